//! Adding a task of one's own: what, and who.

use crate::browser::page;
use crate::content::Party;
use crate::ui::markup::{El, el, live_text, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;

/// The form; `add` takes what is to be done and who does it.
pub fn task_add(texts: Texts, add: impl Fn(&str, Party) + Send + Sync + 'static) -> El {
    let (title, party) = (RwSignal::new(String::new()), RwSignal::new(Party::Customer));
    let missing = RwSignal::new(false);
    let error = move || if missing.get() { texts.t("work.add.missing") } else { String::new() };
    let submitted = move |event: web_sys::Event| {
        event.prevent_default();
        let text = title.get_untracked().trim().to_string();
        missing.set(text.is_empty());
        if text.is_empty() {
            page::focus("#add-title");
        } else {
            title.set(String::new());
            add(&text, party.get_untracked());
        }
    };
    let input = el("input")
        .class("text-input")
        .attr("type", "text")
        .attr("id", "add-title")
        .attr("maxlength", "300")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "add-error")
        .live_attr("aria-invalid", move || missing.get().then(|| "true".into()))
        .live_value(move || title.get())
        .on("input", move |event| {
            title.set(event_target_value(&event));
            missing.set(false);
        });
    let parties = [Party::Customer, Party::Joint, Party::Microsoft].map(|known| {
        let word = known.word();
        el("option").attr("value", word).with(texts.c(&join(&["party.", word])))
    });
    let select = el("select")
        .class("task__status")
        .attr("id", "add-party")
        .on("change", move |event| {
            let word = event_target_value(&event);
            party.set(Party::ALL.into_iter().find(|known| known.word() == word).unwrap_or(Party::Customer));
        })
        .with(parties.into_iter().collect::<Vec<_>>());
    let field = |id: &'static str, label: &str, input: El| {
        el("div").class("editor__field").with(el("label").attr("for", id).with(texts.t(label))).with(input)
    };
    el("form")
        .class("add-task")
        .attr("novalidate", "")
        .on("submit", submitted)
        .with(field("add-title", "work.add.title", input))
        .with(field("add-party", "work.party", select))
        .with(el("button").class("button").attr("type", "submit").with(texts.t("work.add")))
        .with(p(live_text(error)).class("editor__wrong").attr("id", "add-error").attr("role", "status"))
}
