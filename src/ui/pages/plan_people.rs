//! Who takes part: the list of people, each with the work in their name.

use super::plan_people_form::person_form;
use crate::browser::{annex, clock, page};
use crate::record::{Person, is_same_name};
use crate::state::Edit;
use crate::ui::components::button;
use crate::ui::context::AppContext;
use crate::ui::markup::{el, group, live, nothing, p};
use crate::ui::texts::join;
use crate::ui::work::{board, change};
use leptos::prelude::*;
use serde_json::Value;

/// The page, under the title that the app has set.
pub fn people_page(context: AppContext, _filter: Vec<(String, String)>) -> AnyView {
    let texts = context.texts;
    let ids = Memo::new(move |_| {
        let people = context.state.with(|state| state.record.people());
        people.into_iter().map(|person| person.id).collect::<Vec<_>>()
    });
    let edited = RwSignal::new(None::<String>);
    group(vec![
        p(texts.t("people.intro")).class("prose").view(),
        live(move || list(context, &ids.get(), edited)),
        live(move || strangers(context)),
        el("h2").with(texts.t("people.add")).view(),
        person_form(context, None, || {}).view(),
    ])
}

/// In the order of names as they are when somebody comes or goes: while a name changes, nobody moves.
fn list(context: AppContext, ids: &[String], edited: RwSignal<Option<String>>) -> AnyView {
    let texts = context.texts;
    let mut people = context.state.with_untracked(|state| state.record.people());
    people.retain(|person| ids.contains(&person.id));
    if people.is_empty() {
        return p(texts.t("people.none")).view();
    }
    people.sort_by(|one, other| one.id.cmp(&other.id));
    let names: Vec<String> = people.iter().map(|person| person.name.clone()).collect();
    let order = texts.interface.speech().order(&names);
    let rows = order.into_iter().filter_map(|place| people.get(place).cloned()).map(|person| {
        let id = person.id;
        let known = id.clone();
        let is_edited = Memo::new(move |_| edited.get().as_ref() == Some(&known));
        el("li").class("person").with(live(move || {
            if is_edited.get() { form(context, &id, edited) } else { row(context, &id, edited) }
        }))
    });
    let list = el("ul").class("people").attr("aria-label", texts.t("people.list"));
    list.with(rows.collect::<Vec<_>>()).view()
}

fn find(context: AppContext, id: &str) -> Option<Person> {
    context.state.with(|state| state.record.people()).into_iter().find(|person| person.id == id)
}

fn form(context: AppContext, id: &str, edited: RwSignal<Option<String>>) -> AnyView {
    // Not followed: what is being entered stays.
    let Some(person) = untrack(|| find(context, id)) else { return nothing() };
    let back = format!("#edit-{id}");
    let done = move || {
        edited.set(None);
        let back = back.clone();
        page::next_frame(move || page::focus(&back));
    };
    person_form(context, Some(person), done).view()
}

fn row(context: AppContext, id: &str, edited: RwSignal<Option<String>>) -> AnyView {
    let texts = context.texts;
    let Some(person) = find(context, id) else { return nothing() };
    let load = board(context).load(&person.name);
    let overdue = (load.overdue > 0).then(|| {
        let count = texts.interface.count("people.overdue", load.overdue as u32, &[]);
        el("span").class("task__due").attr("data-overdue", "").with(count)
    });
    let side = (!person.side.is_empty()).then(|| texts.t(&join(&["people.side.", &person.side])));
    let role = Some(person.role).filter(|role| !role.is_empty());
    let work = el("p")
        .class("person__work")
        .with(el("span").with(texts.interface.count("people.open", load.open as u32, &[])))
        .with(overdue);
    let name = if person.name.is_empty() { texts.t("people.unnamed") } else { person.name };
    let way = |key: &str, then: Box<dyn Fn()>| {
        let label = texts.fill(&join(&[key, ".label"]), &[("name", &name)]);
        button("button button--quiet", texts.t(key), then).attr("aria-label", label)
    };
    let to_edit = id.to_string();
    let edit = move || {
        edited.set(Some(to_edit.clone()));
        let field = format!("#person-name-{to_edit}");
        page::next_frame(move || page::focus(&field));
    };
    let (to_remove, gone) = (id.to_string(), name.clone());
    let remove = move || {
        let gone_path = format!("person/{to_remove}/gone");
        change(context, Edit::Fields(vec![(gone_path, Some(Value::Bool(true)))]));
        annex::say(&texts.fill("people.removed", &[("name", &gone)]));
        page::next_frame(|| page::focus("#undo"));
    };
    let about = el("p").class("person__about").with(el("strong").with(name.as_str()));
    let about = about.with(role.map(|role| el("span").with(role)));
    let about = about.with(side.map(|side| el("span").class("tag").with(side)));
    group(vec![
        el("div").with(about).with(work).view(),
        el("div")
            .class("cluster")
            .with(way("people.edit", Box::new(edit)).attr("id", format!("edit-{id}")))
            .with(way("people.remove", Box::new(remove)))
            .view(),
    ])
}

/// Names that stand on tasks and meetings and not on the list, each with the way to add it.
fn strangers(context: AppContext) -> AnyView {
    let texts = context.texts;
    let names = context.state.with(|state| {
        let people = state.record.people();
        let mut names = state.record.names();
        names.retain(|name| !people.iter().any(|person| is_same_name(&person.name, name)));
        names
    });
    if names.is_empty() {
        return nothing();
    }
    let items = names.into_iter().map(|name| {
        let label = texts.fill("people.take", &[("name", &name)]);
        let take = move || {
            let path = format!("person/{}/name", clock::fresh_id());
            change(context, Edit::Fields(vec![(path, Some(Value::from(name.as_str())))]));
            annex::say(&texts.fill("people.added", &[("name", &name)]));
            page::next_frame(|| page::focus("#strangers, #person-name-new"));
        };
        el("li").with(button("button button--quiet", label, take))
    });
    let items = items.collect::<Vec<_>>();
    el("section")
        .class("strangers")
        .with(el("h2").attr("id", "strangers").with(texts.t("people.strangers")))
        .with(p(texts.t("people.strangers.why")).class("quiet"))
        .with(el("ul").class("cluster").with(items))
        .view()
}
