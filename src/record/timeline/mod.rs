//! The plan over time: the tasks that have dates by phase, meetings, and the days of the plan. [`Timeline`]
//! is what there is to show, in a chart as in a table; [`Chart`] is where a chart has it. No words, no
//! colours.

mod axis;
mod chart;

pub use axis::{Axis, Scale, Tick, Zoom};
pub use chart::{Chart, Drawn, Link, Place};

use super::proposed::calendar;
use super::{Board, Draft, Record, Row, Standing, Taken};
use crate::content::PhaseName;
use crate::plan::{Date, WorkingDays};

/// Everything that has a place in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Phases that have tasks, in their order.
    pub parts: Vec<Part>,
    /// Meetings with a day, the earliest first.
    pub meetings: Vec<Mark>,
    /// Today.
    pub today: Date,
    /// The plan's start.
    pub start: Option<Date>,
    /// The plan's target.
    pub target: Option<Date>,
    /// Which days are worked.
    pub calendar: WorkingDays,
}

/// A phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub phase: PhaseName,
    /// Its tasks with dates, the earliest first.
    pub bars: Vec<Bar>,
    /// Number of its open tasks without dates.
    pub undated: usize,
    /// The end of an earlier phase that its tasks wait for, where both have dates.
    pub gate: Option<Gate>,
}

/// The end of a phase that another one waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gate {
    /// The phase.
    pub phase: PhaseName,
    /// Last day of the tasks that end it.
    pub end: Date,
    /// First day of the tasks that wait for that.
    pub begin: Date,
}

/// A task with its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its id.
    pub id: String,
    /// First day.
    pub first: End,
    /// Last day; never before the first.
    pub last: End,
    /// Where it stands.
    pub standing: Standing,
    /// Whether it is late.
    pub overdue: bool,
    /// Tasks that it waits for in its own right.
    pub after: Vec<String>,
}

/// One end of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The day.
    pub day: Date,
    /// Where it comes from.
    pub by: By,
}

/// Where a day comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Somebody has set it.
    Hand,
    /// It was proposed.
    Proposal,
    /// It follows from the other day and the working days that the task takes.
    Effort,
}

/// Something that takes place on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its id.
    pub id: String,
    /// The day.
    pub day: Date,
    /// What it is.
    pub title: String,
}

impl Timeline {
    /// What `board` and `record` have over time; with a draft, as if it were taken over.
    pub fn of(board: &Board, record: &Record, draft: Option<&Draft>) -> Self {
        let calendar = calendar(record);
        let dates = |row: &Row| {
            let drafted = draft.and_then(|draft| draft.dates.get(&row.id).copied());
            drafted.unwrap_or_else(|| Taken::of(row))
        };
        let part = |phase: PhaseName| {
            let rows: Vec<&Row> = board.rows.iter().filter(|row| row.phase == phase).collect();
            let mut bars: Vec<Bar> =
                rows.iter().filter_map(|row| Bar::of(row, dates(row), &calendar, board.today)).collect();
            // Those that begin on the same day keep their working order.
            bars.sort_by_key(|bar| bar.first.day);
            let open = rows.iter().filter(|row| row.standing != Standing::Settled);
            let undated = open.filter(|row| dates(row).start.or(dates(row).due).is_none()).count();
            let gate = gate(board, phase, |row| span(row, dates(row), &calendar));
            (!rows.is_empty()).then_some(Part { phase, bars, undated, gate })
        };
        let day = |field: &str| record.text(field).parse::<Date>().ok();
        let meetings = record.meetings().into_iter().filter_map(|meeting| {
            let day = meeting.day?.parse().ok()?;
            Some(Mark { id: meeting.id, day, title: meeting.title })
        });
        let mut meetings: Vec<Mark> = meetings.collect();
        meetings.sort_by_key(|mark| mark.day);
        Self {
            parts: PhaseName::ALL.into_iter().filter_map(part).collect(),
            meetings,
            today: board.today,
            start: day("plan/start"),
            target: day("plan/target"),
            calendar,
        }
    }

