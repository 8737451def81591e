//! Somebody at work on several plans, with what they were told is kept: what a session of the app asks of the
//! storage, without a browser, and what is found of it later.

use super::model_storage::{Fault, Model, Stored, size};
use super::text_of;
use fairway::formats::saved;
use fairway::record::{Deleted, Record, Stamp};
use fairway::storage::{self, NotKept, Recovered};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Room for everything.
pub const ROOMY: usize = 5_242_880;
const OLD: &str = "secondv2";
const GONE: &str = "longgone";

/// How somebody finds a plan.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    Gone,
    Open(Record),
    Deleted(Record),
}

/// Somebody at work, and what they were told is kept.
pub struct Desk<'a> {
    model: &'a Model,
    at: u64,
    known: BTreeMap<String, u64>,
    pub state: BTreeMap<String, State>,
    /// What a plan was before, for where the last version is damaged.
    pub earlier: BTreeMap<String, State>,
    /// What was going on when it ended.
    pending: Option<(String, State)>,
    /// Texts that have to stay for somebody to take along.
    aside: Vec<String>,
    pub refused: usize,
}

/// What is there before the session: plans of the first two versions, one that was deleted with an earlier
/// Fairway, a text that could not be read, and what belongs to others.
pub fn given() -> Stored {
    static GIVEN: LazyLock<Stored> = LazyLock::new(read_given);
    GIVEN.clone()
}

fn read_given() -> Stored {
    let v2 = text_of("tests/saved/v2.json");
    let head = Deleted { at: 7, text: v2.clone(), ..Deleted::default() };
    let given = [
        ("fairway:plan", text_of("tests/saved/v1.json")),
        ("fairway:plan:secondv2", v2),
        ("fairway:trash:longgone", head.write()),
        ("fairway:kept:secondv2", "what could not be read".to_string()),
        ("fairwayish", "theirs".to_string()),
        ("someone", "theirs".to_string()),
    ];
    given.map(|(key, text)| (key.to_string(), text)).into()
}

pub fn room(stored: &Stored) -> usize {
    stored.iter().map(|(key, text)| size(key, text)).sum()
}

fn record(id: &str, text: &str) -> Record {
    Record { id: id.to_string(), ..saved::read(text).unwrap() }
}

/// The plan as the app opens it, with its revision.
pub fn open(model: &Model, id: &str) -> (State, u64, Option<Recovered>) {
    let opened = storage::open(model, id);
    let recent = |text: &str| saved::read_recent(text).is_ok();
    let (kept, recovered) = match opened.kept {
        None if opened.is_sound => return (State::Gone, 0, None),
        Some(kept) if opened.is_sound && recent(&kept.text) => (Some(kept), None),
        _ => {
            let ready = storage::recover(model, id);
            (ready.kept, Some(ready.recovered))
        }
    };
    let revision = kept.as_ref().map_or(0, |kept| kept.revision);
    let state = kept.filter(|kept| recent(&kept.text)).map(|kept| State::Open(record(id, &kept.text)));
    (state.unwrap_or(State::Gone), revision, recovered)
}

/// What somebody finds who comes later.
pub fn found(stored: &Stored, id: &str) -> State {
    let model = Model::new(stored.clone(), Fault::None, 2 * ROOMY);
    storage::carry_over(&model).unwrap();
    if !storage::is_deleted(&model, id) {
        return open(&model, id).0;
    }
    storage::bring_back(&model, id).unwrap();
    match open(&model, id).0 {
        State::Open(record) => State::Deleted(record),
        other => other,
    }
}

impl<'a> Desk<'a> {
    pub fn new(model: &'a Model) -> Self {
        static STATE: LazyLock<BTreeMap<String, State>> = LazyLock::new(|| {
            let of = |id: &str| (id.to_string(), found(&given(), id));
            [of(OLD), of(GONE), of(&first())].into()
        });
        let state = STATE.clone();
        assert!(state.values().all(|state| *state != State::Gone));
        // The old texts of what is carried over stay as copies as well.
        let aside = ["kept:secondv2", "plan", "plan:secondv2"];
        let aside = aside.map(|key| given()[&["fairway:", key].concat()].clone()).into();
        let (known, earlier) = (BTreeMap::new(), state.clone());
        Self { model, at: 1, known, state, earlier, pending: None, aside, refused: 0 }
    }

