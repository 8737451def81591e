//! What follows from answers: verdict tables (hit policy *first*), consequences (hit policy
//! *collect*), expectations and what is out of scope. Only their shape; `journey` applies them.

use super::{Condition, Qualifier};
use serde::{Deserialize, Serialize};

/// How a verdict turned out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A service with guided assess, remediate and enable work.
    Full,
    /// A service with the Success Plan and the possibility to ask.
    Limited,
    /// A service without the benefit.
    None,
    /// An identity option or sign-in method that the benefit covers.
    InScope,
    /// An identity option or sign-in method that the benefit does not cover.
    OutOfScope,
    /// Open: answers are missing, or the sources leave it to FastTrack.
    Depends,
}

impl Level {
    /// The word used in data, addresses and files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Limited => "limited",
            Self::None => "none",
            Self::InScope => "in-scope",
            Self::OutOfScope => "out-of-scope",
            Self::Depends => "depends",
        }
    }

    /// How good a level is for the organisation, 0 the best. What FastTrack is to confirm stands
    /// between what the benefit covers and what it does not.
    pub fn rank(self) -> usize {
        match self {
            Self::Full | Self::InScope => 0,
            Self::Limited => 1,
            Self::Depends => 2,
            Self::None | Self::OutOfScope => 3,
        }
    }
}

/// What a verdict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SubjectKind {
    /// An eligible service.
    Service,
    /// An identity option.
    Identity,
    /// A sign-in method.
    Method,
}

/// All rules about one subject; the first that holds decides.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct VerdictTable {
    /// Id of the service, identity option or method.
    pub subject: String,
    /// What the subject is.
    pub kind: SubjectKind,
    /// Question and option by which a person asks for this subject.
    #[serde(default)]
    pub answer: Option<(String, String)>,
    /// Rules in order.
    pub rules: Vec<Rule>,
}

/// Conditions and the level that follows from them.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Rule {
    /// Row id of the rule in the sources.
    pub id: String,
    /// When it holds.
    pub when: Condition,
    /// What follows.
    pub level: Level,
    /// Wording key of the reason, where it is not `<id>.reason`.
    #[serde(default)]
    pub reason: Option<String>,
    /// Further row ids that the rule rests on.
    #[serde(default)]
    pub cites: Vec<String>,
    /// Page and diagram codes.
    pub sources: Vec<String>,
    /// Ambiguity row ids.
    #[serde(default)]
    pub unclear: Vec<String>,
    /// True where the pages imply the rule without stating it.
    #[serde(default)]
    pub inferred: bool,
    /// Subjects that are worth considering instead.
    #[serde(default)]
    pub instead: Vec<String>,
}

impl Rule {
    /// The wording key of the reason.
    pub fn reason_key(&self) -> String {
        self.reason.clone().unwrap_or_else(|| format!("{}.reason", self.id))
    }
}

/// A decision rule that says what follows from the chosen way; all that hold apply.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Consequence {
    /// Row id.
    pub id: String,
    /// When it applies.
    pub when: Condition,
    /// Page and diagram codes.
    pub sources: Vec<String>,
    /// The page's own soft condition.
    #[serde(default)]
    pub qualifier: Option<Qualifier>,
    /// Out-of-scope rows that come with it.
    #[serde(default)]
    pub excludes: Vec<String>,
    /// Expectation rows that come with it.
    #[serde(default)]
    pub expectations: Vec<String>,
    /// Links that the pages give.
    #[serde(default)]
    pub links: Vec<String>,
    /// Ambiguity row ids.
    #[serde(default)]
    pub unclear: Vec<String>,
}

/// What the source environment must look like.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Expectation {
    /// Row id.
    pub id: String,
    /// `core`, or the id of the service whose onboarding expects it.
    pub activity: String,
    /// When it applies.
    pub when: Condition,
    /// When it is met.
    pub met: Condition,
    /// Page and diagram codes.
    pub sources: Vec<String>,
    /// Out-of-scope rows that come with it.
    #[serde(default)]
    pub excludes: Vec<String>,
    /// Links that the pages give.
    #[serde(default)]
    pub links: Vec<String>,
    /// Ambiguity row ids.
    #[serde(default)]
    pub unclear: Vec<String>,
    /// Steps and tasks that bring it about where it is not met.
    #[serde(default)]
    pub tasks: Vec<String>,
}

/// Work that the benefit does not include.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct OutOfScope {
    /// Row id.
    pub id: String,
    /// When it concerns this organisation.
    pub when: Condition,
    /// Page and diagram codes.
    pub sources: Vec<String>,
}
