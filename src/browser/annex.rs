//! The annex, seen from the app: asks `boot.js` for it, tells it which page to show where, and hears of
//! answers that it hands back.

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
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let fetch = function(&window, "fairwayAnnex")?;
    let annex = JsFuture::from(promise(fetch.call0(&JsValue::NULL)?)?).await?;
    let place = window.document().and_then(|document| document.get_element_by_id(PLACE));
    let Some(place) = place else { return Ok(()) };
    let opened = function(&annex, "open")?.call3(&annex, &place, &address.into(), &plan.into())?;
    JsFuture::from(promise(opened)?).await.map(drop)
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
