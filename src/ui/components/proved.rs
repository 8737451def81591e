//! What the proof of a pack tells: the verdict on the pack, its figures, how long it took and its digest.

use super::{fold, row_id};
use crate::formats::loaded::{Faults, Proved};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, grouped, join, spaced};

/// Result and figures; `took` in milliseconds.
pub fn proved(texts: Texts, proof: &Proved, took: f64) -> Vec<El> {
    let verdict = match (proof.faults.told.is_empty(), proof.unsettled.told.is_empty()) {
        (true, true) => "proof.holds",
        (true, false) => "proof.unsettled",
        (false, _) => "proof.faults",
    };
    let figures = proof.figures.iter().map(|(name, number)| {
        let number = number.as_deref().map_or_else(|| texts.t("proof.too-many"), spaced);
        let name_of = texts.t(&join(&["proof.figure.", name]));
        row(name, name_of, el("span").with(number))
    });
    let whole = took.max(1.0).round() as u32;
    let time = el("span").with(texts.fill("proof.milliseconds", &[("count", &grouped(whole))]));
    let facts = [
        row("time", texts.t("proof.took"), time),
        row("digest", texts.t("proof.digest"), row_id(&proof.digest)),
    ];
    let rows = figures.chain(facts).collect::<Vec<_>>();
    let mut parts = vec![
        p(el("strong").with(texts.t(verdict))).class("prose"),
        el("dl").class("summary-list").with(rows),
    ];
    parts.extend(fault_list(texts, &proof.faults));
    let folds = [("proof.open", &proof.unsettled), ("proof.notes", &proof.notes)];
    let folds = folds.into_iter().filter(|(_, list)| !list.told.is_empty());
    parts.extend(folds.map(|(title, list)| fold(texts.t(title), fault_list(texts, list))));
    parts.push(p(texts.t("proof.kinds")).class("quiet prose"));
    parts
}

fn row(name: &str, title: String, value: El) -> El {
    el("div")
        .class("summary-list__row")
        .attr("data-figure", name)
        .with(el("dt").with(title))
        .with(el("dd").with(value))
}

/// Places and what is wrong there.
pub fn fault_list(texts: Texts, faults: &Faults) -> Vec<El> {
    let rows = faults
        .told
        .iter()
        .map(|(place, message)| el("li").class("limit").with(p(row_id(place))).with(p(message.as_str())));
    let mut parts = Vec::new();
    if !faults.told.is_empty() {
        parts.push(el("ul").class("limits").with(rows.collect::<Vec<_>>()));
    }
    if faults.more > 0 {
        parts.push(p(texts.interface.count("packs.refused.more", faults.more as u32, &[])));
    }
    parts
}
