//! Plans as they are saved, and the short texts beside them: marks of deleted ones, and summaries.

use super::{EDITION, NEVER, SECOND, THIRD, bytes, is_bounded, size, text};
use crate::fuzz::{Parser, Seen};
use crate::support::damage::is_safe;
use crate::support::text_of;
use fairway::formats::saved::{self, SavedError};
use fairway::record::{Deleted, HISTORY, Progress, Record, Stamp, Summary, Turn, is_field};
use serde_json::{Value, json};

/// `saved::read`, `saved::read_recent`.
pub const SAVED: Parser = Parser { slow: 2, ..Parser::new(plans, PLAN_WORDS, saved_plan) };
/// `Deleted::read`.
pub const DELETED: Parser = Parser { takes_all: true, ..Parser::new(marks, &["at", "tab", "\n"], deleted) };
/// `Summary::read`.
pub const SUMMARY: Parser = Parser::new(summaries, SUMMARY_WORDS, summary);

/// Words of plans, and the shapes of their parts.
pub const PLAN_WORDS: &[&str] = &[
    "format",
    "fairway-plan",
    "version",
    "id",
    "pack",
    "fields",
    "history",
    "older",
    "seen",
    "at",
    "tab",
    "by",
    "undo",
    "redo",
    "merged",
    "typed",
    "set",
    "edition",
    "answers",
    "progress",
    "answer",
    "task",
    "plan",
    "holiday",
    "person",
    "meeting",
    "sign-off",
    "gone",
    "answer/identity",
    "task/a/notes",
    "{\"at\":5,\"tab\":\"q8\",\"undo\":9007199254740993}",
    "{\"a\":[5,\"q8\"]}",
    "9007199254740990",
];

const SUMMARY_WORDS: &[&str] = &[
    "version",
    "pack",
    "name",
    "customer",
    "colour",
    "archived",
    "changed",
    "progress",
    "mark",
    "questions",
    "total",
    "settled",
    "due",
    "null",
    "2026-12-25",
    "9999-12-31",
    "[\"2026-12-25\",1]",
];

fn plans() -> Vec<Vec<u8>> {
    let mut texts = [1, 2, 3].map(|version| text_of(format!("tests/saved/v{version}.json"))).to_vec();
    texts.push(saved::write(&Record::new("k3f9x2", "ems/2018-03")));
    texts.push(saved::write(&THIRD.join(&SECOND)));
    bytes(texts)
}

/// The paths of a tree of fields, as its keys give them; an answer is a value also where it is an object.
fn paths(value: &Value, at: &[&str], found: &mut Vec<String>) {
    let Value::Object(map) = value else { return found.push(at.join("/")) };
    for (key, value) in map {
        match at {
            ["answer"] => found.push(["answer/", key].concat()),
            _ => paths(value, &[at, &[key.as_str()]].concat(), found),
        }
    }
}

/// Nothing of what stands there is dropped or read as something else: the same fields, as many steps and times.
fn holds_all(value: &Value, record: &Record) {
    let same = |tree: Option<&Value>, known: Vec<&String>| {
        let mut found = Vec::new();
        tree.into_iter().for_each(|tree| paths(tree, &[], &mut found));
        found.sort();
        assert_eq!(found.iter().collect::<Vec<_>>(), known);
    };
    if value["version"] != 1 {
        same(value.get("fields"), record.fields.keys().collect());
    }
    same(value.get("older"), record.older.keys().collect());
    assert_eq!(value["history"].as_array().map_or(0, Vec::len), record.history.len());
    for (tab, _) in value["seen"].as_object().into_iter().flatten() {
        assert!(record.seen.get(tab).is_some(), "{tab} was seen");
    }
}

/// Everything in it lies in its bounds.
pub fn is_within_bounds(record: &Record) {
    record.fields.iter().for_each(|(path, value)| assert!(is_field(path, value), "{path}: {value}"));
    for path in record.older.keys() {
        assert!(is_field(path, &Value::Bool(true)), "older: {path} cannot be a field");
    }
    let older = record.older.values().map(|dot| dot.at);
    older.chain(record.seen.values().copied()).for_each(|at| assert!(at < NEVER, "{at}"));
    for step in &record.history {
        assert!(step.stamp.at <= step.until() && step.until() < NEVER, "{step:?}");
        if let Some(Turn::Undo(at) | Turn::Redo(at)) = step.turn {
            assert!(at < NEVER, "a turn of {at}");
        }
        for change in &step.changes {
            for side in [&change.was, &change.is].into_iter().flatten() {
                assert!(is_field(&change.path, side), "{}: {side}", change.path);
            }
        }
        assert!(step.changes.is_sorted_by(|a, b| a.path < b.path), "{step:?}");
    }
    assert!(record.history.is_sorted_by(|a, b| a.name() < b.name()));
    assert!(record.history.iter().all(|step| record.seen.get(&step.stamp.tab) >= Some(&step.until())));
}

fn saved_plan(input: &[u8]) -> Seen {
    let text = text(input);
    let (read, recent) = (saved::read(&text), saved::read_recent(&text));
    let value: Option<Value> = serde_json::from_str(&text).ok();
    if value.as_ref().is_some_and(|value| value["version"] == 1) {
        assert!(recent.is_err());
    } else {
        assert_eq!(read, recent);
    }
    match read {
        Ok(record) => {
            let value = value.unwrap();
            holds_all(&value, &record);
            is_within_bounds(&record);
            let written = saved::write(&record);
            is_bounded(written.len(), input, "the plan as it is written");
            assert_eq!(saved::read_recent(&written).as_ref(), Ok(&record));
            assert_eq!(saved::read_value(&value), Ok(record.clone()));
            assert!(record.covers(&record));
            let class = taken(&record);
            if has_time_left(&record) {
                goes_on(&record);
                is_safe(&EDITION, record);
            }
            class
        }
        Err(SavedError::Newer(version)) => {
            assert!(version > saved::VERSION);
            Seen::refused("newer")
        }
        Err(SavedError::Damaged(reason)) => {
            is_bounded(reason.len(), input, "the reason");
            Seen::refused(&reason)
        }
    }
}

