//! What would change a verdict, compared with trying everything on packs made at random: each
//! suggestion does what it says, no part of it does, and none is missed. On `ems/2018-03` each
//! suggestion is applied and decided again.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Condition, Pack, Question, QuestionKind, VerdictTable};
use fairway::journey::{
    Aim, Amount, Answer, Answers, Change, Evaluator, MOST_CHANGES, Truth, Verdict, WouldChange, apply,
    decide, would_change,
};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use support::generate::arbitrary;
use support::small::{completions, small_answers, small_pack};

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);

/// Every change that may be proposed, one for each value.
fn possible_changes(pack: &Pack, answers: &Answers) -> Vec<Change> {
    let mut all = Vec::new();
    for question in &pack.questions {
        let known = answers.get(&question.id).filter(|answer| **answer != Answer::Unknown);
        let mut add = |open: bool, have: Option<u32>, aim: Aim| {
            if open || !question.fixed {
                all.push(Change { question: question.id.clone(), aim, open, have });
            }
        };
        for option in &question.options {
            let reached = known.is_none() || !question.unreachable.contains(option);
            match known {
                Some(Answer::One(chosen)) if chosen == option || !reached => {}
                Some(Answer::Many(chosen)) if chosen.contains(option) => {
                    add(false, None, Aim::Leave(option.clone()))
                }
                Some(Answer::Many(_)) if !reached => {}
                Some(Answer::Many(_)) => add(false, None, Aim::Include(option.clone())),
                _ if question.kind == QuestionKind::One => {
                    add(known.is_none(), None, Aim::Choose(vec![option.clone()]))
                }
                _ => {
                    add(true, None, Aim::Include(option.clone()));
                    add(true, None, Aim::Leave(option.clone()));
                }
            }
        }
        for item in &question.items {
            let have = match known {
                Some(Answer::Amounts(amounts)) => match amounts.get(item) {
                    None => Some(0),
                    Some(Amount::Number(number)) => Some(*number),
                    Some(Amount::Unknown) => None,
                },
                _ => None,
            };
            for cut in [1, 5, 10] {
                if cut > have.unwrap_or(0) {
                    add(have.is_none(), have, Aim::AtLeast(item.clone(), cut));
                } else {
                    add(false, have, Aim::AtMost(item.clone(), cut - 1));
                }
            }
            if have.is_none() {
                add(true, have, Aim::AtMost(item.clone(), 0));
            }
        }
    }
    all
}

/// The table that a set of changes is about; `None` where it changes the choice and is not about another.
fn about<'a>(pack: &'a Pack, verdict: &Verdict, changes: &[Change]) -> Option<&'a VerdictTable> {
    let table = pack.verdict_table(&verdict.subject)?;
    let Some((question, option)) = &table.answer else { return Some(table) };
    let choice = changes.iter().find(|change| {
        let touched = match &change.aim {
            Aim::Include(its) | Aim::Leave(its) => its == option,
            _ => true,
        };
        change.question == *question && touched
    });
    match choice.map(|change| &change.aim) {
        None => Some(table),
        Some(Aim::Choose(options)) if verdict.wanted == Truth::True => pack.verdicts.iter().find(|other| {
            other.answer.as_ref().is_some_and(|(its, option)| its == question && options[0] == *option)
        }),
        Some(_) => None,
    }
}

/// What the conditions of a table test, all they refer to followed: question and option or entry.
fn tested(pack: &Pack, table: &VerdictTable, wanted: bool) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let mut ahead: Vec<&Condition> = table.rules.iter().map(|rule| &rule.when).collect();
    if let Some((question, _)) = table.answer.as_ref().filter(|_| wanted) {
        found.insert((question.clone(), String::new()));
        ahead.push(&pack.question(question).unwrap().when);
    }
    while let Some(condition) = ahead.pop() {
        condition.walk(&mut |part| {
            let (question, entry) = match part {
                Condition::Is(question, _) => (question, String::new()),
                Condition::Has(question, entry) => (question, entry.clone()),
                Condition::AtLeast(question, entry, least) => {
                    found.insert((question.clone(), format!("{entry} {least}")));
                    (question, entry.clone())
                }
                Condition::Named(name) => return ahead.extend(pack.conditions.get(name)),
                Condition::Verdict(subject, _) => {
                    return ahead
                        .extend(pack.verdict_table(subject).unwrap().rules.iter().map(|rule| &rule.when));
                }
                _ => return,
            };
            found.insert((question.clone(), entry));
            ahead.push(&pack.question(question).unwrap().when);
        });
    }
    found
}

