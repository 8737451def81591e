//! A step of the history in words: what was changed, and of what.

use super::texts::{Texts, join};
use crate::record::Step;

/// What a step changed, for a sentence: "owner of “Fix the forest level”", or "12 entries".
pub fn step_in_words(texts: Texts, step: &Step) -> String {
    match step.changes.as_slice() {
        [change] => field_in_words(texts, &change.path),
        changes => texts.interface.count("history.entries", changes.len() as u32, &[]),
    }
}

/// What the field at this path is, in words.
pub fn field_in_words(texts: Texts, path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let (kind, id, field) = match parts.as_slice() {
        [kind, id] => (*kind, *id, ""),
        [kind, id, field, ..] => (*kind, *id, *field),
        _ => return path.to_string(),
    };
    let name = match kind {
        "answer" => texts.short(id),
        "task" => texts.maybe(id).unwrap_or_else(|| texts.t("task.own")),
        "sign-off" => texts.maybe(id).unwrap_or_default(),
        _ => String::new(),
    };
    let key = match kind {
        "answer" | "holiday" => join(&["field.", kind]),
        "plan" => join(&["field.plan.", id]),
        _ => join(&["field.", kind, ".", field]),
    };
    texts.fill(&key, &[("name", &name)])
}
