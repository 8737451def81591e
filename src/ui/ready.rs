//! What the app asks the annex to do to plans that are not simply whole, because few people ever need it: to
//! carry over what the first versions have left, to repair, and to join what two tabs have written.

use crate::browser::storage::{self, Local};
use crate::browser::{annex, log};
use crate::formats::saved::{self, SavedError};
use crate::storage::{self as core, Ready, Recovered};
use js_sys::Array;
use wasm_bindgen::prelude::JsValue;

/// Makes a plan ready: the one with this id, or with none one of this pack. What came of it, its id, the plan,
/// the number of its version.
pub fn make_ready(id: &str, pack: &str) -> Array {
    let id = if id.is_empty() { find(pack) } else { id.to_string() };
    let opened = storage::open(&id);
    let ready = match (opened.kept, opened.is_sound) {
        (None, true) => return Array::of1(&Recovered::Sound.word().into()),
        (Some(kept), true) if saved::read_recent(&kept.text).is_ok() => {
            let word = if opened.has_copy { Recovered::Migrated } else { Recovered::Sound };
            Ready { recovered: word, kept: Some(kept) }
        }
        _ => core::recover(&Local, &id),
    };
    let kept = ready.kept.unwrap_or_default();
    let word = ready.recovered.word();
    Array::of4(&word.into(), &id.into(), &kept.text.into(), &(kept.revision as f64).into())
}

/// The id of a plan of this pack, or of the last one where that cannot be read; empty where there is none. Every
/// plan that has no id yet is carried over, and is the last one then. What cannot be carried over stays as it is.
fn find(pack: &str) -> String {
    let carried =
        core::carry_over(&Local).and_then(|ids| ids.last().map_or(Ok(()), |id| storage::set_last(id)));
    log::note("carry over", carried.map_err(|_| JsValue::from_str("storage is full")));
    let read = |id: &str| storage::open(id).kept.map(|kept| saved::read(&kept.text));
    let last = storage::last().filter(|id| storage::plans().contains(id));
    if let Some(id) = &last
        && !matches!(read(id), Some(Ok(_)))
    {
        return id.clone();
    }
    let is_of_pack = |id: &String| matches!(read(id), Some(Ok(record)) if record.pack == pack);
    last.into_iter().chain(storage::plans()).find(is_of_pack).unwrap_or_default()
}

/// Puts a plan aside that is of no use, and tells what came of it.
pub fn put_aside(id: &str) -> String {
    core::put_aside(&Local, id).word().to_string()
}

/// Joins two records of one plan, as they are saved, and hands it back.
///
/// # Errors
/// When one of them is none.
pub fn join(ours: &str, theirs: &str) -> Result<(), String> {
    let read = |text| {
        saved::read(text).map_err(|error| match error {
            SavedError::Newer(version) => format!("a plan of version {version}"),
            SavedError::Damaged(problem) => problem,
        })
    };
    annex::hand_back(&saved::write(&read(ours)?.join(&read(theirs)?)));
    Ok(())
}
