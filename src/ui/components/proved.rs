//! What the proof of a pack tells: the verdict on the pack, its figures, how long it took and its digest.

use super::row_id;
use crate::formats::loaded::{Faults, Proved};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, grouped, join};

/// Result and figures; `took` in milliseconds.
pub fn proved(texts: Texts, proof: &Proved, took: f64) -> Vec<El> {
    let figure = |(name, number): &(String, String)| {
        el("div")
            .attr("data-figure", name)
            .with(el("dt").with(texts.t(&join(&["proof.figure.", name]))))
            .with(el("dd").with(number.as_str()))
    };
    let whole = took.max(1.0).round() as u32;
    let holds = proof.faults.told.is_empty();
    let verdict = if holds { "proof.holds" } else { "proof.faults" };
    let fact = |key: &str, value: El| [el("dt").with(texts.t(key)), el("dd").with(value)];
    let took = el("span").with(texts.fill("proof.milliseconds", &[("count", &grouped(whole))]));
    let facts = [fact("proof.took", took), fact("proof.digest", row_id(&proof.digest))];
    let mut parts = vec![
        p(el("strong").with(texts.t(verdict))).class("prose"),
        el("dl").class("numbers").with(proof.figures.iter().map(figure).collect::<Vec<_>>()),
        el("dl").class("terms").with(facts.into_iter().flatten().collect::<Vec<_>>()),
    ];
    if !holds {
        parts.extend(fault_list(texts, &proof.faults));
    }
    parts
}

/// Places and what is wrong there.
pub fn fault_list(texts: Texts, faults: &Faults) -> Vec<El> {
    let rows = faults
        .told
        .iter()
        .map(|(place, message)| el("li").class("limit").with(p(row_id(place))).with(p(message.as_str())));
    let mut parts = vec![el("ul").class("limits").with(rows.collect::<Vec<_>>())];
    if faults.more > 0 {
        parts.push(p(texts.interface.count("packs.refused.more", faults.more as u32, &[])));
    }
    parts
}
