//! Dates for what has none, from dependencies, effort, working days, today and a target: as late as the
//! target lets, or as early as possible where there is none or it is too late for that. Changes nothing.

use super::conflict::{Conflict, conflicts};
use super::earliest::{Cause, Earliest, Slot};
use super::graph::Graph;
use super::item::{Fault, Item};
use super::latest::{Bound, Latest, latest};
use crate::plan::{Date, WorkingDays};

/// What is proposed for all items that are not settled, and what stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// One for each item that is not settled, in working order.
    pub proposals: Vec<Proposal>,
    /// When everything can be done at the earliest; `None` if everything is settled or it is beyond the
    /// calendar.
    pub earliest_end: Option<Date>,
    /// Ids of the items that set this end, in the order of work, each waiting for the one before it.
    pub critical: Vec<String>,
    /// What cannot hold, in working order; the target last.
    pub conflicts: Vec<Conflict>,
    /// What was wrong with the items.
    pub faults: Vec<Fault>,
}

/// Dates proposed for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The item.
    pub id: String,
    /// A start; `None` if one is set by hand, or if none would be in time for the due date set by hand.
    pub start: Option<Date>,
    /// A due date; `None` if one is set by hand.
    pub due: Option<Date>,
    /// What set these dates.
    pub because: Because,
    /// As early as it can be.
    pub earliest: Span,
    /// As late as the target lets; without one, as late as does not move the earliest end.
    pub latest: Span,
    /// Working days between these two; below 0 if it cannot be in time.
    pub slack: i64,
}

/// First and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub start: Date,
    /// Last day.
    pub due: Date,
}

/// What set proposed dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// It waits for nothing and can start today; nothing asks it to, or it would be too late later.
    Today,
    /// It starts when this is done.
    Blocker {
        /// What it waits for.
        id: String,
    },
    /// The target holds if it is done by then.
    Target {
        /// What directly waits for it on the way there, if anything does.
        before: Option<String>,
    },
    /// A date set by hand elsewhere holds if it is done by then.
    Fixed {
        /// The item with that date.
        id: String,
        /// What directly waits for it on the way there; `None` if that item itself does.
        before: Option<String>,
    },
    /// Its own date that is set by hand, and its effort.
    ByHand,
}

/// Proposes dates for `items`. Dates set by hand are never changed, the others fit around them; what is
/// settled gets none. Nothing is proposed before `today`. The same items in another order give the same.
pub fn propose(items: &[Item], calendar: &WorkingDays, today: Date, target: Option<Date>) -> Schedule {
    let graph = Graph::new(items);
    let slots: Vec<Slot> = graph.items.iter().map(|item| Slot::of(item, calendar)).collect();
    let now = calendar.since(today);
    let earliest = Earliest::of(&graph, &slots, now, |item| !item.settled);
    let end = earliest.end(&graph, calendar);
    let goal = target.map(|target| calendar.until(target)).or_else(|| earliest.last(end?)).unwrap_or(now);
    let latest = latest(&graph, &slots, &earliest, goal.min(calendar.total()));
    let places = 0..slots.len();
    let mut found: Vec<Conflict> =
        places.clone().flat_map(|place| conflicts(&graph, &earliest, calendar, place)).collect();
    if let Some(target) = target {
        let after = |days: &Earliest| {
            let end = days.end(&graph, calendar);
            end.is_some_and(|end| days.done(&graph, calendar, end).is_none_or(|done| done > target))
        };
        if after(&earliest) {
            let counts = |item: &Item| !item.settled && !item.may_apply_only;
            let surely = after(&Earliest::of(&graph, &slots, now, counts));
            let earliest = end.and_then(|end| earliest.done(&graph, calendar, end));
            found.push(Conflict::TargetMissed { target, earliest, surely });
        }
    }
    let critical = end.map(|end| earliest.critical(end)).unwrap_or_default();
    let planner = Planner { graph: &graph, slots, earliest, latest, calendar, aims: target.is_some() };
    Schedule {
        proposals: places.filter_map(|place| planner.proposal(place)).collect(),
        earliest_end: end.and_then(|end| planner.done(end)),
        critical: critical.into_iter().map(|place| planner.id(place)).collect(),
        conflicts: found,
        faults: graph.faults().to_vec(),
    }
}

/// Both passes, from which proposals follow item by item.
struct Planner<'a> {
    graph: &'a Graph<'a>,
    slots: Vec<Slot>,
    earliest: Earliest,
    latest: Vec<Option<Latest>>,
    calendar: &'a WorkingDays,
    /// Whether there is a target.
    aims: bool,
}

impl Planner<'_> {
    fn proposal(&self, place: usize) -> Option<Proposal> {
        let (item, slot) = (self.graph.items[place], self.slots[place]);
        let ((first, cause), (last, last_cause)) = self.earliest.0[place]?;
        let latest = self.latest[place]?;
        // Whatever is due may start as late as that lets; all else waits for the target only if there is one.
        let in_time = (self.aims || slot.due.is_some()) && latest.first >= first;
        let (start, because) = match (slot.start, slot.due) {
            (Some(_), Some(_)) => (first, Because::ByHand),
            (Some(_), None) => (first, self.because(last_cause)),
            (None, Some(_)) if in_time => (latest.first, Because::ByHand),
            (None, None) if in_time => (latest.first, self.because_of(latest.bound)),
            (None, _) => (first, self.because(cause)),
        };
        let due = if slot.start.is_some() { last } else { start + slot.effort - 1 };
        let fits = item.start.is_none() && slot.due.is_none_or(|due| start <= due);
        // With more effort than the calendar has days, the latest day may lie before the first.
        let day = |number: i64| self.calendar.day(number.max(1));
        Some(Proposal {
            id: item.id.clone(),
            start: if fits { Some(day(start)?) } else { None },
            due: if item.due.is_none() { Some(day(due)?) } else { None },
            because,
            earliest: Span { start: item.start.or_else(|| day(first))?, due: self.done(place)? },
            latest: Span {
                start: item.start.or_else(|| day(latest.first))?,
                due: item.due.or_else(|| day(latest.last))?,
            },
            slack: if slot.start.is_some() { latest.last - last } else { latest.first - first },
        })
    }

    fn because(&self, cause: Cause) -> Because {
        match cause {
            Cause::Today => Because::Today,
            Cause::Blocker(place) => Because::Blocker { id: self.id(place) },
            Cause::Own => Because::ByHand,
        }
    }

    fn because_of(&self, bound: Bound) -> Because {
        let before = bound.before.filter(|before| bound.fixed != Some(*before)).map(|place| self.id(place));
        match bound.fixed {
            Some(place) => Because::Fixed { id: self.id(place), before },
            None => Because::Target { before },
        }
    }

    fn id(&self, place: usize) -> String {
        self.graph.items[place].id.clone()
    }

    fn done(&self, place: usize) -> Option<Date> {
        self.earliest.done(self.graph, self.calendar, place)
    }
}
