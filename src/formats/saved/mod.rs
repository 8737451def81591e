//! The saved plan as text: versioned, read strictly, never repaired in silence. Each version has
//! its own file, or that of the next one where it is the same but for what came with it, and a fixture in
//! `tests/saved/` for ever.

mod v1;
mod v3;

use super::answers;
use crate::content::Pack;
use crate::journey::Answers;
use crate::record::{Record, is_field};
use serde_json::{Map, Value};

/// The version that this app writes.
pub const VERSION: u64 = 3;
/// The mark of a plan file.
pub const FORMAT: &str = "fairway-plan";
/// How the paths of answers begin.
const ANSWER: &str = "answer/";

/// Why a text is not a plan that this app can use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavedError {
    /// It was written by a newer app; the version is given.
    Newer(u64),
    /// It is damaged or no plan at all; the reason is given.
    Damaged(String),
}

/// The plan as JSON.
pub fn value(record: &Record) -> Value {
    v3::value(record)
}

/// The plan as text, for storage and for a file.
pub fn write(record: &Record) -> String {
    answers::json(&v3::value(record))
}

/// Reads a plan of any version up to [`VERSION`]. One of version 1 has no id yet.
///
/// # Errors
/// As [`SavedError`] says. The caller keeps the text.
pub fn read(text: &str) -> Result<Record, SavedError> {
    read_with(text, v1::read)
}

/// The same of JSON that was read already.
///
/// # Errors
/// As [`SavedError`] says.
pub fn read_value(value: &Value) -> Result<Record, SavedError> {
    value_with(value, v1::read)
}

/// Reads a plan as [`read`] does, but for version 1, which counts as damaged here. For the app, which leaves
/// that one to the annex, so that a first visit does without its reader.
///
/// # Errors
/// As [`SavedError`] says. The caller keeps the text.
pub fn read_recent(text: &str) -> Result<Record, SavedError> {
    read_with(text, |_| Err("version 1".to_string()))
}

fn read_with(text: &str, first: impl FnOnce(&Value) -> Result<Record, String>) -> Result<Record, SavedError> {
    // As bytes, like the wording: text and bytes would each bring a reader of their own into the wasm.
    let value: Value =
        serde_json::from_slice(text.as_bytes()).map_err(|error| SavedError::Damaged(error.to_string()))?;
    value_with(&value, first)
}

fn value_with(
    value: &Value,
    first: impl FnOnce(&Value) -> Result<Record, String>,
) -> Result<Record, SavedError> {
    let damaged = |reason: String| SavedError::Damaged(reason);
    if value["format"] != FORMAT {
        return Err(damaged(format!("expected \"format\": \"{FORMAT}\"")));
    }
    match value["version"].as_u64() {
        Some(1) => first(value).map_err(damaged),
        Some(2 | 3) => v3::read(value).map_err(damaged),
        Some(newer) if newer > VERSION => Err(SavedError::Newer(newer)),
        _ => Err(damaged("expected a version number".to_string())),
    }
}

/// The answers of a record.
///
/// # Errors
/// When the record is of another pack, or an answer is not one that the pack takes.
pub fn answers_of(pack: &Pack, record: &Record) -> Result<Answers, String> {
    if record.pack != pack.name() {
        return Err(format!("the plan is for edition {}; expected {}", record.pack, pack.name()));
    }
    let mut given = Map::new();
    for (question, answer) in record.under(ANSWER) {
        given.insert(question.to_string(), answer.clone());
    }
    answers::read_in_words(pack, &Value::Object(given))
}

/// The fields that make the answers of `record` those given here, for [`Record::edit`].
pub fn answer_fields(record: &Record, given: &Answers) -> Vec<(String, Option<Value>)> {
    let path = |question: &str| [ANSWER, question].concat();
    let now = given.0.iter().map(|(question, answer)| (path(question), Some(answers::write_one(answer))));
    let gone = record.under(ANSWER).filter(|(question, _)| given.get(question).is_none());
    now.chain(gone.map(|(question, _)| (path(question), None))).collect()
}

/// Adds a field, or refuses what cannot be one.
fn insert(record: &mut Record, path: String, value: Value) -> Result<(), String> {
    if !is_field(&path, &value) {
        return Err(format!("{} at \"{path}\" cannot be a field", answers::json(&value)));
    }
    record.fields.insert(path, value);
    Ok(())
}

/// Refuses an object with other keys than these, or what is no object.
fn only(value: &Value, keys: &[&str]) -> Result<(), String> {
    let Value::Object(map) = value else {
        return Err(format!("{} does not fit; expected an object", answers::json(value)));
    };
    match map.keys().find(|key| !keys.contains(&key.as_str())) {
        Some(key) => Err(format!("unknown key \"{key}\"; expected {}", keys.join(", "))),
        None => Ok(()),
    }
}
