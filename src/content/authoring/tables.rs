//! A file that stands beside the editions of a pack and is not part of any: read into its shape, with the
//! lines of its faults. What such a file says is checked by those who know it.

use super::compose::{Part, read};
use super::faults::Faults;
use super::load;
use crate::content::Problem;
use serde::de::DeserializeOwned;

/// Reads one file, a name and a text, into the shape that it should have.
///
/// # Errors
/// When it is no JSON, a key stands in it twice, or it has another shape.
pub fn found<T: DeserializeOwned>(file: &(String, String)) -> Result<(T, Option<Part>), Vec<Problem>> {
    let mut faults = Faults::default();
    let mut parts = read(std::slice::from_ref(file), &mut faults);
    faults.or(())?;
    let value = load::parse(&file.0, &file.1)?;
    let shaped: T = serde_path_to_error::deserialize(value)
        .map_err(|error| vec![Problem::new(&file.0, error.path().to_string(), error.inner().to_string())])?;
    Ok((shaped, parts.pop()))
}

/// The file with the line of what stands at `path`.
pub fn place_of(part: &Option<Part>, file: &str, path: &str) -> String {
    part.as_ref().map_or(file.to_string(), |part| part.place(path))
}
