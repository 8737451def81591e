//! The clipboard, where the browser gives it: over https or on this computer, and not in every frame.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Puts `text` on the clipboard.
///
/// # Errors
/// When the browser has none here, or the person does not allow it.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let holder = web_sys::window().ok_or(JsValue::NULL)?;
    // By name, because web-sys takes for granted that there is a clipboard.
    let clipboard = ["navigator", "clipboard"]
        .into_iter()
        .try_fold(JsValue::from(holder), |found, name| js_sys::Reflect::get(&found, &name.into()))?;
    let write: js_sys::Function = js_sys::Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    let written: js_sys::Promise = write.call1(&clipboard, &text.into())?.dyn_into()?;
    JsFuture::from(written).await.map(drop)
}
