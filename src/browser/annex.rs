//! The annex, seen from the app: asks `boot.js` for it, tells it which page to show where, hears of answers
//! that it hands back, and has it read packs that the person has loaded.

use super::page;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CustomEvent;

/// Id of the element that the annex fills.
pub const PLACE: &str = "annex";
/// The event by which the annex hands answers back.
const ANSWERS: &str = "fairway-answers";

/// Shows the page at `address` in the place for it, once the annex is there. `plan` is the plan as
/// it is saved. Nothing happens where the place has gone by then.
///
/// # Errors
/// When the annex cannot be fetched or fails.
pub async fn open(address: &str, plan: &str) -> Result<(), JsValue> {
    let annex = fetch()?.await?;
    let document = web_sys::window().and_then(|window| window.document());
    let place = document.and_then(|document| document.get_element_by_id(PLACE));
    let Some(place) = place else { return Ok(()) };
    let opened = function(&annex, "open")?.call3(&annex, &place, &address.into(), &plan.into())?;
    JsFuture::from(promise(opened)?).await.map(drop)
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

/// Hands answers back to the app, from the annex: JSON in the answers format.
pub fn hand_back(answers: &str) {
    page::tell(ANSWERS, answers);
}

/// Calls `then` with the text of answers that the annex hands back.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_answers(then: impl Fn(String) + 'static) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let listener = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
        then(event.detail().as_string().unwrap_or_default());
    });
    let added = window.add_event_listener_with_callback(ANSWERS, listener.as_ref().unchecked_ref());
    listener.forget();
    added
}

fn function(holder: &JsValue, name: &str) -> Result<js_sys::Function, JsValue> {
    js_sys::Reflect::get(holder, &name.into())?.dyn_into()
}

fn promise(value: JsValue) -> Result<js_sys::Promise, JsValue> {
    value.dyn_into()
}
