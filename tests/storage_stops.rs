//! Nothing that was kept is lost, wherever it ends: a session of making, typing, copying, deleting, bringing
//! back, starting over and taking over old versions, ended at every single call of the storage; with every call
//! refused or only half done instead; with too little room; and with one text of it damaged afterwards.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::formats::saved;
use fairway::record::{Record, Stamp};
use fairway::storage::{self, Backend, NotKept, Recovered};
use serde_json::Value;
use support::desk::{Desk, ROOMY, State, found, given, open, room};
use support::generate::Dice;
use support::model_storage::{Call, Fault, Model, Stored, Torn};

fn session(fault: Fault, limit: usize) -> (Vec<Call>, usize) {
    let model = Model::new(given(), fault, limit);
    let mut desk = Desk::new(&model);
    desk.work();
    desk.check(&format!("{fault:?} in {limit}"));
    (model.calls(), desk.refused)
}

/// Rooms of which the widest has too little for a spare of every plan, and the least hardly any.
fn rooms() -> Vec<usize> {
    let least = room(&given());
    [20_000, 12_000, 7000, 4000, 2000, 1200, 600, 300, 100].map(|more| least + more).into()
}

#[test]
fn nothing_is_lost_wherever_it_ends() {
    let mut stops = 0;
    let (calls, refused) = session(Fault::None, ROOMY);
    assert_eq!(refused, 0);
    // The same with so little room that spares are given up, and that some things are refused.
    for limit in [ROOMY, rooms()[1], rooms()[4]] {
        for (call, at) in session(Fault::None, limit).0.into_iter().zip(1..) {
            let torn = call.leaves().iter().filter(|torn| limit == ROOMY || **torn == Torn::Half);
            for torn in torn {
                session(Fault::Stop(at, *torn), limit);
                stops += 1;
            }
        }
    }
    println!("{} calls in the session with room; ended {stops} times", calls.len());
    assert!(calls.len() > 300 && stops > 500);
}

#[test]
fn nothing_is_lost_where_a_write_is_refused_or_only_half_done() {
    let (calls, _) = session(Fault::None, ROOMY);
    let mut refused = 0;
    let writes: Vec<usize> = (1..=calls.len()).filter(|at| calls[at - 1] == Call::Set).collect();
    for at in &writes {
        refused += session(Fault::Refuse(*at), ROOMY).1;
        refused += session(Fault::Lie(*at), ROOMY).1;
    }
    println!("{} writes refused and half done, {refused} things told to be not kept", writes.len());
    assert!(refused > writes.len() / 2);
}

#[test]
fn where_room_is_short_some_is_made_and_what_is_refused_is_as_it_was() {
    let told: Vec<usize> = rooms().into_iter().map(|limit| session(Fault::None, limit).1).collect();
    println!("refused: {told:?}");
    assert!(told[0] == 0 && told[8] > 3, "{told:?}");
}

/// One character of a text changed, or its end cut off.
fn damage(text: &str, dice: &mut Dice) -> String {
    let letters: Vec<char> = text.chars().collect();
    let place = dice.below(letters.len());
    if dice.below(3) == 0 {
        return letters[..place].iter().collect();
    }
    let bit = 1 << dice.below(5);
    let flip = |letter: char| char::from_u32(letter as u32 ^ bit).unwrap_or('?');
    let changed = flip(letters[place]);
    letters[..place].iter().chain(&[changed]).chain(&letters[place + 1..]).collect()
}

#[test]
fn a_damaged_slot_costs_at_most_the_last_change_and_its_text_stays() {
    let model = Model::new(given(), Fault::None, ROOMY);
    let mut desk = Desk::new(&model);
    desk.work();
    let stored = model.stored();
    let slots: Vec<&String> =
        stored.keys().filter(|key| matches!(storage::named(key), Some(storage::Named::Slot(_)))).collect();
    let (mut dice, mut repaired, mut lost) = (Dice::new(5), 0, 0);
    for _ in 0..2000 {
        let key: &String = slots[dice.below(slots.len())];
        let Some(storage::Named::Slot(id)) = storage::named(key) else { panic!() };
        if !storage::plans(&model).iter().any(|known| known == id) {
            continue;
        }
        let bad = damage(&stored[key], &mut dice);
        if bad == stored[key] {
            continue;
        }
        let mut damaged = stored.clone();
        damaged.insert(key.clone(), bad.clone());
        let later = Model::new(damaged, Fault::None, ROOMY);
        let (state, revision, recovered) = open(&later, id);
        let aside = storage::kept_aside(&later, id);
        assert!(aside.iter().any(|(_, text)| *text == bad), "{key}: the text is gone");
        if state == State::Gone {
            assert_eq!(recovered, Some(Recovered::Damaged), "{key}");
            let other = slots.iter().find(|other| other.contains(id) && **other != key);
            assert!(other.is_none() && !stored.contains_key(&format!("fairway:plan:{id}")), "{key}");
            lost += 1;
            continue;
        }
        let was = [&desk.state[id], &desk.earlier[id], &found(&given(), id)];
        assert!(was.contains(&&state), "{key}");
        assert_eq!(recovered, Some(Recovered::Repaired), "{key}");
        repaired += 1;
        // It is told once, and from then on all is well and goes on.
        let (again, _, recovered) = open(&later, id);
        assert_eq!((again, recovered), (state.clone(), None), "{key}");
        let State::Open(mut record) = state else { panic!() };
        let stamp = Stamp { at: u64::MAX / 2, tab: "tab".into(), by: String::new() };
        record.edit(&stamp, vec![("plan/name".into(), Some(Value::from("After")))]);
        let written = storage::write(&later, id, &saved::write(&record), revision).unwrap();
        assert!(written.revision > revision);
        assert_eq!(open(&later, id).0, State::Open(record));
    }
    println!("{repaired} repaired, {lost} with nothing to repair from");
    assert!(repaired > 1000 && lost > 0);
}

