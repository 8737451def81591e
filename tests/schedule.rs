//! Proposed dates: examples as a person would plan them by hand, in a calendar with Christmas.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::plan::{
    Because, Conflict, Date, Item, Proposal, Schedule, Span, WorkingDays, due_soon, next_due, overdue,
    propose,
};
use support::items::{day, item};

fn calendar() -> WorkingDays {
    WorkingDays::default().with_holidays(["2026-12-25", "2026-12-26", "2027-01-01"].map(day))
}

/// On Wednesday 16 December 2026.
fn planned(items: &[Item], target: Option<&str>) -> Schedule {
    propose(items, &calendar(), day("2026-12-16"), target.map(day))
}

fn proposal<'a>(schedule: &'a Schedule, id: &str) -> &'a Proposal {
    schedule.proposals.iter().find(|proposal| proposal.id == id).unwrap()
}

fn check(schedule: &Schedule, id: &str, start: Option<&str>, due: Option<&str>, because: Because) {
    let found = proposal(schedule, id);
    let dates = (found.start, found.due, &found.because);
    assert_eq!(dates, (start.map(day), due.map(day), &because), "{id}: {schedule:#?}");
}

fn id(id: &str) -> String {
    id.to_string()
}

/// Forest level (3 days), then the check (1), then synchronisation (5).
fn chain() -> Vec<Item> {
    vec![item("forest", &[], 3), item("check", &["forest"], 1), item("sync", &["check"], 5)]
}

fn set(items: &mut [Item], id: &str, start: Option<&str>, due: Option<&str>) {
    let item = items.iter_mut().find(|item| item.id == id).unwrap();
    (item.start, item.due) = (start.map(day), due.map(day));
}

#[test]
fn without_a_target_everything_is_as_early_as_can_be() {
    let schedule = planned(&chain(), None);
    check(&schedule, "forest", Some("2026-12-16"), Some("2026-12-18"), Because::Today);
    let after = |before: &str| Because::Blocker { id: id(before) };
    check(&schedule, "check", Some("2026-12-21"), Some("2026-12-21"), after("forest"));
    check(&schedule, "sync", Some("2026-12-22"), Some("2026-12-29"), after("check"));
    assert_eq!(schedule.earliest_end, Some(day("2026-12-29")));
    assert_eq!(schedule.critical, ["forest", "check", "sync"]);
    assert!(schedule.conflicts.is_empty() && schedule.proposals.iter().all(|row| row.slack == 0));
}

#[test]
fn with_a_target_everything_is_as_late_as_it_lets() {
    // A Saturday: the work is to be done on Friday.
    let schedule = planned(&chain(), Some("2027-01-16"));
    let before = |next: &str| Because::Target { before: Some(id(next)) };
    check(&schedule, "sync", Some("2027-01-11"), Some("2027-01-15"), Because::Target { before: None });
    check(&schedule, "check", Some("2027-01-08"), Some("2027-01-08"), before("sync"));
    check(&schedule, "forest", Some("2027-01-05"), Some("2027-01-07"), before("check"));
    let forest = proposal(&schedule, "forest");
    assert_eq!(forest.earliest, Span { start: day("2026-12-16"), due: day("2026-12-18") });
    assert_eq!(forest.latest, Span { start: day("2027-01-05"), due: day("2027-01-07") });
    assert_eq!((forest.slack, schedule.conflicts.len()), (12, 0));
}

#[test]
fn a_target_that_cannot_be_held_tells_when_and_why() {
    let mut items = chain();
    items.push(item("training", &[], 1));
    let schedule = planned(&items, Some("2026-12-23"));
    let missed = |surely| Conflict::TargetMissed {
        target: day("2026-12-23"),
        earliest: Some(day("2026-12-29")),
        surely,
    };
    assert_eq!(schedule.conflicts, [missed(true)]);
    assert_eq!(schedule.critical, ["forest", "check", "sync"]);
    // What is too late is planned from today on; what can hold the target still does.
    check(&schedule, "forest", Some("2026-12-16"), Some("2026-12-18"), Because::Today);
    check(&schedule, "training", Some("2026-12-23"), Some("2026-12-23"), Because::Target { before: None });
    assert_eq!(proposal(&schedule, "forest").slack, -3);
    items[0].may_apply_only = true;
    assert_eq!(planned(&items, Some("2026-12-23")).conflicts, [missed(false)]);
}

