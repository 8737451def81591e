//! The form that gives a plan its name, a new one or one that is there: for whom it is, so that no two are
//! mistaken for each other.

use crate::browser::{address, annex, log, page};
use crate::formats::route::Route;
use crate::journey::{Answers, replay};
use crate::record::{Shelved, is_same_name};
use crate::ui::cabinet::{Asked, List, row_link};
use crate::ui::components::{Field, button, text_field};
use crate::ui::markup::{El, el, live_text, nothing, p};
use leptos::prelude::*;
use std::sync::Arc;

/// The form for what is asked; nothing where it is not for a name.
pub fn plan_form(list: List, asked: Asked) -> AnyView {
    let known = match asked {
        Asked::New => None,
        Asked::Rename(id) => match untrack(|| list.all()).into_iter().find(|plan| plan.id == id) {
            Some(plan) => Some(plan),
            None => return nothing(),
        },
        Asked::Nothing | Asked::Forget(_) => return nothing(),
    };
    form(list, known).view()
}

fn form(list: List, known: Option<Shelved>) -> El {
    let texts = list.context.texts;
    let (id, summary) = known.map(|plan| (plan.id, plan.summary)).unzip();
    let summary = summary.unwrap_or_default();
    let (name, customer) = (RwSignal::new(summary.name), RwSignal::new(summary.customer));
    let wrong = RwSignal::new(String::new());
    let field = |id: &str, key: &str, signal: RwSignal<String>| Field {
        id: id.into(),
        label: texts.t(key),
        hint: String::new(),
        // Not followed: it is the field that knows what is typed.
        value: Arc::new(move || signal.get_untracked()),
        on_change: Arc::new(move |text| signal.set(text)),
    };
    let back = id.as_ref().map_or_else(|| "#new-plan".to_string(), |id| row_link(id));
    let (title, verb) = match id {
        None => ("plans.new.title", "plans.new.do"),
        Some(_) => ("plans.rename.title", "plans.rename.do"),
    };
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_string();
        let (name, customer) = (text(name), text(customer));
        let is_other = |plan: &&Shelved| id.as_ref() != Some(&plan.id);
        let plans = untrack(|| list.all());
        let is_taken = plans.iter().filter(is_other).any(|plan| is_same_name(&plan.summary.name, &name));
        if name.is_empty() || is_taken {
            wrong.set(texts.t(if is_taken { "plans.new.taken" } else { "plans.new.empty" }));
            return page::focus("#plan-form-name");
        }
        let sent = match &id {
            None => list.make(&name, &customer).map(|id| open(list, &id)),
            Some(id) => list.rename(id, &name, &customer).map(|()| {
                list.done(&texts.fill("plans.renamed", &[("name", &name)]), &row_link(id));
            }),
        };
        if sent.is_err() {
            wrong.set(texts.t("plans.full"));
            annex::say(&texts.t("plans.full"));
        }
    };
    let cancel = move || {
        list.asked.set(Asked::Nothing);
        let back = back.clone();
        page::next_frame(move || page::focus(&back));
    };
    let name_field = text_field("text", 300, field("plan-form-name", "plans.new.name", name));
    let customer_field = text_field("text", 300, field("plan-form-customer", "plans.new.customer", customer));
    el("form")
        .class("plans__form")
        .attr("id", "plan-form")
        .attr("aria-labelledby", "plan-form-title")
        .on("submit", send)
        .with(el("h2").attr("id", "plan-form-title").with(texts.t(title)))
        .with(p(texts.t("plans.new.why")).class("quiet"))
        .with(el("div").class("form-fields").with(name_field).with(customer_field))
        .with(p(live_text(move || wrong.get())).class("field-error").attr("role", "alert"))
        .with(
            el("div")
                .class("cluster")
                .with(
                    el("button")
                        .class("button")
                        .attr("type", "submit")
                        .attr("id", "plan-form-do")
                        .with(texts.t(verb)),
                )
                .with(button("button button--quiet", texts.t("plans.cancel"), cancel)),
        )
}

/// Opens a new plan at its first question.
fn open(list: List, id: &str) {
    let first = replay(list.context.texts.pack(), &Answers::default()).next().map(String::from);
    let page = first.map_or(Route::Home, |id| Route::Question { id, change: false });
    log::note("open the new plan", address::open_plan(Some(id), &page));
}
