//! When the rules of a pack changed, between its editions: turning points with their dates, to answer what
//! held on a day that lies between two editions. Reading and checking them; the editions themselves say
//! what held at their own time.

use super::compose::{merge, read};
use super::faults::{Faults, quoted};
use super::load;
use super::values::is_date;
use crate::content::{Problem, Wording};
use serde::Deserialize;
use std::collections::BTreeSet;

/// One turning point.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Turn {
    /// Its id, and the key of its text.
    pub id: String,
    /// The day, or the first of several.
    pub date: String,
    /// The last of several days.
    #[serde(default)]
    pub until: Option<String>,
    /// The revisions or pages that show it.
    pub state: String,
    /// The first edition that has it, where one does.
    #[serde(default)]
    pub edition: Option<String>,
    /// Rows of that edition that say it.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// The turning points of a pack, in the order of their days.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct History {
    /// The pack.
    pub pack: String,
    /// Its turning points.
    pub turns: Vec<Turn>,
}

/// Reads a history with its texts, each a file name and a text. `rows_of` gives the rows of an edition, or
/// `None` where there is no such edition.
///
/// # Errors
/// All faults: days that are none or out of order, editions and rows that do not exist, ids that stand
/// twice, texts that are missing or belong to nothing.
pub fn read_history(
    history: &(String, String),
    texts: &(String, String),
    rows_of: impl Fn(&str) -> Option<BTreeSet<String>>,
) -> Result<(History, Wording), Vec<Problem>> {
    let mut faults = Faults::default();
    let parts = read(std::slice::from_ref(history), &mut faults);
    let told = read(std::slice::from_ref(texts), &mut faults);
    told.iter().for_each(|part| part.are_texts(false, &mut faults));
    let wording = merge(&told, &mut faults);
    faults.or(())?;
    let shaped = |error: serde_path_to_error::Error<serde_json::Error>, file: &str| {
        vec![Problem::new(file, error.path().to_string(), error.inner().to_string())]
    };
    let value = load::parse(&history.0, &history.1)?;
    let found: History =
        serde_path_to_error::deserialize(value).map_err(|error| shaped(error, &history.0))?;
    let wording: Wording =
        serde_path_to_error::deserialize(wording).map_err(|error| shaped(error, &texts.0))?;
    let mut faults = Faults::default();
    let mut tell = |path: String, message: String| {
        let place = parts.first().map_or(history.0.clone(), |part| part.place(&path));
        faults.push(Problem::new(&place, path, message));
    };
    let mut ids = BTreeSet::new();
    let mut last = "";
    for turn in &found.turns {
        let path = |key: &str| format!("turns.{}.{key}", turn.id);
        if !ids.insert(turn.id.as_str()) {
            tell(path("id"), format!("found {} a second time; expected an id of its own", quoted(&turn.id)));
        }
        for (key, date) in [("date", Some(&turn.date)), ("until", turn.until.as_ref())] {
            if let Some(date) = date.filter(|date| !is_date(date)) {
                tell(path(key), format!("found {}; expected a date such as 2018-03-21", quoted(date)));
            }
        }
        if turn.date.as_str() < last || turn.until.as_ref().is_some_and(|until| *until <= turn.date) {
            tell(path("date"), format!("found {}; expected the days in order", quoted(&turn.date)));
        }
        last = &turn.date;
        let rows = turn.edition.as_ref().map(|edition| (edition, rows_of(edition)));
        if let Some((edition, None)) = &rows {
            tell(path("edition"), format!("unknown edition {}; expected one of this pack", quoted(edition)));
        }
        let known = rows.and_then(|(_, rows)| rows).unwrap_or_default();
        for row in turn.rows.iter().filter(|row| !known.contains(*row)) {
            tell(path("rows"), format!("unknown row {}; expected one of that edition", quoted(row)));
        }
        if wording.get(&turn.id).is_none_or(|text| text.trim().is_empty()) {
            tell(format!("turns.{}", turn.id), "found no text; expected one for this id".into());
        }
    }
    for key in wording.keys().filter(|key| !ids.contains(*key)) {
        let message = "found a text that belongs to nothing; expected the id of a turning point";
        faults.push(Problem::new(&texts.0, key, message));
    }
    faults.or((found, wording))
}
