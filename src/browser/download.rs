//! Gives the person a text as a file, without a server.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers `text` as a JSON file called `name`.
///
/// # Errors
/// When the browser refuses to make the file.
pub fn json(name: &str, text: &str) -> Result<(), JsValue> {
    give(name, text, "application/json")
}

/// Offers `text` as a drawing called `name`.
///
/// # Errors
/// When the browser refuses to make the file.
pub fn svg(name: &str, text: &str) -> Result<(), JsValue> {
    give(name, text, "image/svg+xml")
}

/// Offers `text` as a table called `name`.
///
/// # Errors
/// When the browser refuses to make the file.
pub fn csv(name: &str, text: &str) -> Result<(), JsValue> {
    give(name, text, "text/csv;charset=utf-8")
}

/// Offers `text` as a document called `name`.
///
/// # Errors
/// When the browser refuses to make the file.
pub fn markdown(name: &str, text: &str) -> Result<(), JsValue> {
    give(name, text, "text/markdown;charset=utf-8")
}

fn give(name: &str, text: &str, kind: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}
