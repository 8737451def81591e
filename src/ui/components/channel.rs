//! The channel: one line that carries the whole journey. While deciding its marks are questions,
//! while onboarding they are the four phases. It is navigation, never decoration.

use crate::formats::route::Route;
use crate::journey::{Journey, Mark};
use crate::plan::Tally;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};

/// The questions of a journey as marks; `current` is the question shown.
pub fn channel(texts: Texts, journey: &Journey, current: Option<&str>) -> El {
    let shown = journey.places.iter().filter(|place| place.mark != Mark::Off);
    let marks = shown.map(|place| {
        let here = current == Some(place.question.as_str());
        let mark = if here { "current" } else { place.mark.word() };
        let state = format!(", {}", texts.t(&join(&["mark.", mark])));
        let text = el("span")
            .class("channel__text")
            .with(texts.short(&place.question))
            .with(el("span").class("visually-hidden").with(state));
        let reachable = place.mark.is_answered() || matches!(place.mark, Mark::Here | Mark::SetAside);
        let link = if reachable {
            let route = Route::Question { id: place.question.clone(), change: false };
            el("a").attr("href", route.href()).attr_if("aria-current", here.then_some("step"))
        } else {
            el("span")
        };
        let item =
            el("li").class("channel__item").attr("data-mark", mark).attr("data-state", place.mark.word());
        item.with(link.class("channel__link").with(dot()).with(text))
    });
    let ahead = journey.count(Mark::Here) + journey.count(Mark::Ahead);
    let passed = journey.count(Mark::Passed) + journey.count(Mark::Unsure);
    let summary = match ahead {
        0 => texts.t("channel.complete"),
        ahead => texts.interface.count("channel.summary", ahead as u32, &[("passed", &passed.to_string())]),
    };
    line(texts, "questions", marks.collect()).with(p(summary).class("channel__summary"))
}

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

fn dot() -> El {
    el("span").class("channel__dot").attr("aria-hidden", "true")
}

fn line(texts: Texts, kind: &'static str, marks: Vec<El>) -> El {
    el("nav")
        .class("channel")
        .attr("data-kind", kind)
        .attr("aria-label", texts.t(&join(&["channel.", kind])))
        .with(el("ol").class("channel__list").with(marks))
}
