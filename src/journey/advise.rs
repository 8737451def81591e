//! Which open question to answer first: the one whose answer narrows most what is still possible, for
//! the verdicts a person may want and the expectations.
//!
//! What is possible for a verdict is its levels and "not asked for"; for an expectation "met", "not
//! met" and "does not apply". The question is taken after whose answer the fewest of these are left on
//! average: the parts of an answer are taken one after another, and each value that is possible counts
//! the same. Of equal ones it is the first in the pack. A question on the path comes before one that is not asked yet.

use super::search::Search;
use super::slots::Slots;
use super::{Answers, Evaluator, Truth};
use crate::content::{Pack, WhenUnsure};

/// Nodes after which a point is judged by what was seen so far. `ems/2018-03` needs 12,105 at most.
const BOUND: usize = 500_000;
/// One whole in fractions of this many parts.
const WHOLE: u64 = 1 << 40;

/// The question to answer first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// Question id.
    pub question: String,
    /// Subjects and expectations of which some answer rules something out, in the pack's order. Empty
    /// only where no single answer can, because the answers to two questions tell something only
    /// together; then it is the first question on which something rests.
    pub narrows: Vec<String>,
}

/// A verdict or an expectation that is open.
struct Point<'a> {
    id: &'a str,
    search: Search<'a>,
    /// How many ends are possible.
    ends: usize,
}

/// The question to answer first; `None` when verdicts and expectations are settled.
pub fn advise(pack: &Pack, answers: &Answers) -> Option<Advice> {
    let evaluator = Evaluator::new(pack, answers);
    let mut points = open_points(&evaluator, answers);
    let mut best: Option<(bool, u64, Advice)> = None;
    for question in &pack.questions {
        let asked = match evaluator.applies(&question.id) {
            Truth::True => true,
            Truth::Unknown => question.when_unsure == WhenUnsure::Ask,
            Truth::False => continue,
        };
        let (mut left, mut narrows) = (0, Vec::new());
        for point in &mut points {
            let slots = open_slots(&point.search, &question.id);
            let mut after = After { left: 0, fewest: point.ends };
            spread(&mut point.search, &slots, WHOLE, point.ends, &mut after);
            left += after.left;
            if after.fewest < point.ends {
                narrows.push(point.id.to_string());
            }
        }
        let better = best
            .as_ref()
            .is_none_or(|(known, least, _)| (asked && !known) || (asked == *known && left < *least));
        if !narrows.is_empty() && better {
            best = Some((asked, left, Advice { question: question.id.clone(), narrows }));
        }
    }
    best.map(|(_, _, advice)| advice).or_else(|| {
        let rests = |id: &str, points: &mut [Point<'_>]| {
            points.iter_mut().any(|point| matters(&mut point.search, id))
        };
        let question = pack.questions.iter().find(|question| rests(&question.id, &mut points))?;
        Some(Advice { question: question.id.clone(), narrows: Vec::new() })
    })
}

fn open_points<'a>(evaluator: &Evaluator<'a>, answers: &Answers) -> Vec<Point<'a>> {
    let pack = evaluator.pack;
    let mut points = Vec::new();
    let mut add = |id: &'a str, slots: Slots<'a>, lines: Vec<(usize, usize)>| {
        let mut search = Search::new(slots, lines, answers, BOUND);
        let ends = count(&mut search).unwrap_or(search.lines.len());
        if ends > 1 {
            points.push(Point { id, search, ends });
        }
    };
    for table in &pack.verdicts {
        let mut slots = Slots::new(pack);
        let mut lines = Vec::new();
        if let Some((question, option)) = &table.answer {
            let chosen = slots.test(question, std::slice::from_ref(option));
            lines.push((slots.not(chosen), 0));
        }
        for rule in &table.rules {
            lines.push((slots.share(&rule.when), 1 + rule.level as usize));
        }
        add(&table.subject, slots, lines);
    }
    for row in &pack.expectations {
        let mut slots = Slots::new(pack);
        let when = slots.add(&row.when);
        let lines = vec![(slots.not(when), 0), (slots.add(&row.met), 1), (slots.always(), 2)];
        add(&row.id, slots, lines);
    }
    points
}

/// How many ends are possible; `None` when the bound was met.
fn count(search: &mut Search<'_>) -> Option<usize> {
    search.ends().map(|ends| ends.iter().filter(|end| **end).count())
}

/// The slots of a question that are open and tested.
fn open_slots(search: &Search<'_>, question: &str) -> Vec<usize> {
    let open = |slot: &usize| search.values[*slot].is_none() && search.slots.is_tested(*slot);
    let all = 0..search.values.len();
    all.filter(|slot| search.slots.question(*slot).id == question && open(slot)).collect()
}

/// What is left of a point after a question is answered.
struct After {
    /// Ends left on average, in parts of [`WHOLE`].
    left: u64,
    /// Ends left by the answer that tells most.
    fewest: usize,
}

/// Answers `slots` in every way. `weight` is the share of this way so far, `ends` what it leaves.
fn spread(search: &mut Search<'_>, slots: &[usize], weight: u64, ends: usize, after: &mut After) {
    after.fewest = after.fewest.min(ends);
    let Some((slot, rest)) = slots.split_first().filter(|_| ends > 1) else {
        after.left += weight * ends as u64;
        return;
    };
    let mut ways = 0;
    search.split(*slot, |_| {
        ways += 1;
        true
    });
    search.split(*slot, |search| {
        let left = count(search).unwrap_or(ends);
        spread(search, rest, weight / ways, left, after);
        true
    });
}

/// Whether two ways to complete the answers that differ in this question alone end differently. Taken
/// to be so where the bound is met.
fn matters(search: &mut Search<'_>, question: &str) -> bool {
    match count(search) {
        None => return true,
        Some(ends) if ends < 2 => return false,
        Some(_) => {}
    }
    let other = (0..search.values.len()).find(|slot| {
        search.values[*slot].is_none()
            && search.slots.is_tested(*slot)
            && search.slots.question(*slot).id != question
    });
    match other {
        Some(slot) => !search.split(slot, |search| !matters(search, question)),
        None => true,
    }
}
