//! A task as an item of a list, with everything that can be entered about it; and the form for a new one.

use crate::browser::{annex, clock, page};
use crate::content::{Party, PhaseName};
use crate::plan::{Graph, Status};
use crate::record::{Row, Standing};
use crate::state::{Edit, Edited};
use crate::ui::components::{
    Field, TaskRow, area_field, button, choice_field, suggestions, task_row, text_field, value_field,
};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, live, live_text, nothing, p};
use crate::ui::texts::join;
use crate::ui::work::{board, board_now, change, set, set_status, task_href, title, typed};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The item of a row.
pub fn task_item(context: AppContext, row: &Row) -> El {
    let id = || row.id.clone();
    let (for_text, for_status, for_line, set_id) = (id(), id(), id(), id());
    let fixed = (!row.is_own()).then(|| title(context.texts, row));
    let text = move || {
        let typed = || context.state.with(|state| state.record.task(&for_text).title);
        fixed.clone().unwrap_or_else(typed)
    };
    let status = move || context.state.with(|state| state.record.status(&for_status));
    let (reason, on_reason) = typed(context, format!("task/{}/reason", row.id));
    let shown = TaskRow {
        id: id(),
        text: Arc::new(text),
        party: row.party,
        planned: row.planned.clone(),
        status: Memo::new(move |_| status()),
        // Not followed: a repaint of the field while somebody types would take their focus away.
        reason: Arc::new(move || untrack(|| reason())),
        on_status: Box::new(move |status| settle(context, &set_id, status)),
        on_reason,
        line: live(move || line(context, &for_line)),
        editor: editor(context, id()),
    };
    task_row(context.texts, shown)
}

/// Sets how far a task is, and says what that lets begin.
fn settle(context: AppContext, id: &str, status: Status) {
    let waiting = |id: &str| board_now(context).row(id).is_some_and(|row| row.standing == Standing::Waiting);
    let before: Vec<String> =
        board_now(context).rows.iter().filter(|row| waiting(&row.id)).map(|row| row.id.clone()).collect();
    set_status(context, id, status);
    let texts = context.texts;
    let board = board_now(context);
    let ready: Vec<String> = before
        .iter()
        .filter_map(|id| board.row(id))
        .filter(|row| row.id != id)
        .filter(|row| row.standing == Standing::Ready)
        .map(|row| title(texts, row))
        .collect();
    let words = match ready.as_slice() {
        [] if status == Status::InProgress && before.iter().any(|known| known == id) => {
            texts.t("task.begun-early")
        }
        [] => return,
        [one] => texts.fill("task.unlocked", &[("task", one)]),
        more => texts.interface.count("task.unlocked", more.len() as u32, &[]),
    };
    annex::say(&words);
}

/// Where it stands, whose it is, and when it is due.
fn line(context: AppContext, id: &str) -> AnyView {
    let (texts, board) = (context.texts, board(context));
    let Some(row) = board.row(id) else { return nothing() };
    let mut parts = Vec::new();
    let mut blockers = row.blockers();
    if let (Standing::Waiting, Some(first)) = (row.standing, blockers.next()) {
        let more = blockers.count() as u32;
        let other = board
            .row(&first.id)
            .map(|other| el("a").attr("href", task_href(other)).with(title(texts, other)));
        let words = el("span").class("task__wait").with(texts.t("task.waits")).with(" ").with(other);
        let more = (more > 0).then(|| texts.interface.count("task.waits.more", more, &[]));
        parts.push(words.with(more.map(|more| format!(" {more}"))));
    }
    if !row.work.owner.is_empty() {
        parts.push(el("span").with(texts.fill("task.owned", &[("name", &row.work.owner)])));
    }
    if let Some(due) = &row.work.due {
        let key = if row.overdue { "task.overdue" } else { "task.due-on" };
        let due = el("span").class("task__due").with(texts.fill(key, &[("day", due)]));
        parts.push(due.attr_if("data-overdue", row.overdue.then_some("")));
    }
    if parts.is_empty() {
        return nothing();
    }
    el("div").class("task__line").with(parts).view()
}

