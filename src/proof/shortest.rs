//! The fewest answers that make a diagram true: a cheapest path through it, where answering a question
//! costs one and leaving it unanswered nothing. The diagrams hold what the engine tells for certain from
//! answers that may be incomplete, so no set with fewer answers shows the same.

use super::diagram::{Diagrams, FALSE, Id, TRUE};
use super::space::{Block, Part, Space};
use crate::journey::Answers;

/// No answers do.
const NEVER: u32 = u32::MAX;

/// Costs found so far. A node's cost is its own, so it serves every function that holds the node.
#[derive(Default)]
pub struct Costs(Vec<[Option<u32>; 2]>);

/// Where a path stands: the node, and whether up to here every option of its question was refused
/// though one must be chosen.
#[derive(Clone, Copy)]
struct Stand {
    node: Id,
    bare: bool,
}

impl Costs {
    /// How many answers the shortest set has; `None` where no answers make `id` true.
    pub fn of(&mut self, diagrams: &Diagrams, owners: &Owners<'_, '_>, id: Id) -> Option<u32> {
        self.0.resize(diagrams.len().max(self.0.len()), [None; 2]);
        Some(self.cost(diagrams, owners, Stand { node: id, bare: false })).filter(|cost| *cost != NEVER)
    }

    /// The shortest set itself; the first in the order of values where there are several.
    pub fn answers(&mut self, diagrams: &Diagrams, owners: &Owners<'_, '_>, id: Id) -> Option<Answers> {
        self.of(diagrams, owners, id)?;
        let mut answers = Answers::default();
        let mut stand = Stand { node: id, bare: false };
        let mut open: Option<(usize, Vec<u32>)> = None;
        while stand.node > TRUE {
            let (place, block, at) = owners.owner(diagrams.level(stand.node));
            let wanted = self.cost(diagrams, owners, stand);
            let mut value = 0;
            while self.through(diagrams, owners, stand, value).1 != wanted {
                value += 1;
            }
            let (next, _) = self.through(diagrams, owners, stand, value);
            if at == 0 && value > 0 {
                close(owners, &mut answers, open.take());
                open = Some((place, vec![0; block.parts.len()]));
            }
            if let Some((_, values)) = open.as_mut().filter(|(of, _)| *of == place) {
                let chosen = if at == 0 { value.saturating_sub(1) } else { value };
                if let Some(part) = values.get_mut(at) {
                    *part = chosen;
                }
                // Every option tested was refused and a later one is left free: that one is chosen.
                let refused = self.refuses(block, at, stand, value);
                if refused && !next.bare && at + 1 < block.parts.len() {
                    values[at + 1] = 1;
                }
            }
            stand = next;
        }
        close(owners, &mut answers, open);
        Some(answers)
    }

    fn cost(&mut self, diagrams: &Diagrams, owners: &Owners<'_, '_>, stand: Stand) -> u32 {
        if stand.node <= TRUE {
            return if stand.node == FALSE { NEVER } else { 0 };
        }
        let (at, side) = (stand.node as usize, usize::from(stand.bare));
        if let Some(known) = self.0[at][side] {
            return known;
        }
        let values = diagrams.kids(stand.node).len() as u32;
        let mut best = NEVER;
        for value in 0..values {
            best = best.min(self.through(diagrams, owners, stand, value).1);
        }
        self.0[at][side] = Some(best);
        best
    }

    /// Where this value leads, and what the way from here costs.
    fn through(
        &mut self,
        diagrams: &Diagrams,
        owners: &Owners<'_, '_>,
        from: Stand,
        value: u32,
    ) -> (Stand, u32) {
        let (_, block, at) = owners.owner(diagrams.level(from.node));
        let node = diagrams.kids(from.node)[value as usize];
        let refused = self.refuses(block, at, from, value);
        let last = at + 1 >= block.parts.len();
        let goes_on = !last && block.head.is_some_and(|head| diagrams.level(node) == head + at as u32 + 1);
        let next = Stand { node, bare: refused && goes_on };
        if refused && last {
            return (next, NEVER);
        }
        let own = u32::from(at == 0 && value > 0);
        (next, self.cost(diagrams, owners, next).saturating_add(own))
    }

    /// Whether with this value all options up to here are refused though one must be chosen.
    fn refuses(&self, block: &Block<'_>, at: usize, from: Stand, value: u32) -> bool {
        let refused = matches!(block.parts.get(at), Some(Part::Option(_))) && value == u32::from(at == 0);
        block.needs_some && refused && (at == 0 || from.bare)
    }
}

fn close(owners: &Owners<'_, '_>, answers: &mut Answers, open: Option<(usize, Vec<u32>)>) {
    if let Some((place, values)) = open {
        let block = &owners.space.blocks[place];
        answers.set(&block.question.id, block.answer(&values));
    }
}

/// To which question each variable belongs.
pub struct Owners<'s, 'a> {
    space: &'s Space<'a>,
    of: Vec<usize>,
}

impl<'s, 'a> Owners<'s, 'a> {
    /// Of a space without variables for verdicts.
    pub fn new(space: &'s Space<'a>) -> Self {
        let mut of = vec![0; space.values.len()];
        for (place, block) in space.blocks.iter().enumerate() {
            for level in block.head.unwrap_or(0)..block.end() {
                of[level as usize] = place;
            }
        }
        Self { space, of }
    }

    /// The place of the question, the question, and which of its parts the variable is.
    fn owner(&self, level: u32) -> (usize, &'s Block<'a>, usize) {
        let place = self.of[level as usize];
        let block = &self.space.blocks[place];
        (place, block, (level - block.head.unwrap_or(0)) as usize)
    }
}
