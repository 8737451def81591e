//! Items and what waits for what among them, without circles; what blocks, what is ready, what a new
//! dependency would do. No dates. Building it sorts the items and goes over them and their dependencies
//! once; so does each question at most.

use super::item::{Fault, Item};
use super::order::sort;
use super::waiting::Waiting;
use crate::journey::Truth;

/// Items in working order with their dependencies, looked up by position.
#[derive(Debug, Clone)]
pub struct Graph<'a> {
    pub(super) items: Vec<&'a Item>,
    /// Positions by id, sorted.
    by_id: Vec<(&'a str, usize)>,
    /// For each item what it waits for, in working order, each once.
    pub(super) after: Vec<Vec<usize>>,
    /// For each item what waits for it, in working order.
    pub(super) before: Vec<Vec<usize>>,
    /// All positions, each after those it waits for.
    pub(super) order: Vec<usize>,
    faults: Vec<Fault>,
}

impl<'a> Graph<'a> {
    /// The graph of `items`. What does not fit is left out and told by [`Graph::faults`].
    pub fn new(items: &'a [Item]) -> Self {
        let mut faults = Vec::new();
        let items = in_working_order(items, &mut faults);
        let by_id = places(items.iter().copied());
        let mut after = Vec::with_capacity(items.len());
        for item in &items {
            let mut known = Vec::with_capacity(item.after.len());
            for id in &item.after {
                match find(&by_id, id) {
                    Some(place) => known.push(place),
                    None => faults.push(Fault::Missing { id: item.id.clone(), after: id.clone() }),
                }
            }
            known.sort_unstable();
            known.dedup();
            after.push(known);
        }
        let sorted = sort(&after);
        let id = |place: usize| items[place].id.clone();
        let closing = sorted.closing.iter();
        faults.extend(closing.map(|(place, blocker)| Fault::Cycle { id: id(*place), after: id(*blocker) }));
        let mut before = vec![Vec::new(); items.len()];
        for (place, blockers) in sorted.after.iter().enumerate() {
            blockers.iter().for_each(|blocker| before[*blocker].push(place));
        }
        Self { items, by_id, after: sorted.after, before, order: sorted.order, faults }
    }

    /// What was left out.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// What `id` directly waits for and is not settled.
    pub fn blockers(&self, id: &str) -> Vec<&'a Item> {
        let after = self.place(id).map(|place| self.open_blockers(place));
        after.into_iter().flatten().map(|place| self.items[place]).collect()
    }

    /// Whether `id` can start now. `Unknown` while all it waits for only may apply; `False` for what is
    /// settled, which has nothing to start, and for what is not among the items.
    pub fn ready(&self, id: &str) -> Truth {
        let Some(place) = self.place(id).filter(|place| !self.items[*place].settled) else {
            return Truth::False;
        };
        self.open_blockers(place).fold(Truth::True, |ready, blocker| {
            ready.and(if self.items[blocker].may_apply_only { Truth::Unknown } else { Truth::False })
        })
    }

    /// What can start for certain as soon as `id` is settled, and cannot before.
    pub fn unlocked_by(&self, id: &str) -> Vec<&'a Item> {
        let Some(place) = self.place(id).filter(|place| !self.items[*place].settled) else {
            return Vec::new();
        };
        let waiting = self.before[place].iter().filter(|other| !self.items[**other].settled);
        let last = waiting.filter(|other| self.open_blockers(**other).all(|blocker| blocker == place));
        last.map(|other| self.items[*other]).collect()
    }

    /// Everything unsettled that `id` waits for, directly or through others. What is settled is not
    /// waited for, nor what it waited for itself.
    pub fn waits_for(&self, id: &str) -> Waiting<'a> {
        Waiting::of(self, self.place(id))
    }

    /// The circle that would arise if `id` waited for `after` too: ids from `id` on, each waiting for the
    /// next and the last for the first. `None` if there would be none, or one of them is not there.
    /// Settled items count, because they can be opened again.
    pub fn would_cycle(&self, id: &str, after: &str) -> Option<Vec<&'a str>> {
        let (from, to) = (self.place(after)?, self.place(id)?);
        let mut came: Vec<Option<usize>> = vec![None; self.items.len()];
        let mut rest = vec![from];
        came[from] = Some(from);
        while let Some(place) = rest.pop() {
            if place == to {
                return Some(self.circle(&came, from, to));
            }
            for blocker in &self.after[place] {
                if came[*blocker].is_none() {
                    came[*blocker] = Some(place);
                    rest.push(*blocker);
                }
            }
        }
        None
    }

    /// The way from `from` to `to`, with `to` put first.
    fn circle(&self, came: &[Option<usize>], from: usize, to: usize) -> Vec<&'a str> {
        let mut way = vec![to];
        let mut place = to;
        while let Some(earlier) = came[place].filter(|_| place != from) {
            way.push(earlier);
            place = earlier;
        }
        way[1..].reverse();
        way.into_iter().map(|place| &*self.items[place].id).collect()
    }

    /// The position of `id`.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        find(&self.by_id, id)
    }

    /// What the item at `place` waits for and is not settled.
    pub(super) fn open_blockers(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        self.after[place].iter().copied().filter(|blocker| !self.items[*blocker].settled)
    }
}

fn find(by_id: &[(&str, usize)], id: &str) -> Option<usize> {
    by_id.binary_search_by(|(known, _)| known.cmp(&id)).ok().map(|at| by_id[at].1)
}

/// By place in working order, then id; of several with the same id the first in the list stays. Sorts the
/// two kinds of lists that are sorted here anyway, and unstably: each other sort costs 1 kB of wasm.
fn in_working_order<'a>(items: &'a [Item], faults: &mut Vec<Fault>) -> Vec<&'a Item> {
    let mut by_id = places(items.iter());
    by_id.dedup_by(|later, first| {
        let twice = later.0 == first.0;
        if twice {
            faults.push(Fault::Twice { id: later.0.to_string() });
        }
        twice
    });
    let mut ordered: Vec<&Item> = by_id.into_iter().map(|(_, place)| &items[place]).collect();
    ordered.sort_unstable_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    ordered
}

/// Ids with their positions, sorted.
fn places<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<(&'a str, usize)> {
    let mut all: Vec<_> = items.enumerate().map(|(place, item)| (&*item.id, place)).collect();
    all.sort_unstable();
    all
}
