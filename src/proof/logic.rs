//! Conditions as decision diagrams: for each, where it certainly holds and where it certainly does not,
//! over all sets of answers, complete or not. It is `journey::Evaluator` for all answers at once, and
//! follows it rule by rule; `tests/proof.rs` holds the two against each other.

use super::diagram::{Diagrams, Exhausted, FALSE, Id, TRUE};
use super::space::{Order, Part, Space};
use crate::content::{Condition, Level, Pack, VerdictTable};
use std::collections::BTreeMap;

/// Where a condition holds and where it does not; where neither is so it is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// It certainly holds.
    pub holds: Id,
    /// It certainly does not hold.
    pub fails: Id,
}

impl Pair {
    const UNKNOWN: Pair = Pair { holds: FALSE, fails: FALSE };

    /// The opposite.
    pub fn not(self) -> Self {
        Self { holds: self.fails, fails: self.holds }
    }
}

/// What a verdict table can come to.
#[derive(Debug, Clone)]
pub struct Levels {
    /// Some rule certainly holds.
    pub decided: Id,
    /// By level: a rule of it may decide, no earlier rule certainly holding.
    pub possible: BTreeMap<Level, Id>,
}

/// How deep conditions may refer to one another. Each step takes some stack, of which a browser has little.
const DEEPEST: u32 = 300;

type Memo<T> = Option<Result<T, Exhausted>>;

/// Turns conditions of one pack into diagrams; what is named is turned once.
pub struct Logic<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// Its variables.
    pub space: &'a Space<'a>,
    /// All diagrams.
    pub diagrams: Diagrams,
    each: u64,
    /// Every unasked question is unanswered and every asked one answered: tests need not look whether
    /// their question is asked.
    walked: bool,
    depth: u32,
    asked: Vec<Memo<Pair>>,
    named: BTreeMap<&'a str, Result<Pair, Exhausted>>,
    tables: BTreeMap<&'a str, Result<Levels, Exhausted>>,
}

impl<'a> Logic<'a> {
    /// For `pack` over `space`: whatever is asked of it costs `each` steps at most, all together `all`.
    /// `walked` restricts it to sets of answers that are complete, where no test can be unknown.
    pub fn new(pack: &'a Pack, space: &'a Space<'a>, each: u64, all: u64, walked: bool) -> Self {
        let diagrams = Diagrams::new(space.values.clone(), all);
        let asked = vec![None; space.blocks.len()];
        let (named, tables) = (BTreeMap::new(), BTreeMap::new());
        Self { pack, space, diagrams, each, walked, depth: 0, asked, named, tables }
    }

