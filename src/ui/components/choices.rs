//! Choices that narrow a page down: one quiet row of labelled lists.

use crate::ui::markup::{El, Live, el, group, live_shared};
use leptos::prelude::*;

/// One choice.
pub struct Choice {
    /// Id of its field.
    pub id: &'static str,
    /// What it narrows down.
    pub label: String,
    /// What can be chosen, value and text; the first narrows nothing.
    pub options: Live<Vec<(String, String)>>,
    /// The value chosen.
    pub value: Live<String>,
    /// Called with another value.
    pub choose: Box<dyn Fn(String)>,
}

/// The choices under a name for all of them.
pub fn choices(label: String, all: Vec<Choice>) -> El {
    let row = el("div").class("filters").attr("role", "group").attr("aria-label", label);
    row.with(all.into_iter().map(choice).collect::<Vec<_>>())
}

fn choice(choice: Choice) -> El {
    let Choice { id, label, options, value, choose } = choice;
    let chosen = value.clone();
    let options = live_shared(std::sync::Arc::new(move || {
        // Not followed: the list is built anew only when what can be chosen changes.
        let now = untrack(|| chosen());
        let option = |(value, text): (String, String)| {
            el("option").attr("value", &value).flag("selected", value == now).with(text).view()
        };
        group(options().into_iter().map(option).collect())
    }));
    let select = el("select")
        .attr("id", id)
        .live_value(move || value())
        .on("change", move |event| choose(event_target_value(&event)))
        .with(options);
    el("div").class("cluster").with(el("label").attr("for", id).with(label)).with(select)
}
