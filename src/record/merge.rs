//! Two records of one plan brought together: field by field, what was set later counts, and what both sides
//! have set without knowing of each other is a conflict that somebody decides. See the README beside this.
//!
//! What a record says of its fields are registers of which the last writer wins, in the order of [`Dot`]; what
//! it has seen are the latest times of each tab; what it says of its steps is a set from which things go, told
//! by what was seen, and of which the newest are kept. All three have a join, so joining is commutative, associative and idempotent. Nothing here asks who is
//! right: a conflict is found by what each side had seen, and until it is decided the later one stands.

use super::{Change, Dot, Record, Stamp, Step, Turn};
use crate::content::Table;
use serde_json::Value;

/// What one side of a conflict has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The value; `None` where the field was emptied.
    pub value: Option<Value>,
    /// Since when, in milliseconds since 1970; 0 where that is not known.
    pub at: u64,
    /// Who has set it; empty where that is not known any more.
    pub by: String,
}

/// A field that both sides have set to different values, neither knowing of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Path of the field.
    pub path: String,
    /// What it was before either of them; `None` where the histories do not reach back so far.
    pub before: Option<Option<Value>>,
    /// What it is here.
    pub ours: Side,
    /// What it is there.
    pub theirs: Side,
}

/// What bringing two records together comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The two joined; of a conflict it has the later side.
    pub record: Record,
    /// What changes here by it, conflicts included.
    pub taken: Vec<Change>,
    /// What would change there, conflicts included.
    pub given: Vec<Change>,
    /// What is to be decided.
    pub conflicts: Vec<Conflict>,
}

impl Record {
    /// Everything that either of two records of one plan knows.
    pub fn join(&self, other: &Self) -> Self {
        let (ours, theirs) = (self.dots(), other.dots());
        let mut joined = Self { history: self.stands(other), ..Self::new(&self.id, &self.pack) };
        let mut dots = Table::default();
        for path in paths(&[(self, &ours), (other, &theirs)]) {
            let (here, there) = (self.register(&ours, path), other.register(&theirs, path));
            let (dot, value) = if rank(&here) < rank(&there) { there } else { here };
            if let Some(value) = value {
                joined.fields.insert(path.clone(), value.clone());
            }
            if let Some(dot) = dot {
                dots.insert(path.clone(), dot.clone());
            }
        }
        for step in &other.stands(self) {
            joined.enter_or_join(step);
        }
        joined.let_go();
        let told = joined.dots_of_steps();
        joined.older = Table::default();
        for (path, dot) in dots.iter().filter(|(path, dot)| told.get(path) != Some(dot)) {
            joined.older.insert(path.clone(), dot.clone());
        }
        joined.seen = self.seen.clone();
        for (tab, at) in other.seen.iter() {
            let known = joined.seen.at(tab);
            *known = (*at).max(*known);
        }
        joined
    }

    /// What bringing in a record of the same plan comes to. Changes nothing; [`Record::take_in`] does.
    pub fn merge(&self, theirs: &Self) -> Merged {
        let record = self.join(theirs);
        let (here, there) = (self.dots(), theirs.dots());
        let mut conflicts = Vec::new();
        for path in paths(&[(self, &here), (theirs, &there)]) {
            let (ours, other) = (self.register(&here, path), theirs.register(&there, path));
            let is_concurrent = match (ours.0, other.0) {
                _ if ours.1 == other.1 => false,
                // Neither says when: an ancestor of both had nothing, or they are not to be told apart.
                (None, None) => ours.1.is_some() && other.1.is_some(),
                _ => !theirs.has_seen(ours.0) && !self.has_seen(other.0),
            };
            if is_concurrent {
                conflicts.push(Conflict {
                    path: path.clone(),
                    before: self.before(path, theirs).or_else(|| theirs.before(path, self)),
                    ours: self.side(path, ours),
                    theirs: theirs.side(path, other),
                });
            }
        }
        Merged { taken: self.changes_to(&record), given: theirs.changes_to(&record), conflicts, record }
    }

    /// Puts a merge in place, with what was decided otherwise than it stands there, as one step that can be
    /// taken back. Says whether any field has changed here.
    pub fn take_in(&mut self, stamp: &Stamp, merged: Record, decided: Vec<(String, Option<Value>)>) -> bool {
        let before = std::mem::replace(self, merged);
        let at = self.later_than_all(stamp.at);
        let mut written = Vec::new();
        for (path, value) in decided {
            let value = value.filter(|value| *value != "");
            if self.get(&path) != value.as_ref()
                && value.as_ref().is_none_or(|value| super::is_field(&path, value))
            {
                self.put(&path, value);
                written.push(path);
            }
        }
        let changes = before.changes_to(self);
        if changes.is_empty() && written.is_empty() {
            return false;
        }
        let is_changed = !changes.is_empty();
        self.note(Step::new(Stamp { at, ..stamp.clone() }, Some(Turn::Merged), changes));
        for path in written {
            self.older.insert(path, Dot { at, tab: stamp.tab.clone() });
        }
        is_changed
    }

