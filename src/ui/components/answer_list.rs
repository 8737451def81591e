//! Answers that something rests on, each with the way to change it.

use crate::formats::route::Route;
use crate::journey::Answers;
use crate::ui::markup::{El, el};
use crate::ui::texts::{Texts, join};

/// What was answered to these questions.
pub fn answer_list(texts: Texts, answers: &Answers, questions: &[String]) -> El {
    let rows = questions.iter().map(|question| {
        let said = answers.get(question).map_or_else(
            || texts.t("verdict.not-answered"),
            |answer| texts.answer(question, answer).join("; "),
        );
        let route = Route::Question { id: question.clone(), change: true };
        el("li")
            .with(el("a").attr("href", route.href()).with(texts.short(question)))
            .with(join(&[": ", &said]))
    });
    el("ul").class("source-list").with(rows.collect::<Vec<_>>())
}
