//! How far each task is, and sums over tasks. Progress of a task that does not apply is kept.

use super::PlannedTask;
use crate::content::Table;

/// The state of one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Nothing was done yet.
    #[default]
    NotStarted,
    /// Work has begun.
    InProgress,
    /// Finished.
    Done,
    /// Does not have to be done here; the reason says why.
    NotNeeded,
}

impl Status {
    /// All states in the order in which they are offered.
    pub const ALL: [Status; 4] = [Self::NotStarted, Self::InProgress, Self::Done, Self::NotNeeded];

    /// The word used in data and pages.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::NotNeeded => "not-needed",
        }
    }

    /// The state of a word, the inverse of [`Status::word`].
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// What is kept about one task.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskProgress {
    /// State.
    pub status: Status,
    /// Why it is not needed; kept when the state changes, so that changing back loses nothing.
    pub reason: String,
}

/// Progress by task id.
pub type Progress = Table<TaskProgress>;

/// Sums over some tasks. Tasks that only may apply are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Tasks that certainly apply.
    pub total: usize,
    /// Of these, done or not needed.
    pub settled: usize,
    /// Of these, in progress.
    pub in_progress: usize,
    /// Tasks that may apply.
    pub possible: usize,
}

impl Tally {
    /// Settled share in whole per cent, rounded down, so that 100 means all. 0 where there is nothing.
    pub fn percent(self) -> usize {
        (self.settled * 100).checked_div(self.total).unwrap_or(0)
    }

    /// Whether everything that certainly applies is settled.
    pub fn is_complete(self) -> bool {
        self.total > 0 && self.settled == self.total
    }
}

/// Sums up `tasks` under `progress`.
pub fn tally<'a>(tasks: impl IntoIterator<Item = &'a PlannedTask>, progress: &Progress) -> Tally {
    let mut sum = Tally::default();
    for task in tasks {
        if task.applies == crate::journey::Truth::Unknown {
            sum.possible += 1;
            continue;
        }
        sum.total += 1;
        match progress.get(&task.id).map_or(Status::NotStarted, |known| known.status) {
            Status::Done | Status::NotNeeded => sum.settled += 1,
            Status::InProgress => sum.in_progress += 1,
            Status::NotStarted => {}
        }
    }
    sum
}
