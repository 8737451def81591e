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

/// What a step does to an earlier one of the same tab, named by its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Takes it back.
    Undo(u64),
    /// Makes it again.
    Redo(u64),
}

/// Changes that were made together. Tab and time name it: within a tab each is later than the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When and by whom.
    pub stamp: Stamp,
    /// Set where it takes back or repeats another step.
    pub turn: Option<Turn>,
    /// What changed, each path once, sorted. Nothing, where a turn found everything changed by others.
    pub changes: Vec<Change>,
}

impl Step {
    /// Bytes of text that it holds, about: a value that is no text counts as a short one.
    pub(super) fn size(&self) -> usize {
        let text = |value: &Option<Value>| value.as_ref().and_then(Value::as_str).map_or(10, str::len);
        self.changes.iter().map(|change| change.path.len() + text(&change.was) + text(&change.is)).sum()
    }
}
