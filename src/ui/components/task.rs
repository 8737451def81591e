//! One task of the plan: what, who, state, and folded its source and details.

use super::{fold, link_list, source_list, unclear};
use crate::content::Task;
use crate::journey::Truth;
use crate::plan::{PlannedTask, Status, TaskProgress};
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// What a row needs besides its task.
pub struct TaskRow {
    /// The task as planned.
    pub planned: PlannedTask,
    /// Its progress.
    pub progress: Memo<TaskProgress>,
    /// Called with a new state.
    pub on_status: Callback<Status>,
    /// Called with a new reason.
    pub on_reason: Callback<String>,
}

/// A row of the task list.
pub fn task_row(texts: Texts, row: TaskRow) -> AnyView {
    let TaskRow { planned, progress, on_status, on_reason } = row;
    let id = planned.id.clone();
    let text = texts.c(&id);
    let status = move || progress.with(|progress| progress.status);
    let choices = Status::ALL.map(|choice| {
        let word = choice.word();
        view! {
            <option value=word selected=move || status() == choice>{texts.t(&format!("status.{word}"))}</option>
        }
    });
    let change = move |event| {
        if let Some(status) = Status::from_word(&event_target_value(&event)) {
            on_status.run(status);
        }
    };
    let reason_id = format!("reason-{id}");
    let reason = move || {
        let reason_id = reason_id.clone();
        (status() == Status::NotNeeded).then(move || view! {
            <div class="task__reason">
                <label for=reason_id.clone()>{texts.t("task.reason")}</label>
                <input
                    class="text-input" type="text" id=reason_id.clone() maxlength="500"
                    value=progress.with_untracked(|progress| progress.reason.clone())
                    on:input=move |event| on_reason.run(event_target_value(&event))
                />
            </div>
        })
    };
    let condition = texts.maybe(&format!("{id}.condition"));
    let soft = planned.qualifier.map(|qualifier| {
        condition.unwrap_or_else(|| texts.c(&format!("qualifier.{}", qualifier.word())))
    });
    let may = (planned.applies == Truth::Unknown)
        .then(|| texts.fill("task.may-apply", &[("questions", &texts.shorts(&planned.depends_on))]));
    let details = texts.pack.task(&id).map(|task| fold(texts.t("task.details"), details(texts, task, &planned)));
    let status_id = format!("status-{id}");
    let label = texts.fill("task.status", &[("task", &text)]);
    view! {
        <li
            class="task" id=format!("task-{id}") data-status=move || status().word()
            data-applies=if planned.applies == Truth::True { "yes" } else { "depends" }
        >
            <div class="task__main">
                <p class="task__text">{text}</p>
                <div class="task__meta">
                    <span class="party" data-party=planned.party.word()>{texts.c(&format!("party.{}", planned.party.word()))}</span>
                    {soft.map(|soft| view! { <span class="tag">{soft}</span> })}
                    {may.map(|may| view! { <span class="tag" data-kind="depends">{may}</span> })}
                </div>
                {texts.maybe(&format!("{id}.note")).map(|note| view! { <p class="task__note">{note}</p> })}
                {details}
            </div>
            <div class="task__state">
                <label class="visually-hidden" for=status_id.clone()>{label}</label>
                <select class="task__status" id=status_id on:change=change>{choices}</select>
            </div>
            {reason}
        </li>
    }
    .into_any()
}

fn details(texts: Texts, task: &'static Task, planned: &PlannedTask) -> AnyView {
    let also = planned.also.iter().map(|id| {
        view! { <li>{texts.c(id)}" "<code class="row-id">{id.clone()}</code></li> }
    });
    let related = task.related.iter().map(|id| {
        view! { <li class="rule">{texts.c(id)}" "<code class="row-id">{id.as_str()}</code></li> }
    });
    view! {
        {source_list(texts, &task.sources)}
        <p><code class="row-id">{task.id.as_str()}</code></p>
        {(!planned.also.is_empty()).then(|| view! {
            <p>{texts.t("task.also")}</p><ul class="source-list">{also.collect_view()}</ul>
        })}
        {(!task.related.is_empty()).then(|| view! {
            <p>{texts.t("task.related")}</p><ul class="source-list">{related.collect_view()}</ul>
        })}
        {(!task.links.is_empty()).then(|| view! {
            <p>{texts.t("task.links")}</p>{link_list(texts, &task.links)}
        })}
        {unclear(texts, &task.unclear)}
    }
    .into_any()
}
