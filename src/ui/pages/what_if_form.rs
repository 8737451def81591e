//! The form of one question in the scratch copy: another answer is tried, none is changed.

use crate::browser::{address, log};
use crate::content::Question;
use crate::formats::route::Route;
use crate::journey::{Mark, replay};
use crate::ui::components::{FormOf, question_form};
use crate::ui::context::app_context;
use crate::ui::markup::{el, p};
use crate::ui::scratch::scratch;
use leptos::prelude::*;

/// The page of a question that the pack knows, under the title that the app has set.
pub fn what_if_question_page(question: &'static Question) -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let now = context.at_present();
    let then = scratch().read_untracked().over(&now.answers);
    let mark = replay(texts.pack(), &then).mark(&question.id);
    let aside = matches!(mark, Some(Mark::SetAside | Mark::Off));
    let present = match now.answers.get(&question.id) {
        None => texts.t("what-if.try.unanswered"),
        Some(answer) => {
            let answer = texts.answer(&question.id, answer).join("; ");
            texts.fill("what-if.try.present", &[("answer", &answer)])
        }
    };
    let back = || Route::WhatIf(None);
    let actions = el("div").class("question__actions").with(
        el("button").class("button button--primary").attr("type", "submit").with(texts.t("what-if.try.this")),
    );
    let on_answer = move |answer| {
        scratch().update(|scratch| scratch.try_out(&context.at_present().answers, &question.id, answer));
        log::note("go back to what is tried", address::ask_for(&back()));
    };
    let with =
        FormOf { answer: then.get(&question.id), heading: "h2", actions, on_answer: Box::new(on_answer) };
    let (summary, form) = question_form(texts, question, with);
    el("article")
        .class("question")
        .with(el("a").class("back-link").attr("href", back().href()).with(texts.t("question.back")))
        .with(summary)
        .with(p(present).class("question__note"))
        .with(aside.then(|| p(texts.t("what-if.try.aside")).class("question__note")))
        .with(form)
        .view()
}
