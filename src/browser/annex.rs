//! The annex, seen from the app: asks `boot.js` for it, tells it which page to show where, hears of answers
//! that it hands back, and has it read packs that the person has loaded.

use super::{later, log, page};
use js_sys::{Array, Promise};
use std::pin::Pin;
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
pub fn open(address: &str, plan: &str, proposed: &str) -> impl Future<Output = Answer> + use<> {
    let document = web_sys::window().and_then(|window| window.document());
    let place = document.and_then(|document| document.get_element_by_id(PLACE));
    call("open", &Array::of4(&place.into(), &address.into(), &plan.into(), &proposed.into()))
}

/// Has the annex do something to the plan, which it hands back: `turn` takes back the last step of this tab or
/// makes it again, `join` joins two records of it.
pub fn ask(name: &'static str, given: &Array) {
    let asked = call(name, given);
    later::go_on(Box::pin(async move { log::note(name, asked.await) }));
}

/// The loaded pack of this name as the annex reads it, a list of the pack and its wording as JSON, both as
/// bytes. The annex shows its own pages with this pack from then on.
pub fn use_pack(name: &str) -> impl Future<Output = Answer> + use<> {
    call("use_pack", &Array::of1(&name.into()))
}

/// Has the annex make a plan ready that is not simply whole: the one with this id, or one of the pack with this
/// name. Gives back a list of what came of it, its id, the plan, and the number of its version.
pub fn make_ready(id: &str, pack: &str) -> impl Future<Output = Answer> + use<> {
    call("make_ready", &Array::of2(&id.into(), &pack.into()))
}

/// Has the annex put a plan aside that is of no use, and tell what came of it.
pub fn put_aside(id: &str) -> impl Future<Output = Answer> + use<> {
    call("put_aside", &Array::of1(&id.into()))
}

/// What the annex gives back; or an error, where it cannot be fetched or fails.
pub type Answer = Result<JsValue, JsValue>;

/// Asks `boot.js` for the annex and calls a function of it. The one way to do so: each call of its own would
/// cost the app half a kilobyte.
fn call(name: &'static str, given: &Array) -> Pin<Box<dyn Future<Output = Answer>>> {
    let given = given.clone();
    Box::pin(async move {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let asked: Promise = function(&window, "fairwayAnnex")?.call0(&JsValue::NULL)?.dyn_into()?;
        let annex = JsFuture::from(asked).await?;
        let given = function(&annex, name)?.apply(&annex, &given)?;
        match given.dyn_into::<Promise>() {
            Ok(promise) => JsFuture::from(promise).await,
            Err(value) => Ok(value),
        }
    })
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
