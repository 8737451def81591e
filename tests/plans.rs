//! Many plans beside each other: what is told of each without its record, in which order they stand, what a
//! new one is called, copies, and what was deleted.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Pack, Speech};
use fairway::formats::plan_summary::{kept_summary, mark_of, summarise, summary_of};
use fairway::formats::saved::{self, SavedError};
use fairway::plan::Date;
use fairway::record::{
    Deleted, Order, Progress, Record, Shelved, Standing, Summary, free_colour, free_name, is_same_name,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;
use support::customer::{board, day, record, stamp, today};

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);
static SOUND: LazyLock<String> = LazyLock::new(|| summarise(&PACK, &MARK, &worked_on()).unwrap().write());
static MARK: LazyLock<String> = LazyLock::new(|| mark_of(&PACK));

fn date(after: i32) -> Date {
    today().add_days(after).unwrap()
}

/// A plan in which three tasks are due and one that was due is done.
fn worked_on() -> Record {
    let plain = record(&PACK, &[]);
    let rows = board(&PACK, &plain).0.rows;
    let due = |place: usize, after: i32| (format!("task/{}/due", rows[place].id), json!(day(after)));
    let done = |place: usize| (format!("task/{}/status", rows[place].id), json!("done"));
    let fields = [due(0, -9), done(0), due(1, -3), due(2, 0), due(3, 0), done(4)];
    let fields: Vec<(&str, Value)> =
        fields.iter().map(|(path, value)| (path.as_str(), value.clone())).collect();
    record(&PACK, &fields)
}

#[test]
fn a_summary_tells_what_the_board_does() {
    let record = worked_on();
    let summary = summary_of(&PACK, &MARK, &saved::write(&record)).unwrap();
    let (board, _) = board(&PACK, &record);
    let progress = summary.progress.clone().unwrap();
    let tally = board.tally(None);
    assert_eq!((progress.total as usize, progress.settled as usize), (tally.total, tally.settled));
    assert_eq!(progress.settled, 2);
    assert_eq!(progress.due, [(date(-3), 1), (date(0), 2)], "what is settled is not due");
    let overdue = board.rows.iter().filter(|row| row.overdue).count();
    assert_eq!((progress.overdue(today()) as usize, overdue), (1, 1));
    assert_eq!(progress.next_due(today()), Some(today()));
    // The same summary follows the days.
    assert_eq!((progress.overdue(date(1)), progress.next_due(date(1))), (3, None));
    assert_eq!((progress.overdue(date(-3)), progress.next_due(date(-3))), (0, Some(date(-3))));
    assert_eq!(progress.questions, 0);
    assert_eq!((&*summary.name, &*summary.customer, summary.changed), ("Contoso rollout", "Contoso", 2_000));
}

#[test]
fn what_is_written_reads_back_and_holds_only_for_its_content() {
    let summary = summarise(&PACK, &MARK, &worked_on()).unwrap();
    assert_eq!(Summary::read(&summary.write()), Some(summary.clone()));
    assert_eq!(kept_summary(&PACK, &MARK, &summary.write()), Some(summary.clone()));
    assert_eq!(kept_summary(&PACK, "another", &summary.write()), None, "the pack has changed");
    let without = Summary { progress: None, ..summary.clone() };
    assert_eq!(kept_summary(&PACK, &MARK, &without.write()), None, "it can be worked out now");
    // Of another pack it is taken as it is: nothing better can be had.
    for known in [summary, without] {
        let other = Summary { pack: "harbour/2024-05".into(), ..known };
        assert_eq!(kept_summary(&PACK, &MARK, &other.write()), Some(other.clone()));
    }
}

#[test]
fn the_mark_is_another_for_other_content() {
    let mut other = support::pack();
    other.tasks.pop();
    assert_eq!(*MARK, mark_of(&support::pack()));
    assert!(*MARK != mark_of(&other));
}

