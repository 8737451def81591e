//! The annex's side of the app: loads the texts once, and shows one of its pages in the element that the
//! app has made for it; reads and proves packs from outside. See `src/annex.rs`.

use super::context::AppContext;
use super::markup::{El, group};
use super::newer::{newer_plan, newer_text};
use super::pages;
use super::plan_frame::work_page;
use super::scratch;
use super::start::{LoadedParts, load_texts};
use super::texts::{Origin, Texts};
use super::work;
use crate::browser::{clock, language, log, page, storage};
use crate::content::{Phrases, Wording, decode};
use crate::formats::answers;
use crate::formats::file;
use crate::formats::loaded::{Loaded, load, proved};
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::formats::saved::{self, SavedError};
use crate::state::AppState;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use std::any::Any;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::JsValue;
use web_sys::HtmlElement;

/// What only the annex says.
const TEXTS_OF_ANNEX: &str = "annex.";

thread_local! {
    static TEXTS: RefCell<Option<Texts>> = const { RefCell::new(None) };
    /// The context of all pages here.
    static CONTEXT: Cell<Option<AppContext>> = const { Cell::new(None) };
    /// Where which page is shown; removed when the next one is.
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
    /// The pack that the app uses instead of ours, until the texts are loaded.
    static GIVEN: RefCell<Option<(String, LoadedParts)>> = const { RefCell::new(None) };
}

/// A page that is shown, and where. The view goes with it.
struct Shown {
    element: HtmlElement,
    route: Route,
    _view: Box<dyn Any>,
}

/// What the app gives for a page.
pub struct Given {
    /// The page's address (`#/about`).
    pub address: String,
    /// The plan as it is saved.
    pub plan: String,
    /// Answers to be looked at before they are given, in the answers format; empty for none.
    pub proposed: String,
}

/// Shows a page in `element`, instead of what was there. Where it is there already, only what it shows
/// follows the plan.
///
/// # Errors
/// When a content file cannot be had, or the plan does not fit the pack.
pub async fn open_annex(element: HtmlElement, given: Given) -> Result<(), String> {
    let context = context(&given.plan).await?;
    if !given.proposed.is_empty() {
        scratch::propose(context, &answers::from_text(context.texts.pack(), &given.proposed)?);
    }
    let route = Route::parse(&given.address);
    let is_there = SHOWN.with_borrow(|shown| {
        shown.as_ref().is_some_and(|shown| shown.element == element && shown.route == route)
    });
    if is_there {
        return Ok(());
    }
    if given.proposed.is_empty() {
        // A proposal that was left undecided is none any more.
        scratch::settle_proposal(&context.at_present().answers);
    }
    if !element.is_connected() {
        // The person has gone on in the meantime.
        return Ok(());
    }
    SHOWN.set(None);
    element.replace_children_with_node_0();
    let page = route.clone();
    let shown = leptos::mount::mount_to(element.clone(), move || {
        provide_context(context);
        show(context, route)
    });
    let done = element.remove_attribute("aria-busy");
    SHOWN.set(Some(Shown { element, route: page, _view: Box::new(shown) }));
    done.map_err(|_| "the place of the annex is not ours".to_string())
}

fn show(context: AppContext, route: Route) -> AnyView {
    let is_of_plan = matches!(
        route,
        Route::Question { .. }
            | Route::Outcome
            | Route::Answers
            | Route::Plan(_)
            | Route::Completion
            | Route::Why(_)
            | Route::WhatIf(_)
            | Route::Compare
    );
    if let Some(text) = is_of_plan.then(|| newer_text(context)).flatten() {
        return group(newer_plan(context, &text).into_iter().map(El::view).collect());
    }
    match route {
        Route::Home => pages::plans_page(),
        Route::About(section) => pages::about_page(section),
        Route::Answers => pages::answers_page(),
        Route::Keeping => pages::keeping_page(),
        Route::Packs => pages::packs_page(),
        Route::Tree { outline } => pages::tree_page(outline),
        Route::Why(id) => pages::why_page(&id).unwrap_or_else(pages::nothing_here),
        Route::WhatIf(None) => pages::what_if_page(),
        Route::WhatIf(Some(id)) => match context.texts.pack().question(&id) {
            Some(question) => pages::what_if_question_page(question),
            None => pages::nothing_here(),
        },
        Route::Completion => pages::completion_page(),
        Route::Compare => pages::compare_page(),
        Route::Plan(rest) => match PlanPage::parse(&rest) {
            Some((page, filter)) => work_page(page, filter),
            None => pages::nothing_here(),
        },
        _ => pages::nothing_here(),
    }
}

/// Takes back the last step of this tab, or makes it again, and says which.
///
/// # Errors
/// When a content file cannot be had, or the plan does not fit the pack.
pub async fn turn(plan: &str, redo: bool) -> Result<(), String> {
    let context = context(plan).await?;
    work::turn(context, redo);
    Ok(())
}

/// The one context of the annex, with the plan as it was given; what was typed and not yet handed back goes
/// first.
async fn context(plan: &str) -> Result<AppContext, String> {
    let known = CONTEXT.get();
    if let Some(context) = known.filter(|_| work::is_pending()) {
        work::flush(context);
        return Ok(context);
    }
    let texts = texts_here().await?;
    let record = saved::read(plan).map_err(|error| match error {
        SavedError::Newer(version) => format!("a plan of version {version}"),
        SavedError::Damaged(problem) => problem,
    })?;
    let answers = saved::answers_of(texts.pack(), &record)?;
    scratch::rebase(&answers);
    let Some(context) = known else {
        let state = AppState { answers, record, ..AppState::default() };
        let context = AppContext::new(texts, state, 0);
        CONTEXT.set(Some(context));
        log::note("hear when the page is left", work::begin(context));
        return Ok(context);
    };
    if context.state.with_untracked(|state| state.record != record) {
        context.state.update(|state| (state.record, state.answers) = (record, answers));
    }
    Ok(context)
}

/// The texts of all pages here, loaded when they are first asked for.
///
/// # Errors
/// When a content file cannot be had.
pub async fn texts_here() -> Result<Texts, String> {
    if let Some(texts) = TEXTS.with_borrow(Clone::clone) {
        return Ok(texts);
    }
    let (origin, parts) = match GIVEN.take() {
        Some((name, parts)) => (Origin::Loaded(name), Some(parts)),
        None => (Origin::Own, None),
    };
    let texts = load_texts(&[TEXTS_OF_ANNEX], origin, parts).await?;
    // Somebody else may have asked meanwhile: what is shown first is shown on.
    Ok(TEXTS.with_borrow_mut(|known| *known.get_or_insert(texts)))
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
    if loaded.language.split('-').next() == Some(&page::language()) {
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

/// What the bytes of a file hold, as JSON: `Ok` with what was opened, or `Err` with why it was refused.
///
/// # Errors
/// When that cannot be written as JSON.
pub fn read_file(bytes: &[u8]) -> Result<String, String> {
    serde_json::to_string(&file::read(bytes, clock::now())).map_err(|error| error.to_string())
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
