//! News of a newer version, from the service worker by way of `boot.js`.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};

/// Calls `then` when a newer version waits, now or later.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_available(then: impl Fn() + 'static) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    if apply_function().is_some() {
        then();
        return Ok(());
    }
    let listener = Closure::<dyn Fn()>::new(then);
    let added = window.add_event_listener_with_callback("fairway-update", listener.as_ref().unchecked_ref());
    listener.forget();
    added
}

/// Switches to the newer version; the page reloads.
pub fn apply() {
    if let Some(function) = apply_function() {
        super::log::note("switch to the newer version", function.call0(&JsValue::NULL));
    }
}

fn apply_function() -> Option<js_sys::Function> {
    let window = web_sys::window()?;
    js_sys::Reflect::get(&window, &"fairwayUpdate".into()).ok()?.dyn_into().ok()
}
