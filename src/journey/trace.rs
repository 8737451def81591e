//! A condition part by part, with what each part came to: the engine's own account, from which the
//! whole can be worked out again. For explanations of verdicts, expectations, tasks and all else that
//! has a condition.

use super::{Answers, Evaluator, Facts, Truth};
use crate::content::{Condition, Pack};

/// A condition, or a part of one, and what it came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace<'a> {
    /// What was tested.
    pub condition: &'a Condition,
    /// What it came to.
    pub truth: Truth,
    /// For a test on an answer: whether its question applies. `True` for all else.
    pub applies: Truth,
    /// For a test on an answer: what the answer alone says, whether or not its question applies. The
    /// truth of all else.
    pub said: Truth,
    /// The parts of `all`, `any` and `not`; what a name stands for; the rules of a verdict in order, up
    /// to the first that holds. Empty for a test on an answer, and for a name or a verdict that was
    /// taken apart earlier in the same trace, so that a trace is never longer than the pack.
    pub parts: Vec<Trace<'a>>,
}

/// Takes `condition` apart under `answers`.
pub fn trace<'a>(pack: &'a Pack, answers: &Answers, condition: &'a Condition) -> Trace<'a> {
    let evaluator = Evaluator::new(pack, answers);
    Tracer { evaluator: &evaluator, pack, answers, seen: Vec::new() }.take_apart(condition)
}

/// What is taken apart only once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Verdict,
}

struct Tracer<'a, 'e> {
    evaluator: &'e Evaluator<'e>,
    pack: &'a Pack,
    answers: &'e Answers,
    /// Names and subjects that were taken apart.
    seen: Vec<(Kind, &'a str)>,
}

impl<'a> Tracer<'a, '_> {
    fn take_apart(&mut self, condition: &'a Condition) -> Trace<'a> {
        let truth = self.evaluator.truth(condition);
        let pack = self.pack;
        let (mut applies, mut said, mut parts) = (Truth::True, truth, Vec::new());
        match condition {
            Condition::All(all) | Condition::Any(all) => {
                for part in all {
                    parts.push(self.take_apart(part));
                }
            }
            Condition::Not(part) => parts.push(self.take_apart(part)),
            Condition::Is(question, options) => {
                (applies, said) = (self.evaluator.applies(question), self.answers.is(question, options));
            }
            Condition::Has(question, option) => {
                (applies, said) = (self.evaluator.applies(question), self.answers.has(question, option));
            }
            Condition::AtLeast(question, entry, least) => {
                applies = self.evaluator.applies(question);
                said = self.answers.at_least(question, entry, *least);
            }
            Condition::Named(name) if self.is_new(Kind::Name, name) => {
                if let Some(named) = pack.conditions.get(name) {
                    parts.push(self.take_apart(named));
                }
            }
            Condition::Verdict(subject, _) if self.is_new(Kind::Verdict, subject) => {
                for rule in pack.verdict_table(subject).iter().flat_map(|table| &table.rules) {
                    parts.push(self.take_apart(&rule.when));
                    if parts.last().is_some_and(|last| last.truth == Truth::True) {
                        break;
                    }
                }
            }
            Condition::Named(_) | Condition::Verdict(..) => {}
        }
        Trace { condition, truth, applies, said, parts }
    }

    fn is_new(&mut self, kind: Kind, id: &'a str) -> bool {
        let new = !self.seen.contains(&(kind, id));
        if new {
            self.seen.push((kind, id));
        }
        new
    }
}