    /// The steps here that stand in the join: those that the other one has too, or has never heard of. What it
    /// has heard of and does not have was let go or taken out again while it was typed.
    fn stands(&self, other: &Self) -> Vec<Step> {
        let heard = |step: &Step| other.seen.get(&step.stamp.tab).is_some_and(|seen| *seen >= step.until());
        let has =
            |step: &Step| other.history.binary_search_by(|known| known.name().cmp(&step.name())).is_ok();
        self.history.iter().filter(|step| has(step) || !heard(step)).cloned().collect()
    }

    /// When and where each field was set or emptied last, as far as that is known.
    fn dots(&self) -> Table<Dot> {
        let mut dots = self.dots_of_steps();
        for (path, dot) in self.older.iter() {
            raise(&mut dots, path, dot.clone());
        }
        dots
    }

    fn dots_of_steps(&self) -> Table<Dot> {
        let mut dots = Table::default();
        for step in &self.history {
            let Some(dot) = step.dot() else { continue };
            for change in &step.changes {
                raise(&mut dots, &change.path, dot.clone());
            }
        }
        dots
    }

    fn register<'a>(&'a self, dots: &'a Table<Dot>, path: &str) -> Register<'a> {
        (dots.get(path), self.get(path))
    }

    /// Adds a step; of one that is there already, what was typed last counts.
    fn enter_or_join(&mut self, step: &Step) {
        if self.enter(step.clone()) {
            return;
        }
        if let Some(known) = self.history.iter_mut().rev().find(|known| known.name() == step.name()) {
            let room = known.typed.max(step.typed).map(|_| known.room().max(step.room()));
            if order(known) < order(step) {
                known.clone_from(step);
            }
            if let (Some(typed), Some(room)) = (&mut known.typed, room) {
                typed.room = room;
            }
        }
    }

    /// Whether what was set then is known here. What nobody knows the time of is older than everything.
    fn has_seen(&self, dot: Option<&Dot>) -> bool {
        dot.is_none_or(|dot| self.seen.get(&dot.tab).is_some_and(|seen| *seen >= dot.at))
    }

    /// What a field was here when both knew the same of it: after the last change that `other` knows too, or
    /// before the first one that it does not.
    fn before(&self, path: &str, other: &Self) -> Option<Option<Value>> {
        let (mut common, mut first) = (None, None);
        for step in &self.history {
            let Some(change) = step.change_of(path) else { continue };
            // The note of a merge counts too: whoever knows it knows what the field was then.
            let dot = Dot { at: step.until(), tab: step.stamp.tab.clone() };
            if other.has_seen(Some(&dot)) {
                let is_later = common.as_ref().is_none_or(|(known, _)| *known < dot);
                common = if is_later { Some((dot, change.is.clone())) } else { common };
            } else if first.is_none() {
                first = Some(change.was.clone());
            }
        }
        common.map(|(_, is)| is).or(first)
    }

    fn side(&self, path: &str, (dot, value): Register) -> Side {
        let is_it = |step: &&Step| step.dot().as_ref() == dot && step.change_of(path).is_some();
        let by = self.history.iter().rev().find(is_it).map(|step| step.stamp.by.clone());
        Side { value: value.cloned(), at: dot.map_or(0, |dot| dot.at), by: by.unwrap_or_default() }
    }

    /// What has to change here for the fields to be those of `then`.
    fn changes_to(&self, then: &Self) -> Vec<Change> {
        let none = Table::default();
        let paths = paths(&[(self, &none), (then, &none)]);
        let changes = paths.into_iter().map(|path| {
            let (was, is) = (self.get(path).cloned(), then.get(path).cloned());
            Change { path: path.clone(), was, is }
        });
        changes.filter(|change| change.was != change.is).collect()
    }
}

/// When a field was set, where that is known, and what it is.
type Register<'a> = (Option<&'a Dot>, Option<&'a Value>);

/// The order in which registers win. The text decides only where the same moment has two values, which no
/// work of people leads to: so that also then both sides come to the same.
fn rank<'a>((dot, value): &Register<'a>) -> (Option<&'a Dot>, Option<String>) {
    (*dot, value.map(Value::to_string))
}

/// The order in which states of one step win.
fn order(step: &Step) -> (u64, String) {
    (step.until(), format!("{step:?}"))
}

fn raise(dots: &mut Table<Dot>, path: &str, dot: Dot) {
    if dots.get(path).is_none_or(|known| *known < dot) {
        dots.insert(path.to_string(), dot);
    }
}

/// All paths of fields and times, sorted, each once.
fn paths<'a>(records: &[(&'a Record, &'a Table<Dot>)]) -> Vec<&'a String> {
    let mut paths: Vec<&String> =
        records.iter().flat_map(|(record, dots)| record.fields.keys().chain(dots.keys())).collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}
