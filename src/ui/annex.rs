//! The annex's side of the app: loads the texts once, and shows one of its pages in the element that the
//! app has made for it; reads and proves packs from outside. See `src/annex.rs`.

use super::context::AppContext;
use super::pages;
use super::scratch;
use super::start::{LoadedParts, load_texts};
use super::texts::{Origin, Texts};
use crate::browser::{language, log, storage};
use crate::content::{Phrases, Wording, decode};
use crate::formats::loaded::{Loaded, load, proved};
use crate::formats::route::Route;
use crate::formats::saved::{self, SavedError};
use crate::state::AppState;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use wasm_bindgen::prelude::JsValue;
use web_sys::HtmlElement;

/// What only the annex says.
const TEXTS_OF_ANNEX: &str = "annex.en.json";

thread_local! {
    static TEXTS: RefCell<Option<Texts>> = const { RefCell::new(None) };
    /// The page that is shown; removed when the next one is.
    static SHOWN: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
    /// The pack that the app uses instead of ours, until the texts are loaded.
    static GIVEN: RefCell<Option<(String, LoadedParts)>> = const { RefCell::new(None) };
}

/// Shows the page at `address` in `element`, instead of what was there; `given` is the plan
/// as it is saved.
///
/// # Errors
/// When a content file cannot be had, or the plan does not fit the pack.
pub async fn open_annex(element: HtmlElement, address: &str, given: &str) -> Result<(), String> {
    let texts = match TEXTS.with_borrow(Clone::clone) {
        Some(texts) => texts,
        None => {
            let texts = texts().await?;
            TEXTS.set(Some(texts));
            texts
        }
    };
    let (answers, progress) = saved::read(texts.pack(), given).map_err(|error| match error {
        SavedError::Newer(version) => format!("a plan of version {version}"),
        SavedError::Damaged(problem) => problem,
    })?;
    scratch::rebase(&answers);
    let route = Route::parse(address);
    SHOWN.set(None);
    element.replace_children_with_node_0();
    let shown = leptos::mount::mount_to(element.clone(), move || {
        let context = AppContext::new(texts, AppState { answers, progress, ..AppState::default() });
        provide_context(context);
        match route {
            Route::About(section) => pages::about_page(section),
            Route::Packs => pages::packs_page(),
            Route::Tree { outline } => pages::tree_page(outline),
            Route::Why(id) => pages::why_page(&id).unwrap_or_else(pages::nothing_here),
            Route::WhatIf(None) => pages::what_if_page(),
            Route::WhatIf(Some(id)) => match texts.pack().question(&id) {
                Some(question) => pages::what_if_question_page(question),
                None => pages::nothing_here(),
            },
            Route::Completion => pages::completion_page(),
            Route::Compare => pages::compare_page(),
            _ => pages::nothing_here(),
        }
    });
    SHOWN.set(Some(Box::new(shown)));
    element.remove_attribute("aria-busy").map_err(|_| "the place of the annex is not ours".to_string())
}

async fn texts() -> Result<Texts, String> {
    let (origin, parts) = match GIVEN.take() {
        Some((name, parts)) => (Origin::Loaded(name), Some(parts)),
        None => (Origin::Own, None),
    };
    load_texts(&[TEXTS_OF_ANNEX], origin, parts).await
}

/// Reads the loaded pack that is kept under this name, for the app and for the pages here.
///
/// # Errors
/// That it is not kept, or its faults as JSON.
pub fn use_pack(name: &str) -> Result<Array, String> {
    let text = storage::pack(name).ok_or("it is not kept here")?;
    let loaded = load_pack(&text)?;
    let parts = parts(&loaded);
    speak(&loaded);
    GIVEN.set(Some((name.to_string(), [loaded.pack, loaded.wording])));
    Ok(parts)
}

/// Has what the pack says marked with its language, where that is not the interface's.
fn speak(loaded: &Loaded) {
    if loaded.language.split('-').next() == Some("en") {
        return;
    }
    let marked = Wording::from_json(&loaded.wording)
        .map_err(|error| JsValue::from_str(&error.to_string()))
        .and_then(|wording| language::mark(loaded.language.clone(), Phrases::of(&wording)));
    log::note("mark the language of the pack", marked);
}

/// Reads a pack from outside and keeps nothing.
///
/// # Errors
/// The faults as JSON.
pub fn read_pack(text: &str) -> Result<Array, String> {
    load_pack(text).map(|loaded| parts(&loaded))
}

fn load_pack(text: &str) -> Result<Loaded, String> {
    load(text).map_err(|faults| serde_json::to_string(&faults).unwrap_or_else(|error| error.to_string()))
}

fn parts(loaded: &Loaded) -> Array {
    let [pack, wording] = [&loaded.pack, &loaded.wording].map(|bytes| Uint8Array::from(&bytes[..]).into());
    Array::of3(&pack, &wording, &loaded.language.as_str().into())
}

/// The proof of a pack, given in the form that travels, as JSON.
///
/// # Errors
/// When the bytes are no pack.
pub fn prove_pack(encoded: &[u8]) -> Result<String, String> {
    serde_json::to_string(&proved(&decode(encoded)?)?).map_err(|error| error.to_string())
}
