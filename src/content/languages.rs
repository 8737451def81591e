//! The languages there are, as `languages.json` beside this lists them. A language is data: its texts, its terms,
//! and an entry in that list; see `src/ui/text/README.md`.

use super::Problem;
use serde::Deserialize;

/// One language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// `de`, as the `lang` of the page has it.
    pub code: String,
    /// What it calls itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// The plural forms that its whole numbers have, as Unicode names them.
    pub forms: Vec<String>,
    /// Whether a native speaker has read all of it.
    pub reviewed: bool,
}

/// All of them, in the order in which people are shown them; English is the first.
///
/// # Errors
/// When the list is not of this shape.
pub fn languages() -> Result<Vec<Language>, Problem> {
    let read = serde_json::from_str(include_str!("languages.json"));
    read.map_err(|error| Problem::new("src/content/languages.json", "(whole file)", error.to_string()))
}
