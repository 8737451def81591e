//! The start for a newcomer: what this is, and the way to the first question.

use crate::formats::route::{About, Route};
use crate::ui::components::button_link;
use crate::ui::context::app_context;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;

/// The start page of a first visit: the same as the shell in index.html. Who comes back finds their plans.
pub fn home_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let start = context.now().next().unwrap_or(Route::Outcome);
    let leg = |number: u32, mark: &'static str| {
        let key = format!("home.leg.{number}");
        el("li")
            .class("hero__leg")
            .attr("data-mark", mark)
            .with(el("b").with(texts.t(&key)))
            .with(" ")
            .with(el("span").with(texts.t(&join(&[&key, ".text"]))))
    };
    let course = vec![leg(1, "current"), leg(2, "ahead"), leg(3, "ahead")];
    el("div")
        .class("hero")
        .with(el("h1").class("hero__title").with(texts.t("home.title")))
        .with(p(texts.t("home.purpose")).class("hero__purpose"))
        .with(el("ol").class("hero__course").with(course))
        .with(
            el("div")
                .class("hero__actions")
                .with(button_link(&start, texts.t("home.start"), true))
                .with(example(texts)),
        )
        .with(p(texts.t("site.private")).class("hero__privacy"))
        .view()
}

/// To an organisation made up for looking around. A loaded pack has none.
pub fn example(texts: Texts) -> Option<El> {
    let is_ours = texts.origin.loaded().is_none();
    is_ours.then(|| button_link(&Route::About(About::Example), texts.t("home.example"), false))
}