#[test]
fn dates_set_by_hand_stay_and_the_others_fit_around() {
    let mut items = chain();
    set(&mut items, "check", Some("2026-12-28"), None);
    let schedule = planned(&items, Some("2027-01-15"));
    let fixed = Because::Fixed { id: id("check"), before: None };
    check(&schedule, "forest", Some("2026-12-22"), Some("2026-12-24"), fixed);
    check(&schedule, "check", None, Some("2026-12-28"), Because::ByHand);
    check(&schedule, "sync", Some("2027-01-11"), Some("2027-01-15"), Because::Target { before: None });

    set(&mut items, "check", None, None);
    set(&mut items, "sync", None, Some("2027-01-08"));
    let schedule = planned(&items, Some("2027-01-15"));
    check(&schedule, "sync", Some("2027-01-04"), None, Because::ByHand);
    check(&schedule, "forest", Some("2026-12-28"), Some("2026-12-30"), {
        Because::Fixed { id: id("sync"), before: Some(id("check")) }
    });
    // Without a target it still need not start before its own due date asks for it.
    check(&planned(&items, None), "sync", Some("2027-01-04"), None, Because::ByHand);
    set(&mut items, "sync", Some("2027-01-04"), Some("2027-01-08"));
    check(&planned(&items, None), "sync", None, None, Because::ByHand);
    assert!(planned(&items, None).conflicts.is_empty());
}

#[test]
fn dates_set_by_hand_that_cannot_hold_are_told() {
    let mut items = chain();
    set(&mut items, "sync", None, Some("2026-12-24"));
    let schedule = planned(&items, None);
    let early = Conflict::DueTooEarly {
        id: id("sync"),
        due: day("2026-12-24"),
        earliest: day("2026-12-29"),
        blocker: Some(id("check")),
    };
    assert_eq!(schedule.conflicts, [early]);
    check(&schedule, "sync", Some("2026-12-22"), None, Because::Blocker { id: id("check") });

    set(&mut items, "sync", None, Some("2026-12-15"));
    let schedule = planned(&items, None);
    check(&schedule, "sync", None, None, Because::Blocker { id: id("check") });

    set(&mut items, "sync", Some("2026-12-21"), None);
    let schedule = planned(&items, None);
    let early = Conflict::StartTooEarly {
        id: id("sync"),
        start: day("2026-12-21"),
        blocker: id("check"),
        done: day("2026-12-21"),
    };
    assert_eq!(schedule.conflicts, [early]);
    // It cannot go on before the check is done, whenever it was to start.
    check(&schedule, "sync", None, Some("2026-12-29"), Because::Blocker { id: id("check") });

    set(&mut items, "sync", Some("2027-01-04"), Some("2027-01-05"));
    let short = Conflict::TooShort { id: id("sync"), effort: 5, days: 2 };
    assert_eq!(planned(&items, None).conflicts, [short]);
    set(&mut items, "sync", Some("2027-01-05"), Some("2027-01-04"));
    let turned = Conflict::StartAfterDue { id: id("sync"), start: day("2027-01-05"), due: day("2027-01-04") };
    assert_eq!(planned(&items, None).conflicts, [turned]);
    set(&mut items, "sync", None, None);
    set(&mut items, "forest", None, Some("2026-12-15"));
    let late = Conflict::DueTooEarly {
        id: id("forest"),
        due: day("2026-12-15"),
        earliest: day("2026-12-18"),
        blocker: None,
    };
    assert_eq!(planned(&items, None).conflicts, [late]);
}

