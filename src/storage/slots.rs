//! The two slots of a plan: reading the newest that is whole, and writing to the other one.
//!
//! A text in a slot stands under a line with its revision and a checksum of both, CRC-32 by the `crc` crate
//! without a table: in the app's wasm that is the smallest, and 45 kB take it well under a millisecond.

use super::keys::{self, APART, PLAN};
use super::{Backend, Full, plans, room};
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

/// A version of a plan that is whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Number of the write; 0 where it is from before slots.
    pub revision: u64,
    /// The plan as it was saved.
    pub text: String,
}

/// What is found of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// The newest version that is whole.
    pub kept: Option<Kept>,
    /// Whether nothing has to be repaired or joined first; [`recover`](super::recover) does that.
    pub is_sound: bool,
    /// Whether there is a copy from before slots besides.
    pub has_copy: bool,
}

/// A write that went well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Its number.
    pub revision: u64,
    /// Whether spares had to be given up for it.
    pub gave_up: bool,
}

/// Why nothing was written. What was there is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotKept {
    /// There is no room.
    Full,
    /// Somebody else has written this since, who may know what is not known here.
    Elsewhere(Kept),
}

impl From<Full> for NotKept {
    fn from(_: Full) -> Self {
        Self::Full
    }
}

/// What stands in a slot.
pub(super) enum Slot {
    /// Nothing.
    Empty,
    /// A version that is whole.
    Whole(Kept),
    /// Something else.
    Bad(String),
}

/// The slots of a plan as they are found: key and what stands there.
pub(super) fn slots(backend: &impl Backend, id: &str) -> [(String, Slot); 2] {
    keys::slots(id).map(|key| {
        let slot = match backend.get(&key) {
            None => Slot::Empty,
            Some(text) => unseal(&text).map_or(Slot::Bad(text), Slot::Whole),
        };
        (key, slot)
    })
}

/// The place of the newest version that is whole.
pub(super) fn newest(slots: &[(String, Slot); 2]) -> Option<usize> {
    match [&slots[0].1, &slots[1].1] {
        [Slot::Whole(a), Slot::Whole(b)] => Some(usize::from(b.revision > a.revision)),
        [Slot::Whole(_), _] => Some(0),
        [_, Slot::Whole(_)] => Some(1),
        _ => None,
    }
}

fn sum(revision: &str, text: &str) -> u64 {
    let crc = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
    let mut sum = crc.digest();
    sum.update(revision.as_bytes());
    sum.update(text.as_bytes());
    // As the other number in the line, so that one reader does for both.
    u64::from(sum.finalize())
}

/// The number that names a text among few.
pub(super) fn number(text: &str) -> String {
    sum("", text).to_string()
}

fn seal(revision: u64, text: &str) -> String {
    let revision = revision.to_string();
    let sum = sum(&revision, text).to_string();
    [&revision, " ", &sum, "\n", text].concat()
}

/// What was written into a slot, where it is whole.
pub fn unseal(sealed: &str) -> Option<Kept> {
    let (head, text) = sealed.split_once('\n')?;
    let (revision, told) = head.split_once(' ')?;
    let is_whole = told.parse() == Ok(sum(revision, text));
    Some(Kept { revision: revision.parse().ok().filter(|_| is_whole)?, text: text.to_string() })
}

/// Looks for a plan. One that is deleted is not found.
pub fn open(backend: &impl Backend, id: &str) -> Opened {
    if plans::is_deleted(backend, id) {
        return Opened { is_sound: true, ..Opened::default() };
    }
    let mut slots = slots(backend, id);
    let is_whole = slots.iter().all(|(_, slot)| !matches!(slot, Slot::Bad(_)));
    let apart = [APART, id, ":"].concat();
    let is_sound = is_whole && !backend.keys().iter().any(|key| key.starts_with(&apart));
    let newest = newest(&slots).map(|place| std::mem::replace(&mut slots[place].1, Slot::Empty));
    if let Some(Slot::Whole(kept)) = newest {
        return Opened { kept: Some(kept), is_sound, has_copy: plans::before(backend, id).is_some() };
    }
    let before = backend.get(&keys::key(PLAN, id));
    Opened { kept: before.map(|text| Kept { revision: 0, text }), is_sound, has_copy: false }
}

/// The text of a plan, whole or not, deleted or not; for somebody to take along.
pub fn any_text(backend: &impl Backend, id: &str) -> Option<String> {
    let mut slots = slots(backend, id);
    let newest = newest(&slots).map(|place| std::mem::replace(&mut slots[place].1, Slot::Empty));
    let whole = newest.and_then(|slot| if let Slot::Whole(kept) = slot { Some(kept.text) } else { None });
    let bad = |(_, slot)| if let Slot::Bad(text) = slot { Some(text) } else { None };
    whole.or_else(|| backend.get(&keys::key(PLAN, id))).or_else(|| slots.into_iter().find_map(bad))
}

/// Writes a plan of which `known` is the newest revision that is known here. What fails leaves everything as it
/// was, but for spares.
///
/// # Errors
/// As [`NotKept`] says.
pub fn write(backend: &impl Backend, id: &str, text: &str, known: u64) -> Result<Written, NotKept> {
    let slots = slots(backend, id);
    let newest = newest(&slots);
    if let Some(place) = newest
        && let (_, Slot::Whole(kept)) = &slots[place]
        && kept.revision > known
    {
        return Err(NotKept::Elsewhere(kept.clone()));
    }
    // Where none is whole, rather into an empty one than over what could not be read.
    let first_is_bad = matches!(slots[0].1, Slot::Bad(_));
    let place =
        newest.map_or(usize::from(first_is_bad && matches!(slots[1].1, Slot::Empty)), |place| 1 - place);
    // Behind the last number nothing is later, and what is written would not be found again.
    let (key, revision) = (&slots[place].0, known.checked_add(1).ok_or(NotKept::Full)?);
    let sealed = seal(revision, text);
    let gave_up = room::set(backend, id, key, &sealed)?;
    if backend.get(key).as_ref() != Some(&sealed) {
        // Whatever it is, it is not the plan.
        backend.remove(key);
        return Err(NotKept::Full);
    }
    Ok(Written { revision, gave_up })
}
