//! Plans that several people and tabs work on apart and bring together: joining is commutative, associative and
//! idempotent, everybody ends with the same, nothing that was entered is lost, and conflicts are exactly what both
//! have changed without knowing of each other.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::formats::saved;
use fairway::record::{Record, Stamp, Turn};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::entries::{Deed, deeds};
use support::generate::Dice;
use support::profiles::{Profiles, two};

/// What the histories came to, so that they cannot come to nothing unseen.
static JOINED: AtomicUsize = AtomicUsize::new(0);
static MERGED: AtomicUsize = AtomicUsize::new(0);
static CONFLICTS: AtomicUsize = AtomicUsize::new(0);
static FLOODS: AtomicUsize = AtomicUsize::new(0);

fn count(counter: &AtomicUsize, more: usize) {
    counter.fetch_add(more, Ordering::Relaxed);
}

/// A live tab hears of another one: it takes what covers its own, keeps what is covered, joins otherwise.
fn hear(profiles: &mut Profiles, here: usize, there: usize) {
    let theirs = saved::read(&saved::write(&profiles.all[there].record)).unwrap();
    let ours = &profiles.all[here].record;
    let joined = ours.join(&theirs);
    assert_eq!(joined == *ours, ours.covers(&theirs), "what is covered adds nothing, and only that");
    assert_eq!(joined == theirs, theirs.covers(ours));
    let knows = profiles.all[there].knows.clone();
    profiles.all[here].record = joined;
    profiles.all[here].knows.extend(knows);
    profiles.check(here);
    count(&JOINED, 1);
}

/// A file is opened, conflicts are decided one way or the other, and the merge can be taken back.
fn merge(profiles: &mut Profiles, here: usize, there: usize, dice: &mut Dice) {
    let theirs = saved::read(&saved::write(&profiles.all[there].record)).unwrap();
    let ours = profiles.all[here].record.clone();
    let merged = ours.merge(&theirs);
    let expected = profiles.conflicts(&profiles.all[here], &profiles.all[there]);
    let found: Vec<[Option<Value>; 3]> = merged
        .conflicts
        .iter()
        .map(|conflict| {
            [
                Some(Value::from(conflict.path.as_str())),
                conflict.ours.value.clone(),
                conflict.theirs.value.clone(),
            ]
        })
        .collect();
    let sides: Vec<[Option<Value>; 3]> =
        expected.iter().map(|[path, ours, theirs, _]| [path.clone(), ours.clone(), theirs.clone()]).collect();
    assert_eq!(found, sides);
    // Where nothing was let go and nothing typed on, both know what was there before.
    if profiles.floods == 0 && !profiles.typed {
        for (conflict, [.., before]) in merged.conflicts.iter().zip(&expected) {
            if !profiles.decided.contains(&conflict.path) {
                assert_eq!(conflict.before.as_ref(), Some(before), "{}", conflict.path);
            }
        }
    }
    let mirrored = theirs.merge(&ours);
    assert_eq!((&merged.record, &merged.taken), (&mirrored.record, &mirrored.given));
    count(&MERGED, 1);
    count(&CONFLICTS, expected.len());

    let mut decided: Vec<(String, Option<Value>)> = Vec::new();
    for conflict in &merged.conflicts {
        let side = *dice.pick(&[None, Some(&conflict.ours), Some(&conflict.theirs)]);
        decided.extend(side.map(|side| (conflict.path.clone(), side.value.clone())));
    }
    let otherwise = decided.iter().filter(|(path, value)| merged.record.get(path) != value.as_ref());
    let otherwise: Vec<String> = otherwise.map(|(path, _)| path.clone()).collect();
    let stamp = profiles.stamp(here);
    let changed = profiles.all[here].record.take_in(&stamp, merged.record, decided);
    let record = &profiles.all[here].record;
    assert_eq!(changed, record.fields != ours.fields);
    if changed {
        assert_eq!(record.history.last().unwrap().turn, Some(Turn::Merged));
        let mut back = record.clone();
        let turned = back.undo(&stamp).unwrap();
        assert_eq!((turned.left, &back.fields), (vec![], &ours.fields), "the merge is one step");
    }
    let knows = profiles.all[there].knows.clone();
    profiles.all[here].knows.extend(knows);
    profiles.note_decided(here, &otherwise);
}

