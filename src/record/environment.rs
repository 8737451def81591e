//! What is expected of the environment, with the answers behind each verdict and the work on the board that
//! mends it. Derived every time; decides nothing that `journey` has not decided.

use super::{Board, Row, Standing};
use crate::content::{Condition, Expectation, Pack};
use crate::journey::{Answers, Evaluator, Outcome, Trace, Truth, given, trace};

/// One expectation that applies, or may.
#[derive(Debug, Clone)]
pub struct Checked<'a> {
    /// The row of the pack.
    pub row: &'a Expectation,
    /// Whether it applies.
    pub applies: Truth,
    /// Whether it is met.
    pub met: Truth,
    /// Questions that the verdict rests on, in the order in which they are asked.
    pub given: Vec<String>,
    /// Questions to answer before it is known.
    pub open: Vec<String>,
    /// Questions whose answers keep it from being met; empty where it is met.
    pub against: Vec<String>,
    /// The work that brings it about; empty where it is met.
    pub work: Vec<&'a Row>,
}

impl Checked<'_> {
    /// Whether all of its work is settled and the answers still say that it is not met.
    pub fn is_answer_behind(&self) -> bool {
        let mut certain = self.work.iter().filter(|row| row.applies == Truth::True).peekable();
        self.met == Truth::False
            && certain.peek().is_some()
            && certain.all(|row| row.standing == Standing::Settled)
    }
}

/// The expectations of `outcome`, in its order.
pub fn environment<'a>(
    pack: &'a Pack,
    answers: &Answers,
    outcome: &Outcome,
    board: &'a Board,
) -> Vec<Checked<'a>> {
    let evaluator = Evaluator::new(pack, answers);
    let checked = outcome.expectations.iter().filter_map(|verdict| {
        let row = pack.expectations.iter().find(|row| row.id == verdict.id)?;
        let on_path = |question: &String| evaluator.applies(question).is_possible();
        let both = Condition::All(vec![row.when.clone(), row.met.clone()]);
        let mut against = Vec::new();
        if verdict.met == Truth::False {
            keeps(pack, &trace(pack, answers, &row.met), Truth::True, &mut against);
        }
        let work = if verdict.met == Truth::True { Vec::new() } else { showing(board, &row.tasks) };
        Some(Checked {
            row,
            applies: verdict.applies,
            met: verdict.met,
            given: given(pack, &both).into_iter().filter(on_path).collect(),
            open: verdict.depends_on.clone(),
            against,
            work,
        })
    });
    checked.collect()
}

/// Adds the questions whose answers keep the traced condition from coming to `wanted`. A question that does
/// not apply is none of them: no answer to it would help.
fn keeps(pack: &Pack, trace: &Trace<'_>, wanted: Truth, found: &mut Vec<String>) {
    if trace.truth == wanted {
        return;
    }
    let mut add = |question: &String| {
        if !found.contains(question) {
            found.push(question.clone());
        }
    };
    match trace.condition {
        Condition::Is(question, _) | Condition::Has(question, _) | Condition::AtLeast(question, _, _) => {
            if trace.applies.is_possible() {
                add(question);
            }
        }
        Condition::Not(_) => {
            let other = if wanted == Truth::True { Truth::False } else { Truth::True };
            trace.parts.iter().for_each(|part| keeps(pack, part, other, found));
        }
        // The rules of a verdict are tried in order; which of them would have to come out otherwise is a
        // question of its own.
        Condition::Verdict(..) => given(pack, trace.condition).iter().for_each(add),
        Condition::All(_) | Condition::Any(_) | Condition::Named(_) => {
            trace.parts.iter().for_each(|part| keeps(pack, part, wanted, found));
        }
    }
}

/// The rows that show these tasks, second mentions included.
pub(super) fn showing<'a>(board: &'a Board, ids: &[String]) -> Vec<&'a Row> {
    let also = |row: &Row| row.planned.iter().flat_map(|task| &task.also).any(|id| ids.contains(id));
    board.rows.iter().filter(|row| ids.contains(&row.id) || also(row)).collect()
}
