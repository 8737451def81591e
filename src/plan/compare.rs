//! Two sets of answers side by side: what differs between their outcomes and plans, and what each
//! identity option would mean for one organisation. Derived every time; changes no answer.

use super::{Plan, PlannedTask, plan};
use crate::content::{Pack, SubjectKind};
use crate::journey::{
    Answer, Answers, Evaluator, ExpectationVerdict, Mark, Outcome, Truth, Verdict, decide, replay,
};

/// Everything that follows from one set of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Verdicts, expectations and the rest.
    pub outcome: Outcome,
    /// The tasks.
    pub plan: Plan,
}

/// One thing that is not the same on both sides; `None` on the side where it does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<T> {
    /// As it is.
    pub now: Option<T>,
    /// As it would be.
    pub then: Option<T>,
}

/// A task on both sides that is done by somebody else, or more or less certainly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskChange {
    /// As it is.
    pub now: PlannedTask,
    /// As it would be.
    pub then: PlannedTask,
}

/// What differs between two sets of answers, and both sides in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What follows from the answers as they are.
    pub now: Side,
    /// What would follow.
    pub then: Side,
    /// Verdicts with another level, rule, licence count or wish.
    pub verdicts: Vec<Change<Verdict>>,
    /// Expectations that come, go, or are met otherwise.
    pub expectations: Vec<Change<ExpectationVerdict>>,
    /// Tasks that come.
    pub added: Vec<PlannedTask>,
    /// Tasks that go.
    pub removed: Vec<PlannedTask>,
    /// Tasks that stay, with another party or another certainty.
    pub changed: Vec<TaskChange>,
    /// What exists at the end: row id, and whether it applies now and then.
    pub completion: Vec<(String, Truth, Truth)>,
}

impl Side {
    /// What follows from `answers`.
    pub fn of(pack: &Pack, answers: &Answers) -> Self {
        Self { outcome: decide(pack, answers), plan: plan(pack, answers) }
    }
}

impl Difference {
    /// Whether both sides come to the same.
    pub fn is_empty(&self) -> bool {
        self.verdicts.is_empty()
            && self.expectations.is_empty()
            && self.completion.is_empty()
            && self.tasks() == 0
    }

    /// Number of tasks that come, go or change.
    pub fn tasks(&self) -> usize {
        self.added.len() + self.removed.len() + self.changed.len()
    }

    /// Whether the verdict on `subject` differs.
    pub fn has_verdict(&self, subject: &str) -> bool {
        self.verdicts.iter().any(|change| change.either().is_some_and(|verdict| verdict.subject == subject))
    }

    /// Whether the expectation `id` differs.
    pub fn has_expectation(&self, id: &str) -> bool {
        self.expectations.iter().any(|change| change.either().is_some_and(|row| row.id == id))
    }
}

impl<T> Change<T> {
    fn either(&self) -> Option<&T> {
        self.then.as_ref().or(self.now.as_ref())
    }
}

/// What differs between `now` and `then`.
pub fn difference(pack: &Pack, now: &Answers, then: &Answers) -> Difference {
    let (now, then) = (Side::of(pack, now), Side::of(pack, then));
    let apart = |(now, then): (&PlannedTask, &PlannedTask)| {
        (now.party, now.party_may_be, now.applies) != (then.party, then.party_may_be, then.applies)
    };
    let both = now.plan.tasks.iter().filter_map(|task| Some((task, then.plan.task(&task.id)?)));
    let changed = both.filter(|pair| apart(*pair));
    Difference {
        verdicts: changes(&now.outcome.verdicts, &then.outcome.verdicts, |verdict| &verdict.subject),
        expectations: changes(&now.outcome.expectations, &then.outcome.expectations, |row| &row.id),
        added: missing(&then.plan, &now.plan),
        removed: missing(&now.plan, &then.plan),
        changed: changed.map(|(now, then)| TaskChange { now: now.clone(), then: then.clone() }).collect(),
        completion: completion(pack, &now.outcome, &then.outcome),
        now,
        then,
    }
}

/// The rows that differ, those of `now` first.
fn changes<T: Clone + PartialEq>(now: &[T], then: &[T], id: impl Fn(&T) -> &String) -> Vec<Change<T>> {
    let find = |rows: &[T], row: &T| rows.iter().find(|other| id(other) == id(row)).cloned();
    let stayed = now.iter().map(|row| Change { now: Some(row.clone()), then: find(then, row) });
    let came = then.iter().filter(|row| find(now, row).is_none());
    let came = came.map(|row| Change { now: None, then: Some(row.clone()) });
    stayed.chain(came).filter(|change| change.now != change.then).collect()
}

/// The tasks of `plan` that `other` lacks.
fn missing(plan: &Plan, other: &Plan) -> Vec<PlannedTask> {
    plan.tasks.iter().filter(|task| other.task(&task.id).is_none()).cloned().collect()
}

fn completion(pack: &Pack, now: &Outcome, then: &Outcome) -> Vec<(String, Truth, Truth)> {
    let truth = |outcome: &Outcome, id: &String| {
        let known = outcome.completion.iter().find(|(known, _)| known == id);
        known.map_or(Truth::False, |(_, truth)| *truth)
    };
    let rows = pack.completion.iter().map(|row| (row.id.clone(), truth(now, &row.id), truth(then, &row.id)));
    rows.filter(|(_, now, then)| now != then).collect()
}

/// What one identity option would mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityOption {
    /// The question by which it is chosen.
    pub question: String,
    /// Its option there.
    pub option: String,
    /// Whether it is chosen now.
    pub chosen: Truth,
    /// The judgement on it.
    pub verdict: Verdict,
    /// What is expected of the environment with it, met or not.
    pub expectations: Vec<ExpectationVerdict>,
    /// Its tasks, by phase.
    pub plan: Plan,
    /// Questions that would be open with it: not answered, or "not sure".
    pub open: Vec<String>,
}

/// Every identity option of `pack` that can be chosen, under otherwise the same answers.
pub fn identity_options(pack: &Pack, answers: &Answers) -> Vec<IdentityOption> {
    let evaluator = Evaluator::new(pack, answers);
    let tables = pack.verdicts.iter().filter(|table| table.kind == SubjectKind::Identity);
    let options = tables.filter_map(|table| {
        let (question, option) = table.answer.as_ref()?;
        let mut with = answers.clone();
        with.set(question, Answer::One(option.clone()));
        let Side { outcome, plan } = Side::of(pack, &with);
        let verdict = outcome.verdict(&table.subject)?.clone();
        let open = replay(pack, &with).places.into_iter();
        let open = open
            .filter(|place| matches!(place.mark, Mark::Unsure | Mark::Here | Mark::Ahead | Mark::Open))
            .map(|place| place.question);
        Some(IdentityOption {
            question: question.clone(),
            option: option.clone(),
            chosen: evaluator.chooses(question, option),
            verdict,
            expectations: outcome.expectations,
            plan,
            open: open.collect(),
        })
    });
    options.collect()
}

/// Whether the task `id` is part of every option's plan, so that it does not tell them apart.
pub fn is_in_all(options: &[IdentityOption], id: &str) -> bool {
    options.iter().all(|option| option.plan.task(id).is_some())
}
