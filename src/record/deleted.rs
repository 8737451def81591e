//! A plan that was deleted and can still be brought back: its text as it was, under a line that says when and
//! where it was deleted and what it was called. The text is kept whatever it is.

use super::Summary;
use serde_json::{Value, json};

/// How long it is kept, in milliseconds: 30 days.
const KEPT: u64 = 30 * 24 * 60 * 60 * 1000;

/// A deleted plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deleted {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// The tab in which it was deleted.
    pub tab: String,
    /// What it was called; empty where it had no name or could not be read.
    pub name: String,
    /// Its customer.
    pub customer: String,
    /// The text of the record.
    pub text: String,
}

impl Deleted {
    /// A plan that is deleted `at` this time in this tab.
    pub fn new(at: u64, tab: &str, summary: &Summary, text: String) -> Self {
        let (name, customer) = (summary.name.clone(), summary.customer.clone());
        Self { at, tab: tab.to_string(), name, customer, text }
    }

    /// As text.
    pub fn write(&self) -> String {
        let head = json!({"at": self.at, "tab": self.tab, "name": self.name, "customer": self.customer});
        [&head.to_string(), "\n", &self.text].concat()
    }

    /// Reads what [`Deleted::write`] has written. Where the first line says nothing, the whole is taken as the
    /// text of a plan, so that nothing is lost.
    pub fn read(text: &str) -> Self {
        Self::read_head(text).unwrap_or_else(|| Self { text: text.to_string(), ..Self::default() })
    }

    fn read_head(text: &str) -> Option<Self> {
        let (head, rest) = text.split_once('\n')?;
        let head: Value = serde_json::from_slice(head.as_bytes()).ok()?;
        let text = |key: &str| head[key].as_str().map(String::from);
        Some(Self {
            at: head["at"].as_u64()?,
            tab: text("tab")?,
            name: text("name")?,
            customer: text("customer")?,
            text: rest.to_string(),
        })
    }

    /// Until when it is kept, in milliseconds since 1970. One that does not say since when is kept until
    /// somebody removes it.
    pub fn until(&self) -> u64 {
        if self.at == 0 { u64::MAX } else { self.at.saturating_add(KEPT) }
    }
}
