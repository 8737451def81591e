//! Steps: changes that were made together, by whom and when.

use serde_json::Value;

/// When, where and by whom something is changed. Comes from outside: nothing here knows a clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Milliseconds since 1970, UTC.
    pub at: u64,
    /// The tab: a short random word that stays the same while the tab is open.
    pub tab: String,
    /// Who works here, as they call themselves; empty where nobody has said.
    pub by: String,
}

/// When and in which tab something was changed last; of two, the later one, or at the same time the one of the
/// later word, is the one that counts. What somebody does is always later than everything known to them.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dot {
    /// Milliseconds since 1970, UTC.
    pub at: u64,
    /// The tab.
    pub tab: String,
}

/// One field that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Path of the field.
    pub path: String,
    /// What it was; `None` where there was nothing.
    pub was: Option<Value>,
    /// What it is from then on.
    pub is: Option<Value>,
}

/// What a step is besides a change of its own: earlier ones of the same tab are named by their time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Takes it back.
    Undo(u64),
    /// Makes it again.
    Redo(u64),
    /// Tells what a merge has brought here, so that it can be taken back. The changes themselves stay those of
    /// whoever made them: it is none that counts when plans are joined.
    Merged,
}

/// A step that was typed on after it was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Typed {
    /// When the last letter came, in milliseconds since 1970, later than everything known then.
    pub until: u64,
    /// The most room it has taken. It only grows: otherwise it would depend on who has seen which letter
    /// what the history lets go.
    pub room: usize,
}

/// Changes that were made together. Tab and time name it: within a tab each is later than the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When and by whom.
    pub stamp: Stamp,
    /// Set where it takes back or repeats another step, or tells of a merge.
    pub turn: Option<Turn>,
    /// Set where it was typed on.
    pub typed: Option<Typed>,
    /// What changed, each path once, sorted. Nothing, where a turn found everything changed by others.
    pub changes: Vec<Change>,
}

impl Step {
    /// A step as it is made.
    pub fn new(stamp: Stamp, turn: Option<Turn>, changes: Vec<Change>) -> Self {
        Self { stamp, turn, typed: None, changes }
    }

    /// When its last change was made.
    pub fn until(&self) -> u64 {
        self.typed.map_or(self.stamp.at, |typed| typed.until)
    }

    /// Time and tab, by which no other step goes.
    pub fn name(&self) -> (u64, &str) {
        (self.stamp.at, &self.stamp.tab)
    }

    /// When and where its fields were set; `None` where it only tells of it.
    pub(super) fn dot(&self) -> Option<Dot> {
        let dot = || Dot { at: self.until(), tab: self.stamp.tab.clone() };
        (self.turn != Some(Turn::Merged)).then(dot)
    }

    /// Whether it has set the field at `path`, later than `dot`.
    pub(super) fn sets(&self, path: &str, dot: &Dot) -> bool {
        let is_later = (self.until(), self.stamp.tab.as_str()) > (dot.at, dot.tab.as_str());
        is_later && self.turn != Some(Turn::Merged) && self.change_of(path).is_some()
    }

    /// What it changed in the field at `path`.
    pub(super) fn change_of(&self, path: &str) -> Option<&Change> {
        self.changes.iter().find(|change| change.path == path)
    }

    /// Bytes of text that it takes in the history, about: a value that is no text counts as a short one.
    pub(super) fn room(&self) -> usize {
        let text = |value: &Option<Value>| value.as_ref().and_then(Value::as_str).map_or(10, str::len);
        let size = |change: &Change| change.path.len() + text(&change.was) + text(&change.is);
        let now = self.changes.iter().map(size).sum();
        self.typed.map_or(now, |typed| typed.room.max(now))
    }
}
