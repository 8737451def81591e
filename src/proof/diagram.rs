//! Decision diagrams with many-valued variables: a function from values to yes or no as a graph in
//! which equal parts stand once. It knows nothing of packs, questions or answers.
//!
//! Written here because no crate fits. `biodivine-lib-bdd` has two-valued variables, keeps each function as
//! an array of its own (hundreds of rules share the diagrams of the questions they rest on) and brings
//! `getrandom`, which does not build for the browser without a JavaScript shim. `oxidd` builds, but its
//! variables are two-valued as well (a question with five answers would be three of them, with impossible
//! combinations to be kept out of every operation), room for nodes is set aside beforehand, and what it
//! limits is memory, not work. Sizes are in the README of this folder.

/// A function, by the place of its topmost node.
pub type Id = u32;
/// The function that is never true.
pub const FALSE: Id = 0;
/// The function that is always true.
pub const TRUE: Id = 1;

/// Most results of operations that are kept: 16 MB. Measured on a made pack of 200 questions: with a
/// sixteenth of it results are lost before they are needed again and counting takes ten times as long; with
/// more it takes as long as with this.
const CACHE: usize = 1 << 20;

/// The work allowed was used up before the function was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exhausted;

#[derive(Clone, Copy)]
struct Node {
    level: u32,
    first: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Op {
    And,
    Or,
    Less,
    Meet,
}

/// All nodes, each function made of them, and the account of work.
pub struct Diagrams {
    values: Vec<u32>,
    nodes: Vec<Node>,
    kids: Vec<Id>,
    index: Vec<Id>,
    cache: Vec<[u32; 4]>,
    stack: Vec<Id>,
    spent: u64,
    ceiling: u64,
    all: u64,
}

impl Diagrams {
    /// No functions yet, over variables with so many `values` each, topmost first. `all` limits the
    /// work: one step of it looks at one pair of nodes and makes at most one node.
    pub fn new(values: Vec<u32>, all: u64) -> Self {
        let leaf = Node { level: u32::MAX, first: 0 };
        Self {
            values,
            nodes: vec![leaf, leaf],
            kids: Vec::new(),
            index: vec![FALSE; 1 << 10],
            cache: vec![[u32::MAX; 4]; 1 << 12],
            stack: Vec::new(),
            spent: 0,
            ceiling: all,
            all,
        }
    }

    /// Number of nodes made, the two constants included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Lets what follows cost `each` steps at most and returns what [`Diagrams::end`] needs.
    pub fn begin(&mut self, each: u64) -> u64 {
        let before = self.ceiling - self.spent.min(self.ceiling);
        self.ceiling = self.all.min(self.spent + each);
        before
    }

    /// Gives back to the work around it what was left to it when this part began.
    pub fn end(&mut self, before: u64) {
        self.ceiling = self.all.min(self.spent + before);
    }

    /// The variable tested at the top; `u32::MAX` for the constants.
    pub fn level(&self, id: Id) -> u32 {
        self.nodes[id as usize].level
    }

    /// What remains for each value of the topmost variable.
    pub fn kids(&self, id: Id) -> &[Id] {
        let node = self.nodes[id as usize];
        let count = self.values.get(node.level as usize).map_or(0, |count| *count as usize);
        &self.kids[node.first as usize..node.first as usize + count]
    }

    /// Number of values of a variable.
    pub fn values(&self, level: u32) -> u32 {
        self.values[level as usize]
    }

    /// The function that goes on with `kids[v]` where the variable has value `v`. Every kid tests
    /// variables below `level` only.
    pub fn node(&mut self, level: u32, kids: impl IntoIterator<Item = Id>) -> Result<Id, Exhausted> {
        self.step(level)?;
        self.stack.clear();
        self.stack.extend(kids);
        self.make(level, 0)
    }

    /// Both.
    pub fn and(&mut self, a: Id, b: Id) -> Result<Id, Exhausted> {
        self.stack.clear();
        self.apply(Op::And, a, b)
    }

    /// At least one.
    pub fn or(&mut self, a: Id, b: Id) -> Result<Id, Exhausted> {
        self.stack.clear();
        self.apply(Op::Or, a, b)
    }

    /// The first without the second.
    pub fn less(&mut self, a: Id, b: Id) -> Result<Id, Exhausted> {
        self.stack.clear();
        self.apply(Op::Less, a, b)
    }

    /// Where both are true for some values of the variables from `from` up to and without `to`. In one go:
    /// both first and the variables then makes many nodes only to drop them.
    pub fn meet(&mut self, a: Id, b: Id, from: u32, to: u32) -> Result<Id, Exhausted> {
        self.stack.clear();
        self.product(a, b, from, to)
    }