/// Whether later steps have times left. Without, an edit makes a plan that is not read again; but that takes
/// somebody who writes into storage by hand, since times of files end with the year 9999.
fn has_time_left(record: &Record) -> bool {
    record.seen.values().all(|at| *at < NEVER - 1_000)
}

/// It can be joined with the plan that it comes from, which loses nothing, and edited within the history's room.
fn goes_on(record: &Record) {
    let same = record.join(record);
    assert_eq!(same.fields, record.fields, "joined with itself");
    let (one, other) = (record.join(&THIRD), THIRD.join(record));
    assert_eq!(one.fields, other.fields, "joined one way and the other");
    assert!(one.covers(record) && one.covers(&THIRD));
    assert_eq!(saved::read(&saved::write(&one)).as_ref(), Ok(&one), "joined and written");
    let mut edited = record.clone();
    let stamp = Stamp { at: 1_795_406_503_000, tab: "z9".into(), by: String::new() };
    if edited.edit(&stamp, vec![("plan/name".into(), Some(json!("One more")))]) {
        assert!(edited.history.len() <= HISTORY);
        assert_eq!(saved::read(&saved::write(&edited)).as_ref(), Ok(&edited), "edited and written");
    }
    let mark = Deleted::new(5, "q8", &Summary::of(record), saved::write(record));
    assert_eq!(Deleted::read(&mark.write()), mark);
}

fn taken(record: &Record) -> Seen {
    let sizes = [record.fields.len(), record.history.len(), record.older.len(), record.seen.len()].map(size);
    let turns = record.history.iter().map(|step| match step.turn {
        None => 1,
        Some(Turn::Undo(_)) => 2,
        Some(Turn::Redo(_)) => 4,
        Some(Turn::Merged) => 8,
    });
    let (turns, unread) = (turns.fold(0, |all, turn| all | turn), size(record.unread().len()));
    let typed = record.history.iter().any(|step| step.typed.is_some());
    Seen::Taken(format!("{sizes:?} {turns} {unread} {typed}"))
}

fn marks() -> Vec<Vec<u8>> {
    let plan = saved::write(&SECOND);
    let mark = Deleted::new(1_795_406_503_000, "q8", &Summary::of(&SECOND), plan.clone());
    let empty = Deleted { text: String::new(), ..mark.clone() };
    bytes([mark.write(), empty.write(), plan])
}

fn deleted(input: &[u8]) -> Seen {
    let text = text(input);
    let read = Deleted::read(&text);
    assert_eq!(Deleted::read(&read.write()), read);
    is_bounded(read.write().len(), input, "the mark as it is written");
    assert!(read.until() >= read.at);
    let has_head = read.text != text;
    if has_head {
        let (head, rest) = text.split_once('\n').unwrap();
        assert_eq!(read.text, rest, "the text of the plan");
        assert!(serde_json::from_str::<Value>(head).is_ok_and(|head| head["at"] == read.at));
    } else {
        assert_eq!(read, Deleted { text, ..Deleted::default() });
    }
    let named = [&read.tab, &read.name, &read.customer].map(|text| size(text.len()));
    Seen::Taken(format!("{has_head} {} {named:?}", size(usize::try_from(read.at).unwrap())))
}

fn summaries() -> Vec<Vec<u8>> {
    let day = |day: &str| day.parse().unwrap();
    let due = vec![(day("2026-11-30"), 2), (day("2026-12-04"), 1)];
    let progress = Progress { mark: "1a2b".into(), questions: 3, total: 40, settled: 7, due };
    let full = Summary { progress: Some(progress), ..Summary::of(&SECOND) };
    bytes([Summary::of(&Record::new("", "p")), Summary::of(&SECOND), full].map(|summary| summary.write()))
}

fn summary(input: &[u8]) -> Seen {
    let text = text(input);
    let Some(read) = Summary::read(&text) else { return Seen::refused("no summary") };
    let written = read.write();
    is_bounded(written.len(), input, "the summary as it is written");
    assert_eq!(Summary::read(&written).as_ref(), Some(&read));
    // A text that is not exactly what is written is none.
    assert_eq!(written, text);
    if let Some(progress) = &read.progress {
        assert!(progress.settled <= progress.total);
        assert!(
            progress.due.is_sorted_by(|a, b| a.0 < b.0) && progress.due.iter().all(|(_, count)| *count > 0)
        );
        if let Some((day, _)) = progress.due.last() {
            assert_eq!(
                progress.overdue(*day),
                progress.due.iter().rev().skip(1).fold(0, |sum: u32, (_, count)| sum.saturating_add(*count))
            );
            assert_eq!(progress.next_due(*day), Some(*day));
        }
    }
    let due = read.progress.as_ref().map(|progress| size(progress.due.len()));
    let named = [&read.name, &read.customer, &read.colour].map(|text| size(text.len()));
    Seen::Taken(format!("{named:?} {} {due:?}", read.archived.is_some()))
}
