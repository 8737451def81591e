//! What a changed answer does to the work on a plan: nothing is left out or told twice, what it says comes
//! true, and changing back leaves the plan as it was.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::formats::saved;
use fairway::journey::Answers;
use fairway::plan::{Date, Difference, difference, plan};
use fairway::record::{Board, ChangeEffect, Record, Stamp};
use fairway::state::{AppState, Edit, Edited, edit};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::generate::{Dice, arbitrary};

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);

fn today() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

fn stamp(at: u64) -> Stamp {
    Stamp { at, tab: "q8".into(), by: "Ann".into() }
}

/// A plan with these answers, in which this was entered.
fn state(answers: &Answers, work: Vec<(String, Option<Value>)>) -> AppState {
    let mut record = Record::new("k3f9x2ab", &PACK.name());
    let fields = saved::answer_fields(&record, answers);
    record.edit(&stamp(1), fields);
    record.edit(&stamp(2), work);
    let answers = saved::answers_of(&PACK, &record).unwrap();
    AppState { answers, record, ..AppState::default() }
}

fn board(state: &AppState) -> Board {
    Board::of(&PACK, &plan(&PACK, &state.answers), &state.record, today())
}

fn apply(state: &mut AppState, wanted: Edit, at: u64) -> Edited {
    edit(&PACK, state, wanted, &stamp(at))
}

/// Work on some of the tasks that these answers bring about, and own tasks.
fn some_work(answers: &Answers, dice: &mut Dice) -> Vec<(String, Option<Value>)> {
    let mut work = Vec::new();
    let mut enter =
        |id: &str, field: &str, value: Value| work.push((format!("task/{id}/{field}"), Some(value)));
    for task in &plan(&PACK, answers).tasks {
        match dice.below(6) {
            0 => enter(&task.id, "status", json!("in-progress")),
            1 => enter(&task.id, "status", json!("done")),
            2 => {
                enter(&task.id, "owner", json!("Ann"));
                enter(&task.id, "due", json!("2026-11-01"));
            }
            3 => enter(&task.id, "notes", json!("Ask Bea.")),
            _ => {}
        }
    }
    enter("own-a", "title", json!("Order the badges"));
    enter("own-a", "status", json!("in-progress"));
    work
}

static PARKED: AtomicUsize = AtomicUsize::new(0);
static RETURNED: AtomicUsize = AtomicUsize::new(0);

