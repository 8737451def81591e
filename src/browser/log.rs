//! Failures that leave the person no worse off are told to the console, never swallowed.

use wasm_bindgen::prelude::JsValue;

/// Tells the console what failed; `what` names the attempt.
pub fn note<T>(what: &str, result: Result<T, JsValue>) {
    if let Err(error) = result {
        web_sys::console::warn_2(&what.into(), &error);
    }
}
