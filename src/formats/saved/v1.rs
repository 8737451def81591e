//! Version 1 of the saved plan: `{"format": "fairway-plan", "version": 1, "edition": "ems/2018-03",
//! "answers": {…}, "progress": {"<task id>": {"status": "done", "reason": "…"}}}`.

use crate::content::Pack;
use crate::formats::answers;
use crate::journey::Answers;
use crate::plan::Progress;
use serde_json::{Value, json};

/// The mark of a plan file.
pub const FORMAT: &str = "fairway-plan";

/// Writes version 1.
pub fn value(pack: &Pack, given: &Answers, progress: &Progress) -> Value {
    json!({
        "format": FORMAT, "version": 1, "edition": pack.name(),
        "answers": answers::write(given), "progress": progress,
    })
}

/// Reads version 1.
pub fn read(pack: &Pack, value: &Value) -> Result<(Answers, Progress), String> {
    if value["edition"] != pack.name() {
        return Err(format!("the plan is for edition {}; expected {}", value["edition"], pack.name()));
    }
    let given = answers::read(pack, &value["answers"]).map_err(|problems| {
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    })?;
    let progress: Progress = serde_json::from_value(value["progress"].clone()).map_err(|error| format!("progress: {error}"))?;
    match progress.keys().find(|id| pack.task(id).is_none()) {
        Some(id) => Err(format!("progress: unknown task \"{id}\"")),
        None => Ok((given, progress)),
    }
}
