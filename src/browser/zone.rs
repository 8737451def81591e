//! Time zones as the browser knows them: the one here, all of their names, and what a time elsewhere is on
//! the clock here.

use crate::plan::{Date, offset_of, shifted};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The time zone of this computer, `Europe/Berlin`; empty where the browser does not tell.
pub fn here() -> String {
    let name = || -> Result<Option<String>, JsValue> {
        let options = call(&format(&Object::new())?, "resolvedOptions", &Array::new())?;
        Ok(Reflect::get(&options, &"timeZone".into())?.as_string())
    };
    name().ok().flatten().unwrap_or_default()
}

/// Names of all time zones; none where the browser does not tell.
pub fn known() -> Vec<String> {
    let names = intl().and_then(|intl| call(&intl, "supportedValuesOf", &Array::of1(&"timeZone".into())));
    let names = names.ok().and_then(|names| names.dyn_into::<Array>().ok()).unwrap_or_default();
    names.iter().filter_map(|name| name.as_string()).collect()
}

/// Whether the browser knows a time zone of this name.
pub fn is_known(zone: &str) -> bool {
    in_zone(zone).is_ok()
}

/// Day and time here when it is `time` on `day` in `zone`. `None` where the zone or the time is none.
pub fn local(day: Date, time: &str, zone: &str) -> Option<(Date, String)> {
    let format = in_zone(zone).ok()?;
    let as_utc = js_sys::Date::new(&JsValue::from_str(&format!("{day}T{time}:00Z"))).get_time();
    let moment = |minutes: i32| js_sys::Date::new(&JsValue::from_f64(as_utc - f64::from(minutes) * 60_000.0));
    let offset = |at: &js_sys::Date| {
        let text = call(&format, "format", &Array::of1(at)).ok()?.as_string()?;
        offset_of(&text)
    };
    // The offset at the moment is not known before the moment is: the first guess is off by it, which
    // matters near the change to summer time only, and the second is not.
    let there = offset(&moment(offset(&moment(0))?))?;
    let here = -moment(there).get_timezone_offset() as i32;
    shifted(day, time, here - there)
}

fn in_zone(zone: &str) -> Result<JsValue, JsValue> {
    let options = Object::new();
    for (key, value) in [("timeZone", zone), ("timeZoneName", "longOffset")] {
        Reflect::set(&options, &key.into(), &value.into())?;
    }
    format(&options)
}

/// A new format. Not by the binding of js-sys, which cannot fail: an unknown zone does.
fn format(options: &Object) -> Result<JsValue, JsValue> {
    let class: Function = Reflect::get(&intl()?, &"DateTimeFormat".into())?.dyn_into()?;
    Reflect::construct(&class, &Array::of2(&"en-GB".into(), options))
}

fn intl() -> Result<JsValue, JsValue> {
    Reflect::get(&js_sys::global(), &"Intl".into())
}

fn call(of: &JsValue, name: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    function.apply(of, arguments)
}