/// Every task is told once, with what was entered about it.
fn told_once(effect: &ChangeEffect<'_>, found: &Difference, board: &Board) {
    let ids = |ids: Vec<&String>| ids.into_iter().cloned().collect::<BTreeSet<_>>();
    let coming = effect.added.iter().map(|task| &task.id);
    let coming = coming.chain(effect.returning.iter().map(|(task, _)| &task.id)).collect::<Vec<_>>();
    assert_eq!(coming.len(), found.added.len());
    assert_eq!(ids(coming), ids(found.added.iter().map(|task| &task.id).collect()));
    let going = effect.parked.iter().map(|row| &row.id).collect::<Vec<_>>();
    assert_eq!(going.len(), found.removed.len());
    assert_eq!(ids(going), ids(found.removed.iter().map(|task| &task.id).collect()));
    assert_eq!(effect.shifted.len(), found.changed.len());
    let own = board.rows.iter().filter(|row| row.is_own()).count();
    let both = found.now.plan.tasks.iter().filter(|task| found.then.plan.task(&task.id).is_some()).count();
    assert_eq!(effect.kept + effect.shifted.len(), both + own);
    for (_, parked) in &effect.returning {
        assert!(!parked.work.is_empty());
    }
    // Work in progress comes first, then other work, then none.
    let order: Vec<u8> = effect
        .parked
        .iter()
        .map(|row| if row.is_in_progress() { 0 } else { u8::from(row.work.is_empty()) + 1 })
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    assert_eq!(effect.parked_work().len(), effect.parked.iter().filter(|row| !row.work.is_empty()).count());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// What the change is said to do is what it does; changing back leaves the plan as it was, apart from its
    /// history, and so does undoing.
    fn what_is_said_comes_true(one in any::<u64>(), two in any::<u64>()) {
        let (now, then) = (arbitrary(&PACK, one), arbitrary(&PACK, two));
        let mut dice = Dice::new(one ^ two);
        // Work from an earlier time with the other answers, so that some of it is set aside already.
        let mut work = some_work(&now, &mut dice);
        work.extend(some_work(&then, &mut dice));
        let mut state = state(&now, work);
        let (before, board_before) = (state.clone(), board(&state));
        let found = difference(&PACK, &state.answers, &then);
        let effect = ChangeEffect::of(&found, &board_before);
        told_once(&effect, &found, &board_before);
        PARKED.fetch_add(effect.parked_work().len(), Ordering::Relaxed);
        RETURNED.fetch_add(effect.returning.len(), Ordering::Relaxed);

        apply(&mut state, Edit::Answers(then.clone()), 3);
        let after = board(&state);
        for row in &effect.parked {
            let parked = after.parked.iter().find(|parked| parked.id == row.id);
            prop_assert_eq!(parked.map(|parked| &parked.work), Some(&row.work).filter(|work| !work.is_empty()));
        }
        for (task, parked) in &effect.returning {
            prop_assert_eq!(after.row(&task.id).map(|row| &row.work), Some(&parked.work));
        }
        for task in &effect.added {
            prop_assert!(after.row(&task.id).is_some_and(|row| row.work.is_empty()));
        }
        for shift in &effect.shifted {
            let row = after.row(&shift.row.id).unwrap();
            prop_assert_eq!((row.party, row.applies), (shift.then.party, shift.then.applies));
            prop_assert_eq!(&row.work, &shift.row.work);
        }
        prop_assert_eq!(after.rows.len(), effect.kept + effect.shifted.len() + found.added.len());

        // Back by answering again, and from the same place by undo.
        let mut undone = state.clone();
        apply(&mut state, Edit::Answers(before.answers.clone()), 4);
        prop_assert_eq!(&state.record.fields, &before.record.fields);
        prop_assert_eq!(board(&state), board_before.clone());
        if undone.record.history.len() > before.record.history.len() {
            prop_assert!(matches!(apply(&mut undone, Edit::Undo, 4), Edited::Turned(_)));
        }
        prop_assert_eq!(&undone.record.fields, &before.record.fields);
        prop_assert_eq!(board(&undone), board_before);
    }
}

#[test]
fn a_second_forest_sets_the_work_on_ad_fs_aside() {
    let answers = support::answers(
        &PACK,
        &json!({
            "service": ["azure-ad-premium"], "licences": {"plan-ems": 500}, "onboarded": [],
            "forest-count": "single", "identity": "federated", "forest-level": "2008-or-later",
            "directory-ready": "yes", "adfs-version": "2012-r2-or-later", "adfs-sites": "single", "k12": "no"
        }),
    );
    let mut then = answers.clone();
    then.set("forest-count", fairway::journey::Answer::One("multiple".into()));
    let found = difference(&PACK, &answers, &then);
    let gone: Vec<&String> = found.removed.iter().map(|task| &task.id).collect();
    assert!(gone.len() >= 2, "{gone:?}");
    let work = vec![
        (format!("task/{}/owner", gone[0]), Some(json!("Ann"))),
        (format!("task/{}/status", gone[1]), Some(json!("in-progress"))),
    ];
    let state = state(&answers, work);
    let board = board(&state);
    let effect = ChangeEffect::of(&found, &board);
    let first: Vec<&String> = effect.parked_work().iter().map(|row| &row.id).collect();
    assert_eq!(first, [gone[1], gone[0]], "what is in progress comes first");
    assert!(effect.is_in_the_way());
}

#[test]
fn what_is_said_comes_true_and_changing_back_restores_all() {
    what_is_said_comes_true();
    let counts = [&PARKED, &RETURNED].map(|count| count.load(Ordering::Relaxed));
    println!("parked and returned: {counts:?}");
    assert!(counts.iter().all(|count| *count > 500), "the changes are too tame: {counts:?}");
}
