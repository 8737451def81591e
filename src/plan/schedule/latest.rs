//! The pass backward: when each item must be done at the latest so that the end holds, and what asks for
//! that. In numbers of working days.

use super::earliest::{Earliest, Slot};
use super::graph::Graph;

/// What asks for the latest day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bound {
    /// The item whose date set by hand has to hold; `None`: the end.
    pub fixed: Option<usize>,
    /// What directly waits for this item on the way there; `None`: nothing does.
    pub before: Option<usize>,
}

/// First and last day of one item at the latest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Latest {
    /// First day.
    pub first: i64,
    /// Last day.
    pub last: i64,
    /// What asks for the last day, where it is not set by hand.
    pub bound: Bound,
}

/// Plans the items that `earliest` has backward from `end`. Dates set by hand stay, whatever follows them:
/// if they are too late for it, the forward pass has shown that already.
pub(super) fn latest(graph: &Graph, slots: &[Slot], earliest: &Earliest, end: i64) -> Vec<Option<Latest>> {
    let mut all: Vec<Option<Latest>> = vec![None; slots.len()];
    for place in graph.order.iter().rev().copied().filter(|place| earliest.0[*place].is_some()) {
        let mut last = end;
        let mut bound = Bound { fixed: None, before: None };
        for next in graph.before[place].iter().copied() {
            let Some(of_next) = all[next].filter(|of_next| of_next.first <= last) else { continue };
            last = of_next.first - 1;
            let by_hand = slots[next].start.or(slots[next].due).map(|_| next);
            bound = Bound { fixed: by_hand.or(of_next.bound.fixed), before: Some(next) };
        }
        let slot = slots[place];
        let last = slot.due.unwrap_or(last);
        let first = slot.start.unwrap_or(last - slot.effort + 1);
        all[place] = Some(Latest { first, last, bound });
    }
    all
}
