//! Which fields there are and what they hold. A field that is not listed here, or whose value does not fit,
//! is not read; it stays in the record and is reported.

use serde_json::Value;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An answer, in the answers format.
    Answer,
    /// A text of up to so many characters.
    Text(usize),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A calendar day, `2026-11-23`.
    Day,
    /// A time of day, `14:30`.
    Time,
    /// A whole number from 1 to this.
    Number(u64),
    /// `true`, or absent.
    Flag,
    /// A list of short texts, names.
    Texts,
}

const LINE: Kind = Kind::Text(300);
const LONG: Kind = Kind::Text(20_000);
const PHASES: Kind = Kind::Word(&["initiate", "assess", "remediate", "enable", "general"]);
const PARTIES: Kind = Kind::Word(&["microsoft", "customer", "joint"]);
const SIDES: Kind = Kind::Word(&["microsoft", "customer", "partner"]);
const STATUS: Kind = Kind::Word(&["not-started", "in-progress", "done", "not-needed"]);
/// The colours that tell plans apart, as tokens of the style.
pub const COLOURS: [&str; 8] = ["sea", "moss", "plum", "clay", "slate", "rose", "ochre", "teal"];
/// Which dates of a task come from a proposal.
pub(super) const PROPOSED: [&str; 3] = ["start", "due", "both"];

/// What the field at `path` holds; `None` where there is no such field.
pub fn kind_of(path: &str) -> Option<Kind> {
    let parts: Vec<&str> = path.split('/').collect();
    if parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    Some(match parts.as_slice() {
        ["answer", _] => Kind::Answer,
        ["plan", "name" | "customer"] => LINE,
        ["plan", "colour"] => Kind::Word(&COLOURS),
        ["plan", "target" | "start" | "archived"] => Kind::Day,
        ["holiday", day] if is_day(day) => LINE,
        ["task", _, "status"] => STATUS,
        ["task", _, "owner" | "title"] => LINE,
        ["task", _, "link"] => Kind::Text(2_000),
        ["task", _, "reason" | "notes"] => LONG,
        ["task", _, "start" | "due"] => Kind::Day,
        ["task", _, "proposed"] => Kind::Word(&PROPOSED),
        ["task", _, "effort"] => Kind::Number(260),
        ["task", _, "after", _] | ["task" | "person" | "meeting", _, "gone"] => Kind::Flag,
        ["task" | "meeting", _, "phase"] => PHASES,
        ["task", _, "party"] => PARTIES,
        ["person", _, "name" | "role"] => LINE,
        ["person", _, "side"] => SIDES,
        ["meeting", _, "title" | "zone" | "place"] => LINE,
        ["meeting", _, "day"] => Kind::Day,
        ["meeting", _, "time"] => Kind::Time,
        ["meeting", _, "attendees"] => Kind::Texts,
        ["meeting", _, "agenda" | "minutes"] => LONG,
        ["sign-off", _, "by" | "note"] => LINE,
        ["sign-off", _, "on"] => Kind::Day,
        _ => return None,
    })
}

/// Whether there is such a field and the value fits it.
pub fn is_known(path: &str, value: &Value) -> bool {
    kind_of(path).is_some_and(|kind| kind.holds(value))
}

impl Kind {
    /// Whether `value` fits.
    pub fn holds(self, value: &Value) -> bool {
        let text = value.as_str();
        match self {
            // What a question takes is the pack's affair.
            Self::Answer => true,
            Self::Text(most) => text.is_some_and(|text| !text.is_empty() && text.chars().count() <= most),
            Self::Word(words) => text.is_some_and(|text| words.contains(&text)),
            Self::Day => text.is_some_and(is_day),
            Self::Time => text.is_some_and(is_time),
            Self::Number(most) => value.as_u64().is_some_and(|number| (1..=most).contains(&number)),
            Self::Flag => value == &Value::Bool(true),
            Self::Texts => value.as_array().is_some_and(|list| list.iter().all(Value::is_string)),
        }
    }
}

/// Digits where they belong; whether the day exists is for the calendar to say.
fn is_day(text: &str) -> bool {
    text.len() == 10 && fits(text, "0000-00-00")
}

fn is_time(text: &str) -> bool {
    text.len() == 5 && fits(text, "00:00") && text < "24:00" && text[3..] < *"60"
}

fn fits(text: &str, form: &str) -> bool {
    let same = |(text, form): (u8, u8)| if form == b'0' { text.is_ascii_digit() } else { text == form };
    text.bytes().zip(form.bytes()).all(same)
}