    fn apply(&mut self, op: Op, a: Id, b: Id) -> Result<Id, Exhausted> {
        match (op, a, b) {
            (Op::And, FALSE, _) | (Op::And, _, FALSE) => return Ok(FALSE),
            (Op::Less, FALSE, _) | (Op::Less, _, TRUE) => return Ok(FALSE),
            (Op::Or, TRUE, _) | (Op::Or, _, TRUE) => return Ok(TRUE),
            (Op::And, TRUE, other) | (Op::And, other, TRUE) => return Ok(other),
            (Op::Or, FALSE, other) | (Op::Or | Op::Less, other, FALSE) => return Ok(other),
            _ if a == b => return Ok(if op == Op::Less { FALSE } else { a }),
            _ => {}
        }
        let (a, b) = if op != Op::Less && b < a { (b, a) } else { (a, b) };
        if let Some(known) = self.recall(op as u32, a, b) {
            return Ok(known);
        }
        let level = self.level(a).min(self.level(b));
        self.step(level)?;
        let base = self.stack.len();
        for value in 0..self.values[level as usize] {
            let (left, right) = (self.kid(a, level, value), self.kid(b, level, value));
            let kid = self.apply(op, left, right)?;
            self.stack.push(kid);
        }
        let made = self.make(level, base)?;
        self.remember(op as u32, a, b, made);
        Ok(made)
    }

    fn product(&mut self, a: Id, b: Id, from: u32, to: u32) -> Result<Id, Exhausted> {
        let level = self.level(a).min(self.level(b));
        if level >= to || a == FALSE || b == FALSE {
            return self.apply(Op::And, a, b);
        }
        let (a, b) = if b < a { (b, a) } else { (a, b) };
        let op = Op::Meet as u32 + from * 4;
        if let Some(known) = self.recall(op, a, b) {
            return Ok(known);
        }
        self.step(level)?;
        let base = self.stack.len();
        let mut any = FALSE;
        for value in 0..self.values[level as usize] {
            let (left, right) = (self.kid(a, level, value), self.kid(b, level, value));
            let kid = self.product(left, right, from, to)?;
            if level < from {
                self.stack.push(kid);
            } else {
                any = self.apply(Op::Or, any, kid)?;
            }
        }
        let made = if level < from { self.make(level, base)? } else { any };
        self.remember(op, a, b, made);
        Ok(made)
    }

    /// Counts so many steps.
    pub fn pay(&mut self, steps: u64) -> Result<(), Exhausted> {
        self.spent += steps;
        if self.spent > self.ceiling { Err(Exhausted) } else { Ok(()) }
    }

    /// One step for a variable; more for one with many values, whose nodes take more room.
    fn step(&mut self, level: u32) -> Result<(), Exhausted> {
        self.pay(1 + u64::from(self.values[level as usize]) / 8)
    }

    fn kid(&self, id: Id, level: u32, value: u32) -> Id {
        let node = self.nodes[id as usize];
        if node.level == level { self.kids[(node.first + value) as usize] } else { id }
    }

    /// The one node with these kids, which stand on the stack from `base`.
    fn make(&mut self, level: u32, base: usize) -> Result<Id, Exhausted> {
        let first = self.stack.get(base).copied().unwrap_or(FALSE);
        if self.stack[base..].iter().all(|kid| *kid == first) {
            self.stack.truncate(base);
            return Ok(first);
        }
        if self.nodes.len() * 2 > self.index.len() {
            self.grow();
        }
        let mask = self.index.len() - 1;
        let mut at = hash(level, &self.stack[base..]) & mask;
        while self.index[at] != FALSE {
            let known = self.index[at];
            if self.level(known) == level && self.kids(known) == &self.stack[base..] {
                self.stack.truncate(base);
                return Ok(known);
            }
            at = (at + 1) & mask;
        }
        let made = self.nodes.len() as Id;
        self.nodes.push(Node { level, first: self.kids.len() as u32 });
        self.kids.extend(self.stack.drain(base..));
        self.index[at] = made;
        Ok(made)
    }

    fn grow(&mut self) {
        let size = self.index.len() * 2;
        let mut index = vec![FALSE; size];
        for id in TRUE + 1..self.nodes.len() as Id {
            let mut at = hash(self.level(id), self.kids(id)) & (size - 1);
            while index[at] != FALSE {
                at = (at + 1) & (size - 1);
            }
            index[at] = id;
        }
        self.index = index;
        if self.cache.len() < size.min(CACHE) {
            let old = std::mem::replace(&mut self.cache, vec![[u32::MAX; 4]; size]);
            for entry in old {
                let at = hash(entry[0], &entry[1..3]) & (size - 1);
                self.cache[at] = entry;
            }
        }
    }

    /// The cache forgets: of two results for the same place the newer one stays.
    fn recall(&self, op: u32, a: Id, b: Id) -> Option<Id> {
        let entry = self.cache[hash(op, &[a, b]) & (self.cache.len() - 1)];
        (entry[0] == op && entry[1] == a && entry[2] == b).then_some(entry[3])
    }

    fn remember(&mut self, op: u32, a: Id, b: Id, made: Id) {
        let at = hash(op, &[a, b]) & (self.cache.len() - 1);
        self.cache[at] = [op, a, b, made];
    }
}

/// Mixes well and is the same everywhere; nobody outside chooses what is hashed but by the pack, and the
/// work is limited.
fn hash(first: u32, rest: &[u32]) -> usize {
    let mut sum = u64::from(first).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for part in rest {
        sum = (sum.rotate_left(23) ^ u64::from(*part)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    (sum >> 32) as usize
}
