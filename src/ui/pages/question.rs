//! One question: asked, explained, checked, answered.

use crate::browser::page;
use crate::content::Question;
use crate::formats::route::Route;
use crate::journey::Mark;
use crate::ui::components::{FormOf, commands, fold, question_form, row_id, source_list, terms, unclear};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, live, nothing, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;

/// The page of a question that the pack knows.
pub fn question_page(question: &'static Question, change: bool) -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let now = context.at_present();
    let answer = now.answers.get(&question.id);
    let before = now.journey.before(&question.id).map(ToString::to_string);
    let aside = matches!(now.journey.mark(&question.id), Some(Mark::SetAside | Mark::Off));
    let back = match before {
        _ if change => Route::Answers,
        Some(id) => Route::Question { id, change: false },
        None => Route::Home,
    };
    // What is folded away comes two frames later, so that the question itself is not kept waiting.
    let settled = RwSignal::new(false);
    page::next_frame(move || {
        page::next_frame(move || {
            // The person may have gone on by then, and the signal with the page.
            settled.try_set(true);
        });
    });
    let submit_text = texts.t(if change { "question.save" } else { "question.continue" });
    let to_outcome = (!change && now.answers.0.len() > 1).then(|| {
        let link = el("a").class("button button--quiet").attr("href", Route::Outcome.href());
        link.with(texts.t("question.see-outcome"))
    });
    let actions = el("div")
        .class("question__actions cluster")
        .with(el("button").class("button button--primary").attr("type", "submit").with(submit_text))
        .with(to_outcome);
    let on_answer = move |answer| {
        let given = context.answer(&question.id, answer);
        context.go(&if given { after(context, change) } else { Route::WhatIf(None) });
    };
    let with = FormOf { answer, heading: "h1", actions, on_answer: Box::new(on_answer) };
    let (summary, form) = question_form(texts, question, with);
    el("article")
        .class("question")
        .with(el("a").class("back-link").attr("href", back.href()).with(texts.t("question.back")))
        .with(summary)
        .with(aside.then(|| p(texts.t("question.not-asked")).class("question__note")))
        .with(form)
        .with(live(move || if settled.get() { asides(texts, question).view() } else { nothing() }))
        .view()
}

/// Why it is asked, whom to ask, the words used, the source, and what the source leaves open.
fn asides(texts: Texts, question: &'static Question) -> El {
    let base = format!("question.{}", question.id);
    let mut shown = vec![texts.c(&base), texts.c(&join(&[&base, ".help"])), texts.c(&join(&[&base, ".why"]))];
    for option in &question.options {
        shown.push(texts.c(&join(&[&base, ".", option])));
        shown.extend(texts.maybe(&join(&[&base, ".", option, ".hint"])));
    }
    let who = texts.c(&join(&[&base, ".ask-whom"]));
    let mut why =
        vec![p(texts.c(&join(&[&base, ".why"]))), p(texts.fill("question.ask-whom", &[("who", &who)]))];
    why.extend(commands(texts, question));
    let related = question.related.iter().map(|id| {
        let fact = texts.maybe(&join(&[id, ".fact"])).or_else(|| texts.maybe(&join(&[id, ".definition"])));
        el("li").class("rule").with(fact.or_else(|| texts.maybe(id))).with(" ").with(row_id(id))
    });
    let related = el("ul").class("source-list").with(related.collect::<Vec<_>>());
    el("div")
        .class("question__asides")
        .with(fold(texts.t("question.why"), why))
        .with(terms(texts, &shown))
        .with(fold(texts.t("question.sources"), vec![source_list(texts, &question.sources), related]))
        .with(unclear(texts, &question.unclear))
}

/// Where to go after an answer: the next open question, or the answers to check.
fn after(context: AppContext, change: bool) -> Route {
    let next = context.at_present().next().filter(|_| !change);
    next.unwrap_or(Route::Answers)
}
