//! Progress as words and as a native bar.

use crate::plan::Tally;
use crate::ui::markup::{El, Live, el, live_text};
use crate::ui::texts::Texts;

/// How much of a part is settled; follows `tally`, which is called whenever state changes.
pub fn progress(texts: Texts, tally: Live<Tally>) -> El {
    let (for_max, for_value, for_label) = (tally.clone(), tally.clone(), tally.clone());
    let words = move |tally: Tally| {
        let (settled, total) = (tally.settled.to_string(), tally.total.to_string());
        let words = texts.fill("plan.progress", &[("settled", &settled), ("total", &total)]);
        match tally.possible {
            0 => words,
            more => format!("{words}, {}", texts.interface.count("plan.possible", more as u32, &[])),
        }
    };
    el("div")
        .class("progress")
        .with(el("span").class("progress__text").with(live_text(move || words(tally()))))
        .with(
            el("progress")
                .class("progress__bar")
                .live_attr("aria-label", move || Some(words(for_label())))
                .live_attr("max", move || Some(for_max().total.max(1).to_string()))
                .live_attr("value", move || Some(for_value().settled.to_string())),
        )
}
