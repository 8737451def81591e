//! One task of the plan: what, who, state, and folded its source and details.

use super::{fold, link_list, row_id, rule_line, source_list, unclear, why_link};
use crate::content::Task;
use crate::journey::Truth;
use crate::plan::{PlannedTask, Status};
use crate::ui::markup::{El, Live, el, live, nothing, p};
use crate::ui::task_words::{may_apply, other_party, soft_condition};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;
use std::sync::Arc;

/// What a row needs besides its task.
pub struct TaskRow {
    /// The task as planned.
    pub planned: PlannedTask,
    /// Its state.
    pub status: Memo<Status>,
    /// The reason kept for "not needed".
    pub reason: Live<String>,
    /// Called with a new state.
    pub on_status: Box<dyn Fn(Status)>,
    /// Called with a new reason.
    pub on_reason: Arc<dyn Fn(String) + Send + Sync>,
}

/// A row of the task list.
pub fn task_row(texts: Texts, row: TaskRow) -> El {
    let TaskRow { planned, status, reason, on_status, on_reason } = row;
    let id = planned.id.clone();
    let text = texts.c(&id);
    let label = texts.fill("task.status", &[("task", &text)]);
    let known = texts.pack().task(&id);
    let main = el("div")
        .class("task__main")
        .with(p(text).class("task__text"))
        .with(meta(texts, &planned))
        .with(texts.maybe(&join(&[&id, ".note"])).map(|note| p(note).class("task__note")))
        .with(known.map(|task| fold(texts.t("task.details"), details(texts, task, &planned))));
    let state = el("div")
        .class("task__state")
        .with(el("label").class("visually-hidden").attr("for", format!("status-{id}")).with(label))
        .with(select(texts, &id, status, on_status));
    let applies = if planned.applies == Truth::True { "yes" } else { "depends" };
    el("li")
        .class("task")
        .attr("id", format!("task-{id}"))
        .attr("data-applies", applies)
        .live_attr("data-status", move || Some(status.get().word().to_string()))
        .with(main)
        .with(state)
        .with(live(move || match status.get() {
            Status::NotNeeded => reason_field(texts, &id, reason(), on_reason.clone()).view(),
            _ => nothing(),
        }))
}

fn meta(texts: Texts, planned: &PlannedTask) -> El {
    let party = planned.party.word();
    let tag = |text: String| el("span").class("tag").with(text);
    el("div")
        .class("task__meta")
        .with(el("span").class("party").attr("data-party", party).with(texts.c(&join(&["party.", party]))))
        .with(other_party(texts, planned).map(tag))
        .with(soft_condition(texts, planned).map(tag))
        .with(may_apply(texts, planned).map(|may| tag(may).attr("data-kind", "depends")))
}

fn select(texts: Texts, id: &str, status: Memo<Status>, on_status: Box<dyn Fn(Status)>) -> El {
    let now = status.get_untracked();
    let choices = Status::ALL.map(|choice| {
        let word = choice.word();
        el("option")
            .attr("value", word)
            .flag("selected", choice == now)
            .with(texts.t(&join(&["status.", word])))
    });
    el("select")
        .class("task__status")
        .attr("id", format!("status-{id}"))
        .live_value(move || status.get().word().to_string())
        .on("change", move |event| {
            if let Some(status) = Status::from_word(&event_target_value(&event)) {
                on_status(status);
            }
        })
        .with(choices.into_iter().collect::<Vec<_>>())
}

fn reason_field(texts: Texts, id: &str, reason: String, on_reason: Arc<dyn Fn(String) + Send + Sync>) -> El {
    let field = format!("reason-{id}");
    el("div")
        .class("task__reason")
        .with(el("label").attr("for", field.as_str()).with(texts.t("task.reason")))
        .with(
            el("input")
                .class("text-input")
                .attr("type", "text")
                .attr("id", field)
                .attr("maxlength", "500")
                .attr("value", reason)
                .on("input", move |event| on_reason(event_target_value(&event))),
        )
}

fn details(texts: Texts, task: &Task, planned: &PlannedTask) -> Vec<El> {
    let id = p(row_id(&task.id)).with(" ").with(why_link(texts, &task.id));
    let mut parts = vec![source_list(texts, &task.sources), id];
    let mut list = |title: &str, ids: &[String]| {
        if !ids.is_empty() {
            let rows = ids.iter().map(|id| rule_line(texts, id)).collect::<Vec<_>>();
            parts.push(p(texts.t(title)));
            parts.push(el("ul").class("source-list").with(rows));
        }
    };
    list("task.also", &planned.also);
    list("task.related", &task.related);
    if !task.links.is_empty() {
        parts.push(p(texts.t("task.links")));
        parts.push(link_list(texts, &task.links));
    }
    parts.extend(unclear(texts, &task.unclear));
    parts
}
