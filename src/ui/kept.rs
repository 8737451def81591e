//! Which plan this visit opens: the one that the address names, or the last one of the pack in use.

use crate::browser::{address, clock, log, storage};
use crate::content::Pack;
use crate::formats::saved::{self, SavedError};
use crate::record::Record;
use crate::state::{AppState, Keeping};
use wasm_bindgen::prelude::JsValue;

/// The name of our pack.
pub const OWN: &str = "ems/2018-03";

/// What was found in storage.
pub enum Kept {
    /// Storage cannot be used.
    Denied,
    /// Nothing.
    Nothing,
    /// A record, and the text it was read from.
    Record(Record, String),
    /// A text under this id that is no record, and why.
    Text(String, String, SavedError),
}

impl Kept {
    /// The pack of the record.
    fn pack(&self) -> Option<&str> {
        match self {
            Self::Record(record, _) => Some(&record.pack),
            _ => None,
        }
    }
}

/// The plan to open, and the name of its pack where that is not ours.
pub fn find() -> (Kept, Option<String>) {
    if !storage::is_available() {
        return (Kept::Denied, None);
    }
    let kept = match address::plan() {
        // One that is not here is a new one: to open another would mistake one customer for another.
        Some(id) => storage::read(&id).map_or(Kept::Nothing, |text| read(id, text)),
        None => {
            let chosen = storage::chosen();
            return (of_pack(chosen.as_deref()), chosen);
        }
    };
    let pack = match kept.pack() {
        Some(pack) => Some(pack.to_string()).filter(|pack| pack != OWN),
        None => storage::chosen(),
    };
    (kept, pack)
}

/// The last plan of a loaded pack, or of ours.
pub fn of_pack(pack: Option<&str>) -> Kept {
    let last = storage::last();
    for id in last.iter().cloned().chain(storage::plans()) {
        let kept = storage::read(&id).map(|text| read(id.clone(), text));
        match kept {
            Some(kept @ Kept::Record(..)) if kept.pack() == Some(pack.unwrap_or(OWN)) => return kept,
            Some(kept @ Kept::Text(..)) if last.as_ref() == Some(&id) => return kept,
            _ => {}
        }
    }
    Kept::Nothing
}

fn read(id: String, text: String) -> Kept {
    match saved::read_recent(&text) {
        Ok(record) => Kept::Record(Record { id, ..record }, text),
        Err(error) => Kept::Text(id, text, error),
    }
}

/// The state to begin with.
pub fn state(pack: &Pack, kept: Kept) -> AppState {
    let empty = |id: String| Record::new(&id, &pack.name());
    let (id, original, error) = match kept {
        Kept::Denied => {
            let record = empty(clock::fresh_id());
            return AppState { record, keeping: Keeping::Denied, ..AppState::default() };
        }
        Kept::Nothing => return AppState { record: empty(clock::fresh_id()), ..AppState::default() },
        Kept::Record(record, text) => match saved::answers_of(pack, &record) {
            Ok(answers) => return AppState { answers, record, keeping: Keeping::Saved },
            Err(problem) => (record.id, text, SavedError::Damaged(problem)),
        },
        Kept::Text(id, text, error) => (id, text, error),
    };
    let keeping = match error {
        SavedError::Newer(_) => Keeping::Newer { original },
        SavedError::Damaged(problem) => {
            let aside = storage::keep_aside(&id, &original).map_err(|_| JsValue::from_str(&problem));
            log::note("keep the damaged text aside", aside);
            Keeping::Damaged { original, problem }
        }
    };
    AppState { record: empty(id), keeping, ..AppState::default() }
}
