//! What the slots of a plan hold, as tests put it there.

use crate::Visit;
use fairway::storage::{Backend, Full, write};
use serde_json::json;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Keeps texts for as long as a test makes one.
#[derive(Default)]
struct Shelf(RefCell<BTreeMap<String, String>>);

impl Backend for Shelf {
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Full> {
        self.0.borrow_mut().insert(key.to_string(), text.to_string());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().remove(key);
    }

    fn keys(&self) -> Vec<String> {
        self.0.borrow().keys().cloned().collect()
    }
}

/// A text as it stands in a slot.
pub fn sealed(revision: u64, text: &str) -> String {
    let shelf = Shelf::default();
    write(&shelf, "plan", text, revision - 1).unwrap();
    shelf.0.into_inner().into_values().next().unwrap()
}

impl Visit {
    /// Puts these texts into the two slots of a plan, and nothing else of it; loads the app at a fragment.
    pub async fn open_slots(&self, id: &str, [a, b]: [&str; 2], fragment: &str) {
        let put = "const [id, a, b] = arguments; localStorage.clear();
            if (a) localStorage.setItem(`fairway:plan:${id}:a`, a);
            if (b) localStorage.setItem(`fairway:plan:${id}:b`, b);
            localStorage.setItem('fairway:last', id)";
        self.run(put, json!([id, a, b])).await;
        self.open(fragment).await;
    }
}
