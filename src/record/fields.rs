//! The record itself: fields by path, changed in steps.

use super::{Change, Stamp, Step, is_field};
use crate::content::Table;
use serde_json::Value;

/// How many steps the history holds; older ones are let go, the fields stay.
pub const HISTORY: usize = 500;
/// How many bytes of text the steps may hold together, about. Storage has room for a few million, and every
/// minute of typing in a long text holds that text twice.
const ROOM: usize = 200_000;
/// Typing into the same field within this time (milliseconds) is one step.
const PAUSE: u64 = 60_000;

/// Everything that people have entered for one customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Names the plan: in its address, in storage, in files.
    pub id: String,
    /// Name of the content pack with its edition, `ems/2018-03`.
    pub pack: String,
    /// Values by path; each as [`is_field`] says.
    pub fields: Table<Value>,
    /// What was done, oldest first.
    pub history: Vec<Step>,
}

impl Record {
    /// A record in which nothing was entered.
    pub fn new(id: &str, pack: &str) -> Self {
        Self { id: id.into(), pack: pack.into(), ..Self::default() }
    }

    /// The value of a field.
    pub fn get(&self, path: &str) -> Option<&Value> {
        self.fields.get(path)
    }

    /// The text of a field; empty where there is none.
    pub fn text(&self, path: &str) -> &str {
        self.get(path).and_then(Value::as_str).unwrap_or_default()
    }

    /// The fields whose path begins with `prefix`: the rest of the path, and the value.
    pub fn under<'a>(&'a self, prefix: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let length = prefix.len();
        self.fields.under(prefix).map(move |(path, value)| (&path[length..], value))
    }

    /// Changes fields in one step; `None` or an empty text empties one. What is so already and what cannot be
    /// a field is left out; of two values for one path the last one counts. Says whether anything changed.
    pub fn edit(&mut self, stamp: &Stamp, wanted: Vec<(String, Option<Value>)>) -> bool {
        let mut changes: Vec<Change> = Vec::new();
        for (path, is) in wanted {
            let is = is.filter(|value| *value != "");
            if is.as_ref().is_some_and(|value| !is_field(&path, value)) {
                continue;
            }
            let was = self.put(&path, is.clone());
            // In the order of paths, as they are written.
            match changes.binary_search_by(|known| known.path.cmp(&path)) {
                Ok(place) => changes[place].is = is,
                Err(place) => changes.insert(place, Change { path, was, is }),
            }
        }
        changes.retain(|change| change.was != change.is);
        if changes.is_empty() {
            return false;
        }
        self.note(Step { stamp: stamp.clone(), turn: None, changes });
        true
    }

    /// Changes one text while it is typed: further changes of the same field by the same person in the same
    /// tab, each within a minute of the first, are one step. Empty text empties the field. Text that is as
    /// it was before the step leaves no step.
    pub fn type_in(&mut self, stamp: &Stamp, path: &str, text: &str) -> bool {
        let is = (!text.is_empty()).then(|| Value::from(text));
        let goes_on = self.history.last().is_some_and(|step| {
            let same = |change: &[Change]| matches!(change, [change] if change.path == path);
            step.turn.is_none()
                && (&step.stamp.tab, &step.stamp.by) == (&stamp.tab, &stamp.by)
                && same(&step.changes)
                // A clock that was set back stands still here: otherwise every letter would be a step.
                && stamp.at.saturating_sub(step.stamp.at) < PAUSE
        });
        if !goes_on {
            return self.edit(stamp, vec![(path.to_string(), is)]);
        }
        let was = self.put(path, is.clone());
        if let Some(change) = self.history.last_mut().and_then(|step| step.changes.first_mut()) {
            change.is.clone_from(&is);
            if change.was == change.is {
                self.history.pop();
            }
        }
        was != is
    }

    /// Sets or empties a field without a step; gives back what it was.
    pub(super) fn put(&mut self, path: &str, value: Option<Value>) -> Option<Value> {
        let Some(value) = value else { return self.fields.remove(path) };
        self.fields.replace(path.to_string(), value)
    }

    /// Adds a step, later than every other step of its tab, and lets the oldest go. It stays itself, however
    /// much it holds.
    pub(super) fn note(&mut self, mut step: Step) {
        let same_tab = self.history.iter().rev().find(|known| known.stamp.tab == step.stamp.tab);
        if let Some(last) = same_tab {
            step.stamp.at = step.stamp.at.max(last.stamp.at.saturating_add(1));
        }
        self.history.push(step);
        let mut room = ROOM;
        let fits = self.history.iter().rev().take(HISTORY).take_while(|step| {
            let left = room.checked_sub(step.size());
            room = left.unwrap_or(0);
            left.is_some()
        });
        let kept = fits.count().max(1);
        self.history.drain(..self.history.len() - kept);
    }
}
