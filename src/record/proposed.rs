//! Dates that come from a proposal, apart from those that were set by hand: what is proposed anew, what
//! taking it over writes, and what makes a date one that was set by hand. What is proposed is up to the
//! planning engine.

use super::kinds::PROPOSED;
use super::{Board, Record, Row, Standing};
use crate::plan::{Date, Item, Schedule, WorkingDays, propose};
use serde_json::Value;
use std::collections::BTreeMap;

/// Fields to be set or emptied in one step.
pub type Fields = Vec<(String, Option<Value>)>;

/// Which dates of a task come from a proposal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Proposed {
    /// The first day does.
    pub start: bool,
    /// The last day does.
    pub due: bool,
}

impl Proposed {
    /// What the word of the field `proposed` says.
    pub fn from_word(word: &str) -> Self {
        let is = |wanted: &str| word == wanted || word == PROPOSED[2];
        Self { start: is(PROPOSED[0]), due: is(PROPOSED[1]) }
    }

    /// The word; none where no date is from a proposal.
    pub fn word(self) -> Option<&'static str> {
        match (self.start, self.due) {
            (false, false) => None,
            (true, false) => Some(PROPOSED[0]),
            (false, true) => Some(PROPOSED[1]),
            (true, true) => Some(PROPOSED[2]),
        }
    }
}

/// Dates of a task as they are once a proposal is taken over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub due: Option<Date>,
    /// Which of them come from a proposal.
    pub proposed: Proposed,
}

impl Taken {
    /// The dates that a row has now.
    pub fn of(row: &Row) -> Self {
        Self { start: row.start, due: row.due, proposed: row.work.proposed }
    }

    /// What no new proposal may change: what was set by hand, and the start of what has begun.
    fn firm(row: &Row) -> Self {
        let (now, begun) = (Self::of(row), row.standing == Standing::InProgress);
        let start = now.start.filter(|_| !now.proposed.start || begun);
        let due = now.due.filter(|_| !now.proposed.due);
        Self { start, due, proposed: Proposed { start: start.is_some() && now.proposed.start, due: false } }
    }

    fn fields(self, id: &str) -> Fields {
        let day = |day: Option<Date>| day.map(|day| Value::from(day.to_string()));
        vec![
            (format!("task/{id}/start"), day(self.start)),
            (format!("task/{id}/due"), day(self.due)),
            (format!("task/{id}/proposed"), self.proposed.word().map(Value::from)),
        ]
    }
}

/// A proposal for a plan, not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What the planning engine proposes, and what stands in the way.
    pub schedule: Schedule,
    /// The first day on which anything can be done: today, or the plan's start where that is later.
    pub from: Date,
    /// The plan's target.
    pub target: Option<Date>,
    /// The dates of each open task if it is taken over.
    pub dates: BTreeMap<String, Taken>,
}

impl Draft {
    /// Proposes dates for all open tasks of `board` that have none by hand, with the days of `record`.
    pub fn of(board: &Board, record: &Record) -> Self {
        let day = |field: &str| record.text(field).parse::<Date>().ok();
        let target = day("plan/target");
        let from = day("plan/start").map_or(board.today, |start| start.max(board.today));
        let firm: Vec<Taken> = board.rows.iter().map(Taken::firm).collect();
        let items = board.items().into_iter().zip(&firm);
        let items: Vec<Item> =
            items.map(|(item, firm)| Item { start: firm.start, due: firm.due, ..item }).collect();
        let schedule = propose(&items, &calendar(record), from, target);
        let mut dates = BTreeMap::new();
        let known: BTreeMap<&str, &Taken> =
            board.rows.iter().map(|row| row.id.as_str()).zip(firm.iter()).collect();
        for proposal in &schedule.proposals {
            let Some(firm) = known.get(proposal.id.as_str()) else { continue };
            let (start, due) = (firm.start.or(proposal.start), firm.due.or(proposal.due));
            let proposed = Proposed {
                start: firm.proposed.start || (firm.start.is_none() && start.is_some()),
                due: firm.due.is_none() && due.is_some(),
            };
            dates.insert(proposal.id.clone(), Taken { start, due, proposed });
        }
        Self { schedule, from, target, dates }
    }

    /// What taking it over writes.
    pub fn fields(&self, board: &Board) -> Fields {
        self.changes(board).flat_map(|(row, dates)| dates.fields(&row.id)).collect()
    }

    /// The tasks whose dates change if it is taken over.
    pub fn changes<'a>(&'a self, board: &'a Board) -> impl Iterator<Item = (&'a Row, &'a Taken)> {
        let dates = |row: &'a Row| Some((row, self.dates.get(&row.id)?));
        board.rows.iter().filter_map(dates).filter(|(row, dates)| Taken::of(row) != **dates)
    }

    /// The days from the first to the last one that it proposes.
    pub fn days(&self) -> Option<(Date, Date)> {
        let days = self.dates.values().flat_map(|dates| {
            [dates.start.filter(|_| dates.proposed.start), dates.due.filter(|_| dates.proposed.due)]
        });
        let days: Vec<Date> = days.flatten().collect();
        days.iter().min().copied().zip(days.iter().max().copied())
    }
}

/// The working days of a plan: Monday to Friday less its days off.
pub fn calendar(record: &Record) -> WorkingDays {
    WorkingDays::default().with_holidays(record.holidays().filter_map(|(day, _)| day.parse().ok()))
}

/// What takes all proposed dates of open tasks away. What is settled keeps the dates on which it was done.
pub fn without_proposed(board: &Board) -> Fields {
    let rows = board.rows.iter().filter(|row| row.standing != Standing::Settled);
    let rows = rows.map(|row| (row, Taken::firm(row))).filter(|(row, firm)| Taken::of(row) != *firm);
    rows.flat_map(|(row, firm)| firm.fields(&row.id)).collect()
}

/// The same fields, with what says that a date is no longer from a proposal wherever one is set or emptied
/// and nothing is said about that.
pub fn by_hand(record: &Record, mut fields: Fields) -> Fields {
    let mut touched: BTreeMap<String, Proposed> = BTreeMap::new();
    for (path, _) in &fields {
        let Some((id, field)) = path.strip_prefix("task/").and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        let known = || Proposed::from_word(record.text(&format!("task/{id}/proposed")));
        let keep = match field {
            "start" => Proposed { start: false, due: true },
            "due" => Proposed { start: true, due: false },
            _ => continue,
        };
        let now = touched.entry(id.to_string()).or_insert_with(known);
        *now = Proposed { start: now.start && keep.start, due: now.due && keep.due };
    }
    for (id, proposed) in touched {
        let path = format!("task/{id}/proposed");
        if record.get(&path).is_some() && !fields.iter().any(|(known, _)| *known == path) {
            fields.push((path, proposed.word().map(Value::from)));
        }
    }
    fields
}
