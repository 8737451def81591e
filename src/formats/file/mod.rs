//! Files that people keep and hand to each other: one plan (`.fairway.json`), and everything of one browser
//! (`.fairway-backup.json`). What they look like is in the README beside this. Reading takes bytes from anywhere
//! and ends with plans or with the reason why there are none; it writes nothing.
//!
//! Stands behind the feature `authoring`, because the app itself does without: the annex has it.

mod backup;
mod limits;
mod strict;

pub use backup::{Backup, Deleted, Kept, LoadedPack};

use super::saved::{self, SavedError};
use crate::record::Record;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The most that a file may hold, in bytes. A browser keeps about five million characters for a site, which
/// as letters of any script and with the signs that JSON needs are at most about this.
pub const MOST: usize = 20_000_000;
/// How far a change may lie ahead of this computer's clock, in milliseconds: a day.
const AHEAD: u64 = 24 * 60 * 60 * 1000;
/// How many repairs are told one by one.
const TOLD: usize = 50;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opened {
    /// One plan.
    Plan(Box<Found>),
    /// Everything of one browser.
    Backup {
        /// Its plans.
        plans: Vec<Found>,
        /// Everything else.
        rest: Backup,
        /// What was repaired, and plans that were left out.
        repairs: Vec<Repair>,
    },
}

/// A plan that was found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The plan as it is saved now.
    pub text: String,
    /// What was repaired.
    pub repairs: Vec<Repair>,
    /// Whether it has changes from further ahead than a day: they would win against everything that is done
    /// until then, so it is not merged.
    pub ahead: Option<u64>,
}

/// One thing that was otherwise than it should be, and was put right or left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repair {
    /// The file was not in UTF-8; it is named.
    Encoding(String),
    /// A key stood there more than once; the last one counts.
    Twice(String),
    /// A field that means nothing to this version: kept and not shown.
    Unknown(String),
    /// A plan in a backup that could not be read, and why.
    Unread(String, String),
    /// The id of the plan could not be one: it gets another where it is added.
    Id(String),
    /// What stood under an id that cannot be one was left out.
    Left(String),
    /// More of the same kind than is told.
    More(usize),
}

/// Why a file was refused whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// It is larger than [`MOST`].
    TooLarge,
    /// It is empty.
    Empty,
    /// It is no text, in any encoding that is read here.
    NoText,
    /// It is text, but not JSON, or breaks off; where.
    NoJson(String),
    /// It is something else: a pack of Fairway's, or none of ours.
    Other {
        /// Whether it is a pack.
        pack: bool,
    },
    /// A newer Fairway wrote it, in this version.
    Newer(u64),
    /// It is one of ours and damaged; how.
    Damaged(String),
}

/// One plan as a file.
pub fn write(record: &Record) -> String {
    [&saved::write(record), "\n"].concat()
}

/// What the bytes of a file hold; `now` is the clock of this computer, in milliseconds since 1970.
///
/// # Errors
/// Why nothing of it can be used.
pub fn read(bytes: &[u8], now: u64) -> Result<Opened, Refused> {
    opened(bytes, now).map_err(limits::told)
}

fn opened(bytes: &[u8], now: u64) -> Result<Opened, Refused> {
    if bytes.len() > MOST {
        return Err(Refused::TooLarge);
    }
    let (text, mut repairs) = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    let strict::Read { value, twice } = strict::read(&text).map_err(Refused::NoJson)?;
    repairs.extend(twice.into_iter().map(Repair::Twice));
    match value["format"].as_str() {
        Some(backup::FORMAT) => {
            let (plans, rest, unread) = backup::read(value, now)?;
            repairs.extend(unread);
            Ok(Opened::Backup { plans, rest, repairs: short(repairs) })
        }
        Some(saved::FORMAT) => {
            let mut plan = found(&value, now).map_err(|error| match error {
                SavedError::Newer(version) => Refused::Newer(version),
                SavedError::Damaged(reason) => Refused::Damaged(reason),
            })?;
            repairs.append(&mut plan.repairs);
            plan.repairs = short(repairs);
            Ok(Opened::Plan(Box::new(plan)))
        }
        _ => Err(Refused::Other { pack: value.get("pack").is_some_and(Value::is_object) }),
    }
}

/// The plan that this JSON is.
fn found(value: &Value, now: u64) -> Result<Found, SavedError> {
    let mut record = saved::read_value(value)?;
    let mut repairs = Vec::new();
    if !record.id.is_empty() && !limits::is_id(&record.id) {
        repairs.push(Repair::Id(std::mem::take(&mut record.id)));
    }
    let text = saved::write(&record);
    let latest = limits::checked(&record, &text).map_err(SavedError::Damaged)?;
    repairs.extend(record.unread().into_iter().map(|(path, _)| Repair::Unknown(path.to_string())));
    Ok(Found { repairs, ahead: (latest > now.saturating_add(AHEAD)).then_some(latest), text })
}

/// The text of a file, and what had to be done for it. Programs of Windows like to save as UTF-16.
fn decode(bytes: &[u8]) -> Result<(String, Vec<Repair>), Refused> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16, name: &str| {
        let (pairs, odd) = rest.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        let text = String::from_utf16(&units).ok().filter(|_| odd.is_empty()).ok_or(Refused::NoText)?;
        Ok((text, vec![Repair::Encoding(name.to_string())]))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes, "UTF-16LE"),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes, "UTF-16BE"),
        _ => {
            let plain = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
            let text = std::str::from_utf8(plain).map_err(|_| Refused::NoText)?;
            Ok((text.to_string(), Vec::new()))
        }
    }
}

/// At most [`TOLD`] repairs, and of each only what can be shown.
fn short(repairs: Vec<Repair>) -> Vec<Repair> {
    let mut repairs: Vec<Repair> = repairs.into_iter().map(limits::shown).collect();
    if repairs.len() > TOLD {
        let more = repairs.len() - TOLD;
        repairs.truncate(TOLD);
        repairs.push(Repair::More(more));
    }
    repairs
}
