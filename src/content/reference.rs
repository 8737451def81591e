//! Where facts come from and what is told rather than decided: pages, diagrams, links,
//! ambiguities and information rows.

use serde::{Deserialize, Serialize};

/// A page of the edition.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct SourcePage {
    /// Code used in `sources`.
    pub id: String,
    /// Title in the front matter.
    pub title: String,
    /// Heading on the page.
    pub heading: String,
    /// File name.
    pub file: String,
    /// File name under which it was published, where it differs.
    #[serde(default)]
    pub published_as: Option<String>,
    /// Page date, ISO 8601: a day (`2018-03-21`), where the page says no more a month or a year, or `undated`.
    pub date: String,
}

/// A diagram embedded in a page.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Diagram {
    /// Code used in `sources`.
    pub id: String,
    /// Image file name.
    pub file: String,
    /// Code of the page that embeds it.
    pub page: String,
}

/// A link that the pages give; it may no longer lead anywhere.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Link {
    /// Row id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Absolute http or https address.
    pub address: String,
    /// Page codes.
    pub sources: Vec<String>,
}

/// A point on which the pages differ or leave open what they mean.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Unclear {
    /// Row id.
    pub id: String,
    /// Page and diagram codes.
    pub sources: Vec<String>,
}

/// A fact that is told, not computed.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Information {
    /// Row id.
    pub id: String,
    /// Section of the "About this edition" page.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["programme", "process", "languages", "request", "gotchas"])))]
    pub section: String,
    /// Page and diagram codes; empty where `see` names rows that carry them, or with an `origin`.
    #[serde(default)]
    pub sources: Vec<String>,
    /// `general` for general knowledge from outside the pages.
    #[serde(default)]
    pub origin: Option<String>,
    /// Variant of the way to request help.
    #[serde(default)]
    pub variant: Option<String>,
    /// Place in its variant.
    #[serde(default)]
    pub step: Option<u32>,
    /// Row ids to look at.
    #[serde(default)]
    pub see: Vec<String>,
}

/// How to ask for the help, as the page of verdicts tells it.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Request {
    /// Ids of `information`, in order: one step each.
    pub steps: Vec<String>,
    /// Ids of `links` that go with them.
    #[serde(default)]
    pub links: Vec<String>,
    /// Ambiguity row ids.
    #[serde(default)]
    pub unclear: Vec<String>,
}

/// A row of the digest that the edition leaves out, and why.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct LeftOut {
    /// Row id.
    pub id: String,
    /// Why it is left out.
    pub reason: String,
}
