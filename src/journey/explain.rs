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

/// The rules tried for `subject`, in order, up to the one that decided. [`super::trace`] takes the
/// condition of each apart.
pub fn explain(pack: &Pack, answers: &Answers, subject: &str) -> Vec<RuleTrace> {
    let evaluator = Evaluator::new(pack, answers);
    let Some(table) = pack.verdict_table(subject) else { return Vec::new() };
    let mut tried = Vec::new();
    for (rule, its) in table.rules.iter().enumerate() {
        let truth = evaluator.truth(&its.when);
        tried.push(RuleTrace { rule, truth, given: given(pack, &its.when) });
        if truth == Truth::True {
            break;
        }
    }
    tried
}

/// The questions on which `condition` rests, named conditions and verdicts followed.
pub fn given(pack: &Pack, condition: &Condition) -> Given {
    let mut met = Met::default();
    collect(pack, condition, &mut met);
    let asked = pack.questions.iter().filter(|question| met.questions.contains(&question.id.as_str()));
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

/// What was met on the way.
#[derive(Default)]
struct Met<'a> {
    questions: Vec<&'a str>,
    names: Vec<&'a str>,
    subjects: Vec<&'a str>,
}

/// Each name and each subject is followed once: a pack may name one condition from many others.
fn collect<'a>(pack: &'a Pack, condition: &'a Condition, met: &mut Met<'a>) {
    condition.walk(&mut |part| match part {
        Condition::Is(question, _) | Condition::Has(question, _) | Condition::AtLeast(question, _, _) => {
            meet(&mut met.questions, question);
        }
        Condition::Named(name) => {
            if meet(&mut met.names, name)
                && let Some(named) = pack.conditions.get(name)
            {
                collect(pack, named, met);
            }
        }
        Condition::Verdict(subject, _) => {
            if meet(&mut met.subjects, subject)
                && let Some(table) = pack.verdict_table(subject)
            {
                table.rules.iter().for_each(|rule| collect(pack, &rule.when, met));
            }
        }
        Condition::All(_) | Condition::Any(_) | Condition::Not(_) => {}
    });
}

/// Notes an id; false where it was known.
#[inline(never)]
fn meet<'a>(known: &mut Vec<&'a str>, id: &'a str) -> bool {
    let is_new = !known.contains(&id);
    if is_new {
        known.push(id);
    }
    is_new
}