/// Whether the changes, and nothing else of what is open, make the level certain. A `many` question
/// that is open is answered in part only.
fn flips(pack: &Pack, answers: &Answers, verdict: &Verdict, rank: usize, changes: &[Change]) -> bool {
    let Some(table) = about(pack, verdict, changes) else { return false };
    let tested = tested(pack, table, verdict.wanted == Truth::True);
    let at_threshold = |change: &Change| match &change.aim {
        Aim::AtLeast(entry, number) => {
            tested.contains(&(change.question.clone(), format!("{entry} {number}")))
        }
        _ => true,
    };
    if !changes.iter().all(|change| tested.contains(&place(change)) && at_threshold(change)) {
        return false;
    }
    let (in_part, in_full): (Vec<Change>, Vec<Change>) = changes
        .iter()
        .cloned()
        .partition(|change| change.open && matches!(change.aim, Aim::Include(_) | Aim::Leave(_)));
    let after = apply(pack, answers, &in_full);
    let valid = |question: &Question| match after.get(&question.id) {
        Some(Answer::Many(set)) => question.none || !set.is_empty(),
        _ => true,
    };
    let mut whole = completions(pack, &after, &|_| true);
    whole.retain(|whole| {
        in_part.iter().all(|change| match (whole.get(&change.question), &change.aim) {
            (Some(Answer::Many(set)), Aim::Include(option)) => set.contains(option),
            (Some(Answer::Many(set)), Aim::Leave(option)) => !set.contains(option),
            _ => false,
        })
    });
    // `apply` mends a set left empty by adding what was not wanted away: no suggestion may need that.
    let mended = in_full.iter().any(|change| match (&change.aim, after.get(&change.question)) {
        (Aim::Leave(_), Some(Answer::Many(set))) => {
            let before = answers.get(&change.question);
            let Some(Answer::Many(before)) = before else { return false };
            let added = |option: &&String| {
                let include = Aim::Include((*option).clone());
                !before.contains(*option) && !in_full.iter().any(|change| change.aim == include)
            };
            set.iter().any(|option| added(&option))
        }
        _ => false,
    });
    !whole.is_empty()
        && !mended
        && pack.questions.iter().all(valid)
        && whole.iter().all(|whole| {
            let evaluator = Evaluator::new(pack, whole);
            let chosen = table.answer.as_ref().is_none_or(|(question, option)| {
                verdict.wanted != Truth::True || evaluator.chooses(question, option) == Truth::True
            });
            let rule = evaluator.candidates(&table.subject)[0].0;
            chosen && table.rules[rule].level.rank() <= rank
        })
}

/// Whether one change asks for the same as another, or for a smaller change of a number.
fn within(less: &Change, more: &Change) -> bool {
    less.question == more.question
        && match (&less.aim, &more.aim) {
            (Aim::AtLeast(item, number), Aim::AtLeast(its, more)) => item == its && number <= more,
            (Aim::AtMost(item, number), Aim::AtMost(its, fewer)) => item == its && number >= fewer,
            (less, more) => less == more,
        }
}

/// Question and option or entry that a change is about.
fn place(change: &Change) -> (String, String) {
    let entry = match &change.aim {
        Aim::Choose(_) => String::new(),
        Aim::Include(entry) | Aim::Leave(entry) | Aim::AtLeast(entry, _) | Aim::AtMost(entry, _) => {
            entry.clone()
        }
    };
    (change.question.clone(), entry)
}

/// Sets of `size` changes, at most one for each option, entry or choice.
fn sets(all: &[Change], size: usize) -> Vec<Vec<Change>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut found = Vec::new();
    for (at, first) in all.iter().enumerate() {
        for rest in sets(&all[at + 1..], size - 1) {
            if rest.iter().all(|other| place(other) != place(first)) {
                found.push([vec![first.clone()], rest].concat());
            }
        }
    }
    found
}

/// All smallest sets of up to `most` changes, by trying every one.
fn tried(pack: &Pack, answers: &Answers, verdict: &Verdict, rank: usize, most: usize) -> Vec<Vec<Change>> {
    let all = possible_changes(pack, answers);
    let mut found: Vec<Vec<Change>> = Vec::new();
    for size in 1..=most {
        for set in sets(&all, size) {
            let known =
                |less: &Vec<Change>| less.iter().all(|less| set.iter().any(|more| within(less, more)));
            if !found.iter().any(known) && flips(pack, answers, verdict, rank, &set) {
                found.push(set);
            }
        }
    }
    // Within one size, a smaller change of a number may come later.
    let smaller = |set: &Vec<Change>| {
        let less = |less: &Vec<Change>| less.iter().all(|less| set.iter().any(|more| within(less, more)));
        !found.iter().any(|other| other != set && less(other))
    };
    found.iter().filter(|set| smaller(set)).cloned().collect()
}

