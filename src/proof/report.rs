//! What a proof tells: figures, faults, notes, and what it could not settle. The same for the command
//! line, the tests and the browser; equal packs and limits give equal proofs, byte for byte.

use crate::content::Problem;
use crate::journey::{Amount, Answer, Answers};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// How much work a proof may do, in steps. A step looks at one pair of nodes and makes at most one node, of
/// about 40 bytes. The same limits give the same proof on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For one statement, and for one condition with a name.
    pub each: u64,
    /// For all statements together.
    pub all: u64,
    /// For each of the two counts.
    pub count: u64,
}

impl Default for Limits {
    /// Made packs of 200 questions and 1,000 rules need a tenth of this for their statements, and most of it
    /// for the count of outcomes; where it does not suffice it is used up within some seconds.
    fn default() -> Self {
        Self { each: 300_000, all: 1_200_000, count: 4_000_000 }
    }
}

/// A pack in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Figures {
    /// Questions.
    pub questions: usize,
    /// Rules in verdict tables.
    pub rules: usize,
    /// Tasks and diagram steps.
    pub tasks: usize,
    /// Conditions: those with names, and those that questions, rules, rows and work carry.
    pub conditions: usize,
    /// Different journeys. A journey is which questions are asked and what is answered to each, until
    /// none is left; answers that no condition tells apart count as one (options that all tests name
    /// together, numbers between two thresholds, options and items that no test names), and a question
    /// that is not asked adds nothing. "Not sure" is not counted. A decimal number; absent where the
    /// limits did not suffice to count.
    pub paths: Option<String>,
    /// Different results: combinations of the levels of all verdict tables that some journey ends in, as
    /// `journey::decide` tells them; where a table has a gap, as `journey::Evaluator` does, which may leave
    /// more open. A decimal number; absent where the limits did not suffice to count.
    pub outcomes: Option<String>,
    /// Nodes of the diagrams that were made.
    pub nodes: usize,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// A question that no answers lead to; its options and items cannot apply either.
    NeverAsked,
    /// A dead end: a question that can be asked but has nothing to choose.
    NoAnswer,
    /// A rule whose condition never holds, or only where an earlier rule of its table already does.
    NeverDecides,
    /// A consequence, expectation, out-of-scope row, task, step or completion item that never applies.
    NeverApplies,
    /// An expectation that is met by no answers under which it applies.
    NeverMet,
    /// A party that never has the task, because its condition never holds first while the task applies.
    NeverResponsible,
    /// Work that a task waits for, or that an expectation names for where it is not met, and that applies
    /// under no answers under which that is so.
    NeverTogether,
    /// Options that conditions name, or a threshold of an item that they test, without anything that
    /// follows ever depending on it.
    NoEffect,
    /// A dead end: all questions are answered and no rule of a verdict table holds.
    Gap,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where, and what was expected.
    #[serde(flatten)]
    pub problem: Problem,
    /// Parts of conditions, or rules, that together make it impossible: none of them can be left out.
    /// Paths as in problems. Empty where answers show the fault instead.
    pub because: Vec<String>,
    /// The fewest answers that show the fault: from these alone, all others missing, the engine tells it
    /// for certain. Absent where no answers can show it.
    #[serde(serialize_with = "as_answers_file")]
    pub witness: Option<Answers>,
}

/// What is worth knowing without being wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Two rules of one table can hold at once and lead to different levels; the earlier one decides. A
    /// rule that always holds, as the last of a table often does, is meant to and not told.
    Overlap,
    /// An expectation that is met by all answers under which it applies.
    AlwaysMet,
    /// Options that no condition tells apart.
    SameAnswer,
}

/// One note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Note {
    /// What it tells.
    pub kind: NoteKind,
    /// Where, and in words.
    #[serde(flatten)]
    pub problem: Problem,
    /// The fewest answers that show it, where answers do.
    #[serde(serialize_with = "as_answers_file")]
    pub witness: Option<Answers>,
}

/// What was proved about a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Proof {
    /// The pack in numbers.
    pub figures: Figures,
    /// What is wrong, in the order of the pack.
    pub faults: Vec<Fault>,
    /// What is worth knowing.
    pub notes: Vec<Note>,
    /// Statements that were neither proved nor refuted within the limits.
    pub unsettled: Vec<Problem>,
}

impl Proof {
    /// Whether every statement was proved: no fault, and nothing left unsettled. Counts may be absent.
    pub fn holds(&self) -> bool {
        self.faults.is_empty() && self.unsettled.is_empty()
    }

    /// Everything that keeps the pack from being proved.
    pub fn problems(&self) -> Vec<Problem> {
        self.faults.iter().map(|fault| &fault.problem).chain(&self.unsettled).cloned().collect()
    }
}

/// Answers in the form of an answers file, as `formats::answers` writes them (`tests/proof.rs` compares).
fn as_answers_file<S: Serializer>(answers: &Option<Answers>, serializer: S) -> Result<S::Ok, S::Error> {
    let Some(answers) = answers else { return serializer.serialize_none() };
    let mut map = serializer.serialize_map(Some(answers.0.len()))?;
    for (question, answer) in answers.0.iter() {
        match answer {
            Answer::Unknown => map.serialize_entry(question, "unknown")?,
            Answer::One(option) => map.serialize_entry(question, option)?,
            Answer::Many(options) => map.serialize_entry(question, options)?,
            Answer::Amounts(amounts) => {
                // A proof gives numbers only; an item that is absent is not held.
                let number = |amount: &Amount| match amount {
                    Amount::Number(number) => Some(*number),
                    Amount::Unknown => None,
                };
                let numbers: std::collections::BTreeMap<&String, u32> =
                    amounts.iter().filter_map(|(item, amount)| Some((item, number(amount)?))).collect();
                map.serialize_entry(question, &numbers)?;
            }
        }
    }
    map.end()
}