    /// Does something under a limit of its own, which is not charged to what surrounds it.
    pub fn limited<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, Exhausted>,
    ) -> Result<T, Exhausted> {
        if self.depth == DEEPEST {
            return Err(Exhausted);
        }
        self.depth += 1;
        let before = self.diagrams.begin(self.each);
        let done = work(self);
        self.diagrams.end(before);
        self.depth -= 1;
        done
    }

    /// Where `condition` holds and fails.
    pub fn truth(&mut self, condition: &'a Condition) -> Result<Pair, Exhausted> {
        match condition {
            Condition::All(parts) => self.every(parts, true),
            Condition::Any(parts) => Ok(self.every(parts, false)?.not()),
            Condition::Not(part) => Ok(self.truth(part)?.not()),
            Condition::Is(question, options) => self.test(question, false, |part| match part {
                Part::One(classes) => Some(classes.iter().map(|class| options.contains(class[0])).collect()),
                _ => None,
            }),
            Condition::Has(question, option) => self.test(question, false, |part| match part {
                Part::Option(known) if *known == option => Some(vec![false, true]),
                _ => None,
            }),
            Condition::AtLeast(question, item, least) => {
                self.test(question, *least == 0, |part| match part {
                    Part::Item(known, thresholds) if *known == item && *least > 0 => {
                        let reached = thresholds.iter().map(|threshold| threshold >= least);
                        Some(std::iter::once(false).chain(reached).collect())
                    }
                    _ => None,
                })
            }
            Condition::Named(name) => self.named(name),
            Condition::Verdict(subject, levels) => self.reaches(subject, levels),
        }
    }

    /// Where all parts come to `wanted`. Parts mostly name questions in their order; those that stand lowest
    /// are taken first, so that each further one adds to the top only.
    fn every(&mut self, parts: &'a [Condition], wanted: bool) -> Result<Pair, Exhausted> {
        let mut sum = Pair { holds: TRUE, fails: FALSE };
        for nth in 0..parts.len() {
            let earliest_first = self.space.order == Order::EarliestFirst;
            let part = self.truth(&parts[if earliest_first { parts.len() - 1 - nth } else { nth }])?;
            sum = self.both(sum, if wanted { part } else { part.not() })?;
        }
        Ok(sum)
    }

    /// Where the question at this place is asked for certain, and where it is not.
    pub fn asked(&mut self, place: usize) -> Result<Pair, Exhausted> {
        if let Some(known) = self.asked[place] {
            return known;
        }
        self.asked[place] = Some(Ok(Pair::UNKNOWN));
        let when = &self.space.blocks[place].question.when;
        let truth = self.limited(|me| me.truth(when));
        self.asked[place] = Some(truth);
        truth
    }

    /// Both conditions.
    fn both(&mut self, a: Pair, b: Pair) -> Result<Pair, Exhausted> {
        Ok(Pair { holds: self.diagrams.and(a.holds, b.holds)?, fails: self.diagrams.or(a.fails, b.fails)? })
    }

    /// What a verdict table can come to.
    pub fn levels(&mut self, table: &'a VerdictTable) -> Result<Levels, Exhausted> {
        let key = table.subject.as_str();
        if let Some(known) = self.tables.get(key) {
            return known.clone();
        }
        self.tables.insert(key, Ok(Levels { decided: FALSE, possible: BTreeMap::new() }));
        let levels = self.limited(|me| {
            let mut levels = Levels { decided: FALSE, possible: BTreeMap::new() };
            for rule in &table.rules {
                let rule_truth = me.truth(&rule.when)?;
                let free = me.diagrams.less(TRUE, levels.decided)?;
                let may = me.diagrams.less(free, rule_truth.fails)?;
                let known = levels.possible.entry(rule.level).or_insert(FALSE);
                *known = me.diagrams.or(*known, may)?;
                levels.decided = me.diagrams.or(levels.decided, rule_truth.holds)?;
            }
            Ok(levels)
        });
        self.tables.insert(key, levels.clone());
        levels
    }

    fn named(&mut self, name: &str) -> Result<Pair, Exhausted> {
        let pack = self.pack;
        let Some((name, condition)) = pack.conditions.get_key_value(name) else { return Ok(Pair::UNKNOWN) };
        if let Some(known) = self.named.get(name) {
            return *known;
        }
        self.named.insert(name, Ok(Pair::UNKNOWN));
        let truth = self.limited(|me| me.truth(condition));
        self.named.insert(name, truth);
        truth
    }

    /// As `Evaluator` has it: known only where a rule decides for certain, and then only where all that may
    /// decide agree.
    fn reaches(&mut self, subject: &str, wanted: &[Level]) -> Result<Pair, Exhausted> {
        let pack = self.pack;
        let levels = match self.tables.get(subject) {
            Some(known) => known.clone()?,
            None => match pack.verdict_table(subject) {
                Some(table) => self.levels(table)?,
                None => return Ok(Pair::UNKNOWN),
            },
        };
        let mut pair = Pair { holds: levels.decided, fails: levels.decided };
        for (level, may) in &levels.possible {
            let side = if wanted.contains(level) { &mut pair.fails } else { &mut pair.holds };
            *side = self.diagrams.less(*side, *may)?;
        }
        Ok(pair)
    }

    /// A test of one part of an answer; `holds_for` gives the part that is meant and the values for which
    /// it holds. Where no part has to do with it, all answers come to `otherwise`.
    fn test(
        &mut self,
        question: &str,
        otherwise: bool,
        holds_for: impl Fn(&Part<'a>) -> Option<Vec<bool>>,
    ) -> Result<Pair, Exhausted> {
        let space = self.space;
        let Some(place) = space.place(question) else { return Ok(Pair::UNKNOWN) };
        let block = &space.blocks[place];
        let Some(head) = block.head else { return Ok(Pair::UNKNOWN) };
        let found = block.parts.iter().enumerate().find_map(|(at, part)| Some((at, holds_for(part)?)));
        let (at, values) = found.unwrap_or((0, Vec::new()));
        let unanswered = if self.walked { TRUE } else { FALSE };
        let mut sides = [FALSE; 2];
        for (side, wanted) in sides.iter_mut().zip([true, false]) {
            let first = if wanted { FALSE } else { unanswered };
            let leaf = |value: &bool| Id::from(*value == wanted);
            let answered = self.diagrams.values(head) as usize - 1;
            *side = if values.is_empty() {
                let alike = std::iter::repeat_n(leaf(&otherwise), answered);
                self.diagrams.node(head, std::iter::once(first).chain(alike))?
            } else if at == 0 {
                self.diagrams.node(head, std::iter::once(first).chain(values.iter().map(leaf)))?
            } else {
                let inner = self.diagrams.node(head + at as u32, values.iter().map(leaf))?;
                let inner = std::iter::repeat_n(inner, answered);
                self.diagrams.node(head, std::iter::once(first).chain(inner))?
            };
        }
        let test = Pair { holds: sides[0], fails: sides[1] };
        if self.walked {
            return Ok(test);
        }
        let asked = self.asked(place)?;
        Ok(Pair {
            holds: self.diagrams.and(asked.holds, test.holds)?,
            fails: self.diagrams.or(asked.fails, test.fails)?,
        })
    }
}
