//! What the core must not know by itself: the time, chance, and which tab this is.

use super::storage;
use crate::record::Stamp;
use std::cell::OnceCell;

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

/// The word of this tab.
pub fn tab() -> String {
    let known = || {
        let fresh = fresh_id();
        if storage::is_available() { storage::tab(fresh) } else { fresh }
    };
    TAB.with(|tab| tab.get_or_init(known).clone())
}

/// Now, here, and whoever works here.
pub fn stamp() -> Stamp {
    let by = storage::is_available().then(storage::me).flatten().unwrap_or_default();
    Stamp { at: js_sys::Date::now() as u64, tab: tab(), by }
}
