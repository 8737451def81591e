//! Room: how much is used by what, and making some where a write needs it.

use super::keys::{self, KEPT, Named, PACK, PLAN, TRASH, named};
use super::slots::{Slot, newest, slots};
use super::{Backend, Full};

/// How much browsers let an address keep, as far as is known: UTF-16 units of keys and texts together. What
/// others on the same address use of it is not looked at, so it may be less.
pub const LIMIT: usize = 5_242_880;

/// What is used, in UTF-16 units of keys and texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Room {
    /// By everything of ours.
    pub used: usize,
    /// Of it by spares, which are given up when the room is needed.
    pub spare: usize,
    /// Of it by copies from before a new form of plans.
    pub copies: usize,
    /// Of it by texts that could not be read.
    pub kept: usize,
    /// Of it by loaded packs.
    pub packs: usize,
    /// Of it by each plan, deleted ones included, without spares and copies.
    pub plans: Vec<(String, usize)>,
}

impl Room {
    /// Looks at everything of ours.
    pub fn of(backend: &impl Backend) -> Self {
        let mut room = Self::default();
        let size = |key: &str| units(key) + backend.get(key).as_deref().map_or(0, units);
        let all = backend.keys();
        let ids = all.iter().filter_map(|key| key.strip_prefix(PLAN)?.strip_suffix(":a"));
        let spares: Vec<String> = ids.filter_map(|id| spare(backend, id)).collect();
        for key in &all {
            let size = size(key);
            room.used += size;
            let is = |kind: &str| key.starts_with(kind);
            match named(key) {
                Some(Named::Slot(_)) if spares.contains(key) => room.spare += size,
                Some(Named::Slot(id)) => room.add(id, size),
                Some(Named::Before(id)) if all.iter().any(|key| keys::slots(id).contains(key)) => {
                    room.copies += size;
                }
                Some(Named::Before(id)) => room.add(id, size),
                _ if is(KEPT) => room.kept += size,
                _ if is(PACK) => room.packs += size,
                _ => room.add(key.strip_prefix(TRASH).unwrap_or_default(), size),
            }
        }
        room.plans.retain(|(id, _)| !id.is_empty());
        room
    }

    fn add(&mut self, id: &str, size: usize) {
        match self.plans.iter_mut().find(|(known, _)| known == id) {
            Some((_, sum)) => *sum += size,
            None => self.plans.push((id.to_string(), size)),
        }
    }

    /// Whether there is little room left, also when all spares are given up.
    pub fn is_near(&self) -> bool {
        self.used - self.spare > LIMIT / 100 * 85
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The slot of a plan that is older than the other, both being whole.
fn spare(backend: &impl Backend, id: &str) -> Option<String> {
    let [a, b] = slots(backend, id);
    if !matches!((&a.1, &b.1), (Slot::Whole(_), Slot::Whole(_))) {
        return None;
    }
    let slots = [a, b];
    let place = 1 - newest(&slots)?;
    Some(slots[place].0.clone())
}

/// Puts a text under a key; where there is no room, the spares of other plans are given up for it, one after
/// the other, and then that of the plan `id`. Says whether that was needed.
///
/// # Errors
/// When there is no room even so.
pub fn set(backend: &impl Backend, id: &str, key: &str, text: &str) -> Result<bool, Full> {
    if backend.set(key, text).is_ok() {
        return Ok(false);
    }
    let all = backend.keys();
    let others = all.iter().filter_map(|key| key.strip_prefix(PLAN)?.strip_suffix(":a"));
    for other in others.filter(|other| *other != id).chain([id]) {
        if let Some(spare) = spare(backend, other).filter(|spare| spare != key) {
            backend.remove(&spare);
            if backend.set(key, text).is_ok() {
                return Ok(true);
            }
        }
    }
    Err(Full)
}
