//! What was found in a file: what a plan holds, and what had to be put right.

use super::fold;
use crate::browser::clock;
use crate::formats::file::Repair;
use crate::record::{Record, Summary};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::Texts;

/// What a plan holds: customer, edition, when it was changed, how much was entered.
pub fn about_plan(texts: Texts, record: &Record) -> El {
    let summary = Summary::of(record);
    let count = |key, number: usize| texts.interface.count(key, number as u32, &[]);
    let changed = (summary.changed > 0).then(|| texts.date(&clock::day_of(summary.changed).to_string()));
    let changed = changed.map(|day| texts.fill("plans.changed", &[("day", &day)]));
    let facts = [
        Some(summary.customer).filter(|customer| !customer.is_empty()),
        Some(summary.pack),
        Some(count("keeping.answers", record.under("answer/").count())),
        Some(count("open.tasks", record.tasks().len())),
        Some(count("open.steps", record.history.len())),
        changed,
    ];
    p(facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")).class("quiet")
}

/// What was repaired, folded away where it is much.
pub fn repairs(texts: Texts, repairs: &[Repair]) -> Option<El> {
    if repairs.is_empty() {
        return None;
    }
    let list = repairs.iter().map(|repair| el("li").with(repair_in_words(texts, repair)));
    let list = el("ul").with(list.collect::<Vec<_>>());
    let count = texts.interface.count("open.repairs", repairs.len() as u32, &[]);
    Some(fold(count, list).flag("open", repairs.len() < 6))
}

/// One repair in words.
fn repair_in_words(texts: Texts, repair: &Repair) -> String {
    match repair {
        Repair::Encoding(name) => texts.fill("open.repair.encoding", &[("name", name)]),
        Repair::Twice(path) => texts.fill("open.repair.twice", &[("path", path)]),
        Repair::Unknown(path) => texts.fill("open.repair.unknown", &[("path", path)]),
        Repair::Unread(id, reason) => texts.fill("open.repair.unread", &[("id", id), ("reason", reason)]),
        Repair::Id(id) => texts.fill("open.repair.id", &[("id", id)]),
        Repair::Left(id) => texts.fill("open.repair.left", &[("id", id)]),
        Repair::More(count) => texts.interface.count("open.repair.more", *count as u32, &[]),
    }
}
