//! The ends of the record's history: what is let go, what is joined while typing, clocks that go wrong, and
//! which fields there can be.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Party, PhaseName};
use fairway::formats::saved;
use fairway::plan::Status;
use fairway::record::{Record, Stamp, Step, Turn, is_field, is_known, kind_of};
use serde_json::{Value, json};
use support::entries::{FIELDS, stamp};

const NOTES: &str = "task/a/notes";

fn set(record: &mut Record, tab: usize, at: u64, path: &str, value: impl Into<Value>) -> bool {
    record.edit(&stamp(tab, at), vec![(path.to_string(), Some(value.into()))])
}

/// 700 steps of one tab: the last 500 are there. Taking back needs room as well, so half of them can be taken
/// back; each state is the one that was, and making all of it again ends where it began.
#[test]
fn the_history_holds_500_steps_and_turns_only_those() {
    let mut record = Record::default();
    let mut states = vec![record.fields.clone()];
    for step in 0..700 {
        assert!(set(&mut record, 0, step, &format!("task/{}/notes", step % 7), step.to_string()));
        states.push(record.fields.clone());
    }
    assert_eq!(record.history.len(), 500);
    let end = record.fields.clone();
    let mut undone = 0;
    while record.undo(&stamp(0, 1_000)).is_some() {
        undone += 1;
        assert_eq!((&record.fields, record.history.len()), (&states[700 - undone], 500));
    }
    assert_eq!(undone, 250);
    for redone in 1..=undone {
        assert!(record.redo(&stamp(0, 2_000)).is_some_and(|turned| turned.left.is_empty()));
        assert_eq!(record.fields, states[700 - undone + redone]);
    }
    assert_eq!((record.redo(&stamp(0, 3_000)), record.fields), (None, end));
}

/// A step that was let go while others worked is not turned, also where its undo is still there.
#[test]
fn what_was_let_go_stays_as_it_is() {
    for (turns, others) in [(0, 500), (1, 499), (2, 498)] {
        let mut record = Record::default();
        set(&mut record, 1, 5, NOTES, "First");
        if turns > 0 {
            assert!(record.undo(&stamp(1, 6)).is_some());
        }
        if turns > 1 {
            assert!(record.redo(&stamp(1, 7)).is_some());
        }
        for step in 0..others {
            set(&mut record, 0, step, "task/b/notes", step.to_string());
        }
        let named = record.history.iter().any(|step| step.stamp.tab == stamp(1, 0).tab);
        assert_eq!((record.history.len(), named), (500, turns > 0), "only what turned it is there");
        let before = record.clone();
        assert_eq!((record.undo(&stamp(1, 9_000)), record.redo(&stamp(1, 9_000))), (None, None));
        assert_eq!(record, before);
        assert_eq!(record.text(NOTES), if turns == 1 { "" } else { "First" });
    }
}

/// Long texts push out steps before there are 500; the last step is there however large it is.
#[test]
fn the_history_is_limited_by_its_size_too() {
    let mut record = Record::default();
    for step in 0..100 {
        set(&mut record, 0, step * 60_000, NOTES, format!("{step} {}", "x".repeat(10_000)));
    }
    let size = saved::write(&record).len();
    assert!((180_000..250_000).contains(&size), "{size}");
    assert!(record.undo(&stamp(0, 0)).is_some());
    assert!(record.text(NOTES).starts_with("98 "));
    let all = (0..100).map(|task| (format!("task/{task}/notes"), Some(Value::from("x".repeat(10_000)))));
    record.edit(&stamp(0, 0), all.collect());
    assert_eq!((record.history.len(), record.fields.len()), (1, 101));
    assert!(record.undo(&stamp(0, 0)).is_some_and(|turned| turned.left.is_empty()));
    assert_eq!(record.fields.len(), 1);
}

/// A file from elsewhere may hold more steps; the first change lets them go.
#[test]
fn a_longer_history_is_read_and_cut() {
    let mut record = Record::default();
    for step in 0..2_000 {
        let stamp = stamp(0, step);
        record.history.push(Step::new(stamp, Some(Turn::Undo(step)), Vec::new()));
    }
    let mut record = saved::read(&saved::write(&record)).unwrap();
    assert_eq!(record.history.len(), 2_000);
    set(&mut record, 0, 5_000, NOTES, "x");
    assert_eq!(record.history.len(), 500);
}

