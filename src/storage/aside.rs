//! What is put aside: texts that could not be read, for somebody to take along; and records of this plan that
//! wait to be joined with what another tab has written.

use super::keys::{APART, KEPT};
use super::slots::number;
use super::{Backend, Full, room};

/// Copies a text aside that could not be read, beside those that are there. The same text is kept once.
///
/// # Errors
/// When there is no room.
pub fn keep_aside(backend: &impl Backend, id: &str, text: &str) -> Result<(), Full> {
    let keys = [[KEPT, id].concat(), [KEPT, id, ":", &number(text)].concat()];
    for key in keys {
        match backend.get(&key) {
            Some(known) if known == text => return Ok(()),
            Some(_) => {}
            None => {
                room::set(backend, id, &key, text)?;
                return if backend.get(&key).as_deref() == Some(text) { Ok(()) } else { Err(Full) };
            }
        }
    }
    Err(Full)
}

/// The texts of a plan that were copied aside, with their keys.
pub fn kept_aside(backend: &impl Backend, id: &str) -> Vec<(String, String)> {
    under(backend, KEPT, id)
}

/// Keeps the record of a tab until it is joined with what another one has written; with none, it is joined.
///
/// # Errors
/// When there is no room.
pub fn park(backend: &impl Backend, id: &str, tab: &str, text: Option<&str>) -> Result<(), Full> {
    let key = [APART, id, ":", tab].concat();
    match text {
        Some(text) => room::set(backend, id, &key, text).map(drop),
        None => {
            backend.remove(&key);
            Ok(())
        }
    }
}

/// The records that wait to be joined, with their keys.
pub fn parked(backend: &impl Backend, id: &str) -> Vec<(String, String)> {
    under(backend, APART, id)
}

/// Keys of this kind that are the plan's, and their texts.
fn under(backend: &impl Backend, kind: &str, id: &str) -> Vec<(String, String)> {
    let own = [kind, id].concat();
    let is_own =
        |key: &&String| key.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'));
    let keys = backend.keys();
    keys.iter().filter(is_own).filter_map(|key| Some((key.clone(), backend.get(key)?))).collect()
}
