//! Progress as words and as a native bar.

use crate::plan::Tally;
use crate::ui::markup::{El, el, live_text};
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// How much of a part is settled; follows `tally`.
pub fn progress(texts: Texts, tally: Memo<Tally>) -> El {
    let words = move || {
        let tally = tally.get();
        let (settled, total) = (tally.settled.to_string(), tally.total.to_string());
        let words = texts.fill("plan.progress", &[("settled", &settled), ("total", &total)]);
        match tally.possible {
            0 => words,
            more => format!("{words}, {}", texts.interface.count("plan.possible", more as u32, &[])),
        }
    };
    el("div")
        .class("progress")
        .with(el("span").class("progress__text").with(live_text(words)))
        .with(
            el("progress")
                .class("progress__bar")
                .live_attr("aria-label", move || Some(words()))
                .live_attr("max", move || Some(tally.get().total.max(1).to_string()))
                .live_attr("value", move || Some(tally.get().settled.to_string())),
        )
}
