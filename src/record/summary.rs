//! A plan in a line, for the list of all plans: kept beside the record so that the list need not read every
//! record. It says nothing that the record does not say; where it is missing or odd it is made anew.

use super::{Board, Record, Standing};
use crate::plan::Date;
use serde::{Deserialize, Serialize};

/// A plan in a line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Summary {
    /// Name of the plan; empty where it has none.
    pub name: String,
    /// The customer.
    pub customer: String,
    /// Word of its colour.
    pub colour: String,
    /// Name of its pack.
    pub pack: String,
    /// Day on which it was archived; empty while it is not.
    pub archived: String,
    /// Number of questions that are answered.
    pub answers: usize,
    /// Tasks that certainly apply; none where that is not known.
    pub total: Option<usize>,
    /// Of these, settled.
    pub settled: usize,
    /// Days on which open tasks are due, sorted, each once, and how many.
    pub dues: Vec<(String, usize)>,
    /// When it was changed last, in milliseconds since 1970; 0 where that is not known.
    pub changed: u64,
}

impl Summary {
    /// The summary of `record`; `board` is its board, where its pack is at hand.
    pub fn of(record: &Record, board: Option<&Board>) -> Self {
        let text = |field: &str| record.text(&format!("plan/{field}")).to_string();
        let tally = board.map(|board| board.tally(None));
        let mut dues: Vec<(String, usize)> = Vec::new();
        let open = board.into_iter().flat_map(|board| &board.rows);
        let mut days: Vec<Date> =
            open.filter(|row| row.standing != Standing::Settled).filter_map(|row| row.due).collect();
        days.sort_unstable();
        for day in days.iter().map(ToString::to_string) {
            match dues.last_mut() {
                Some((last, count)) if *last == day => *count += 1,
                _ => dues.push((day, 1)),
            }
        }
        Self {
            name: text("name"),
            customer: text("customer"),
            colour: text("colour"),
            pack: record.pack.clone(),
            archived: text("archived"),
            answers: record.under("answer/").count(),
            total: tally.map(|tally| tally.total),
            settled: tally.map_or(0, |tally| tally.settled),
            dues,
            changed: record.history.last().map_or(0, |step| step.stamp.at),
        }
    }

    /// Reads what [`Summary::text`] wrote; nothing where it does not fit.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The summary as text.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Number of open tasks that were due before `today`.
    pub fn overdue(&self, today: Date) -> usize {
        let today = today.to_string();
        self.dues.iter().filter(|(day, _)| *day < today).map(|(_, count)| count).sum()
    }

    /// The next day on which something is due, from `today` on.
    pub fn next_due(&self, today: Date) -> Option<&str> {
        let today = today.to_string();
        self.dues.iter().map(|(day, _)| day.as_str()).find(|day| *day >= today.as_str())
    }
}
