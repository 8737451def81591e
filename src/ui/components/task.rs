//! One task of the plan: what, who, state, and folded its source and details.

use super::{Told, fold, link_list, row_id, rule_line, source_list, unclear, why_link};
use crate::content::{Party, Task};
use crate::journey::Truth;
use crate::plan::{PlannedTask, Status};
use crate::ui::markup::{El, Live, el, live, live_text, nothing, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;

/// What a row needs besides its task.
pub struct TaskRow {
    /// Row id, or the id of a task that was added.
    pub id: String,
    /// What is to be done.
    pub text: Live<String>,
    /// Who does it.
    pub party: Party,
    /// The task of the pack; none for one that was added.
    pub planned: Option<PlannedTask>,
    /// Its state.
    pub status: Memo<Status>,
    /// The reason kept for "not needed".
    pub reason: Live<String>,
    /// Called with a new state.
    pub on_status: Box<dyn Fn(Status)>,
    /// Called with a new reason.
    pub on_reason: Told,
    /// A line that follows what was entered: where it stands, whose it is, when it is due.
    pub line: AnyView,
    /// What can be entered about it.
    pub editor: El,
}

/// A row of the task list.
pub fn task_row(texts: Texts, row: TaskRow) -> El {
    let TaskRow { id, text, party, planned, status, reason, on_status, on_reason, line, editor } = row;
    let named = text.clone();
    let label = move || texts.fill("task.status", &[("task", &named())]);
    let known = texts.pack().task(&id).zip(planned.as_ref());
    let main = el("div")
        .class("task__main")
        .with(p(live_text(move || text())).class("task__text").attr("id", format!("text-{id}")))
        .with(meta(texts, party, planned.as_ref()))
        .with(line)
        .with(texts.maybe(&join(&[&id, ".note"])).map(|note| p(note).class("task__note")))
        .with(editor)
        .with(known.map(|(task, planned)| fold(texts.t("task.details"), details(texts, task, planned))));
    let state = el("div")
        .class("task__state")
        .with(el("label").class("visually-hidden").attr("for", format!("status-{id}")).with(live_text(label)))
        .with(select(texts, &id, status, on_status));
    let is_sure = planned.as_ref().is_none_or(|planned| planned.applies == Truth::True);
    el("li")
        .class("task")
        .attr("id", format!("task-{id}"))
        .attr("data-applies", if is_sure { "yes" } else { "depends" })
        .live_attr("data-status", move || Some(status.get().word().to_string()))
        .with(main)
        .with(state)
        .with(live(move || match status.get() {
            Status::NotNeeded => reason_field(texts, &id, reason(), on_reason.clone()).view(),
            _ => nothing(),
        }))
}

fn meta(texts: Texts, party: Party, planned: Option<&PlannedTask>) -> El {
    let soft = planned.and_then(|planned| {
        let qualifier = planned.qualifier?;
        let own = texts.maybe(&join(&[&planned.id, ".condition"]));
        Some(own.unwrap_or_else(|| texts.c(&join(&["qualifier.", qualifier.word()]))))
    });
    let other = planned.and_then(|planned| planned.party_may_be).map(|other| {
        let other = texts.c(&join(&["party.", other.word()]));
        el("span").class("tag").with(texts.fill("task.party-may", &[("party", &other)]))
    });
    let may = planned.filter(|planned| planned.applies == Truth::Unknown);
    let may =
        may.map(|planned| texts.fill("task.may-apply", &[("questions", &texts.shorts(&planned.depends_on))]));
    let own = planned.is_none().then(|| el("span").class("tag").with(texts.t("task.own.tag")));
    let party = party.word();
    el("div")
        .class("task__meta")
        .with(el("span").class("party").attr("data-party", party).with(texts.c(&join(&["party.", party]))))
        .with(own)
        .with(other)
        .with(soft.map(|soft| el("span").class("tag").with(soft)))
        .with(may.map(|may| el("span").class("tag").attr("data-kind", "depends").with(may)))
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

fn reason_field(texts: Texts, id: &str, reason: String, on_reason: Told) -> El {
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
