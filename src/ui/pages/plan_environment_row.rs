//! One expectation on the page of the environment: its verdict and why, what would tell where it is not known,
//! and the work that mends it.

use crate::formats::route::Route;
use crate::journey::{Answers, Truth};
use crate::record::Checked;
use crate::ui::components::{
    MarkSign, answer_list, commands, fold, link_list, notice, row_id, rule_line, sign, source_list,
    task_line, task_state, unclear, why_link,
};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{task_href, title};

/// The row of an expectation.
pub fn expected(texts: Texts, checked: &Checked<'_>, answers: &Answers) -> El {
    let row = checked.row;
    let mark = MarkSign::Met(checked.met);
    let word = mark.word();
    let state = texts.maybe(&join(&[&row.id, ".", word])).map(|state| p(state).class("verdict__reason"));
    let may =
        (checked.applies == Truth::Unknown).then(|| p(texts.t("verdict.may-apply")).class("verdict__note"));
    el("li")
        .class("verdict")
        .attr("data-level", word)
        .attr("id", join(&["expected-", &row.id]))
        .with(el("h3").class("verdict__title").with(texts.c(&row.id)))
        .with(sign(mark, texts.c(&join(&["level.", word]))))
        .with(state)
        .with(may)
        .with(el("div").class("verdict__more environment").with(parts(texts, checked, answers)))
}

fn parts(texts: Texts, checked: &Checked<'_>, answers: &Answers) -> Vec<El> {
    let mut parts = Vec::new();
    if checked.is_answer_behind() {
        let link = |question: &String| question_link(texts, question);
        let links = checked.against.iter().map(link).collect::<Vec<_>>();
        let ways = el("span").class("cluster").with(links);
        parts.push(notice("info", texts.t("environment.answer-behind"), ways));
    }
    if checked.met == Truth::False {
        parts.push(el("h4").with(texts.t("environment.against")));
        parts.push(answer_list(texts, answers, &checked.against));
    }
    if checked.met == Truth::Unknown {
        parts.push(el("h4").with(texts.t("environment.open")));
        parts.extend(checked.open.iter().filter_map(|question| open(texts, question)));
    }
    if checked.met != Truth::True {
        parts.extend(work(texts, checked));
    }
    parts.push(fold(texts.t("environment.more"), more(texts, checked, answers)));
    parts
}

fn question_link(texts: Texts, question: &str) -> El {
    let route = Route::Question { id: question.to_string(), change: true };
    let words = texts.fill("environment.change", &[("question", &texts.short(question))]);
    el("a").attr("href", route.href()).with(words)
}

/// A question to answer: whom to ask, and what to run.
fn open(texts: Texts, id: &str) -> Option<El> {
    let question = texts.pack().question(id)?;
    let base = join(&["question.", id]);
    let route = Route::Question { id: id.to_string(), change: true };
    let who = texts.maybe(&join(&[&base, ".ask-whom"]));
    let who = who.map(|who| p(texts.fill("question.ask-whom", &[("who", &who)])));
    let link = el("a").attr("href", route.href()).with(texts.c(&base));
    Some(el("div").class("environment__open").with(p(link)).with(who).with(commands(texts, question)))
}

/// The tasks that mend it, as they stand.
fn work(texts: Texts, checked: &Checked<'_>) -> Vec<El> {
    if checked.row.tasks.is_empty() {
        return Vec::new();
    }
    let is_open = checked.met == Truth::Unknown;
    let heading = if is_open { "environment.work.may" } else { "environment.work" };
    let lines = checked
        .work
        .iter()
        .map(|row| task_line(texts, row, title(texts, row), task_href(row), task_state(texts, row)));
    let lines = lines.collect::<Vec<_>>();
    let body = match lines.is_empty() {
        true => p(texts.t("environment.no-work")),
        false => el("ul").class("task-lines").with(lines),
    };
    vec![el("h4").with(texts.t(heading)), body]
}

/// The answers it rests on and where it is written.
fn more(texts: Texts, checked: &Checked<'_>, answers: &Answers) -> Vec<El> {
    let row = checked.row;
    let excludes = row.excludes.iter().map(|id| rule_line(texts, id)).collect::<Vec<_>>();
    let mut parts = vec![p(texts.t("verdict.answers")), answer_list(texts, answers, &checked.given)];
    parts.push(p(texts.t("source.title")));
    parts.push(source_list(texts, &row.sources));
    if !excludes.is_empty() {
        parts.push(p(texts.t("environment.excludes")));
        parts.push(el("ul").class("source-list").with(excludes));
    }
    if !row.links.is_empty() {
        parts.push(link_list(texts, &row.links));
    }
    parts.push(p(row_id(&row.id)).with(" ").with(why_link(texts, &row.id)));
    parts.extend(unclear(texts, &row.unclear));
    parts
}
