//! The summary of a plan from its saved text, worked out with the pack that is in use. Where the plan is of
//! another pack, the summary says nothing of tasks.

use super::saved::{self, SavedError};
use crate::content::{Pack, encode_front};
use crate::journey::{Mark, replay};
use crate::plan::{Date, plan};
use crate::record::{Board, Progress, Record, Summary};

/// A short word that names the content of a pack: another pack has another one.
pub fn mark_of(pack: &Pack) -> String {
    // FNV-1a, 64 bits. It guards against content that has changed, not against somebody who means harm.
    let bytes = encode_front(pack).unwrap_or_default();
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// The summary of the plan with this text; `mark` is that of `pack`.
///
/// # Errors
/// When the text is no plan, or holds answers that its pack does not take.
pub fn summary_of(pack: &Pack, mark: &str, text: &str) -> Result<Summary, SavedError> {
    summarise(pack, mark, &saved::read(text)?)
}

/// The same of a record.
///
/// # Errors
/// When it holds answers that its pack does not take.
pub fn summarise(pack: &Pack, mark: &str, record: &Record) -> Result<Summary, SavedError> {
    let summary = Summary::of(record);
    if record.pack != pack.name() {
        return Ok(summary);
    }
    let answers = saved::answers_of(pack, record).map_err(SavedError::Damaged)?;
    let journey = replay(pack, &answers);
    let questions = journey.count(Mark::Here) + journey.count(Mark::Ahead);
    // What counts is kept by day, so the day on which it is made makes no difference.
    let board = Board::of(pack, &plan(pack, &answers), record, Date::first());
    Ok(Summary { progress: Some(Progress::of(&board, questions, mark)), ..summary })
}

/// The kept summary with this text, where it holds for the pack in use.
pub fn kept_summary(pack: &Pack, mark: &str, text: &str) -> Option<Summary> {
    let summary = Summary::read(text)?;
    let holds = match &summary.progress {
        Some(progress) => progress.mark == mark,
        None => false,
    };
    (summary.pack != pack.name() || holds).then_some(summary)
}
