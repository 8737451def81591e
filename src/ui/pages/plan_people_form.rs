//! The form for a person, new or known. What is entered counts when it is saved, as one step: a new name can
//! go onto the tasks and meetings of the old one with it.

use crate::browser::{annex, clock, page};
use crate::record::{Person, is_same_name};
use crate::state::Edit;
use crate::ui::components::{Field, button, choice_field, text_field};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, live, live_text, nothing, p};
use crate::ui::texts::join;
use crate::ui::work::change;
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The sides, as the record has them.
const SIDES: [&str; 3] = ["microsoft", "customer", "partner"];

/// What is being entered.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    role: RwSignal<String>,
    side: RwSignal<String>,
    /// Whether a new name goes onto tasks and meetings as well.
    along: RwSignal<bool>,
    fault: RwSignal<Option<&'static str>>,
}

/// The form. `done` is called when what was entered is saved or, for a known person, given up.
pub fn person_form(context: AppContext, known: Option<Person>, done: impl Fn() + Clone + 'static) -> El {
    let texts = context.texts;
    let is_new = known.is_none();
    let was = known.unwrap_or_default();
    let end = if is_new { "new".to_string() } else { was.id.clone() };
    // Where two have one name, it is not known whose tasks they are.
    let twice = context.state.with_untracked(|state| {
        let people = state.record.people();
        people.iter().filter(|person| is_same_name(&person.name, &was.name)).count() > 1
    });
    let draft = Draft {
        name: RwSignal::new(was.name.clone()),
        role: RwSignal::new(was.role.clone()),
        side: RwSignal::new(was.side.clone()),
        along: RwSignal::new(!twice),
        fault: RwSignal::new(None),
    };
    let field = |name: &str, signal: RwSignal<String>| Field {
        id: format!("person-{name}-{end}"),
        label: texts.t(&join(&["people.field.", name])),
        hint: String::new(),
        value: Arc::new(move || signal.get()),
        on_change: Arc::new(move |text| signal.set(text)),
    };
    let sides = SIDES.map(|side| (side.to_string(), texts.t(&join(&["people.side.", side]))));
    let sides = [(String::new(), texts.t("people.side.none"))].into_iter().chain(sides).collect();
    let grid = el("div")
        .class("form-fields")
        .with(text_field("text", 300, field("name", draft.name)))
        .with(text_field("text", 300, field("role", draft.role)))
        .with(choice_field(sides, field("side", draft.side)));
    let fault = move || draft.fault.get().map(|key| texts.t(key)).unwrap_or_default();
    let (for_along, name_field, then) = (was.clone(), format!("#person-name-{end}"), done.clone());
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        if save(context, &was, draft) {
            then();
        } else {
            page::focus(&name_field);
        }
    };
    let save = el("button").class("button").attr("type", "submit");
    let save = save.with(texts.t(if is_new { "people.add.do" } else { "people.save" }));
    let cancel = (!is_new).then(|| button("button button--quiet", texts.t("people.cancel"), done));
    el("form")
        .class("person__form")
        .attr("novalidate", "")
        .on("submit", submit)
        .with(grid)
        .with(live(move || along(context, &for_along, draft)))
        .with(p(live_text(fault)).class("field-error").attr("role", "alert"))
        .with(el("div").class("cluster").with(save).with(cancel))
}

/// The offer to put a new name wherever the old one stands. Follows whether the name differs, not how.
fn along(context: AppContext, was: &Person, draft: Draft) -> AnyView {
    let texts = context.texts;
    let old = was.name.clone();
    let differs = Memo::new(move |_| draft.name.with(|name| !name.trim().is_empty() && name.trim() != old));
    let count = context.state.with_untracked(|state| state.record.renamed(&was.name, "").len());
    if count == 0 || !differs.get() {
        return nothing();
    }
    let id = format!("person-along-{}", was.id);
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("id", id.as_str())
        .live_checked(move || draft.along.get())
        .on("change", move |event| draft.along.set(event_target_checked(&event)));
    let label = texts.interface.count("people.along", count as u32, &[("name", &was.name)]);
    p(tick).class("person__along").with(el("label").attr("for", id).with(label)).view()
}

/// Saves what was entered, unless it is not fit for it.
fn save(context: AppContext, was: &Person, draft: Draft) -> bool {
    let texts = context.texts;
    let text = |signal: RwSignal<String>| signal.with_untracked(|text| text.trim().to_string());
    let (name, role, side) = (text(draft.name), text(draft.role), text(draft.side));
    let people = context.state.with_untracked(|state| state.record.people());
    let is_taken = people.iter().any(|other| other.id != was.id && is_same_name(&other.name, &name));
    let fault = match (name.is_empty(), is_taken && !is_same_name(&was.name, &name)) {
        (true, _) => Some("people.no-name"),
        (_, true) => Some("people.taken"),
        _ => None,
    };
    draft.fault.set(fault);
    if fault.is_some() {
        return false;
    }
    let is_new = was.id.is_empty();
    let id = if is_new { clock::fresh_id() } else { was.id.clone() };
    let value = |text: &str| Some(text).filter(|text| !text.is_empty()).map(Value::from);
    let field = |key: &str, text: &str| (format!("person/{id}/{key}"), value(text));
    let mut fields = vec![field("name", &name), field("role", &role), field("side", &side)];
    if !is_new && name != was.name && draft.along.get_untracked() {
        fields.extend(context.state.with_untracked(|state| state.record.renamed(&was.name, &name)));
    }
    change(context, Edit::Fields(fields));
    let key = if is_new { "people.added" } else { "people.saved" };
    annex::say(&texts.fill(key, &[("name", &name)]));
    if is_new {
        [draft.name, draft.role, draft.side].iter().for_each(|signal| signal.set(String::new()));
        page::next_frame(|| page::focus("#person-name-new"));
    }
    true
}
