//! Why a verdict came out as it did: the rules tried, what each came to, and the answers they rest
//! on. It is the engine's own trace, never a text written beside it.

use super::{Amount, Answer, Answers, Evaluator, Truth};
use crate::content::{Condition, Pack};

/// One rule that was tried for a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleTrace {
    /// Place of the rule in the verdict table.
    pub rule: usize,
    /// What its condition came to.
    pub truth: Truth,
    /// Questions on which the condition rests.
    pub given: Given,
}

/// Question ids, in the order in which they are asked, without repeats.
pub type Given = Vec<String>;

/// The rules tried for `subject`, in order, up to the one that decided.
pub fn explain(pack: &Pack, answers: &Answers, subject: &str) -> Vec<RuleTrace> {
    let evaluator = Evaluator::new(pack, answers);
    let Some(table) = pack.verdict_table(subject) else { return Vec::new() };
    let mut trace = Vec::new();
    for (index, rule) in table.rules.iter().enumerate() {
        let truth = evaluator.truth(&rule.when);
        trace.push(RuleTrace { rule: index, truth, given: given(pack, &rule.when) });
        if truth == Truth::True {
            break;
        }
    }
    trace
}

/// The questions on which `condition` rests, named conditions and verdicts followed.
pub fn given(pack: &Pack, condition: &Condition) -> Given {
    let mut found = Vec::new();
    collect(pack, condition, &mut found, &mut Vec::new());
    let asked = pack.questions.iter().filter(|question| found.contains(&question.id.as_str()));
    asked.map(|question| question.id.clone()).collect()
}

/// The questions that would settle an unknown `condition`: those it rests on that may apply and are
/// unanswered, "not sure", or in part so; and where it is open whether one of them applies, those that
/// would settle that.
pub fn open_questions(evaluator: &Evaluator<'_>, answers: &Answers, condition: &Condition) -> Given {
    let is_open = |question: &String| match answers.get(question) {
        None | Some(Answer::Unknown) => true,
        Some(Answer::Amounts(amounts)) => amounts.values().any(|amount| *amount == Amount::Unknown),
        Some(_) => false,
    };
    let pack = evaluator.pack;
    let mut found: Vec<&str> = Vec::new();
    // Latest first: a question's own condition names earlier ones only, so each is looked at once.
    let mut rests_on = given(pack, condition);
    for question in
        pack.questions.iter().rev().filter(|question| evaluator.applies(&question.id).is_possible())
    {
        if !rests_on.contains(&question.id) {
            continue;
        }
        if evaluator.applies(&question.id) == Truth::Unknown {
            rests_on.extend(given(pack, &question.when));
        }
        if is_open(&question.id) {
            found.push(&question.id);
        }
    }
    found.iter().rev().map(ToString::to_string).collect()
}

/// Each name and each subject is followed once: a pack may name one condition from many others.
fn collect<'a>(
    pack: &'a Pack,
    condition: &'a Condition,
    found: &mut Vec<&'a str>,
    followed: &mut Vec<(bool, &'a str)>,
) {
    let first = |followed: &mut Vec<(bool, &'a str)>, name| {
        let is_new = !followed.contains(&name);
        followed.extend(is_new.then_some(name));
        is_new
    };
    condition.walk(&mut |part| match part {
        Condition::Is(question, _) | Condition::Has(question, _) | Condition::AtLeast(question, _, _) => {
            if !found.contains(&question.as_str()) {
                found.push(question);
            }
        }
        Condition::Named(name) if first(followed, (true, name)) => {
            if let Some(named) = pack.conditions.get(name) {
                collect(pack, named, found, followed);
            }
        }
        Condition::Verdict(subject, _) if first(followed, (false, subject)) => {
            for rule in pack.verdict_table(subject).iter().flat_map(|table| &table.rules) {
                collect(pack, &rule.when, found, followed);
            }
        }
        _ => {}
    });
}
