//! Evaluates conditions under facts. One evaluator serves answers, proofs and explanations, so that
//! none of them can come to a different result.
//!
//! A question off the path (its own condition is false) makes every test on it false: what does not
//! apply cannot hold. A question on the path without an answer makes the test unknown.

use super::{Amount, Answer, Answers, Truth};
use crate::content::{Condition, Level, Pack, QuestionKind};
use std::cell::RefCell;
use std::slice;

/// What is known, question by question, regardless of whether the question is on the path.
pub trait Facts {
    /// Whether a question with one choice was answered with one of `options`.
    fn is(&self, question: &str, options: &[String]) -> Truth;
    /// Whether a question with several choices includes `option`.
    fn has(&self, question: &str, option: &str) -> Truth;
    /// Whether `item` of an amounts question is at least `least`.
    fn at_least(&self, question: &str, item: &str, least: u32) -> Truth;
}

impl Facts for Answers {
    fn is(&self, question: &str, options: &[String]) -> Truth {
        match self.get(question) {
            Some(Answer::One(option)) => options.contains(option).into(),
            _ => Truth::Unknown,
        }
    }

    fn has(&self, question: &str, option: &str) -> Truth {
        match self.get(question) {
            Some(Answer::Many(options)) => options.iter().any(|known| known == option).into(),
            _ => Truth::Unknown,
        }
    }

    fn at_least(&self, question: &str, item: &str, least: u32) -> Truth {
        match self.get(question) {
            Some(Answer::Amounts(amounts)) => match amounts.get(item) {
                None => (least == 0).into(),
                Some(Amount::Number(number)) => (*number >= least).into(),
                Some(Amount::Unknown) => Truth::Unknown,
            },
            _ => Truth::Unknown,
        }
    }
}

/// What was worked out before, by id. A list: there are some dozen ids, and a map costs 5 kB of wasm.
type Known<'a> = Vec<(&'a str, Truth)>;

fn recall(known: &RefCell<Known<'_>>, id: &str) -> Option<Truth> {
    known.borrow().iter().find(|(known, _)| *known == id).map(|(_, truth)| *truth)
}

/// Evaluates conditions of one pack under one set of facts. Named conditions and levels are computed
/// once; a new evaluator is made when facts change.
pub struct Evaluator<'a> {
    /// The pack.
    pub pack: &'a Pack,
    facts: &'a dyn Facts,
    named: RefCell<Known<'a>>,
    applies: RefCell<Known<'a>>,
    settled: RefCell<Vec<(&'a Condition, Truth)>>,
}

impl<'a> Evaluator<'a> {
    /// An evaluator for `pack` under `facts`.
    pub fn new(pack: &'a Pack, facts: &'a dyn Facts) -> Self {
        let (named, applies, settled) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { pack, facts, named, applies, settled }
    }

    /// What `work_out` gives for a condition of the pack, once for all that are alike: of 214 tasks'
    /// conditions in `ems/2018-03` only 30 differ.
    pub(super) fn once(&self, condition: &'a Condition, work_out: impl FnOnce() -> Truth) -> Truth {
        let known = self.settled.borrow().iter().find(|(known, _)| *known == condition).map(|(_, t)| *t);
        known.unwrap_or_else(|| {
            let truth = work_out();
            self.settled.borrow_mut().push((condition, truth));
            truth
        })
    }

    /// What `condition` comes to. Ids that the pack does not know make it unknown; a checked pack has none.
    pub fn truth(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::All(parts) => parts.iter().fold(Truth::True, |sum, part| {
                if sum == Truth::False { sum } else { sum.and(self.truth(part)) }
            }),
            Condition::Any(parts) => parts.iter().fold(Truth::False, |sum, part| {
                if sum == Truth::True { sum } else { sum.or(self.truth(part)) }
            }),
            Condition::Not(part) => self.truth(part).not(),
            Condition::Is(question, options) => self.on_path(question, || self.facts.is(question, options)),
            Condition::Has(question, option) => self.on_path(question, || self.facts.has(question, option)),
            Condition::AtLeast(question, item, least) => {
                self.on_path(question, || self.facts.at_least(question, item, *least))
            }
            Condition::Named(name) => self.named(name),
            Condition::Verdict(subject, levels) => self.reaches(subject, levels),
        }
    }

    /// Whether the question is on the path.
    pub fn applies(&self, question: &str) -> Truth {
        let Some(question) = self.pack.question(question) else { return Truth::Unknown };
        if let Some(known) = recall(&self.applies, &question.id) {
            return known;
        }
        let truth = self.truth(&question.when);
        self.applies.borrow_mut().push((&question.id, truth));
        truth
    }

    /// Whether the person chose `option` of `question`.
    pub fn chooses(&self, question: &str, option: &String) -> Truth {
        match self.pack.question(question).map(|found| found.kind) {
            Some(QuestionKind::One) => {
                self.on_path(question, || self.facts.is(question, slice::from_ref(option)))
            }
            Some(QuestionKind::Many) => self.on_path(question, || self.facts.has(question, option)),
            _ => Truth::Unknown,
        }
    }

    /// The rules of a subject that may decide it, in order, each with what its condition came to.
    /// Ends with the first rule that certainly holds (hit policy *first*).
    pub fn candidates(&self, subject: &str) -> Vec<(usize, Truth)> {
        let Some(table) = self.pack.verdict_table(subject) else { return Vec::new() };
        let mut found = Vec::new();
        for (index, rule) in table.rules.iter().enumerate() {
            let truth = self.truth(&rule.when);
            if truth.is_possible() {
                found.push((index, truth));
            }
            if truth == Truth::True {
                break;
            }
        }
        found
    }

    /// A test on a question that is off the path does not hold, whatever was said to it before.
    fn on_path(&self, question: &str, test: impl FnOnce() -> Truth) -> Truth {
        match self.applies(question) {
            Truth::False => Truth::False,
            Truth::True => test(),
            Truth::Unknown => test().and(Truth::Unknown),
        }
    }

    fn named(&self, name: &str) -> Truth {
        let Some((name, condition)) = self.pack.conditions.get_key_value(name) else { return Truth::Unknown };
        if let Some(known) = recall(&self.named, name) {
            return known;
        }
        let truth = self.truth(condition);
        self.named.borrow_mut().push((name, truth));
        truth
    }

    fn reaches(&self, subject: &str, levels: &[Level]) -> Truth {
        let Some(table) = self.pack.verdict_table(subject) else { return Truth::Unknown };
        let possible = self.candidates(subject);
        let decided = possible.last().is_some_and(|(_, truth)| *truth == Truth::True);
        let mut inside = possible.iter().map(|(index, _)| levels.contains(&table.rules[*index].level));
        match (inside.clone().all(|hit| hit), inside.any(|hit| hit)) {
            (true, _) if decided => Truth::True,
            (_, false) if decided => Truth::False,
            _ => Truth::Unknown,
        }
    }
}
