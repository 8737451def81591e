//! Version 1 of the saved plan: `{"format": "fairway-plan", "version": 1, "edition": "ems/2018-03",
//! "answers": {…}, "progress": {"<task id>": {"status": "done", "reason": "…"}}}`.

use crate::content::Pack;
use crate::formats::answers;
use crate::journey::Answers;
use crate::plan::{Progress, Status, TaskProgress};
use serde_json::{Value, json};

/// The mark of a plan file.
pub const FORMAT: &str = "fairway-plan";

const KEYS: [&str; 5] = ["format", "version", "edition", "answers", "progress"];

/// Writes version 1.
pub fn value(pack: &Pack, given: &Answers, progress: &Progress) -> Value {
    let progress = progress.iter().map(|(id, task)| (id, write_task(task)));
    json!({
        "format": FORMAT, "version": 1, "edition": pack.name(),
        "answers": answers::write(given), "progress": answers::object(progress),
    })
}

fn write_task(task: &TaskProgress) -> Value {
    let mut value = json!({"status": task.status.word()});
    if !task.reason.is_empty() {
        value["reason"] = Value::from(task.reason.as_str());
    }
    value
}

/// By hand, like the answers: a derived reader costs 9 kB of wasm here, and tells less.
fn read_task(value: &Value) -> Result<TaskProgress, String> {
    let Value::Object(map) = value else {
        return Err(format!("{} does not fit; expected an object with a status", answers::json(value)));
    };
    if let Some(key) = map.keys().find(|key| !["status", "reason"].contains(&key.as_str())) {
        return Err(format!("unknown key \"{key}\"; expected status, reason"));
    }
    let words = Status::ALL.map(Status::word).join(", ");
    let status = value["status"].as_str().and_then(Status::from_word);
    let status = status.ok_or_else(|| {
        format!("unknown status {}; expected one of {words}", answers::json(&value["status"]))
    })?;
    let reason = match map.get("reason") {
        None => String::new(),
        Some(Value::String(reason)) => reason.clone(),
        Some(other) => return Err(format!("reason {} does not fit; expected a text", answers::json(other))),
    };
    Ok(TaskProgress { status, reason })
}

/// Reads version 1.
pub fn read(pack: &Pack, value: &Value) -> Result<(Answers, Progress), String> {
    let surplus = value.as_object().and_then(|map| map.keys().find(|key| !KEYS.contains(&key.as_str())));
    if let Some(key) = surplus {
        return Err(format!("unknown key \"{key}\"; expected {}", KEYS.join(", ")));
    }
    if value["edition"] != pack.name() {
        return Err(format!(
            "the plan is for edition {}; expected {}",
            answers::json(&value["edition"]),
            pack.name()
        ));
    }
    let given = answers::read_in_words(pack, &value["answers"])?;
    Ok((given, read_progress(pack, &value["progress"])?))
}

fn read_progress(pack: &Pack, value: &Value) -> Result<Progress, String> {
    let Value::Object(tasks) = value else {
        return Err(format!(
            "progress: {} does not fit; expected an object from task id to state",
            answers::json(value)
        ));
    };
    let mut progress = Progress::default();
    for (id, state) in tasks {
        if pack.task(id).is_none() {
            return Err(format!("progress: unknown task \"{id}\""));
        }
        let state = read_task(state).map_err(|error| format!("progress of \"{id}\": {error}"))?;
        progress.insert(id.clone(), state);
    }
    Ok(progress)
}
