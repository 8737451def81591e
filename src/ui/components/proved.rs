//! What the proof of a pack tells: the verdict on the pack, its figures, how long it took and its digest.

use super::{fold, row_id};
use crate::content::{Pack, Wording};
use crate::formats::answers;
use crate::formats::loaded::{Faults, Proved, Told};
use crate::journey::told;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};

/// A pack that is spoken of, and its wording; it need not be the one in use.
#[derive(Clone, Copy)]
pub struct Spoken<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// Its wording.
    pub content: &'a Wording,
    /// The tag of the wording's language, where it need be told.
    pub language: Option<&'a str>,
}

/// Result and figures of the proof of `of`; `took` in milliseconds.
pub fn proved(texts: Texts, of: Spoken<'_>, proof: &Proved, took: f64) -> Vec<El> {
    let verdict = match (proof.faults.told.is_empty(), proof.unsettled.told.is_empty()) {
        (true, true) => "proof.holds",
        (true, false) => "proof.unsettled",
        (false, _) => "proof.faults",
    };
    let figures = proof.figures.iter().map(|(name, number)| {
        let number = number.as_deref();
        let number = number
            .map_or_else(|| texts.t("proof.too-many"), |digits| texts.interface.speech().number(digits));
        let name_of = texts.t(&join(&["proof.figure.", name]));
        row(name, name_of, el("span").with(number))
    });
    let whole = took.max(1.0).round() as u32;
    let time = el("span").with(texts.fill("proof.milliseconds", &[("count", &texts.number(whole))]));
    let facts = [
        row("time", texts.t("proof.took"), time),
        row("digest", texts.t("proof.digest"), row_id(&proof.digest)),
    ];
    let rows = figures.chain(facts).collect::<Vec<_>>();
    // What is wrong stands before the figures, which only the curious need then.
    let mut parts = vec![p(el("strong").with(texts.t(verdict))).class("prose")];
    parts.extend(fault_list(texts, Some(of), &proof.faults));
    parts.push(el("dl").class("summary-list").with(rows));
    let folds = [("proof.open", &proof.unsettled), ("proof.notes", &proof.notes)];
    let folds = folds.into_iter().filter(|(_, list)| !list.told.is_empty());
    parts.extend(folds.map(|(title, list)| fold(texts.t(title), fault_list(texts, Some(of), list))));
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

/// Places, what is wrong there, and where `of` can be spoken of, the answers that show it.
pub fn fault_list(texts: Texts, of: Option<Spoken<'_>>, faults: &Faults) -> Vec<El> {
    let rows = faults.told.iter().map(|fault| {
        let place = p(row_id(&fault.place));
        let shown = of.and_then(|of| witness(texts, of, fault));
        el("li").class("limit").with(place).with(p(fault.message.as_str())).with(shown)
    });
    let mut parts = Vec::new();
    if !faults.told.is_empty() {
        parts.push(el("ul").class("limits").with(rows.collect::<Vec<_>>()));
    }
    if faults.more > 0 {
        parts.push(p(texts.interface.count("packs.refused.more", faults.more as u32, &[])));
    }
    parts
}

/// The fewest answers that show a fault, in words; nothing where none can.
fn witness(texts: Texts, of: Spoken<'_>, fault: &Told) -> Option<El> {
    let answers = answers::read(of.pack, fault.witness.as_ref()?).ok()?;
    let rows = told(of.pack, of.content, &texts.interface, &answers).into_iter().map(|(question, said)| {
        let part = |tag| el(tag).attr_if("lang", of.language);
        el("div").with(part("dt").with(question)).with(part("dd").with(texts.list(&said)))
    });
    let rows = rows.collect::<Vec<_>>();
    let key = if rows.is_empty() { "proof.witness.any" } else { "proof.witness" };
    let list = (!rows.is_empty()).then(|| el("dl").class("witness__answers").with(rows));
    Some(el("div").class("witness").with(p(texts.t(key)).class("quiet")).with(list))
}
