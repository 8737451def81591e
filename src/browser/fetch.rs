//! Fetches the content files that belong to this build. Once, at start; nothing after that.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The bytes at `address`, relative to the page.
///
/// # Errors
/// When the file cannot be had; the message is for the failure notice.
pub async fn bytes(address: &str) -> Result<Vec<u8>, String> {
    let told = |error: JsValue| format!("{address}: {error:?}");
    let window = web_sys::window().ok_or("no window")?;
    let response = JsFuture::from(window.fetch_with_str(address)).await.map_err(told)?;
    let response: web_sys::Response = response.dyn_into().map_err(told)?;
    if !response.ok() {
        return Err(format!("{address}: status {}", response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(told)?).await.map_err(told)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