/// What can be entered, built when it is opened.
fn editor(context: AppContext, id: String) -> El {
    let texts = context.texts;
    let opened = RwSignal::new(false);
    let toggle = move |_: web_sys::Event| opened.set(true);
    let body = live(move || if opened.get() { fields(context, &id) } else { nothing() });
    el("details")
        .class("fold task__editor")
        .on("toggle", toggle)
        .with(el("summary").class("fold__summary").with(texts.t("task.edit")))
        .with(el("div").class("fold__body").with(body))
}

fn fields(context: AppContext, id: &str) -> AnyView {
    let texts = context.texts;
    let board = board_now(context);
    let Some(row) = board.row(id) else { return nothing() };
    let field = |name: &str, hint: String, (value, on_change)| Field {
        id: format!("{name}-{id}"),
        label: texts.t(&join(&["task.field.", name])),
        hint,
        value,
        on_change,
    };
    let path = |name: &str| format!("task/{id}/{name}");
    let none = String::new;
    let owner = format!("owner-{id}");
    let people = context.state.with_untracked(|state| state.record.people());
    let names = people.into_iter().map(|person| person.name);
    let names =
        names.chain(board.owners().into_iter().map(String::from)).collect::<std::collections::BTreeSet<_>>();
    let days = texts.interface.count("task.effort-hint", row.effort, &[]);
    let ours = if row.is_own() { none() } else { join(&[&days, " ", &texts.t(crate::plan::OURS)]) };
    let grid = el("div")
        .class("form-fields")
        .with(
            row.is_own()
                .then(|| text_field("text", 300, field("title", none(), typed(context, path("title"))))),
        )
        .with(text_field("text", 300, field("owner", none(), typed(context, path("owner")))))
        .with(value_field("date", field("start", none(), set(context, path("start")))))
        .with(value_field("date", field("due", none(), set(context, path("due")))))
        .with(value_field("number", field("effort", ours, set(context, path("effort")))));
    let link = path("link");
    let address = move || {
        let text = context.state.with(|state| state.record.text(&link).to_string());
        let is_safe = text.starts_with("https://") || text.starts_with("http://");
        if !is_safe {
            return nothing();
        }
        let anchor =
            el("a").attr("href", text.as_str()).attr("rel", "noopener noreferrer").attr("target", "_blank");
        p(anchor.with(texts.t("task.open-link"))).view()
    };
    let (own_id, is_own) = (id.to_string(), row.is_own());
    let remove = is_own.then(|| {
        button("button button--danger", texts.t("task.remove"), move || {
            change(context, Edit::Fields(vec![(format!("task/{own_id}/gone"), Some(Value::Bool(true)))]));
            annex::say(&texts.t("task.removed"));
            page::next_frame(|| page::focus("#main h1"));
        })
    });
    group(vec![
        suggestions(&owner, names).view(),
        grid.view(),
        area_field(20_000, field("notes", none(), typed(context, path("notes")))).view(),
        text_field("url", 2_000, field("link", none(), typed(context, path("link")))).view(),
        live(address),
        waits(context, id.to_string()).view(),
        group(remove.map(|remove| p(remove).view()).into_iter().collect()),
    ])
}

