//! Which ends a list of conditions can still come to, over all ways to complete the answers. Exact: it
//! splits only on slots that matter, and leaves out what can bring no new end. Bounded: it says so
//! when it gave up.

use super::slots::Slots;
use super::{Answers, Truth};

/// A list of conditions of which the first that holds decides, each with the number of its end.
pub struct Search<'a> {
    /// The conditions.
    pub slots: Slots<'a>,
    /// Node and end of each condition, in order.
    pub lines: Vec<(usize, usize)>,
    /// What is known or assumed of each slot.
    pub values: Vec<Option<u32>>,
    /// Nodes left to evaluate before the search gives up; a node takes some nanoseconds natively.
    pub left: usize,
    truths: Vec<Truth>,
    found: Vec<bool>,
}

impl<'a> Search<'a> {
    /// A search under these answers; `left` bounds its work, in nodes evaluated.
    pub fn new(slots: Slots<'a>, lines: Vec<(usize, usize)>, answers: &Answers, left: usize) -> Self {
        let values = slots.known(answers);
        Self { slots, lines, values, left, truths: Vec::new(), found: Vec::new() }
    }

    /// Ends that are still possible, by number. `None` when the bound was met before all was tried.
    pub fn ends(&mut self) -> Option<Vec<bool>> {
        let most = self.lines.iter().fold(0, |most, (_, end)| most.max(*end + 1));
        self.found = vec![false; most];
        self.explore().then(|| std::mem::take(&mut self.found))
    }

    /// Whether `end` is the only one possible. `None` when the bound was met before that was clear.
    pub fn is_certain(&mut self, end: usize) -> Option<bool> {
        let most = self.lines.iter().fold(0, |most, (_, end)| most.max(*end + 1));
        self.found = vec![false; most];
        let whole = self.explore();
        let other = self.found.iter().enumerate().any(|(other, found)| *found && other != end);
        (whole || other).then_some(!other && self.found.get(end) == Some(&true))
    }

    /// Whether `end` is possible as far as three-valued logic tells: never no where it is.
    pub fn may_be(&mut self, end: usize) -> bool {
        self.left = self.left.saturating_sub(self.slots.size());
        self.slots.evaluate(&self.values, &mut self.truths);
        for (node, its) in &self.lines {
            match self.truths[*node] {
                Truth::False => {}
                _ if *its == end => return true,
                Truth::True => return false,
                Truth::Unknown => {}
            }
        }
        false
    }

    /// Marks all ends that are possible under the values; false when the bound was met.
    fn explore(&mut self) -> bool {
        if self.left == 0 {
            return false;
        }
        self.left = self.left.saturating_sub(self.slots.size());
        self.slots.evaluate(&self.values, &mut self.truths);
        let (mut open, mut first, mut closed) = (None, None, false);
        let (mut alike, mut new) = (true, false);
        for (node, end) in &self.lines {
            let truth = self.truths[*node];
            if truth == Truth::False {
                continue;
            }
            new |= !self.found[*end];
            alike &= *first.get_or_insert(*end) == *end;
            closed = truth == Truth::True;
            if closed {
                break;
            }
            open = open.or(Some(*node));
        }
        if !new {
            return true;
        }
        if let (Some(end), true, true) = (first, closed, alike) {
            self.found[end] = true;
            return true;
        }
        let Some(slot) = open.and_then(|node| self.slots.open_slot(node, &self.truths)) else { return true };
        self.split(slot, |search| search.explore())
    }

    /// Tries every value of an open slot that leaves the answers possible, until one fails.
    pub fn split(&mut self, slot: usize, mut each: impl FnMut(&mut Self) -> bool) -> bool {
        let before = self.values[slot];
        let mut whole = true;
        for place in 0..self.slots.values(slot).len() {
            self.values[slot] = Some(self.slots.values(slot)[place]);
            if whole && !self.slots.is_empty_set(slot, &self.values) {
                whole = each(self);
            }
        }
        self.values[slot] = before;
        whole
    }
}
