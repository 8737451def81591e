//! What is kept in localStorage, through gloo-storage and behind a probe: a record for each plan, packs that
//! the person has loaded, and which of each is in use.
//!
//! gloo-storage panics in every call where storage is denied (sandboxed frame, site data blocked),
//! so nothing here touches it before [`is_available`] said yes. Keys carry our prefix, because an
//! origin may be shared; foreign keys are never read.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// The one record of Fairway's first versions; with a colon and a name behind it that of a loaded pack.
const FIRST: &str = "fairway:plan";
/// How the records of plans begin; the id follows.
const PLAN: &str = "fairway:plan:";
/// How summaries of plans begin, which can be made anew from the records; the id follows.
const SUMMARY: &str = "fairway:summary:";
/// How texts begin that could not be read, kept until the plan is removed; the id follows.
const KEPT: &str = "fairway:kept:";
/// How deleted plans begin that can still be brought back; the id follows.
const TRASH: &str = "fairway:trash:";
/// In which order the list of plans stands.
const ORDER: &str = "fairway:order";
/// The plan that was opened last.
const LAST: &str = "fairway:last";
/// The name of whoever works here, for the history.
const ME: &str = "fairway:me";
/// When plans were saved to files last.
const TAKEN: &str = "fairway:taken";
/// How the records of loaded packs begin; the name follows (`fairway:pack:harbour/2024-05`).
const PACK: &str = "fairway:pack:";
/// The name of the loaded pack that is in use; absent while ours is.
const CHOSEN: &str = "fairway:chosen";
const TRIAL: &str = "fairway:trial";
/// The word of this tab, in sessionStorage.
const TAB: &str = "fairway:tab";

/// Why a write failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WriteFailed;

/// Whether this page may use localStorage: present, and a trial record can be written and removed.
/// A full storage counts as available when it can at least be read.
pub fn is_available() -> bool {
    let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.local_storage()) else {
        return false;
    };
    match storage.set_item(TRIAL, "1") {
        Ok(()) => storage.remove_item(TRIAL).is_ok(),
        Err(_) => storage.length().is_ok(),
    }
}

#[inline(never)]
fn get(key: &str) -> Option<String> {
    LocalStorage::raw().get_item(key).ok().flatten()
}

fn set(key: &str, text: &str) -> Result<(), WriteFailed> {
    // Whatever the reason, the person is told that it is not kept, and what to do.
    LocalStorage::raw().set_item(key, text).map_err(|_| WriteFailed)
}

/// The text of a plan's record, if there is one.
pub fn read(id: &str) -> Option<String> {
    get(&[PLAN, id].concat())
}

/// Writes a plan's record. A failed write leaves the old record as it was.
///
/// # Errors
/// When the browser refuses, in practice because storage is full.
pub fn write(id: &str, text: &str) -> Result<(), WriteFailed> {
    set(&[PLAN, id].concat(), text)
}

/// Whether Fairway's first versions have left a record.
pub fn has_first() -> bool {
    keys().any(|key| is_first(&key))
}

/// The records of Fairway's first versions: key and text.
pub fn first() -> Vec<(String, String)> {
    let found = keys().filter(|key| is_first(key)).collect::<Vec<_>>();
    found.into_iter().filter_map(|key| get(&key).map(|text| (key, text))).collect()
}

/// Removes a record of the first versions.
pub fn remove_first(key: &str) {
    if is_first(key) {
        LocalStorage::delete(key);
    }
}

/// Ours, or that of a loaded pack: names of packs have a stroke, ids have none.
fn is_first(key: &str) -> bool {
    key == FIRST || key.starts_with(PLAN) && key.contains('/')
}

/// Copies a text aside that could not be read, so that the next write does not destroy it.
///
/// # Errors
/// When the browser refuses; the text then lives in memory only.
pub fn keep_aside(id: &str, text: &str) -> Result<(), WriteFailed> {
    set(&[KEPT, id].concat(), text)
}

/// The text that was copied aside.
pub fn kept_aside(id: &str) -> Option<String> {
    get(&[KEPT, id].concat())
}

/// Removes a plan's record and what was kept aside for it.
pub fn erase(id: &str) {
    for kind in [PLAN, SUMMARY, KEPT] {
        LocalStorage::delete([kind, id].concat());
    }
}

/// Takes a plan off the list and out of its record: its text goes to what was deleted, and what was kept aside
/// for it stays until it is removed for good.
///
/// # Errors
/// When the browser refuses; the plan then stays what it is.
pub fn throw_away(id: &str, deleted: &str) -> Result<(), WriteFailed> {
    let (plan, trash) = ([PLAN, id].concat(), [TRASH, id].concat());
    // It goes anyway, and makes room for the line that is added.
    LocalStorage::delete([SUMMARY, id].concat());
    if set(&trash, deleted).is_err() {
        // There is no room for both. Its own room is given up first, and taken again where that is no help.
        let text = get(&plan).unwrap_or_default();
        LocalStorage::delete(&plan);
        if set(&trash, deleted).is_err() {
            return set(&plan, &text).and(Err(WriteFailed));
        }
    }
    LocalStorage::delete(&plan);
    Ok(())
}

/// Puts a deleted plan where it can be brought back from, as it was kept elsewhere.
///
/// # Errors
/// When the browser refuses.
pub fn put_deleted(id: &str, deleted: &str) -> Result<(), WriteFailed> {
    set(&[TRASH, id].concat(), deleted)
}

