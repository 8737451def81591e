//! What has to be done before a plan can be opened that is not simply whole: a slot is damaged, the record is of
//! an old version, or something waits to be joined with it. Whatever cannot be read goes aside first.

use super::keys::{PLAN, key};
use super::slots::{Kept, Slot, slots, write};
use super::{Backend, keep_aside, kept_aside, open, parked};
use crate::formats::saved::{self, SavedError};
use crate::record::Record;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovered {
    /// It can be opened.
    Sound,
    /// The last version could not be read and is aside; the one before can be opened.
    Repaired,
    /// It was of an old version and is in the new form; the old text stays as a copy.
    Migrated,
    /// It cannot be read; it is aside, and its place may be written over.
    Damaged,
    /// A newer Fairway has written it; it is untouched.
    Newer,
    /// It cannot be read, and there is no room to put it aside: it must not be written over.
    Unread,
}

impl Recovered {
    /// The word for it, by which the app hears of it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sound => "saved",
            Self::Repaired => "repaired",
            Self::Migrated => "migrated",
            Self::Damaged => "damaged",
            Self::Newer => "newer",
            Self::Unread => "unread",
        }
    }
}

/// What there is after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// What came of it.
    pub recovered: Recovered,
    /// The plan in the form that this app writes, where there is one to open.
    pub kept: Option<Kept>,
}

/// A text of a plan and the key under which it stands.
type Found = (String, Kept);

/// Makes a plan ready to be opened.
pub fn recover(backend: &impl Backend, id: &str) -> Ready {
    let (mut whole, mut bad): (Vec<Found>, Vec<Found>) = Default::default();
    for (place, slot) in slots(backend, id) {
        match slot {
            Slot::Whole(kept) => whole.push((place, kept)),
            Slot::Bad(text) => bad.push((place, Kept { revision: 0, text })),
            Slot::Empty => {}
        }
    }
    whole.sort_by_key(|(_, kept)| u64::MAX - kept.revision);
    let before = key(PLAN, id);
    whole.extend(backend.get(&before).map(|text| (before.clone(), Kept { revision: 0, text })));
    let mut found = None;
    for (place, kept) in whole {
        match saved::read(&kept.text) {
            Ok(record) => {
                found = Some((Record { id: id.to_string(), ..record }, kept));
                break;
            }
            Err(SavedError::Newer(_)) => return Ready { recovered: Recovered::Newer, kept: Some(kept) },
            Err(SavedError::Damaged(_)) => bad.push((place, kept)),
        }
    }
    // What is aside already was told when it came there: it stood on in a slot that nobody has written to since.
    let known = kept_aside(backend, id);
    let is_news = bad.iter().any(|(_, kept)| !known.iter().any(|(_, text)| *text == kept.text));
    let is_aside = bad.iter().all(|(_, kept)| keep_aside(backend, id, &kept.text).is_ok());
    let Some((record, kept)) = found else {
        let recovered = if is_aside { Recovered::Damaged } else { Recovered::Unread };
        // What is written next is later than what stands there.
        let newest = bad.into_iter().map(|(_, kept)| kept).max_by_key(|kept| kept.revision);
        return Ready { recovered, kept: newest };
    };
    let is_old = saved::read_recent(&kept.text).is_err();
    let recovered = match (is_news, is_old) {
        (true, _) => Recovered::Repaired,
        (false, true) => Recovered::Migrated,
        _ => Recovered::Sound,
    };
    let kept = if is_aside { settle(backend, id, record, kept, &bad) } else { kept };
    Ready { recovered, kept: Some(kept) }
}

/// Joins what waits, and writes what has to be in storage otherwise. All of `bad` is aside.
fn settle(backend: &impl Backend, id: &str, record: Record, kept: Kept, bad: &[Found]) -> Kept {
    // So the next write need not spare them. The copy from before stays.
    bad.iter().filter(|(place, _)| *place != key(PLAN, id)).for_each(|(place, _)| backend.remove(place));
    let apart = parked(backend, id);
    let theirs = apart.iter().filter_map(|(_, text)| saved::read(text).ok());
    let text = saved::write(&theirs.fold(record, |record, other| record.join(&other)));
    if bad.is_empty() && text == kept.text {
        apart.iter().for_each(|(name, _)| backend.remove(name));
        return kept;
    }
    // Where there is no room for it, the same is done at the next start.
    match write(backend, id, &text, kept.revision) {
        Ok(written) => {
            apart.iter().for_each(|(name, _)| backend.remove(name));
            Kept { revision: written.revision, text }
        }
        Err(_) => Kept { text, ..kept },
    }
}

/// Puts a plan aside that can be read and is yet of no use: its answers are not those that the pack takes.
pub fn put_aside(backend: &impl Backend, id: &str) -> Recovered {
    let text = open(backend, id).kept.map(|kept| kept.text).unwrap_or_default();
    if keep_aside(backend, id, &text).is_ok() { Recovered::Damaged } else { Recovered::Unread }
}
