//! What the first versions of Fairway have left in storage, carried over: one plan without an id, ours or
//! that of a loaded pack. In the annex, because few people have it.

use crate::browser::{clock, log, storage};
use crate::formats::saved::{self, SavedError};
use crate::record::Record;
use wasm_bindgen::JsValue;

/// Carries over every plan that has no id yet. What cannot be carried over stays as it is.
pub fn carry_over() {
    for (key, text) in storage::first() {
        let id = clock::fresh_id();
        // What cannot be read is a plan as well, under an id, so that it is told and can be taken along.
        let record = match saved::read(&text) {
            Ok(record) => saved::write(&Record { id: id.clone(), ..record }),
            Err(SavedError::Damaged(_) | SavedError::Newer(_)) => text.clone(),
        };
        let is_kept = storage::write(&id, &record).and_then(|()| storage::keep_aside(&id, &text));
        match is_kept.and_then(|()| storage::set_last(&id)) {
            Ok(()) => storage::remove_first(&key),
            Err(_) => log::note("carry over", Err::<(), _>(JsValue::from_str("storage is full"))),
        }
    }
}
