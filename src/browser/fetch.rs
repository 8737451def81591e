//! Fetches the content files that belong to this build. Once, at start; nothing after that.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Asks for the file at `address`, relative to the page. Files asked for together come together.
///
/// # Errors
/// When there is no window.
pub fn ask(address: &str) -> Result<js_sys::Promise<JsValue>, String> {
    let window = web_sys::window().ok_or("no window")?;
    Ok(window.fetch_with_str(address).unchecked_into())
}

/// The bytes of a file that was asked for.
///
/// # Errors
/// When the file cannot be had; the message is for the failure notice.
pub async fn bytes(address: &str, asked: js_sys::Promise<JsValue>) -> Result<Vec<u8>, String> {
    let told = |error: JsValue| format!("{address}: {}", told(&error));
    let response: web_sys::Response = JsFuture::from(asked).await.map_err(told)?.unchecked_into();
    if !response.ok() {
        return Err(format!("{address}: status {}", response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(told)?).await.map_err(told)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// What the browser says of a failure.
fn told(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| "failed".to_string(), |error| String::from(error.message()))
}