/// What is typed within a minute by the same person into the same field is one step, and nothing else is.
#[test]
fn typing_is_joined_for_a_minute() {
    let check = |then: &dyn Fn(&mut Record), tab: usize, at: u64, path: &str, steps: usize| {
        let mut record = Record::default();
        assert!(record.type_in(&stamp(3, 100_000), NOTES, "On"));
        then(&mut record);
        assert!(record.type_in(&stamp(tab, at), path, "One"));
        assert_eq!(record.history.len(), steps, "{tab} {at} {path}");
    };
    let nothing = |_: &mut Record| {};
    check(&nothing, 3, 159_999, NOTES, 1);
    check(&nothing, 3, 160_000, NOTES, 2);
    check(&nothing, 3, 100_000, NOTES, 1);
    check(&nothing, 3, 5, NOTES, 1);
    check(&nothing, 3, 101_000, "task/b/notes", 2);
    check(&nothing, 2, 101_000, NOTES, 2);
    check(&|record| assert!(set(record, 1, 0, "task/b/notes", "x")), 3, 101_000, NOTES, 3);
    check(&|record| assert!(record.undo(&stamp(3, 0)).is_some()), 3, 101_000, NOTES, 3);
    let mut named = Record::default();
    named.type_in(&stamp(3, 0), NOTES, "On");
    named.type_in(&Stamp { by: "Cem".into(), ..stamp(3, 1) }, NOTES, "One");
    assert_eq!(named.history.len(), 2, "somebody else at the same screen");
}

/// What is typed and taken out again leaves no step, and what could be made again still can.
#[test]
fn typing_and_taking_it_out_leaves_no_trace() {
    let mut record = Record::default();
    set(&mut record, 0, 1, NOTES, "Before");
    record.undo(&stamp(0, 2));
    let before = record.clone();
    for text in ["B", "", "", "Bo", "B", ""] {
        record.type_in(&stamp(0, 3), NOTES, text);
    }
    assert_eq!((&record.fields, &record.history), (&before.fields, &before.history));
    assert!(record.covers(&before) && !before.covers(&record), "that it was taken out has to reach others");
    assert!(record.redo(&stamp(0, 4)).is_some());
    assert_eq!(record.text(NOTES), "Before");
}

/// Within a tab every step is later than the one before, whatever the clock says; only at the end of all
/// numbers that stops, and still the right step is taken back.
#[test]
fn a_clock_that_goes_wrong_does_no_harm() {
    let mut record = Record::default();
    for (step, at) in [7, 7, 3, 0, 1_000, 999].into_iter().enumerate() {
        set(&mut record, 0, at, NOTES, step.to_string());
    }
    let times: Vec<u64> = record.history.iter().map(|step| step.stamp.at).collect();
    assert_eq!(times, [7, 8, 9, 10, 1_000, 1_001]);
    for step in 6..9 {
        set(&mut record, 0, u64::MAX, NOTES, step.to_string());
    }
    for step in (0..8).rev() {
        assert!(record.undo(&stamp(0, 0)).is_some());
        assert_eq!(record.text(NOTES), step.to_string());
    }
}

/// Another tab came to the same value by itself: it is theirs now.
#[test]
fn a_value_that_another_tab_has_come_to_is_left() {
    let mut record = Record::default();
    set(&mut record, 0, 1, "task/a/status", "done");
    set(&mut record, 0, 2, "task/a/owner", "Ann");
    set(&mut record, 1, 3, "task/a/status", "in-progress");
    set(&mut record, 1, 4, "task/a/status", "done");
    assert_eq!(record.undo(&stamp(0, 5)).unwrap().left, Vec::<String>::new());
    assert_eq!(record.undo(&stamp(0, 6)).unwrap().left, ["task/a/status"]);
    assert_eq!((record.text("task/a/status"), record.text("task/a/owner")), ("done", ""));
}

#[test]
fn an_edit_takes_what_can_be_a_field_and_each_path_once() {
    let mut record = Record::default();
    let wanted = [
        ("task/b/owner", json!("Ann")),
        ("task/a/owner", json!("Ann")),
        ("task/b/owner", json!("Bea")),
        ("task/c/owner", json!("Cem")),
        ("task/c/owner", json!("")),
        ("task/a", json!("x")),
        ("task//owner", json!("x")),
        ("", json!("x")),
        ("answer", json!("x")),
        ("task/a/notes", json!({"x": 1})),
        ("task/a/due", json!(null)),
    ];
    let wanted = wanted.map(|(path, value)| (path.to_string(), Some(value)));
    assert!(record.edit(&stamp(0, 1), wanted.to_vec()));
    let paths: Vec<_> = record.fields.iter().map(|(path, value)| (path.as_str(), value.as_str())).collect();
    assert_eq!(paths, [("task/a/owner", Some("Ann")), ("task/b/owner", Some("Bea"))]);
    let changed: Vec<_> = record.history[0].changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(changed, ["task/a/owner", "task/b/owner"]);
    assert_eq!(saved::read(&saved::write(&record)), Ok(record.clone()));
    assert!(
        !record.edit(&stamp(0, 2), wanted[..2].iter().cloned().rev().chain([wanted[2].clone()]).collect())
    );
    record.undo(&stamp(0, 3));
    assert!(record.fields.is_empty());
}

