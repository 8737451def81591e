//! The address bar: reads the fragment, follows its changes, goes to a page.

use crate::formats::route::Route;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};

/// The page that the address names.
pub fn current() -> Route {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok());
    Route::parse(&fragment.unwrap_or_default())
}

/// Goes to a page; the change is reported through [`on_change`].
///
/// # Errors
/// When the browser refuses to change the fragment.
pub fn go(route: &Route) -> Result<(), JsValue> {
    web_sys::window().map_or(Ok(()), |window| window.location().set_hash(&route.href()))
}

/// Calls `then` with every new page.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_change(then: impl Fn(Route) + 'static) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let listener = Closure::<dyn Fn()>::new(move || then(current()));
    let added = window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    listener.forget();
    added
}
