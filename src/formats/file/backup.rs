//! Everything of one browser as one file: plans, deleted ones, texts that could not be read, packs, settings.
//!
//! ```json
//! {"format": "fairway-backup", "version": 1, "made": 1795406503000, "plans": [{"format": "fairway-plan"}],
//!  "unread": ["text of a plan that could not be read"], "deleted": [{"id": "k3f9x2", "text": "…"}],
//!  "kept": [{"id": "k3f9x2", "text": "…"}], "packs": [{"name": "harbour/2024-05", "text": "…"}],
//!  "order": "due", "me": "Ann"}
//! ```

use super::limits::is_id;
use super::{Found, Refused, Repair, found, short};
use crate::formats::saved::{self, SavedError};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The mark of a backup.
pub const FORMAT: &str = "fairway-backup";
/// The version that is written.
const VERSION: u64 = 1;

/// What a browser has besides plans that can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Backup {
    /// When it was made, in milliseconds since 1970.
    pub made: u64,
    /// Texts of plans that could not be read when it was made, by id.
    pub unread: Vec<Kept>,
    /// Plans that were deleted and can still be brought back.
    pub deleted: Vec<Deleted>,
    /// Texts that were set aside.
    pub kept: Vec<Kept>,
    /// Packs that were loaded.
    pub packs: Vec<LoadedPack>,
    /// In which order the list of plans stands.
    pub order: Option<String>,
    /// The name of whoever works there.
    pub me: Option<String>,
}

/// A deleted plan, as it is kept: `record::Deleted` reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deleted {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// A text under the id of its plan.
pub type Kept = Deleted;

/// A loaded pack.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadedPack {
    /// Its name and edition.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl Backup {
    /// The file, with the texts of all plans: id and text as it is kept.
    pub fn write(mut self, plans: &[(String, String)]) -> String {
        let mut read = Vec::new();
        for (id, text) in plans {
            match saved::read(text) {
                // In the version that is written today, so that whoever reads the file needs to know one.
                Ok(record) => read.push(saved::value(&crate::record::Record { id: id.clone(), ..record })),
                Err(SavedError::Newer(_) | SavedError::Damaged(_)) => {
                    self.unread.push(Kept { id: id.clone(), text: text.clone() });
                }
            }
        }
        let mut value = json!(self);
        value["format"] = Value::from(FORMAT);
        value["version"] = Value::from(VERSION);
        value["plans"] = Value::from(read);
        format!("{value}\n")
    }
}

/// The plans of a backup, everything else, and which plans could not be read.
pub(super) fn read(mut value: Value, now: u64) -> Result<(Vec<Found>, Backup, Vec<Repair>), Refused> {
    let damaged = |reason: &str| Refused::Damaged(reason.to_string());
    match value["version"].as_u64() {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(Refused::Newer(newer)),
        _ => return Err(damaged("expected a version number")),
    }
    let parts = value.as_object_mut().ok_or_else(|| damaged("expected an object"))?;
    let plans = parts.remove("plans").ok_or_else(|| damaged("\"plans\": expected a list"))?;
    for head in ["format", "version"] {
        parts.remove(head);
    }
    let mut rest: Backup =
        serde_json::from_value(value).map_err(|error| Refused::Damaged(error.to_string()))?;
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for kept in [&mut rest.unread, &mut rest.deleted, &mut rest.kept] {
        let odd = kept.extract_if(.., |kept| !is_id(&kept.id));
        unread.extend(odd.map(|kept| Repair::Left(kept.id)));
    }
    for plan in plans.as_array().ok_or_else(|| damaged("\"plans\": expected a list"))? {
        let id = plan["id"].as_str().unwrap_or_default().to_string();
        match found(plan, now) {
            Ok(plan) => read.push(Found { repairs: short(plan.repairs), ..plan }),
            Err(SavedError::Damaged(reason)) => unread.push(Repair::Unread(id, reason)),
            Err(SavedError::Newer(version)) => unread.push(Repair::Unread(id, format!("version {version}"))),
        }
    }
    Ok((read, rest, unread))
}
