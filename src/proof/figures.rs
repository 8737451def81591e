//! Counts: journeys, and combinations of verdicts. Both over complete answers only, questions taken one
//! after the other in the order in which they are asked.
//!
//! Both are built from the last question backwards, which touches only the top of what is there already.
//! For verdicts each question is dropped once all that looks at it is in: what is carried is, for each set
//! of answers to the earlier questions that still matter, which verdicts can follow.

use super::count::{Count, ways};
use super::diagram::{Exhausted, FALSE, Id, TRUE};
use super::logic::Logic;
use super::report::Limits;
use super::space::{DEEPEST, Order, Space};
use crate::content::{Condition, Level, Pack, VerdictTable, WhenUnsure};
use std::collections::{BTreeMap, BTreeSet};

/// Number of different journeys, and nodes made.
pub fn paths(pack: &Pack, limits: Limits, walked: bool) -> (Option<Count>, usize) {
    let space = Space::new(pack, Order::EarliestFirst, &[]);
    let mut logic = Logic::new(pack, &space, limits.count, limits.count, walked);
    let mut all = || {
        let mut walks = TRUE;
        for place in (0..space.blocks.len()).rev() {
            let step = step(&mut logic, place)?;
            walks = logic.diagrams.and(walks, step)?;
        }
        Ok::<_, Exhausted>(walks)
    };
    let walks = all();
    let levels = space.values.len() as u32;
    let count =
        walks.ok().map(|walks| ways(&logic.diagrams, walks, &|level| space.values[level as usize], levels));
    (count, logic.diagrams.len())
}

/// Number of different combinations of verdict levels, and nodes made.
pub fn outcomes(pack: &Pack, limits: Limits, walked: bool) -> (Option<Count>, usize) {
    let lasts = Lasts::of(pack);
    let places: Vec<(u32, usize)> = pack
        .verdicts
        .iter()
        .map(|table| (levels_of(table).len() as u32, lasts.table(&table.subject)))
        .collect();
    let space = Space::new(pack, Order::EarliestFirst, &places);
    if space.values.len() > DEEPEST {
        return (None, 0);
    }
    let mut logic = Logic::new(pack, &space, limits.count, limits.count, walked);
    let mut reached = || {
        let mut reached = TRUE;
        for place in (0..space.blocks.len()).rev() {
            let mut here = step(&mut logic, place)?;
            for (nth, table) in pack.verdicts.iter().enumerate().filter(|(nth, _)| places[*nth].1 == place) {
                let verdict = verdict(&mut logic, table, space.verdicts[nth])?;
                here = logic.diagrams.and(here, verdict)?;
            }
            let block = &space.blocks[place];
            reached = match block.head {
                Some(head) => logic.diagrams.meet(reached, here, head, block.end())?,
                None => logic.diagrams.and(reached, here)?,
            };
        }
        Ok::<_, Exhausted>(reached)
    };
    let reached = reached();
    let verdicts: BTreeSet<u32> = space.verdicts.iter().copied().collect();
    let weight = |level| if verdicts.contains(&level) { space.values[level as usize] } else { 1 };
    let levels = space.values.len() as u32;
    (reached.ok().map(|reached| ways(&logic.diagrams, reached, &weight, levels)), logic.diagrams.len())
}

/// What the question at this place adds to a journey: answered when it is asked, and else not.
fn step(logic: &mut Logic<'_>, place: usize) -> Result<Id, Exhausted> {
    let space = logic.space;
    let block = &space.blocks[place];
    let truth = logic.asked(place)?;
    let asked = match block.question.when_unsure {
        WhenUnsure::Skip => truth.holds,
        WhenUnsure::Ask => logic.diagrams.less(TRUE, truth.fails)?,
    };
    let Some(head) = block.head else {
        return if block.answerable { Ok(TRUE) } else { logic.diagrams.less(TRUE, asked) };
    };
    let diagrams = &mut logic.diagrams;
    let (mut none, mut some) = (TRUE, if block.needs_some { FALSE } else { TRUE });
    for (nth, part) in block.parts.iter().enumerate().skip(1).rev() {
        let level = head + nth as u32;
        let values = part.values();
        none = diagrams.node(level, (0..values).map(|value| if value == 0 { none } else { FALSE }))?;
        if block.needs_some {
            some = diagrams.node(level, [some, TRUE])?;
        }
    }
    let count = diagrams.values(head);
    let chosen = |value: u32| if value == 1 { some } else { TRUE };
    let answered =
        diagrams.node(head, (0..count).map(|value| if value == 0 { FALSE } else { chosen(value) }))?;
    let unanswered = diagrams.node(head, (0..count).map(|value| if value == 0 { none } else { FALSE }))?;
    let answered = diagrams.and(asked, answered)?;
    let unasked = diagrams.less(unanswered, asked)?;
    diagrams.or(answered, unasked)
}

