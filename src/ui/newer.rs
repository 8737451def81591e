//! A plan that a newer Fairway has written: it can be read and taken along here, not changed. Every page of that
//! plan shows this instead.

use crate::browser::{download, log, storage};
use crate::formats::file_name::file_name;
use crate::formats::route::Route;
use crate::formats::{file, newer, saved};
use crate::ui::components::{button, fold};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::WithUntracked;

/// The text of the open plan, where a newer Fairway has written it.
pub fn newer_text(context: AppContext) -> Option<String> {
    let id = context.state.with_untracked(|state| state.record.id.clone());
    let text = storage::is_available().then(|| storage::read(&id)).flatten()?;
    matches!(saved::read(&text), Err(saved::SavedError::Newer(_))).then_some(text)
}

/// What it is, how to take it along, what can be read of it, and what this page had open before it came.
pub fn newer_plan(context: AppContext, text: &str) -> Vec<El> {
    let texts = context.texts;
    let lines = newer::lines(text);
    let called = lines.iter().find(|(path, _)| path == "plan/name").map(|(_, name)| name.clone());
    let name = file_name(called.as_deref().unwrap_or_default(), "", "fairway.json");
    let whole = text.to_string();
    let save = move || log::note("download", download::json(&name, &whole));
    let list = el("a").class("button").attr("href", Route::Home.href()).with(texts.t("newer.list"));
    let ways = el("div")
        .class("cluster")
        .with(button("button button--primary", texts.t("newer.save"), save).attr("id", "save-newer"))
        .with(list);
    let rows = lines.iter().map(|(path, said)| {
        el("div")
            .class("summary-list__row")
            .with(el("dt").with(label(texts, path)))
            .with(el("dd").with(said.as_str()))
    });
    let rows: Vec<El> = rows.collect();
    let read = el("dl").class("summary-list").attr("id", "newer-lines").with(rows);
    let mut parts = vec![p(texts.t("newer.what")).class("prose").attr("id", "newer"), ways];
    if !lines.is_empty() {
        parts.push(fold(texts.t("newer.read"), read));
    }
    parts.extend(open_before(context));
    parts
}

/// What was open here when the newer one came, with what was typed last: it is written nowhere else.
fn open_before(context: AppContext) -> Option<El> {
    let (name, text) = context.state.with_untracked(|state| {
        let name = file_name(state.record.text("plan/name"), "", "fairway.json");
        (!state.record.is_new()).then(|| (name, file::write(&state.record)))
    })?;
    let texts = context.texts;
    let save = move || log::note("download", download::json(&name, &text));
    let button = button("button", texts.t("newer.here.save"), save).attr("id", "save-here");
    Some(el("div").with(p(texts.t("newer.here")).class("prose")).with(p(button)))
}

/// What a path is called: the question of an answer, or the task, and else the path itself.
fn label(texts: Texts, path: &str) -> String {
    let words: Vec<&str> = path.splitn(3, '/').collect();
    let known = match words.as_slice() {
        ["answer", question] => texts.maybe(&join(&["question.", question, ".short"])),
        ["task", task, field] => texts.maybe(task).map(|task| [&task, " · ", *field].concat()),
        _ => None,
    };
    known.unwrap_or_else(|| path.to_string())
}
