//! What a difference has left behind: items that something referred to in the base and nothing refers to any
//! more, and items whose row is gone from the list of the sources' statements. An item that nothing in the
//! base referred to is the base's own matter.

use super::faults::{Faults, quoted};
use super::items::{Refers, items};
use crate::content::{Condition, Pack, Problem};
use std::collections::BTreeSet;

/// The list of an item, its id, and for an option of a question which one.
type Place = (&'static str, String, String);

/// Faults of what the composed edition keeps without use.
pub fn leftovers(base: &Pack, pack: &Pack) -> Vec<Problem> {
    let mut faults = Faults::default();
    let (before, now, kept) = (used(base), used(pack), kept(pack));
    for place in before.difference(&now).filter(|place| kept.contains(*place)) {
        let (list, id, option) = place;
        let what = match option.as_str() {
            "" => "something that nothing refers to any more".to_string(),
            option => format!("the option {}, on which nothing depends any more", quoted(option)),
        };
        faults.tell(format!("{list}.{id}"), format!("found {what}; expected it to go too, or to be used"));
    }
    let rows = |pack: &Pack| -> BTreeSet<String> { pack.rows.values().flatten().cloned().collect() };
    let (listed, still) = (rows(base), rows(pack));
    for item in items(pack).iter().filter(|item| !item.is_rule) {
        if listed.contains(item.id) && !still.contains(item.id) {
            faults.tell(item.path.as_str(), "found an item whose row is gone; expected it to go too");
        }
    }
    faults.list()
}

/// Everything that some item, condition or list refers to.
fn used(pack: &Pack) -> BTreeSet<Place> {
    let mut used = BTreeSet::new();
    for item in items(pack) {
        for (_, refers, words) in &item.lists {
            if let Some(list) = list_of(*refers) {
                used.extend(words.iter().map(|word| (list, word.clone(), String::new())));
            }
            // Codes of pages and of diagrams are told apart by where they are found.
            if *refers == Refers::Sources {
                used.extend(words.iter().map(|word| ("diagrams", word.clone(), String::new())));
            }
        }
        for (_, condition) in &item.conditions {
            condition.walk(&mut |part| used.extend(named(part)));
        }
    }
    for table in &pack.verdicts {
        used.insert(("services", table.subject.clone(), String::new()));
        used.extend(
            table.answer.iter().map(|(question, option)| ("questions", question.clone(), option.clone())),
        );
    }
    if let Some(request) = &pack.request {
        used.extend(request.links.iter().map(|id| ("links", id.clone(), String::new())));
        used.extend(request.unclear.iter().map(|id| ("unclear", id.clone(), String::new())));
    }
    let questions: Vec<Place> = used.iter().filter(|place| place.0 == "questions").cloned().collect();
    used.extend(questions.into_iter().map(|(list, id, _)| (list, id, String::new())));
    used
}

fn list_of(refers: Refers) -> Option<&'static str> {
    match refers {
        Refers::Sources | Refers::Pages => Some("sources"),
        Refers::Unclear => Some("unclear"),
        Refers::Links => Some("links"),
        // Of the rows that are named beside something, only these are there for it.
        Refers::OutOfScope | Refers::Rows => Some("out-of-scope"),
        Refers::Services => Some("services"),
        _ => None,
    }
}

fn named(part: &Condition) -> Vec<Place> {
    let place = |list, id: &String, option: &str| (list, id.clone(), option.to_string());
    match part {
        Condition::Is(id, options) => options.iter().map(|option| place("questions", id, option)).collect(),
        Condition::Has(id, option) => vec![place("questions", id, option)],
        Condition::AtLeast(id, item, _) => vec![place("questions", id, item)],
        Condition::Named(name) => vec![place("conditions", name, "")],
        _ => Vec::new(),
    }
}

/// What the pack holds, in the same form.
fn kept(pack: &Pack) -> BTreeSet<Place> {
    let mut kept = BTreeSet::new();
    let place = |list, id: &str| (list, id.to_string(), String::new());
    kept.extend(pack.sources.iter().map(|row| place("sources", &row.id)));
    kept.extend(pack.diagrams.iter().map(|row| place("diagrams", &row.id)));
    kept.extend(pack.unclear.iter().map(|row| place("unclear", &row.id)));
    kept.extend(pack.links.iter().map(|row| place("links", &row.id)));
    kept.extend(pack.out_of_scope.iter().map(|row| place("out-of-scope", &row.id)));
    kept.extend(pack.services.iter().map(|row| place("services", &row.id)));
    kept.extend(pack.conditions.keys().map(|name| place("conditions", name)));
    for question in &pack.questions {
        kept.insert(place("questions", &question.id));
        let entries = question.options.iter().chain(&question.items);
        kept.extend(entries.map(|entry| ("questions", question.id.clone(), entry.clone())));
    }
    kept
}
