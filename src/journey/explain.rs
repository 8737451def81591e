//! Why a verdict came out as it did: the rules tried, what each came to, and the answers they rest
//! on. It is the engine's own trace, never a text written beside it.

use super::{Amount, Answer, Answers, Evaluator, Trace, Truth, trace};
use crate::content::{Condition, Pack};

/// One rule that was tried for a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleTrace<'a> {
    /// Place of the rule in the verdict table.
    pub rule: usize,
    /// What its condition came to.
    pub truth: Truth,
    /// Questions on which the condition rests.
    pub given: Given,
    /// The condition, part by part.
    pub when: Trace<'a>,
}

/// Question ids, in the order in which they are asked, without repeats.
pub type Given = Vec<String>;

/// The rules tried for `subject`, in order, up to the one that decided.
pub fn explain<'a>(pack: &'a Pack, answers: &Answers, subject: &str) -> Vec<RuleTrace<'a>> {
    let Some(table) = pack.verdict_table(subject) else { return Vec::new() };
    let mut tried = Vec::new();
    for (rule, its) in table.rules.iter().enumerate() {
        let when = trace(pack, answers, &its.when);
        let truth = when.truth;
        tried.push(RuleTrace { rule, truth, given: given(pack, &its.when), when });
        if truth == Truth::True {
            break;
        }
    }
    tried
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

/// `seen` holds what others refer to, so that each is followed once.
fn collect<'a>(
    pack: &'a Pack,
    condition: &'a Condition,
    found: &mut Vec<&'a str>,
    seen: &mut Vec<&'a Condition>,
) {
    if seen.iter().any(|known| std::ptr::eq(*known, condition)) {
        return;
    }
    seen.push(condition);
    condition.walk(&mut |part| match part {
        Condition::Is(question, _) | Condition::Has(question, _) | Condition::AtLeast(question, _, _) => {
            if !found.contains(&question.as_str()) {
                found.push(question);
            }
        }
        Condition::Named(name) => {
            if let Some(named) = pack.conditions.get(name) {
                collect(pack, named, found, seen);
            }
        }
        Condition::Verdict(subject, _) => {
            for rule in pack.verdict_table(subject).iter().flat_map(|table| &table.rules) {
                collect(pack, &rule.when, found, seen);
            }
        }
        Condition::All(_) | Condition::Any(_) | Condition::Not(_) => {}
    });
}
