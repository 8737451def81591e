//! The people of a plan and their work. Owners and attendees are free text, so a person is found there by
//! name.

use super::{Board, Record, Standing};
use serde_json::Value;

/// How much work somebody has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Load {
    /// Tasks that are not settled.
    pub open: usize,
    /// Of these, those whose last day has passed.
    pub overdue: usize,
}

/// Whether two texts name the same person: capitals and space around them do not count.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    !one.is_empty() && one.to_lowercase() == other.to_lowercase()
}

impl Board {
    /// The work of the owner of this name.
    pub fn load(&self, name: &str) -> Load {
        let owned = self.rows.iter().filter(|row| is_same_name(&row.work.owner, name));
        owned.filter(|row| row.standing != Standing::Settled).fold(Load::default(), |sum, row| Load {
            open: sum.open + 1,
            overdue: sum.overdue + usize::from(row.overdue),
        })
    }
}

impl Record {
    /// Fields in which somebody is named, with their values for another name: owners of tasks, also of those
    /// set aside, and attendees of meetings.
    pub fn renamed(&self, from: &str, to: &str) -> Vec<(String, Option<Value>)> {
        let tasks = self.tasks().into_iter().map(|id| format!("task/{id}/owner"));
        let owners = tasks.filter(|path| is_same_name(self.text(path), from));
        let mut fields: Vec<_> = owners.map(|path| (path, Some(Value::from(to)))).collect();
        for meeting in self.meetings() {
            if !meeting.attendees.iter().any(|name| is_same_name(name, from)) {
                continue;
            }
            let other = |name: &String| if is_same_name(name, from) { to.to_string() } else { name.clone() };
            let names: Value = meeting.attendees.iter().map(other).collect();
            fields.push((format!("meeting/{}/attendees", meeting.id), Some(names)));
        }
        fields
    }

    /// Names of everybody: the people list first, then other owners and attendees; each once.
    pub fn names(&self) -> Vec<String> {
        let people = self.people().into_iter().map(|person| person.name);
        let owners = self.tasks().into_iter().map(|id| self.task(id).owner);
        let attendees = self.meetings().into_iter().flat_map(|meeting| meeting.attendees);
        let mut names: Vec<String> = Vec::new();
        for name in people.chain(owners).chain(attendees) {
            let name = name.trim();
            if !name.is_empty() && !names.iter().any(|known| is_same_name(known, name)) {
                names.push(name.to_string());
            }
        }
        names
    }
}
