//! Reads a composed pack as its authors write it: sizes of texts first, then its shape, then everything
//! that [`check`] sees.

use super::faults::{Faults, file_of};
use super::shape::{Form, shape};
use super::{check, limits};
use crate::content::{Pack, Problem};
use serde_json::Value;

/// Reads and checks a composed pack. Of a text that is not JSON the one fault is told, otherwise all.
///
/// # Errors
/// When the text is not a pack of the known format, or when [`check`] finds problems.
pub fn load(text: &str) -> Result<Pack, Vec<Problem>> {
    let value = parse("pack", text)?;
    let mut faults = Faults::default();
    limits::texts("pack", &value, &mut faults);
    shape(Form::Pack, "pack", &value, &mut faults);
    // A composed text no longer knows its files; faults name those that hold such things by custom.
    let by_custom = |problem: Problem| Problem { file: file_of(&problem.path).into(), ..problem };
    faults.or(()).map_err(|told| told.into_iter().map(by_custom).collect::<Vec<_>>())?;
    let pack = typed(value)?;
    let problems = check(&pack);
    if problems.is_empty() { Ok(pack) } else { Err(problems) }
}

/// The text as JSON.
///
/// # Errors
/// The one fault at which reading stops; it also refuses what is nested more than 128 levels deep.
pub fn parse(file: &str, text: &str) -> Result<Value, Vec<Problem>> {
    serde_json::from_str(text).map_err(|error| vec![syntax(file, &error)])
}

/// The fault of a text that is not JSON.
pub fn syntax(file: &str, error: &serde_json::Error) -> Problem {
    Problem::new(&format!("{file}:{}", error.line()), "(whole file)", format!("found {error}; expected JSON"))
}

/// A value of the right shape as a pack. The types are the judge: should they refuse what the schema
/// allows, their word is told.
///
/// # Errors
/// The first fault that the types find.
pub fn typed(value: Value) -> Result<Pack, Vec<Problem>> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let mut faults = Faults::default();
        faults.tell(error.path().to_string(), error.inner().to_string());
        faults.list()
    })
}
