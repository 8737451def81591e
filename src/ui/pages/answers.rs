//! Check your answers: all of them, what was set aside, what is still ahead.

use crate::formats::route::Route;
use crate::journey::{Mark, Place};
use crate::ui::components::button_link;
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::join;
use leptos::prelude::*;

/// The page, under the title that the app has set.
pub fn answers_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    group(vec![
        p(texts.t("answers.intro")).class("prose").view(),
        p(el("a").attr("href", Route::Tree { outline: false }.href()).with(texts.t("tree.page"))).view(),
        live(move || body(context)),
    ])
}

fn body(context: AppContext) -> AnyView {
    let texts = context.texts;
    let now = context.now();
    let with = |wanted: &[Mark]| -> Vec<Place> {
        now.journey.places.iter().filter(|place| wanted.contains(&place.mark)).cloned().collect()
    };
    let given = with(&[Mark::Passed, Mark::Unsure]);
    let ahead = with(&[Mark::Here, Mark::Ahead]).len() as u32;
    let next = now.next();
    let done = next.is_none();
    let go_on = next.map(|route| button_link(&route, texts.t("answers.continue"), true));
    let mut parts = Vec::new();
    if given.is_empty() {
        parts.push(p(texts.t("answers.none")));
    } else {
        parts.push(list(context, given));
    }
    if !done {
        parts.push(p(texts.interface.count("answers.next", ahead, &[])).class("answers__open"));
    }
    let to_outcome = button_link(&Route::Outcome, texts.t("answers.to-outcome"), done);
    parts.push(el("div").class("cluster question__actions").with(go_on).with(to_outcome));
    parts.extend(section(context, "answers.open", with(&[Mark::Open])));
    parts.extend(section(context, "answers.aside", with(&[Mark::SetAside])));
    group(parts.into_iter().map(El::view).collect())
}

fn section(context: AppContext, title: &str, places: Vec<Place>) -> Vec<El> {
    if places.is_empty() {
        return Vec::new();
    }
    let texts = context.texts;
    let intro = p(texts.t(&join(&[title, ".intro"]))).class("prose");
    vec![el("h2").with(texts.t(title)), intro, list(context, places)]
}

fn list(context: AppContext, places: Vec<Place>) -> El {
    let (texts, now) = (context.texts, context.now());
    let rows = places.into_iter().map(|place| {
        let id = place.question;
        let answer = now.answers.get(&id).map(|answer| texts.answer(&id, answer));
        let key = if answer.is_some() { "answers.change" } else { "answers.answer" };
        let lines = answer.unwrap_or_else(|| vec![texts.t("verdict.not-answered")]);
        let lines = lines.into_iter().map(|line| el("span").class("summary-list__line").with(line));
        let question = texts.c(&join(&["question.", &id]));
        let label = texts.fill(&join(&[key, ".label"]), &[("question", &question)]);
        let route = Route::Question { id: id.clone(), change: true };
        let link = el("a").attr("href", route.href()).attr("aria-label", label).with(texts.t(key));
        el("div")
            .class("summary-list__row")
            .attr("data-mark", place.mark.word())
            .with(el("dt").with(texts.short(&id)))
            .with(el("dd").with(lines.collect::<Vec<_>>()))
            .with(el("dd").class("summary-list__action").with(link))
    });
    el("dl").class("summary-list").with(rows.collect::<Vec<_>>())
}
