//! Answers by question id. They keep what a person said, also for questions off the path.

use crate::content::Table;

/// What was said for one entry of an `amounts` question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// A number of licences.
    Number(u32),
    /// Held, but the number is not known; or not known whether held.
    Unknown,
}

/// What was said to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// "Not sure".
    Unknown,
    /// One option.
    One(String),
    /// A set of options, sorted, each once, as [`Answer::many`] makes it; empty is "none of these".
    Many(Vec<String>),
    /// Amounts by entry; an entry that is absent is not held.
    Amounts(Table<Amount>),
}

/// All answers, by question id. A question that is absent was not answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(pub Table<Answer>);

impl Answer {
    /// Several options in any order. Inserted one by one: a sort costs 4 kB of wasm.
    pub fn many(options: impl IntoIterator<Item = String>) -> Self {
        let mut set: Vec<String> = Vec::new();
        for option in options {
            if let Err(place) = set.binary_search(&option) {
                set.insert(place, option);
            }
        }
        Self::Many(set)
    }
}

impl Answers {
    /// The answer to this question.
    pub fn get(&self, question: &str) -> Option<&Answer> {
        self.0.get(question)
    }

    /// Replaces the answer to this question.
    pub fn set(&mut self, question: &str, answer: Answer) {
        self.0.insert(question.to_string(), answer);
    }

    /// Whether nothing was answered yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
