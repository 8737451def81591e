//! The statements about a pack, one after the other: everything can apply. Each is proved or refuted on
//! its own, within a limit of its own. Verdict tables have their own file.

use super::diagram::{Exhausted, Id, TRUE};
use super::logic::Logic;
use super::reason::{conflict, parts};
use super::report::{Fault, FaultKind, Limits, Note, NoteKind};
use super::shortest::{Costs, Owners};
use super::space::Space;
use crate::content::{Condition, Expectation, Pack, Problem, Task};
use crate::journey::Answers;

/// Where a statement stands, as problems name places.
#[derive(Debug, Clone)]
pub struct At {
    /// The file.
    pub file: &'static str,
    /// The path in it.
    pub path: String,
}

impl At {
    /// A place.
    pub fn new(file: &'static str, path: impl Into<String>) -> Self {
        Self { file, path: path.into() }
    }

    fn problem(&self, message: impl Into<String>) -> Problem {
        Problem::new(self.file, self.path.as_str(), message)
    }
}

/// What was found so far.
pub struct Statements<'s, 'a> {
    /// The conditions as diagrams.
    pub logic: Logic<'a>,
    /// Faults, in the order of the pack.
    pub faults: Vec<Fault>,
    /// Notes.
    pub notes: Vec<Note>,
    /// What was not settled.
    pub unsettled: Vec<Problem>,
    /// Everything that can be told for certain, to see which answers it depends on.
    pub results: Vec<Id>,
    owners: Owners<'s, 'a>,
    costs: Costs,
    each: u64,
}

