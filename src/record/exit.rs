//! Whether a phase has come to its end: the tasks that end it, as the pack names them, and what follows.

use super::{Board, Row, Standing};
use crate::content::{Pack, PhaseName};
use crate::journey::Truth;

/// The end of a phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit<'a> {
    /// What ends it, in the pack's order: the row of the phase table that asks for it, and the task.
    pub tasks: Vec<(&'a str, &'a Row)>,
    /// Whether all of it is settled. `Unknown` where what is open only may apply.
    pub reached: Truth,
    /// How many other tasks of the phase apply and are open.
    pub others: usize,
}

impl Board {
    /// The end of `phase`; `None` where the pack names nothing for it that applies here.
    pub fn exit<'a>(&'a self, pack: &'a Pack, phase: PhaseName) -> Option<Exit<'a>> {
        let mut tasks: Vec<(&str, &Row)> = Vec::new();
        for row in pack.phases.iter().filter(|row| row.phase == phase) {
            for task in row.exit_tasks.iter().filter_map(|id| self.showing(id)) {
                if !tasks.iter().any(|(_, known)| known.id == task.id) {
                    tasks.push((&row.id, task));
                }
            }
        }
        let reached = tasks.iter().fold(Truth::True, |reached, (_, task)| {
            reached.and(match (task.standing, task.applies) {
                (Standing::Settled, _) => Truth::True,
                (_, Truth::True) => Truth::False,
                _ => Truth::Unknown,
            })
        });
        let is_end = |row: &Row| tasks.iter().any(|(_, task)| task.id == row.id);
        let open = self.rows.iter().filter(|row| {
            row.phase == phase && row.applies == Truth::True && row.standing != Standing::Settled
        });
        let others = open.filter(|row| !is_end(row)).count();
        (!tasks.is_empty()).then_some(Exit { tasks, reached, others })
    }

    /// The row that shows a row of the pack, which may be a second mention.
    fn showing(&self, id: &str) -> Option<&Row> {
        let also =
            |row: &&Row| row.planned.as_ref().is_some_and(|task| task.also.iter().any(|also| also == id));
        self.row(id).or_else(|| self.rows.iter().find(also))
    }
}
