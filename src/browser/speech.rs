//! How the language of the page speaks of numbers, dates and lists: the browser's `Intl`, by way of `boot.js`,
//! which is smaller than its bindings (first visit: 0.2 kB of script instead of 1.4 kB of wasm, after brotli).

use crate::content::Speech;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Answers for every kind of question that [`Speech`] asks; what it does not know stays as it is.
    #[wasm_bindgen(js_name = "fairwaySay")]
    fn ask(kind: &str, value: &str) -> String;
}

/// That of the page.
pub fn speech() -> Speech {
    Speech::new(ask)
}
