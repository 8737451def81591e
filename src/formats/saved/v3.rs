//! Version 3 of the saved plan, the record of one plan; version 2, which has less, is read here as well:
//!
//! ```json
//! {"format": "fairway-plan", "version": 3, "id": "k3f9x2", "pack": "ems/2018-03",
//!  "fields": {"answer": {"forest-count": "single"}, "task": {"step-init-1": {"status": "done"}}},
//!  "history": [{"at": 1795406503000, "tab": "q8", "by": "Ann", "set": {"answer/forest-count": [null, "single"]}}],
//!  "older": {"task": {"step-init-1": {"status": [1795306503000, "q8"]}}},
//!  "seen": {"z1": 1795306502000}}
//! ```
//!
//! `fields` holds the paths of the record, each word a level. `history` has what each step changed (before
//! and after; `null` for nothing), `undo` or `redo` with the time of the step that it turns or `merged`, and
//! `typed` with time and room of what was typed on. `older` says of fields whose step is gone when and where
//! they were set, and `seen` of which tabs more is known than that; both may be absent, as in version 2.
//! Everything in it is of the shape that [`is_field`] asks for; whether it means anything is not asked here.

use super::FORMAT;
use crate::content::Table;
use crate::record::{Change, Dot, Record, Stamp, Step, Turn, Typed, is_field};
use serde_json::{Map, Value, json};

const KEYS: [&str; 8] = ["format", "version", "id", "pack", "fields", "history", "older", "seen"];
const STEP_KEYS: [&str; 8] = ["at", "tab", "by", "undo", "redo", "merged", "typed", "set"];

/// Times lie below this, which is 2^53: beyond every clock and every later step, and exact for every reader
/// of JSON.
const NEVER: u64 = 1 << 53;

/// Writes version 3.
pub fn value(record: &Record) -> Value {
    let history: Vec<Value> = record.history.iter().map(write_step).collect();
    let mut value = json!({
        "format": FORMAT, "version": 3, "id": record.id, "pack": record.pack,
        "fields": tree(&record.fields, Value::clone), "history": history,
    });
    if !record.older.is_empty() {
        value["older"] = tree(&record.older, |dot| json!([dot.at, dot.tab]));
    }
    let told = record.told_by_steps();
    for (tab, at) in record.seen.iter().filter(|(tab, at)| told.get(tab) != Some(at)) {
        value["seen"][tab] = Value::from(*at);
    }
    value
}

/// Values by path as a tree, each word a level.
fn tree<V>(table: &Table<V>, write: impl Fn(&V) -> Value) -> Value {
    let mut fields = Value::Object(Map::new());
    for (path, value) in table.iter() {
        let mut place = &mut fields;
        for word in path.split('/') {
            // Indexing panics on anything else.
            if !place.is_object() {
                *place = Value::Object(Map::new());
            }
            place = &mut place[word];
        }
        *place = write(value);
    }
    fields
}

fn write_step(step: &Step) -> Value {
    let mut value = json!({"at": step.stamp.at, "tab": step.stamp.tab});
    if !step.stamp.by.is_empty() {
        value["by"] = Value::from(step.stamp.by.as_str());
    }
    match step.turn {
        Some(Turn::Undo(at)) => value["undo"] = Value::from(at),
        Some(Turn::Redo(at)) => value["redo"] = Value::from(at),
        Some(Turn::Merged) => value["merged"] = Value::from(true),
        None => {}
    }
    if let Some(typed) = step.typed {
        value["typed"] = json!([typed.until, typed.room]);
    }
    for change in &step.changes {
        value["set"][&change.path] = json!([change.was, change.is]);
    }
    value
}

