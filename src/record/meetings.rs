//! Meetings in their order, what is missing about one, and the open tasks for its agenda. The words of an
//! agenda are not from here, and neither is what time it is elsewhere.

use super::{Board, Meeting, Record, Row, Standing};
use crate::content::PhaseName;
use crate::journey::Truth;
use crate::plan::Date;
use std::cmp::Reverse;

/// All meetings by date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meetings {
    /// Of today and later, the next one first; those without a day at the end.
    pub upcoming: Vec<Meeting>,
    /// Before today, the last one first.
    pub past: Vec<Meeting>,
}

/// What is missing or wrong about a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingFault {
    /// It has no title.
    NoTitle,
    /// It has no day.
    NoDay,
    /// Its day is not in the calendar.
    NotADay,
    /// It has a time of day, and nobody knows in which time zone.
    NoZone,
}

/// The open tasks of a phase, in the order in which a meeting talks about them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda<'a> {
    /// Late.
    pub overdue: Vec<&'a Row>,
    /// Begun, and not late.
    pub in_progress: Vec<&'a Row>,
    /// Could begin.
    pub ready: Vec<&'a Row>,
    /// Wait for others.
    pub waiting: Vec<&'a Row>,
    /// Apply only if open answers come out so.
    pub possible: Vec<&'a Row>,
}

impl MeetingFault {
    /// The word of the wording.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoTitle => "no-title",
            Self::NoDay => "no-day",
            Self::NotADay => "not-a-day",
            Self::NoZone => "no-zone",
        }
    }
}

impl Meeting {
    /// The day, where it was entered and exists.
    pub fn date(&self) -> Option<Date> {
        self.day.as_ref()?.parse().ok()
    }

    /// What is missing or wrong.
    pub fn faults(&self) -> Vec<MeetingFault> {
        let day = match (&self.day, self.date()) {
            (None, _) => Some(MeetingFault::NoDay),
            (Some(_), None) => Some(MeetingFault::NotADay),
            _ => None,
        };
        let title = self.title.trim().is_empty().then_some(MeetingFault::NoTitle);
        let zone = (!self.time.is_empty() && self.zone.trim().is_empty()).then_some(MeetingFault::NoZone);
        title.into_iter().chain(day).chain(zone).collect()
    }
}

impl Record {
    /// The meeting of this id, unless it was removed.
    pub fn meeting_of(&self, id: &str) -> Option<Meeting> {
        self.meetings().into_iter().find(|meeting| meeting.id == id)
    }

    /// All meetings by date, as seen on the day `today`.
    pub fn meetings_by_date(&self, today: Date) -> Meetings {
        let is_past = |meeting: &Meeting| meeting.date().is_some_and(|day| day < today);
        let (mut past, mut upcoming): (Vec<_>, Vec<_>) = self.meetings().into_iter().partition(is_past);
        let key = |meeting: &Meeting| (meeting.date(), meeting.time.clone());
        past.sort_by_key(|meeting| Reverse(key(meeting)));
        upcoming.sort_by_key(|meeting| (meeting.date().is_none(), key(meeting)));
        Meetings { upcoming, past }
    }
}

impl Board {
    /// The open tasks of a phase for an agenda.
    pub fn agenda(&self, phase: PhaseName) -> Agenda<'_> {
        let mut agenda = Agenda::default();
        for row in self.rows.iter().filter(|row| row.phase == phase) {
            let list = match row.standing {
                Standing::Settled => continue,
                _ if row.overdue => &mut agenda.overdue,
                Standing::InProgress => &mut agenda.in_progress,
                _ if row.applies == Truth::Unknown => &mut agenda.possible,
                Standing::Ready => &mut agenda.ready,
                Standing::Waiting => &mut agenda.waiting,
            };
            list.push(row);
        }
        agenda.overdue.sort_by_key(|row| row.due);
        agenda
    }
}

impl<'a> Agenda<'a> {
    /// The parts with the word of each, empty ones left out.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &[&'a Row])> {
        let parts = [
            ("overdue", &self.overdue),
            ("in-progress", &self.in_progress),
            ("ready", &self.ready),
            ("waiting", &self.waiting),
            ("possible", &self.possible),
        ];
        parts.into_iter().filter(|(_, rows)| !rows.is_empty()).map(|(word, rows)| (word, rows.as_slice()))
    }
}
