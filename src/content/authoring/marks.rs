//! What a pack says beside what it decides: marks that belong to nothing, rules that assert what is marked as
//! unconfirmed, deadlines without a day, days of reading that are none.

use super::faults::{Faults, quoted};
use super::items::Item;
use super::values::is_day_or_month;
use crate::content::{Level, Mark, Pack};
use std::collections::BTreeSet;

/// Faults of marks, of days of reading and of deadlines. Names in deadlines are told with those of all items.
pub fn marks(pack: &Pack, all: &[Item<'_>], faults: &mut Faults) {
    let mut known: BTreeSet<&str> = all.iter().map(|item| item.id).collect();
    known.extend(pack.rows.values().flatten().map(String::as_str));
    for id in pack.marks.keys().filter(|id| !known.contains(id.as_str())) {
        let message = "found a mark on nothing; expected the id of a row, a page or an item";
        faults.tell(format!("marks.{id}"), message);
    }
    for (code, day) in pack.read.iter() {
        let path = format!("read.{code}");
        if !pack.sources.iter().any(|page| page.id == *code) {
            faults.tell(path, format!("unknown source {}; expected a page code of `sources`", quoted(code)));
        } else if !is_day_or_month(day) {
            faults.tell(path, no_day(day));
        }
    }
    for row in pack.deadlines.iter().filter(|row| !is_day_or_month(&row.date)) {
        faults.tell(format!("deadlines.{}.date", row.id), no_day(&row.date));
    }
    asserted(pack, faults);
}

fn no_day(found: &str) -> String {
    format!("found {}; expected a day or a month such as 2026-09-30 or 2026-03", quoted(found))
}

/// A row that could not be confirmed may leave a verdict open, and may not decide one.
fn asserted(pack: &Pack, faults: &mut Faults) {
    for table in &pack.verdicts {
        for (index, rule) in table.rules.iter().enumerate().filter(|(_, rule)| rule.level != Level::Depends) {
            let is_open = |id: &&String| pack.marks.get(id) == Some(&Mark::Unconfirmed);
            for id in std::iter::once(&rule.id).chain(&rule.cites).filter(is_open) {
                let path = format!("verdicts.{}.rules[{index}]", table.subject);
                let level = rule.level.word();
                let message = format!(
                    "asserts `{level}` from {}, which is marked as unconfirmed; expected the level `depends`",
                    quoted(id)
                );
                faults.tell(path, message);
            }
        }
    }
}
