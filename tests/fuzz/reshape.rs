//! Damages JSON as its structure has it: what stands at a place is replaced, removed, doubled, moved, renamed, or
//! taken from another input; keys that occur twice, which no value holds, are put into the text.

use crate::support::damage::{NAMES, odd, places};
use crate::support::generate::Dice;
use serde_json::Value;

/// Numbers at the edges of what programs hold, as they are written.
pub const NUMBERS: [&str; 19] = [
    "0",
    "-0",
    "-1",
    "1.5",
    "0.1",
    "1e5",
    "1e309",
    "1E-400",
    "00",
    "255",
    "4294967295",
    "4294967296",
    "9007199254740991",
    "9007199254740992",
    "253402300800000",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "9999-12-31",
];

/// The input with one place changed, where it is JSON.
pub fn reshaped(input: &[u8], other: &[u8], words: &[&str], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut root: Value = serde_json::from_slice(input).ok()?;
    let mut all = Vec::new();
    places(&root, String::new(), &mut all);
    let numbers: Vec<&String> =
        all.iter().filter(|at| root.pointer(at).is_some_and(Value::is_number)).collect();
    let place = match dice.below(3) {
        0 if !numbers.is_empty() => (*dice.pick::<&String>(&numbers)).clone(),
        // What holds others is seldom met among all places.
        1 => walked(&root, dice),
        _ => dice.pick(&all).clone(),
    };
    let here = root.pointer(&place)?.clone();
    let name = |dice: &mut Dice| match dice.below(2) {
        0 if !words.is_empty() => (*dice.pick(words)).to_string(),
        _ => (*dice.pick(&NAMES)).to_string(),
    };
    match dice.below(12) {
        1 => {
            *root.pointer_mut(&place)? = serde_json::from_str(dice.pick::<&str>(&NUMBERS)).unwrap_or_default()
        }
        0 => *root.pointer_mut(&place)? = odd(dice),
        2 => {
            // A word may be JSON itself.
            let word = name(dice);
            *root.pointer_mut(&place)? = serde_json::from_str(&word).unwrap_or(Value::from(word));
        }
        3 => *root.pointer_mut(&place)? = root.pointer(dice.pick::<String>(&all))?.clone(),
        4 => {
            let other: Value = serde_json::from_slice(other).ok()?;
            let mut theirs = Vec::new();
            places(&other, String::new(), &mut theirs);
            *root.pointer_mut(&place)? = other.pointer(dice.pick::<String>(&theirs))?.clone();
        }
        5 | 6 => drop(take(&mut root, &place)?),
        7 => {
            let there = dice.pick(&all).clone();
            let moved = take(&mut root, &place)?;
            put(root.pointer_mut(&there)?, name(dice), moved, dice);
        }
        8 => put(root.pointer_mut(&place)?, name(dice), odd(dice), dice),
        9 => {
            let (above, _) = place.rsplit_once('/')?;
            put(root.pointer_mut(above)?, name(dice), here, dice);
        }
        10 => {
            let (above, _) = place.rsplit_once('/')?;
            let renamed = take(&mut root, &place)?;
            put(root.pointer_mut(above)?, name(dice), renamed, dice);
        }
        _ => return Some(with_key_twice(&root.to_string(), dice).into_bytes()),
    }
    Some(root.to_string().into_bytes())
}

/// A place that is reached level by level: each child of a level is as likely, however much it holds.
fn walked(root: &Value, dice: &mut Dice) -> String {
    let (mut here, mut at) = (root, String::new());
    while dice.below(4) > 0 {
        let (key, below) = match here {
            Value::Object(map) if !map.is_empty() => {
                let (key, below) = map.iter().nth(dice.below(map.len())).unwrap();
                (key.replace('~', "~0").replace('/', "~1"), below)
            }
            Value::Array(list) if !list.is_empty() => {
                let place = dice.below(list.len());
                (place.to_string(), &list[place])
            }
            _ => break,
        };
        at = format!("{at}/{key}");
        here = below;
    }
    at
}

/// Takes out what stands at a place.
pub fn take(root: &mut Value, place: &str) -> Option<Value> {
    let (above, key) = place.rsplit_once('/')?;
    match root.pointer_mut(above)? {
        Value::Object(map) => map.remove(&key.replace("~1", "/").replace("~0", "~")),
        Value::Array(list) => Some(list.remove(key.parse().ok()?)),
        _ => None,
    }
}

fn put(place: &mut Value, name: String, value: Value, dice: &mut Dice) {
    match place {
        Value::Object(map) => drop(map.insert(name, value)),
        Value::Array(list) => list.insert(dice.below(list.len() + 1), value),
        other => *other = value,
    }
}

/// A key of the text a second time, in the object that opens at some place.
fn with_key_twice(text: &str, dice: &mut Dice) -> String {
    let opens: Vec<usize> = text.match_indices("{\"").map(|(at, _)| at + 1).collect();
    let Some(at) = (!opens.is_empty()).then(|| *dice.pick(&opens)) else { return text.to_string() };
    let (before, rest) = text.split_at(at);
    let key = rest.split("\":").next().unwrap_or_default();
    format!("{before}{key}\":{},{rest}", odd(dice))
}
