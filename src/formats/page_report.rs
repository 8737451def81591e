//! What the page around an embedded app is told of a plan: verdicts by row id, and how far it is. Neither names
//! nor notes; a page that is to have those keeps the plan itself.

use super::{plan_summary::summarise, saved};
use crate::content::{Pack, SubjectKind};
use crate::journey::{Outcome, Verdict, decide};
use crate::record::Record;
use serde_json::{Map, Value, json};

/// The report: `verdict` and `progress`, in the shapes of `src/embed/messages.js`.
///
/// # Errors
/// When the plan is not one of this pack, or its answers do not fit it.
pub fn page_report(pack: &Pack, record: &Record) -> Result<Value, String> {
    if record.pack != pack.name() {
        return Err(format!("the plan is of {}, in use is {}", record.pack, pack.name()));
    }
    let outcome = decide(pack, &saved::answers_of(pack, record)?);
    // The mark names the content by which a kept summary holds; this one is not kept.
    let summary = summarise(pack, "", record).map_err(|error| format!("{error:?}"))?;
    let progress = summary.progress.unwrap_or_default();
    Ok(json!({
        "verdict": {
            "edition": pack.name(),
            "services": levels(&outcome, SubjectKind::Service),
            "identity": levels(&outcome, SubjectKind::Identity),
            "methods": levels(&outcome, SubjectKind::Method),
        },
        "progress": {
            "questions": progress.questions, "tasks": progress.total, "settled": progress.settled,
        },
    }))
}

fn levels(outcome: &Outcome, kind: SubjectKind) -> Value {
    let one = |verdict: &Verdict| (verdict.subject.clone(), json!(verdict.level));
    Value::Object(outcome.of_kind(kind).map(one).collect::<Map<_, _>>())
}
