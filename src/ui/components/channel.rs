//! The channel: one line that carries the whole journey. While deciding its marks are questions,
//! while onboarding they are the four phases (`phase_channel`). It is navigation, never decoration.

use crate::formats::route::Route;
use crate::journey::Mark;
use crate::ui::markup::{El, Live, el, live_text, p};
use crate::ui::texts::{Texts, join};
use std::sync::Arc;

/// How a question stands now: its mark, and whether it is the one shown.
pub type Standing = Arc<dyn Fn(&str) -> (Mark, bool) + Send + Sync>;

/// The questions of a pack as marks that follow the journey. Built once for the life of the page and
/// hidden where it does not belong: to build its hundred elements anew with every answer took a third
/// of the time to the next frame. `attended` says whether it is shown, `summary` is its sentence.
pub fn channel(texts: Texts, standing: Standing, attended: Live<bool>, summary: Live<String>) -> El {
    let marks = texts.pack().questions.iter().map(|question| item(texts, &question.id, &standing));
    let summary = p(live_text(move || summary())).class("channel__summary");
    line(texts, "questions", marks.collect())
        .with(summary)
        .live_attr("hidden", move || (!attended()).then(String::new))
}

fn item(texts: Texts, question: &'static str, standing: &Standing) -> El {
    let look = |show: fn(Mark, bool) -> Option<&'static str>| {
        let standing = standing.clone();
        move || {
            let (mark, here) = standing(question);
            show(mark, here)
        }
    };
    let shown = look(|mark, here| Some(if here { "current" } else { mark.word() }));
    let word = shown.clone();
    let text = el("span").class("channel__text").with(texts.short(question)).with(
        el("span").class("visually-hidden").with(live_text(move || {
            word().map_or_else(String::new, |word| join(&[", ", &texts.t(&join(&["mark.", word]))]))
        })),
    );
    // Without an address it is no link, only a mark: what cannot be reached yet.
    let open =
        look(|mark, _| (mark.is_answered() || matches!(mark, Mark::Here | Mark::SetAside)).then_some(""));
    let route = Route::Question { id: question.to_string(), change: false }.href();
    let current = look(|_, here| here.then_some("step"));
    let state = look(|mark, _| Some(mark.word()));
    let link = el("a")
        .class("channel__link")
        .live_attr("href", move || open().map(|_| route.clone()))
        .live_attr("aria-current", move || current().map(String::from))
        .with(dot())
        .with(text);
    el("li")
        .class("channel__item")
        .live_attr("data-mark", move || shown().map(String::from))
        .live_attr("data-state", move || state().map(String::from))
        .with(link)
}

/// The mark itself.
pub fn dot() -> El {
    el("span").class("channel__dot").attr("aria-hidden", "true")
}

/// The line with its marks; `kind` names it.
pub fn line(texts: Texts, kind: &'static str, marks: Vec<El>) -> El {
    el("nav")
        .class("channel")
        .attr("data-kind", kind)
        .attr("aria-label", texts.t(&join(&["channel.", kind])))
        .with(el("ol").class("channel__list").with(marks))
}
