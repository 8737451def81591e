//! What an edition says beside what it decides: which rows are no plain statements of the pages, when pages
//! were read, and what has a date. Only pages of the annex and checks need it, so the app's first part
//! knows nothing of it: in the form that travels it stands behind the pack, where that part does not look.
//! A second file would need a second request, and a loaded pack a second place to be kept.

use super::{Condition, Pack, Table};
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use std::ops::Deref;

/// How sure a row is. A row without a mark is confirmed: the pages of the edition say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Read only where it proves nothing today: told as something to check, never as a fact.
    Unconfirmed,
    /// An inference or a placement of the pack's author.
    Editorial,
}

impl Mark {
    /// The word used in data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Editorial => "editorial",
        }
    }
}

/// Something that ends, begins or changes on a day. Wording: `<id>` what it is, `<id>.do` what to do about it,
/// `<id>.past` what holds once the day has passed, in the present tense.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Deadline {
    /// Row id.
    pub id: String,
    /// Day or month, ISO 8601 (`2026-09-30`, `2026-03`).
    pub date: String,
    /// When it concerns this organisation.
    pub when: Condition,
    /// Page codes.
    pub sources: Vec<String>,
    /// Steps and tasks on which it bears.
    #[serde(default)]
    pub tasks: Vec<String>,
    /// Where to check it.
    #[serde(default)]
    pub links: Vec<String>,
}

/// A part of a pack that stands in its files but not in the pack as it travels: there it takes no byte, and
/// [`Aside`] brings it.
#[derive(Debug, Clone, Default)]
pub struct Beside<T>(pub T);

impl<T> Deref for Beside<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Serialize for Beside<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            self.0.serialize(serializer)
        } else {
            serializer.serialize_unit()
        }
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Beside<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            T::deserialize(deserializer).map(Self)
        } else {
            Ok(Self::default())
        }
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Beside<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

/// All that stands behind a pack.
#[derive(serde::Deserialize, serde::Serialize)]
struct Aside {
    marks: Table<Mark>,
    read: Table<String>,
    deadlines: Vec<Deadline>,
}

/// What stands behind the pack in the form that travels; no byte where there is nothing to say.
///
/// # Errors
/// When a part has no such form; the types of this file all have one.
pub fn behind(pack: &Pack) -> Result<Vec<u8>, postcard::Error> {
    if pack.marks.is_empty() && pack.read.is_empty() && pack.deadlines.is_empty() {
        return Ok(Vec::new());
    }
    let (marks, read, deadlines) = (pack.marks.0.clone(), pack.read.0.clone(), pack.deadlines.0.clone());
    postcard::to_allocvec(&Aside { marks, read, deadlines })
}

/// A pack with what stands behind it.
///
/// # Errors
/// When the bytes are no pack of this build's shape, or go on with something else.
pub fn whole(bytes: &[u8]) -> Result<Pack, postcard::Error> {
    let (mut pack, rest): (Pack, _) = postcard::take_from_bytes(bytes)?;
    if !rest.is_empty() {
        let (aside, rest): (Aside, _) = postcard::take_from_bytes(rest)?;
        if !rest.is_empty() {
            return Err(postcard::Error::DeserializeBadEncoding);
        }
        pack.marks.0 = aside.marks;
        pack.read.0 = aside.read;
        pack.deadlines.0 = aside.deadlines;
    }
    Ok(pack)
}
