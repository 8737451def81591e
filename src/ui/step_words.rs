//! A step of the history in words: what was changed, of what, from what to what.

use super::texts::{Texts, join};
use crate::formats::answers;
use crate::record::{Change, Record, Step, Turn};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// How many letters of a long text are told.
const LONG: usize = 80;

/// What a step changed, for a sentence: "owner of “Fix the forest level”", or "12 entries".
pub fn step_in_words(texts: Texts, record: &Record, step: &Step) -> String {
    let changed = changed_in_words(texts, record, step);
    if step.turn == Some(Turn::Merged) {
        texts.fill("history.merged", &[("changes", &changed)])
    } else {
        changed
    }
}

fn changed_in_words(texts: Texts, record: &Record, step: &Step) -> String {
    let [first, more @ ..] = step.changes.as_slice() else { return texts.t("history.no-change") };
    if more.is_empty() {
        return field_in_words(texts, record, &first.path);
    }
    let count = step.changes.len() as u32;
    let of = |path: &str| path.splitn(3, '/').take(2).collect::<Vec<_>>().join("/");
    let things: BTreeSet<String> = step.changes.iter().map(|change| of(&change.path)).collect();
    let kinds: BTreeSet<&str> =
        step.changes.iter().filter_map(|change| change.path.split('/').next()).collect();
    if things.len() == 1 {
        let name = thing_in_words(texts, record, &first.path);
        return texts.interface.count("history.entries-of", count, &[("name", &name)]);
    }
    match kinds.into_iter().collect::<Vec<_>>().as_slice() {
        ["answer"] => texts.interface.count("history.answers", count, &[]),
        ["task"] => texts.interface.count("history.tasks", things.len() as u32, &[]),
        _ => texts.interface.count("history.entries", count, &[]),
    }
}

/// What one field changed from and to.
pub fn change_in_words(texts: Texts, record: &Record, change: &Change) -> String {
    let what = field_in_words(texts, record, &change.path);
    let said = |value: &Option<Value>| {
        value.as_ref().map(|value| value_in_words(texts, record, &change.path, value))
    };
    let (kind, _, field) = parts(&change.path);
    let is_status = (kind, field) == ("task", "status");
    let unset = || is_status.then(|| texts.t("status.not-started"));
    match (field, &change.is) {
        ("gone", Some(_)) => return what,
        ("gone", None) => return told(texts, "history.back", &what, "", ""),
        _ => {}
    }
    match (said(&change.was).or_else(unset), said(&change.is).or_else(unset)) {
        (Some(was), Some(is)) => told(texts, "history.changed", &what, &was, &is),
        (None, Some(is)) => told(texts, "history.set", &what, "", &is),
        (Some(was), None) => told(texts, "history.cleared", &what, &was, ""),
        (None, None) => what,
    }
}

fn told(texts: Texts, key: &str, what: &str, was: &str, is: &str) -> String {
    texts.fill(key, &[("what", what), ("was", was), ("is", is)])
}

/// What the field at this path is, in words.
pub fn field_in_words(texts: Texts, record: &Record, path: &str) -> String {
    let (kind, id, field) = parts(path);
    let name = name_of(texts, record, kind, id);
    // Written out, so that the check of the wording sees which keys there are.
    let (of, field) = match kind {
        "task" => ("field.task.", field),
        "person" => ("field.person.", field),
        "meeting" => ("field.meeting.", field),
        "sign-off" => ("field.sign-off.", field),
        "plan" => ("field.plan.", id),
        _ => ("field.", kind),
    };
    texts.fill(&join(&[of, field]), &[("name", &name)])
}

/// Kind, id and field of a path; the last is empty where there is none.
fn parts(path: &str) -> (&str, &str, &str) {
    let mut words = path.split('/');
    let mut next = || words.next().unwrap_or_default();
    (next(), next(), next())
}

fn thing_in_words(texts: Texts, record: &Record, path: &str) -> String {
    let (kind, id, _) = parts(path);
    let name = name_of(texts, record, kind, id);
    if kind == "person" { name } else { texts.fill("history.quoted", &[("name", &name)]) }
}

/// The name by which a thing goes now.
fn name_of(texts: Texts, record: &Record, kind: &str, id: &str) -> String {
    let entered = |field: &str, key: &str| {
        let name = record.text(&join(&[kind, "/", id, "/", field])).to_string();
        if name.is_empty() { texts.t(key) } else { name }
    };
    match kind {
        "answer" => texts.short(id),
        "task" if Record::is_own(id) => entered("title", "task.own"),
        "task" => texts.maybe(id).unwrap_or_else(|| id.to_string()),
        "person" => entered("name", "people.unnamed"),
        "meeting" => entered("title", "meeting.untitled"),
        "holiday" => texts.date(id),
        "sign-off" => texts.maybe(id).unwrap_or_else(|| texts.t("completion.whole")),
        _ => String::new(),
    }
}

/// The value of a field in words, long texts shortened.
pub fn value_in_words(texts: Texts, record: &Record, path: &str, value: &Value) -> String {
    let (kind, id, field) = parts(path);
    let word = value.as_str().unwrap_or_default();
    match (kind, field) {
        ("answer", _) => answer_in_words(texts, id, value),
        ("task", "status") => texts.t(&join(&["status.", word])),
        ("task" | "meeting", "phase") => texts.c(&join(&["phase.", word])),
        ("task", "party") => texts.c(&join(&["party.", word])),
        ("task", "proposed") => texts.t(&join(&["history.proposed.", word])),
        ("plan", "") if id == "colour" => texts.t(&join(&["settings.colour.", word])),
        ("person", "side") => texts.t(&join(&["people.side.", word])),
        ("task", "start" | "due") | ("meeting", "day") | ("sign-off", "on") => texts.date(word),
        ("plan", _) if matches!(id, "target" | "start" | "archived") => texts.date(word),
        ("task", "after") => name_of(texts, record, "task", path.rsplit('/').next().unwrap_or_default()),
        ("task", "effort") => {
            let days = value.as_u64().and_then(|days| u32::try_from(days).ok());
            texts.interface.count("history.days", days.unwrap_or_default(), &[])
        }
        _ => match value {
            Value::String(text) => texts.fill("history.quoted", &[("name", &short(text))]),
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
            other => other.to_string(),
        },
    }
}

fn answer_in_words(texts: Texts, question: &str, value: &Value) -> String {
    let mut one = Map::new();
    one.insert(question.to_string(), value.clone());
    // An answer of an older edition of a loaded pack may not be one any more.
    let read = answers::read(texts.pack(), &Value::Object(one)).ok();
    let said = read.and_then(|answers| Some(texts.answer(question, answers.get(question)?)));
    said.map_or_else(|| value.to_string(), |lines| lines.join("; "))
}

/// The beginning of a long text, in one line.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONG) {
        Some((end, _)) => join(&[line[..end].trim_end(), "…"]),
        None => line,
    }
}
