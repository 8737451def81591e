//! Several plans beside each other: in which order, which of them are looked for, and what a new one is called
//! and coloured so that it is not mistaken for another. Knows summaries only.

use super::people::is_same_name;
use super::{COLOURS, Record, Stamp, Summary};
use crate::content::Speech;
use crate::plan::Date;
use serde_json::Value;

/// A plan by its summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// Id of the plan.
    pub id: String,
    /// What is known of it.
    pub summary: Summary,
}

/// In which order plans stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The one first that is due first, overdue ones before all others.
    #[default]
    Due,
    /// By name.
    Name,
    /// The one first that was changed last.
    Changed,
}

impl Order {
    /// All orders as they are offered.
    pub const ALL: [Order; 3] = [Self::Due, Self::Name, Self::Changed];

    /// The word used in storage and wording.
    pub fn word(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Name => "name",
            Self::Changed => "changed",
        }
    }

    /// The order of a word, the inverse of [`Order::word`].
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }

    /// Puts plans into this order; what is equal stands by name, as the language orders names, and then by id.
    pub fn sort(self, plans: &mut [Shelved], speech: Speech) {
        plans.sort_by(|one, other| one.id.cmp(&other.id));
        let names: Vec<String> = plans.iter().map(|plan| plan.summary.name.clone()).collect();
        let by_name = speech.order(&names);
        let rank = |plan: &Shelved| by_name.iter().position(|place| names[*place] == plan.summary.name);
        plans.sort_by_cached_key(|plan| {
            let summary = &plan.summary;
            let first = summary.progress.as_ref().and_then(|progress| progress.due.first());
            let due = first.map(|(day, _)| *day);
            let place = match self {
                // What has no date stands behind what has one.
                Self::Due => (due.is_none(), due, 0),
                Self::Name => (false, None, 0),
                Self::Changed => (false, None, u64::MAX - summary.changed),
            };
            (place, summary.name.is_empty(), rank(plan))
        });
    }
}

impl Shelved {
    /// Whether all words of `query` occur in name or customer, whatever their case.
    pub fn fits(&self, query: &str) -> bool {
        let text = format!("{}\n{}", self.summary.name, self.summary.customer).to_lowercase();
        query.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }

    /// Tasks of this plan that were due before `today`.
    pub fn overdue(&self, today: Date) -> u32 {
        self.summary.progress.as_ref().map_or(0, |progress| progress.overdue(today))
    }
}

/// The colour that is `taken` least often, the first of several: up to as many plans as there are colours, no
/// two have the same.
pub fn free_colour<'a>(taken: impl Iterator<Item = &'a str> + Clone) -> &'static str {
    let often = |colour: &&'static str| taken.clone().filter(|other| other == colour).count();
    COLOURS.into_iter().min_by_key(often).unwrap_or_default()
}

/// `name`, or where a plan is called that already, the first of `name 2`, `name 3` that is free. Case and outer
/// spaces make no difference.
pub fn free_name<'a>(name: &str, taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let is_taken = |wanted: &str| taken.clone().any(|other| is_same_name(other, wanted));
    let numbered = (2..).map(|number: u32| format!("{name} {number}"));
    let mut names = std::iter::once(name.to_string()).chain(numbered);
    names.find(|wanted| !is_taken(wanted)).unwrap_or_default()
}

impl Record {
    /// A plan for somebody else that begins with what is entered in this one. It has a name, a colour and a
    /// history of its own, is not archived, and nobody has signed it off: what was done and accepted for one
    /// customer was not for another.
    pub fn copy(&self, id: &str, name: &str, colour: &str, stamp: &Stamp) -> Self {
        let mut copy = Self { fields: self.fields.clone(), ..Self::new(id, &self.pack) };
        let left: Vec<String> =
            copy.under("sign-off/").map(|(rest, _)| ["sign-off/", rest].concat()).collect();
        for path in left.iter().map(String::as_str).chain(["plan/archived"]) {
            copy.put(path, None);
        }
        let field = |key: &str, value: &str| (["plan/", key].concat(), Some(Value::from(value)));
        copy.edit(stamp, vec![field("name", name), field("colour", colour)]);
        copy
    }
}
