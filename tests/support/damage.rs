//! Plans that somebody has damaged: values that do not belong where they get to, bytes changed, texts cut; and
//! what must hold of every record, wherever it comes from.

use super::entries::{Deed, FIELDS, stamp};
use super::generate::Dice;
use fairway::content::Pack;
use fairway::formats::saved;
use fairway::journey::Answers;
use fairway::record::{Record, Stamp, Turn};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn with_answers(record: &Record, answers: &Answers) -> Record {
    let mut record = record.clone();
    let fields = saved::answer_fields(&record, answers);
    record.edit(&stamp(0, 7), fields);
    record
}

/// Everything that must hold of a record, wherever it comes from.
pub fn is_safe(pack: &Pack, record: Record) {
    assert_eq!(saved::read(&saved::write(&record)).as_ref(), Ok(&record));
    if let Ok(answers) = saved::answers_of(pack, &record) {
        assert_eq!(saved::answers_of(pack, &with_answers(&record, &answers)), Ok(answers));
    }
    // It can be worked with: steps taken back and made again by every tab it names, every field set.
    let mut record = record;
    let tabs: BTreeSet<String> = record.history.iter().map(|step| step.stamp.tab.clone()).collect();
    for tab in tabs {
        let stamp = Stamp { tab, ..stamp(0, 5) };
        for back in [true, false, true] {
            let turned = if back { record.undo(&stamp) } else { record.redo(&stamp) };
            assert!(turned.is_none_or(|turned| matches!(turned.step.turn, None | Some(Turn::Merged))));
        }
    }
    assert_eq!(saved::read(&saved::write(&record)).as_ref(), Ok(&record));
    for field in 0..FIELDS.len() {
        let (path, value) = Deed::choice(&(field, 1));
        record.edit(&stamp(0, 7), vec![(path.clone(), value.clone())]);
        assert_eq!(record.get(&path), value.as_ref());
    }
    assert_eq!(saved::read(&saved::write(&record)).as_ref(), Ok(&record));
}

pub const NAMES: [&str; 17] = [
    "",
    "a/b",
    "/",
    "__proto__",
    "constructor",
    "answer",
    "task",
    "after",
    "status",
    "gone",
    "own-",
    "\u{0}",
    "🏗",
    "2026-12-25",
    "attendees",
    "holiday",
    "step-init-1",
];

/// A value that does not belong where it gets to.
pub fn odd(dice: &mut Dice) -> Value {
    let deep = |depth: usize| (0..depth).fold(json!("x"), |inner, _| json!({ "a": inner }));
    let numbers = [json!(u64::MAX), json!(-1), json!(0), json!(1.5), json!(i64::MIN), json!(1e300)];
    match dice.below(9) {
        0 => Value::Null,
        1 => json!([]),
        2 => json!({}),
        3 => dice.pick(&numbers).clone(),
        4 => json!(*dice.pick(&NAMES)),
        5 => deep(dice.below(100)),
        6 => json!([null, [["x"]], {"a": null}]),
        7 => json!(dice.below(2) == 0),
        _ => json!("x".repeat(dice.below(400))),
    }
}

/// Every place inside a value, as a pointer.
pub fn places(value: &Value, at: String, all: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(i, value)| (i.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, value) in below {
        places(value, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), all);
    }
    all.push(at);
}

/// One to three places of a good plan replaced, swapped, renamed or added to.
pub fn with_odd_values(text: &str, dice: &mut Dice) -> String {
    let mut plan: Value = serde_json::from_str(text).unwrap();
    for _ in 0..1 + dice.below(3) {
        let mut all = Vec::new();
        places(&plan, String::new(), &mut all);
        let place = dice.pick(&all).clone();
        match dice.below(4) {
            0 => *plan.pointer_mut(&place).unwrap() = odd(dice),
            1 => {
                let other = plan.pointer(dice.pick::<String>(&all)).unwrap().clone();
                *plan.pointer_mut(&place).unwrap() = other;
            }
            2 => {
                if let Some(map) = plan.pointer_mut(&place).and_then(Value::as_object_mut) {
                    let key = map.keys().next().cloned();
                    if let Some(value) = key.and_then(|key| map.remove(&key)) {
                        map.insert((*dice.pick(&NAMES)).to_string(), value);
                    }
                }
            }
            _ => {
                if let Some(map) = plan.pointer_mut(&place).and_then(Value::as_object_mut) {
                    map.insert((*dice.pick(&NAMES)).to_string(), odd(dice));
                }
            }
        }
    }
    plan.to_string()
}

/// The text with single bytes changed, taken out or doubled; cut at times.
pub fn with_odd_bytes(text: &str, dice: &mut Dice) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..1 + dice.below(3) {
        let place = dice.below(bytes.len());
        match dice.below(4) {
            0 => bytes[place] = *dice.pick(b" \"\\{}[],:0-9ax/~\x00\xff"),
            1 => bytes[place] ^= 1 << dice.below(7),
            2 => drop(bytes.remove(place)),
            _ => bytes.insert(place, bytes[place]),
        }
    }
    if dice.below(20) == 0 {
        bytes.truncate(dice.below(bytes.len()));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
