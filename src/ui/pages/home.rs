//! The start: what this is for a newcomer, where they were for someone who comes back.

use crate::formats::route::Route;
use crate::ui::components::button_link;
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, live, p};
use crate::ui::texts::join;
use leptos::prelude::*;

/// The start page.
pub fn home_page() -> AnyView {
    let context = app_context();
    live(move || {
        let is_new = context.now().answers.is_empty();
        if is_new { first_visit(context).view() } else { welcome_back(context).view() }
    })
}

/// The same as the shell in index.html.
fn first_visit(context: AppContext) -> El {
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
        .with(el("div").class("hero__actions").with(button_link(&start, texts.t("home.start"), true)))
        .with(p(texts.t("site.private")).class("hero__privacy"))
}

fn welcome_back(context: AppContext) -> El {
    let texts = context.texts;
    let now = context.now();
    let count = now.answers.0.len();
    let sum = context.tally(None);
    let started = sum.settled + sum.in_progress > 0;
    let (key, route) = match now.next() {
        Some(question) => ("home.continue-question", question),
        None if started => ("home.continue-plan", Route::Plan(None)),
        None => ("home.continue-outcome", Route::Outcome),
    };
    let (settled, total) = (sum.settled.to_string(), sum.total.to_string());
    let mut words = texts.interface.count("home.again.progress", count as u32, &[]);
    if sum.total > 0 {
        words.push(' ');
        words.push_str(&texts.fill("home.again.plan", &[("settled", &settled), ("total", &total)]));
    }
    let actions = vec![
        button_link(&route, texts.t(key), true),
        button_link(&Route::Answers, texts.t("answers.title"), false),
        button_link(&Route::Keeping, texts.t("nav.keeping"), false),
    ];
    el("div")
        .class("hero")
        .with(el("h1").class("hero__title").with(texts.t("home.again.title")))
        .with(p(words).class("hero__purpose"))
        .with(el("div").class("hero__actions").with(actions))
        .with(p(texts.t("site.private")).class("hero__privacy"))
}
