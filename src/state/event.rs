//! What can happen, and what the shell is asked to do about it.

use super::Keeping;
use crate::journey::{Answer, Answers};
use crate::record::{Record, Stamp};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A question was answered.
    Answered {
        /// Question id.
        question: String,
        /// What was said.
        answer: Answer,
        /// When and by whom.
        stamp: Stamp,
    },
    /// The record came from elsewhere: another tab or the annex.
    Replaced {
        /// The record.
        record: Record,
        /// Its answers.
        answers: Answers,
        /// Whether it has to be written, or already is (another tab).
        save: bool,
    },
    /// A write went well, went badly, or cannot be made any more.
    Kept(Keeping),
}

/// What the shell is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Write the record.
    Save,
}
