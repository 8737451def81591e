//! What the app knows that cannot be derived: the plan's record and how keeping goes.

use crate::journey::Answers;
use crate::record::Record;

/// How well the plan is kept in this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeping {
    /// Nothing was worth saving yet, or all is saved.
    #[default]
    Saved,
    /// The browser denies storage: everything lives in memory only.
    Denied,
    /// The last change could not be written (storage full): an older version is kept.
    Full,
    /// All is saved, and there is hardly any room left.
    Near,
    /// The last version could not be read; it is set aside, and the one before is open.
    Repaired,
    /// It was in an older form; a copy in that form is still here.
    Migrated,
    /// What was found could not be read; it is set aside.
    Damaged,
    /// What was found was written by a newer Fairway; it is left untouched.
    Newer,
    /// What was found could not be read, nor set aside; it is left untouched.
    Unread,
}

impl Keeping {
    /// All of them.
    const ALL: [Self; 9] = [
        Self::Saved,
        Self::Denied,
        Self::Full,
        Self::Near,
        Self::Repaired,
        Self::Migrated,
        Self::Damaged,
        Self::Newer,
        Self::Unread,
    ];

    /// The word used in wording, and by the annex when it has made a plan ready.
    pub fn word(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Denied => "denied",
            Self::Full => "full",
            Self::Near => "near",
            Self::Repaired => "repaired",
            Self::Migrated => "migrated",
            Self::Damaged => "damaged",
            Self::Newer => "newer",
            Self::Unread => "unread",
        }
    }

    /// That of a word; what says nothing is left untouched.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|keeping| keeping.word() == word).unwrap_or(Self::Unread)
    }

    /// Whether changes are written to storage; where the browser denies it, to what lasts as long as the page.
    pub fn writes(self) -> bool {
        !matches!(self, Self::Newer | Self::Unread)
    }

    /// Whether it holds for whatever plan is open: what was found of the first one is no news of the next.
    pub fn stays(self) -> bool {
        self == Self::Denied
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

impl AppState {
    /// Whether something is here that would be gone if the page were closed.
    pub fn is_unkept(&self) -> bool {
        let is_kept = self.keeping.writes() && !matches!(self.keeping, Keeping::Denied | Keeping::Full);
        !is_kept && !self.record.is_new()
    }
}
