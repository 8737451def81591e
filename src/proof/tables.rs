//! Verdict tables: rules that never decide, gaps, overlaps with different levels.

use super::diagram::{Id, TRUE};
use super::faults::{At, NEVER, Statements};
use super::logic::Pair;
use super::report::{Fault, FaultKind, NoteKind};
use crate::content::VerdictTable;

impl<'s: 'a, 'a> Statements<'s, 'a> {
    /// Looks at one table. A gap is handed back: it is told after all that can never apply.
    pub fn table(&mut self, table: &'a VerdictTable) -> Option<Fault> {
        let path = |place: usize| format!("verdicts.{}.rules[{place}]", table.subject);
        let mut rest = TRUE;
        let mut truths: Vec<Pair> = Vec::new();
        for (place, rule) in table.rules.iter().enumerate() {
            let at = At::new("verdicts.json", path(place));
            let settled = self.settle(&at, |me| {
                let truth = me.logic.truth(&rule.when)?;
                let first = me.logic.diagrams.and(rest, truth.holds)?;
                me.results.push(first);
                if !me.is_possible(first) {
                    let (because, message) = if me.is_possible(truth.holds) {
                        let earlier: Vec<(String, Id)> = truths
                            .iter()
                            .enumerate()
                            .map(|(place, truth)| (path(place), truth.fails))
                            .collect();
                        (me.conflict(truth.holds, &earlier)?, HIDDEN)
                    } else {
                        (me.contradiction(TRUE, &rule.when, &format!("{}.when", at.path))?, NEVER)
                    };
                    me.fault(FaultKind::NeverDecides, &at, message, because, None);
                }
                rest = me.logic.diagrams.and(rest, truth.fails)?;
                truths.push(truth);
                Ok(())
            });
            if !settled {
                self.leave_open(table, place + 1);
                return None;
            }
        }
        self.overlaps(table, &truths);
        self.results.push(rest);
        let witness = self.shortest(rest)?;
        let at = At::new("verdicts.json", format!("verdicts.{}", table.subject));
        self.fault(FaultKind::Gap, &at, GAP, Vec::new(), Some(witness));
        self.faults.pop()
    }

    /// A rule that was not settled leaves open what comes after it in its table.
    fn leave_open(&mut self, table: &VerdictTable, from: usize) {
        let rules =
            (from..table.rules.len()).map(|place| format!("verdicts.{}.rules[{place}]", table.subject));
        for path in rules.chain([format!("verdicts.{}", table.subject)]) {
            self.settle(&At::new("verdicts.json", path), |_| Err(super::diagram::Exhausted));
        }
    }

    /// Rules that can hold at once and differ in level, two by two.
    fn overlaps(&mut self, table: &VerdictTable, truths: &[Pair]) {
        for (earlier, first) in table.rules.iter().enumerate() {
            let at = At::new("verdicts.json", format!("verdicts.{}.rules[{earlier}]", table.subject));
            self.settle(&at, |me| {
                for (later, second) in table.rules.iter().enumerate().skip(earlier + 1) {
                    me.logic.diagrams.pay(1)?;
                    if first.level == second.level || truths[later].holds == TRUE {
                        continue;
                    }
                    let both = me.logic.diagrams.and(truths[earlier].holds, truths[later].holds)?;
                    let Some(witness) = me.shortest(both) else { continue };
                    // Each note takes room, so that a table of thousands of rules must not have millions.
                    me.logic.diagrams.pay(100)?;
                    let message = format!(
                        "can hold together with rules[{later}]: \"{}\" decides {}, \"{}\" would {}",
                        first.id,
                        first.level.word(),
                        second.id,
                        second.level.word()
                    );
                    me.note(NoteKind::Overlap, &at, &message, Some(witness));
                }
                Ok(())
            });
        }
    }
}

const HIDDEN: &str = "earlier rules decide wherever it holds; expected answers where it is the first to hold";
const GAP: &str = "some answers meet no rule; expected a rule for all";
