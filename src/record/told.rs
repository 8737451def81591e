//! The history as it can be told: what each step was about, and whether it still stands. Changes nothing.

use super::{Record, Step, Turn};

/// What a step was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Answers.
    Answers,
    /// Tasks.
    Tasks,
    /// Meetings.
    Meetings,
    /// People.
    People,
    /// Everything else: the plan itself, its holidays, who signed off.
    Plan,
}

/// Whether what a step did stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It does.
    Yes,
    /// It was taken back.
    Undone,
    /// It takes back or repeats another step, and has nothing of its own that could stand.
    Turn,
}

/// One step of the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told<'a> {
    /// The step.
    pub step: &'a Step,
    /// For a turn: the step that it turns, where the history still has it.
    pub turned: Option<&'a Step>,
    /// Whether it stands.
    pub stands: Stands,
    /// Whether another tab made it.
    pub elsewhere: bool,
    /// Whether it is the one that undo takes back now.
    pub is_next_undo: bool,
    /// Whether it is the one that redo makes again now.
    pub is_next_redo: bool,
}

impl Sort {
    /// All of them in the order in which they are offered.
    pub const ALL: [Sort; 5] = [Self::Answers, Self::Tasks, Self::Meetings, Self::People, Self::Plan];

    /// The word in addresses and of the wording.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Tasks => "tasks",
            Self::Meetings => "meetings",
            Self::People => "people",
            Self::Plan => "plan",
        }
    }

    /// What the field at this path is about.
    pub fn of(path: &str) -> Self {
        match path.split('/').next() {
            Some("answer") => Self::Answers,
            Some("task") => Self::Tasks,
            Some("meeting") => Self::Meetings,
            Some("person") => Self::People,
            _ => Self::Plan,
        }
    }
}

impl Told<'_> {
    /// Whether it changed something of this sort; a turn is of the sort of what it turns.
    pub fn is(&self, sort: Sort) -> bool {
        let changes = &self.turned.unwrap_or(self.step).changes;
        changes.iter().any(|change| Sort::of(&change.path) == sort)
    }
}

impl Record {
    /// All steps that are kept, the newest first, as seen from this tab.
    pub fn told(&self, tab: &str) -> Vec<Told<'_>> {
        let (undo, redo) = self.turns(tab);
        let is = |step: &Step, other: Option<&Step>| other.is_some_and(|other| std::ptr::eq(step, other));
        // The last turn of a step says how it ended; going backwards it is met first.
        let mut ends: Vec<(&str, u64, bool)> = Vec::new();
        let mut told = Vec::with_capacity(self.history.len());
        for (place, step) in self.history.iter().enumerate().rev() {
            let tab_of = step.stamp.tab.as_str();
            let end = |at: u64| ends.iter().find(|(tab, time, _)| (*tab, *time) == (tab_of, at));
            let mut turned = None;
            let stands = match step.turn {
                None | Some(Turn::Merged) if end(step.stamp.at).is_some_and(|(_, _, undone)| *undone) => {
                    Stands::Undone
                }
                None | Some(Turn::Merged) => Stands::Yes,
                Some(Turn::Undo(at) | Turn::Redo(at)) => {
                    if end(at).is_none() {
                        ends.push((tab_of, at, matches!(step.turn, Some(Turn::Undo(_)))));
                    }
                    let of = |known: &&Step| (known.stamp.tab.as_str(), known.stamp.at) == (tab_of, at);
                    turned = self.history[..place].iter().rev().find(of);
                    Stands::Turn
                }
            };
            told.push(Told {
                step,
                turned,
                stands,
                elsewhere: tab_of != tab,
                is_next_undo: is(step, undo),
                is_next_redo: is(step, redo),
            });
        }
        told
    }
}
