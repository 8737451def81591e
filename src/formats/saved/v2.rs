//! Version 2 of the saved plan, the record of one plan:
//!
//! ```json
//! {"format": "fairway-plan", "version": 2, "id": "k3f9x2", "pack": "ems/2018-03",
//!  "fields": {"answer": {"forest-count": "single"}, "task": {"step-init-1": {"status": "done"}}},
//!  "history": [{"at": 1795406503000, "tab": "q8", "by": "Ann", "set": {"answer/forest-count": [null, "single"]}}]}
//! ```
//!
//! `fields` holds the paths of the record, each word a level. `history` has what each step changed (before
//! and after; `null` for nothing) and `undo` or `redo` with the time of the step that it turns. Everything in
//! it is of the shape that [`is_field`] asks for; whether it means anything is not asked here.

use super::FORMAT;
use crate::record::{Change, Record, Stamp, Step, Turn, is_field};
use serde_json::{Map, Value, json};

const KEYS: [&str; 6] = ["format", "version", "id", "pack", "fields", "history"];
const STEP_KEYS: [&str; 6] = ["at", "tab", "by", "undo", "redo", "set"];

/// Writes version 2.
pub fn value(record: &Record) -> Value {
    let mut fields = Value::Object(Map::new());
    for (path, value) in record.fields.iter() {
        let mut place = &mut fields;
        for word in path.split('/') {
            // Indexing panics on anything else.
            if !place.is_object() {
                *place = Value::Object(Map::new());
            }
            place = &mut place[word];
        }
        *place = value.clone();
    }
    let history: Vec<Value> = record.history.iter().map(write_step).collect();
    json!({
        "format": FORMAT, "version": 2, "id": record.id, "pack": record.pack,
        "fields": fields, "history": history,
    })
}

fn write_step(step: &Step) -> Value {
    let mut value = json!({"at": step.stamp.at, "tab": step.stamp.tab});
    if !step.stamp.by.is_empty() {
        value["by"] = Value::from(step.stamp.by.as_str());
    }
    match step.turn {
        Some(Turn::Undo(at)) => value["undo"] = Value::from(at),
        Some(Turn::Redo(at)) => value["redo"] = Value::from(at),
        None => {}
    }
    for change in &step.changes {
        value["set"][&change.path] = json!([change.was, change.is]);
    }
    value
}

/// Reads version 2.
///
/// # Errors
/// What is not of its shape.
pub fn read(value: &Value) -> Result<Record, String> {
    super::only(value, &KEYS)?;
    let text = |key: &str| value[key].as_str().map(String::from).ok_or(format!("\"{key}\": expected a text"));
    let mut record = Record::new(&text("id")?, &text("pack")?);
    flatten(&mut record, "", &value["fields"])?;
    for step in value["history"].as_array().ok_or("\"history\": expected a list")? {
        let place = record.history.len() + 1;
        let step = read_step(step).ok_or_else(|| format!("\"history\": step {place} does not fit"))?;
        record.history.push(step);
    }
    Ok(record)
}

/// Adds what is under `value` to the fields. An answer is a value also where it is an object.
fn flatten(record: &mut Record, at: &str, value: &Value) -> Result<(), String> {
    let Value::Object(map) = value else {
        return Err("\"fields\": expected an object".to_string());
    };
    for (key, value) in map {
        let path = if at.is_empty() { key.clone() } else { [at, "/", key].concat() };
        if key.contains('/') {
            return Err(format!("the key \"{key}\" at \"{path}\" cannot be part of a path"));
        }
        if value.is_object() && at != "answer" {
            flatten(record, &path, value)?;
        } else {
            super::insert(record, path, value.clone())?;
        }
    }
    Ok(())
}

fn read_step(value: &Value) -> Option<Step> {
    super::only(value, &STEP_KEYS).ok()?;
    let by = value.get("by").map_or(Some(""), Value::as_str)?;
    let turn = match (value.get("undo"), value.get("redo")) {
        (None, None) => None,
        (Some(at), None) => Some(Turn::Undo(at.as_u64()?)),
        (None, Some(at)) => Some(Turn::Redo(at.as_u64()?)),
        _ => return None,
    };
    let mut changes = Vec::new();
    // A turn that found everything changed by others has no `set`.
    if let Some(set) = value.get("set") {
        for (path, sides) in set.as_object()? {
            let [was, is] = sides.as_array()?.as_slice() else { return None };
            changes.push(Change { path: path.clone(), was: side(path, was)?, is: side(path, is)? });
        }
    }
    let stamp =
        Stamp { at: value["at"].as_u64()?, tab: value["tab"].as_str()?.to_string(), by: by.to_string() };
    Some(Step { stamp, turn, changes })
}

/// What a change was or is; `None` where it cannot be that.
fn side(path: &str, value: &Value) -> Option<Option<Value>> {
    if value.is_null() {
        return Some(None);
    }
    is_field(path, value).then(|| Some(value.clone()))
}
