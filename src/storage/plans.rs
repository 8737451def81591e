//! Whole plans: which there are, deleting and bringing back, and the copy from before a new form of plans.
//!
//! A deleted plan stays where it is and has a mark; so that neither deleting nor bringing back moves anything
//! that could be lost on the way. Earlier versions moved the text behind the mark, which is still read.

use super::keys::{APART, FIRST, KEPT, Named, PLAN, SUMMARY, TRASH, key, named, slots, sorted};
use super::slots::{newest, number, slots as found, write};
use super::{Backend, Full, NotKept, keep_aside, open, parked, room};
use crate::record::Deleted;

/// Ids of all plans that are not deleted, sorted.
pub fn plans(backend: &impl Backend) -> Vec<String> {
    let keys = backend.keys();
    let ids = keys.iter().filter_map(|key| match named(key)? {
        Named::Slot(id) | Named::Before(id) => Some(id),
        Named::First => None,
    });
    let mut ids = sorted(ids);
    ids.retain(|id| !is_deleted(backend, id));
    ids
}

/// Whether there are plans here, deleted ones included.
pub fn has_plans(backend: &impl Backend) -> bool {
    backend.keys().iter().any(|key| [FIRST, TRASH].iter().any(|kind| key.starts_with(kind)))
}

/// Whether the plan stands where plans stand. What is left of a write that was torn is none.
fn is_here(backend: &impl Backend, id: &str) -> bool {
    newest(&found(backend, id)).is_some() || backend.get(&key(PLAN, id)).is_some()
}

/// Whether a plan is deleted. One that is there is not while its text stands behind the mark as well: that is
/// what an earlier version has left when it was stopped.
pub fn is_deleted(backend: &impl Backend, id: &str) -> bool {
    let mark = backend.get(&key(TRASH, id));
    mark.is_some_and(|mark| mark.ends_with('\n') || !is_here(backend, id))
}

/// Ids of the deleted plans, sorted.
pub fn deleted(backend: &impl Backend) -> Vec<String> {
    let mut ids = super::names_after(backend, TRASH);
    ids.retain(|id| is_deleted(backend, id));
    ids
}

/// Marks a plan as deleted. What the mark says of it, [`Deleted`] knows.
///
/// # Errors
/// When there is no room; the plan then stays what it is.
pub fn throw_away(backend: &impl Backend, id: &str, mark: &Deleted) -> Result<(), Full> {
    let mark = Deleted { text: String::new(), ..mark.clone() };
    // It is made anew when it is asked for, and what it takes is room for the mark.
    backend.remove(&key(SUMMARY, id));
    let (name, mark) = (key(TRASH, id), mark.write());
    room::set(backend, id, &name, &mark)?;
    if backend.get(&name).as_ref() != Some(&mark) {
        return Err(Full);
    }
    Ok(())
}

/// Brings a deleted plan back.
///
/// # Errors
/// When there is no room, which only the text behind the mark of an earlier version needs; it then stays deleted.
pub fn bring_back(backend: &impl Backend, id: &str) -> Result<(), Full> {
    let mark = key(TRASH, id);
    if let Some(text) = backend.get(&mark).map(|mark| Deleted::read(&mark).text)
        && !text.is_empty()
        && !is_here(backend, id)
    {
        write(backend, id, &text, 0).map_err(|_: NotKept| Full)?;
    }
    backend.remove(&mark);
    Ok(())
}

/// Removes a plan for good, with everything that was kept of it; the mark last, so that a plan that is half
/// gone does not come back.
pub fn remove_for_good(backend: &impl Backend, id: &str) {
    let others = [KEPT, APART].map(|kind| [kind, id].concat());
    let is_other = |name: &String| {
        others
            .iter()
            .any(|own| name.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')))
    };
    for name in backend.keys().iter().filter(|name| is_other(name)) {
        backend.remove(name);
    }
    for name in slots(id).into_iter().chain([key(PLAN, id), key(SUMMARY, id), key(TRASH, id)]) {
        backend.remove(&name);
    }
}

/// The copy of a plan from before slots, where it is one. A text that could not be read is none.
pub fn before(backend: &impl Backend, id: &str) -> Option<String> {
    newest(&found(backend, id))?;
    let copy = backend.get(&key(PLAN, id));
    copy.filter(|copy| backend.get(&key(KEPT, id)).as_ref() != Some(copy))
}

/// Lets the copy from before go: the new form is right. Without a whole one, nothing goes.
pub fn keep_new(backend: &impl Backend, id: &str) {
    if before(backend, id).is_some() {
        backend.remove(&key(PLAN, id));
    }
}

/// Goes back to the copy from before. What is newer goes aside first.
///
/// # Errors
/// When there is no room for that; everything then stays as it is.
pub fn go_back(backend: &impl Backend, id: &str) -> Result<(), Full> {
    if before(backend, id).is_none() {
        return Ok(());
    }
    let newer = open(backend, id).kept.map(|kept| kept.text).into_iter();
    for text in newer.chain(parked(backend, id).into_iter().map(|(_, text)| text)) {
        keep_aside(backend, id, &text)?;
    }
    for (name, _) in parked(backend, id) {
        backend.remove(&name);
    }
    // The older one first: otherwise it would be what is read, if this ended between the two.
    let slots = found(backend, id);
    let last = newest(&slots).unwrap_or_default();
    for place in [1 - last, last] {
        backend.remove(&slots[place].0);
    }
    backend.remove(&key(SUMMARY, id));
    Ok(())
}

/// Whether Fairway's first versions have left a record.
pub fn has_first(backend: &impl Backend) -> bool {
    backend.keys().iter().any(|key| named(key) == Some(Named::First))
}

/// Gives the records of Fairway's first versions an id each. The text is the same, so it stands there as a copy
/// from before. The id follows from the text: where this is stopped half way, it ends the next time. Gives back
/// the ids.
///
/// # Errors
/// When there is no room for both; the old one then stays what it is.
pub fn carry_over(backend: &impl Backend) -> Result<Vec<String>, Full> {
    let mut ids = Vec::new();
    for old in backend.keys().into_iter().filter(|key| named(key) == Some(Named::First)) {
        let Some(text) = backend.get(&old) else { continue };
        let id = number(&[&old[FIRST.len()..], &text].concat());
        let new = key(PLAN, &id);
        // As the id follows from the text, anything else there is what a torn write has left of it.
        if backend.get(&new).as_ref() != Some(&text) {
            room::set(backend, &id, &new, &text)?;
        }
        if backend.get(&new).as_ref() == Some(&text) {
            backend.remove(&old);
            ids.push(id);
        }
    }
    Ok(ids)
}
