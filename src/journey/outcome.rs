//! All verdicts together: services, identity options, sign-in methods, expectations, rules that
//! follow, and what is out of scope. Derived from answers every time; never stored.

use super::{
    Amount, Answer, Answers, Evaluator, Truth, open_questions, possible_rules, settle, settle_given,
};
use crate::content::{Condition, Level, Pack, SubjectKind, VerdictTable};

/// The licence count on which a verdict rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licences {
    /// The plan.
    pub plan: String,
    /// Licences held in it.
    pub have: u32,
    /// Licences that the benefit starts at.
    pub need: u32,
}

impl Licences {
    /// How many licences are missing; 0 where none are.
    pub fn short(&self) -> u32 {
        self.need.saturating_sub(self.have)
    }
}

/// The judgement on one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Service, identity option or method.
    pub subject: String,
    /// What the subject is.
    pub kind: SubjectKind,
    /// The level reached; [`Level::Depends`] while several are possible.
    pub level: Level,
    /// Levels still possible, in rule order, without repeats.
    pub possible: Vec<Level>,
    /// Whether each of `possible` can still come about. False where there were too many ways to
    /// complete the answers: then no other level is possible, but perhaps not all of these.
    pub exact: bool,
    /// Places in the verdict table of the rules that decide, or may decide.
    pub rules: Vec<usize>,
    /// Questions whose answers would settle it; empty when it is settled.
    pub depends_on: Vec<String>,
    /// The licence count behind a service verdict.
    pub licences: Option<Licences>,
    /// Whether the person asked for this subject.
    pub wanted: Truth,
}

/// The judgement on one expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectationVerdict {
    /// Row id.
    pub id: String,
    /// Whether it applies.
    pub applies: Truth,
    /// Whether it is met.
    pub met: Truth,
    /// Questions whose answers would settle it.
    pub depends_on: Vec<String>,
}

/// Everything that follows from the answers, before planning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Verdicts in the pack's order.
    pub verdicts: Vec<Verdict>,
    /// Expectations that apply or may apply.
    pub expectations: Vec<ExpectationVerdict>,
    /// Decision rules that apply (`True`) or may apply (`Unknown`).
    pub consequences: Vec<(String, Truth)>,
    /// Out-of-scope rows that concern this organisation, or may.
    pub out_of_scope: Vec<(String, Truth)>,
    /// What exists at the end, or may.
    pub completion: Vec<(String, Truth)>,
}

impl Outcome {
    /// The verdict on this subject.
    pub fn verdict(&self, subject: &str) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.subject == subject)
    }

    /// The verdicts on subjects of this kind.
    pub fn of_kind(&self, kind: SubjectKind) -> impl Iterator<Item = &Verdict> {
        self.verdicts.iter().filter(move |verdict| verdict.kind == kind)
    }
}

/// Reaches all verdicts of `pack` under `answers`.
pub fn decide(pack: &Pack, answers: &Answers) -> Outcome {
    let evaluator = Evaluator::new(pack, answers);
    let truth = |condition| settle(&evaluator, answers, condition);
    let holds =
        |id: &String, condition| Some((id.clone(), truth(condition))).filter(|(_, t)| t.is_possible());
    let expectations = pack.expectations.iter().filter_map(|row| {
        let applies = truth(&row.when);
        let met = settle_given(&evaluator, answers, &row.when, &row.met);
        let depends_on =
            if met == Truth::Unknown { open_questions(&evaluator, answers, &row.met) } else { Vec::new() };
        let verdict = ExpectationVerdict { id: row.id.clone(), applies, met, depends_on };
        applies.is_possible().then_some(verdict)
    });
    Outcome {
        verdicts: pack.verdicts.iter().map(|table| judge(&evaluator, answers, table)).collect(),
        expectations: expectations.collect(),
        consequences: pack.consequences.iter().filter_map(|row| holds(&row.id, &row.when)).collect(),
        out_of_scope: pack.out_of_scope.iter().filter_map(|row| holds(&row.id, &row.when)).collect(),
        completion: pack.completion.iter().filter_map(|row| holds(&row.id, &row.when)).collect(),
    }
}

fn judge(evaluator: &Evaluator<'_>, answers: &Answers, table: &VerdictTable) -> Verdict {
    let mut candidates = evaluator.candidates(&table.subject);
    let mut exact = true;
    if candidates.len() > 1 {
        match possible_rules(evaluator.pack, answers, table) {
            Some(rules) => candidates.retain(|(index, _)| rules.contains(index)),
            None => exact = false,
        }
    }
    let mut possible = Vec::new();
    for (index, _) in &candidates {
        let level = table.rules[*index].level;
        if !possible.contains(&level) {
            possible.push(level);
        }
    }
    let level = if let [only] = possible.as_slice() { *only } else { Level::Depends };
    let unsettled = candidates.iter().filter(|(_, truth)| *truth == Truth::Unknown && possible.len() > 1);
    let mut depends_on: Vec<String> = Vec::new();
    for question in
        unsettled.flat_map(|(index, _)| open_questions(evaluator, answers, &table.rules[*index].when))
    {
        if !depends_on.contains(&question) {
            depends_on.push(question);
        }
    }
    let wanted = table
        .answer
        .as_ref()
        .map_or(Truth::Unknown, |(question, option)| evaluator.chooses(question, option));
    Verdict {
        subject: table.subject.clone(),
        kind: table.kind,
        level,
        possible,
        exact,
        rules: candidates.iter().map(|(index, _)| *index).collect(),
        depends_on,
        licences: candidates.first().and_then(|(index, _)| licences(answers, table, *index)),
        wanted,
    }
}

/// The largest count among the plans that the deciding rule tests, against the table's threshold.
fn licences(answers: &Answers, table: &VerdictTable, rule: usize) -> Option<Licences> {
    let mut need = 0;
    for rule in &table.rules {
        rule.when.walk(&mut |part| {
            if let Condition::AtLeast(_, _, least) = part {
                need = need.max(*least);
            }
        });
    }
    let mut best: Option<Licences> = None;
    table.rules[rule].when.walk(&mut |part| {
        let Condition::AtLeast(question, plan, _) = part else { return };
        let Some(Answer::Amounts(amounts)) = answers.get(question) else { return };
        let Some(Amount::Number(have)) = amounts.get(plan) else { return };
        if best.as_ref().is_none_or(|known| *have > known.have) {
            best = Some(Licences { plan: plan.clone(), have: *have, need });
        }
    });
    best
}