fn is_a_join(a: &Record, b: &Record, c: &Record) {
    assert_eq!(a.join(b), b.join(a));
    assert_eq!(a.join(b).join(c), a.join(&b.join(c)));
    assert_eq!(a.join(a), *a);
    assert_eq!(a.join(b).join(b), a.join(b));
}

fn live(people: usize, deeds: &[Deed], seed: u64, flood: bool) {
    let dice = &mut Dice::new(seed);
    let mut profiles = Profiles::new(people);
    let mut states = vec![profiles.all[0].record.clone()];
    for deed in deeds {
        let (here, there) = two(dice, people);
        profiles.work(here, deed);
        match dice.below(12) {
            0 | 1 => hear(&mut profiles, here, there),
            2 | 3 => merge(&mut profiles, here, there, dice),
            4 => profiles.reload(here),
            5 => states.push(profiles.all[here].record.clone()),
            6 if flood => {
                let long = dice.below(2) == 0;
                profiles.flood(here, if long { 30 } else { 520 }, long);
            }
            _ => {}
        }
    }
    count(&FLOODS, profiles.floods);
    states.extend(profiles.all.iter().map(|profile| profile.record.clone()));
    for _ in 0..3 {
        let [a, b, c] = [(); 3].map(|()| dice.pick(&states).clone());
        is_a_join(&a, &b, &c);
    }
    // A file goes round, and once more.
    for step in 0..2 * people {
        merge(&mut profiles, (step + 1) % people, step % people, dice);
    }
    let first = &profiles.all[0].record;
    assert!(profiles.all.iter().all(|profile| profile.record.fields == first.fields), "all have the same");
    for here in 1..people {
        hear(&mut profiles, here, here - 1);
    }
    for here in (0..people - 1).rev() {
        hear(&mut profiles, here, here + 1);
    }
    let first = &profiles.all[0].record;
    assert!(profiles.all.iter().all(|profile| profile.record == *first), "and the same history");
}

fn many(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// 10,000 random histories of two to four people, and 40 in which the histories overflow.
#[test]
fn whoever_works_apart_comes_together() {
    proptest!(many(10_000), |(deeds in deeds(4, 14), people in 2..5_usize, seed in any::<u64>())| {
        live(people, &deeds, seed, false);
    });
    proptest!(many(40), |(deeds in deeds(4, 14), people in 2..5_usize, seed in any::<u64>())| {
        live(people, &deeds, seed, true);
    });
    let counts = [&JOINED, &MERGED, &CONFLICTS, &FLOODS].map(|count| count.load(Ordering::Relaxed));
    println!("joined, merged, conflicts, overflows: {counts:?}");
    let [joined, merged, conflicts, floods] = counts;
    assert!(joined > 30_000 && merged > 30_000 && conflicts > 2_000 && floods > 15, "too tame: {counts:?}");
}

#[test]
fn what_was_taken_out_again_while_it_was_typed_does_not_come_back() {
    let stamp = |at| Stamp { at, tab: "a".into(), by: "Ann".into() };
    let mut ours = Record::new("one", "p");
    assert!(ours.type_in(&stamp(1_000), "plan/name", "North"));
    let theirs = ours.clone();
    assert!(ours.type_in(&stamp(1_500), "plan/name", ""));
    for joined in [ours.join(&theirs), theirs.join(&ours)] {
        assert!(joined.history.is_empty(), "{} steps", joined.history.len());
        assert_eq!(joined.get("plan/name"), None);
    }
}

#[test]
fn values_of_which_nobody_knows_the_time_are_a_conflict_where_they_differ() {
    let of = |name: &str| {
        let fields = serde_json::json!({"plan": {"name": name}});
        let text = serde_json::json!({"format": "fairway-plan", "version": 2, "id": "one", "pack": "p", "fields": fields, "history": []});
        fairway::formats::saved::read(&text.to_string()).unwrap()
    };
    let paths = |merged: fairway::record::Merged| {
        merged.conflicts.into_iter().map(|conflict| conflict.path).collect::<Vec<_>>()
    };
    assert_eq!(paths(of("North").merge(&of("South"))), ["plan/name"]);
    assert!(paths(of("North").merge(&of("North"))).is_empty());
    // One side had nothing: that is no conflict.
    assert!(paths(of("North").merge(&Record::new("one", "p"))).is_empty());
}
