//! Looks for the smallest sets of changes that make a goal certain, by size, leaving out branches
//! that cannot lead there whatever else is changed.

use super::Answers;
use super::change::{Aim, Change, Suggestion};
use super::search::Search;
use super::slots::{Slot, Slots};
use crate::content::{Pack, QuestionKind, VerdictTable};

/// Nodes after which the search gives up and says so. `ems/2018-03` needs 84,524 at most.
const BOUND: usize = 2_000_000;
/// The end that is looked for, and the other.
const GOOD: usize = 0;
const BAD: usize = 1;

/// A level that a subject is to reach, and the changes that may bring it there.
pub struct Goal<'a> {
    subject: &'a str,
    search: Search<'a>,
    /// By slot, in the order of questions: what it may become.
    choices: Vec<(usize, Vec<(u32, Change)>)>,
    /// Changes made so far.
    made: Vec<Change>,
    /// How many of them were made before the search began.
    given: usize,
}

impl<'a> Goal<'a> {
    /// `subject` at a level of this `rank` or a better one; `chosen`: and still, or newly (`instead`),
    /// the choice of its question. That choice itself is not to be changed otherwise.
    pub fn new(
        pack: &'a Pack,
        answers: &Answers,
        table: &'a VerdictTable,
        rank: usize,
        chosen: bool,
        instead: bool,
    ) -> Self {
        let mut slots = Slots::new(pack);
        let mut lines = Vec::new();
        let mut choice = None;
        let mut made = Vec::new();
        if let Some((question, option)) = &table.answer {
            let node = slots.test(question, std::slice::from_ref(option));
            if chosen {
                lines.push((slots.not(node), BAD));
            }
            choice = slots.choice(question, option);
            if instead {
                let (question, aim) = (question.clone(), Aim::Choose(vec![option.clone()]));
                made.push(Change { question, aim, open: false, have: None });
            }
        }
        for rule in &table.rules {
            lines.push((slots.share(&rule.when), if rule.level.rank() <= rank { GOOD } else { BAD }));
        }
        let mut search = Search::new(slots, lines, answers, BOUND);
        let mut choices = Vec::new();
        for (at, question) in pack.questions.iter().enumerate() {
            for entry in 0..question.options.len().max(question.items.len()) {
                let slot = search.slots.place(Slot { question: at, entry });
                let frozen = choice.map(|(slot, _)| slot);
                if let Some(slot) = slot.filter(|slot| Some(*slot) != frozen && search.slots.is_tested(*slot))
                {
                    choices.push((slot, ways(&search, slot)));
                }
            }
        }
        if let Some((slot, value)) = choice.filter(|_| instead) {
            search.values[slot] = Some(value);
        }
        Self { subject: &table.subject, search, choices, given: made.len(), made }
    }

    /// Adds every set of `size` more changes, from the choice `at` on, that makes the goal certain and
    /// of which no part is in `found`. False when the bound was met.
    fn add_sets(&mut self, at: usize, size: usize, found: &mut Vec<Suggestion>) -> bool {
        if found.iter().any(|known| asks_less(&known.changes, &self.made)) {
            return true;
        }
        if size == 0 {
            let Some(certain) = self.search.is_certain(GOOD) else { return false };
            if certain {
                found.push(Suggestion { changes: self.made.clone(), subject: self.subject.to_string() });
            }
            return true;
        }
        if self.search.left == 0 {
            return false;
        }
        // With all that may still be changed taken for open: if it cannot be reached then, it cannot.
        let before = self.search.values.clone();
        for (slot, ways) in &self.choices[at..] {
            if !ways.is_empty() {
                self.search.values[*slot] = None;
            }
        }
        let within_reach = self.search.may_be(GOOD);
        self.search.values = before;
        let mut whole = true;
        if within_reach {
            for next in at..self.choices.len() {
                for way in 0..self.choices[next].1.len() {
                    let slot = self.choices[next].0;
                    let (value, change) = self.choices[next].1[way].clone();
                    let before = self.search.values[slot].replace(value);
                    if !self.search.slots.is_empty_set(slot, &self.search.values) {
                        self.made.push(change);
                        whole &= self.add_sets(next + 1, size - 1, found);
                        self.made.pop();
                    }
                    self.search.values[slot] = before;
                }
            }
        }
        whole
    }
}

/// The smallest sets of up to `most` changes that reach one of the goals, smallest first; and whether
/// all were looked at.
pub fn smallest(pack: &Pack, goals: &mut [Goal<'_>], most: usize) -> (Vec<Suggestion>, bool) {
    let (mut found, mut whole) = (Vec::new(), true);
    for size in 1..=most {
        for goal in goals.iter_mut().filter(|goal| goal.given <= size) {
            whole &= goal.add_sets(0, size - goal.given, &mut found);
        }
    }
    for suggestion in &mut found {
        in_order(pack, &mut suggestion.changes);
    }
    (found, whole)
}

/// By the order of questions: the choice of another subject was put first.
fn in_order(pack: &Pack, changes: &mut Vec<Change>) {
    let mut ordered = Vec::with_capacity(changes.len());
    for question in &pack.questions {
        ordered.extend(changes.iter().filter(|change| change.question == question.id).cloned());
    }
    *changes = ordered;
}

/// What a slot may become, nearest first.
fn ways(search: &Search<'_>, slot: usize) -> Vec<(u32, Change)> {
    let question = search.slots.question(slot);
    let known = search.values[slot];
    let open = known.is_none();
    let mut ways = Vec::new();
    if question.fixed && !open {
        return ways;
    }
    let entry = search.slots.slots[slot].entry;
    let mut add = |value: u32, aim: Aim| {
        let have = known.filter(|_| question.kind == QuestionKind::Amounts);
        ways.push((value, Change { question: question.id.clone(), aim, open, have }));
    };
    let values = search.slots.values(slot);
    match question.kind {
        QuestionKind::One => {
            for (place, option) in question.options.iter().enumerate() {
                if known != Some(place as u32) && (open || !question.unreachable.contains(option)) {
                    add(place as u32, Aim::Choose(vec![option.clone()]));
                }
            }
        }
        QuestionKind::Many => {
            let option = &question.options[entry];
            if known != Some(1) && (open || !question.unreachable.contains(option)) {
                add(1, Aim::Include(option.clone()));
            }
            if known != Some(0) {
                add(0, Aim::Leave(option.clone()));
            }
        }
        QuestionKind::Amounts => {
            let item = &question.items[entry];
            for value in values.iter().filter(|value| **value > known.unwrap_or(0)) {
                add(*value, Aim::AtLeast(item.clone(), *value));
            }
            if open {
                add(0, Aim::AtMost(item.clone(), 0));
            }
            for value in
                values.iter().rev().filter(|value| **value > 0 && known.is_some_and(|known| known >= **value))
            {
                add(value - 1, Aim::AtMost(item.clone(), value - 1));
            }
        }
    }
    ways
}

/// Whether `less` asks for nothing that `more` does not, or for a smaller change of a number.
fn asks_less(less: &[Change], more: &[Change]) -> bool {
    less.iter().all(|wish| {
        more.iter().any(|other| {
            wish.question == other.question
                && match (&wish.aim, &other.aim) {
                    (Aim::AtLeast(item, number), Aim::AtLeast(its, more)) => item == its && number <= more,
                    (Aim::AtMost(item, number), Aim::AtMost(its, fewer)) => item == its && number >= fewer,
                    (aim, its) => aim == its,
                }
        })
    })
}
