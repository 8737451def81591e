//! The fields of a record as what they mean. A field whose value does not fit reads as if it were absent.

use super::{Proposed, Record, is_known};
use crate::content::{Party, PhaseName};
use crate::plan::Status;
use serde_json::Value;

/// How the ids of tasks begin that people have added themselves.
const OWN: &str = "own-";

/// What is kept about one task, of the pack or added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskWork {
    /// State.
    pub status: Status,
    /// Why it is not needed; kept when the state changes.
    pub reason: String,
    /// Who does it, free text.
    pub owner: String,
    /// First day.
    pub start: Option<String>,
    /// Last day.
    pub due: Option<String>,
    /// Which of these days come from a proposal; the others were set by hand.
    pub proposed: Proposed,
    /// Notes.
    pub notes: String,
    /// Where something is that belongs to it: free text. It comes from files as well, so only what begins like
    /// an address of the web may become a link.
    pub link: String,
    /// Working days it takes, where somebody knows better than the pack.
    pub effort: Option<u32>,
    /// Tasks that it has to wait for, added by hand.
    pub after: Vec<String>,
    /// What is to be done, for a task that was added.
    pub title: String,
    /// Phase of a task that was added.
    pub phase: Option<PhaseName>,
    /// Party of a task that was added.
    pub party: Option<Party>,
    /// Whether an added task was removed.
    pub gone: bool,
}

impl TaskWork {
    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Somebody who takes part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Id in the record.
    pub id: String,
    /// Name.
    pub name: String,
    /// What they do.
    pub role: String,
    /// `microsoft`, `customer` or `partner`; empty where nobody has said.
    pub side: String,
}

/// A meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meeting {
    /// Id in the record.
    pub id: String,
    /// What it is.
    pub title: String,
    /// The phase whose open tasks are on its agenda.
    pub phase: Option<PhaseName>,
    /// Day.
    pub day: Option<String>,
    /// Time of day where it takes place.
    pub time: String,
    /// Time zone of that time.
    pub zone: String,
    /// Room or address of the call.
    pub place: String,
    /// Names.
    pub attendees: Vec<String>,
    /// Agenda, where it was written by hand; otherwise it is made from open tasks.
    pub agenda: String,
    /// Minutes.
    pub minutes: String,
}

/// Who has accepted something as complete.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignOff {
    /// Name.
    pub by: String,
    /// Day.
    pub on: Option<String>,
    /// Remark.
    pub note: String,
}

impl Record {
    /// What is kept about a task.
    pub fn task(&self, id: &str) -> TaskWork {
        let mut work = TaskWork::default();
        let prefix = format!("task/{id}/");
        for (field, value) in self.fitting(&prefix) {
            let text = || value.as_str().unwrap_or_default().to_string();
            match field {
                "status" => work.status = Status::from_word(&text()).unwrap_or_default(),
                "reason" => work.reason = text(),
                "owner" => work.owner = text(),
                "start" => work.start = Some(text()),
                "due" => work.due = Some(text()),
                "proposed" => work.proposed = Proposed::from_word(&text()),
                "notes" => work.notes = text(),
                "link" => work.link = text(),
                "effort" => work.effort = value.as_u64().and_then(|days| u32::try_from(days).ok()),
                "title" => work.title = text(),
                "phase" => work.phase = PhaseName::from_word(&text()),
                "party" => work.party = Party::ALL.into_iter().find(|party| party.word() == text()),
                "gone" => work.gone = true,
                other => work.after.extend(other.strip_prefix("after/").map(String::from)),
            }
        }
        work
    }

    /// How far a task is.
    pub fn status(&self, id: &str) -> Status {
        Status::from_word(self.text(&format!("task/{id}/status"))).unwrap_or_default()
    }

    /// Ids of all tasks about which something was entered, in the order of their paths; also of those that were
    /// removed.
    pub fn tasks(&self) -> Vec<&str> {
        self.ids("task/")
    }

    /// Ids of the tasks that people have added and not removed.
    pub fn own_tasks(&self) -> Vec<&str> {
        let mut ids = self.tasks();
        ids.retain(|id| Self::is_own(id) && !self.is_gone("task", id));
        ids
    }

    /// Whether this is the id of an added task.
    pub fn is_own(id: &str) -> bool {
        id.starts_with(OWN)
    }

    /// Everybody on the people list.
    pub fn people(&self) -> Vec<Person> {
        let ids = self.ids("person/").into_iter().filter(|id| !self.is_gone("person", id));
        let of = |id: &str, field: &str| self.fitting_text(&format!("person/{id}/{field}"));
        ids.map(|id| Person {
            id: id.into(),
            name: of(id, "name"),
            role: of(id, "role"),
            side: of(id, "side"),
        })
        .collect()
    }

    /// All meetings, in the order of their ids.
    pub fn meetings(&self) -> Vec<Meeting> {
        let ids = self.ids("meeting/").into_iter().filter(|id| !self.is_gone("meeting", id));
        ids.map(|id| self.meeting(id)).collect()
    }

    fn meeting(&self, id: &str) -> Meeting {
        let of = |field: &str| self.fitting_text(&format!("meeting/{id}/{field}"));
        let attendees = self.fitting_value(&format!("meeting/{id}/attendees")).and_then(Value::as_array);
        let names = attendees.into_iter().flatten().filter_map(|name| name.as_str().map(String::from));
        Meeting {
            id: id.into(),
            title: of("title"),
            phase: PhaseName::from_word(&of("phase")),
            day: Some(of("day")).filter(|day| !day.is_empty()),
            time: of("time"),
            zone: of("zone"),
            place: of("place"),
            attendees: names.collect(),
            agenda: of("agenda"),
            minutes: of("minutes"),
        }
    }

    /// Who has signed off a row of the completion page.
    pub fn sign_off(&self, row: &str) -> Option<SignOff> {
        let of = |field: &str| self.fitting_text(&format!("sign-off/{row}/{field}"));
        let on = Some(of("on")).filter(|day| !day.is_empty());
        let signed = SignOff { by: of("by"), on, note: of("note") };
        (signed != SignOff::default()).then_some(signed)
    }

    /// Days off, with their names.
    pub fn holidays(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fitting("holiday/").filter_map(|(day, name)| Some((day, name.as_str()?)))
    }

    /// Fields that are not known or do not fit: path and value. They are kept and not read.
    pub fn unread(&self) -> Vec<(&str, &Value)> {
        self.under("").filter(|(path, value)| !is_known(path, value)).collect()
    }

    fn is_gone(&self, kind: &str, id: &str) -> bool {
        self.fitting_value(&format!("{kind}/{id}/gone")).is_some()
    }

    fn fitting<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.under(prefix).filter(move |(field, value)| is_known(&format!("{prefix}{field}"), value))
    }

    fn fitting_text(&self, path: &str) -> String {
        self.fitting_value(path).and_then(Value::as_str).unwrap_or_default().into()
    }

    fn fitting_value(&self, path: &str) -> Option<&Value> {
        self.get(path).filter(|value| is_known(path, value))
    }

    /// The second words of all paths that begin with `prefix` and fit, each once.
    fn ids<'a>(&'a self, prefix: &'a str) -> Vec<&'a str> {
        let mut ids: Vec<&str> =
            self.fitting(prefix).filter_map(|(rest, _)| rest.split_once('/').map(|(id, _)| id)).collect();
        ids.dedup();
        ids
    }
}