/// The levels that `journey::decide` can tell for a table: those of its rules, and that it depends.
fn levels_of(table: &VerdictTable) -> Vec<Level> {
    let levels: BTreeSet<Level> = table.rules.iter().map(|rule| rule.level).chain([Level::Depends]).collect();
    levels.into_iter().collect()
}

/// The level of a table as a variable: it is the one level possible, or it depends.
fn verdict<'a>(logic: &mut Logic<'a>, table: &'a VerdictTable, level: u32) -> Result<Id, Exhausted> {
    let levels = logic.levels(table)?;
    let names = levels_of(table);
    let mut only: BTreeMap<Level, Id> = BTreeMap::new();
    let mut clear = FALSE;
    for (name, possible) in &levels.possible {
        let mut alone = *possible;
        for (_, may) in levels.possible.iter().filter(|(other, _)| *other != name) {
            alone = logic.diagrams.less(alone, *may)?;
        }
        clear = logic.diagrams.or(clear, alone)?;
        only.insert(*name, alone);
    }
    let unclear = logic.diagrams.less(TRUE, clear)?;
    let depends = only.entry(Level::Depends).or_insert(FALSE);
    *depends = logic.diagrams.or(*depends, unclear)?;
    let mut sum = FALSE;
    for (nth, name) in names.iter().enumerate() {
        let value = (0..names.len()).map(|other| Id::from(other == nth));
        let value = logic.diagrams.node(level, value)?;
        let here = logic.diagrams.and(value, only.get(name).copied().unwrap_or(FALSE))?;
        sum = logic.diagrams.or(sum, here)?;
    }
    Ok(sum)
}

/// The last question that named conditions and verdict tables look at, names and verdicts followed.
struct Lasts<'a> {
    pack: &'a Pack,
    places: BTreeMap<&'a str, usize>,
    tables: BTreeMap<&'a str, usize>,
    named: BTreeMap<&'a str, usize>,
}

impl<'a> Lasts<'a> {
    fn of(pack: &'a Pack) -> Self {
        let places = pack.questions.iter().enumerate().map(|(place, row)| (row.id.as_str(), place)).collect();
        let mut lasts = Self { pack, places, tables: BTreeMap::new(), named: BTreeMap::new() };
        for table in &pack.verdicts {
            lasts.look_at_table(table);
        }
        lasts
    }

    fn table(&self, subject: &str) -> usize {
        self.tables.get(subject).copied().unwrap_or(0)
    }

    fn look_at_table(&mut self, table: &'a VerdictTable) -> usize {
        if let Some(known) = self.tables.get(table.subject.as_str()) {
            return *known;
        }
        self.tables.insert(&table.subject, 0);
        let last = table.rules.iter().map(|rule| self.look_at(&rule.when)).max().unwrap_or(0);
        self.tables.insert(&table.subject, last);
        last
    }

    fn look_at(&mut self, condition: &'a Condition) -> usize {
        let mut found = Vec::new();
        condition.walk(&mut |part| found.push(part));
        let mut last = 0;
        for part in found {
            last = last.max(match part {
                Condition::Is(question, _)
                | Condition::Has(question, _)
                | Condition::AtLeast(question, _, _) => {
                    self.places.get(question.as_str()).copied().unwrap_or(0)
                }
                Condition::Named(name) => {
                    match (self.named.get(name.as_str()), self.pack.conditions.get(name)) {
                        (Some(known), _) => *known,
                        (None, Some(named)) => {
                            self.named.insert(name, 0);
                            let last = self.look_at(named);
                            self.named.insert(name, last);
                            last
                        }
                        (None, None) => 0,
                    }
                }
                Condition::Verdict(subject, _) => match self.tables.get(subject.as_str()) {
                    Some(known) => *known,
                    None => {
                        let pack = self.pack;
                        pack.verdict_table(subject).map_or(0, |table| self.look_at_table(table))
                    }
                },
                Condition::All(_) | Condition::Any(_) | Condition::Not(_) => 0,
            });
        }
        last
    }
}
