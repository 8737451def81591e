//! What is kept in localStorage, through gloo-storage and behind a probe: the browser's side of
//! `crate::storage`, and the few records that are no plans.
//!
//! gloo-storage panics in every call where storage is denied (sandboxed frame, site data blocked), so `boot.js`
//! puts one in its place there before the app starts. It is another one too where a page around a frame keeps the
//! plans (`src/embed`). Keys carry our prefix, because an origin may be shared; foreign keys are never read.
//!
//! Several tabs write here, and browsers lock nothing between them: each tab may see what another one has
//! written some milliseconds late. No lock is taken around reading, comparing and writing, because a lock has to
//! be waited for, and a page that goes waits for nothing: it would lose what it is closed on. It is right
//! without: every tab holds its whole state, and every write comes to every other tab as an event with its
//! text, also one that was written over in the same moment. Whoever hears what they do not know joins it with
//! their own and writes that; joining comes to the same on both sides, so they end there.

use super::{log, page};
use crate::record::Deleted;
use crate::storage::{
    self as core, Backend, Full, Kept, ME, Named, NotKept, OURS, Opened, PACK, SUMMARY, TRASH, Written,
};
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// In which order the list of plans stands.
const ORDER: &str = "fairway:order";
/// The plan that was opened last.
const LAST: &str = "fairway:last";
/// The name of the loaded pack that is in use; absent while ours is.
const CHOSEN: &str = "fairway:chosen";
/// When plans were saved to files last.
const TAKEN: &str = "fairway:taken";

/// localStorage, or what stands in its place.
pub struct Local;

impl Backend for Local {
    #[inline(never)]
    fn get(&self, key: &str) -> Option<String> {
        LocalStorage::raw().get_item(key).ok().flatten()
    }

    #[inline(never)]
    fn set(&self, key: &str, text: &str) -> Result<(), Full> {
        LocalStorage::raw().set_item(key, text).map_err(|_| Full)
    }

    #[inline(never)]
    fn remove(&self, key: &str) {
        log::note("remove", LocalStorage::raw().remove_item(key));
    }

    #[inline(never)]
    fn keys(&self) -> Vec<String> {
        let storage = LocalStorage::raw();
        let keys = (0..storage.length().unwrap_or(0)).filter_map(|place| storage.key(place).ok().flatten());
        keys.filter(|key| key.starts_with(OURS)).collect()
    }
}

/// Whether what is kept here outlasts the page. Where the browser denies storage, `boot.js` has put one in its
/// place that does not, and says so on the root.
pub fn is_available() -> bool {
    !page::has_mark("data-storage")
}

/// Looks for a plan.
pub fn open(id: &str) -> Opened {
    core::open(&Local, id)
}

/// The text of a plan, whole or not, deleted or not.
pub fn read(id: &str) -> Option<String> {
    core::any_text(&Local, id)
}

/// Writes a plan of which `known` is the newest revision that is known here.
///
/// # Errors
/// When there is no room, or another tab has written it since; what was there is there.
pub fn write(id: &str, text: &str, known: u64) -> Result<Written, NotKept> {
    core::write(&Local, id, text, known)
}

/// Keeps the record of this tab until it is joined with what another one has written; with none, it is joined.
///
/// # Errors
/// When there is no room.
pub fn park(id: &str, tab: &str, text: Option<&str>) -> Result<(), Full> {
    core::park(&Local, id, tab, text)
}

/// Marks a plan as deleted.
///
/// # Errors
/// When there is no room; the plan then stays what it is.
pub fn throw_away(id: &str, mark: &Deleted) -> Result<(), Full> {
    core::throw_away(&Local, id, mark)
}

/// Puts a deleted plan where it can be brought back from, as [`Deleted::write`] writes it.
///
/// # Errors
/// When there is no room.
pub fn put_deleted(id: &str, deleted: &str) -> Result<(), Full> {
    core::set(&Local, id, &core::key(TRASH, id), deleted).map(drop)
}

/// Texts of a plan that could not be read.
pub fn kept_aside(id: &str) -> Vec<String> {
    core::kept_aside(&Local, id).into_iter().map(|(_, text)| text).collect()
}

/// Brings a deleted plan back.
///
/// # Errors
/// When there is no room; it then stays deleted.
pub fn bring_back(id: &str) -> Result<(), Full> {
    core::bring_back(&Local, id)
}

/// Removes a plan for good, deleted or not.
pub fn remove_for_good(id: &str) {
    core::remove_for_good(&Local, id);
}

/// Ids of the deleted plans that can be brought back, sorted.
pub fn deleted() -> Vec<String> {
    core::deleted(&Local)
}

/// What is known of a deleted plan.
pub fn deleted_plan(id: &str) -> Option<Deleted> {
    Local.get(&core::key(TRASH, id)).map(|mark| Deleted::read(&mark))
}

