//! What tried answers do to the work on the plan: what is set aside, comes back, changes hands or stays, with
//! what was entered about it.

use crate::journey::Truth;
use crate::plan::PlannedTask;
use crate::record::{ChangeEffect, Row};
use crate::ui::components::work_line;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};

/// The section, where there is a plan on one side.
pub fn work(texts: Texts, effect: &ChangeEffect<'_>) -> Vec<El> {
    let parked = effect.parked_work();
    let shifted: Vec<_> = effect.shifted.iter().filter(|shift| !shift.row.work.is_empty()).collect();
    let count = |key: &str, count: usize| texts.interface.count(key, count as u32, &[]);
    let mut sums = vec![count("what-if.work.kept", effect.kept)];
    let all = [
        ("what-if.work.shifted", effect.shifted.len()),
        ("what-if.work.parked", effect.parked.len()),
        ("what-if.work.returning", effect.returning.len()),
        ("what-if.work.added", effect.added.len()),
    ];
    sums.extend(all.into_iter().filter(|(_, number)| *number > 0).map(|(key, number)| count(key, number)));
    let sums = sums.into_iter().map(|sum| el("li").with(sum)).collect::<Vec<_>>();
    let mut parts = vec![el("h2").with(texts.t("what-if.work")), el("ul").class("what-if__sums").with(sums)];
    if effect.is_in_the_way() {
        parts.push(p(el("strong").with(texts.t("what-if.work.in-progress"))));
    }
    let title = |row: &Row| if row.is_own() { row.work.title.clone() } else { texts.c(&row.id) };
    let mut list = |key: &str, rows: Vec<El>| {
        if !rows.is_empty() {
            parts.push(el("h3").with(count(key, rows.len())));
            parts.extend(texts.interface.get(&join(&[key, ".why"])).map(p));
            parts.push(el("ul").class("work-lines").with(rows));
        }
    };
    let rows = parked.iter().map(|row| work_line(texts, title(row), None, &row.work));
    list("what-if.work.list.parked", rows.collect());
    let rows = shifted.iter().map(|shift| {
        let (was, then) = (who(texts, shift.row.party.word()), to_be(texts, shift.then));
        let note = texts.fill("what-if.list.from-to", &[("now", &was), ("then", &then)]);
        work_line(texts, title(shift.row), Some(note), &shift.row.work)
    });
    list("what-if.work.list.shifted", rows.collect());
    let rows = effect.returning.iter();
    let rows = rows.map(|(task, parked)| work_line(texts, texts.c(&task.id), None, &parked.work));
    list("what-if.work.list.returning", rows.collect());
    if parked.is_empty() && shifted.is_empty() && effect.returning.is_empty() {
        parts.push(p(texts.t("what-if.work.none")));
    }
    parts
}

fn who(texts: Texts, party: &str) -> String {
    texts.c(&join(&["party.", party]))
}

fn to_be(texts: Texts, task: &PlannedTask) -> String {
    let party = who(texts, task.party.word());
    match task.applies {
        Truth::Unknown => texts.fill("what-if.list.may", &[("party", &party)]),
        _ => party,
    }
}
