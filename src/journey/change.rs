//! What would change a verdict: the smallest sets of other answers that make it better for certain.
//! Facts that nobody can change are never proposed to be another; what is open may be found out. How
//! such sets are found is `smallest`'s work.

use super::smallest::{Goal, smallest};
use super::{Amount, Answer, Answers, Truth, Verdict};
use crate::content::{Level, Pack, QuestionKind, Table, VerdictTable};

/// Changes in one suggestion, at most. Larger sets are not looked for.
pub const MOST_CHANGES: usize = 4;
/// Suggestions given for one verdict, at most.
const MOST_SHOWN: usize = 6;

/// What an answer is to become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// One of these options; each of them alone does.
    Choose(Vec<String>),
    /// A set of options that includes this one.
    Include(String),
    /// A set of options without this one.
    Leave(String),
    /// This number of an entry; more than there is.
    AtLeast(String, u32),
    /// This number of an entry; less than there is, or none where it is open.
    AtMost(String, u32),
}

/// One answer that is to become another, or to be found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Question id.
    pub question: String,
    /// What the answer is to become.
    pub aim: Aim,
    /// Whether it is open today: then this is what finding out would have to bring.
    pub open: bool,
    /// The number held today, where the change is one of a number.
    pub have: Option<u32>,
}

/// Changes that together make a verdict better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The changes, in the order of their questions.
    pub changes: Vec<Change>,
    /// The subject that is then at the level: the one asked about, or another choice in its place.
    pub subject: String,
}

/// What would change one verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WouldChange {
    /// The level that each suggestion reaches, or a better one.
    pub level: Level,
    /// The smallest sets of changes, fewest changes first. None holds all that another asks for.
    pub suggestions: Vec<Suggestion>,
    /// Suggestions that are not given because there are too many.
    pub left_out: usize,
    /// Whether all sets of up to [`MOST_CHANGES`] were looked at.
    pub complete: bool,
}

/// What would make `verdict` better: as good as its table can be, or where nothing leads there, the
/// next best that something leads to. `None` when it is the best for certain. No suggestions where no
/// set of up to [`MOST_CHANGES`] changes helps.
pub fn would_change(pack: &Pack, answers: &Answers, verdict: &Verdict) -> Option<WouldChange> {
    let table = pack.verdict_table(&verdict.subject)?;
    let worst = verdict.possible.iter().fold(0, |worst, level| worst.max(level.rank()));
    let mut complete = true;
    let mut best = None;
    for rank in 0..worst {
        let Some(level) = table.rules.iter().map(|rule| rule.level).find(|level| level.rank() == rank) else {
            continue;
        };
        best = best.or(Some(level));
        let mut goals = goals(pack, answers, verdict, table, rank);
        let (sets, whole) = smallest(pack, &mut goals, MOST_CHANGES);
        complete &= whole;
        if !sets.is_empty() {
            let mut suggestions = nearest_first(merged(sets));
            let left_out = suggestions.len().saturating_sub(MOST_SHOWN);
            suggestions.truncate(MOST_SHOWN);
            return Some(WouldChange { level, suggestions, left_out, complete });
        }
    }
    best.map(|level| WouldChange { level, suggestions: Vec::new(), left_out: 0, complete })
}

/// The subject itself, its choice untouched; and where it was chosen among others, each of those in
/// its place.
fn goals<'a>(
    pack: &'a Pack,
    answers: &Answers,
    verdict: &Verdict,
    table: &'a VerdictTable,
    rank: usize,
) -> Vec<Goal<'a>> {
    let wanted = verdict.wanted == Truth::True;
    let mut goals = vec![Goal::new(pack, answers, table, rank, wanted, false)];
    let Some((asked, _)) = table.answer.as_ref().filter(|_| wanted) else { return goals };
    let question =
        pack.question(asked).filter(|question| question.kind == QuestionKind::One && !question.fixed);
    for other in pack.verdicts.iter().filter(|other| other.subject != table.subject) {
        let (Some(question), Some((its, option))) = (question, &other.answer) else { continue };
        if its == asked
            && !question.unreachable.contains(option)
            && answers.get(its) != Some(&Answer::One(option.clone()))
        {
            goals.push(Goal::new(pack, answers, other, rank, true, true));
        }
    }
    goals
}