/// Whether there are plans here, deleted ones included.
pub fn has_plans() -> bool {
    core::has_plans(&Local)
}

/// Ids of all plans, sorted.
pub fn plans() -> Vec<String> {
    core::plans(&Local)
}

/// Whether Fairway's first versions have left a record.
pub fn has_first() -> bool {
    core::has_first(&Local)
}

/// The summary of a plan.
pub fn summary(id: &str) -> Option<String> {
    Local.get(&core::key(SUMMARY, id))
}

/// Keeps the summary of a plan; none where it does not hold any more.
///
/// # Errors
/// When the browser refuses.
pub fn set_summary(id: &str, text: Option<&str>) -> Result<(), Full> {
    keep(&core::key(SUMMARY, id), text)
}

/// The plan that was opened last.
pub fn last() -> Option<String> {
    Local.get(LAST)
}

/// Notes which plan was opened last.
///
/// # Errors
/// When the browser refuses.
pub fn set_last(id: &str) -> Result<(), Full> {
    Local.set(LAST, id)
}

/// In which order the list of plans stands.
pub fn order() -> Option<String> {
    Local.get(ORDER)
}

/// Keeps in which order the list of plans stands.
///
/// # Errors
/// When the browser refuses.
pub fn set_order(order: &str) -> Result<(), Full> {
    Local.set(ORDER, order)
}

/// When plans were saved to files last, as JSON by id.
pub fn taken_along() -> Option<String> {
    Local.get(TAKEN)
}

/// Notes when plans were saved to files last.
///
/// # Errors
/// When the browser refuses.
pub fn set_taken_along(text: &str) -> Result<(), Full> {
    Local.set(TAKEN, text)
}

/// Who works here, as they call themselves.
pub fn me() -> Option<String> {
    Local.get(ME)
}

/// Keeps who works here; none to forget it.
///
/// # Errors
/// When the browser refuses.
pub fn set_me(name: Option<&str>) -> Result<(), Full> {
    keep(ME, name)
}

/// The name of the loaded pack that is in use, if it is not ours.
pub fn chosen() -> Option<String> {
    Local.get(CHOSEN)
}

/// Puts a loaded pack into use from the next start on, or ours.
///
/// # Errors
/// When the browser refuses.
pub fn choose(pack: Option<&str>) -> Result<(), Full> {
    keep(CHOSEN, pack)
}

/// The text of a loaded pack.
pub fn pack(name: &str) -> Option<String> {
    Local.get(&core::key(PACK, name))
}

/// Keeps the text of a loaded pack under its name.
///
/// # Errors
/// When the browser refuses, in practice because storage is full.
pub fn keep_pack(name: &str, text: &str) -> Result<(), Full> {
    core::set(&Local, "", &core::key(PACK, name), text).map(drop)
}

/// Removes a loaded pack.
pub fn remove_pack(name: &str) {
    Local.remove(&core::key(PACK, name));
}

/// The names of all loaded packs, sorted.
pub fn packs() -> Vec<String> {
    core::names_after(&Local, PACK)
}

fn keep(key: &str, text: Option<&str>) -> Result<(), Full> {
    let Some(text) = text else {
        Local.remove(key);
        return Ok(());
    };
    Local.set(key, text)
}

/// What another tab has done to a plan.
pub enum Elsewhere {
    /// It has written it.
    Written(Kept),
    /// It has removed a version of it, which need not be the newest.
    Removed,
    /// It has deleted it.
    Deleted,
    /// It has brought it back.
    Back,
}

/// Calls `then` with the plan's id and what was done whenever another tab of this browser writes, removes,
/// deletes or brings back a plan.
///
/// # Errors
/// When there is no window to listen on.
pub fn on_change_elsewhere(then: impl Fn(&str, Elsewhere) + 'static) -> Result<(), Full> {
    let window = web_sys::window().ok_or(Full)?;
    let listener = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
        let (key, text) = (event.key().unwrap_or_default(), event.new_value());
        if let Some(id) = key.strip_prefix(TRASH) {
            return then(id, if text.is_some() { Elsewhere::Deleted } else { Elsewhere::Back });
        }
        match (core::named(&key), text) {
            (Some(Named::Slot(id)), None) => then(id, Elsewhere::Removed),
            (Some(Named::Slot(id)), Some(text)) => {
                if let Some(kept) = core::unseal(&text) {
                    then(id, Elsewhere::Written(kept));
                }
            }
            // An older Fairway in another tab, which knows no slots.
            (Some(Named::Before(id)), Some(text)) => {
                then(id, Elsewhere::Written(Kept { revision: 0, text }));
            }
            _ => {}
        }
    });
    let added = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    listener.forget();
    added.map_err(|_| Full)
}
