//! The form for a new plan: for whom it is, so that no two are mistaken for each other.

use crate::browser::{address, annex, clock, log, page, storage};
use crate::formats::route::Route;
use crate::record::{COLOURS, Record};
use crate::ui::components::{Field, button, text_field};
use crate::ui::context::AppContext;
use crate::ui::kept_plans::keep;
use crate::ui::markup::{El, el, p};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The form.
pub fn new_plan(context: AppContext) -> El {
    let texts = context.texts;
    let (name, customer) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let field = |id: &str, key: &str, signal: RwSignal<String>| Field {
        id: id.into(),
        label: texts.t(key),
        hint: String::new(),
        value: Arc::new(move || signal.get()),
        on_change: Arc::new(move |text| signal.set(text)),
    };
    let make = move || {
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_string();
        let (name, customer) = (text(name), text(customer));
        if name.is_empty() {
            annex::say(&texts.t("plans.new.empty"));
            return page::focus("#new-plan");
        }
        let mut record = Record::new(&clock::fresh_id(), &texts.pack().name());
        let colour = COLOURS[storage::plans().len() % COLOURS.len()];
        let fields = [("name", name), ("customer", customer), ("colour", colour.to_string())];
        let fields = fields.map(|(field, text)| (format!("plan/{field}"), Some(Value::from(text))));
        record.edit(&clock::stamp(), fields.into());
        keep(context, &record);
        let first = texts.pack().questions.first().map(|question| question.id.clone());
        let page = first.map_or(Route::Home, |id| Route::Question { id, change: false });
        log::note("open the new plan", address::open_plan(Some(&record.id), &page));
    };
    let fields = el("div")
        .class("form-fields")
        .with(text_field("text", 300, field("new-plan", "plans.new.name", name)))
        .with(text_field("text", 300, field("new-plan-customer", "plans.new.customer", customer)));
    el("section")
        .class("plans__new")
        .with(el("h2").with(texts.t("plans.new")))
        .with(p(texts.t("plans.new.why")).class("quiet"))
        .with(fields)
        .with(button("button", texts.t("plans.new.do"), make).attr("id", "make-plan"))
}
