//! The annex, seen from the app: asks `boot.js` for it, tells it which page to show where, hears of answers
//! that it hands back, and has it read packs that the person has loaded.

use super::page;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CustomEvent;

/// Id of the element that the annex fills.
pub const PLACE: &str = "annex";
/// The event by which the annex hands the plan back.
const PLAN: &str = "fairway-plan";
/// The event by which `boot.js` tells of the keys of undo and redo.
const TURN: &str = "fairway-turn";
/// The event by which the annex has something said to the person.
const SAID: &str = "fairway-said";

/// Shows the page at `address` in the place for it, once the annex is there. `plan` is the plan as
/// it is saved, `proposed` an answer that is to be looked at before it is given, in the answers format.
/// Nothing happens where the place has gone by then.
///
/// # Errors
/// When the annex cannot be fetched or fails.
pub async fn open(address: &str, plan: &str, proposed: &str) -> Result<(), JsValue> {
    let annex = fetch()?.await?;
    let document = web_sys::window().and_then(|window| window.document());
    let place = document.and_then(|document| document.get_element_by_id(PLACE));
    let Some(place) = place else { return Ok(()) };
    let given = js_sys::Array::of4(&place, &address.into(), &plan.into(), &proposed.into());
    let opened = function(&annex, "open")?.apply(&annex, &given)?;
    JsFuture::from(promise(opened)?).await.map(drop)
}

/// Has the annex take back the last step of this tab, or make it again. It hands the plan back.
///
/// # Errors
/// When the annex cannot be fetched or fails.
pub async fn turn(plan: &str, redo: bool) -> Result<(), JsValue> {
    let annex = fetch()?.await?;
    let turned = function(&annex, "turn")?.call2(&annex, &plan.into(), &redo.into())?;
    JsFuture::from(promise(turned)?).await.map(drop)
}

/// Asks for the annex.
///
/// # Errors
/// When nobody fetches it here.
pub fn fetch() -> Result<JsFuture, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    Ok(promise(function(&window, "fairwayAnnex")?.call0(&JsValue::NULL)?)?.into())
}

/// The loaded pack of this name as the annex reads it: the pack and its wording as JSON, both as bytes. The
/// annex shows its own pages with this pack from then on.
///
/// # Errors
/// When it is not kept here or has faults.
pub fn packed(annex: &JsValue, name: &str) -> Result<[Vec<u8>; 2], JsValue> {
    let parts: js_sys::Array = function(annex, "use_pack")?.call1(annex, &name.into())?.dyn_into()?;
    Ok([0, 1].map(|place| js_sys::Uint8Array::new(&parts.get(place)).to_vec()))
}

/// Has the annex carry over what the first versions of Fairway have left.
///
/// # Errors
/// When the annex fails.
pub fn carry_over(annex: &JsValue) -> Result<(), JsValue> {
    function(annex, "carry_over")?.call0(annex).map(drop)
}

/// Hands the plan back to the app, from the annex, as it is saved.
pub fn hand_back(plan: &str) {
    page::tell(PLAN, plan);
}

/// Has the app say something to the person, from the annex.
pub fn say(words: &str) {
    page::tell(SAID, words);
}

/// Calls `then` with the text of a plan that the annex hands back.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_plan(then: impl Fn(String) + 'static) -> Result<(), JsValue> {
    on_text(PLAN, Box::new(then))
}

/// Calls `then` with what the annex has to say.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_said(then: impl Fn(String) + 'static) -> Result<(), JsValue> {
    on_text(SAID, Box::new(then))
}

/// Calls `then` with `undo` or `redo` when `boot.js` has seen its keys pressed.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_turn(then: impl Fn(String) + 'static) -> Result<(), JsValue> {
    on_text(TURN, Box::new(then))
}

fn on_text(name: &str, then: Box<dyn Fn(String)>) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let listener = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
        then(event.detail().as_string().unwrap_or_default());
    });
    let added = window.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
    added
}

fn function(holder: &JsValue, name: &str) -> Result<js_sys::Function, JsValue> {
    js_sys::Reflect::get(holder, &name.into())?.dyn_into()
}

fn promise(value: JsValue) -> Result<js_sys::Promise, JsValue> {
    value.dyn_into()
}
