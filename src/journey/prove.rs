//! Proves by search that every question, rule and task can apply and that every subject always gets
//! a verdict. Exact: numbers are split at their thresholds, and only answers that a condition
//! touches are tried. Not the full prover (overlaps, shortest counterexamples).

use super::{Evaluator, Facts, Truth};
use crate::content::{Condition, Pack, Problem};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Every question, rule and task that can never apply, and every gap in a verdict table.
pub fn prove(pack: &Pack) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut expect = |file: &str, path: String, goal: &dyn Fn(&Evaluator<'_>) -> Truth| {
        if !Search::new(pack).can(goal) {
            problems.push(Problem::new(file, path, "no answers make it apply; expected at least one way"));
        }
    };
    for question in &pack.questions {
        expect("questions.json", format!("questions.{}", question.id), &|e| e.applies(&question.id));
    }
    for table in &pack.verdicts {
        for index in 0..table.rules.len() {
            let path = format!("verdicts.{}.rules[{index}]", table.subject);
            expect("verdicts.json", path, &|e| first_is(e, &table.rules[..=index]));
        }
    }
    let rows = pack.consequences.iter().map(|row| ("verdicts.json", &row.id, &row.when));
    let rows = rows.chain(pack.expectations.iter().map(|row| ("expectations.json", &row.id, &row.when)));
    let rows = rows.chain(pack.out_of_scope.iter().map(|row| ("expectations.json", &row.id, &row.when)));
    let rows = rows.chain(pack.completion.iter().map(|row| ("completion.json", &row.id, &row.when)));
    let rows = rows.chain(pack.steps.iter().map(|step| ("steps.json", &step.id, &step.when)));
    for (file, id, when) in rows.chain(pack.tasks.iter().map(|task| ("tasks.json", &task.id, &task.when))) {
        expect(file, id.clone(), &|e| e.truth(when));
    }
    for table in &pack.verdicts {
        let none = |e: &Evaluator<'_>| {
            table.rules.iter().fold(Truth::True, |sum, rule| sum.and(e.truth(&rule.when).not()))
        };
        if Search::new(pack).can(&none) {
            let path = format!("verdicts.{}", table.subject);
            problems.push(Problem::new(
                "verdicts.json",
                path,
                "some answers meet no rule; expected a rule for all",
            ));
        }
    }
    problems
}

fn first_is(evaluator: &Evaluator<'_>, rules: &[crate::content::Rule]) -> Truth {
    let Some((last, earlier)) = rules.split_last() else { return Truth::False };
    let free = earlier.iter().fold(Truth::True, |sum, rule| sum.and(evaluator.truth(&rule.when).not()));
    free.and(evaluator.truth(&last.when))
}

/// Every condition of the pack.
fn conditions(pack: &Pack) -> impl Iterator<Item = &Condition> {
    let all = pack.conditions.values().chain(pack.questions.iter().map(|row| &row.when));
    let all = all.chain(pack.verdicts.iter().flat_map(|table| &table.rules).map(|rule| &rule.when));
    let all = all.chain(pack.consequences.iter().map(|row| &row.when));
    let all = all.chain(pack.expectations.iter().flat_map(|row| [&row.when, &row.met]));
    let all = all.chain(pack.out_of_scope.iter().map(|row| &row.when));
    let all = all.chain(pack.completion.iter().map(|row| &row.when));
    all.chain(
        pack.work().flat_map(|task| {
            std::iter::once(&task.when).chain(task.party_when.iter().map(|other| &other.when))
        }),
    )
}

/// What can be decided about one answer on its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Variable {
    One(String),
    Has(String, String),
    Amount(String, String),
}

/// Values assigned so far: the place of an option, 0 or 1, or a number.
struct Partial {
    values: BTreeMap<Variable, u32>,
    options: BTreeMap<String, Vec<String>>,
    wanted: RefCell<Option<Variable>>,
}

impl Partial {
    fn value(&self, variable: Variable) -> Option<u32> {
        let value = self.values.get(&variable).copied();
        if value.is_none() {
            self.wanted.borrow_mut().get_or_insert(variable);
        }
        value
    }
}

impl Facts for Partial {
    fn is(&self, question: &str, options: &[String]) -> Truth {
        let all = self.options.get(question);
        self.value(Variable::One(question.into())).map_or(Truth::Unknown, |index| {
            all.and_then(|all| all.get(index as usize)).is_some_and(|option| options.contains(option)).into()
        })
    }

    fn has(&self, question: &str, option: &str) -> Truth {
        let value = self.value(Variable::Has(question.into(), option.into()));
        value.map_or(Truth::Unknown, |value| (value == 1).into())
    }

    fn at_least(&self, question: &str, item: &str, least: u32) -> Truth {
        let value = self.value(Variable::Amount(question.into(), item.into()));
        value.map_or(Truth::Unknown, |value| (value >= least).into())
    }
}

struct Search<'a> {
    pack: &'a Pack,
    thresholds: Vec<u32>,
    facts: Partial,
}

impl<'a> Search<'a> {
    fn new(pack: &'a Pack) -> Self {
        let mut thresholds = vec![0];
        for condition in conditions(pack) {
            condition.walk(&mut |part| {
                if let Condition::AtLeast(_, _, least) = part {
                    thresholds.push(*least);
                }
            });
        }
        thresholds.sort_unstable();
        thresholds.dedup();
        let options = pack.questions.iter().map(|question| (question.id.clone(), question.options.clone()));
        let facts =
            Partial { values: BTreeMap::new(), options: options.collect(), wanted: RefCell::default() };
        Self { pack, thresholds, facts }
    }

    /// Whether some complete answers make the goal true.
    fn can(&mut self, goal: &dyn Fn(&Evaluator<'_>) -> Truth) -> bool {
        if self.has_empty_set() {
            return false;
        }
        *self.facts.wanted.borrow_mut() = None;
        match goal(&Evaluator::new(self.pack, &self.facts)) {
            Truth::True => return true,
            Truth::False => return false,
            Truth::Unknown => {}
        }
        let Some(variable) = self.facts.wanted.take() else { return false };
        let values = match &variable {
            Variable::One(question) => {
                (0..self.facts.options.get(question).map_or(0, Vec::len) as u32).collect()
            }
            Variable::Has(..) => vec![1, 0],
            Variable::Amount(..) => self.thresholds.clone(),
        };
        for value in values {
            self.facts.values.insert(variable.clone(), value);
            if self.can(goal) {
                return true;
            }
        }
        self.facts.values.remove(&variable);
        false
    }

    /// A question with several choices that must not be empty is empty.
    fn has_empty_set(&self) -> bool {
        let sets = self
            .pack
            .questions
            .iter()
            .filter(|question| question.kind == crate::content::QuestionKind::Many && !question.none);
        sets.into_iter().any(|question| {
            question.options.iter().all(|option| {
                self.facts.values.get(&Variable::Has(question.id.clone(), option.clone())) == Some(&0)
            })
        })
    }
}
