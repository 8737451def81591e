//! The history as it is told: newest first, what stands and what was taken back, by whom it can be turned.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::record::{Record, Sort, Stamp, Stands, Turn};
use proptest::prelude::*;
use serde_json::json;
use support::entries::deeds;
use support::ledger::Ledger;

fn stamp(tab: &str, at: u64) -> Stamp {
    Stamp { at, tab: tab.into(), by: String::new() }
}

fn set(record: &mut Record, tab: &str, at: u64, path: &str, value: &str) {
    assert!(record.edit(&stamp(tab, at), vec![(path.to_string(), Some(json!(value)))]));
}

#[test]
fn steps_are_told_newest_first_with_what_became_of_them() {
    let mut record = Record::new("k3f9x2ab", "ems/2018-03");
    set(&mut record, "q8", 1, "answer/forest-count", "single");
    set(&mut record, "z1", 2, "person/p1/name", "Ann");
    set(&mut record, "q8", 3, "task/own-a/title", "Paint");
    set(&mut record, "q8", 4, "meeting/m1/title", "Call");
    record.undo(&stamp("q8", 5)).unwrap();
    record.undo(&stamp("q8", 6)).unwrap();
    record.redo(&stamp("q8", 7)).unwrap();
    let told = record.told("q8");
    let times: Vec<u64> = told.iter().map(|told| told.step.stamp.at).collect();
    assert_eq!(times, [7, 6, 5, 4, 3, 2, 1]);
    let stands: Vec<Stands> = told.iter().map(|told| told.stands).collect();
    use Stands::{Turn as T, Undone, Yes};
    assert_eq!(stands, [T, T, T, Undone, Yes, Yes, Yes]);
    let turned: Vec<Option<u64>> = told.iter().map(|told| told.turned.map(|step| step.stamp.at)).collect();
    assert_eq!(turned, [Some(3), Some(3), Some(4), None, None, None, None]);
    let at = |wanted: u64| told.iter().find(|told| told.step.stamp.at == wanted).unwrap();
    assert!(at(3).is_next_undo && at(4).is_next_redo);
    assert_eq!(told.iter().filter(|told| told.is_next_undo || told.is_next_redo).count(), 2);
    assert!(at(2).elsewhere && !at(3).elsewhere);
    assert!(
        at(1).is(Sort::Answers)
            && at(2).is(Sort::People)
            && at(7).is(Sort::Tasks)
            && at(5).is(Sort::Meetings)
    );
    assert!(!at(1).is(Sort::Plan));
    for (path, sort) in
        [("holiday/2026-12-25", Sort::Plan), ("sign-off/a/by", Sort::Plan), ("plan/name", Sort::Plan)]
    {
        assert_eq!(Sort::of(path), sort, "{path}");
    }
    // Seen from the other tab, its own step is the one to take back.
    let other = record.told("z1");
    assert_eq!(other.iter().find(|told| told.is_next_undo).map(|told| told.step.stamp.at), Some(2));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// What stands of a tab is what its undo would take back one after the other.
    #[test]
    fn what_stands_is_what_undo_takes_back(deeds in deeds(3, 60)) {
        let mut ledger = Ledger::new();
        deeds.iter().for_each(|deed| ledger.run(deed));
        for tab in 0..3 {
            let mut record = ledger.record.clone();
            let stamp = ledger.now(tab);
            let told = record.told(&stamp.tab);
            prop_assert_eq!(told.len(), record.history.len());
            let own = |stands: Stands| told.iter().filter(move |told| !told.elsewhere && told.stands == stands).count();
            let (standing, undone) = (own(Stands::Yes), own(Stands::Undone));
            let turned_away = record.history.iter().filter(|step| step.stamp.tab == stamp.tab).any(|step| {
                matches!(step.turn, Some(Turn::Undo(_) | Turn::Redo(_)))
            });
            prop_assert!(undone == 0 || turned_away);
            let mut taken = 0;
            while record.undo(&stamp).is_some() {
                taken += 1;
            }
            prop_assert_eq!(taken, standing);
            let left = record.told(&stamp.tab);
            prop_assert!(left.iter().all(|told| told.elsewhere || told.stands != Stands::Yes));
        }
    }
}
