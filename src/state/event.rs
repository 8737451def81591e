//! What can happen, and what the shell is asked to do about it.

use crate::journey::{Answer, Answers};
use crate::plan::{Progress, Status};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A question was answered.
    Answered {
        /// Question id.
        question: String,
        /// What was said.
        answer: Answer,
    },
    /// A task changed its state.
    StatusSet {
        /// Row id of the task.
        task: String,
        /// New state.
        status: Status,
    },
    /// The reason why a task is not needed was written.
    ReasonSet {
        /// Row id of the task.
        task: String,
        /// The reason, as typed.
        reason: String,
    },
    /// A plan came from outside: another tab, the example.
    Replaced {
        /// Its answers.
        answers: Answers,
        /// Its progress.
        progress: Progress,
        /// Whether it has to be written (an example) or already is (another tab).
        save: bool,
    },
    /// Answers that were tried in a scratch copy are kept; progress stays.
    AnswersReplaced {
        /// All answers from now on.
        answers: Answers,
    },
    /// The person confirmed to start over.
    StartedOver,
    /// A write went well.
    SaveSucceeded,
    /// A write failed because storage is full.
    SaveFailed,
}

/// What the shell is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Write the plan.
    Save,
    /// Remove the plan from storage.
    Erase,
}
