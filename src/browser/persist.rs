//! Asks the browser not to clear by itself what is kept here, once there is something to lose. Some ask the
//! person, so it is asked once, and only in a page of its own: in a frame it would be the host's to ask.

use super::storage::{Local, is_available};
use super::{later, log};
use crate::storage::{Backend, Full};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;

/// That it was asked.
const ASKED: &str = "fairway:persist";

/// Asks, where it was not asked yet. What the browser answers changes nothing here: false is usual.
///
/// # Errors
/// When the browser has no such thing, or storage is full.
pub fn ask() -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let is_alone = window.top()?.is_some_and(|top| top == window);
    if !is_alone || !is_available() || Local.get(ASKED).is_some() {
        return Ok(());
    }
    Local.set(ASKED, "1").map_err(|Full| JsValue::from_str("storage is full"))?;
    let of = |holder: &JsValue, name: &str| Reflect::get(holder, &name.into());
    let storage = of(&of(&window, "navigator")?, "storage")?;
    let persist: Function = of(&storage, "persist")?.dyn_into()?;
    let asked: Promise = persist.call0(&storage)?.dyn_into()?;
    later::go_on(Box::pin(async move { log::note("ask to keep", JsFuture::from(asked).await) }));
    Ok(())
}
