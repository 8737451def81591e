//! The tasks of a board as one day sees them: what is late, what can be done, what is under way, what is due
//! soon, and who holds up whom. Derived from the board every time.

use super::filter::Owner;
use super::{Board, Row, Standing};
use crate::content::{Party, PhaseName};
use crate::journey::Truth;
use crate::plan::{Item, due_soon, overdue};

/// Days within which something is due soon.
const SOON: u32 = 14;

/// One day's view. Lists may share rows: what is overdue may be ready as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Today<'a> {
    /// Late, the longest first.
    pub overdue: Vec<&'a Row>,
    /// Can start: what applies for certain first, the customer's part before Microsoft's, the next due first.
    pub ready: Vec<&'a Row>,
    /// How many more can start that go on throughout and that nobody has taken up: they crowd out the rest.
    pub throughout: usize,
    /// Begun.
    pub in_progress: Vec<&'a Row>,
    /// Due from today on within two weeks, the nearest first.
    pub soon: Vec<&'a Row>,
    /// Who holds up what, by person; the parties without a named person last.
    pub holders: Vec<Holder<'a>>,
}

/// Somebody for whom others wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder<'a> {
    /// The owner; empty where nobody has taken the tasks on.
    pub owner: &'a str,
    /// The party, where nobody has.
    pub party: Option<Party>,
    /// The tasks that others wait for.
    pub blockers: Vec<Blocker<'a>>,
}

/// A task that can be worked on and that others wait for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocker<'a> {
    /// The task.
    pub row: &'a Row,
    /// What waits for it directly.
    pub waiting: Vec<&'a Row>,
    /// How many tasks wait for one of those in turn.
    pub behind: usize,
}

impl<'a> Today<'a> {
    /// The view of `board`; with an owner, of what is theirs, and of what they wait for or hold up.
    pub fn of(board: &'a Board, owner: Option<&Owner>) -> Self {
        let items = board.items();
        let mine = |row: &&Row| owner.is_none_or(|owner| owner.owns(row));
        let rows = |items: Vec<&Item>| -> Vec<&'a Row> {
            items.into_iter().filter_map(|item| board.row(&item.id)).filter(mine).collect()
        };
        let standing = |standing: Standing| -> Vec<&'a Row> {
            board.rows.iter().filter(|row| row.standing == standing).filter(mine).collect()
        };
        let (throughout, mut ready): (Vec<_>, Vec<_>) = standing(Standing::Ready)
            .into_iter()
            .partition(|row| row.phase == PhaseName::General && row.work.is_empty());
        ready.sort_by_key(|row| {
            (row.applies != Truth::True, row.party == Party::Microsoft, row.due.is_none(), row.due)
        });
        Self {
            overdue: rows(overdue(&items, board.today)),
            ready,
            throughout: throughout.len(),
            in_progress: standing(Standing::InProgress),
            soon: rows(due_soon(&items, board.today, SOON)),
            holders: holders(board, owner),
        }
    }
}

/// The blockers by who holds them, each with what waits for it: what can be worked on, and where tasks wait
/// for each other in a circle, one of these.
fn holders<'a>(board: &'a Board, owner: Option<&Owner>) -> Vec<Holder<'a>> {
    let waiting = waiting(board);
    let mut holders: Vec<Holder<'a>> = Vec::new();
    let mut told = vec![false; board.rows.len()];
    let (later, now): (Vec<usize>, Vec<usize>) =
        (0..board.rows.len()).partition(|place| board.rows[*place].standing == Standing::Waiting);
    for place in now.into_iter().chain(later) {
        let is_told = told[place];
        let reached = if is_told { 0 } else { reach(&waiting, place, &mut told) };
        let (row, direct) = (&board.rows[place], &waiting[place]);
        let theirs =
            |owner: &Owner| owner.owns(row) || direct.iter().any(|place| owner.owns(&board.rows[*place]));
        if is_told || direct.is_empty() || !owner.is_none_or(theirs) {
            continue;
        }
        let behind = reached.saturating_sub(direct.len());
        let blocker =
            Blocker { row, waiting: direct.iter().map(|place| &board.rows[*place]).collect(), behind };
        let name = row.work.owner.as_str();
        let party = name.is_empty().then_some(row.party);
        match holders.iter_mut().find(|holder| holder.owner == name && holder.party == party) {
            Some(holder) => holder.blockers.push(blocker),
            None => holders.push(Holder { owner: name, party, blockers: vec![blocker] }),
        }
    }
    let (named, parties): (Vec<_>, Vec<_>) = holders.into_iter().partition(|holder| holder.party.is_none());
    named.into_iter().chain(parties).collect()
}

/// For each row the places of those that wait for it and are still waiting.
fn waiting(board: &Board) -> Vec<Vec<usize>> {
    let mut on = vec![Vec::new(); board.rows.len()];
    for (place, row) in board.rows.iter().enumerate() {
        if row.standing == Standing::Waiting {
            row.blockers().filter_map(|wait| board.place(&wait.id)).for_each(|first| on[first].push(place));
        }
    }
    on
}

/// How many wait for the row at `place`, directly or through others; all of them are told then.
fn reach(waiting: &[Vec<usize>], place: usize, told: &mut [bool]) -> usize {
    let mut met = vec![false; waiting.len()];
    let (mut rest, mut count) = (vec![place], 0);
    met[place] = true;
    while let Some(at) = rest.pop() {
        for next in &waiting[at] {
            if !std::mem::replace(&mut met[*next], true) {
                (told[*next], count) = (true, count + 1);
                rest.push(*next);
            }
        }
    }
    count
}
