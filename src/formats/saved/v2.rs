//! Version 2 of the saved plan, the record of one plan:
//!
//! ```json
//! {"format": "fairway-plan", "version": 2, "id": "k3f9x2", "pack": "ems/2018-03",
//!  "fields": {"answer": {"forest-count": "single"}, "task": {"step-init-1": {"status": "done"}}},
//!  "history": [{"at": 1795406503000, "tab": "q8", "by": "Ann", "set": {"answer/forest-count": [null, "single"]}}]}
//! ```
//!
//! `fields` holds the paths of the record, each word a level. `history` has what each step changed (before
//! and after; `null` for nothing) and `undo` or `redo` with the time of the step that it turns.

use super::FORMAT;
use crate::content::Table;
use crate::record::{Change, Record, Stamp, Step, Turn};
use serde_json::{Map, Value, json};

const KEYS: [&str; 6] = ["format", "version", "id", "pack", "fields", "history"];

/// Writes version 2.
pub fn value(record: &Record) -> Value {
    let mut fields = Value::Object(Map::new());
    for (path, value) in record.fields.iter() {
        let place = path.split('/').fold(&mut fields, |place, word| &mut place[word]);
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
/// What is not of its shape. Whether the fields fit is not asked here.
pub fn read(value: &Value) -> Result<Record, String> {
    super::only(value, &KEYS)?;
    let text = |key: &str| value[key].as_str().map(String::from).ok_or(format!("\"{key}\": expected a text"));
    let mut record = Record::new(&text("id")?, &text("pack")?);
    flatten(&mut record.fields, "", &value["fields"])?;
    let steps = value["history"].as_array().ok_or("\"history\": expected a list")?;
    record.history = steps.iter().map(read_step).collect::<Option<_>>().ok_or("\"history\": an odd step")?;
    Ok(record)
}

/// Adds what is under `value` to `fields`. An answer is a value also where it is an object.
fn flatten(fields: &mut Table<Value>, at: &str, value: &Value) -> Result<(), String> {
    let Value::Object(map) = value else {
        return Err(format!("\"fields{at}\": expected an object"));
    };
    for (key, value) in map {
        if key.is_empty() || key.contains('/') {
            return Err(format!("\"fields{at}\": the key \"{key}\" cannot be part of a path"));
        }
        let path = if at.is_empty() { key.clone() } else { [at, "/", key].concat() };
        if value.is_object() && at != "answer" {
            flatten(fields, &path, value)?;
        } else {
            fields.insert(path, value.clone());
        }
    }
    Ok(())
}

fn read_step(value: &Value) -> Option<Step> {
    let (undo, redo) = (value["undo"].as_u64(), value["redo"].as_u64());
    let side = |pair: &Value, side: usize| Some(&pair[side]).filter(|value| !value.is_null()).cloned();
    // A step that could change nothing has no `set`.
    let changes = value["set"].as_object().into_iter().flatten().map(|(path, pair)| Change {
        path: path.clone(),
        was: side(pair, 0),
        is: side(pair, 1),
    });
    Some(Step {
        stamp: Stamp {
            at: value["at"].as_u64()?,
            tab: value["tab"].as_str()?.to_string(),
            by: value["by"].as_str().unwrap_or_default().to_string(),
        },
        turn: undo.map(Turn::Undo).or(redo.map(Turn::Redo)),
        changes: changes.collect(),
    })
}