    /// Does something to a plan; says whether it was done.
    fn act(&mut self, id: &str, after: State, act: impl FnOnce(&Model) -> bool) -> bool {
        if self.model.has_ended() {
            return false;
        }
        self.pending = Some((id.to_string(), after.clone()));
        let done = act(self.model);
        if self.model.has_ended() {
            return false;
        }
        self.pending = None;
        if done {
            let before = self.state.insert(id.to_string(), after);
            self.earlier.insert(id.to_string(), before.unwrap_or(State::Gone));
        } else {
            self.refused += 1;
        }
        done
    }

    fn stamp(&mut self) -> Stamp {
        self.at += 1000;
        Stamp { at: self.at, tab: "tab".into(), by: "Ann".into() }
    }

    fn now(&self, id: &str) -> Option<Record> {
        match self.state.get(id)? {
            State::Open(record) => Some(record.clone()),
            _ => None,
        }
    }

    fn save(&mut self, record: Record) -> bool {
        let (id, known) = (record.id.clone(), self.known.get(&record.id).copied().unwrap_or(0));
        let text = saved::write(&record);
        let mut revision = known;
        let done =
            self.act(&id, State::Open(record), |model| match storage::write(model, &id, &text, known) {
                Ok(written) => {
                    revision = written.revision;
                    true
                }
                Err(NotKept::Full) => false,
                Err(NotKept::Elsewhere(kept)) => panic!("somebody else has written {}", kept.revision),
            });
        self.known.insert(id, revision);
        done
    }

    /// Opens a plan as the app does; what it is stays the same.
    fn open(&mut self, id: &str) {
        let state = self.state.get(id).cloned().unwrap_or(State::Gone);
        let mut seen = (State::Gone, 0);
        self.act(id, state.clone(), |model| {
            let (state, revision, _) = open(model, id);
            seen = (state, revision);
            true
        });
        if !self.model.has_ended() && !matches!(self.model.fault(), Fault::Lie(_)) {
            assert_eq!(seen.0, state, "{id} is not what it was");
        }
        self.known.insert(id.to_string(), seen.1);
    }

    fn edit(&mut self, id: &str, path: &str, text: &str) {
        let Some(mut record) = self.now(id) else { return };
        let stamp = self.stamp();
        record.edit(&stamp, vec![(path.to_string(), Some(Value::from(text)))]);
        self.save(record);
    }

    /// Types a text in three goes.
    fn typed(&mut self, id: &str, path: &str, text: &str) {
        for end in [2, text.len() / 2, text.len()] {
            let Some(mut record) = self.now(id) else { return };
            let stamp = self.stamp();
            record.type_in(&stamp, path, &text[..end]);
            self.save(record);
        }
    }

    fn delete(&mut self, id: &str) {
        let Some(record) = self.now(id) else { return };
        let mark = Deleted { at: self.at, tab: "tab".into(), name: "A plan".into(), ..Deleted::default() };
        self.act(id, State::Deleted(record), |model| storage::throw_away(model, id, &mark).is_ok());
    }

    fn bring_back(&mut self, id: &str) {
        let Some(State::Deleted(record)) = self.state.get(id).cloned() else { return };
        if self.act(id, State::Open(record), |model| storage::bring_back(model, id).is_ok()) {
            self.open(id);
        }
    }

    fn forget(&mut self, id: &str) {
        if matches!(self.state.get(id), Some(State::Deleted(_))) {
            self.act(id, State::Gone, |model| {
                storage::remove_for_good(model, id);
                true
            });
        }
    }

    fn make(&mut self, id: &str) {
        let mut record = Record::new(id, "ems/2018-03");
        let stamp = self.stamp();
        record.edit(&stamp, vec![("plan/name".into(), Some(Value::from(id)))]);
        self.save(record);
    }

