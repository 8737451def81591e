//! Answers that make no difference: conditions tell them apart, but nothing that follows does. Read off
//! the finished diagrams, in which a variable stands only where something depends on it.

use super::diagram::{Id, TRUE};
use super::faults::{At, Statements};
use super::report::{FaultKind, NoteKind};
use super::space::{Block, Part};
use crate::content::QuestionKind;
use std::collections::BTreeMap;

impl<'s: 'a, 'a> Statements<'s, 'a> {
    /// Tells options and thresholds without effect, and options that no condition tells apart.
    pub fn effects(&mut self) {
        let classes = self.told_apart();
        let space = self.logic.space;
        let open = !self.unsettled.is_empty();
        if open {
            self.settle(&At::new("questions.json", "questions"), |_| Err(super::diagram::Exhausted));
        }
        for (place, block) in space.blocks.iter().enumerate() {
            let at = At::new("questions.json", format!("questions.{}", block.question.id));
            for message in alike(block) {
                self.note(NoteKind::SameAnswer, &at, &message, None);
            }
            let Some(head) = block.head.filter(|_| !open) else { continue };
            let asked = self.logic.asked(place).map_or(TRUE, |asked| asked.holds);
            if !self.is_possible(asked) {
                continue;
            }
            for (nth, part) in block.parts.iter().enumerate() {
                // The first value of a topmost variable is "unanswered".
                let class = &classes[head as usize + nth][usize::from(nth == 0)..];
                for entry in without_effect(part, class) {
                    let message =
                        format!("conditions test {entry}, but nothing follows from it; expected some effect");
                    self.fault(FaultKind::NoEffect, &at, &message, Vec::new(), None);
                }
            }
        }
    }

    /// For each variable the class of each value: two values are in one class where no result tells
    /// them apart.
    fn told_apart(&self) -> Vec<Vec<usize>> {
        let diagrams = &self.logic.diagrams;
        let mut classes: Vec<Vec<usize>> =
            self.logic.space.values.iter().map(|count| vec![0; *count as usize]).collect();
        let mut seen = vec![false; diagrams.len()];
        let mut ahead: Vec<Id> = self.results.clone();
        while let Some(id) = ahead.pop() {
            if id <= TRUE || std::mem::replace(&mut seen[id as usize], true) {
                continue;
            }
            let class = &mut classes[diagrams.level(id) as usize];
            let mut known = BTreeMap::new();
            for (own, kid) in class.iter_mut().zip(diagrams.kids(id)) {
                let next = known.len();
                *own = *known.entry((*own, *kid)).or_insert(next);
            }
            ahead.extend(diagrams.kids(id));
        }
        classes
    }
}

/// What conditions test in this part without any result depending on it; `class` is that of each value.
fn without_effect(part: &Part<'_>, class: &[usize]) -> Vec<String> {
    match part {
        Part::One(options) => {
            let same = |place: &usize| class[..*place].iter().position(|other| *other == class[*place]);
            let pairs = (0..options.len()).filter_map(|place| Some((same(&place)?, place)));
            pairs.map(|(a, b)| format!("\"{}\" against \"{}\"", options[b][0], options[a][0])).collect()
        }
        Part::Option(option) if class[0] == class[1] => vec![format!("\"{option}\"")],
        Part::Option(_) => Vec::new(),
        Part::Item(item, thresholds) => {
            let idle = thresholds.iter().enumerate().filter(|(place, _)| class[*place] == class[place + 1]);
            idle.map(|(_, threshold)| format!("whether \"{item}\" is at least {threshold}")).collect()
        }
    }
}

/// Which options and items of a question no condition tells apart, in words.
fn alike(block: &Block<'_>) -> Vec<String> {
    let question = block.question;
    let tested = |entry: &String| {
        block.parts.iter().any(|part| match part {
            Part::Option(known) | Part::Item(known, _) => *known == entry,
            Part::One(_) => true,
        })
    };
    match (question.kind, block.parts.first()) {
        (QuestionKind::One, Some(Part::One(classes))) => {
            let many = classes.iter().filter(|class| class.len() > 1);
            many.map(|class| format!("no condition tells {} apart", quoted(class))).collect()
        }
        (QuestionKind::One, _) => Vec::new(),
        (QuestionKind::Many, _) => {
            question.options.iter().filter(|option| !tested(option)).map(unseen).collect()
        }
        (QuestionKind::Amounts, _) => {
            question.items.iter().filter(|item| !tested(item)).map(unseen).collect()
        }
    }
}

fn unseen(entry: &String) -> String {
    format!("no condition looks at \"{entry}\"")
}

fn quoted(options: &[&String]) -> String {
    options.iter().map(|option| format!("\"{option}\"")).collect::<Vec<_>>().join(", ")
}
