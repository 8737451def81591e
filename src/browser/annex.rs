//! The annex, seen from the app: asks `boot.js` for it and tells it which page to show where.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Id of the element that the annex fills.
pub const PLACE: &str = "annex";

/// Shows the page at `address` in the place for it, once the annex is there. `answers` is JSON in the
/// answers format. Nothing happens where the place has gone by then.
///
/// # Errors
/// When the annex cannot be fetched or fails.
pub async fn open(address: &str, answers: &str) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let fetch = function(&window, "fairwayAnnex")?;
    let annex = JsFuture::from(promise(fetch.call0(&JsValue::NULL)?)?).await?;
    let place = window.document().and_then(|document| document.get_element_by_id(PLACE));
    let Some(place) = place else { return Ok(()) };
    let opened = function(&annex, "open")?.call3(&annex, &place, &address.into(), &answers.into())?;
    JsFuture::from(promise(opened)?).await.map(drop)
}

fn function(holder: &JsValue, name: &str) -> Result<js_sys::Function, JsValue> {
    js_sys::Reflect::get(holder, &name.into())?.dyn_into()
}

fn promise(value: JsValue) -> Result<js_sys::Promise, JsValue> {
    value.dyn_into()
}
