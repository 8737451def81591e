//! A step of the history in words: what was changed, and of what.

use super::texts::{Texts, join};
use crate::formats::answers::read_one;
use crate::record::{Change, Step};
use serde_json::Value;

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
        "sign-off" => texts.maybe(id).unwrap_or_else(|| texts.t("completion.whole")),
        _ => String::new(),
    };
    let key = match kind {
        "answer" | "holiday" => join(&["field.", kind]),
        "plan" => join(&["field.plan.", id]),
        _ => join(&["field.", kind, ".", field]),
    };
    texts.fill(&key, &[("name", &name)])
}

/// A change in words: what it is of, what it was, and what it is now.
pub fn change_in_words(texts: Texts, change: &Change) -> String {
    let what = field_in_words(texts, &change.path);
    let said = |value: &Option<Value>| value.as_ref().map(|value| value_in_words(texts, &change.path, value));
    let (was, is) = (said(&change.was), said(&change.is));
    let values =
        |was: &str, is: &str| texts.fill("history.changed", &[("field", &what), ("was", was), ("is", is)]);
    match (was, is) {
        (None, Some(is)) => texts.fill("history.set", &[("field", &what), ("is", &is)]),
        (Some(was), Some(is)) => values(&was, &is),
        (Some(was), None) => texts.fill("history.emptied", &[("field", &what), ("was", &was)]),
        (None, None) => what,
    }
}

/// Longest text that is shown of a value, in characters.
const MOST: usize = 80;

fn value_in_words(texts: Texts, path: &str, value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    if let Some(question) = path.strip_prefix("answer/") {
        let known = texts.pack().question(question);
        let answer = known.and_then(|question| read_one(question, value).ok());
        let lines = answer.map(|answer| texts.answer(question, &answer));
        return lines.map_or_else(|| value.to_string(), |lines| lines.join(", "));
    }
    match path.rsplit('/').next().unwrap_or_default() {
        "status" => texts.t(&join(&["status.", text])),
        "phase" | "party" => texts.c(&join(&[path.rsplit('/').next().unwrap_or_default(), ".", text])),
        "colour" => texts.t(&join(&["settings.colour.", text])),
        _ if value == &Value::Bool(true) => texts.t("history.yes"),
        _ if value.is_string() => {
            let short: String = text.chars().take(MOST).collect();
            if short.len() < text.len() { format!("“{short}…”") } else { format!("“{short}”") }
        }
        _ => value.to_string(),
    }
}
