//! What people do with tasks: one step each, with a word about what follows from it.

use super::context::AppContext;
use super::markup::Live;
use super::texts::{Texts, join, sentences};
use super::work::{board, change, title};
use crate::browser::{annex, clock};
use crate::content::{Party, PhaseName};
use crate::plan::Status;
use crate::record::{Board, Row, Standing};
use crate::state::{Edit, Edited};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// Titles that are spelled out before the rest is counted.
const NAMED: usize = 3;

/// A change of a single task.
#[derive(Debug, Clone, PartialEq)]
pub enum TaskEdit {
    /// How far it is.
    Status(Status),
    /// A text that is being typed: field and all of the text.
    Typed(&'static str, String),
    /// A field is set or emptied.
    Set(&'static str, Option<Value>),
    /// It shall wait for another task.
    WaitFor(String),
    /// It shall not wait for another task any more, where that was entered by hand.
    StopWaiting(String),
    /// It goes, where it was added by hand.
    Remove,
}

/// Makes a change; gives back what speaks against it, if something does.
pub fn edit_task(context: AppContext, task: &str, wanted: TaskEdit) -> Option<String> {
    match wanted {
        TaskEdit::Status(status) => set(context, &[task.to_string()], "status", word_of(status)),
        TaskEdit::Set(field, value) => set(context, &[task.to_string()], field, value),
        TaskEdit::Typed(field, text) => {
            change(context, Edit::Typed { path: path(task, field), text });
        }
        TaskEdit::WaitFor(other) => return wait_for(context, task, &other),
        TaskEdit::StopWaiting(other) => {
            change(context, Edit::Fields(vec![(path(task, &join(&["after/", &other])), None)]));
        }
        TaskEdit::Remove => {
            annex::say(&context.texts.fill("work.removed", &[("task", &named(context, task))]));
            change(context, Edit::Fields(vec![(path(task, "gone"), Some(Value::Bool(true)))]));
        }
    }
    None
}

/// The value of the status field.
pub fn word_of(status: Status) -> Option<Value> {
    (status != Status::NotStarted).then(|| Value::from(status.word()))
}

/// Sets or empties one field of several tasks as one step, and tells what that unlocks, or what waits all the
/// same.
pub fn set(context: AppContext, tasks: &[String], field: &str, value: Option<Value>) {
    let texts = context.texts;
    let before = untrack(|| board(context));
    let fields = tasks.iter().map(|task| (path(task, field), value.clone())).collect();
    if change(context, Edit::Fields(fields)) == Edited::Nothing {
        return;
    }
    let after = untrack(|| board(context));
    let mut said: Vec<String> = Vec::new();
    if tasks.len() > 1 {
        let count = tasks.len() as u32;
        let field = texts.t(&join(&["work.field.", field]));
        said.push(texts.interface.count("work.changed", count, &[("field", &field)]));
    }
    let unlocked: Vec<&Row> = after.unlocked_since(&before).collect();
    if !unlocked.is_empty() {
        said.push(texts.fill("work.unlocked", &[("tasks", &titles(texts, &unlocked))]));
    }
    if let ("status", [task]) = (field, tasks)
        && let Some(row) = after.row(task).filter(|row| row.standing == Standing::InProgress)
    {
        let open: Vec<&Row> = row.blockers().filter_map(|wait| after.row(&wait.id)).collect();
        if !open.is_empty() {
            said.push(texts.fill("work.begun-early", &[("tasks", &titles(texts, &open))]));
        }
    }
    if !said.is_empty() {
        annex::say(&sentences(&said));
    }
}

/// Adds a task to a phase; gives back its id.
pub fn add_task(context: AppContext, title: &str, party: Party, phase: PhaseName) -> String {
    let id = join(&["own-", &clock::fresh_id()]);
    let fields = [("title", title), ("party", party.word()), ("phase", phase.word())];
    let fields = fields.map(|(field, value)| (path(&id, field), Some(Value::from(value))));
    change(context, Edit::Fields(fields.into()));
    annex::say(&context.texts.fill("work.added", &[("task", title)]));
    id
}

fn wait_for(context: AppContext, task: &str, other: &str) -> Option<String> {
    let texts = context.texts;
    let board = untrack(|| board(context));
    if let Some(circle) = board.circle(task, other) {
        let names: Vec<String> = circle.iter().map(|row| quoted(texts, row)).collect();
        let way = names.join(&texts.t("work.circle.then"));
        return Some(texts.fill("work.circle", &[("way", &way), ("first", &named(context, task))]));
    }
    change(context, Edit::Fields(vec![(path(task, &join(&["after/", other])), Some(Value::Bool(true)))]));
    let names = [("task", named(context, task)), ("other", named(context, other))];
    annex::say(&texts.fill("work.waits-now", &names.each_ref().map(|(key, name)| (*key, name.as_str()))));
    None
}

/// Tasks whose title holds `text`, the first few; not `task` itself, nor what it waits for already.
pub fn find_tasks(context: AppContext, task: &str, text: &str, most: usize) -> Vec<(String, String)> {
    let board = untrack(|| board(context));
    let text = text.trim().to_lowercase();
    let waits = board.row(task).map(|row| row.waits.as_slice()).unwrap_or_default();
    let other = |row: &&Row| row.id != task && !waits.iter().any(|wait| wait.id == row.id);
    let rows = board.rows.iter().filter(other).map(|row| (row.id.clone(), title(context.texts, row)));
    rows.filter(|(_, title)| !text.is_empty() && title.to_lowercase().contains(&text)).take(most).collect()
}

/// The people who may own a task: those on the list, and those who own one already.
pub fn known_owners(context: AppContext) -> Vec<String> {
    let people = context.state.with(|state| state.record.people());
    let mut names: Vec<String> = people.into_iter().map(|person| person.name).collect();
    names.extend(board(context).owners().into_iter().map(String::from));
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.dedup();
    names
}

/// The same as something to follow that changes only when a name does.
pub fn live_owners(context: AppContext) -> Live<Vec<String>> {
    let owners = Memo::new(move |_| known_owners(context));
    Arc::new(move || owners.get())
}

/// Titles as a list; after the first few how many more there are.
pub fn titles(texts: Texts, rows: &[&Row]) -> String {
    let mut names: Vec<String> = rows.iter().take(NAMED).map(|row| quoted(texts, row)).collect();
    if rows.len() > NAMED {
        names.push(texts.interface.count("work.more", (rows.len() - NAMED) as u32, &[]));
    }
    texts.list(&names)
}

fn quoted(texts: Texts, row: &Row) -> String {
    texts.fill("work.quoted", &[("task", &title(texts, row))])
}

fn named(context: AppContext, task: &str) -> String {
    let board: Arc<Board> = untrack(|| board(context));
    board.row(task).map(|row| title(context.texts, row)).unwrap_or_default()
}

fn path(task: &str, field: &str) -> String {
    join(&["task/", task, "/", field])
}
