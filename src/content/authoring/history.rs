//! When the rules of a pack changed, between its editions, and what its products were called: turning points
//! with their dates, to answer what held on a day that lies between two editions, and old names with those
//! of today. Reading and checking them; the editions themselves say what held at their own time.

use super::faults::{Faults, quoted};
use super::tables::{found, place_of};
use super::values::{is_date, is_day_month_or_year};
use crate::content::{Mark, Pack, Problem, Wording};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One turning point.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Turn {
    /// Its id, and the key of its text.
    pub id: String,
    /// The day, or the first of several.
    pub date: String,
    /// The last of several days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The revisions or pages that show it.
    pub state: String,
    /// The first edition that has it, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Rows of that edition that say it.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// A product or feature and what it is called today.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Name {
    /// Its id, and the key of its text.
    pub id: String,
    /// What it was called.
    pub from: String,
    /// What it is called; absent where there is no successor of its own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The day, month or year of the new name, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The edition whose pages say so.
    pub edition: String,
    /// Codes of these pages.
    pub sources: Vec<String>,
    /// What about it the pages do not plainly say; the text tells what that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
}

/// The turning points of a pack, in the order of their days, and its names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct History {
    /// The pack.
    pub pack: String,
    /// Its turning points.
    pub turns: Vec<Turn>,
    /// Its names.
    #[serde(default)]
    pub names: Vec<Name>,
}

/// Reads a history with its texts, each a file name and a text, beside the `editions` of its pack.
///
/// # Errors
/// All faults: days that are none or out of order, editions, rows and pages that do not exist, ids that stand
/// twice, texts that are missing or belong to nothing.
pub fn read_history(
    history: &(String, String),
    texts: &(String, String),
    editions: &[&Pack],
) -> Result<(History, Wording), Vec<Problem>> {
    let (found, part): (History, _) = found(history)?;
    let (wording, texts_part): (Wording, _) = self::found(texts)?;
    let edition = |name: &str| editions.iter().find(|pack| pack.edition == name);
    let mut faults = Faults::default();
    let mut tell = |path: String, message: String| {
        faults.push(Problem::new(&place_of(&part, &history.0, &path), path, message));
    };
    let (mut ids, mut last) = (BTreeSet::new(), "");
    for turn in &found.turns {
        let path = |key: &str| format!("turns.{}.{key}", turn.id);
        if !ids.insert(turn.id.as_str()) {
            tell(path("id"), second(&turn.id));
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
        let pack = turn.edition.as_ref().map(|name| (name, edition(name)));
        if let Some((name, None)) = pack {
            tell(path("edition"), unknown(name));
        }
        let rows = pack.and_then(|(_, pack)| pack).into_iter().flat_map(|pack| pack.rows.values().flatten());
        let rows: BTreeSet<&String> = rows.collect();
        for row in turn.rows.iter().filter(|row| !rows.contains(row)) {
            tell(path("rows"), format!("unknown row {}; expected one of that edition", quoted(row)));
        }
    }
    for name in &found.names {
        let path = |key: &str| format!("names.{}.{key}", name.id);
        if !ids.insert(name.id.as_str()) {
            tell(path("id"), second(&name.id));
        }
        if let Some(since) = name.since.as_ref().filter(|since| !is_day_month_or_year(since)) {
            tell(path("since"), format!("found {}; expected a day, a month or a year", quoted(since)));
        }
        match edition(&name.edition) {
            None => tell(path("edition"), unknown(&name.edition)),
            Some(_) if name.sources.is_empty() => {
                tell(path("sources"), "found no page; expected the code of one".into());
            }
            Some(pack) => {
                for code in name.sources.iter().filter(|code| pack.source_page(code).is_none()) {
                    let message =
                        format!("unknown source {}; expected a page code of that edition", quoted(code));
                    tell(path("sources"), message);
                }
            }
        }
    }
    let turns = found.turns.iter().map(|turn| ("turns", &turn.id));
    for (list, id) in turns.chain(found.names.iter().map(|name| ("names", &name.id))) {
        if wording.get(id).is_none_or(|text| text.trim().is_empty()) {
            tell(format!("{list}.{id}"), "found no text; expected one for this id".into());
        }
    }
    for key in wording.keys().filter(|key| !ids.contains(*key)) {
        let message = "found a text that belongs to nothing; expected the id of a turning point or a name";
        faults.push(Problem::new(&place_of(&texts_part, &texts.0, key), key, message));
    }
    faults.or((found, wording))
}

fn second(id: &str) -> String {
    format!("found {} a second time; expected an id of its own", quoted(id))
}

fn unknown(edition: &str) -> String {
    format!("unknown edition {}; expected one of this pack", quoted(edition))
}