    /// All days that have something on them, today among them.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        let bars = self.parts.iter().flat_map(|part| &part.bars);
        let bars = bars.flat_map(|bar| [bar.first.day, bar.last.day]);
        let own = [Some(self.today), self.start, self.target].into_iter().flatten();
        bars.chain(self.meetings.iter().map(|mark| mark.day)).chain(own)
    }

    /// A phase that has tasks.
    pub fn part(&self, phase: PhaseName) -> Option<&Part> {
        self.parts.iter().find(|part| part.phase == phase)
    }

    /// Whether there is nothing to show but the days of the plan itself.
    pub fn is_empty(&self) -> bool {
        self.meetings.is_empty() && self.parts.iter().all(|part| part.bars.is_empty())
    }
}

impl Part {
    /// From its first day to its last one; nothing where no task has dates.
    pub fn span(&self) -> Option<(Date, Date)> {
        let first = self.bars.iter().map(|bar| bar.first.day).min()?;
        Some((first, self.bars.iter().map(|bar| bar.last.day).max()?))
    }
}

impl Bar {
    /// The bar of a row with these dates; none where it has none.
    fn of(row: &Row, dates: Taken, calendar: &WorkingDays, today: Date) -> Option<Self> {
        let (first, last) = span(row, dates, calendar)?;
        let after = row.waits.iter().filter(|wait| wait.exit_of.is_none()).map(|wait| wait.id.clone());
        let is_open = row.standing != Standing::Settled;
        Some(Self {
            id: row.id.clone(),
            first,
            last,
            standing: row.standing,
            overdue: is_open && dates.due.is_some_and(|due| due < today),
            after: after.collect(),
        })
    }

    /// Whether it is drawn as a proposal: no date was set by hand.
    pub fn is_proposed(&self) -> bool {
        let by = [self.first.by, self.last.by];
        by.contains(&By::Proposal) && !by.contains(&By::Hand)
    }
}

/// From which to which day a row with these dates goes; none where it has none.
fn span(row: &Row, dates: Taken, calendar: &WorkingDays) -> Option<(End, End)> {
    let end = |day: Date, proposed: bool| End { day, by: if proposed { By::Proposal } else { By::Hand } };
    let start = dates.start.map(|day| end(day, dates.proposed.start));
    let due = dates.due.map(|day| end(day, dates.proposed.due));
    let days = i64::from(row.effort.max(1)) - 1;
    let reckoned = |day: Date, days: i64| calendar.add(day, days).map(|day| End { day, by: By::Effort });
    match (start, due) {
        (Some(start), Some(due)) if start.day <= due.day => Some((start, due)),
        // In the wrong order; planning tells of that.
        (Some(start), Some(due)) => Some((due, start)),
        (Some(start), None) => Some((start, reckoned(start.day, days).unwrap_or(start))),
        (None, Some(due)) => Some((reckoned(due.day, -days).unwrap_or(due), due)),
        (None, None) => None,
    }
}

/// The latest of the earlier phases whose end tasks of `phase` wait for.
fn gate(board: &Board, phase: PhaseName, span: impl Fn(&Row) -> Option<(End, End)>) -> Option<Gate> {
    let waits = |row: &Row| {
        let gates = row.waits.iter().filter(|wait| wait.exit_of.is_some());
        let rows: Vec<&Row> = gates.filter_map(|wait| board.row(&wait.id)).collect();
        rows.into_iter().filter(|other| other.phase != phase).collect::<Vec<_>>()
    };
    let rows = board.rows.iter().filter(|row| row.phase == phase).map(|row| (row, waits(row)));
    let rows: Vec<(&Row, Vec<&Row>)> = rows.filter(|(_, waits)| !waits.is_empty()).collect();
    let ends = || rows.iter().flat_map(|(_, waits)| waits.iter().copied());
    let earlier = ends().map(|row| row.phase).max()?;
    let end = ends().filter(|row| row.phase == earlier).filter_map(|row| Some(span(row)?.1.day)).max()?;
    let begin = rows.iter().filter_map(|(row, _)| Some(span(row)?.0.day)).min()?;
    Some(Gate { phase: earlier, end, begin })
}