impl<'s: 'a, 'a> Statements<'s, 'a> {
    /// Nothing found yet.
    pub fn new(pack: &'a Pack, space: &'s Space<'a>, limits: Limits) -> Self {
        let logic = Logic::new(pack, space, limits.each, limits.all, false);
        let owners = Owners::new(space);
        let (faults, notes, unsettled, results) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (costs, each) = (Costs::default(), limits.each);
        Self { logic, faults, notes, unsettled, results, owners, costs, each }
    }

    /// Looks at all of the pack.
    pub fn all(&mut self) {
        let pack = self.logic.pack;
        (0..pack.questions.len()).for_each(|place| self.question(place));
        let gaps: Vec<Fault> = pack.verdicts.iter().flat_map(|table| self.table(table)).collect();
        for row in &pack.consequences {
            self.row(At::new("verdicts.json", &row.id), &row.when);
        }
        pack.expectations.iter().for_each(|row| self.expectation(row));
        for row in &pack.out_of_scope {
            self.row(At::new("expectations.json", &row.id), &row.when);
        }
        for row in &pack.completion {
            self.row(At::new("completion.json", &row.id), &row.when);
        }
        #[cfg(feature = "authoring")]
        for row in pack.deadlines.iter() {
            self.row(At::new("deadlines.json", &row.id), &row.when);
        }
        pack.steps.iter().for_each(|step| self.task("steps.json", step));
        pack.tasks.iter().for_each(|task| self.task("tasks.json", task));
        self.references_to_work();
        self.faults.extend(gaps);
        self.effects();
    }

    /// Settles one statement, or tells that the limits did not suffice.
    pub fn settle(&mut self, at: &At, work: impl FnOnce(&mut Self) -> Result<(), Exhausted>) -> bool {
        let before = self.logic.diagrams.begin(self.each);
        let done = work(self);
        self.logic.diagrams.end(before);
        if done.is_err() {
            let message = "not settled within the limits; expected a proof that it can apply and has no gap";
            self.unsettled.push(at.problem(message));
        }
        done.is_ok()
    }

    /// Whether some answers make it true.
    pub fn is_possible(&mut self, id: Id) -> bool {
        self.costs.of(&self.logic.diagrams, &self.owners, id).is_some()
    }

    /// The fewest answers that make it true.
    pub fn shortest(&mut self, id: Id) -> Option<Answers> {
        self.costs.answers(&self.logic.diagrams, &self.owners, id)
    }

    /// Tells a fault.
    pub fn fault(
        &mut self,
        kind: FaultKind,
        at: &At,
        message: &str,
        because: Vec<String>,
        witness: Option<Answers>,
    ) {
        self.faults.push(Fault { kind, problem: at.problem(message), because, witness });
    }

    /// Tells a note.
    pub fn note(&mut self, kind: NoteKind, at: &At, message: &str, witness: Option<Answers>) {
        self.notes.push(Note { kind, problem: at.problem(message), witness });
    }

    /// Which of `parts` cannot be true together where `given` is.
    pub fn conflict(&mut self, given: Id, parts: &[(String, Id)]) -> Result<Vec<String>, Exhausted> {
        conflict(&mut self.logic.diagrams, &self.owners, &mut self.costs, given, parts)
    }

    /// Which parts of `condition` cannot hold together where `given` is true.
    pub fn contradiction(
        &mut self,
        given: Id,
        condition: &'a Condition,
        path: &str,
    ) -> Result<Vec<String>, Exhausted> {
        let parts = parts(&mut self.logic, condition, path)?;
        self.conflict(given, &parts)
    }

    fn question(&mut self, place: usize) {
        let block = &self.logic.space.blocks[place];
        let at = At::new("questions.json", format!("questions.{}", block.question.id));
        self.settle(&at, |me| {
            let asked = me.logic.asked(place)?.holds;
            me.results.push(asked);
            if !me.is_possible(asked) {
                let because = me.contradiction(TRUE, &block.question.when, &format!("{}.when", at.path))?;
                me.fault(FaultKind::NeverAsked, &at, NEVER, because, None);
            } else if !block.answerable {
                let message = "it is asked but has nothing to choose; expected at least one option";
                let witness = me.shortest(asked);
                me.fault(FaultKind::NoAnswer, &at, message, Vec::new(), witness);
            }
            Ok(())
        });
    }

    /// A row that applies under a condition: where it does, and whether it ever does.
    fn row(&mut self, at: At, when: &'a Condition) -> Option<(Id, bool)> {
        let mut found = None;
        self.settle(&at, |me| {
            let truth = me.logic.truth(when)?;
            let applies = me.is_possible(truth.holds);
            me.results.push(truth.holds);
            found = Some((truth.holds, applies));
            if !applies {
                let because = me.contradiction(TRUE, when, &format!("{}.when", at.path))?;
                me.fault(FaultKind::NeverApplies, &at, NEVER, because, None);
            }
            Ok(())
        });
        found
    }

    fn expectation(&mut self, row: &'a Expectation) {
        let at = At::new("expectations.json", &row.id);
        let Some((when, applies)) = self.row(at.clone(), &row.when) else { return };
        self.settle(&at, |me| {
            let met = me.logic.truth(&row.met)?;
            let is_met = me.logic.diagrams.and(when, met.holds)?;
            let is_not = me.logic.diagrams.and(when, met.fails)?;
            me.results.extend([is_met, is_not]);
            if !applies {
                return Ok(());
            }
            if !me.is_possible(is_met) {
                let because = me.contradiction(when, &row.met, &format!("{}.met", at.path))?;
                let message = "no answers under which it applies meet it; expected at least one way";
                me.fault(FaultKind::NeverMet, &at, message, because, None);
            } else if !me.is_possible(is_not) {
                let message = "all answers under which it applies meet it";
                me.note(NoteKind::AlwaysMet, &at, message, None);
            }
            Ok(())
        });
    }

    fn task(&mut self, file: &'static str, task: &'a Task) {
        let Some((when, applies)) = self.row(At::new(file, &task.id), &task.when) else { return };
        let mut rest = when;
        let mut earlier: Vec<(String, Id)> = Vec::new();
        for (place, other) in task.party_when.iter().enumerate() {
            let at = At::new(file, format!("{}.party-when[{place}]", task.id));
            let settled = self.settle(&at, |me| {
                let truth = me.logic.truth(&other.when)?;
                let first = me.logic.diagrams.and(rest, truth.holds)?;
                me.results.push(first);
                if applies && !me.is_possible(first) {
                    let both = me.logic.diagrams.and(when, truth.holds)?;
                    let because = if me.is_possible(both) {
                        me.conflict(both, &earlier)?
                    } else {
                        me.contradiction(when, &other.when, &format!("{}.when", at.path))?
                    };
                    let message = "no answers give it to this party; expected at least one way";
                    me.fault(FaultKind::NeverResponsible, &at, message, because, None);
                }
                rest = me.logic.diagrams.and(rest, truth.fails)?;
                earlier.push((at.path.clone(), truth.fails));
                Ok(())
            });
            if !settled {
                return;
            }
        }
    }
}

/// The words for what can never apply.
pub const NEVER: &str = "no answers make it apply; expected at least one way";
