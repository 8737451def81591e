//! How far a task is, and sums over tasks.

use super::PlannedTask;

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

/// Sums up `tasks`, each as far as `status` says of its id.
pub fn tally<'a>(tasks: impl IntoIterator<Item = &'a PlannedTask>, status: impl Fn(&str) -> Status) -> Tally {
    let mut sum = Tally::default();
    for task in tasks {
        if task.applies == crate::journey::Truth::Unknown {
            sum.possible += 1;
            continue;
        }
        sum.total += 1;
        match status(&task.id) {
            Status::Done | Status::NotNeeded => sum.settled += 1,
            Status::InProgress => sum.in_progress += 1,
            Status::NotStarted => {}
        }
    }
    sum
}