/// What it waits for: by the pack, and by hand.
fn waits(context: AppContext, id: String) -> El {
    let texts = context.texts;
    let refused = RwSignal::new(String::new());
    let (for_list, for_choice) = (id.clone(), id.clone());
    let list = live(move || {
        let board = board(context);
        let waits = board.row(&for_list).map(|row| row.waits.clone()).unwrap_or_default();
        let items = waits.iter().filter_map(|wait| {
            let other = board.row(&wait.id)?;
            let link = el("a").attr("href", task_href(other)).with(title(texts, other));
            let path = format!("task/{for_list}/after/{}", wait.id);
            let label = texts.fill("task.after.remove.label", &[("task", &title(texts, other))]);
            let remove = wait.by_hand.then(|| {
                button("button button--quiet", texts.t("task.after.remove"), move || {
                    change(context, Edit::Fields(vec![(path.clone(), None)]));
                })
                .attr("aria-label", label)
            });
            let settled = wait.settled.then(|| el("span").class("tag").with(texts.t("task.after.settled")));
            Some(el("li").with(link).with(" ").with(settled).with(remove))
        });
        let items = items.collect::<Vec<_>>();
        if items.is_empty() {
            p(texts.t("task.after.none")).class("quiet").view()
        } else {
            el("ul").class("source-list").with(items).view()
        }
    });
    let options = board_now(context)
        .rows
        .iter()
        .filter(|row| row.id != id && row.standing != Standing::Settled)
        .map(|row| (row.id.clone(), title(texts, row)))
        .collect::<Vec<_>>();
    let options = [(String::new(), texts.t("task.after.choose"))].into_iter().chain(options).collect();
    let add = move |other: String| {
        if other.is_empty() {
            return;
        }
        let board = board_now(context);
        let items = board.items();
        if let Some(circle) = Graph::new(&items).would_cycle(&for_choice, &other) {
            let names =
                circle.iter().filter_map(|id| board.row(id)).map(|row| format!("“{}”", title(texts, row)));
            refused
                .set(texts.fill("task.after.circle", &[("tasks", &names.collect::<Vec<_>>().join(" → "))]));
            return;
        }
        refused.set(String::new());
        let path = format!("task/{for_choice}/after/{other}");
        let done = change(context, Edit::Fields(vec![(path, Some(Value::Bool(true)))]));
        if done == Edited::Changed {
            annex::say(&texts.t("task.after.added"));
        }
    };
    let field = Field {
        id: format!("after-{id}"),
        label: texts.t("task.after.add"),
        hint: String::new(),
        value: Arc::new(String::new),
        on_change: Arc::new(add),
    };
    el("fieldset")
        .class("task__after")
        .with(el("legend").with(texts.t("task.after")))
        .with(list)
        .with(choice_field(options, field))
        .with(p(live_text(move || refused.get())).class("field-error").attr("role", "alert"))
}

/// The form for a task of one's own in this phase.
pub fn add_task(context: AppContext, phase: PhaseName) -> El {
    let texts = context.texts;
    let (name, party) = (RwSignal::new(String::new()), RwSignal::new(Party::Customer));
    let add = move || {
        let text = name.get_untracked().trim().to_string();
        if text.is_empty() {
            annex::say(&texts.t("task.add.empty"));
            return page::focus("#new-task");
        }
        let id = format!("own-{}", clock::fresh_id());
        let field = |name: &str, value: &str| (format!("task/{id}/{name}"), Some(Value::from(value)));
        let fields = vec![
            field("title", &text),
            field("phase", phase.word()),
            field("party", party.get_untracked().word()),
        ];
        change(context, Edit::Fields(fields));
        name.set(String::new());
        annex::say(&texts.fill("task.added", &[("task", &text)]));
        page::next_frame(|| page::focus("#new-task"));
    };
    let parties =
        Party::ALL.map(|party| (party.word().to_string(), texts.c(&join(&["party.", party.word()]))));
    let choose = move |word: String| {
        party.set(Party::ALL.into_iter().find(|party| party.word() == word).unwrap_or(Party::Customer))
    };
    let title = Field {
        id: "new-task".into(),
        label: texts.t("task.add.title"),
        hint: String::new(),
        value: Arc::new(move || name.get()),
        on_change: Arc::new(move |text| name.set(text)),
    };
    let who = Field {
        id: "new-task-party".into(),
        label: texts.t("task.add.party"),
        hint: String::new(),
        value: Arc::new(move || party.get().word().to_string()),
        on_change: Arc::new(choose),
    };
    el("section")
        .class("phase")
        .with(el("h2").class("phase__part").with(texts.t("task.add")))
        .with(
            el("div")
                .class("form-fields")
                .with(text_field("text", 300, title))
                .with(choice_field(parties.into(), who)),
        )
        .with(button("button", texts.t("task.add.do"), add).attr("id", "add-task"))
}
