//! Who has which part in a task, as a matrix of the board: Microsoft, the customer, and both. Of the letters
//! of such matrices the sources give one, who does it; what is read into them beyond that is said below.

use super::{Board, Person, Row};
use crate::content::{Party, PhaseName, Track};
use crate::journey::Truth;

/// The part of one side in a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Does it: the party of the sources, or of whoever added the task.
    Responsible,
    /// Hears of it. Our reading, not the sources': both sides work from one plan.
    Informed,
    /// Has no part in it that anybody has named.
    Nothing,
}

impl Share {
    /// The word used in wording and style.
    pub fn word(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::Informed => "informed",
            Self::Nothing => "nothing",
        }
    }
}

/// The parts of both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// Microsoft's.
    pub microsoft: Share,
    /// The customer's.
    pub customer: Share,
}

impl Shares {
    /// The parts in a task. A task that was added here concerns only whom it was given to.
    pub fn of(row: &Row) -> Self {
        let other = if row.is_own() { Share::Nothing } else { Share::Informed };
        match row.party {
            Party::Microsoft => Self { microsoft: Share::Responsible, customer: other },
            Party::Customer => Self { microsoft: other, customer: Share::Responsible },
            Party::Joint => Self { microsoft: Share::Responsible, customer: Share::Responsible },
        }
    }

    /// Whether both do it.
    pub fn is_joint(self) -> bool {
        self.microsoft == Share::Responsible && self.customer == Share::Responsible
    }
}

/// Tasks that one column counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Tasks that certainly apply.
    pub certain: usize,
    /// Tasks that may apply.
    pub possible: usize,
}

/// How many tasks each side does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Microsoft, joint ones included.
    pub microsoft: Count,
    /// The customer, joint ones included.
    pub customer: Count,
    /// Both together.
    pub joint: Count,
    /// Nobody is named as owner.
    pub without_owner: Count,
}

impl Counts {
    /// Counts `rows`.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        let mut counts = Self::default();
        for row in rows {
            let shares = Shares::of(row);
            let columns = [
                (&mut counts.microsoft, shares.microsoft == Share::Responsible),
                (&mut counts.customer, shares.customer == Share::Responsible),
                (&mut counts.joint, shares.is_joint()),
                (&mut counts.without_owner, row.work.owner.trim().is_empty()),
            ];
            for (count, _) in columns.into_iter().filter(|(_, counted)| *counted) {
                match row.applies {
                    Truth::Unknown => count.possible += 1,
                    _ => count.certain += 1,
                }
            }
        }
        counts
    }
}

/// Rows of the matrix that stand together: a phase, a track in it, or the added tasks of a phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// Phase.
    pub phase: PhaseName,
    /// Track; none for tasks that were added.
    pub track: Option<Track>,
    /// Its tasks, in working order.
    pub rows: Vec<&'a Row>,
}

/// Puts rows that follow each other and are of one phase and track into groups.
pub fn groups<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for row in rows {
        let (phase, track) = (row.phase, row.track());
        match groups.last_mut() {
            Some(last) if (last.phase, last.track) == (phase, track) => last.rows.push(row),
            _ => groups.push(Group { phase, track, rows: vec![row] }),
        }
    }
    groups
}

/// Which tasks are looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Only of this phase.
    pub phase: Option<PhaseName>,
    /// Only those that this party does; joint ones are done by both.
    pub party: Option<Party>,
    /// Only of this track.
    pub track: Option<Track>,
    /// Only of this owner.
    pub owner: Option<String>,
    /// Only those without an owner.
    pub unowned: bool,
}

impl Narrowing {
    /// Reads what stands in an address, value by key; what is not understood narrows nothing.
    pub fn of(value: impl Fn(&str) -> String) -> Self {
        let (party, track, owner) = (value("party"), value("track"), value("owner"));
        Self {
            phase: PhaseName::from_word(&value("phase")),
            party: Party::ALL.into_iter().find(|known| known.word() == party),
            track: Track::ALL.into_iter().find(|known| known.word() == track),
            unowned: value("unowned") == "yes",
            owner: (!owner.trim().is_empty()).then(|| owner.trim().to_string()),
        }
    }

    /// Whether a task is looked at.
    pub fn takes(&self, row: &Row) -> bool {
        let owner = row.work.owner.trim();
        let does = |party: Party| party == row.party || row.party == Party::Joint;
        self.phase.is_none_or(|phase| phase == row.phase)
            && self.party.is_none_or(does)
            && self.track.is_none_or(|track| row.track() == Some(track))
            && self.owner.as_ref().is_none_or(|wanted| wanted == owner)
            && (!self.unowned || owner.is_empty())
    }

    /// The tasks that are looked at.
    pub fn rows<'a>(&self, board: &'a Board) -> Vec<&'a Row> {
        board.rows.iter().filter(|row| self.takes(row)).collect()
    }
}

/// What the owner of a task does, as the people list has it.
pub fn role_of<'a>(people: &'a [Person], owner: &str) -> Option<&'a str> {
    let person = people.iter().find(|person| person.name.trim() == owner.trim())?;
    Some(person.role.trim()).filter(|role| !role.is_empty())
}

impl Row {
    /// The track; none for a task that was added.
    pub fn track(&self) -> Option<Track> {
        self.planned.as_ref().map(|planned| planned.track)
    }
}