/// What the app asks of a tab that has heard nothing of another one: it is told, and nothing is written over.
#[test]
fn who_does_not_know_the_newest_version_writes_nothing() {
    let model = Model::new(Stored::new(), Fault::None, ROOMY);
    storage::write(&model, "one", "{}", 0).unwrap();
    storage::write(&model, "one", "{1}", 1).unwrap();
    let before = model.stored();
    for known in [0, 1] {
        let Err(NotKept::Elsewhere(kept)) = storage::write(&model, "one", "{2}", known) else { panic!() };
        assert_eq!((kept.revision, kept.text.as_str()), (2, "{1}"));
    }
    assert_eq!(model.stored(), before);
    assert_eq!(storage::write(&model, "one", "{2}", 2).unwrap().revision, 3);
}

/// A record that waits to be joined is joined at the next start, and what both have is there.
#[test]
fn what_waits_to_be_joined_is_joined_at_the_next_start() {
    let model = Model::new(Stored::new(), Fault::None, ROOMY);
    let mut ours = Record::new("one", "p");
    let stamp = |at, tab: &str| Stamp { at, tab: tab.into(), by: String::new() };
    ours.edit(&stamp(1, "a"), vec![("plan/name".into(), Some("Name".into()))]);
    let mut theirs = ours.clone();
    ours.edit(&stamp(2, "a"), vec![("plan/customer".into(), Some("Ours".into()))]);
    theirs.edit(&stamp(3, "b"), vec![("task/x/notes".into(), Some("Theirs".into()))]);
    storage::write(&model, "one", &saved::write(&ours), 0).unwrap();
    storage::park(&model, "one", "b", Some(&saved::write(&theirs))).unwrap();
    let (state, revision, recovered) = open(&model, "one");
    assert_eq!((state, revision, recovered), (State::Open(ours.join(&theirs)), 2, Some(Recovered::Sound)));
    assert!(storage::parked(&model, "one").is_empty());
    assert_eq!(open(&model, "one").2, None);
}

#[test]
fn room_is_told_by_what_takes_it() {
    let model = Model::new(given(), Fault::None, ROOMY);
    let mut desk = Desk::new(&model);
    desk.work();
    let told = storage::Room::of(&model);
    let ours: Stored = model.stored().into_iter().filter(|(key, _)| key.starts_with("fairway:")).collect();
    assert_eq!(told.used, room(&ours));
    let plans: usize = told.plans.iter().map(|(_, size)| size).sum();
    assert_eq!(plans + told.spare + told.copies + told.kept + told.packs, told.used);
    assert!(told.spare > 0 && told.kept > 0 && told.copies > 0 && !told.is_near());
    let full = "x".repeat(storage::LIMIT * 9 / 10);
    model.set("fairway:pack:a/1", &full).unwrap();
    assert!(storage::Room::of(&model).is_near());
}

/// What a backup takes along: also the text of a deleted plan, of a damaged one, and of one from before slots.
#[test]
fn the_text_of_a_plan_can_be_taken_along_whatever_it_is() {
    let model = Model::new(Stored::new(), Fault::None, ROOMY);
    storage::write(&model, "one", "{1}", 0).unwrap();
    storage::write(&model, "one", "{2}", 1).unwrap();
    let deleted = fairway::record::Deleted { at: 5, ..Default::default() };
    storage::throw_away(&model, "one", &deleted).unwrap();
    assert_eq!(storage::any_text(&model, "one").as_deref(), Some("{2}"));
    model.set("fairway:plan:two", "{before}").unwrap();
    assert_eq!(storage::any_text(&model, "two").as_deref(), Some("{before}"));
    storage::write(&model, "three", "{3}", 0).unwrap();
    let (key, _) = model.stored().into_iter().find(|(key, _)| key.contains("three")).unwrap();
    model.set(&key, "1 2\nbad").unwrap();
    assert_eq!(storage::any_text(&model, "three").as_deref(), Some("1 2\nbad"));
    assert_eq!(storage::any_text(&model, "four"), None);
}