/// Each way to take the options that a suggestion leaves open.
fn expanded(told: &WouldChange) -> Vec<Vec<Change>> {
    let mut all = Vec::new();
    for suggestion in &told.suggestions {
        let mut ways: Vec<Vec<Change>> = vec![Vec::new()];
        for change in &suggestion.changes {
            let options: Vec<Aim> = match &change.aim {
                Aim::Choose(options) => {
                    options.iter().map(|option| Aim::Choose(vec![option.clone()])).collect()
                }
                aim => vec![aim.clone()],
            };
            let more = ways.iter().flat_map(|before| {
                options
                    .iter()
                    .map(|aim| [before.clone(), vec![Change { aim: aim.clone(), ..change.clone() }]].concat())
            });
            ways = more.collect();
        }
        all.extend(ways);
    }
    all
}

#[test]
fn on_random_packs_suggestions_are_all_the_smallest_sets_that_flip() {
    const MOST: usize = 2;
    let (mut verdicts, mut compared, mut none, mut hidden) = (0, 0, 0, 0);
    for seed in 0..700 {
        let pack = small_pack(&PACK, seed);
        let answers = small_answers(&pack, seed);
        for verdict in decide(&pack, &answers).verdicts {
            let Some(told) = would_change(&pack, &answers, &verdict) else { continue };
            assert!(told.complete);
            verdicts += 1;
            let rank = told.level.rank();
            let mine = expanded(&told);
            for set in &mine {
                assert!(
                    flips(&pack, &answers, &verdict, rank, set),
                    "{seed} {} does not flip: {set:?}",
                    verdict.subject
                );
                for left in 0..set.len() {
                    let mut part = set.clone();
                    part.remove(left);
                    let flips = flips(&pack, &answers, &verdict, rank, &part);
                    assert!(!flips, "{seed} {}: {part:?} of {set:?} is enough", verdict.subject);
                }
            }
            let small: Vec<_> = mine.iter().filter(|set| set.len() <= MOST).collect();
            let all = tried(&pack, &answers, &verdict, rank, MOST);
            for set in &small {
                assert!(
                    all.iter().any(|other| same(other, set)),
                    "{seed} {}: {set:?} is not smallest\n{all:#?}",
                    verdict.subject
                );
            }
            for set in &all {
                let known = small.iter().any(|mine| same(mine, set));
                assert!(known || told.left_out > 0, "{seed} {}: {set:?} is missed", verdict.subject);
            }
            compared += all.len();
            none += usize::from(mine.is_empty());
            hidden += usize::from(told.left_out > 0);
        }
    }
    println!(
        "{verdicts} verdicts, {compared} suggestions compared, {none} without any, {hidden} with more than shown"
    );
    assert!(compared > 300);
}

fn same(one: &[Change], other: &[Change]) -> bool {
    one.len() == other.len() && one.iter().all(|change| other.contains(change))
}

#[test]
fn on_the_edition_each_suggestion_applied_reaches_its_level() {
    let (mut applied, mut longest) = (0, 0);
    for seed in 0..100 {
        let answers = arbitrary(&PACK, seed);
        for verdict in decide(&PACK, &answers).verdicts {
            let Some(told) = would_change(&PACK, &answers, &verdict) else { continue };
            assert!(told.complete, "{seed} {}", verdict.subject);
            for suggestion in &told.suggestions {
                applied += 1;
                longest = longest.max(suggestion.changes.len());
                assert!(suggestion.changes.len() <= MOST_CHANGES);
                for change in suggestion.changes.iter().filter(|change| !change.open) {
                    assert!(!PACK.question(&change.question).unwrap().fixed, "{seed}: {change:?}");
                }
                let after = decide(&PACK, &apply(&PACK, &answers, &suggestion.changes));
                let after = after.verdict(&suggestion.subject).unwrap();
                let worst = after.possible.iter().map(|level| level.rank()).max().unwrap();
                assert!(worst <= told.level.rank(), "{seed} {suggestion:?}: {after:?}");
                assert!(
                    verdict.wanted != Truth::True || after.wanted == Truth::True,
                    "{seed} {suggestion:?}"
                );
                for left in 0..suggestion.changes.len() {
                    let mut part = suggestion.changes.clone();
                    let gone = part.remove(left);
                    let choice = PACK.verdict_table(&verdict.subject).unwrap().answer.clone();
                    if choice.is_some_and(|(question, _)| question == gone.question)
                        && verdict.subject != suggestion.subject
                    {
                        continue;
                    }
                    let less = decide(&PACK, &apply(&PACK, &answers, &part));
                    let less = less.verdict(&suggestion.subject).unwrap();
                    let enough = less.possible.iter().all(|level| level.rank() <= told.level.rank())
                        && (verdict.wanted != Truth::True || less.wanted == Truth::True);
                    assert!(!enough, "{seed}: {part:?} of {suggestion:?} is enough");
                }
            }
        }
    }
    println!("{applied} suggestions applied, up to {longest} changes");
    assert!(applied > 1000);
}