/// Brings the record of a deleted plan back.
///
/// # Errors
/// When the browser refuses; it then stays deleted.
pub fn bring_back(id: &str, text: &str) -> Result<(), WriteFailed> {
    let trash = [TRASH, id].concat();
    let deleted = get(&trash).unwrap_or_default();
    // First, because there need not be room for both.
    LocalStorage::delete(&trash);
    if write(id, text).is_err() {
        return set(&trash, &deleted).and(Err(WriteFailed));
    }
    Ok(())
}

/// Removes a deleted plan for good, with what was kept aside for it.
pub fn remove_deleted(id: &str) {
    for kind in [TRASH, KEPT] {
        LocalStorage::delete([kind, id].concat());
    }
}

/// Ids of the deleted plans that can be brought back, sorted.
pub fn deleted() -> Vec<String> {
    names_after(TRASH)
}

/// A deleted plan, as it was kept.
pub fn deleted_plan(id: &str) -> Option<String> {
    get(&[TRASH, id].concat())
}

/// Whether there are plans here, deleted ones included.
pub fn has_plans() -> bool {
    keys().any(|key| [PLAN, TRASH].iter().any(|prefix| key.starts_with(prefix)))
}

/// Ids of all plans, sorted. Names of loaded packs have a stroke, ids have none.
pub fn plans() -> Vec<String> {
    let mut ids = names_after(PLAN);
    ids.retain(|id| !id.contains('/'));
    ids
}

/// The summary of a plan.
pub fn summary(id: &str) -> Option<String> {
    get(&[SUMMARY, id].concat())
}

/// Keeps the summary of a plan; none where it does not hold any more.
///
/// # Errors
/// When the browser refuses.
pub fn set_summary(id: &str, text: Option<&str>) -> Result<(), WriteFailed> {
    keep(&[SUMMARY, id].concat(), text)
}

/// The plan that was opened last.
pub fn last() -> Option<String> {
    get(LAST)
}

/// Notes which plan was opened last.
///
/// # Errors
/// When the browser refuses.
pub fn set_last(id: &str) -> Result<(), WriteFailed> {
    set(LAST, id)
}

/// In which order the list of plans stands.
pub fn order() -> Option<String> {
    get(ORDER)
}

/// Keeps in which order the list of plans stands.
///
/// # Errors
/// When the browser refuses.
pub fn set_order(order: &str) -> Result<(), WriteFailed> {
    set(ORDER, order)
}

/// When plans were saved to files last, as JSON by id.
pub fn taken_along() -> Option<String> {
    get(TAKEN)
}

/// Notes when plans were saved to files last.
///
/// # Errors
/// When the browser refuses.
pub fn set_taken_along(text: &str) -> Result<(), WriteFailed> {
    set(TAKEN, text)
}

/// Who works here, as they call themselves.
pub fn me() -> Option<String> {
    get(ME)
}

/// Keeps who works here; none to forget it.
///
/// # Errors
/// When the browser refuses.
pub fn set_me(name: Option<&str>) -> Result<(), WriteFailed> {
    keep(ME, name)
}

/// The word of this tab; `fresh` becomes it where there is none yet, or the browser does not keep it.
pub fn tab(fresh: String) -> String {
    let session = SessionStorage::raw();
    if let Ok(Some(known)) = session.get_item(TAB) {
        return known;
    }
    // Without it, undo reaches back to the last reload only.
    session.set_item(TAB, &fresh).map_or_else(|_| fresh.clone(), |()| fresh.clone())
}

/// The name of the loaded pack that is in use, if it is not ours.
pub fn chosen() -> Option<String> {
    get(CHOSEN)
}

/// Puts a loaded pack into use from the next start on, or ours.
///
/// # Errors
/// When the browser refuses.
pub fn choose(pack: Option<&str>) -> Result<(), WriteFailed> {
    keep(CHOSEN, pack)
}

/// The text of a loaded pack.
pub fn pack(name: &str) -> Option<String> {
    get(&[PACK, name].concat())
}

/// Keeps the text of a loaded pack under its name.
///
/// # Errors
/// When the browser refuses, in practice because storage is full.
pub fn keep_pack(name: &str, text: &str) -> Result<(), WriteFailed> {
    set(&[PACK, name].concat(), text)
}

/// Removes a loaded pack.
pub fn remove_pack(name: &str) {
    LocalStorage::delete([PACK, name].concat());
}

/// The names of all loaded packs, sorted.
pub fn packs() -> Vec<String> {
    names_after(PACK)
}

fn keys() -> impl Iterator<Item = String> {
    let storage = LocalStorage::raw();
    (0..storage.length().unwrap_or(0)).filter_map(move |place| storage.key(place).ok().flatten())
}

/// What follows `prefix` in the names of records that begin with it, sorted.
fn names_after(prefix: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in keys().filter_map(|key| Some(key.strip_prefix(prefix)?.to_string())) {
        // Put in its place: a sort costs 1.3 kB of the app's wasm.
        if let Err(place) = names.binary_search(&name) {
            names.insert(place, name);
        }
    }
    names
}

fn keep(key: &str, text: Option<&str>) -> Result<(), WriteFailed> {
    let Some(text) = text else {
        LocalStorage::delete(key);
        return Ok(());
    };
    set(key, text)
}

/// Calls `then` with the plan's id and the new text whenever another tab of this browser writes or removes
/// the record of a plan.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_change_elsewhere(then: impl Fn(&str, Option<String>) + 'static) -> Result<(), WriteFailed> {
    let window = web_sys::window().ok_or(WriteFailed)?;
    let listener = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
        if let Some(id) = event.key().as_deref().and_then(|key| key.strip_prefix(PLAN)) {
            then(id, event.new_value());
        }
    });
    let added = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    listener.forget();
    added.map_err(|_| WriteFailed)
}
