//! Several people with a plan each, who work, exchange files and open tabs; and an oracle that never forgets: every
//! write with everything that its author knew. Shares no code with the record's own times and histories.

use super::entries::{Deed, What, stamp, typable, typed};
use super::generate::Dice;
use fairway::formats::saved;
use fairway::record::{Record, Stamp};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// So few fields that people meet in them.
const FEW: usize = 7;

/// One value that was given to one field.
pub struct Write {
    path: String,
    value: Option<Value>,
    at: u64,
    tab: String,
}

/// One person's plan.
#[derive(Clone)]
pub struct Profile {
    pub record: Record,
    /// Numbers of the writes that are known here.
    pub knows: BTreeSet<usize>,
    word: String,
    typing: String,
}

/// All of them.
pub struct Profiles {
    pub all: Vec<Profile>,
    pub writes: Vec<Write>,
    clock: u64,
    loads: usize,
    pub floods: usize,
    pub typed: bool,
    /// Paths that somebody has decided in a merge: where that changed nothing there, no step tells of it.
    pub decided: BTreeSet<String>,
}

impl Profiles {
    pub fn new(count: usize) -> Self {
        let profile = |place: usize| Profile {
            record: Record::new("k3f9x2", "ems/2018-03"),
            knows: BTreeSet::new(),
            word: format!("t{place}"),
            typing: "task/own-a/notes".to_string(),
        };
        let all = (0..count).map(profile).collect();
        Self {
            all,
            writes: Vec::new(),
            clock: 1_795_406_503_000,
            loads: count,
            floods: 0,
            typed: false,
            decided: BTreeSet::new(),
        }
    }

    /// Somebody works. Their clocks differ by up to some minutes, and not always the same way.
    pub fn work(&mut self, place: usize, deed: &Deed) {
        self.clock = self.clock.saturating_add_signed(deed.after.max(-50_000));
        let now = self.stamp(place);
        let before = self.all[place].record.clone();
        let record = &mut self.all[place].record;
        match &deed.what {
            What::Set(field, value) => {
                record.edit(&now, vec![Deed::choice(&(field % FEW, *value))]);
            }
            What::Bulk(choices) => {
                let few = choices.iter().map(|(field, value)| Deed::choice(&(field % FEW, *value)));
                record.edit(&now, few.collect());
            }
            What::Type(field, text) => {
                if let Some(field) = field {
                    self.all[place].typing = typable()[field % 2].to_string();
                }
                let path = self.all[place].typing.clone();
                self.typed = true;
                self.all[place].record.type_in(&now, &path, typed(*text));
            }
            What::Undo => drop(record.undo(&now)),
            What::Redo => drop(record.redo(&now)),
        }
        self.note(place, &before);
    }

    /// So many steps that older ones are let go.
    pub fn flood(&mut self, place: usize, steps: usize, long: bool) {
        self.floods += 1;
        for step in 0..steps {
            let before = self.all[place].record.clone();
            let text = if long { "x".repeat(9_000 + step) } else { step.to_string() };
            let now = self.stamp(place);
            let path = format!("task/own-{}/notes", if step % 5 == 0 { "a" } else { "b" });
            self.all[place].record.edit(&now, vec![(path, Some(Value::from(text)))]);
            self.note(place, &before);
        }
    }

    /// The page is loaded anew, through the saved text, and gets another word.
    pub fn reload(&mut self, place: usize) {
        let text = saved::write(&self.all[place].record);
        assert_eq!(saved::read(&text).as_ref(), Ok(&self.all[place].record));
        self.all[place].word = format!("t{}", self.loads);
        self.loads += 1;
    }

    pub fn stamp(&self, place: usize) -> Stamp {
        let slow = [0, 90_000, 300_000, 7][place % 4];
        let tab = self.all[place].word.clone();
        Stamp { tab, ..stamp(place % 4, self.clock - slow) }
    }

    /// Writes down what has changed, and checks that it is later than everything known to its author.
    fn note(&mut self, place: usize, before: &Record) {
        let profile = &mut self.all[place];
        let paths: BTreeSet<&String> = before.fields.keys().chain(profile.record.fields.keys()).collect();
        let at = profile.record.seen.get(&profile.word).copied().unwrap_or_default();
        let past = profile.knows.clone();
        for path in paths {
            let value = profile.record.get(path).cloned();
            if before.get(path) != value.as_ref() {
                let tab = profile.word.clone();
                for known in &past {
                    let known = &self.writes[*known];
                    assert!((known.at, &known.tab) < (at, &tab), "{path}: not later than what was known");
                }
                profile.knows.insert(self.writes.len());
                self.writes.push(Write { path: path.clone(), value, at, tab });
            }
        }
        self.check(place);
    }

    /// The decided fields of a merge are writes of whoever decides.
    pub fn note_decided(&mut self, place: usize, decided: &[String]) {
        let profile = &mut self.all[place];
        self.decided.extend(decided.iter().cloned());
        for path in decided {
            let dot = profile.record.older.get(path).cloned().unwrap_or_default();
            profile.knows.insert(self.writes.len());
            let value = profile.record.get(path).cloned();
            self.writes.push(Write { path: path.clone(), value, at: dot.at, tab: dot.tab });
        }
        self.check(place);
    }

    /// Every field is what the greatest known write has made it.
    pub fn check(&self, place: usize) {
        let profile = &self.all[place];
        let should = self.fields(&profile.knows);
        let is: BTreeMap<&String, &Value> = profile.record.fields.iter().collect();
        assert_eq!(is, should, "profile {place}");
    }

    fn fields(&self, knows: &BTreeSet<usize>) -> BTreeMap<&String, &Value> {
        let last = self.last(knows).into_iter().map(|(path, place)| (path, &self.writes[place]));
        last.filter_map(|(path, write)| Some((path, write.value.as_ref()?))).collect()
    }

    /// Of each path the number of the greatest of these writes.
    fn last(&self, knows: &BTreeSet<usize>) -> BTreeMap<&String, usize> {
        let rank = |place: usize| (self.writes[place].at, &self.writes[place].tab);
        let mut last: BTreeMap<&String, usize> = BTreeMap::new();
        for place in knows {
            let known = last.entry(&self.writes[*place].path).or_insert(*place);
            if rank(*known) < rank(*place) {
                *known = *place;
            }
        }
        last
    }

    /// Fields that both have written without knowing of each other, to different values: path, value here, value
    /// there, value that both knew last.
    pub fn conflicts(&self, here: &Profile, there: &Profile) -> Vec<[Option<Value>; 4]> {
        let (ours, theirs) = (self.last(&here.knows), self.last(&there.knows));
        let common = here.knows.intersection(&there.knows).copied().collect();
        let common = self.last(&common);
        let value = |place: usize| self.writes[place].value.clone();
        let mut found = Vec::new();
        for (path, our) in ours {
            let Some(their) = theirs.get(path).copied() else { continue };
            let is_known = there.knows.contains(&our) || here.knows.contains(&their);
            if !is_known && value(our) != value(their) {
                let before = common.get(path).and_then(|place| value(*place));
                found.push([Some(Value::from(path.as_str())), value(our), value(their), before]);
            }
        }
        found
    }
}

/// Which of two people, another one each time.
pub fn two(dice: &mut Dice, count: usize) -> (usize, usize) {
    let one = dice.below(count);
    (one, (one + 1 + dice.below(count - 1)) % count)
}
