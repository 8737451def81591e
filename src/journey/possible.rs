//! What open answers leave possible, exactly: the union over all ways to complete them. Three-valued
//! logic alone may say more ("A or not A" stays unknown); this is where that is put right.

use super::search::Search;
use super::slots::Slots;
use super::{Answers, Evaluator, Truth};
use crate::content::{Condition, Pack, VerdictTable};

/// Nodes after which a search gives up; `ems/2018-03` needs 4,060 at most (3,000 sets of answers).
/// What is given up stays as three-valued logic has it: never too little, perhaps too much.
const BOUND: usize = 50_000;

/// Places of the rules of a table that may decide, in order. `None` when the bound was met.
pub fn possible_rules(pack: &Pack, answers: &Answers, table: &VerdictTable) -> Option<Vec<usize>> {
    let mut slots = Slots::new(pack);
    let lines = table.rules.iter().enumerate().map(|(at, rule)| (slots.share(&rule.when), at)).collect();
    let ends = Search::new(slots, lines, answers, BOUND).ends()?;
    Some((0..ends.len()).filter(|at| ends[*at]).collect())
}

/// What a condition of the pack comes to: unknown only where completing the answers can make it hold
/// and not hold. Where the bound is met, what three-valued logic says. `answers` are the evaluator's.
pub fn settle<'a>(evaluator: &Evaluator<'a>, answers: &Answers, condition: &'a Condition) -> Truth {
    evaluator.once(condition, || settle_given(evaluator, answers, &Condition::ALWAYS, condition))
}

/// Like [`settle`], over those ways to complete the answers under which `given` holds.
pub fn settle_given(
    evaluator: &Evaluator<'_>,
    answers: &Answers,
    given: &Condition,
    condition: &Condition,
) -> Truth {
    let kleene = evaluator.truth(condition);
    if kleene != Truth::Unknown {
        return kleene;
    }
    let mut slots = Slots::new(evaluator.pack);
    let given = slots.add(given);
    let lines = vec![(slots.not(given), 2), (slots.add(condition), 1), (slots.always(), 0)];
    match Search::new(slots, lines, answers, BOUND).ends().as_deref() {
        Some([false, true, _]) => Truth::True,
        Some([true, false, _]) => Truth::False,
        _ => Truth::Unknown,
    }
}
