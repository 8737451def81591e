//! Proves a pack: that everything in it can apply, that no answers are left without a verdict, and how many
//! journeys and outcomes there are. It judges no single case (`journey` does) and no wording, and expects a
//! pack that `content::check` finds sound.
//!
//! **How.** Every condition becomes two decision diagrams over all sets of answers, complete or not: where
//! it certainly holds and where it certainly does not (`logic.rs`, the same three-valued rules as
//! `journey::Evaluator`). Numbers are split at their thresholds, options that no condition tells apart are
//! one value (`space.rs`), and what a condition does not look at does not stand in its diagram. A statement
//! such as "this rule can decide" is then one operation and one look (`faults.rs`, `tables.rs`).
//!
//! **What is meant by answers.** All sets of answers to some of the questions, "not sure" left out. What such
//! a set makes certain stays certain however the rest is answered, so as long as no verdict table has a gap,
//! something can apply to some set exactly when it can apply at the end of a journey. Where a table has a
//! gap (which is told), its level stays unknown even at the end; statements about what looks at that level
//! then also count sets that hold an answer to a question that `when-unsure: skip` would not have asked.
//! An option counts as having an effect also where that shows only if none of a question's options is
//! chosen, though one must be.
//!
//! **The shortest answers** that show a gap or an overlap are exact: a cheapest path through the diagram,
//! each question answered costing one (`shortest.rs`). The parts that contradict each other, in `because`,
//! are the fewest where one or two do; of three and more none can be left out, but a smaller set may exist.
//!
//! **What is hard.** Diagrams stay small where conditions look at questions near one another, and at a few
//! that all look at. Conditions that tie many questions together crosswise make them grow exponentially: a
//! rule that compares twelve answers with twelve others, or keeps eight pigeons from sharing seven holes.
//! The work is limited, by [`Limits`], in steps that are the same on every machine; what is not known then
//! is told as unsettled, never as proved, and everything else is settled as usual. The count of outcomes
//! reaches its limit first. Measurements stand in the README of this folder.

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
mod together;

pub use report::{Fault, FaultKind, Figures, Limits, Note, NoteKind, Proof};

use crate::content::Pack;
use faults::Statements;
use space::{DEEPEST, Order, Space, conditions};

/// Proves what can be proved about `pack` within `limits`.
pub fn prove(pack: &Pack, limits: Limits) -> Proof {
    let space = Space::new(pack, Order::LatestFirst, &[]);
    if space.values.len().max(pack.questions.len()) > DEEPEST {
        return too_deep(pack);
    }
    let mut statements = Statements::new(pack, &space, limits);
    statements.all();
    let gap = |fault: &Fault| fault.kind == FaultKind::Gap;
    // Without a gap no test is unknown at the end of a journey, and the counts may use simpler diagrams.
    let definite = statements.unsettled.is_empty() && !statements.faults.iter().any(gap);
    let (paths, path_nodes) = figures::paths(pack, limits, definite);
    let (outcomes, outcome_nodes) = figures::outcomes(pack, limits, definite);
    let nodes = statements.logic.diagrams.len() + path_nodes + outcome_nodes;
    let (paths, outcomes) = (paths.map(|count| count.to_string()), outcomes.map(|count| count.to_string()));
    Proof {
        figures: Figures { paths, outcomes, nodes, ..size(pack) },
        faults: statements.faults,
        notes: statements.notes,
        unsettled: statements.unsettled,
    }
}

/// The pack is larger than what is tried.
fn too_deep(pack: &Pack) -> Proof {
    let message = format!("not settled: more than {DEEPEST} questions or answers to tell apart");
    let unsettled = vec![crate::content::Problem::new("questions.json", "questions", message)];
    Proof { figures: size(pack), faults: Vec::new(), notes: Vec::new(), unsettled }
}

/// The pack in numbers, nothing counted yet.
fn size(pack: &Pack) -> Figures {
    Figures {
        questions: pack.questions.len(),
        rules: pack.verdicts.iter().map(|table| table.rules.len()).sum(),
        tasks: pack.work().count(),
        conditions: conditions(pack).count(),
        paths: None,
        outcomes: None,
        nodes: 0,
    }
}
