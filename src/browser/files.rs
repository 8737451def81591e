//! Files that a person chooses or drops on the page: their bytes. Reads nothing else.

use super::log;
use js_sys::{Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File, HtmlInputElement};

type Taken = Box<dyn Fn(File)>;

thread_local! {
    /// Who takes a file that is dropped; nobody while no page asks for one.
    static TAKER: RefCell<Option<Taken>> = const { RefCell::new(None) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// The bytes of a file.
///
/// # Errors
/// When it cannot be read, because it was moved or may not be.
pub async fn bytes(file: &File) -> Result<Uint8Array, JsValue> {
    JsFuture::from(file.array_buffer()).await.map(|buffer| Uint8Array::new(&buffer))
}

/// The file that was chosen in the field from which the event comes; the field is empty again afterwards, so
/// that the same file can be chosen once more.
pub fn chosen(event: &web_sys::Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Gives a file to whoever takes those that are dropped.
pub fn hand(file: File) {
    TAKER.with_borrow(|taker| taker.iter().for_each(|taker| taker(file.clone())));
}

/// Calls `then` with a file that is dropped anywhere on the page, instead of the one before; with `None`
/// nobody takes it. The browser would otherwise leave the page for the file.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_drop(then: Option<Taken>) -> Result<(), JsValue> {
    TAKER.set(then);
    if LISTENS.replace(true) {
        return Ok(());
    }
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let listener = Closure::<dyn Fn(DragEvent)>::new(|event: DragEvent| {
        let Some(data) = event.data_transfer().filter(|data| data.types().includes(&"Files".into(), 0))
        else {
            return;
        };
        TAKER.with_borrow(|taker| {
            let Some(taker) = taker else { return };
            event.prevent_default();
            let file = (event.type_() == "drop").then(|| data.files().and_then(|files| files.get(0)));
            if let Some(file) = file.flatten() {
                taker(file);
            }
        });
    });
    for name in ["dragover", "drop"] {
        window.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref())?;
    }
    listener.forget();
    let taken = Closure::<dyn Fn()>::new(hand_taken);
    window.add_event_listener_with_callback("fairway-taken", taken.as_ref().unchecked_ref())?;
    taken.forget();
    Ok(())
}

/// Gives what a link has brought to whoever takes files, once. `src/embed/handover.js` has unpacked it.
pub fn hand_taken() {
    let Some(window) = web_sys::window() else { return };
    let name = JsValue::from_str("fairwayTaken");
    let file = Reflect::get(&window, &name).ok().and_then(|file| file.dyn_into::<File>().ok());
    if let Some(file) = file.filter(|_| TAKER.with_borrow(Option::is_some)) {
        log::note("forget the link", Reflect::delete_property(&window, &name));
        hand(file);
    }
}
