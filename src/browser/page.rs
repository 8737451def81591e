//! The document around the app: title, focus, the app's element, the failure notice.

use super::log::note;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Document, Element, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// The element that holds the app, emptied of what stood there before the start.
pub fn take_over() -> Option<HtmlElement> {
    let app = document()?.get_element_by_id("app")?;
    app.replace_children_with_node_0();
    app.dyn_into().ok()
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves focus to the element that `selector` finds and scrolls to the top of the page: a new page
/// was opened. The element becomes focusable by script, not by Tab.
pub fn focus(selector: &str) {
    let Some(element) = document().and_then(|document| document.query_selector(selector).ok().flatten())
    else {
        return;
    };
    focus_element(&element);
}

/// Moves focus to `element`.
pub fn focus_element(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    if element.tab_index() < 0 {
        element.set_tab_index(-1);
    }
    note("focus", element.focus());
}

/// Once the page has changed: where that has cost somebody the focus, moves it to the first of `selectors`
/// that finds something.
pub fn keep_focus(selectors: Vec<String>) {
    next_frame(move || {
        let Some(document) = document() else { return };
        if document.active_element().is_some_and(|active| active.tag_name() != "BODY") {
            return;
        }
        let mut found =
            selectors.iter().filter_map(|selector| document.query_selector(selector).ok().flatten());
        if let Some(element) = found.next() {
            focus_element(&element);
        }
    });
}

/// Whether the element with this id has focus.
pub fn is_focused(id: &str) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|element| element.id() == id)
}

/// Takes focus from where it is, before that place goes: removing the element that has focus costs a
/// style pass over a page that is about to change (measured: 11 ms on a slow phone).
pub fn blur() {
    let focused = document().and_then(|document| document.active_element());
    if let Some(element) = focused.as_ref().and_then(|element| element.dyn_ref::<HtmlElement>()) {
        note("blur", element.blur());
    }
}

/// Notes whether closing the page would lose something, so that `boot.js` has the browser ask first.
pub fn set_unkept(unkept: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        note("note what is not kept", root.toggle_attribute_with_force("data-unkept", unkept));
    }
}

/// Whether the document's element has an attribute, by which `boot.js` tells of what it has found.
pub fn has_mark(name: &str) -> bool {
    document().and_then(|document| document.document_element()).is_some_and(|root| root.has_attribute(name))
}

/// The language that the page speaks (`de`), which `boot.js` has noted there.
pub fn language() -> String {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("data-language")).unwrap_or_default()
}

/// Scrolls to the top.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Runs `then` after the next repaint was prepared, when new elements are in place.
pub fn next_frame(then: impl FnOnce() + 'static) {
    let then = wasm_bindgen::closure::Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        note("next frame", window.request_animation_frame(then.unchecked_ref()));
    }
}

/// Runs `then` after so many milliseconds.
pub fn after(milliseconds: i32, then: impl FnOnce() + 'static) {
    let then = wasm_bindgen::closure::Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        let set =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), milliseconds);
        note("wait", set);
    }
}

/// Calls `then` whenever the page is about to be hidden or left, or another one of the app is opened.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_leave(then: impl Fn() + 'static) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let listener = wasm_bindgen::closure::Closure::<dyn Fn()>::new(then);
    for event in ["hashchange", "pagehide", "blur", "visibilitychange"] {
        window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())?;
    }
    listener.forget();
    Ok(())
}

/// Asks the browser to print the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        note("print", window.print());
    }
}

/// Tells `boot.js` that the app stopped, so that it shows how to recover.
pub fn tell_failure(reason: &str) {
    tell("fairway-failed", reason);
}

/// Sends an event with a text to whoever listens on this page: `boot.js`, or the other module.
pub fn tell(name: &str, text: &str) {
    let detail = CustomEventInit::new();
    detail.set_detail(&JsValue::from_str(text));
    if let (Some(window), Ok(event)) =
        (web_sys::window(), CustomEvent::new_with_event_init_dict(name, &detail))
    {
        note(name, window.dispatch_event(&event));
    }
}
