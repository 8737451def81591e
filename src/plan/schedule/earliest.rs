//! The pass forward: when each item can be done at the earliest, and what keeps it from being earlier.
//! In numbers of working days, so that whole weeks and holidays are arithmetic; no dates come out.

use super::graph::Graph;
use super::item::Item;
use crate::plan::{Date, WorkingDays};

/// One item in working days. Dates set by hand on days off count as the work that they leave room for: a
/// start as the next working day, a due date as the one before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// Start set by hand.
    pub start: Option<i64>,
    /// Due date set by hand.
    pub due: Option<i64>,
    /// Working days. Where both dates are set they tell how long it takes if that is less than estimated.
    pub effort: i64,
}

impl Slot {
    pub fn of(item: &Item, calendar: &WorkingDays) -> Self {
        let start = item.start.map(|date| calendar.since(date));
        let due = item.due.map(|date| calendar.until(date));
        let effort = i64::from(item.effort.max(1));
        let room = start.zip(due).map_or(effort, |(start, due)| (due - start + 1).max(0));
        Self { start, due, effort: effort.min(room) }
    }
}

/// What sets a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// Nothing can be done before today.
    Today,
    /// This one is done the working day before.
    Blocker(usize),
    /// A date of its own, set by hand.
    Own,
}

/// A day and what sets it.
pub(super) type Day = (i64, Cause);

/// First and last day of each item at the earliest; `None` for those left out.
#[derive(Debug, Clone)]
pub(super) struct Earliest(pub Vec<Option<(Day, Day)>>);

impl Earliest {
    /// Plans the items that `counts` has forward from `today`.
    pub fn of(graph: &Graph, slots: &[Slot], today: i64, counts: impl Fn(&Item) -> bool) -> Self {
        let mut days = Self(vec![None; slots.len()]);
        for place in graph.order.iter().copied().filter(|place| counts(graph.items[*place])) {
            let blockers =
                graph.after[place].iter().filter_map(|blocker| Some((days.last(*blocker)?, *blocker)));
            let blocker = blockers.reduce(|best, next| if next.0 > best.0 { next } else { best });
            let ready = blocker.map(|(last, blocker)| (last + 1, Cause::Blocker(blocker)));
            days.0[place] = Some(span(slots[place], ready, today));
        }
        days
    }

    /// The last day of the item at `place`.
    pub fn last(&self, place: usize) -> Option<i64> {
        self.0[place].map(|(_, (last, _))| last)
    }

    /// The item that is done last of all.
    pub fn end(&self, graph: &Graph, calendar: &WorkingDays) -> Option<usize> {
        let day = |place| Some((self.last(place)?, self.own(graph, calendar, place)));
        let all = (0..self.0.len()).filter_map(|place| Some((day(place)?, place)));
        all.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, place)| place)
    }

    /// When the item at `place` is done; `None` beyond the calendar.
    pub fn done(&self, graph: &Graph, calendar: &WorkingDays, place: usize) -> Option<Date> {
        self.own(graph, calendar, place).or_else(|| calendar.day(self.last(place)?))
    }

    /// Its own due date where that decides when it is done, so that one on a day off is told as it was set.
    fn own(&self, graph: &Graph, calendar: &WorkingDays, place: usize) -> Option<Date> {
        graph.items[place].due.filter(|due| Some(calendar.until(*due)) == self.last(place))
    }

    /// The items that set when the one at `place` is done, in the order of work; it is the last of them.
    pub fn critical(&self, place: usize) -> Vec<usize> {
        let mut path = vec![place];
        let mut at = place;
        while let Some((_, (_, Cause::Blocker(blocker)))) = self.0[at] {
            path.push(blocker);
            at = blocker;
        }
        path.reverse();
        path
    }
}

/// First and last day of one item that can be worked on from `ready` on.
fn span(slot: Slot, ready: Option<Day>, today: i64) -> (Day, Day) {
    let free = later((today, Cause::Today), ready);
    let first = slot.start.map_or(free, |start| (start, Cause::Own));
    let (begun, cause) = later(first, ready);
    let worked = (begun + slot.effort - 1, cause);
    // What is not settled is not done before today, whenever it was to be.
    let last = later(later(worked, slot.due.map(|due| (due, Cause::Own))), Some((today, Cause::Today)));
    (first, last)
}

/// The later day; the first of equal ones.
fn later(day: Day, other: Option<Day>) -> Day {
    other.filter(|other| other.0 > day.0).unwrap_or(day)
}
