//! What the app knows that cannot be derived: the plan's record and how keeping goes.

use crate::journey::Answers;
use crate::record::Record;

/// How well the plan is kept in this browser.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Keeping {
    /// Nothing was worth saving yet, or all is saved.
    #[default]
    Saved,
    /// The browser denies storage: everything lives in memory only.
    Denied,
    /// The last change could not be written (storage full): an older version is kept.
    Full,
    /// What was found could not be read; its text is set aside and offered.
    Damaged {
        /// The text that was found, unchanged.
        original: String,
        /// What was wrong with it.
        problem: String,
    },
    /// What was found was written by a newer Fairway; it is left untouched and offered.
    Newer {
        /// The text that was found, unchanged.
        original: String,
    },
}

impl Keeping {
    /// Whether changes are written to storage.
    pub fn writes(&self) -> bool {
        !matches!(self, Self::Denied | Self::Newer { .. })
    }

    /// The text that was found and could not be used.
    pub fn original(&self) -> Option<&str> {
        match self {
            Self::Damaged { original, .. } | Self::Newer { original } => Some(original),
            _ => None,
        }
    }
}

/// The whole state. Path, outcome and plan are derived from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppState {
    /// Answers, also those off the path: the answers of `record`, as what they mean.
    pub answers: Answers,
    /// Everything that was entered, answers included, with its history.
    pub record: Record,
    /// How keeping goes.
    pub keeping: Keeping,
}
