//! Why a condition can never hold: a smallest set of its parts that contradict each other.

use super::diagram::{Diagrams, Exhausted, Id, TRUE};
use super::logic::{Logic, Pair};
use super::shortest::{Costs, Owners};
use crate::content::Condition;
use std::collections::BTreeSet;

/// So many parts are also tried two by two; of more only a set is found from which none can be left out.
const PAIRED: usize = 40;

/// The parts that must all hold for `condition` to hold, each with its path. Named conditions are looked
/// into: their parts have paths of their own.
pub fn parts<'a>(
    logic: &mut Logic<'a>,
    condition: &'a Condition,
    path: &str,
) -> Result<Vec<(String, Id)>, Exhausted> {
    let mut found: Vec<(String, Id)> = Vec::new();
    let (mut looked_into, mut known) = (BTreeSet::new(), BTreeSet::new());
    let mut ahead = vec![(condition, path.to_string(), true)];
    while let Some((condition, path, wanted)) = ahead.pop() {
        match condition {
            Condition::Not(part) => ahead.push((part, format!("{path}.not"), !wanted)),
            Condition::All(parts) if wanted => ahead.extend(numbered(parts, &path, "all", wanted)),
            Condition::Any(parts) if !wanted => ahead.extend(numbered(parts, &path, "any", wanted)),
            Condition::Named(name) if looked_into.insert((name, wanted)) => {
                let named = logic.pack.conditions.get(name);
                ahead.extend(named.map(|named| (named, format!("conditions.{name}"), wanted)));
            }
            _ => {
                let truth = logic.truth(condition)?;
                let Pair { holds, .. } = if wanted { truth } else { truth.not() };
                if known.insert(holds) {
                    found.push((path, holds));
                }
            }
        }
    }
    Ok(found)
}

fn numbered<'a>(
    parts: &'a [Condition],
    path: &str,
    word: &str,
    wanted: bool,
) -> Vec<(&'a Condition, String, bool)> {
    let parts = parts.iter().enumerate().rev();
    parts.map(|(at, part)| (part, format!("{path}.{word}[{at}]"), wanted)).collect()
}

/// Paths of a set of `parts` that cannot all be true together with `given`: one if one alone cannot,
/// else two if two cannot, else a set from which none can be left out (there may be a smaller one).
pub fn conflict(
    diagrams: &mut Diagrams,
    owners: &Owners<'_, '_>,
    costs: &mut Costs,
    given: Id,
    parts: &[(String, Id)],
) -> Result<Vec<String>, Exhausted> {
    let mut possible = |diagrams: &mut Diagrams, ids: &[Id]| {
        diagrams.pay(ids.len() as u64)?;
        let sum = ids.iter().try_fold(given, |sum, id| diagrams.and(sum, *id))?;
        Ok(costs.of(diagrams, owners, sum).is_some())
    };
    for (path, id) in parts {
        if !possible(diagrams, &[*id])? {
            return Ok(vec![path.clone()]);
        }
    }
    let few = parts.get(..PAIRED).unwrap_or(parts);
    for (at, (first, a)) in few.iter().enumerate() {
        for (second, b) in &few[at + 1..] {
            if !possible(diagrams, &[*a, *b])? {
                return Ok(vec![first.clone(), second.clone()]);
            }
        }
    }
    let mut kept: Vec<usize> = (0..parts.len()).collect();
    for leave in 0..parts.len() {
        let without: Vec<usize> = kept.iter().copied().filter(|at| *at != leave).collect();
        let ids: Vec<Id> = without.iter().map(|at| parts.get(*at).map_or(TRUE, |(_, id)| *id)).collect();
        if !possible(diagrams, &ids)? {
            kept = without;
        }
    }
    Ok(kept.into_iter().map(|at| parts[at].0.clone()).collect())
}