/// Of as many changes, those first that ask for the fewest more of something. Otherwise as they come.
/// Put in place one by one: a sort costs 4 kB of wasm.
fn nearest_first(suggestions: Vec<Suggestion>) -> Vec<Suggestion> {
    let far = |suggestion: &Suggestion| {
        suggestion.changes.iter().fold(0u64, |sum, change| match (&change.aim, change.have) {
            (Aim::AtLeast(_, number) | Aim::AtMost(_, number), Some(have)) => {
                sum + u64::from(number.abs_diff(have))
            }
            _ => sum,
        })
    };
    let mut ordered: Vec<Suggestion> = Vec::new();
    for suggestion in suggestions {
        let place = (suggestion.changes.len(), far(&suggestion));
        let at = ordered.iter().position(|other| (other.changes.len(), far(other)) > place);
        ordered.insert(at.unwrap_or(ordered.len()), suggestion);
    }
    ordered
}

/// Puts suggestions together that differ in nothing but the option chosen in one place.
fn merged(sets: Vec<Suggestion>) -> Vec<Suggestion> {
    let mut all: Vec<Suggestion> = Vec::new();
    for set in sets {
        all.push(set);
        // The last may fit an earlier one; both together may then fit a third.
        let mut last = all.len() - 1;
        while let Some(earlier) =
            (0..all.len()).find(|at| *at != last && joined(&all[*at], &all[last]).is_some())
        {
            let (first, second) = (earlier.min(last), earlier.max(last));
            if let Some(whole) = joined(&all[first], &all[second]) {
                all.remove(second);
                all[first] = whole;
            }
            last = first;
        }
    }
    all
}

fn joined(one: &Suggestion, other: &Suggestion) -> Option<Suggestion> {
    if one.subject != other.subject || one.changes.len() != other.changes.len() {
        return None;
    }
    let mut differ = (0..one.changes.len()).filter(|at| one.changes[*at] != other.changes[*at]);
    let (at, None) = (differ.next()?, differ.next()) else { return None };
    let mut whole = one.clone();
    match (&mut whole.changes[at].aim, &other.changes[at].aim) {
        (Aim::Choose(options), Aim::Choose(more))
            if one.changes[at].question == other.changes[at].question =>
        {
            options.extend(more.iter().cloned());
            Some(whole)
        }
        _ => None,
    }
}

/// The answers with the changes made. Of several options the first is chosen. Where a `many` question
/// was open, options that no change includes are left out; where an `amounts` question was, the other
/// entries stay unknown.
pub fn apply(pack: &Pack, answers: &Answers, changes: &[Change]) -> Answers {
    let mut applied = answers.clone();
    for change in changes {
        let Some(question) = pack.question(&change.question) else { continue };
        let before = applied.get(&question.id).cloned();
        let answer = match &change.aim {
            Aim::Choose(options) => {
                options.first().map_or(Answer::Unknown, |option| Answer::One(option.clone()))
            }
            Aim::Include(option) | Aim::Leave(option) => {
                let mut set = if let Some(Answer::Many(set)) = before { set } else { Vec::new() };
                set.retain(|known| known != option);
                if matches!(change.aim, Aim::Include(_)) {
                    set.push(option.clone());
                }
                Answer::many(set)
            }
            Aim::AtLeast(entry, number) | Aim::AtMost(entry, number) => {
                let mut amounts = Table::default();
                match before {
                    Some(Answer::Amounts(known)) => amounts = known,
                    _ => question.items.iter().for_each(|item| {
                        amounts.insert(item.clone(), Amount::Unknown);
                    }),
                }
                amounts.insert(entry.clone(), Amount::Number(*number));
                Answer::Amounts(amounts)
            }
        };
        applied.set(&question.id, answer);
    }
    for question in pack.questions.iter().filter(|question| !question.none) {
        // Leaving options out of an open question must not leave it empty.
        let left = |option: &String| {
            let leave = Aim::Leave(option.clone());
            changes.iter().any(|change| change.question == question.id && change.aim == leave)
        };
        if let Some(Answer::Many(set)) = applied.0.get_mut(&question.id)
            && set.is_empty()
        {
            set.extend(question.options.iter().find(|option| !left(option)).cloned());
        }
    }
    applied
}