/// Reads version 3, or version 2.
///
/// # Errors
/// What is not of its shape.
pub fn read(value: &Value) -> Result<Record, String> {
    super::only(value, &KEYS)?;
    let text = |key: &str| value[key].as_str().map(String::from).ok_or(format!("\"{key}\": expected a text"));
    let mut record = Record::new(&text("id")?, &text("pack")?);
    flatten("", &value["fields"], &mut |path, value| super::insert(&mut record, path, value.clone()))?;
    for step in value["history"].as_array().ok_or("\"history\": expected a list")? {
        let place = record.history.len() + 1;
        let step = read_step(step).ok_or_else(|| format!("\"history\": step {place} does not fit"))?;
        if !record.enter(step) {
            return Err(format!("\"history\": step {place} has time and tab of another one"));
        }
    }
    if let Some(older) = value.get("older") {
        flatten("", older, &mut |path, value| {
            let dot = read_dot(value).filter(|_| is_field(&path, value));
            let dot = dot.ok_or_else(|| format!("\"older\": what is at \"{path}\" does not fit"))?;
            record.older.insert(path, dot);
            Ok(())
        })?;
    }
    record.seen = record.told_by_steps();
    if let Some(seen) = value.get("seen") {
        let seen = seen.as_object().ok_or("\"seen\": expected an object")?;
        for (tab, at) in seen {
            let at = time(at).ok_or("\"seen\": expected times")?;
            let known = record.seen.at(tab);
            *known = at.max(*known);
        }
    }
    Ok(record)
}

fn time(value: &Value) -> Option<u64> {
    value.as_u64().filter(|at| *at < NEVER)
}

fn read_dot(value: &Value) -> Option<Dot> {
    let [at, tab] = value.as_array()?.as_slice() else { return None };
    Some(Dot { at: time(at)?, tab: tab.as_str()?.to_string() })
}

/// Hands on every path under `value` and what is there. An answer is a value also where it is an object.
fn flatten(
    at: &str,
    value: &Value,
    found: &mut dyn FnMut(String, &Value) -> Result<(), String>,
) -> Result<(), String> {
    let Value::Object(map) = value else {
        return Err("\"fields\": expected an object".to_string());
    };
    for (key, value) in map {
        let path = if at.is_empty() { key.clone() } else { [at, "/", key].concat() };
        if key.contains('/') || key.is_empty() {
            return Err(format!("the key \"{key}\" at \"{path}\" cannot be part of a path"));
        }
        if value.is_object() && at != "answer" {
            flatten(&path, value, found)?;
        } else {
            found(path, value)?;
        }
    }
    Ok(())
}

fn read_step(value: &Value) -> Option<Step> {
    super::only(value, &STEP_KEYS).ok()?;
    let by = value.get("by").map_or(Some(""), Value::as_str)?;
    let turn = match (value.get("undo"), value.get("redo"), value.get("merged")) {
        (None, None, None) => None,
        (Some(at), None, None) => Some(Turn::Undo(time(at)?)),
        (None, Some(at), None) => Some(Turn::Redo(time(at)?)),
        (None, None, Some(Value::Bool(true))) => Some(Turn::Merged),
        _ => return None,
    };
    let at = time(&value["at"])?;
    let typed = match value.get("typed") {
        None => None,
        Some(typed) => {
            let [until, room] = typed.as_array()?.as_slice() else { return None };
            // What was typed on was typed later.
            Some(Typed {
                until: time(until).filter(|until| *until >= at)?,
                room: usize::try_from(room.as_u64()?).ok()?,
            })
        }
    };
    let mut changes = Vec::new();
    // A turn that found everything changed by others has no `set`.
    if let Some(set) = value.get("set") {
        for (path, sides) in set.as_object()? {
            let [was, is] = sides.as_array()?.as_slice() else { return None };
            changes.push(Change { path: path.clone(), was: side(path, was)?, is: side(path, is)? });
        }
    }
    let stamp = Stamp { at, tab: value["tab"].as_str()?.to_string(), by: by.to_string() };
    Some(Step { stamp, turn, typed, changes })
}

/// What a change was or is; `None` where it cannot be that.
fn side(path: &str, value: &Value) -> Option<Option<Value>> {
    if value.is_null() {
        return Some(None);
    }
    is_field(path, value).then(|| Some(value.clone()))
}
