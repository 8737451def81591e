//! Which tasks of a board are wanted, as the pages and their addresses have it. Narrows the list down and
//! changes nothing.

use super::{Board, Row, Standing};
use crate::content::{Party, PhaseName};
use crate::plan::Status;

/// Where wanted tasks stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Neither done nor set down as not needed.
    Open,
    /// Can start.
    Ready,
    /// Begun.
    InProgress,
    /// Waits for another task.
    Waiting,
    /// Late.
    Overdue,
    /// Done.
    Done,
    /// Not needed.
    NotNeeded,
}

impl State {
    /// All of them in the order in which they are offered.
    pub const ALL: [State; 7] = [
        Self::Open,
        Self::Ready,
        Self::InProgress,
        Self::Waiting,
        Self::Overdue,
        Self::Done,
        Self::NotNeeded,
    ];

    /// The word in addresses and of the wording.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Ready => "ready",
            Self::InProgress => "in-progress",
            Self::Waiting => "waiting",
            Self::Overdue => "overdue",
            Self::Done => "done",
            Self::NotNeeded => "not-needed",
        }
    }

    fn fits(self, row: &Row) -> bool {
        match self {
            Self::Open => row.standing != Standing::Settled,
            Self::Ready => row.standing == Standing::Ready,
            Self::InProgress => row.standing == Standing::InProgress,
            Self::Waiting => row.standing == Standing::Waiting,
            Self::Overdue => row.overdue,
            Self::Done => row.work.status == Status::Done,
            Self::NotNeeded => row.work.status == Status::NotNeeded,
        }
    }
}

/// Whose tasks are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// Those that nobody has taken on.
    Nobody,
    /// Those of this owner, as entered.
    Named(String),
}

impl Owner {
    /// Whether a task is theirs.
    pub fn owns(&self, row: &Row) -> bool {
        match self {
            Self::Nobody => row.work.owner.is_empty(),
            Self::Named(name) => row.work.owner == *name,
        }
    }
}

/// What is wanted of a list of tasks; what is not set wants all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that all occur in title, notes, owner or link.
    pub text: String,
    /// Where they stand.
    pub state: Option<State>,
    /// Who does them.
    pub party: Option<Party>,
    /// Who has taken them on.
    pub owner: Option<Owner>,
    /// When they are done.
    pub phase: Option<PhaseName>,
}

impl Filter {
    /// Reads what an address holds; what it does not know it leaves out.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let of = |key: &str| pairs.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str());
        let named = || of("owner").filter(|name| !name.is_empty()).map(|name| Owner::Named(name.into()));
        Self {
            text: of("q").unwrap_or_default().into(),
            state: of("state").and_then(|word| State::ALL.into_iter().find(|state| state.word() == word)),
            party: of("party").and_then(|word| Party::ALL.into_iter().find(|party| party.word() == word)),
            owner: of("unowned").map(|_| Owner::Nobody).or_else(named),
            phase: of("phase").and_then(PhaseName::from_word),
        }
    }

    /// What an address holds of it, the inverse of [`Filter::read`]; an empty value is nothing.
    pub fn pairs(&self) -> [(&'static str, &str); 6] {
        let (owner, unowned) = match &self.owner {
            Some(Owner::Named(name)) => (name.as_str(), ""),
            Some(Owner::Nobody) => ("", "yes"),
            None => ("", ""),
        };
        [
            ("q", &self.text),
            ("state", self.state.map_or("", State::word)),
            ("party", self.party.map_or("", Party::word)),
            ("owner", owner),
            ("unowned", unowned),
            ("phase", self.phase.map_or("", PhaseName::word)),
        ]
    }

    /// Whether everything is wanted.
    pub fn is_empty(&self) -> bool {
        self.pairs().iter().all(|(_, value)| value.trim().is_empty())
    }

    /// The rows of `board` that are wanted, in its order. `words` holds what is looked through for each of
    /// them, as [`words`] makes it; where no text is wanted it is not read and may be empty.
    pub fn pick<'a>(&self, board: &'a Board, words: &[String]) -> Vec<&'a Row> {
        let text = self.text.to_lowercase();
        let wanted: Vec<&str> = text.split_whitespace().collect();
        let holds = |place: usize, wanted: &str| words.get(place).is_some_and(|words| words.contains(wanted));
        let rows = board.rows.iter().enumerate();
        let fit =
            rows.filter(|(place, row)| self.fits(row) && wanted.iter().all(|wanted| holds(*place, wanted)));
        fit.map(|(_, row)| row).collect()
    }

    fn fits(&self, row: &Row) -> bool {
        self.state.is_none_or(|state| state.fits(row))
            && self.party.is_none_or(|party| row.party == party)
            && self.phase.is_none_or(|phase| row.phase == phase)
            && self.owner.as_ref().is_none_or(|owner| owner.owns(row))
    }
}

/// What a search looks through: the title of a task and what people have written about it, in lower case.
pub fn words(row: &Row, title: &str) -> String {
    let work = &row.work;
    [title, &work.notes, &work.owner, &work.link, &work.reason].join("\n").to_lowercase()
}
