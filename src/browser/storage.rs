//! What is kept in localStorage, through gloo-storage and behind a probe: the plan, packs that the person
//! has loaded, and which of them is in use. The plan made with a loaded pack has a record of its own.
//!
//! gloo-storage panics in every call where storage is denied (sandboxed frame, site data blocked),
//! so nothing here touches it before [`is_available`] said yes. Keys carry our prefix, because an
//! origin may be shared; foreign keys are never read.

use gloo_storage::{LocalStorage, Storage};
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// The record that holds the plan.
pub const PLAN: &str = "fairway:plan";
/// The text of a damaged record, kept until the person starts over.
const KEPT: &str = "fairway:kept";
/// How the records of loaded packs begin; the name follows (`fairway:pack:harbour/2024-05`).
const PACK: &str = "fairway:pack:";
/// The name of the loaded pack that is in use; absent while ours is.
const CHOSEN: &str = "fairway:chosen";
const TRIAL: &str = "fairway:trial";

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

/// The key of a record that belongs to a pack: as it stands for ours, with its name for a loaded one.
#[inline(never)]
fn key(record: &str, pack: Option<&str>) -> String {
    pack.map_or_else(|| record.to_string(), |pack| [record, ":", pack].concat())
}

#[inline(never)]
fn get(key: &str) -> Option<String> {
    LocalStorage::raw().get_item(key).ok().flatten()
}

fn set(key: &str, text: &str) -> Result<(), WriteFailed> {
    // Whatever the reason, the person is told that it is not kept, and what to do.
    LocalStorage::raw().set_item(key, text).map_err(|_| WriteFailed)
}

/// The text of the plan record, if there is one. `pack` is the loaded pack, here and in what follows.
pub fn read(pack: Option<&str>) -> Option<String> {
    get(&key(PLAN, pack))
}

/// Writes the plan record. A failed write leaves the old record as it was.
///
/// # Errors
/// When the browser refuses, in practice because storage is full.
pub fn write(pack: Option<&str>, plan: &Value) -> Result<(), WriteFailed> {
    LocalStorage::set(key(PLAN, pack), plan).map_err(|_| WriteFailed)
}

/// Copies a damaged text aside, so that the next write does not destroy it.
///
/// # Errors
/// When the browser refuses; the text then lives in memory only.
pub fn keep_aside(pack: Option<&str>, text: &str) -> Result<(), WriteFailed> {
    set(&key(KEPT, pack), text)
}

/// The damaged text that was copied aside.
pub fn kept_aside(pack: Option<&str>) -> Option<String> {
    get(&key(KEPT, pack))
}

/// Removes the plan record and what was kept aside.
pub fn erase(pack: Option<&str>) {
    LocalStorage::delete(key(PLAN, pack));
    LocalStorage::delete(key(KEPT, pack));
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
    let Some(name) = pack else {
        LocalStorage::delete(CHOSEN);
        return Ok(());
    };
    set(CHOSEN, name)
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

/// Removes a loaded pack with the plan that was made with it.
pub fn remove_pack(name: &str) {
    LocalStorage::delete([PACK, name].concat());
    erase(Some(name));
}

/// The names of all loaded packs, sorted.
pub fn packs() -> Vec<String> {
    let storage = LocalStorage::raw();
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|place| storage.key(place).ok().flatten());
    let mut names: Vec<String> = keys.filter_map(|key| Some(key.strip_prefix(PACK)?.to_string())).collect();
    names.sort();
    names
}

/// Calls `then` with the new text whenever another tab of this browser writes or removes the plan.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_change_elsewhere(
    pack: Option<&str>,
    then: impl Fn(Option<String>) + 'static,
) -> Result<(), WriteFailed> {
    let window = web_sys::window().ok_or(WriteFailed)?;
    let plan = key(PLAN, pack);
    let listener = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
        // A key of `None` is a `clear()` by somebody else on this origin.
        if event.key().is_none_or(|key| key == plan) {
            then(event.new_value());
        }
    });
    let added = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    listener.forget();
    added.map_err(|_| WriteFailed)
}
