//! How large a pack may be, so that whatever it holds is checked, decided and shown in a moment. The
//! limits are many times what the shipped edition needs; a pack beyond them is refused before anything
//! looks at it more closely. How long answers are reasoned over is the proof's own limit.

use super::faults::{Faults, join};
use super::items::{Item, items};
use crate::content::{Condition, Pack, Problem};
use serde_json::Value;
use std::collections::BTreeMap;

/// Characters of one text.
const TEXT: usize = 2_000;
/// Characters of a key: those of wording are put together from ids.
const KEY: usize = 200;
/// Entries of a list inside an item: its options, sources, links and so on.
const ENTRIES: usize = 200;
/// Parts of all conditions together.
const PARTS: usize = 50_000;
/// Levels of one condition.
const NESTING: usize = 32;
/// Items of a list, for those that have a limit of their own; [`ITEMS`] for all others.
const LISTS: [(&str, usize); 6] = [
    ("questions", 500),
    ("verdicts", 500),
    ("sources", 250),
    ("diagrams", 250),
    ("tasks", 4_000),
    ("steps", 4_000),
];
/// Items of any other list, also rules of one table.
const ITEMS: usize = 1_000;
/// Rules of all verdict tables together.
const RULES: usize = 5_000;
/// Ids in `after`, all steps and tasks together.
const AFTER: usize = 20_000;
/// Rows of the sources, all tables together.
const ROWS: usize = 5_000;

/// Faults of size in JSON that is yet to be read as anything: lengths of texts and of keys, and
/// characters that are no text.
pub fn texts(file: &str, value: &Value, faults: &mut Faults) {
    let place = |path: &str| if path.is_empty() { "(whole file)".to_string() } else { path.to_string() };
    let mut ahead = vec![(String::new(), value)];
    while let Some((path, value)) = ahead.pop() {
        match value {
            Value::String(text) => {
                if let Some(message) = text_fault(text) {
                    faults.push(Problem::new(file, place(&path), message));
                }
            }
            Value::Array(list) => {
                let entries = list.iter().enumerate().rev();
                ahead.extend(entries.map(|(index, value)| (format!("{path}[{index}]"), value)));
            }
            Value::Object(map) => {
                for (key, value) in map.iter().rev() {
                    let length = key.chars().count();
                    if length > KEY {
                        let message = format!("found a key of {length} characters; expected at most {KEY}");
                        faults.push(Problem::new(file, place(&path), message));
                    } else {
                        ahead.push((join(&path, key), value));
                    }
                }
            }
            _ => {}
        }
    }
}

fn text_fault(text: &str) -> Option<String> {
    let length = text.chars().count();
    if length > TEXT {
        return Some(format!("found {length} characters; expected at most {TEXT}"));
    }
    let strange = text.chars().find(|c| c.is_control() && *c != '\n')?;
    Some(format!("found the control character {strange:?}; expected plain text"))
}

/// Faults of size in a pack: how many items of each kind, how long their lists, how deep their conditions.
pub fn sizes(pack: &Pack, faults: &mut Faults) {
    let all = items(pack);
    let mut most = |path: &str, found: usize, limit: usize, what: &str| {
        if found > limit {
            faults.tell(path, format!("found {found} {what}; expected at most {limit}"));
        }
    };
    for (list, found) in counts(&all) {
        let own = LISTS.iter().find(|(name, _)| *name == list);
        most(list, found, own.map_or(ITEMS, |(_, limit)| *limit), "items");
    }
    most("verdicts", pack.verdicts.iter().map(|table| table.rules.len()).sum(), RULES, "rules");
    most("rows", pack.rows.values().map(Vec::len).sum(), ROWS, "rows");
    most("tasks", pack.work().map(|task| task.after.len()).sum(), AFTER, "ids in all `after`");
    let mut parts = 0;
    for item in &all {
        for (key, _, words) in &item.lists {
            most(&join(&item.path, key), words.len(), ENTRIES, "entries");
        }
        for (key, condition) in &item.conditions {
            condition.walk(&mut |_| parts += 1);
            most(&join(&item.path, key), levels(condition), NESTING, "levels of conditions");
        }
    }
    most("conditions", parts, PARTS, "parts in all conditions");
    if let Some(request) = &pack.request {
        for (key, words) in
            [("steps", &request.steps), ("links", &request.links), ("unclear", &request.unclear)]
        {
            most(&join("request", key), words.len(), ENTRIES, "entries");
        }
    }
}

fn counts<'a>(all: &'a [Item<'_>]) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    all.iter().for_each(|item| *counts.entry(item.list.as_str()).or_default() += 1);
    counts
}

/// Levels of a condition: 1 for one without parts. Recursion is bounded by the reader of JSON.
fn levels(condition: &Condition) -> usize {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => 1 + parts.iter().map(levels).max().unwrap_or(0),
        Condition::Not(part) => 1 + levels(part),
        _ => 1,
    }
}
