//! The saved plan as text: versioned, read strictly, never repaired in silence. Each version has
//! its own file and a fixture in `tests/saved/` for ever.

mod v1;

use crate::content::Pack;
use crate::journey::Answers;
use crate::plan::Progress;
use serde_json::Value;

/// The version that this app writes.
pub const VERSION: u64 = 1;

/// Why a text is not a plan that this app can use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavedError {
    /// It was written by a newer app; the version is given.
    Newer(u64),
    /// It is damaged or no plan at all; the reason is given.
    Damaged(String),
}

/// The plan as a JSON value, for storage.
pub fn value(pack: &Pack, answers: &Answers, progress: &Progress) -> Value {
    v1::value(pack, answers, progress)
}

/// The plan as text, for a file.
pub fn write(pack: &Pack, answers: &Answers, progress: &Progress) -> String {
    crate::formats::answers::json(&value(pack, answers, progress))
}

/// Reads a plan of any version up to [`VERSION`].
///
/// # Errors
/// As [`SavedError`] says. The caller keeps the text.
pub fn read(pack: &Pack, text: &str) -> Result<(Answers, Progress), SavedError> {
    let damaged = |reason: String| SavedError::Damaged(reason);
    // As bytes, like the wording: text and bytes would each bring a reader of their own into the wasm.
    let value: Value = serde_json::from_slice(text.as_bytes()).map_err(|error| damaged(error.to_string()))?;
    if value["format"] != v1::FORMAT {
        return Err(damaged(format!("expected \"format\": \"{}\"", v1::FORMAT)));
    }
    match value["version"].as_u64() {
        Some(1) => v1::read(pack, &value).map_err(damaged),
        Some(newer) if newer > VERSION => Err(SavedError::Newer(newer)),
        _ => Err(damaged("expected a version number".to_string())),
    }
}
