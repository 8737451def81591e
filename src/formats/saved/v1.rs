//! Version 1 of the saved plan: `{"format": "fairway-plan", "version": 1, "edition": "ems/2018-03",
//! "answers": {…}, "progress": {"<task id>": {"status": "done", "reason": "…"}}}`. Read only.

use crate::formats::answers;
use crate::plan::Status;
use crate::record::Record;
use serde_json::Value;

const KEYS: [&str; 5] = ["format", "version", "edition", "answers", "progress"];

/// Reads version 1 as a record without id and history.
///
/// # Errors
/// What is not of its shape.
pub fn read(value: &Value) -> Result<Record, String> {
    super::only(value, &KEYS)?;
    let pack = value["edition"].as_str().ok_or("\"edition\": expected a text")?;
    let mut record = Record::new("", pack);
    let given = value["answers"].as_object().ok_or("\"answers\": expected an object")?;
    for (question, answer) in given {
        super::insert(&mut record, ["answer/", question].concat(), answer.clone())?;
    }
    let progress =
        value["progress"].as_object().ok_or("progress: expected an object from task id to state")?;
    for (id, state) in progress {
        read_task(&mut record, id, state).map_err(|error| format!("progress of \"{id}\": {error}"))?;
    }
    Ok(record)
}

fn read_task(record: &mut Record, id: &str, value: &Value) -> Result<(), String> {
    super::only(value, &["status", "reason"])?;
    let words = Status::ALL.map(Status::word).join(", ");
    let status = value["status"].as_str().and_then(Status::from_word);
    let status = status.ok_or_else(|| {
        format!("unknown status {}; expected one of {words}", answers::json(&value["status"]))
    })?;
    let reason = match value.get("reason") {
        None => "",
        Some(Value::String(reason)) => reason,
        Some(other) => return Err(format!("reason {} does not fit; expected a text", answers::json(other))),
    };
    if status != Status::NotStarted {
        super::insert(record, format!("task/{id}/status"), Value::from(status.word()))?;
    }
    if !reason.is_empty() {
        super::insert(record, format!("task/{id}/reason"), Value::from(reason))?;
    }
    Ok(())
}
