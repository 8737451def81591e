//! Version 1 of the saved plan: `{"format": "fairway-plan", "version": 1, "edition": "ems/2018-03",
//! "answers": {…}, "progress": {"<task id>": {"status": "done", "reason": "…"}}}`.

use crate::content::Pack;
use crate::formats::answers;
use crate::journey::Answers;
use crate::plan::Progress;
use serde_json::{Value, json};

/// The mark of a plan file.
pub const FORMAT: &str = "fairway-plan";

const KEYS: [&str; 5] = ["format", "version", "edition", "answers", "progress"];

/// Writes version 1.
pub fn value(pack: &Pack, given: &Answers, progress: &Progress) -> Value {
    json!({
        "format": FORMAT, "version": 1, "edition": pack.name(),
        "answers": answers::write(given), "progress": progress,
    })
}

/// Reads version 1.
pub fn read(pack: &Pack, value: &Value) -> Result<(Answers, Progress), String> {
    let surplus = value.as_object().and_then(|map| map.keys().find(|key| !KEYS.contains(&key.as_str())));
    if let Some(key) = surplus {
        return Err(format!("unknown key \"{key}\"; expected {}", KEYS.join(", ")));
    }
    if value["edition"] != pack.name() {
        return Err(format!("the plan is for edition {}; expected {}", value["edition"], pack.name()));
    }
    let given = answers::read(pack, &value["answers"]).map_err(|problems| {
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    })?;
    Ok((given, read_progress(pack, &value["progress"])?))
}

fn read_progress(pack: &Pack, value: &Value) -> Result<Progress, String> {
    let Value::Object(tasks) = value else {
        return Err(format!("progress: {value} does not fit; expected an object from task id to state"));
    };
    let mut progress = Progress::new();
    for (id, state) in tasks {
        if pack.task(id).is_none() {
            return Err(format!("progress: unknown task \"{id}\""));
        }
        let state = serde_json::from_value(state.clone()).map_err(|error| format!("progress of \"{id}\": {error}"))?;
        progress.insert(id.clone(), state);
    }
    Ok(progress)
}
