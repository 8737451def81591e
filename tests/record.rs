//! The record of a plan under whatever people do: nothing that was entered is lost, whatever is taken back
//! comes back, and no tab takes back what another one has done.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::formats::saved;
use fairway::journey::Answers;
use fairway::plan::plan;
use fairway::record::Record;
use fairway::state::{AppState, Edit, Edited, edit};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::entries::{Deed, deeds, stamp};
use support::generate::arbitrary;
use support::ledger::Ledger;

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);

fn after(deeds: &[Deed]) -> Ledger {
    let mut ledger = Ledger::new();
    deeds.iter().for_each(|deed| ledger.run(deed));
    ledger
}

fn many(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// How much the sequences came to, so that they cannot come to nothing unseen.
static TURNED: AtomicUsize = AtomicUsize::new(0);
static LEFT: AtomicUsize = AtomicUsize::new(0);
static JOINED: AtomicUsize = AtomicUsize::new(0);

/// 12,000 sequences of edits in up to four tabs. After each deed the record has exactly what was entered and
/// not changed by an edit or an undo since; each undo and redo turns the right step and leaves what another
/// tab has changed since.
#[test]
fn nothing_that_was_entered_is_lost() {
    let config = many(12_000);
    proptest!(config, |(deeds in deeds(4, 40))| {
        let ledger = after(&deeds);
        for (count, more) in [(&TURNED, ledger.turned), (&LEFT, ledger.left), (&JOINED, ledger.joined)] {
            count.fetch_add(more, Ordering::Relaxed);
        }
        typed_reads_agree(&ledger);
    });
    let counts = [&TURNED, &LEFT, &JOINED].map(|count| count.load(Ordering::Relaxed));
    println!("turned, left and joined: {counts:?}");
    assert!(counts.iter().all(|count| *count > 1_000), "the sequences are too tame: {counts:?}");
}

/// What the pages read is what the plain map has.
fn typed_reads_agree(ledger: &Ledger) {
    let text = |path: String| ledger.fields.get(&path).and_then(Value::as_str).unwrap_or_default();
    let is_set = |path: String| ledger.fields.contains_key(&path);
    for id in ["step-init-1", "step-init-10", "own-a", "own-b"] {
        let work = ledger.record.task(id);
        let entered = ledger.fields.keys().filter(|path| path.starts_with(&format!("task/{id}/"))).count();
        assert_eq!(work.is_empty(), entered == 0, "{id}");
        assert_eq!(ledger.record.tasks().contains(&id), entered > 0, "{id}");
        let is_own = id.starts_with("own") && entered > 0 && !is_set(format!("task/{id}/gone"));
        assert_eq!(ledger.record.own_tasks().contains(&id), is_own, "{id}");
        assert_eq!(work.owner, text(format!("task/{id}/owner")));
        assert_eq!(work.notes, text(format!("task/{id}/notes")));
        assert_eq!(work.due.as_deref().unwrap_or_default(), text(format!("task/{id}/due")));
    }
    let is_there = |kind: &str| {
        let any = ledger.fields.keys().any(|path| path.starts_with(kind));
        any && !is_set(format!("{kind}gone"))
    };
    assert_eq!(ledger.record.people().len(), usize::from(is_there("person/p1/")));
    assert_eq!(ledger.record.meetings().len(), usize::from(is_there("meeting/m1/")));
}

proptest! {
    #![proptest_config(many(600))]

    /// Whatever was done: taking everything back that one tab has done and making it again ends where it began.
    #[test]
    fn undoing_all_and_redoing_all_restores_everything(deeds in deeds(4, 60), tab in 0..4usize) {
        let mut ledger = after(&deeds);
        let before = ledger.record.fields.clone();
        let stamp = ledger.now(tab);
        let mut undone = 0;
        while ledger.turn(&stamp, true) {
            ledger.compare();
            undone += 1;
        }
        for _ in 0..undone {
            prop_assert!(ledger.turn(&stamp, false));
            ledger.compare();
        }
        prop_assert_eq!(&ledger.record.fields, &before);
    }

    /// With one tab, taking everything back leaves nothing.
    #[test]
    fn one_tab_can_go_back_to_the_start(deeds in deeds(1, 60)) {
        let mut ledger = after(&deeds);
        let stamp = ledger.now(0);
        while ledger.turn(&stamp, true) {}
        prop_assert!(ledger.record.fields.is_empty(), "{:?}", ledger.record.fields);
    }

    #[test]
    fn a_record_reads_back(deeds in deeds(4, 60)) {
        let record = after(&deeds).record;
        prop_assert_eq!(record.unread(), vec![]);
        let read = saved::read(&saved::write(&record));
        prop_assert_eq!(read.as_ref(), Ok(&record));
    }

    /// What reads back goes on as if it had not been away.
    #[test]
    fn a_record_that_was_away_goes_on(first in deeds(3, 30), then in deeds(3, 30)) {
        let mut ledger = after(&first);
        ledger.record = saved::read(&saved::write(&ledger.record)).unwrap();
        then.iter().for_each(|deed| ledger.run(deed));
    }

    /// A change of answers and the change back leave everything as it was, apart from the history.
    #[test]
    fn changed_answers_changed_back_leave_no_trace(deeds in deeds(3, 30), other in any::<u64>()) {
        let mut record = after(&deeds).record;
        let fields = record.fields.clone();
        let answers = saved::answers_of(&PACK, &record).unwrap();
        for given in [&arbitrary(&PACK, other), &answers] {
            let wanted = saved::answer_fields(&record, given);
            record.edit(&stamp(0, 2_000_000_000_000), wanted);
            prop_assert_eq!(&saved::answers_of(&PACK, &record).unwrap(), given);
        }
        prop_assert_eq!(&record.fields, &fields);
    }
}

proptest! {
    #![proptest_config(many(150))]

    /// The same through the state, where the plan is derived: back by hand or by undo.
    #[test]
    fn the_plan_comes_back_with_the_answers(deeds in deeds(3, 30), answers in any::<u64>(), other in any::<u64>()) {
        let mut state = AppState { record: after(&deeds).record, ..AppState::default() };
        let (answers, other) = (arbitrary(&PACK, answers), arbitrary(&PACK, other));
        let now = stamp(0, 2_000_000_000_000);
        let change = |state: &mut AppState, given: &Answers| edit(&PACK, state, Edit::Answers(given.clone()), &now);
        change(&mut state, &answers);
        let (fields, before) = (state.record.fields.clone(), plan(&PACK, &answers));
        let changed = change(&mut state, &other) == Edited::Changed;
        prop_assert_eq!(changed, other != answers);
        let mut by_undo = state.clone();
        edit(&PACK, &mut by_undo, if changed { Edit::Undo } else { Edit::Fields(Vec::new()) }, &now);
        change(&mut state, &answers);
        for state in [by_undo, state] {
            prop_assert_eq!((&state.record.fields, &state.answers), (&fields, &answers));
            prop_assert_eq!(&plan(&PACK, &state.answers), &before);
        }
    }
}

/// What is not read afterwards is not taken, so that nobody sees it vanish.
#[test]
fn the_state_takes_only_what_is_read() {
    let now = stamp(0, 1_795_406_503_000);
    let try_it = |wanted: Edit| {
        let mut state = AppState { record: Record::new("a", &PACK.name()), ..AppState::default() };
        (edit(&PACK, &mut state, wanted, &now), state.record)
    };
    let typed = |path: &str, text: String| try_it(Edit::Typed { path: path.into(), text });
    let set = |path: &str, value: Value| try_it(Edit::Fields(vec![(path.into(), Some(value))]));
    let taken = [
        typed("task/a/notes", "Ü".repeat(20_000)),
        set("task/a/due", "2026-12-04".into()),
        set("answer/forest-count", "single".into()),
    ];
    for (done, record) in taken {
        assert_eq!((done, record.fields.len(), record.unread()), (Edited::Changed, 1, vec![]));
    }
    let refused = [
        typed("task/a/notes", "Ü".repeat(20_001)),
        typed("task/a/mood", "fine".into()),
        typed("task/a", "fine".into()),
        set("task/a/due", "soon".into()),
        set("task/a/notes", Value::Null),
        set("answer/forest-count", "seven".into()),
        set("task/a/notes", "".into()),
    ];
    for (done, record) in refused {
        assert_eq!((done, record), (Edited::Nothing, Record::new("a", &PACK.name())));
    }
}
