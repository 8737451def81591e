//! Language and colours that somebody has chosen. `boot.js` keeps them, and shows the page anew where it has to.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

/// Takes `value` for `name` (`language`, `theme`) from now on; with none, what the device has.
///
/// # Errors
/// When it cannot be kept, or `boot.js` is not there.
pub fn choose(name: &str, value: &str) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let choose: Function = Reflect::get(&window, &"fairwayChoose".into())?.dyn_into()?;
    choose.call2(&window, &name.into(), &value.into()).map(|_| ())
}

/// The colours that were chosen: `light`, `dark`, or empty.
pub fn theme() -> String {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    root.and_then(|root| root.get_attribute("data-theme")).unwrap_or_default()
}
