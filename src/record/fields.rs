//! The record itself: fields by path, changed in steps.

use super::{Change, Dot, Stamp, Step, Turn, Typed, is_field};
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
    /// What was done, in the order of time and tab.
    pub history: Vec<Step>,
    /// When fields were set or emptied last whose step is not in the history; sorted out by [`Record::note`].
    pub older: Table<Dot>,
    /// The last moment of each tab of which something is known here, by the word of the tab: everything that
    /// it has done until then is in this record, or was in it.
    pub seen: Table<u64>,
}

impl Record {
    /// A record in which nothing was entered.
    pub fn new(id: &str, pack: &str) -> Self {
        Self { id: id.into(), pack: pack.into(), ..Self::default() }
    }

    /// Whether nothing was ever entered.
    pub fn is_new(&self) -> bool {
        self.fields.is_empty() && self.history.is_empty()
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
        self.note(Step::new(stamp.clone(), None, changes));
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
        if was == is {
            return false;
        }
        let until = self.later_than_all(stamp.at);
        self.seen.insert(stamp.tab.clone(), until);
        let Some(step) = self.history.last_mut() else { return true };
        // Before and after: what it took until now counts on.
        let before = step.room();
        for change in &mut step.changes {
            change.is.clone_from(&is);
        }
        step.typed = Some(Typed { until, room: before.max(step.room()) });
        if step.changes.iter().all(|change| change.was == change.is) {
            self.history.pop();
            self.older.insert(path.to_string(), Dot { at: until, tab: stamp.tab.clone() });
        }
        true
    }

    /// Sets or empties a field without a step; gives back what it was.
    pub(super) fn put(&mut self, path: &str, value: Option<Value>) -> Option<Value> {
        let Some(value) = value else { return self.fields.remove(path) };
        self.fields.replace(path.to_string(), value)
    }

    /// This time, or a later one where something known here is not earlier. So whoever changes what they have
    /// seen is later than it, also with a clock that is slow.
    pub(super) fn later_than_all(&self, at: u64) -> u64 {
        self.seen.values().fold(at, |at, seen| at.max(seen.saturating_add(1)))
    }

    /// Adds a step, later than everything known, and lets the oldest go. It stays itself, however much it holds.
    pub(super) fn note(&mut self, mut step: Step) {
        step.stamp.at = self.later_than_all(step.stamp.at);
        self.seen.insert(step.stamp.tab.clone(), step.stamp.at);
        if step.turn != Some(Turn::Merged) {
            for change in &step.changes {
                self.older.remove(&change.path);
            }
        }
        self.history.push(step);
        self.let_go();
    }

    /// Lets the oldest steps go that the history has no room for. When their fields were set stays known.
    pub(super) fn let_go(&mut self) {
        let mut room = ROOM;
        let fits = self.history.iter().rev().take(HISTORY).take_while(|step| {
            let left = room.checked_sub(step.room());
            room = left.unwrap_or(0);
            left.is_some()
        });
        let kept = fits.count().max(1);
        let gone = self.history.len().saturating_sub(kept);
        for step in self.history.drain(..gone).collect::<Vec<_>>() {
            let Some(dot) = step.dot() else { continue };
            for change in step.changes {
                let is_set_later = self.history.iter().any(|step| step.sets(&change.path, &dot));
                if !is_set_later && self.older.get(&change.path).is_none_or(|known| *known < dot) {
                    self.older.insert(change.path, dot.clone());
                }
            }
        }
    }

    /// Puts a step where it belongs in the history, which may be too long after that; says whether there was
    /// none with its time and tab.
    pub fn enter(&mut self, step: Step) -> bool {
        let earlier = self.history.iter().rposition(|known| known.name() <= step.name());
        let place = earlier.map_or(0, |earlier| earlier + 1);
        if earlier.is_some_and(|earlier| self.history[earlier].name() == step.name()) {
            return false;
        }
        self.history.insert(place, step);
        true
    }

    /// The last moment of each tab that the steps and what is known of older ones tell of.
    pub fn told_by_steps(&self) -> Table<u64> {
        let mut told = Table::default();
        let steps = self.history.iter().map(|step| (&step.stamp.tab, step.until()));
        for (tab, at) in steps.chain(self.older.values().map(|dot| (&dot.tab, dot.at))) {
            let known: &mut u64 = told.at(tab);
            *known = at.max(*known);
        }
        told
    }

    /// Whether everything that the other record knows is known here too, so that to keep this one instead of
    /// it loses nothing. Asked of two records of one plan.
    pub fn covers(&self, other: &Self) -> bool {
        let knows = |(tab, at): (&String, &u64)| self.seen.get(tab).is_some_and(|seen| seen >= at);
        other.seen.iter().all(knows)
    }
}
