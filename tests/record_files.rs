//! Plan files that somebody has damaged or made to do harm: whatever is in them, reading ends with an error
//! or with a record that can be read, changed, undone and written, and nothing panics.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::formats::saved;
use fairway::record::Record;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::damage::{is_safe, with_odd_bytes, with_odd_values};
use support::entries::stamp;
use support::generate::Dice;
use support::text_of;

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);
static SOUND: LazyLock<[String; 3]> =
    LazyLock::new(|| ["tests/saved/v1.json", "tests/saved/v2.json", "tests/saved/v3.json"].map(text_of));

/// Everything that can be read of a record by what it means, without the ids.
fn typed_reads(record: &Record) -> String {
    let words = |place: usize| -> BTreeSet<&str> {
        record.fields.iter().filter_map(|(path, _)| path.split('/').nth(place)).collect()
    };
    let tasks: Vec<_> = words(1).into_iter().map(|id| (id, record.task(id), record.status(id))).collect();
    let signed: Vec<_> = words(1).into_iter().map(|row| record.sign_off(row)).collect();
    let days: Vec<_> = record.holidays().collect();
    let own = record.own_tasks();
    let all = (record.tasks(), own, record.people(), record.meetings());
    let kept: Vec<_> = tasks.into_iter().filter(|(_, work, _)| !work.is_empty()).collect();
    format!("{kept:?} {:?} {days:?} {all:?}", signed.into_iter().flatten().collect::<Vec<_>>())
}

/// Whether the typed reads would show that the field is not there. What is the same as nothing does not, nor
/// what belongs to somebody or something that was removed.
fn shows(record: &Record, path: &str, value: &Value) -> bool {
    let words: Vec<&str> = path.split('/').collect();
    let is_gone = |kind: &str| record.get(&format!("{kind}/{}/gone", words[1])) == Some(&json!(true));
    match words[0] {
        "person" | "meeting" => !is_gone(words[0]),
        "task" => value != "not-started",
        "sign-off" | "holiday" => true,
        _ => false,
    }
}

/// Exactly what is reported as unread is not read.
fn reads_what_it_says(record: &Record) {
    let reads = typed_reads(record);
    let unread: BTreeSet<String> = record.unread().iter().map(|(path, _)| path.to_string()).collect();
    for (path, value) in record.fields.iter() {
        let mut without = record.clone();
        without.fields.remove(path);
        let ignored = typed_reads(&without) == reads;
        if unread.contains(path) {
            assert!(ignored, "{path}: {value} is read");
        } else if shows(record, path, value) && value != &json!([]) {
            assert!(!ignored, "{path}: {value} is not read");
        }
    }
}

static READ: AtomicUsize = AtomicUsize::new(0);
static UNREAD: AtomicUsize = AtomicUsize::new(0);

#[test]
fn a_damaged_plan_is_refused_or_safe() {
    let cases = 4_000;
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(seed in any::<u64>())| {
        let dice = &mut Dice::new(seed);
        let sound = dice.pick(&*SOUND).clone();
        let text = if dice.below(2) == 0 { with_odd_values(&sound, dice) } else { with_odd_bytes(&sound, dice) };
        if let Ok(record) = saved::read(&text) {
            // The fixture itself has one.
            let has_unread = record.unread().len() > 1;
            READ.fetch_add(1, Ordering::Relaxed);
            UNREAD.fetch_add(usize::from(has_unread), Ordering::Relaxed);
            // Takes long; one that reads like the fixture says nothing new.
            if has_unread || dice.below(20) == 0 {
                reads_what_it_says(&record);
            }
            is_safe(&PACK, record);
        }
    });
    let [read, unread] = [&READ, &UNREAD].map(|count| count.load(Ordering::Relaxed));
    println!("of {cases} damaged plans {read} were read, {unread} of them with fields that do not fit");
    assert!(read > 1_000 && unread > 80 && read < cases as usize - 1_000, "{read} {unread}");
}

/// What a file must not be able to do: each of these made the next write panic, or lose a field, when it was
/// taken.
#[test]
fn a_value_where_a_level_belongs_does_not_get_in() {
    let file = |fields: Value, set: Value| {
        let step = json!({"at": 5, "tab": "q8", "set": set});
        let file = json!({"format": "fairway-plan", "version": 2, "id": "", "pack": "p", "fields": fields, "history": [step]});
        saved::read(&file.to_string())
    };
    assert!(file(json!({}), json!({})).is_ok());
    let fields = [
        json!({"answer": "x"}),
        json!({"task": "x"}),
        json!({"task": {"a": "x"}}),
        json!({"task": {"a": {"after": true}}}),
        json!({"task": {"a": {"notes": {"more": "x"}}}}),
        json!({"task": {"a": {"notes": null}}}),
        json!({"": "x"}),
        json!({"task": {"": {"notes": "x"}}}),
        json!({"task": {"a/notes": "x"}}),
    ];
    for fields in fields {
        assert!(file(fields.clone(), json!({})).is_err(), "{fields}");
    }
    for path in ["answer", "task/a", "task/a/after", "task/a/notes/more", "", "task//notes", "answer/a/b"] {
        for sides in [json!(["x", null]), json!([null, "x"])] {
            assert!(file(json!({}), json!({ path: sides })).is_err(), "{path}");
        }
    }
    assert!(file(json!({}), json!({"task/a/notes": [null, {"more": "x"}]})).is_err());
}

/// However the history of a file contradicts its fields or itself, turning it changes only what fits.
#[test]
fn a_history_that_is_not_true_does_no_harm() {
    let step = |at: u64, more: Value| {
        let mut step = json!({"at": at, "tab": "q8"});
        step.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        step
    };
    let set = json!({"set": {"task/a/owner": ["Ann", "Bea"]}});
    let late = (1 << 53) - 2;
    let mut history = json!([
        step(4, json!({"undo": 9})),
        step(late, set.clone()),
        step(5, set.clone()),
        step(6, set.clone()),
        step(7, json!({"redo": 5})),
        step(late + 1, json!({"undo": 5, "set": {"task/a/notes": ["x", "y"]}})),
    ]);
    let fields = json!({"task": {"a": {"owner": "Cem", "notes": "y"}}});
    let read = |history: &Value| {
        let file = json!({"format": "fairway-plan", "version": 2, "id": "", "pack": "p", "fields": fields, "history": history});
        saved::read(&file.to_string())
    };
    let mut record = read(&history).unwrap();
    let before = record.fields.clone();
    let now = stamp(0, 6);
    let mut turned = 0;
    while let Some(done) = record.undo(&now) {
        assert_eq!(done.left, ["task/a/owner"]);
        turned += 1;
    }
    assert_eq!((turned, &record.fields), (2, &before));
    while record.redo(&now).is_some() {
        assert_eq!(record.fields, before);
    }
    // A step is named by time and tab, and later ones need numbers left.
    history[0]["at"] = json!(5);
    assert!(read(&history).is_err_and(|error| format!("{error:?}").contains("time and tab of another one")));
    history[0]["at"] = json!(1_u64 << 53);
    assert!(read(&history).is_err_and(|error| format!("{error:?}").contains("step 1 does not fit")));
}
