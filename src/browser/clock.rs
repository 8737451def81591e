//! What the core must not know by itself: the time, chance, and which tab this is.

use super::storage;
use crate::plan::Date;
use crate::record::Stamp;
use std::cell::OnceCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

thread_local! {
    static TAB: OnceCell<String> = const { OnceCell::new() };
}

/// Letters and digits of ids; none that looks like another.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A random word of eight letters and digits, for a new plan, task, person or meeting.
pub fn fresh_id() -> String {
    let letter = |_| LETTERS[(js_sys::Math::random() * LETTERS.len() as f64) as usize % LETTERS.len()];
    (0..8).map(letter).map(char::from).collect()
}

/// Waits until `boot.js` has found a word for this tab that no other tab has.
///
/// # Errors
/// When it has not; undo then reaches back to the start of the page only.
pub async fn settle_tab() -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let found: js_sys::Promise = js_sys::Reflect::get(&window, &"fairwayTab".into())?.dyn_into()?;
    wasm_bindgen_futures::JsFuture::from(found).await.map(drop)
}

/// The word of this tab.
pub fn tab() -> String {
    let known = || {
        let root = web_sys::window()?.document()?.document_element()?;
        root.get_attribute("data-tab")
    };
    TAB.with(|tab| tab.get_or_init(|| known().unwrap_or_else(fresh_id)).clone())
}

/// The day that it is here, by the clock of this computer.
pub fn today() -> Date {
    day(&js_sys::Date::new_0())
}

/// Now, in milliseconds since 1970.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The day that it was here at this time, in milliseconds since 1970.
pub fn day_of(at: u64) -> Date {
    day(&js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at as f64)))
}

fn day(now: &js_sys::Date) -> Date {
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    // The browser's months begin with 0. What is no day here is a clock beyond the year 9999.
    Date::new(year, part(now.get_month()) + 1, part(now.get_date())).unwrap_or_else(Date::first)
}

/// A moment in milliseconds since 1970 as day and time of this computer, as its language writes them.
pub fn moment(at: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
    String::from(date.to_locale_string("en-GB", &JsValue::UNDEFINED))
}

/// Now, here, and whoever works here.
pub fn stamp() -> Stamp {
    let by = storage::is_available().then(storage::me).flatten().unwrap_or_default();
    Stamp { at: now(), tab: tab(), by }
}

/// Day and time of day here at a moment, in milliseconds since 1970.
#[cfg(feature = "annex")]
pub fn local(at: u64) -> (String, String) {
    let moment = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at as f64));
    let day = format!("{:04}-{:02}-{:02}", moment.get_full_year(), moment.get_month() + 1, moment.get_date());
    (day, format!("{:02}:{:02}", moment.get_hours(), moment.get_minutes()))
}
