//! Where the plan is kept: one localStorage record, through gloo-storage and behind a probe.
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

/// The text of the plan record, if there is one.
pub fn read() -> Option<String> {
    LocalStorage::raw().get_item(PLAN).ok().flatten()
}

/// Writes the plan record. A failed write leaves the old record as it was.
///
/// # Errors
/// When the browser refuses, in practice because storage is full.
pub fn write(plan: &Value) -> Result<(), WriteFailed> {
    // Whatever the reason, the person is told that the change is not saved, and how to keep it.
    LocalStorage::set(PLAN, plan).map_err(|_| WriteFailed)
}

/// Copies a damaged text aside, so that the next write does not destroy it.
///
/// # Errors
/// When the browser refuses; the text then lives in memory only.
pub fn keep_aside(text: &str) -> Result<(), WriteFailed> {
    LocalStorage::raw().set_item(KEPT, text).map_err(|_| WriteFailed)
}

/// The damaged text that was copied aside.
pub fn kept_aside() -> Option<String> {
    LocalStorage::raw().get_item(KEPT).ok().flatten()
}

/// Removes the plan record and what was kept aside.
pub fn erase() {
    LocalStorage::delete(PLAN);
    LocalStorage::delete(KEPT);
}

/// Calls `then` with the new text whenever another tab of this browser writes or removes the plan.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_change_elsewhere(then: impl Fn(Option<String>) + 'static) -> Result<(), WriteFailed> {
    let window = web_sys::window().ok_or(WriteFailed)?;
    let listener = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
        // A key of `None` is a `clear()` by somebody else on this origin.
        if event.key().is_none_or(|key| key == PLAN) {
            then(event.new_value());
        }
    });
    let added = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    listener.forget();
    added.map_err(|_| WriteFailed)
}
