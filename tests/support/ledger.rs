//! What a record should be after each deed, told from nothing but the deeds: a plain map, all earlier states
//! of it, and for each tab the list of its steps. Shares no code with the record, and lets nothing go.

use super::entries::{Deed, What, stamp, typable, typed};
use fairway::record::{Record, Stamp};
use serde_json::Value;
use std::collections::BTreeMap;

type Fields = BTreeMap<String, Value>;
/// Before and after, by path.
type Diff = BTreeMap<String, (Option<Value>, Option<Value>)>;

/// A record, and beside it what it should be.
pub struct Ledger {
    pub record: Record,
    pub fields: Fields,
    clock: u64,
    deeds: Vec<Done>,
    tabs: BTreeMap<String, Tab>,
    /// The place where each tab has typed last.
    typing: BTreeMap<String, String>,
    /// How often something was left because of another tab.
    pub left: usize,
    /// How often something was taken back or made again.
    pub turned: usize,
    /// How often a letter went into the step before it.
    pub joined: usize,
}

/// A deed that has a step in the history.
struct Done {
    stamp: Stamp,
    is_turn: bool,
    diff: Diff,
    /// What could be made again before it.
    undone_before: Vec<usize>,
}

#[derive(Default)]
struct Tab {
    /// Places in `deeds`, in the order of their turn.
    done: Vec<usize>,
    undone: Vec<usize>,
}

impl Ledger {
    pub fn new() -> Self {
        Self {
            record: Record::new("k3f9x2", "ems/2018-03"),
            fields: Fields::new(),
            clock: 1_795_406_503_000,
            deeds: Vec::new(),
            tabs: BTreeMap::new(),
            typing: BTreeMap::new(),
            left: 0,
            turned: 0,
            joined: 0,
        }
    }

    /// Does it in both and compares.
    pub fn run(&mut self, deed: &Deed) {
        self.clock = self.clock.saturating_add_signed(deed.after);
        let stamp = stamp(deed.tab, self.clock);
        match &deed.what {
            What::Set(field, value) => self.edit(&stamp, vec![Deed::choice(&(*field, *value))]),
            What::Bulk(choices) => self.edit(&stamp, choices.iter().map(Deed::choice).collect()),
            What::Type(field, text) => {
                let begun = field.map(|field| typable()[field].to_string());
                let going_on = || self.typing.get(&stamp.tab).cloned();
                let path = begun.or_else(going_on).unwrap_or_else(|| "task/own-a/notes".to_string());
                self.typing.insert(stamp.tab.clone(), path.clone());
                self.type_in(&stamp, &path, typed(*text));
            }
            What::Undo | What::Redo => {
                self.turn(&stamp, matches!(deed.what, What::Undo));
            }
        }
        self.compare();
    }

    /// Checks that the record has exactly what it should have.
    pub fn compare(&self) {
        let (is, should) = (self.record.fields.iter(), self.fields.iter());
        assert!(is.eq(should), "{:?}\nshould be {:?}", self.record.fields, self.fields);
    }

    fn set(&mut self, path: &str, value: Option<Value>) -> Option<Value> {
        match value {
            Some(value) => self.fields.insert(path.to_string(), value),
            None => self.fields.remove(path),
        }
    }

    fn edit(&mut self, stamp: &Stamp, wanted: Vec<(String, Option<Value>)>) {
        let mut diff = Diff::new();
        for (path, value) in &wanted {
            let before = self.set(path, value.clone());
            diff.entry(path.clone()).or_insert((before, None)).1.clone_from(value);
        }
        diff.retain(|_, (before, after)| before != after);
        assert_eq!(self.record.edit(stamp, wanted), !diff.is_empty());
        if !diff.is_empty() {
            self.enter(false, diff);
        }
    }

    /// Adds a deed that the record has made a step of.
    fn enter(&mut self, is_turn: bool, diff: Diff) {
        let stamp = self.record.history.last().unwrap().stamp.clone();
        let tab = self.tabs.entry(stamp.tab.clone()).or_default();
        let mut undone_before = Vec::new();
        if !is_turn {
            tab.done.push(self.deeds.len());
            undone_before = std::mem::take(&mut tab.undone);
        }
        self.deeds.push(Done { stamp, is_turn, diff, undone_before });
    }

    fn type_in(&mut self, stamp: &Stamp, path: &str, text: &str) {
        let value = Some(text).filter(|text| !text.is_empty()).map(Value::from);
        let goes_on = self.deeds.last().is_some_and(|last| {
            let by = (&last.stamp.tab, &last.stamp.by) == (&stamp.tab, &stamp.by);
            let same_field = last.diff.len() == 1 && last.diff.contains_key(path);
            by && same_field && !last.is_turn && stamp.at < last.stamp.at + 60_000
        });
        if !goes_on {
            let before = self.fields.get(path).cloned();
            self.set(path, value.clone());
            assert_eq!(self.record.type_in(stamp, path, text), before != value);
            if before != value {
                self.enter(false, [(path.to_string(), (before, value))].into());
            }
            return;
        }
        self.joined += 1;
        let before = self.set(path, value.clone());
        assert_eq!(self.record.type_in(stamp, path, text), before != value);
        let last = self.deeds.last_mut().unwrap();
        let sides = last.diff.get_mut(path).unwrap();
        sides.1 = value;
        if sides.0 == sides.1 {
            // As if it had not been.
            let last = self.deeds.pop().unwrap();
            let tab = self.tabs.get_mut(&stamp.tab).unwrap();
            tab.done.pop();
            tab.undone = last.undone_before;
        }
    }

    /// Takes back or makes again, and says whether there was anything. Of a step, exactly the fields change
    /// that no other tab has changed since.
    pub fn turn(&mut self, stamp: &Stamp, back: bool) -> bool {
        let tab = self.tabs.entry(stamp.tab.clone()).or_default();
        let (from, to) =
            if back { (&mut tab.done, &mut tab.undone) } else { (&mut tab.undone, &mut tab.done) };
        let place = from.pop();
        to.extend(place);
        let turned = if back { self.record.undo(stamp) } else { self.record.redo(stamp) };
        let Some(place) = place else {
            assert_eq!(turned, None);
            return false;
        };
        let turned = turned.unwrap();
        assert_eq!(turned.step.stamp, self.deeds[place].stamp);
        let mut diff = Diff::new();
        let mut left = Vec::new();
        for (path, (was, is)) in &self.deeds[place].diff {
            let mut since = self.deeds[place + 1..].iter().filter(|deed| deed.stamp.tab != stamp.tab);
            if since.any(|deed| deed.diff.contains_key(path)) {
                left.push(path.clone());
            } else {
                let (from, to) = if back { (is, was) } else { (was, is) };
                assert_eq!(self.fields.get(path), from.as_ref(), "{path}: nobody else has changed it");
                diff.insert(path.clone(), (from.clone(), to.clone()));
            }
        }
        assert_eq!(turned.left, left);
        self.left += left.len();
        self.turned += 1;
        for (path, (_, to)) in &diff {
            self.set(path, to.clone());
        }
        self.enter(true, diff);
        true
    }

    /// The stamp of a tab, now.
    pub fn now(&self, tab: usize) -> Stamp {
        stamp(tab, self.clock)
    }
}
