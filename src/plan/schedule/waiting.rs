//! Everything that one item waits for, directly or through others, with the way to each. No dates.

use super::graph::Graph;
use super::item::Item;

/// What is waited for, nearest first.
#[derive(Debug, Clone, Default)]
pub struct Waiting<'a> {
    /// Each with the index here of what waits for it; `None`: the item that was asked about does.
    found: Vec<(&'a Item, Option<usize>)>,
}

impl<'a> Waiting<'a> {
    /// Breadth first, so that the way to each is as short as any.
    pub(super) fn of(graph: &Graph<'a>, start: Option<usize>) -> Self {
        let mut seen = vec![false; graph.items.len()];
        let mut places: Vec<(usize, Option<usize>)> = Vec::new();
        let mut next = 0;
        let mut from = start.filter(|place| !graph.items[*place].settled).map(|place| (place, None));
        while let Some((place, index)) = from {
            for blocker in graph.open_blockers(place) {
                if !std::mem::replace(&mut seen[blocker], true) {
                    places.push((blocker, index));
                }
            }
            from = places.get(next).map(|(place, _)| (*place, Some(next)));
            next += 1;
        }
        Self { found: places.into_iter().map(|(place, index)| (graph.items[place], index)).collect() }
    }

    /// All of it, nearest first.
    pub fn items(&self) -> impl Iterator<Item = &'a Item> + '_ {
        self.found.iter().map(|(item, _)| *item)
    }

    /// A shortest way to `id`, with it: first what is waited for directly, each waiting for the next.
    /// `None` if it is not waited for.
    pub fn path(&self, id: &str) -> Option<Vec<&'a Item>> {
        let mut at = Some(self.found.iter().position(|(item, _)| item.id == id)?);
        let mut way = Vec::new();
        while let Some((item, index)) = at.and_then(|at| self.found.get(at)) {
            way.push(*item);
            at = *index;
        }
        way.reverse();
        Some(way)
    }
}
