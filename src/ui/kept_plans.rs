//! The plans that are kept in this browser, for the list of them: their summaries, and what is done with plans
//! that are not open in this tab.

use super::context::AppContext;
use super::work::{board_now, change};
use crate::browser::{address, annex, clock, log, storage};
use crate::formats::saved;
use crate::plan::plan;
use crate::record::{Board, Record, Summary};
use crate::state::Edit;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::prelude::JsValue;

/// A plan of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// What is said of it.
    pub summary: Summary,
}

/// All plans with their summaries, which are made where they are missing.
pub fn refresh(context: AppContext) -> Vec<Listed> {
    if !storage::is_available() {
        return Vec::new();
    }
    let open = context.state.with_untracked(|state| state.record.id.clone());
    let plans = storage::plans().into_iter().filter_map(|id| {
        let known = storage::summary(&id).and_then(|text| Summary::read(&text));
        let summary = match known {
            Some(summary) => summary,
            None if id == open => {
                let board = board_now(context);
                context.state.with_untracked(|state| Summary::of(&state.record, Some(&board)))
            }
            None => summarise(context, &saved::read(&storage::read(&id)?).ok()?),
        };
        // It is made anew next time where it cannot be kept.
        log::note("keep a summary", told(storage::set_summary(&id, Some(&summary.text()))));
        Some(Listed { id, summary })
    });
    plans.collect()
}

fn summarise(context: AppContext, record: &Record) -> Summary {
    let pack = context.texts.pack();
    let answers = saved::answers_of(pack, record);
    let board = answers.ok().map(|answers| Board::of(pack, &plan(pack, &answers), record, clock::today()));
    Summary::of(record, board.as_ref())
}

fn told<T>(result: Result<T, storage::WriteFailed>) -> Result<T, JsValue> {
    result.map_err(|_| JsValue::from_str("storage is full"))
}

/// Changes fields of any plan: of the open one through the app, of another in storage.
pub fn edit(context: AppContext, id: &str, fields: Vec<(String, Option<Value>)>) {
    if context.state.with_untracked(|state| state.record.id == id) {
        change(context, Edit::Fields(fields));
        return;
    }
    let Some(mut record) = storage::read(id).and_then(|text| saved::read(&text).ok()) else { return };
    record.edit(&clock::stamp(), fields);
    keep(context, &record);
}

/// A copy with another id and without the history, which is of the first.
pub fn copy(context: AppContext, id: &str, name: &str) {
    let Some(record) = storage::read(id).and_then(|text| saved::read(&text).ok()) else { return };
    let mut record = Record { id: clock::fresh_id(), history: Vec::new(), ..record };
    record.edit(&clock::stamp(), vec![("plan/name".into(), Some(Value::from(name)))]);
    keep(context, &record);
}

/// Writes the record of a plan that is not open here.
pub fn keep(context: AppContext, record: &Record) {
    let written = storage::write(&record.id, &saved::write(record));
    if written.is_err() {
        annex::say(&context.texts.t("plans.full"));
    }
    log::note("summarise", told(storage::set_summary(&record.id, Some(&summarise(context, record).text()))));
}
/// Moves a plan to the deleted ones.
pub fn delete(context: AppContext, id: &str) {
    let Some(text) = storage::read(id) else { return };
    let kept = json!({"at": clock::stamp().at, "text": text}).to_string();
    if storage::discard(id, &kept).is_err() {
        return annex::say(&context.texts.t("plans.full"));
    }
    if context.state.with_untracked(|state| state.record.id == id) {
        // This tab has no plan any more; the start page of the next one says so.
        log::note("start anew", address::restart());
    }
}
