//! The channel while onboarding: the four phases as marks.

use super::channel::{dot, line};
use crate::formats::route::Route;
use crate::plan::Tally;
use crate::ui::markup::{El, el};
use crate::ui::texts::Texts;

/// The phases as marks: name, address, progress and whether it is the one shown.
pub fn phase_channel(texts: Texts, phases: Vec<(String, Route, Tally, bool)>) -> El {
    let marks = phases.into_iter().map(|(name, route, tally, here)| {
        let mark = match (here, tally.is_complete(), tally.settled + tally.in_progress > 0) {
            (true, _, _) => "current",
            (_, true, _) => "done",
            (_, _, true) => "here",
            _ => "ahead",
        };
        let (settled, total) = (tally.settled.to_string(), tally.total.to_string());
        let words = texts.fill("plan.progress", &[("settled", &settled), ("total", &total)]);
        let count = el("small").class("channel__count").with(format!(" {words}"));
        let link = el("a")
            .class("channel__link")
            .attr("href", route.href())
            .attr_if("aria-current", here.then_some("page"))
            .with(dot())
            .with(el("span").class("channel__text").with(name).with(count));
        el("li").class("channel__item").attr("data-mark", mark).with(link)
    });
    line(texts, "phases", marks.collect())
}
