//! One task of the plan: what, who, until when and where it stands; its state; and folded all that can be
//! entered about it.

use super::task_editor::editor;
use super::task_facts::facts;
use crate::journey::Truth;
use crate::plan::Status;
use crate::record::Row;
use crate::ui::markup::{El, el, live, nothing, p};
use crate::ui::task_edits::TaskEdit;
use crate::ui::texts::{Texts, join};
use crate::ui::work::title;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// What is to be known about another task: its title, its page, and whether it is settled.
type Other = (String, String, bool);
/// Makes a change; gives back what speaks against it.
type Change = Arc<dyn Fn(&str, TaskEdit) -> Option<String> + Send + Sync>;
/// Asks about a task.
type Ask<T> = Arc<dyn Fn(&str) -> T + Send + Sync>;
/// Ids and titles of tasks whose titles hold a text.
type Find = Arc<dyn Fn(&str, &str) -> Vec<(String, String)> + Send + Sync>;
/// Chooses a row or lets it go.
type Mark = Arc<dyn Fn(&str, bool) + Send + Sync>;

/// What all rows of a page have in common. The first argument is the id of the task that asks.
pub struct Desk {
    /// Makes a change; gives back what speaks against it.
    pub edit: Change,
    /// Another task, followed.
    pub other: Ask<Option<Other>>,
    /// Tasks to wait for whose titles hold a text.
    pub find: Find,
    /// The box that chooses rows, where the page has one.
    pub choose: Option<Choose>,
}

/// The box that chooses rows.
pub struct Choose {
    /// Whether a row is chosen, followed.
    pub is_chosen: Ask<bool>,
    /// Chooses it or lets it go.
    pub choose: Mark,
}

/// A row of the task list; `is_open`: with what can be entered in sight.
pub fn task_row(texts: Texts, row: Memo<Row>, desk: Arc<Desk>, is_open: bool) -> El {
    let first = row.get_untracked();
    let id = first.id.clone();
    let status = Memo::new(move |_| row.read().work.status);
    let name = Memo::new(move |_| title(texts, &row.read()));
    let note = texts.maybe(&join(&[&id, ".note"]));
    let main = el("div")
        .class("task__main")
        .with(p(live(move || nothing_but(name.get()))).class("task__text"))
        .with(facts(texts, row, desk.clone()))
        .with(note.map(|note| p(note).class("task__note")))
        .with(more(texts, row, desk.clone(), is_open));
    let label = move || texts.fill("task.status", &[("task", &name.get())]);
    let state = el("div")
        .class("task__state")
        .with(
            el("label")
                .class("visually-hidden")
                .attr("for", join(&["status-", &id]))
                .with(live(move || nothing_but(label()))),
        )
        .with(select(texts, &id, status, desk.clone()));
    let asks = Memo::new(move |_| status.get() == Status::NotNeeded);
    let applies = if first.applies == Truth::True { "yes" } else { "depends" };
    el("li")
        .class("task")
        .attr("id", join(&["task-", &id]))
        .attr("data-applies", applies)
        .flag("data-own", first.is_own())
        .live_attr("data-status", move || Some(status.get().word().to_string()))
        .with(choose(texts, &id, name, &desk))
        .with(main)
        .with(state)
        .with(live(move || if asks.get() { reason(texts, row, desk.clone()).view() } else { nothing() }))
}

fn nothing_but(text: String) -> AnyView {
    text.into_any()
}

fn choose(texts: Texts, id: &str, name: Memo<String>, desk: &Desk) -> Option<El> {
    let Choose { is_chosen, choose } = desk.choose.as_ref()?;
    let (is_chosen, choose) = (is_chosen.clone(), choose.clone());
    let (known, chosen) = (id.to_string(), id.to_string());
    let input = el("input")
        .attr("type", "checkbox")
        .attr("id", join(&["choose-", id]))
        .live_attr("aria-label", move || Some(texts.fill("work.choose", &[("task", &name.get())])))
        .live_checked(move || is_chosen(&known))
        .on("change", move |event| choose(&chosen, event_target_checked(&event)));
    Some(el("label").class("task__choose").with(input))
}

fn select(texts: Texts, id: &str, status: Memo<Status>, desk: Arc<Desk>) -> El {
    let now = status.get_untracked();
    let choices = Status::ALL.map(|choice| {
        let word = choice.word();
        el("option")
            .attr("value", word)
            .flag("selected", choice == now)
            .with(texts.t(&join(&["status.", word])))
    });
    let task = id.to_string();
    el("select")
        .class("task__status")
        .attr("id", join(&["status-", id]))
        .live_value(move || status.get().word().to_string())
        .on("change", move |event| {
            if let Some(status) = Status::from_word(&event_target_value(&event)) {
                (desk.edit)(&task, TaskEdit::Status(status));
            }
        })
        .with(choices.into_iter().collect::<Vec<_>>())
}

fn reason(texts: Texts, row: Memo<Row>, desk: Arc<Desk>) -> El {
    let task = row.with_untracked(|row| row.id.clone());
    let field = join(&["reason-", &task]);
    let input = el("input")
        .class("text-input")
        .attr("type", "text")
        .attr("id", field.as_str())
        .attr("maxlength", "300")
        .live_value(move || row.read().work.reason.clone())
        .on("input", move |event| {
            (desk.edit)(&task, TaskEdit::Typed("reason", event_target_value(&event)));
        });
    el("div")
        .class("task__reason")
        .with(el("label").attr("for", field).with(texts.t("task.reason")))
        .with(input)
}

/// What can be entered, folded. Made when it is first opened: a list of a hundred rows has a thousand fields.
fn more(texts: Texts, row: Memo<Row>, desk: Arc<Desk>, is_open: bool) -> El {
    let opened = RwSignal::new(is_open);
    let toggled = move |event: web_sys::Event| {
        let details = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if details.is_some_and(|details| details.has_attribute("open")) && !opened.get_untracked() {
            opened.set(true);
        }
    };
    let body = live(move || if opened.get() { editor(texts, row, desk.clone()) } else { nothing() });
    el("details")
        .class("fold")
        .flag("open", is_open)
        .on("toggle", toggled)
        .with(el("summary").class("fold__summary").with(texts.t("work.more-about")))
        .with(el("div").class("fold__body").with(body))
}
