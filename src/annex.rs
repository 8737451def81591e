//! The annex: the part of the app with the pages that need not be there at once, so that a first visit
//! stays small. A module of its own beside the app's; `boot.js` fetches it, the app says where to show
//! what. It gets the plan as text and keeps nothing but what is tried out over them during the visit; what
//! shall hold it hands back to the app, the one writer. The same module works in `annex-worker.js`, for what
//! would make the page wait.

use fairway::ui::Given;
use js_sys::Array;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

/// Smaller than the standard allocator, as in the app.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Shows the page that `address` names (`#/about`) in `element`, in place of the one shown before.
/// `plan` is the plan as it is saved, `proposed` answers to be looked at before they are given.
///
/// # Errors
/// When a content file cannot be had or the plan does not fit; the message is for the app's notice.
#[wasm_bindgen]
pub async fn open(
    element: HtmlElement,
    address: String,
    plan: String,
    proposed: String,
) -> Result<(), JsValue> {
    let given = Given { address, plan, proposed };
    fairway::ui::open_annex(element, given).await.map_err(|error| JsValue::from_str(&error))
}

/// Takes back the last step of this tab, or makes it again; the plan is handed back by an event.
///
/// # Errors
/// As of [`open`].
#[wasm_bindgen]
pub async fn turn(plan: String, redo: bool) -> Result<(), JsValue> {
    fairway::ui::turn(&plan, redo).await.map_err(|error| JsValue::from_str(&error))
}

/// Makes a plan ready that is not simply whole: the one with this id, or with none one of the pack with this
/// name. A list of four: what came of it, its id, the plan, the number of its version.
#[wasm_bindgen]
pub fn make_ready(id: &str, pack: &str) -> Array {
    fairway::ui::make_ready(id, pack)
}

/// Puts a plan aside that is of no use, and tells what came of it.
#[wasm_bindgen]
pub fn put_aside(id: &str) -> String {
    fairway::ui::put_aside(id)
}

/// Joins two records of one plan, as they are saved; the plan is handed back by an event.
///
/// # Errors
/// When one of them is none.
#[wasm_bindgen]
pub fn join(ours: &str, theirs: &str) -> Result<(), JsValue> {
    fairway::ui::join(ours, theirs).map_err(|error| JsValue::from_str(&error))
}

/// The loaded pack that is kept under `name` and its wording, both as bytes; the pages of this annex are
/// shown with it from now on.
///
/// # Errors
/// That it is not kept, or its faults as JSON.
#[wasm_bindgen]
pub fn use_pack(name: &str) -> Result<Array, JsValue> {
    fairway::ui::use_pack(name).map_err(|faults| JsValue::from_str(&faults))
}

/// For an embedded app: says in `element` where the work is kept.
///
/// # Errors
/// When a content file cannot be had, or there is no such state.
#[wasm_bindgen]
pub async fn frame_bar(element: HtmlElement, state: String) -> Result<(), JsValue> {
    fairway::ui::open_frame_bar(element, &state).await.map_err(|error| JsValue::from_str(&error))
}

/// For an embedded app: verdicts and progress of a plan, as JSON.
///
/// # Errors
/// When a content file cannot be had, or the plan does not fit.
#[wasm_bindgen]
pub async fn report(plan: String) -> Result<String, JsValue> {
    fairway::ui::report(&plan).await.map_err(|error| JsValue::from_str(&error))
}

/// For an embedded app: takes in the file of a plan that the page around keeps.
///
/// # Errors
/// Why it is refused.
#[wasm_bindgen]
pub fn take_plan(id: &str, file: &str) -> Result<(), JsValue> {
    fairway::ui::take_plan(id, file).map_err(|error| JsValue::from_str(&error))
}

/// For the worker: reads the text of a file from outside. A list of three, bytes of the pack and of its
/// wording and the language of that, or the faults as JSON.
#[wasm_bindgen]
pub fn read_pack(text: &str) -> JsValue {
    fairway::ui::read_pack(text).map_or_else(|faults| JsValue::from_str(&faults), JsValue::from)
}

/// For the worker: what the bytes of a file hold that may be a plan or a backup, or why it is refused, as JSON.
///
/// # Errors
/// When that cannot be written as JSON.
#[wasm_bindgen]
pub fn read_file(bytes: &[u8]) -> Result<String, JsValue> {
    fairway::ui::read_file(bytes).map_err(|error| JsValue::from_str(&error))
}

/// For the worker: the proof of a pack, given as bytes, as JSON.
///
/// # Errors
/// When the bytes are no pack.
#[wasm_bindgen]
pub fn prove_pack(encoded: &[u8]) -> Result<String, JsValue> {
    fairway::ui::prove_pack(encoded).map_err(|error| JsValue::from_str(&error))
}

fn main() {}
