//! The address bar: reads the fragment, follows its changes, goes to a page.

use super::{log, page};
use crate::formats::route::Route;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::Window;

/// The page that the address names.
pub fn current() -> Route {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok());
    Route::parse(&fragment.unwrap_or_default())
}

/// The plan that the address names, `?plan=k3f9x2ab`.
pub fn plan() -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    let mut parts = search.trim_start_matches('?').split('&');
    let id = parts.find_map(|part| part.strip_prefix("plan="))?;
    (!id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric())).then(|| id.to_string())
}

/// Has `boot.js` put the plan into the address, so that a reload, a bookmark or a copied tab opens this one. Other
/// parts of the address stay. A script does it in a third of the room.
pub fn name_plan(id: &str) {
    page::tell("fairway-named", id);
}

/// Loads the app anew at its start page, with no plan named.
///
/// # Errors
/// When the browser refuses.
pub fn restart() -> Result<(), JsValue> {
    let Some(window) = web_sys::window() else { return Ok(()) };
    let address = ["./?", others(&window)?.trim_start_matches('&'), "#/"].concat();
    // A frame or file that refuses this has no plan in its address.
    log::note("name no plan", window.history()?.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
    window.location().reload()
}

/// Loads the page anew.
///
/// # Errors
/// When the browser refuses.
pub fn reload() -> Result<(), JsValue> {
    web_sys::window().map_or(Ok(()), |window| window.location().reload())
}

/// What the address says besides the plan, each part with `&` before it.
fn others(window: &Window) -> Result<String, JsValue> {
    let search = window.location().search()?;
    let parts = search.trim_start_matches('?').split('&');
    let parts = parts.filter(|part| !part.is_empty() && !part.starts_with("plan="));
    Ok(parts.map(|part| ["&", part].concat()).collect())
}

/// Opens another plan, or with none the app as if the address had named no plan.
///
/// # Errors
/// When the browser refuses.
pub fn open_plan(id: Option<&str>, page: &Route) -> Result<(), JsValue> {
    let Some(window) = web_sys::window() else { return Ok(()) };
    window.location().assign(&of_plan(&window, id, page)?)
}

/// Opens another plan in the place of this page: the way back leads to where one was before.
///
/// # Errors
/// When the browser refuses.
pub fn open_plan_instead(id: &str, page: &Route) -> Result<(), JsValue> {
    let Some(window) = web_sys::window() else { return Ok(()) };
    window.location().replace(&of_plan(&window, Some(id), page)?)
}

/// Goes to another page of the same plan in the place of this one.
///
/// # Errors
/// When the browser refuses.
pub fn show_instead(page: &Route) -> Result<(), JsValue> {
    web_sys::window().map_or(Ok(()), |window| window.location().replace(&page.href()))
}

fn of_plan(window: &Window, id: Option<&str>, page: &Route) -> Result<String, JsValue> {
    let plan = id.map_or_else(String::new, |id| ["&plan=", id].concat());
    let search = [plan, others(window)?].concat();
    Ok(["./?", search.trim_start_matches('&'), page.href().as_str()].concat())
}

/// Names a page that is already open; not reported through [`on_change`]. A new entry in the history,
/// because setting the fragment costs a style pass of its own (measured: 3 ms, 13 ms on a slow phone);
/// where the browser refuses that (some frames, files), the fragment is set.
///
/// # Errors
/// When the browser refuses to change the fragment.
pub fn go(route: &Route) -> Result<(), JsValue> {
    let Some(window) = web_sys::window() else { return Ok(()) };
    let pushed = window
        .history()
        .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&route.href())));
    pushed.or_else(|_| window.location().set_hash(&route.href()))
}

/// Puts what is filtered on the present page into the address, so that a reload, a bookmark and the way back
/// find it again. The page stays as it is.
///
/// # Errors
/// When the browser refuses (some frames, files); the address then stays as it was.
pub fn replace(href: &str) -> Result<(), JsValue> {
    let Some(window) = web_sys::window() else { return Ok(()) };
    window.history()?.replace_state_with_url(&JsValue::NULL, "", Some(href))
}

/// Asks for a page as a link does; the app hears of it through [`on_change`]. For the annex, whose pages
/// the app opens.
///
/// # Errors
/// When the browser refuses to change the fragment.
pub fn ask_for(route: &Route) -> Result<(), JsValue> {
    web_sys::window().map_or(Ok(()), |window| window.location().set_hash(&route.href()))
}

/// Calls `then` with every new page.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_change(then: impl Fn(Route) + 'static) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let listener = Closure::<dyn Fn()>::new(move || then(current()));
    let added = window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    listener.forget();
    added
}
