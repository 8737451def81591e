//! Edits at random, as people and several tabs make them: every kind of field, own tasks, people, meetings,
//! answers, typing, undo and redo, with a clock that stands still and runs backwards.

use super::generate::Dice;
use fairway::record::Stamp;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// Something that somebody does.
#[derive(Debug, Clone)]
pub struct Deed {
    /// Which tab.
    pub tab: usize,
    /// Milliseconds since the deed before it; below nothing where the clock was set back.
    pub after: i64,
    /// What is done.
    pub what: What,
}

/// What is done. Numbers choose from [`FIELDS`]; 0 of the values empties the field.
#[derive(Debug, Clone)]
pub enum What {
    /// One field is set.
    Set(usize, usize),
    /// Several at once, perhaps one of them twice.
    Bulk(Vec<(usize, usize)>),
    /// A text is typed on in the field where this tab has typed last, or begun in another one.
    Type(Option<usize>, usize),
    /// The step is taken back.
    Undo,
    /// It is made again.
    Redo,
}

/// Fields of every kind with values that they take; few, so that deeds meet.
pub static FIELDS: LazyLock<Vec<(String, Vec<Value>)>> = LazyLock::new(|| {
    let mut fields = Vec::new();
    let mut add = |path: &str, values: Value| {
        fields.push((path.to_string(), values.as_array().unwrap().clone()));
    };
    add("answer/forest-count", json!(["none", "single", "multiple"]));
    add("answer/licences", json!([{}, {"plan-ems": 420, "plan-cas": "unknown"}, "unknown"]));
    add("answer/onboarded", json!([[], ["intune"], ["azure-ad-premium", "intune"]]));
    for task in ["step-init-1", "step-init-10", "own-a", "own-b"] {
        add(&format!("task/{task}/status"), json!(["in-progress", "done", "not-needed"]));
        add(&format!("task/{task}/owner"), json!(["Ann", "Bea"]));
        add(&format!("task/{task}/due"), json!(["2026-12-04", "2027-01-15"]));
        add(&format!("task/{task}/notes"), json!(["One", "One two", "Überall “fine”\n"]));
    }
    add("task/step-init-1/reason", json!(["Not here."]));
    add("task/step-init-1/start", json!(["2026-11-23", "2026-11-24"]));
    add("task/step-init-1/link", json!(["https://example.org/1"]));
    add("task/step-init-1/effort", json!([1, 5]));
    add("task/step-init-1/after/own-a", json!([true]));
    for own in ["own-a", "own-b"] {
        add(&format!("task/{own}/title"), json!(["Order the badges", "Paint the door"]));
        add(&format!("task/{own}/phase"), json!(["assess", "enable"]));
        add(&format!("task/{own}/party"), json!(["customer"]));
        add(&format!("task/{own}/gone"), json!([true]));
    }
    add("person/p1/name", json!(["Ann", "Bea"]));
    add("person/p1/side", json!(["customer", "partner"]));
    add("person/p1/gone", json!([true]));
    add("meeting/m1/title", json!(["Kick-off"]));
    add("meeting/m1/attendees", json!([["Ann"], ["Ann", "Bea"]]));
    add("meeting/m1/minutes", json!(["All agreed.", "All agreed. Nearly."]));
    add("meeting/m1/gone", json!([true]));
    add("sign-off/done-tenant/by", json!(["Bea"]));
    add("holiday/2026-12-25", json!(["Christmas Day"]));
    add("plan/name", json!(["EMS", "EMS roll-out"]));
    add("plan/target", json!(["2027-03-31"]));
    fields
});

impl Deed {
    /// Path and value of a choice from [`FIELDS`].
    pub fn choice(&(field, value): &(usize, usize)) -> (String, Option<Value>) {
        let (path, values) = &FIELDS[field];
        let value = (value % (values.len() + 1)).checked_sub(1).map(|place| values[place].clone());
        (path.clone(), value)
    }
}

/// Tab and name: the second one has told none, the last two are one person.
pub fn stamp(tab: usize, at: u64) -> Stamp {
    let (tab, by) = [("q8", "Ann"), ("z1", ""), ("k5", "Bea"), ("m2", "Bea")][tab];
    Stamp { at, tab: tab.to_string(), by: by.to_string() }
}

/// Paths of the fields into which people type.
pub fn typable() -> &'static [&'static str] {
    static PATHS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let texts = ["notes", "reason", "title", "name", "minutes", "by", "owner"];
        let paths = FIELDS.iter().map(|(path, _)| path.as_str());
        paths.filter(|path| texts.iter().any(|text| path.ends_with(text))).collect()
    });
    &PATHS
}

/// A text as it grows, shrinks and vanishes.
pub fn typed(length: usize) -> &'static str {
    ["", "H", "Ho", "Hol", "Ho", "One", "Hola"][length % 7]
}

/// Up to `most` deeds in so many tabs. Each is made from one number: a tree of strategies takes far longer
/// than what is tested here.
pub fn deeds(tabs: usize, most: usize) -> impl Strategy<Value = Vec<Deed>> {
    vec(any::<u64>().prop_map(move |seed| deed(tabs, seed)), 1..most)
}

fn deed(tabs: usize, seed: u64) -> Deed {
    let dice = &mut Dice::new(seed);
    let choice = |dice: &mut Dice| (dice.below(FIELDS.len()), dice.below(4));
    let what = match dice.below(15) {
        0..5 => {
            let (field, value) = choice(dice);
            What::Set(field, value)
        }
        5..7 => What::Bulk((0..dice.below(6)).map(|_| choice(dice)).collect()),
        7..10 => {
            let begun = (dice.below(3) == 0).then(|| dice.below(typable().len()));
            What::Type(begun, dice.below(7))
        }
        10..13 => What::Undo,
        _ => What::Redo,
    };
    let after = match dice.below(7) {
        0 => 0,
        1 => 50_000 + dice.below(20_000) as i64,
        2 => -(dice.below(100_000) as i64),
        _ => 1 + dice.below(5_000) as i64,
    };
    Deed { tab: dice.below(tabs), after, what }
}
