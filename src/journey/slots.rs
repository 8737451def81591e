//! Conditions over numbered slots, for searches that evaluate them thousands of times. A slot is what
//! can be decided about one answer on its own: the choice of a `one` question, whether a `many`
//! question includes an option, the number of one entry. It says the same as `Evaluator`, a hundred
//! times faster; `tests/possible.rs` compares the two.

use super::{Amount, Answer, Answers, Truth};
use crate::content::{Condition, Level, Pack, Question, QuestionKind};

/// What can be decided about one answer on its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Place of the question in the pack.
    pub question: usize,
    /// Place of the option or entry in the question; 0 for a `one` question.
    pub entry: usize,
}

/// A condition whose parts stand before it in the list of nodes.
enum Node {
    All(Vec<usize>),
    Any(Vec<usize>),
    Not(usize),
    /// The slot holds one of these places of options.
    Is(usize, Vec<u32>),
    /// The slot holds at least this number; 1 for "includes the option".
    AtLeast(usize, u32),
}

/// Conditions of one pack in a form that is quick to evaluate, with the slots they rest on.
pub struct Slots<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// Slots, in the order in which conditions named them.
    pub slots: Vec<Slot>,
    /// Per slot, the lowest number of each stretch that conditions cannot tell apart, ascending.
    cuts: Vec<Vec<u32>>,
    nodes: Vec<Node>,
    /// Conditions that others refer to, and their nodes: a name, a rule, a question's own condition.
    shared: Vec<(&'a Condition, usize)>,
}

impl<'a> Slots<'a> {
    /// Without any condition yet.
    pub fn new(pack: &'a Pack) -> Self {
        Self { pack, slots: Vec::new(), cuts: Vec::new(), nodes: Vec::new(), shared: Vec::new() }
    }

