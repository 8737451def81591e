//! Where a question hangs: its condition taken apart into the branch it belongs to and what it needs
//! besides. Structure only; nothing is evaluated.

use super::super::given;
use super::Way;
use crate::content::{Condition, Pack};

/// Where a question hangs.
pub struct Place {
    /// Place of the question above, in the pack's order; nothing for the trunk.
    pub above: Option<usize>,
    /// The answers to it that open the question.
    pub way: Way,
    /// The parts of the condition that make the way.
    pub opened_by: Vec<Condition>,
    /// Everything else that must hold.
    pub also: Vec<Condition>,
}

/// Takes the condition of the question at `own` apart.
pub fn place(pack: &Pack, own: usize) -> Place {
    let question = &pack.questions[own];
    let rests_on = given(pack, &question.when);
    // Latest first; a question never hangs on itself or on a later one, whatever the pack says.
    let above = (0..own).rev().find(|earlier| rests_on.contains(&pack.questions[*earlier].id));
    let mut all = Vec::new();
    parts(pack, &question.when, &mut all);
    let Some(above) = above else {
        let also = all.into_iter().cloned().collect();
        return Place { above: None, way: Way::Every, opened_by: Vec::new(), also };
    };
    let id = &pack.questions[above].id;
    let (opened_by, also): (Vec<&Condition>, Vec<&Condition>) =
        all.into_iter().partition(|part| given(pack, part).contains(id));
    let way = match opened_by.as_slice() {
        [only] => way(pack, above, only),
        several => Way::When(Condition::All(several.iter().map(|part| (*part).clone()).collect())),
    };
    let owned = |list: Vec<&Condition>| list.into_iter().cloned().collect();
    Place { above: Some(above), way, opened_by: owned(opened_by), also: owned(also) }
}

/// Leaves out what the branches above already make sure of. A test on a question that is not asked is
/// false, so a branch that tests its question for something carries all that this question needed.
pub fn without_implied(pack: &Pack, places: &[Place], own: usize) -> Vec<Condition> {
    let mut also = places[own].also.clone();
    let mut below = own;
    while let Some(above) = places[below].above
        && !matches!(places[below].way, Way::When(_))
    {
        let certain = || places[above].opened_by.iter().chain(&places[above].also);
        also.retain(|part| !certain().any(|known| implies(pack, known, part)));
        below = above;
    }
    also
}

/// Whether `known` makes `part` certain, as far as structure shows.
fn implies(pack: &Pack, known: &Condition, part: &Condition) -> bool {
    known == part
        || match (tested(pack, known), tested(pack, part)) {
            (Some((question, narrow)), Some((other, wide))) => {
                question == other && narrow.iter().all(|option| wide.contains(option))
            }
            _ => false,
        }
}

/// The parts that must all hold, with named conditions that only say "all of these" opened.
fn parts<'a>(pack: &'a Pack, condition: &'a Condition, found: &mut Vec<&'a Condition>) {
    match condition {
        Condition::All(inner) => inner.iter().for_each(|part| parts(pack, part, found)),
        Condition::Named(name) => match pack.conditions.get(name) {
            Some(all @ Condition::All(_)) => parts(pack, all, found),
            _ => found.push(condition),
        },
        _ => found.push(condition),
    }
}

fn way(pack: &Pack, above: usize, part: &Condition) -> Way {
    let question = &pack.questions[above];
    if let Some((tested, options)) = tested(pack, part)
        && tested == question.id
    {
        let known = question.options.iter().filter(|option| options.contains(&option.as_str()));
        return Way::Options(known.cloned().collect());
    }
    match amounts(pack, part) {
        Some((tested, entries, least)) if tested == question.id => {
            Way::AtLeast(entries.into_iter().map(str::to_string).collect(), least)
        }
        _ => Way::When(part.clone()),
    }
}

/// The question and its options, where a condition asks for one of them and nothing else.
pub fn tested<'a>(pack: &'a Pack, condition: &'a Condition) -> Option<(&'a str, Vec<&'a str>)> {
    match condition {
        Condition::Is(question, options) => Some((question, options.iter().map(String::as_str).collect())),
        Condition::Has(question, option) => Some((question, vec![option])),
        Condition::Named(name) => tested(pack, pack.conditions.get(name)?),
        Condition::All(parts) if parts.len() == 1 => tested(pack, &parts[0]),
        Condition::Any(parts) => {
            let mut all = parts.iter().map(|part| tested(pack, part));
            let (question, mut options) = all.next()??;
            for next in all {
                let (other, more) = next?;
                if other != question {
                    return None;
                }
                options.extend(more);
            }
            Some((question, options))
        }
        _ => None,
    }
}

/// The question, entries and number, where a condition asks for so many in one of them and nothing else.
pub fn amounts<'a>(pack: &'a Pack, condition: &'a Condition) -> Option<(&'a str, Vec<&'a str>, u32)> {
    match condition {
        Condition::AtLeast(question, entry, least) => Some((question, vec![entry], *least)),
        Condition::Named(name) => amounts(pack, pack.conditions.get(name)?),
        Condition::All(parts) if parts.len() == 1 => amounts(pack, &parts[0]),
        Condition::Any(parts) => {
            let mut all = parts.iter().map(|part| amounts(pack, part));
            let (question, mut entries, least) = all.next()??;
            for next in all {
                let (other, more, number) = next?;
                if other != question || number != least {
                    return None;
                }
                entries.extend(more);
            }
            Some((question, entries, least))
        }
        _ => None,
    }
}

/// Whether a condition tests this option of a question; each named condition is followed once.
pub fn mentions(pack: &Pack, condition: &Condition, question: &str, option: &String) -> bool {
    let mut found = false;
    let mut open = vec![condition];
    let mut named: Vec<&str> = Vec::new();
    while let Some(next) = open.pop() {
        next.walk(&mut |part| match part {
            Condition::Is(id, options) => found |= id == question && options.contains(option),
            Condition::Has(id, own) => found |= id == question && own == option,
            Condition::Named(name) if !named.contains(&name.as_str()) => {
                named.push(name);
                open.extend(pack.conditions.get(name));
            }
            _ => {}
        });
    }
    found
}
