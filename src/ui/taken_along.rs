//! When plans were saved to files last, and how much has changed since: who keeps a plan in one browser only
//! is reminded to take it along.

use super::context::AppContext;
use crate::browser::{clock, log, storage};
use crate::record::Record;
use leptos::prelude::*;
use serde_json::{Map, Value};
use wasm_bindgen::JsValue;

/// So many changes since the last file are worth a word.
const MANY: usize = 100;

/// Notes that the open plan was saved to a file now.
pub fn take_along(context: AppContext) {
    let id = context.state.with_untracked(|state| state.record.id.clone());
    note(std::slice::from_ref(&id));
}

/// Notes that these plans were saved to files now, or that nobody wants to be reminded of them for a while.
pub fn note(ids: &[String]) {
    if !storage::is_available() {
        return;
    }
    let mut known = known();
    let here = storage::plans();
    known.retain(|id, _| here.contains(id));
    known.extend(ids.iter().map(|id| (id.clone(), Value::from(clock::now()))));
    let kept = storage::set_taken_along(&Value::Object(known).to_string());
    log::note("note when it was taken along", kept.map_err(|_| JsValue::from_str("storage is full")));
}

/// How many changes of this plan are in no file, where that is many; 0 otherwise, and where nothing is kept.
pub fn changes_in_no_file(record: &Record) -> usize {
    if !storage::is_available() {
        return 0;
    }
    let since = known().get(&record.id).and_then(Value::as_u64).unwrap_or_default();
    let count = record.history.iter().filter(|step| step.until() > since).count();
    if count < MANY { 0 } else { count }
}

fn known() -> Map<String, Value> {
    let text = storage::taken_along().unwrap_or_default();
    serde_json::from_slice(text.as_bytes()).unwrap_or_default()
}