    /// The question of a slot.
    pub fn question(&self, slot: usize) -> &'a Question {
        &self.pack.questions[self.slots[slot].question]
    }

    /// The number of a slot; `None` where no condition rests on it.
    pub fn place(&self, slot: Slot) -> Option<usize> {
        self.slots.iter().position(|known| *known == slot)
    }

    /// The slot by which an option is chosen, and the value that chooses it.
    pub fn choice(&self, question: &str, option: &str) -> Option<(usize, u32)> {
        let at = self.pack.questions.iter().position(|known| known.id == question)?;
        let place = self.pack.questions[at].options.iter().position(|known| known == option)?;
        let one = self.pack.questions[at].kind == QuestionKind::One;
        let slot = self.place(Slot { question: at, entry: if one { 0 } else { place } })?;
        Some((slot, if one { place as u32 } else { 1 }))
    }

    /// Takes a condition in and gives its node.
    pub fn add(&mut self, condition: &'a Condition) -> usize {
        match condition {
            Condition::All(parts) => {
                let parts = parts.iter().map(|part| self.add(part)).collect();
                self.node(Node::All(parts))
            }
            Condition::Any(parts) => {
                let parts = parts.iter().map(|part| self.add(part)).collect();
                self.node(Node::Any(parts))
            }
            Condition::Not(part) => {
                let part = self.add(part);
                self.node(Node::Not(part))
            }
            Condition::Is(question, options) => self.test(question, options),
            Condition::Has(question, option) => self.test(question, std::slice::from_ref(option)),
            Condition::AtLeast(question, entry, least) => self.asked(question, |slots, at, question| {
                let entry = question.items.iter().position(|known| known == entry)?;
                let slot = slots.slot(at, entry);
                let cuts = &mut slots.cuts[slot];
                let place = cuts.iter().position(|cut| cut >= least).unwrap_or(cuts.len());
                if cuts.get(place) != Some(least) {
                    cuts.insert(place, *least);
                }
                Some(slots.node(Node::AtLeast(slot, *least)))
            }),
            Condition::Named(name) => match self.pack.conditions.get(name) {
                Some(named) => self.share(named),
                None => self.never(),
            },
            Condition::Verdict(subject, levels) => self.verdict(subject, levels),
        }
    }

    /// The node of "this option was chosen"; one of `options` for a `one` question.
    pub fn test(&mut self, question: &str, options: &[String]) -> usize {
        self.asked(question, |slots, at, question| {
            let mut places = Vec::new();
            for option in options {
                places.extend(question.options.iter().position(|known| known == option));
            }
            if question.kind == QuestionKind::One {
                let slot = slots.slot(at, 0);
                return Some(slots.node(Node::Is(slot, places.iter().map(|place| *place as u32).collect())));
            }
            if !question.none {
                // All options together must not be left out, so all of them are looked at.
                for entry in 0..question.options.len() {
                    slots.slot(at, entry);
                }
            }
            let slot = slots.slot(at, *places.first()?);
            Some(slots.node(Node::AtLeast(slot, 1)))
        })
    }

    /// A node that always holds, for the last line of a search.
    pub fn always(&mut self) -> usize {
        self.node(Node::All(Vec::new()))
    }

    /// The opposite of a node.
    pub fn not(&mut self, node: usize) -> usize {
        self.node(Node::Not(node))
    }

    /// A condition that is referred to from several places, taken in once.
    pub fn share(&mut self, condition: &'a Condition) -> usize {
        if let Some((_, node)) = self.shared.iter().find(|(known, _)| std::ptr::eq(*known, condition)) {
            return *node;
        }
        let node = self.add(condition);
        self.shared.push((condition, node));
        node
    }

    /// A test on a question that is off the path does not hold.
    fn asked(
        &mut self,
        question: &str,
        test: impl FnOnce(&mut Self, usize, &'a Question) -> Option<usize>,
    ) -> usize {
        let pack = self.pack;
        let Some(at) = pack.questions.iter().position(|known| known.id == question) else {
            return self.never();
        };
        let question = &pack.questions[at];
        let when = (question.when != Condition::ALWAYS).then(|| self.share(&question.when));
        match (test(self, at, question), when) {
            (None, _) => self.never(),
            (Some(test), None) => test,
            (Some(test), Some(when)) => self.node(Node::All(vec![when, test])),
        }
    }

    /// The first rule that holds has one of the levels: from the last rule backwards, "it holds, or
    /// what follows it does" where its level is one of them, else "it does not hold, and …".
    fn verdict(&mut self, subject: &str, levels: &[Level]) -> usize {
        let pack = self.pack;
        let mut rest = self.never();
        for rule in pack.verdict_table(subject).iter().flat_map(|table| &table.rules).rev() {
            let when = self.share(&rule.when);
            rest = if levels.contains(&rule.level) {
                self.node(Node::Any(vec![when, rest]))
            } else {
                let not = self.not(when);
                self.node(Node::All(vec![not, rest]))
            };
        }
        rest
    }

    fn never(&mut self) -> usize {
        self.node(Node::Any(Vec::new()))
    }

    fn node(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn slot(&mut self, question: usize, entry: usize) -> usize {
        let slot = Slot { question, entry };
        if let Some(place) = self.place(slot) {
            return place;
        }
        let question = &self.pack.questions[question];
        self.cuts.push(match question.kind {
            QuestionKind::One => (0..question.options.len() as u32).collect(),
            QuestionKind::Many => vec![0, 1],
            QuestionKind::Amounts => vec![0],
        });
        self.slots.push(slot);
        self.slots.len() - 1
    }

    /// The values worth trying: every option, yes and no, or the lowest number of each stretch.
    pub fn values(&self, slot: usize) -> &[u32] {
        &self.cuts[slot]
    }

    /// How many nodes one evaluation looks at.
    pub fn size(&self) -> usize {
        self.nodes.len()
    }

    /// Whether a condition tests the slot; it may also stand for completeness of its question only.
    pub fn is_tested(&self, slot: usize) -> bool {
        self.nodes.iter().any(|node| matches!(node, Node::Is(at, _) | Node::AtLeast(at, _) if *at == slot))
    }

    /// What the answers say of each slot; `None` is open.
    pub fn known(&self, answers: &Answers) -> Vec<Option<u32>> {
        self.slots
            .iter()
            .map(|slot| value(&self.pack.questions[slot.question], slot.entry, answers))
            .collect()
    }

    /// Whether the values leave a `many` question empty that must not be.
    pub fn is_empty_set(&self, slot: usize, values: &[Option<u32>]) -> bool {
        let question = self.question(slot);
        question.kind == QuestionKind::Many
            && !question.none
            && (0..question.options.len()).all(|entry| {
                let place = self.place(Slot { question: self.slots[slot].question, entry });
                place.is_some_and(|place| values[place] == Some(0))
            })
    }

    /// What every node comes to under these values. `truths` is written over.
    pub fn evaluate(&self, values: &[Option<u32>], truths: &mut Vec<Truth>) {
        truths.clear();
        for node in &self.nodes {
            let test = |slot: usize, holds: &dyn Fn(u32) -> bool| {
                values[slot].map_or(Truth::Unknown, |value| holds(value).into())
            };
            let truth = match node {
                Node::All(parts) => parts.iter().fold(Truth::True, |sum, part| sum.and(truths[*part])),
                Node::Any(parts) => parts.iter().fold(Truth::False, |sum, part| sum.or(truths[*part])),
                Node::Not(part) => truths[*part].not(),
                Node::Is(slot, places) => test(*slot, &|value| places.contains(&value)),
                Node::AtLeast(slot, least) => test(*slot, &|value| value >= *least),
            };
            truths.push(truth);
        }
    }

    /// An open slot on which an unknown node rests.
    pub fn open_slot(&self, node: usize, truths: &[Truth]) -> Option<usize> {
        let mut node = node;
        loop {
            match &self.nodes[node] {
                Node::All(parts) | Node::Any(parts) => {
                    node = *parts.iter().find(|part| truths[**part] == Truth::Unknown)?;
                }
                Node::Not(part) => node = *part,
                Node::Is(slot, _) | Node::AtLeast(slot, _) => return Some(*slot),
            }
        }
    }
}

/// What `answers` say of one slot; an answer of another kind than its question says nothing.
fn value(question: &Question, entry: usize, answers: &Answers) -> Option<u32> {
    match (question.kind, answers.get(&question.id)?) {
        (QuestionKind::One, Answer::One(option)) => {
            let place = question.options.iter().position(|known| known == option);
            Some(place.map_or(u32::MAX, |place| place as u32))
        }
        (QuestionKind::Many, Answer::Many(options)) => {
            Some(u32::from(options.contains(&question.options[entry])))
        }
        (QuestionKind::Amounts, Answer::Amounts(amounts)) => match amounts.get(&question.items[entry]) {
            None => Some(0),
            Some(Amount::Number(number)) => Some(*number),
            Some(Amount::Unknown) => None,
        },
        _ => None,
    }
}
