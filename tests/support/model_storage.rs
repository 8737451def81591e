//! A storage for tests of what is kept: it counts calls, ends at one of them as a killed browser would, has only
//! so much room, fails or lies at a call, and lets nobody near what is not ours.

use fairway::storage::{Backend, Full, OURS};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What is stored: text by key.
pub type Stored = BTreeMap<String, String>;

/// What the call that it ends at leaves, where it is a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Torn {
    /// What was there before.
    Nothing,
    /// The first half of the text.
    Half,
    /// All of it.
    Whole,
}

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// It ends at this call.
    Stop(usize, Torn),
    /// This call is refused, where it is a write.
    Refuse(usize),
    /// This call keeps half of the text, where it is a write, and says that all is well.
    Lie(usize),
}

/// What a call does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// It only looks.
    Look,
    /// It writes.
    Set,
    /// It removes.
    Remove,
}

impl Call {
    /// What it can leave where it is the last one.
    pub fn leaves(self) -> &'static [Torn] {
        match self {
            Self::Look => &[Torn::Whole],
            Self::Set => &[Torn::Nothing, Torn::Half, Torn::Whole],
            Self::Remove => &[Torn::Nothing, Torn::Whole],
        }
    }
}

/// The storage.
pub struct Model {
    stored: RefCell<Stored>,
    calls: RefCell<Vec<Call>>,
    fault: Fault,
    limit: usize,
}

impl Model {
    /// One with this in it.
    pub fn new(stored: Stored, fault: Fault, limit: usize) -> Self {
        Self { stored: RefCell::new(stored), calls: RefCell::default(), fault, limit }
    }

    /// Everything in it.
    pub fn stored(&self) -> Stored {
        self.stored.borrow().clone()
    }

    /// The calls that there were.
    pub fn calls(&self) -> Vec<Call> {
        self.calls.borrow().clone()
    }

    /// What goes wrong with it.
    pub fn fault(&self) -> Fault {
        self.fault
    }

    /// Whether it has ended.
    pub fn has_ended(&self) -> bool {
        matches!(self.fault, Fault::Stop(at, _) if self.calls.borrow().len() >= at)
    }

    /// Counts a call of a key and says whether it still counts.
    fn call(&self, call: Call, key: &str) -> bool {
        assert!(key.starts_with(OURS), "{key} belongs to somebody else");
        let ended = self.has_ended();
        self.calls.borrow_mut().push(call);
        !ended
    }

    fn put(&self, key: &str, text: &str) -> Result<(), Full> {
        let mut stored = self.stored.borrow_mut();
        let others = stored.iter().filter(|(known, _)| *known != key);
        if others.map(|(key, text)| size(key, text)).sum::<usize>() + size(key, text) > self.limit {
            return Err(Full);
        }
        stored.insert(key.to_string(), text.to_string());
        Ok(())
    }
}

/// What a record takes.
pub fn size(key: &str, text: &str) -> usize {
    key.encode_utf16().count() + text.encode_utf16().count()
}

fn half(text: &str) -> &str {
    let mut end = text.len() / 2;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

impl Backend for Model {
    fn get(&self, key: &str) -> Option<String> {
        self.call(Call::Look, key);
        self.stored.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Full> {
        if !self.call(Call::Set, key) {
            return Err(Full);
        }
        let at = self.calls.borrow().len();
        match self.fault {
            Fault::Stop(end, Torn::Nothing) if end == at => Err(Full),
            Fault::Stop(end, Torn::Half) if end == at => self.put(key, half(text)),
            Fault::Refuse(call) if call == at => Err(Full),
            Fault::Lie(call) if call == at => self.put(key, half(text)),
            _ => self.put(key, text),
        }
    }

    fn remove(&self, key: &str) {
        let is_last =
            matches!(self.fault, Fault::Stop(end, Torn::Nothing) if end == self.calls.borrow().len() + 1);
        if self.call(Call::Remove, key) && !is_last {
            self.stored.borrow_mut().remove(key);
        }
    }

    fn keys(&self) -> Vec<String> {
        self.call(Call::Look, OURS);
        self.stored.borrow().keys().filter(|key| key.starts_with(OURS)).cloned().collect()
    }
}
