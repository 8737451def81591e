//! Changing many tasks at once: choose them, choose a field, give it a value.

use super::button;
use super::task_editor::OWNERS;
use crate::browser::page;
use crate::plan::Status;
use crate::ui::markup::{El, Live, el, live, live_text};
use crate::ui::task_edits::word_of;
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The fields that can be changed for many.
const FIELDS: [&str; 4] = ["status", "owner", "start", "due"];

/// What the row needs.
pub struct TaskBulk {
    /// How many are chosen, of how many that could be.
    pub chosen: Live<(usize, usize)>,
    /// Chooses all of them, or none.
    pub choose: Arc<dyn Fn(bool) + Send + Sync>,
    /// Gives a field of all that are chosen a value, or empties it.
    pub apply: Arc<dyn Fn(&'static str, Option<Value>) + Send + Sync>,
}

/// The row: the box for all, and once some are chosen what can be done with them.
pub fn task_bulk(texts: Texts, of: TaskBulk) -> El {
    let TaskBulk { chosen, choose, apply } = of;
    let (for_all, for_count, for_label, for_tools) = (chosen.clone(), chosen.clone(), chosen.clone(), chosen);
    let clear = choose.clone();
    let all = el("input")
        .attr("type", "checkbox")
        .attr("id", "choose-all")
        .live_checked(move || {
            let (chosen, of) = for_all();
            chosen > 0 && chosen == of
        })
        .on("change", move |event| choose(event_target_checked(&event)));
    let label = move || texts.interface.count("work.choose-all", for_label().1 as u32, &[]);
    let count = move || match for_count().0 {
        0 => String::new(),
        count => texts.interface.count("work.chosen", count as u32, &[]),
    };
    let done = button("button button--quiet", texts.t("work.choose-none"), move || {
        clear(false);
        page::keep_focus(vec!["#choose-all".into()]);
    });
    let tools = el("div")
        .class("bulk__tools")
        .attr("role", "group")
        .attr("aria-label", texts.t("work.bulk"))
        .live_attr("hidden", move || (for_tools().0 == 0).then(String::new))
        .with(change(texts, apply))
        .with(done);
    el("div")
        .class("bulk")
        .with(el("label").class("bulk__all").attr("for", "choose-all").with(all).with(live_text(label)))
        .with(el("span").class("bulk__count").attr("role", "status").with(live_text(count)))
        .with(tools)
}

/// The field, its value, and the button.
fn change(texts: Texts, apply: Arc<dyn Fn(&'static str, Option<Value>) + Send + Sync>) -> Vec<AnyView> {
    let field = RwSignal::new(FIELDS[0]);
    let value = RwSignal::new(Status::Done.word().to_string());
    let option = |word: &'static str, text: String| el("option").attr("value", word).with(text);
    let fields = FIELDS.map(|word| option(word, texts.t(&join(&["work.bulk.", word]))));
    let choose_field = el("select")
        .attr("id", "bulk-field")
        .attr("aria-label", texts.t("work.bulk.field"))
        .on("change", move |event| {
            let word = event_target_value(&event);
            let known = FIELDS.into_iter().find(|field| *field == word).unwrap_or(FIELDS[0]);
            value.set(if known == "status" { Status::Done.word().into() } else { String::new() });
            field.set(known);
        })
        .with(fields.into_iter().collect::<Vec<_>>());
    let input = live(move || {
        let take = move |event: web_sys::Event| value.set(event_target_value(&event));
        let input = match field.get() {
            "status" => {
                let states = Status::ALL.map(|status| {
                    let word = status.word();
                    option(word, texts.t(&join(&["status.", word]))).flag("selected", status == Status::Done)
                });
                el("select").on("change", take).with(states.into_iter().collect::<Vec<_>>())
            }
            "owner" => {
                let input = el("input").class("text-input").attr("type", "text").attr("list", OWNERS);
                input.attr("maxlength", "300").attr("autocomplete", "off").on("input", take)
            }
            _ => el("input")
                .class("text-input")
                .attr("type", "date")
                .attr("min", "1000-01-01")
                .attr("max", "9999-12-31")
                .on("input", take),
        };
        input.attr("id", "bulk-value").attr("aria-label", texts.t("work.bulk.value")).view()
    });
    let pressed = move || {
        let (field, value) = (field.get_untracked(), value.get_untracked());
        let value = match Status::from_word(&value).filter(|_| field == "status") {
            Some(status) => word_of(status),
            None => Some(value).filter(|value| !value.is_empty()).map(Value::from),
        };
        apply(field, value);
    };
    let press = button("button", texts.t("work.bulk.apply"), pressed).attr("id", "bulk-apply");
    vec![choose_field.view(), input, press.view()]
}