#[test]
fn days_off_set_by_hand_are_taken_as_they_are() {
    let mut items = vec![item("move", &[], 2), item("use", &["move"], 1)];
    set(&mut items, "move", None, Some("2026-12-20"));
    let schedule = planned(&items, Some("2026-12-18"));
    // Due on Sunday: the work ends on Friday, the end is Sunday all the same.
    check(&schedule, "move", Some("2026-12-17"), None, Because::ByHand);
    check(&schedule, "use", Some("2026-12-21"), Some("2026-12-21"), Because::Blocker { id: id("move") });
    items.pop();
    let schedule = planned(&items, Some("2026-12-18"));
    assert_eq!(schedule.earliest_end, Some(day("2026-12-20")));
    assert!(matches!(schedule.conflicts[..], [Conflict::TargetMissed { surely: true, .. }]));
    items.push(item("use", &["move"], 1));
    set(&mut items, "use", Some("2026-12-19"), None);
    assert!(matches!(planned(&items, None).conflicts[..], [Conflict::StartTooEarly { .. }]));
}

#[test]
fn what_is_settled_gets_no_dates_and_holds_up_nothing() {
    let mut items = chain();
    items[1].settled = true;
    let schedule = planned(&items, None);
    assert_eq!(schedule.proposals.len(), 2);
    check(&schedule, "sync", Some("2026-12-16"), Some("2026-12-22"), Because::Today);
    items.iter_mut().for_each(|item| item.settled = true);
    let schedule = planned(&items, Some("2026-01-01"));
    assert_eq!((schedule.earliest_end, schedule.proposals, schedule.conflicts), (None, vec![], vec![]));
    assert_eq!(planned(&[], Some("2026-01-01")).critical, [""; 0]);
}

#[test]
fn the_end_of_the_calendar_does_no_harm() {
    let mut items = chain();
    items[2].effort = u32::MAX;
    items.push(item("far", &["sync"], u32::MAX));
    items.push(item("near", &[], 1));
    set(&mut items, "forest", None, Some("9999-12-31"));
    for target in [None, Some("2027-01-15"), Some("0001-01-01"), Some("9999-12-31")] {
        let schedule = planned(&items, target);
        assert!(schedule.conflicts.contains(&Conflict::BeyondCalendar { id: id("far") }), "{schedule:?}");
        assert_eq!((schedule.proposals.len(), schedule.earliest_end), (2, None));
    }
    let last = propose(&chain(), &calendar(), day("9999-12-31"), None);
    assert_eq!(last.conflicts.len(), 3);
    let first = propose(&chain(), &calendar(), day("0001-01-01"), Some(day("0001-01-01")));
    assert_eq!(first.proposals[0].latest.start, day("0001-01-01"));
}

fn ids<'a>(items: impl IntoIterator<Item = &'a Item>) -> Vec<&'a str> {
    items.into_iter().map(|item| &*item.id).collect()
}

#[test]
fn what_is_late_and_what_comes_next() {
    let due = |name: &str, date: &str| Item { due: Some(day(date)), ..item(name, &[], 1) };
    let mut items = vec![
        due("tomorrow", "2026-12-17"),
        due("today", "2026-12-16"),
        due("yesterday", "2026-12-15"),
        due("long ago", "2025-12-31"),
        due("done", "2026-12-15"),
        due("next year", "2027-01-04"),
        item("no date", &[], 1),
    ];
    items[4].settled = true;
    let today: Date = day("2026-12-16");
    assert_eq!(ids(overdue(&items, today)), ["long ago", "yesterday"]);
    assert_eq!(ids(due_soon(&items, today, 0)), ["today"]);
    assert_eq!(ids(due_soon(&items, today, 18)), ["today", "tomorrow"]);
    assert_eq!(ids(due_soon(&items, today, u32::MAX)), ["today", "tomorrow", "next year"]);
    assert_eq!(next_due(&items, today).unwrap().id, "today");
    assert_eq!(next_due(&items, day("2026-12-18")).unwrap().id, "next year");
    assert!(next_due(&items, day("2027-01-05")).is_none());
}
