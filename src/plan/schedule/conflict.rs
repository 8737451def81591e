//! What dates set by hand, dependencies and the target ask for together and cannot have. Typed, so that
//! pages put it in words. Only what dates ask for: faults of the items are [`Fault`](super::Fault)s.

use super::earliest::{Cause, Earliest};
use super::graph::Graph;
use crate::plan::{Date, WorkingDays};

/// One thing that cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict {
    /// The start set by hand is not after the day on which what it waits for can be done.
    StartTooEarly {
        /// The item.
        id: String,
        /// Its start.
        start: Date,
        /// Of what it waits for, the one that is done last.
        blocker: String,
        /// When that is done at the earliest.
        done: Date,
    },
    /// The item cannot be done by the due date set by hand.
    DueTooEarly {
        /// The item.
        id: String,
        /// Its due date.
        due: Date,
        /// When it can be done at the earliest.
        earliest: Date,
        /// What it waits for; `None` if it is today that is too late for it.
        blocker: Option<String>,
    },
    /// Both dates are set by hand with fewer working days between than it takes. They are taken as they
    /// are: whoever set them may know better than the estimate.
    TooShort {
        /// The item.
        id: String,
        /// Working days that it is said to take.
        effort: u32,
        /// Working days that the dates leave.
        days: u32,
    },
    /// Both dates are set by hand, the start after the due date.
    StartAfterDue {
        /// The item.
        id: String,
        /// Its start.
        start: Date,
        /// Its due date.
        due: Date,
    },
    /// The target cannot be held; what is critical tells by what.
    TargetMissed {
        /// The target.
        target: Date,
        /// The earliest end; `None` if the calendar ends before.
        earliest: Option<Date>,
        /// Whether it is missed also if nothing applies that only may apply.
        surely: bool,
    },
    /// It would be done after the last day of the calendar, so it gets no dates.
    BeyondCalendar {
        /// The item.
        id: String,
    },
}

/// The conflicts of the item at `place`, planned as `earliest` has it.
pub(super) fn conflicts(
    graph: &Graph,
    earliest: &Earliest,
    calendar: &WorkingDays,
    place: usize,
) -> Vec<Conflict> {
    let item = graph.items[place];
    let id = || item.id.clone();
    let mut found = Vec::new();
    let Some((_, (last, cause))) = earliest.0[place] else { return found };
    let Some(done) = calendar.day(last) else { return vec![Conflict::BeyondCalendar { id: id() }] };
    if let Some(start) = item.start {
        let blockers = graph.after[place].iter().filter_map(|blocker| {
            Some((earliest.done(graph, calendar, *blocker)?, &graph.items[*blocker].id))
        });
        let blocker = blockers.reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let Some((done, blocker)) = blocker.filter(|(done, _)| *done >= start) {
            found.push(Conflict::StartTooEarly { id: id(), start, blocker: blocker.clone(), done });
        }
    }
    match (item.start, item.due) {
        (Some(start), Some(due)) if start > due => {
            found.push(Conflict::StartAfterDue { id: id(), start, due });
            return found;
        }
        (Some(start), Some(due)) => {
            let room = calendar.until(due) - calendar.since(start) + 1;
            let days = u32::try_from(room.max(0)).unwrap_or(u32::MAX);
            let effort = item.effort.max(1);
            if days < effort {
                found.push(Conflict::TooShort { id: id(), effort, days });
            }
        }
        _ => {}
    }
    if let Some(due) = item.due.filter(|due| calendar.until(*due) < last) {
        let blocker = match cause {
            Cause::Blocker(blocker) => Some(graph.items[blocker].id.clone()),
            Cause::Today | Cause::Own => None,
        };
        found.push(Conflict::DueTooEarly { id: id(), due, earliest: done, blocker });
    }
    found
}
