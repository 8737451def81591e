//! Who comes to a meeting: the people of the plan, and others by name.

use crate::browser::page;
use crate::record::is_same_name;
use crate::state::Edit;
use crate::ui::components::{Field, text_field};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, live};
use crate::ui::work::change;
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The attendees of the meeting of this id.
pub fn guests(context: AppContext, id: String) -> El {
    let texts = context.texts;
    let known = id.clone();
    // Who was offered once stays, so that a name does not vanish under the finger that unticks it.
    let names = Memo::new(move |before: Option<&Vec<String>>| {
        let mut names = before.cloned().unwrap_or_default();
        let all = context.state.with(|state| state.record.names());
        for name in all {
            if !names.iter().any(|other| is_same_name(other, &name)) {
                names.push(name);
            }
        }
        names
    });
    let boxes = live(move || {
        let boxes = names.get().into_iter().enumerate();
        group(boxes.map(|(place, name)| guest(context, &known, place, name).view()).collect())
    });
    let other = RwSignal::new(String::new());
    let add = move |event: web_sys::Event| {
        event.prevent_default();
        let name = other.with_untracked(|name| name.trim().to_string());
        if !name.is_empty() {
            attend(context, &id, &name, true);
            other.set(String::new());
        }
        page::focus("#meeting-guest");
    };
    let field = Field {
        id: "meeting-guest".into(),
        label: texts.t("meeting.guest"),
        hint: String::new(),
        value: Arc::new(move || other.get()),
        on_change: Arc::new(move |text| other.set(text)),
    };
    let add = el("form")
        .class("meeting__guest")
        .attr("novalidate", "")
        .on("submit", add)
        .with(text_field("text", 300, field));
    let add =
        add.with(el("button").class("button").attr("type", "submit").with(texts.t("meeting.guest.add")));
    el("section")
        .class("meeting__part")
        .with(el("h3").with(texts.t("meeting.attendees")))
        .with(
            el("fieldset")
                .class("meeting__guests")
                .with(el("legend").class("visually-hidden").with(texts.t("meeting.attendees")))
                .with(boxes),
        )
        .with(add)
}

fn guest(context: AppContext, id: &str, place: usize, name: String) -> El {
    let (of, shown, meeting) = (name.clone(), name.clone(), id.to_string());
    let path = format!("meeting/{id}/attendees");
    let comes = move || {
        context.state.with(|state| {
            let names = state.record.get(&path).and_then(Value::as_array).into_iter().flatten();
            names.filter_map(Value::as_str).any(|name| is_same_name(name, &of))
        })
    };
    let field = format!("guest-{place}");
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("id", field.as_str())
        .live_checked(comes)
        .on("change", move |event| attend(context, &meeting, &name, event_target_checked(&event)));
    el("label").class("meeting__tick").attr("for", field).with(tick).with(el("span").with(shown))
}

/// Puts a name onto the list of attendees or takes it off.
fn attend(context: AppContext, id: &str, name: &str, comes: bool) {
    let meeting = context.state.with_untracked(|state| state.record.meeting_of(id));
    let mut names = meeting.map(|meeting| meeting.attendees).unwrap_or_default();
    names.retain(|known| !is_same_name(known, name));
    if comes {
        names.push(name.to_string());
    }
    let value = (!names.is_empty()).then(|| names.into_iter().collect::<Value>());
    change(context, Edit::Fields(vec![(format!("meeting/{id}/attendees"), value)]));
}