    /// Goes back to the copy from before; what is newer has to stay to be taken along.
    fn go_back(&mut self, id: &str, copy: &str) {
        let Some(newer) = self.now(id) else { return };
        if storage::before(self.model, id).is_none() {
            return;
        }
        let back = State::Open(record(id, copy));
        if self.act(id, back, |model| storage::go_back(model, id).is_ok()) {
            self.aside.push(saved::write(&newer));
            self.known.remove(id);
        }
        self.open(id);
    }

    pub fn work(&mut self) {
        let first = first();
        self.act(&first, self.state[&first].clone(), |model| storage::carry_over(model).is_ok());
        if !self.model.stored().contains_key("fairway:plan") {
            self.open(&first);
            self.edit(&first, "task/step-init-1/owner", "Ann");
            self.typed(&first, "task/step-init-1/notes", "Waits for the data centre.");
        }
        self.open(OLD);
        self.typed(OLD, "task/step-init-2/notes", "Ask the licence desk — twice.");
        self.edit(OLD, "plan/name", "Renamed");
        for id in ["made1", "made2", "made3"] {
            self.make(id);
            self.edit(id, "plan/customer", "Contoso");
            self.typed(id, "task/step-init-1/notes", "Nobody has answered yet.");
        }
        for copy in ["copied1", "copied2"] {
            let Some(record) = self.now(OLD) else { break };
            let stamp = self.stamp();
            self.save(record.copy(copy, "A copy", "moss", &stamp));
            self.open(copy);
            self.edit(copy, "plan/customer", "Adatum");
            self.typed(copy, "task/step-init-2/notes", "The same as for the others?");
        }
        for round in ["once", "twice"] {
            self.delete("made1");
            self.edit("made2", "task/step-init-1/status", "done");
            self.bring_back("made1");
            self.edit("made1", "plan/name", round);
            self.edit("made3", "plan/name", round);
        }
        self.delete("made1");
        self.delete(OLD);
        self.bring_back(OLD);
        self.bring_back(GONE);
        self.edit(GONE, "plan/name", "Back after long");
        self.edit(OLD, "plan/customer", "Fabrikam");
        self.go_back(OLD, &text_of("tests/saved/v2.json"));
        self.edit(OLD, "plan/customer", "Adatum");
        // Somebody lets this copy go.
        self.aside.retain(|text| *text != given()["fairway:plan"]);
        self.act(&first, self.state[&first].clone(), |model| {
            storage::keep_new(model, &first);
            true
        });
        self.edit(&first, "plan/name", "The first");
        self.forget("made1");
        // Starting over: the plan goes to the deleted ones, and another one begins.
        self.delete("made2");
        self.make("made4");
        self.edit("made4", "plan/name", "Begun anew");
        self.make("made5");
    }

    /// Holds what somebody finds later against what was told to be kept.
    pub fn check(&self, what: &str) {
        let stored = self.model.stored();
        for (id, told) in &self.state {
            let found = found(&stored, id);
            let going_on = self.pending.as_ref().filter(|(pending, _)| pending == id).map(|(_, state)| state);
            // What was going to go for good may be gone in part.
            let is_going = going_on == Some(&State::Gone);
            assert!(
                found == *told || Some(&found) == going_on || is_going,
                "{what}: {id} is\n{found:?}, and was told to be\n{told:?}, or\n{going_on:?}"
            );
        }
        let later = Model::new(stored.clone(), Fault::None, 2 * ROOMY);
        let texts: Vec<String> = stored.values().cloned().collect();
        for text in &self.aside {
            assert!(texts.contains(text), "{what}: what was aside is gone: {text}");
        }
        for key in ["someone", "fairwayish"] {
            assert_eq!(stored[key], "theirs", "{what}");
        }
        // Nothing has come that nobody made.
        let pending = self.pending.as_ref().map(|(id, _)| id);
        for id in storage::plans(&later).iter().chain(&storage::deleted(&later)) {
            assert!(self.state.contains_key(id) || pending == Some(id), "{what}: {id} has come");
        }
    }
}

pub fn first() -> String {
    static FIRST: LazyLock<String> = LazyLock::new(id_of_first);
    FIRST.clone()
}

fn id_of_first() -> String {
    let model = Model::new(given(), Fault::None, ROOMY);
    storage::carry_over(&model).unwrap().remove(0)
}