#[test]
fn of_another_pack_a_summary_says_nothing_of_tasks_and_damage_is_told() {
    let other = Record { pack: "harbour/2024-05".into(), ..worked_on() };
    let summary = summarise(&PACK, &MARK, &other).unwrap();
    assert_eq!((summary.progress, &*summary.name), (None, "Contoso rollout"));
    let check = |text: &str, newer: bool| match summary_of(&PACK, &MARK, text) {
        Err(SavedError::Newer(_)) => assert!(newer, "{text}"),
        Err(SavedError::Damaged(_)) => assert!(!newer, "{text}"),
        Ok(_) => panic!("{text} was taken"),
    };
    check("{\"format\": \"fairway-pl", false);
    check(&json!({"format": "fairway-plan", "version": saved::VERSION + 1}).to_string(), true);
    let mut wrong = worked_on();
    wrong.edit(&stamp(3_000), vec![("answer/forest-count".into(), Some(json!("seven")))]);
    check(&saved::write(&wrong), false);
}

#[test]
fn a_damaged_summary_is_none() {
    let sound: Value = serde_json::from_str(&summarise(&PACK, &MARK, &worked_on()).unwrap().write()).unwrap();
    let check = |place: &str, value: Value| {
        let mut damaged = sound.clone();
        *damaged.pointer_mut(place).unwrap() = value;
        assert_eq!(Summary::read(&damaged.to_string()), None, "{place}: {damaged}");
    };
    for odd in [json!(null), json!({}), json!(-1), json!([1])] {
        for place in ["/pack", "/name", "/customer", "/colour", "/changed", "/version"] {
            check(place, odd.clone());
        }
        for place in ["mark", "total", "settled", "questions", "due"] {
            check(&format!("/progress/{place}"), odd.clone());
        }
    }
    check("/version", json!(2));
    check("/colour", json!("#ff0000"));
    check("/name", json!("x".repeat(301)));
    check("/archived", json!("soon"));
    check("/progress", json!(7));
    check("/progress/settled", json!(4_000));
    check("/progress/total", json!(u64::MAX));
    let due = [
        json!([["2026-02-30", 1]]),
        json!([["2026-12-04", 0]]),
        json!([["2026-12-04", 1], ["2026-12-03", 1]]),
        json!([["2026-12-04", 1], ["2026-12-04", 1]]),
        json!([["2026-12-04", -1]]),
        json!([["2026-12-04"]]),
        json!([["2026-12-04", 1, 1]]),
    ];
    due.into_iter().for_each(|due| check("/progress/due", due));
    for text in ["", "null", "[]", "{", "\u{0}", &"[".repeat(90_000), &" ".repeat(200_000)] {
        assert_eq!(Summary::read(text), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands there, reading ends, and what is taken reads the same again.
    #[test]
    fn reading_a_summary_never_fails(cut in 0_usize..400, put in ".{0,6}") {
        let text = SOUND.as_str();
        let at = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let hostile = format!("{}{put}{}", &text[..at], &text[at..]);
        if let Some(summary) = Summary::read(&hostile) {
            prop_assert_eq!(Summary::read(&summary.write()), Some(summary));
        }
    }

    /// A deleted plan keeps its text, whatever it is.
    #[test]
    fn what_was_deleted_reads_back(text in "(?s).{0,80}", name in ".{0,20}", at in 1_u64..u64::MAX) {
        let summary = Summary { name, ..Summary::default() };
        let deleted = Deleted::new(at, "tab", &summary, text);
        prop_assert_eq!(Deleted::read(&deleted.write()), deleted);
    }
}

#[test]
fn a_deleted_plan_is_kept_for_thirty_days_and_one_of_unknown_age_for_ever() {
    let deleted = Deleted { at: 1_000, ..Deleted::default() };
    assert_eq!(deleted.until(), 1_000 + 30 * 86_400_000);
    for text in ["", "not json: é — ไทย", "{\"at\": 1}\n{}", "{\"format\":\n1}"] {
        let read = Deleted::read(text);
        assert_eq!((read.text.as_str(), read.until()), (text, u64::MAX), "nothing is lost");
    }
}

fn shelved(id: &str, name: &str, changed: u64, due: &[i32]) -> Shelved {
    let due = due.iter().map(|after| (date(*after), 1)).collect();
    let progress = Some(Progress { due, ..Progress::default() });
    Shelved { id: id.into(), summary: Summary { name: name.into(), changed, progress, ..Summary::default() } }
}

#[test]
fn plans_stand_in_the_order_that_was_asked_for() {
    let plans = [
        shelved("a", "tailspin", 30, &[]),
        shelved("b", "Contoso", 10, &[4]),
        shelved("c", "", 40, &[-2, 9]),
        shelved("d", "adatum", 20, &[4, 5]),
        shelved("e", "adatum", 20, &[]),
    ];
    let check = |order: Order, expected: &str| {
        for turn in 0..plans.len() {
            let mut sorted = plans.to_vec();
            sorted.rotate_left(turn);
            order.sort(&mut sorted, Speech::default());
            assert_eq!(sorted.iter().map(|plan| &*plan.id).collect::<String>(), expected, "{order:?}");
        }
    };
    check(Order::Due, "cdbea");
    check(Order::Name, "debac");
    check(Order::Changed, "cadeb");
    for order in Order::ALL {
        assert_eq!(Order::from_word(order.word()), Some(order));
    }
    assert_eq!(Order::from_word("size"), None);
}

#[test]
fn plans_are_found_by_the_words_of_name_and_customer() {
    let mut plan = shelved("a", "Rollout 2026", 0, &[]);
    plan.summary.customer = "Søren & Ünal GmbH".into();
    let check = |query: &str, expected: bool| assert_eq!(plan.fits(query), expected, "{query}");
    check("", true);
    check("  ", true);
    check("ROLL ünal", true);
    check("søren 2026", true);
    check("rollout2026", false);
    check("2027", false);
    // Not across the line between the two.
    check("2026\nsøren", true);
    check("2026søren", false);
}

#[test]
fn neighbours_get_different_colours() {
    let mut taken: Vec<&str> = Vec::new();
    for _ in 0..8 {
        let colour = free_colour(taken.iter().copied());
        assert!(!taken.contains(&colour), "{colour} again after {taken:?}");
        taken.push(colour);
    }
    let ninth = free_colour(taken.iter().copied());
    assert!(taken.contains(&ninth) && ninth != taken[7]);
    let without = taken.iter().copied().filter(|colour| *colour != taken[3]);
    assert_eq!(free_colour(without), taken[3], "the one that is free");
}

#[test]
fn a_name_that_is_taken_gets_a_number() {
    let check = |name: &str, taken: &[&str], expected: &str| {
        assert_eq!(free_name(name, taken.iter().copied()), expected);
    };
    check("Copy of A", &[], "Copy of A");
    check("Copy of A", &["copy of a "], "Copy of A 2");
    check("Copy of A", &["Copy of A 2", "Copy of A"], "Copy of A 3");
    assert!(is_same_name(" Contoso", "CONTOSO ") && !is_same_name("Contoso", "Con toso"));
}

#[test]
fn a_copy_begins_with_the_same_work_and_a_history_of_its_own() {
    let mut record = worked_on();
    let archived = vec![
        ("plan/archived".into(), Some(json!("2026-11-01"))),
        ("plan/colour".into(), Some(json!("sea"))),
        ("sign-off/done-tenants/by".into(), Some(json!("Ann"))),
    ];
    record.edit(&stamp(5_000), archived);
    let copy = record.copy("second12", "Copy of Contoso rollout", "moss", &stamp(9_000));
    assert_eq!((&*copy.id, copy.text("plan/name")), ("second12", "Copy of Contoso rollout"));
    assert_eq!((copy.text("plan/colour"), copy.history.len()), ("moss", 1));
    assert_eq!((copy.get("plan/archived"), copy.sign_off("done-tenants")), (None, None));
    assert!(record.sign_off("done-tenants").is_some(), "the first stays as it is");
    let work = |record: &Record| {
        let fields =
            record.under("").filter(|(path, _)| path.starts_with("task/") || path.starts_with("answer/"));
        fields.map(|(path, value)| (path.to_string(), value.clone())).collect::<Vec<_>>()
    };
    assert_eq!(work(&copy), work(&record));
    assert_eq!(board(&PACK, &copy).0.tally(None), board(&PACK, &record).0.tally(None));
    assert!(board(&PACK, &copy).0.rows.iter().any(|row| row.standing == Standing::Settled));
    assert_eq!(saved::read(&saved::write(&copy)), Ok(copy));
}
