//! What a steering meeting wants to know of a plan, on one page, and what the end of the work has brought.
//! Derived from plan, record and day every time; which words it is told in is not decided here.

use super::{Board, Draft, Record, Row, Standing};
use crate::content::{Party, PhaseName, Track};
use crate::journey::{Outcome, Truth};
use crate::plan::{Conflict, Date, Status, Tally};

/// The id under which the whole of the work is signed off.
pub const WHOLE: &str = "plan";
/// How many next steps are told.
const NEXT: usize = 3;

/// Something that stands against the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Risk {
    /// Tasks are overdue.
    Overdue {
        /// Their ids, the longest overdue first.
        tasks: Vec<String>,
        /// Since when the first of them is.
        since: Date,
    },
    /// The target date cannot be held.
    Target {
        /// The target.
        target: Date,
        /// When everything can be done at the earliest; `None` if the calendar ends before.
        earliest: Option<Date>,
        /// Whether that is so also if nothing comes that only may apply.
        surely: bool,
    },
    /// Dates of these tasks, set by hand, contradict each other or what they wait for.
    Dates(
        /// Ids, each once, in working order.
        Vec<String>,
    ),
    /// The environment is not as it has to be.
    NotMet(
        /// Row ids of expectations.
        Vec<String>,
    ),
    /// Whether the environment is as it has to be is not known.
    NotKnown(
        /// Row ids of expectations.
        Vec<String>,
    ),
    /// Open answers leave open whether tasks apply.
    Open {
        /// How many tasks.
        tasks: usize,
        /// The questions that would settle it, each once.
        questions: Vec<String>,
    },
    /// These tasks wait for something that Microsoft does.
    Microsoft(
        /// Ids in working order.
        Vec<String>,
    ),
}

/// The plan on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How far each phase is that has tasks.
    pub phases: Vec<(PhaseName, Tally)>,
    /// How far all is.
    pub tally: Tally,
    /// The target date.
    pub target: Option<Date>,
    /// When everything can be done at the earliest, by dates set by hand, dependencies and effort.
    pub earliest: Option<Date>,
    /// What stands against it, what weighs most first.
    pub risks: Vec<Risk>,
    /// Ids of the tasks that come next: they can start, and are due first or stand first.
    pub next: Vec<String>,
}

impl Report {
    /// The report on the plan of this board.
    pub fn of(board: &Board, outcome: &Outcome, record: &Record) -> Self {
        let draft = Draft::of(board, record);
        let tally = |phase: PhaseName| (phase, board.tally(Some(phase)));
        let phases = PhaseName::ALL.map(tally).into_iter();
        Self {
            phases: phases.filter(|(_, tally)| tally.total + tally.possible > 0).collect(),
            tally: board.tally(None),
            target: draft.target,
            earliest: draft.schedule.earliest_end,
            risks: risks(board, outcome, &draft.schedule.conflicts),
            next: next(board),
        }
    }
}

fn ids<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<String> {
    rows.map(|row| row.id.clone()).collect()
}

fn risks(board: &Board, outcome: &Outcome, conflicts: &[Conflict]) -> Vec<Risk> {
    let mut risks = Vec::new();
    let mut late: Vec<&Row> = board.rows.iter().filter(|row| row.overdue).collect();
    late.sort_by_key(|row| row.due);
    if let Some(since) = late.first().and_then(|row| row.due) {
        risks.push(Risk::Overdue { tasks: ids(late.into_iter()), since });
    }
    let mut dates: Vec<String> = Vec::new();
    for conflict in conflicts {
        match conflict {
            Conflict::TargetMissed { target, earliest, surely } => {
                risks.push(Risk::Target { target: *target, earliest: *earliest, surely: *surely });
            }
            Conflict::StartTooEarly { id, .. }
            | Conflict::DueTooEarly { id, .. }
            | Conflict::TooShort { id, .. }
            | Conflict::StartAfterDue { id, .. }
            | Conflict::BeyondCalendar { id } => {
                // What is overdue cannot be done in time; that is told already.
                let is_late = board.row(id).is_some_and(|row| row.overdue);
                if !is_late && !dates.contains(id) {
                    dates.push(id.clone());
                }
            }
        }
    }
    let expected = |met: Truth| -> Vec<String> {
        let found = outcome.expectations.iter().filter(|row| row.met == met);
        found.map(|row| row.id.clone()).collect()
    };
    let open: Vec<&Row> = board.rows.iter().filter(|row| row.applies == Truth::Unknown).collect();
    let mut questions: Vec<String> = Vec::new();
    for question in open.iter().filter_map(|row| row.planned.as_ref()).flat_map(|task| &task.depends_on) {
        if !questions.contains(question) {
            questions.push(question.clone());
        }
    }
    let theirs = |row: &&Row| {
        let mut blockers = row.blockers().filter_map(|wait| board.row(&wait.id));
        row.standing == Standing::Waiting && blockers.any(|other| other.party == Party::Microsoft)
    };
    let lists = [
        Risk::Dates(dates),
        Risk::NotMet(expected(Truth::False)),
        Risk::NotKnown(expected(Truth::Unknown)),
        Risk::Open { tasks: open.len(), questions },
        Risk::Microsoft(ids(board.rows.iter().filter(theirs))),
    ];
    risks.extend(lists.into_iter().filter(Risk::is_one));
    risks
}

impl Risk {
    fn is_one(&self) -> bool {
        match self {
            Self::Overdue { .. } | Self::Target { .. } => true,
            Self::Dates(of) | Self::NotMet(of) | Self::NotKnown(of) | Self::Microsoft(of) => !of.is_empty(),
            Self::Open { tasks, .. } => *tasks > 0,
        }
    }
}

/// Those with a date first, the nearest first; the others as they stand.
fn next(board: &Board) -> Vec<String> {
    let ready = |row: &&Row| row.standing == Standing::Ready && row.applies == Truth::True;
    let mut rows: Vec<&Row> = board.rows.iter().filter(ready).collect();
    rows.sort_by_key(|row| (row.due.is_none(), row.due));
    ids(rows.into_iter().take(NEXT))
}

/// What has come of the tasks of one track in one phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The track; none for tasks that were added.
    pub track: Option<Track>,
    /// Ids of what is done.
    pub done: Vec<String>,
    /// Ids of what is not settled and certainly applies.
    pub open: Vec<String>,
}

/// What has come of the tasks of a phase, by track, where it has any. What is not needed is neither done nor
/// open.
pub fn achieved(board: &Board, phase: PhaseName) -> Vec<Done> {
    let tracks = Track::ALL.map(Some).into_iter().chain([None]);
    let parts = tracks.map(|track| {
        let of = |row: &&Row| row.phase == phase && row.planned.as_ref().map(|task| task.track) == track;
        let rows = || board.rows.iter().filter(of);
        let open = |row: &&Row| row.standing != Standing::Settled && row.applies == Truth::True;
        Done {
            track,
            done: ids(rows().filter(|row| row.work.status == Status::Done)),
            open: ids(rows().filter(open)),
        }
    });
    parts.filter(|part| !part.done.is_empty() || !part.open.is_empty()).collect()
}
