//! What other answers do to the work on a plan: which tasks come, come back, are set aside or stay, each with
//! what was entered about it. Derived from two plans and the board; changes nothing.

use super::{Board, Parked, Row};
use crate::plan::{Difference, PlannedTask};

/// A task of the board, and how the other answers have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift<'a> {
    /// As it is, with what was entered.
    pub row: &'a Row,
    /// As it would be.
    pub then: &'a PlannedTask,
}

/// The tasks on both sides of a change. Each task is in one of the lists or counted in `kept`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeEffect<'a> {
    /// Tasks that come, about which nothing was entered.
    pub added: Vec<&'a PlannedTask>,
    /// Tasks that come back, with the work that was set aside.
    pub returning: Vec<(&'a PlannedTask, &'a Parked)>,
    /// Tasks that are set aside, those in progress first, then those with other work.
    pub parked: Vec<&'a Row>,
    /// Tasks that stay, with another party or another certainty; those in progress first.
    pub shifted: Vec<Shift<'a>>,
    /// Number of tasks that stay as they are, those that people have added included.
    pub kept: usize,
}

impl<'a> ChangeEffect<'a> {
    /// What `difference` does to the work on `board`, which is that of the answers as they are.
    pub fn of(difference: &'a Difference, board: &'a Board) -> Self {
        let mut effect = Self::default();
        for task in &difference.added {
            match board.parked.iter().find(|parked| parked.id == task.id) {
                Some(parked) => effect.returning.push((task, parked)),
                None => effect.added.push(task),
            }
        }
        effect.parked = difference.removed.iter().filter_map(|task| board.row(&task.id)).collect();
        effect.parked.sort_by_key(|row| urgency(row));
        let shifted = difference.changed.iter();
        let shifted =
            shifted.filter_map(|change| Some(Shift { row: board.row(&change.now.id)?, then: &change.then }));
        effect.shifted = shifted.collect();
        effect.shifted.sort_by_key(|shift| urgency(shift.row));
        effect.kept = board.rows.len() - effect.parked.len() - effect.shifted.len();
        effect
    }

    /// Tasks with work that are set aside: the first of `parked`.
    pub fn parked_work(&self) -> &[&'a Row] {
        let with_work = self.parked.iter().take_while(|row| !row.work.is_empty()).count();
        &self.parked[..with_work]
    }

    /// Whether work in progress is set aside or handed to somebody else.
    pub fn is_in_the_way(&self) -> bool {
        let rows = self.parked.iter().copied().chain(self.shifted.iter().map(|shift| shift.row));
        rows.into_iter().any(Row::is_in_progress)
    }
}

/// What wants attention first: work that goes on, then other work, then nothing.
fn urgency(row: &Row) -> u8 {
    match row {
        row if row.is_in_progress() => 0,
        row if !row.work.is_empty() => 1,
        _ => 2,
    }
}
