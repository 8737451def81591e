//! The scope of work: what Microsoft does, what the customer does, and what nobody does, with what says so.
//! Derived from board and outcome every time.

use super::environment::showing;
use super::{Board, Row};
use crate::content::{OutOfScope, Pack, Party, PhaseName};
use crate::journey::{Outcome, Truth};
use crate::plan::Status;

/// The work of one phase by who does it. What both do stands in both lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseWork<'a> {
    /// The phase.
    pub phase: PhaseName,
    /// What Microsoft does.
    pub microsoft: Vec<&'a Row>,
    /// What the customer does.
    pub customer: Vec<&'a Row>,
}

impl<'a> PhaseWork<'a> {
    /// What one party does, alone or with the other.
    pub fn of(&self, party: Party) -> &[&'a Row] {
        if party == Party::Microsoft { &self.microsoft } else { &self.customer }
    }
}

/// Work that is not part of the help.
#[derive(Debug, Clone)]
pub struct Excluded<'a> {
    /// The row of the pack.
    pub row: &'a OutOfScope,
    /// Whether it concerns this organisation.
    pub applies: Truth,
    /// Rules and expectations of this outcome that exclude it.
    pub because: Vec<&'a str>,
    /// Tasks of the plan that bring it about all the same.
    pub taken_up: Vec<&'a Row>,
}

/// The whole scope.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    /// The phases that have work, in their order.
    pub phases: Vec<PhaseWork<'a>>,
    /// What is not part of the help.
    pub excluded: Vec<Excluded<'a>>,
    /// Tasks that people have set as not needed: nobody does them either.
    pub not_needed: Vec<&'a Row>,
}

impl<'a> Scope<'a> {
    /// The scope of a plan.
    pub fn of(pack: &'a Pack, outcome: &Outcome, board: &'a Board) -> Self {
        let (not_needed, needed): (Vec<&Row>, Vec<&Row>) =
            board.rows.iter().partition(|row| row.work.status == Status::NotNeeded);
        let of = |phase: PhaseName, party: Party| {
            let rows = needed.iter().filter(|row| row.phase == phase);
            rows.filter(|row| row.party == party || row.party == Party::Joint).copied().collect::<Vec<_>>()
        };
        let phases = PhaseName::ALL.map(|phase| PhaseWork {
            phase,
            microsoft: of(phase, Party::Microsoft),
            customer: of(phase, Party::Customer),
        });
        let phases = phases.into_iter().filter(|work| work.microsoft.len() + work.customer.len() > 0);
        let excluded = outcome.out_of_scope.iter().filter_map(|(id, applies)| {
            let row = pack.out_of_scope.iter().find(|row| row.id == *id)?;
            let (because, taken_up) = (because(pack, outcome, id), taken_up(pack, board, id));
            Some(Excluded { row, applies: *applies, because, taken_up })
        });
        Self { phases: phases.collect(), excluded: excluded.collect(), not_needed }
    }
}

/// Ids of what excludes the row, as far as it holds for certain.
fn because<'a>(pack: &'a Pack, outcome: &Outcome, id: &String) -> Vec<&'a str> {
    let holds =
        |rule: &str| outcome.consequences.iter().any(|(known, truth)| known == rule && *truth == Truth::True);
    let applies =
        |row: &str| outcome.expectations.iter().any(|known| known.id == row && known.applies == Truth::True);
    let rules = pack.consequences.iter().filter(|rule| rule.excludes.contains(id) && holds(&rule.id));
    let rows = pack.expectations.iter().filter(|row| row.excludes.contains(id) && applies(&row.id));
    rules.map(|rule| rule.id.as_str()).chain(rows.map(|row| row.id.as_str())).collect()
}

/// The work of expectations that exclude the row: what the help leaves out has to be done by somebody else.
fn taken_up<'a>(pack: &Pack, board: &'a Board, id: &String) -> Vec<&'a Row> {
    let rows = pack.expectations.iter().filter(|row| row.excludes.contains(id));
    let ids: Vec<String> = rows.flat_map(|row| row.tasks.iter().cloned()).collect();
    let rows = showing(board, &ids).into_iter();
    rows.filter(|row| row.work.status != Status::NotNeeded).collect()
}
