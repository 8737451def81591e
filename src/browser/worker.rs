//! Work beside the page: starts the annex in a worker, asks it for one thing, and ends it.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Worker, WorkerOptions, WorkerType};

const ADDRESS: &str = "./annex-worker.js";
/// Milliseconds after which nobody waits any longer.
const LIMIT: i32 = 20_000;

/// What came of it.
pub struct Done {
    /// What the function returned.
    pub told: JsValue,
    /// Milliseconds it took, without starting.
    pub took: f64,
}

/// Why nothing came of it.
pub enum Undone {
    /// It took too long and was ended.
    TooLong,
    /// It could not start, or broke; in the browser's words.
    Broken(String),
}

/// Calls `function` of the annex with `given`, in a worker of its own.
///
/// # Errors
/// When there can be no worker, when it breaks, or when it takes longer than twenty seconds.
pub async fn ask(function: &str, given: &JsValue) -> Result<Done, Undone> {
    let broken = |error: JsValue| Undone::Broken(format!("{error:?}"));
    let window = web_sys::window().ok_or(Undone::Broken("no window".to_string()))?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(ADDRESS, &options).map_err(broken)?;
    let mut timer = None;
    let answer = Promise::new(&mut |resolve, reject| {
        worker.set_onmessage(Some(&resolve));
        worker.set_onerror(Some(&reject));
        // Called with nothing, which no other failure is.
        timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, LIMIT).ok();
    });
    let posted = worker.post_message(&Array::of2(&function.into(), given));
    let answer = match posted {
        Ok(()) => JsFuture::from(answer).await,
        Err(error) => Err(error),
    };
    worker.terminate();
    if let Some(timer) = timer {
        window.clear_timeout_with_handle(timer);
    }
    let message =
        answer.map_err(|error| if error.is_undefined() { Undone::TooLong } else { broken(error) })?;
    let of = |holder: &JsValue, name: &str| Reflect::get(holder, &name.into()).map_err(broken);
    let data = of(&message, "data")?;
    match of(&data, "failed")?.as_string() {
        Some(reason) => Err(Undone::Broken(reason)),
        None => Ok(Done { told: of(&data, "told")?, took: of(&data, "took")?.as_f64().unwrap_or_default() }),
    }
}
