//! What is asked: the question, its kind and when it applies. Wording lives in the wording file.

use super::Condition;
use serde::{Deserialize, Serialize};

/// The largest number that an answer may give: ten million. More is taken for a slip of the hand.
pub const MAX_AMOUNT: u32 = 10_000_000;

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// Exactly one option.
    One,
    /// Any number of options; none of them only where the question says so.
    Many,
    /// A whole number for each entry held; an entry that is absent is not held.
    Amounts,
}

/// What happens to a question whose own condition is unknown because of a "not sure" before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WhenUnsure {
    /// It may matter, so it is asked.
    #[default]
    Ask,
    /// Asking would be a burden (a detail of something the person does not know): it stays unknown.
    Skip,
}

/// A command that shows the answer, for an administrator to copy. It reads and changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Command {
    /// Key of its text (`command.<id>`): where it runs and what to look for.
    pub id: String,
    /// One line of Windows PowerShell.
    pub run: String,
    /// `general` for general knowledge from outside the pages.
    #[serde(default)]
    pub origin: Option<String>,
    /// Page and diagram codes; empty with an `origin`.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Absolute https address of the command's documentation, where there is one.
    #[serde(default)]
    pub address: Option<String>,
}

/// One question of the decision tree.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Question {
    /// Id; also the key in an answers file.
    pub id: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// When it applies; refers to earlier questions only.
    #[serde(default)]
    pub when: Condition,
    /// What happens when `when` is unknown.
    #[serde(default)]
    pub when_unsure: WhenUnsure,
    /// Options of a `one` or `many` question.
    #[serde(default)]
    pub options: Vec<String>,
    /// Entries (plan ids) of an `amounts` question.
    #[serde(default)]
    pub items: Vec<String>,
    /// Whether a `many` or `amounts` question accepts "none of these".
    #[serde(default)]
    pub none: bool,
    /// Whether the answer is a fact that nobody can change: never proposed to be another.
    #[serde(default)]
    pub fixed: bool,
    /// Options that no change leads to, for example "not installed yet": never proposed where another
    /// was chosen.
    #[serde(default)]
    pub unreachable: Vec<String>,
    /// Commands that show the answer.
    #[serde(default)]
    pub commands: Vec<Command>,
    /// Page and diagram codes.
    pub sources: Vec<String>,
    /// Row ids that the answer feeds, shown with "Why do we ask?".
    #[serde(default)]
    pub related: Vec<String>,
    /// Ambiguity row ids.
    #[serde(default)]
    pub unclear: Vec<String>,
}
