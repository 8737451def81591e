//! What there is to do: tasks and diagram steps with phase, track and party, and what exists at the
//! end. Only their shape; `plan` selects and orders them.

use super::Condition;
use serde::{Deserialize, Serialize};

/// Working days of the longest task: a year of them.
pub const MAX_EFFORT: u32 = 260;

/// When work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PhaseName {
    /// In every phase.
    General,
    /// First phase.
    Initiate,
    /// Second phase.
    Assess,
    /// Third phase.
    Remediate,
    /// Fourth phase.
    Enable,
}

impl PhaseName {
    /// All phases; the general one last, because its tasks accompany the four others.
    pub const ALL: [PhaseName; 5] =
        [Self::Initiate, Self::Assess, Self::Remediate, Self::Enable, Self::General];

    /// The word used in data and addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Initiate => "initiate",
            Self::Assess => "assess",
            Self::Remediate => "remediate",
            Self::Enable => "enable",
        }
    }

    /// The phase of a word, the inverse of [`PhaseName::word`].
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.word() == word)
    }
}

/// Which stream of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Track {
    /// All services together.
    All,
    /// The tenant and identity groundwork.
    Core,
    /// Azure AD Premium.
    AzureAdPremium,
    /// Microsoft Entra ID with its paid plans.
    Entra,
    /// Intune.
    Intune,
    /// Getting devices ready and into management.
    Devices,
    /// Configuration Manager and Intune side by side.
    CoManagement,
    /// Azure Rights Management.
    AzureRightsManagement,
    /// Azure Information Protection.
    AzureInformationProtection,
    /// Labels and protection of content.
    InformationProtection,
    /// Cloud App Security.
    CloudAppSecurity,
    /// The use of cloud apps, watched and governed.
    CloudApps,
    /// Attacks on identities, detected.
    DefenderForIdentity,
}

impl Track {
    /// All tracks in the order of work.
    pub const ALL: [Track; 13] = [
        Self::All,
        Self::Core,
        Self::AzureAdPremium,
        Self::Entra,
        Self::Intune,
        Self::Devices,
        Self::CoManagement,
        Self::AzureRightsManagement,
        Self::AzureInformationProtection,
        Self::InformationProtection,
        Self::CloudAppSecurity,
        Self::CloudApps,
        Self::DefenderForIdentity,
    ];

    /// Whether work of this track waits for the groundwork of its phase, as that of single services does.
    pub fn follows_groundwork(self) -> bool {
        !matches!(self, Self::All | Self::Core)
    }

    /// The word used in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Core => "core",
            Self::AzureAdPremium => "azure-ad-premium",
            Self::Entra => "entra",
            Self::Intune => "intune",
            Self::Devices => "devices",
            Self::CoManagement => "co-management",
            Self::AzureRightsManagement => "azure-rights-management",
            Self::AzureInformationProtection => "azure-information-protection",
            Self::InformationProtection => "information-protection",
            Self::CloudAppSecurity => "cloud-app-security",
            Self::CloudApps => "cloud-apps",
            Self::DefenderForIdentity => "defender-for-identity",
        }
    }
}

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// Microsoft, that is, whoever acts as FastTrack specialist.
    Microsoft,
    /// The customer.
    Customer,
    /// Both together.
    Joint,
}

impl Party {
    /// All parties.
    pub const ALL: [Party; 3] = [Self::Microsoft, Self::Customer, Self::Joint];

    /// The word used in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Microsoft => "microsoft",
            Self::Customer => "customer",
            Self::Joint => "joint",
        }
    }
}

/// A soft condition that the administrator judges, never the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// "If required".
    IfRequired,
    /// "As needed".
    AsNeeded,
    /// "Optional".
    Optional,
    /// "When applicable".
    WhenApplicable,
    /// Only where it is wanted.
    IfWanted,
    /// Only where the thing exists.
    IfPresent,
    /// Only where the thing is used.
    IfUsed,
}

impl Qualifier {
    /// The word used in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::IfRequired => "if-required",
            Self::AsNeeded => "as-needed",
            Self::Optional => "optional",
            Self::WhenApplicable => "when-applicable",
            Self::IfWanted => "if-wanted",
            Self::IfPresent => "if-present",
            Self::IfUsed => "if-used",
        }
    }
}

/// A different party under a condition.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct PartyWhen {
    /// When it holds.
    pub when: Condition,
    /// Who does it then.
    pub party: Party,
}

/// One piece of work: a responsibility row or a diagram step.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Task {
    /// Row id.
    pub id: String,
    /// Phase.
    pub phase: PhaseName,
    /// Track.
    pub track: Track,
    /// Who does it.
    pub party: Party,
    /// Who does it under conditions; the first that holds wins.
    #[serde(default)]
    pub party_when: Vec<PartyWhen>,
    /// Place in its diagram, for steps.
    #[serde(default)]
    pub order: Option<u32>,
    /// When it applies.
    pub when: Condition,
    /// Soft condition.
    #[serde(default)]
    pub qualifier: Option<Qualifier>,
    /// The task of which this row is a second mention; shown once, there, when both apply.
    #[serde(default)]
    pub same_as: Option<String>,
    /// Page and diagram codes.
    pub sources: Vec<String>,
    /// Ambiguity row ids.
    #[serde(default)]
    pub unclear: Vec<String>,
    /// Links that the pages give.
    #[serde(default)]
    pub links: Vec<String>,
    /// Related row ids.
    #[serde(default)]
    pub related: Vec<String>,
    /// Steps and tasks that have to be settled before this one can start. A planning hint of the pack's
    /// author, as `effort` is: not the sources' words unless they happen to say so.
    #[serde(default)]
    pub after: Vec<String>,
    /// How many working days it takes, at a guess; left out for work that goes on throughout.
    #[serde(default)]
    pub effort: Option<u32>,
}

/// What exists when onboarding is complete.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Completion {
    /// Row id.
    pub id: String,
    /// Part of the page that shows it: `tenants`, `sign-in`, `services` or `not`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["tenants", "sign-in", "services", "not"])))]
    pub group: String,
    /// When it applies.
    pub when: Condition,
    /// Page and diagram codes.
    pub sources: Vec<String>,
    /// Ambiguity row ids.
    #[serde(default)]
    pub unclear: Vec<String>,
    /// True where the pages imply it without stating it.
    #[serde(default)]
    pub inferred: bool,
}
