//! Proves a pack. (docs to come)

mod count;
mod diagram;
mod effects;
mod faults;
mod figures;
mod logic;
mod reason;
mod report;
mod shortest;
mod space;
mod tables;

pub use report::{Fault, FaultKind, Figures, Limits, Note, NoteKind, Proof};

use crate::content::Pack;
use faults::Statements;
use space::{Order, Space, conditions};

/// Proves what can be proved about `pack` within `limits`.
pub fn prove(pack: &Pack, limits: Limits) -> Proof {
    let space = Space::new(pack, Order::LatestFirst, &[]);
    let mut statements = Statements::new(pack, &space, limits);
    statements.all();
    let gap = |fault: &Fault| fault.kind == FaultKind::Gap;
    let walked = statements.unsettled.is_empty() && !statements.faults.iter().any(gap);
    let (paths, path_nodes) = figures::paths(pack, limits, walked);
    let (outcomes, outcome_nodes) = figures::outcomes(pack, limits, walked);
    let figures = Figures {
        questions: pack.questions.len(),
        rules: pack.verdicts.iter().map(|table| table.rules.len()).sum(),
        tasks: pack.work().count(),
        conditions: conditions(pack).count(),
        paths: paths.map(|count| count.to_string()),
        outcomes: outcomes.map(|count| count.to_string()),
        nodes: statements.logic.diagrams.len() + path_nodes + outcome_nodes,
    };
    Proof { figures, faults: statements.faults, notes: statements.notes, unsettled: statements.unsettled }
}
