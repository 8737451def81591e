//! What a task waits for: by the pack, by hand, and a search to add another.

use super::button;
use super::task::Desk;
use crate::browser::page;
use crate::record::{Row, Wait};
use crate::ui::markup::{El, el, keyed, live, live_text, nothing, p};
use crate::ui::task_edits::TaskEdit;
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;
use std::sync::Arc;

/// The list with its search.
pub fn waits(texts: Texts, row: Memo<Row>, desk: Arc<Desk>) -> El {
    let id = row.with_untracked(|row| row.id.clone());
    let search = join(&["search-", &id]);
    let known = Memo::new(move |_| row.read().waits.clone());
    let (listed, asked, field) = (desk.clone(), id.clone(), search.clone());
    let list = live(move || {
        let waits = known.get();
        if waits.is_empty() {
            return p(texts.t("work.waits-for-nothing")).class("quiet").view();
        }
        let rows: Vec<El> =
            waits.iter().filter_map(|wait| line(texts, &asked, wait, &listed, &field)).collect();
        el("ul").class("waits__list").with(rows).view()
    });
    el("div")
        .class("waits")
        .attr("role", "group")
        .attr("aria-label", texts.t("work.waits-for"))
        .with(p(texts.t("work.waits-for")).class("waits__title").attr("aria-hidden", "true"))
        .with(list)
        .with(add(texts, id, search, desk))
}

fn line(texts: Texts, id: &str, wait: &Wait, desk: &Arc<Desk>, search: &str) -> Option<El> {
    let (title, href, settled) = (desk.other)(&wait.id)?;
    let state = texts.t(if settled { "work.settled" } else { "work.open" });
    let why = match (&wait.exit_of, wait.by_hand) {
        (Some(row), _) => texts.fill("work.ends", &[("phase", &texts.c(row))]),
        (None, true) => texts.t("work.by-hand"),
        (None, false) => texts.t("work.by-plan"),
    };
    let remove = wait.by_hand.then(|| {
        let (desk, id, other) = (desk.clone(), id.to_string(), wait.id.clone());
        let field = join(&["#", search]);
        let label = texts.fill("work.stop-waiting.of", &[("task", &title)]);
        button("button button--quiet", texts.t("work.stop-waiting"), move || {
            (desk.edit)(&id, TaskEdit::StopWaiting(other.clone()));
            page::keep_focus(vec![field.clone()]);
        })
        .attr("aria-label", label)
    });
    Some(
        el("li")
            .flag("data-settled", settled)
            .with(el("a").attr("href", href).with(title))
            .with(" ")
            .with(
                el("span")
                    .class("quiet")
                    .with(texts.fill("work.wait-facts", &[("state", &state), ("why", &why)])),
            )
            .with(remove),
    )
}

/// A search over titles; what is found are buttons.
fn add(texts: Texts, id: String, search: String, desk: Arc<Desk>) -> El {
    let text = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let (finder, asked) = (desk.clone(), id.clone());
    let found = Memo::new(move |_| text.with(|text| (finder.find)(&asked, text)));
    let told = move || match (said.get(), text.read().trim().is_empty(), found.read().len()) {
        (said, _, _) if !said.is_empty() => said,
        (_, true, _) => String::new(),
        (_, _, count) => texts.interface.count("work.found", count as u32, &[]),
    };
    let field = join(&["#", &search]);
    let results = keyed(
        move || found.get().into_iter().map(|(other, _)| other).collect(),
        move |other| {
            let title = found.with_untracked(|found| {
                found.iter().find(|(known, _)| *known == other).map(|(_, title)| title.clone())
            });
            let Some(title) = title else { return nothing() };
            let (desk, id, field) = (desk.clone(), id.clone(), field.clone());
            let take = move || {
                let against = (desk.edit)(&id, TaskEdit::WaitFor(other.clone()));
                if against.is_none() {
                    text.set(String::new());
                }
                said.set(against.unwrap_or_default());
                page::keep_focus(vec![field.clone()]);
            };
            el("li").with(button("button button--quiet", title, take)).view()
        },
    );
    let input = el("input")
        .class("text-input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("id", search.as_str())
        .live_value(move || text.get())
        .on("input", move |event| {
            said.set(String::new());
            text.set(event_target_value(&event));
        });
    el("div")
        .class("waits__add")
        .with(el("label").attr("for", search).with(texts.t("work.wait-search")))
        .with(input)
        .with(p(live_text(told)).class("waits__told").attr("role", "status"))
        .with(el("ul").class("waits__found").with(results))
}
