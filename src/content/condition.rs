//! The test on answers that rules, tasks and questions carry. Only its shape: `journey` evaluates it.

use serde::{Deserialize, Serialize};

/// A test on answers, as written in the pack.
///
/// JSON shapes: `{"is": ["identity", ["synchronized", "federated"]]}`, `{"has": ["service", "intune"]}`,
/// `{"at-least": ["licences", "plan-ems", 150]}`, `{"verdict": ["intune", ["full"]]}`,
/// `{"named": "onboards"}`, `{"all": […]}`, `{"any": […]}`, `{"not": …}`. `{"all": []}` always holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// Every part holds.
    All(Vec<Condition>),
    /// At least one part holds.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
    /// A question with one choice was answered with one of these options.
    Is(String, Vec<String>),
    /// A question with several choices includes this option.
    Has(String, String),
    /// A question about amounts gives this entry at least this number.
    AtLeast(String, String, u32),
    /// The verdict on this subject is one of these levels.
    Verdict(String, Vec<super::Level>),
    /// A condition that the pack defines once, by name.
    Named(String),
}

impl Condition {
    /// The condition that always holds.
    pub const ALWAYS: Condition = Condition::All(Vec::new());

    /// Calls `visit` for this condition and every part of it, parents first.
    /// Named conditions and verdicts are visited as such, not followed.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Condition)) {
        visit(self);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.walk(visit)),
            Self::Not(part) => part.walk(visit),
            _ => {}
        }
    }
}

impl Default for Condition {
    fn default() -> Self {
        Self::ALWAYS
    }
}