/// No path of a field goes on where another one ends, so that fields can be written as a tree.
#[test]
fn no_field_stands_above_another() {
    let words = ["answer", "plan", "holiday", "task", "after", "x", ""];
    let mut paths = vec![String::new()];
    let mut last = vec![String::new()];
    for depth in 0..5 {
        let with = |path: &String| {
            let path = path.clone();
            words.map(|word| if depth == 0 { word.to_string() } else { format!("{path}/{word}") })
        };
        last = last.iter().flat_map(with).collect();
        paths.extend(last.iter().cloned());
    }
    let fields: Vec<&String> = paths.iter().filter(|path| is_field(path, &json!("x"))).collect();
    assert!(fields.len() > 100, "{}", fields.len());
    for path in &fields {
        assert!(!path.split('/').any(str::is_empty), "{path}");
        let above = path.match_indices('/').map(|(at, _)| &path[..at]);
        assert!(above.clone().all(|above| !is_field(above, &json!("x"))), "{path}");
    }
    for (path, _) in FIELDS.iter() {
        assert!(kind_of(path).is_some() && is_field(path, &json!("x")), "{path}");
    }
}

/// The words of the record are those of the rest.
#[test]
fn every_status_phase_and_party_can_be_kept() {
    for status in Status::ALL {
        assert!(is_known("task/a/status", &json!(status.word())));
    }
    for phase in PhaseName::ALL {
        assert!(is_known("task/own-a/phase", &json!(phase.word())));
        assert!(is_known("meeting/m/phase", &json!(phase.word())));
    }
    for party in Party::ALL {
        assert!(is_known("task/own-a/party", &json!(party.word())));
    }
}

#[test]
fn a_value_fits_its_field_or_is_not_read() {
    let check = |path: &str, good: &[Value], bad: &[Value]| {
        for (values, expected) in [(good, true), (bad, false)] {
            for value in values {
                assert_eq!(is_known(path, value), expected, "{path}: {value}");
            }
        }
    };
    let no_texts = [json!(null), json!(1), json!(true), json!([]), json!({}), json!("")];
    for path in ["plan/name", "task/a/owner", "task/own-a/title", "person/p/role", "sign-off/row/by"] {
        check(
            path,
            &[json!("x"), json!("Ü".repeat(300))],
            &[&no_texts[..], &[json!("x".repeat(301))]].concat(),
        );
    }
    for path in ["task/a/notes", "task/a/reason", "meeting/m/minutes"] {
        check(path, &[json!("Ü".repeat(20_000))], &[json!("x".repeat(20_001)), json!("")]);
    }
    let no_days =
        ["2026-1-1", "26-01-01", "2026-01-01T", "2026/01/01", "二〇二六-01", "soon"].map(Value::from);
    check("task/a/due", &[json!("2026-12-04")], &no_days);
    check("holiday/2026-12-25", &[json!("Christmas Day")], &no_texts);
    check("holiday/christmas", &[], &[json!("Christmas Day")]);
    let times = ["00:00", "14:30", "23:59"].map(Value::from);
    check("meeting/m/time", &times, &["24:00", "14:60", "9:30", "14.30", "14:3é", "ab:cd"].map(Value::from));
    check(
        "task/a/effort",
        &[json!(1), json!(260)],
        &[json!(0), json!(261), json!(1.5), json!(-1), json!("1")],
    );
    check("task/a/after/b", &[json!(true)], &[json!(false), json!("true"), json!(1)]);
    check(
        "meeting/m/attendees",
        &[json!(["Ann"]), json!([])],
        &[json!("Ann"), json!(["Ann", 1]), json!([[]])],
    );
    check("task/a/status", &[json!("done")], &[json!("finished"), json!("Done")]);
    check("person/p/side", &[json!("partner")], &[json!("joint")]);
    check("plan/colour", &[json!("sea")], &[json!("#fff"), json!("red")]);
    check("task/a/mood", &[], &[json!("fine")]);
}

/// Nobody and nothing is listed of which nothing can be read.
#[test]
fn what_does_not_fit_brings_nothing_into_a_list() {
    let mut record = Record::default();
    let unfit = [
        ("task/own-a/mood", json!("fine")),
        ("task/own-b/title", json!(7)),
        ("person/p/name", json!(["Ann"])),
        ("meeting/m/day", json!("soon")),
        ("sign-off/row/on", json!("soon")),
        ("holiday/soon", json!("Christmas Day")),
    ];
    record.edit(&stamp(0, 1), unfit.clone().map(|(path, value)| (path.to_string(), Some(value))).to_vec());
    assert_eq!(record.unread().len(), unfit.len());
    assert!(record.tasks().is_empty() && record.own_tasks().is_empty());
    assert!(record.people().is_empty() && record.meetings().is_empty());
    assert_eq!((record.sign_off("row"), record.holidays().count()), (None, 0));
    // Removed only where that can be read.
    for (path, value) in [("person/p/role", json!("Admin")), ("person/p/gone", json!("yes"))] {
        set(&mut record, 0, 2, path, value);
    }
    assert_eq!(record.people().len(), 1);
}
