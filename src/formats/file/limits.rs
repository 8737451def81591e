//! What a plan from a file may not go beyond, and how much is told of what is in it. Everything that is told
//! ends on the page, and a file can hold names of any length.

use super::{Refused, Repair};
use crate::record::{HISTORY, Record};

/// The most letters that a plan may have as it is saved, as the browser counts them: it keeps no more for a
/// site.
const KEPT: usize = 5_000_000;
/// The most steps of history. Fairway itself keeps [`HISTORY`]; merging looks at every one of them, and the
/// page waits for that.
const STEPS: usize = 10 * HISTORY;
/// Times that a date can be made of: to the end of the year 9999, in milliseconds since 1970.
const LATEST: u64 = 253_402_300_799_999;
/// The most letters of a path or an id that are told.
const NAME: usize = 80;
/// The most letters of a reason that are told.
const REASON: usize = 240;
/// The most letters of an id; Fairway's own have eight to sixteen.
const ID: usize = 64;

/// Whether this can be the id of a plan. Keys of storage and addresses are put together from ids; a colon in
/// one would name a part of another plan.
pub fn is_id(id: &str) -> bool {
    (1..=ID).contains(&id.len()) && id.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
}

/// The latest time that a record tells of, where everything in it keeps to the limits; `text` is the record as
/// it is saved.
///
/// # Errors
/// Which limit it does not keep to.
pub fn checked(record: &Record, text: &str) -> Result<u64, String> {
    let steps = record.history.len();
    if steps > STEPS {
        return Err(format!("it has {steps} steps of history; Fairway keeps {HISTORY}"));
    }
    if text.encode_utf16().nth(KEPT).is_some() {
        return Err(format!("it has more than {KEPT} letters, which no browser keeps"));
    }
    let latest = latest(record);
    if latest > LATEST {
        return Err(format!("a time of {latest} is beyond the year 9999"));
    }
    Ok(latest)
}

fn latest(record: &Record) -> u64 {
    let steps = record.history.iter().map(|step| step.until().max(step.stamp.at));
    let older = record.older.values().map(|dot| dot.at);
    steps.chain(older).chain(record.seen.values().copied()).max().unwrap_or_default()
}

/// A repair with only as much of names as can be shown.
pub fn shown(repair: Repair) -> Repair {
    let name = |text: String| cut(text, NAME);
    match repair {
        Repair::Encoding(_) | Repair::More(_) => repair,
        Repair::Twice(path) => Repair::Twice(name(path)),
        Repair::Unknown(path) => Repair::Unknown(name(path)),
        Repair::Unread(id, reason) => Repair::Unread(name(id), cut(reason, REASON)),
        Repair::Id(id) => Repair::Id(name(id)),
        Repair::Left(id) => Repair::Left(name(id)),
    }
}

/// A refusal with only as much of its reason as can be shown.
pub fn told(refused: Refused) -> Refused {
    match refused {
        Refused::NoJson(reason) => Refused::NoJson(cut(reason, REASON)),
        Refused::Damaged(reason) => Refused::Damaged(cut(reason, REASON)),
        other => other,
    }
}

/// Beginning and end of a long text: reasons name the place at the end.
fn cut(text: String, most: usize) -> String {
    let Some((head, _)) = text.char_indices().nth(most / 2) else { return text };
    let Some((tail, _)) = text.char_indices().nth_back(most / 2) else { return text };
    if tail <= head {
        return text;
    }
    [&text[..head], " … ", &text[tail..]].concat()
}
