//! What a condition comes down to, names and verdicts followed: that no question looks ahead, nothing
//! rests on itself, and no chain is so long that following it takes more stack than a browser gives.
//! Each name, subject and question is a point, and leads to the points that its conditions name. Chains
//! are as long as their author likes, so nothing here recurses along them.

use super::faults::Faults;
use crate::content::{Condition, Pack};
use std::collections::BTreeMap;

/// Levels of conditions on the longest way from a name, a verdict or a question down to the last question.
const CHAIN: usize = 600;

/// Faults of everything that refers to something else. Unknown names are not among them.
pub fn references(pack: &Pack, faults: &mut Faults) {
    let net = Net::new(pack);
    let before = faults.count();
    for start in 0..net.points.len() {
        let reached = net.reach(start);
        let path = &net.points[start].path;
        if start < net.first_question && reached[start] {
            faults.tell(path.as_str(), "refers to itself; expected it to come down to questions");
        }
        if start >= net.first_question {
            for late in (start..net.points.len()).filter(|place| reached[*place]) {
                let asked = &pack.questions[late - net.first_question].id;
                faults.tell(path.as_str(), format!("refers to \"{asked}\"; expected an earlier question"));
            }
        }
    }
    // The chains of what goes in circles have no end.
    if faults.count() == before {
        net.chains(faults);
    }
}

/// A named condition, a verdict table or a question.
struct Point {
    path: String,
    /// Levels of its deepest condition.
    levels: usize,
    /// The points that its conditions name, each with the deepest level at which they do.
    leads: Vec<(usize, usize)>,
}

/// Named conditions, then verdict tables, then questions in their order.
struct Net {
    points: Vec<Point>,
    first_question: usize,
}

impl Net {
    fn new(pack: &Pack) -> Self {
        let named = pack
            .conditions
            .iter()
            .map(|(name, condition)| (Name::Condition(name), format!("conditions.{name}"), vec![condition]));
        let tables = pack.verdicts.iter().map(|table| {
            let rules = table.rules.iter().map(|rule| &rule.when).collect();
            (Name::Subject(&table.subject), format!("verdicts.{}.rules", table.subject), rules)
        });
        let asked = pack.questions.iter().map(|question| {
            (Name::Question(&question.id), format!("questions.{}.when", question.id), vec![&question.when])
        });
        let all: Vec<(Name<'_>, String, Vec<&Condition>)> = named.chain(tables).chain(asked).collect();
        let mut places = BTreeMap::new();
        for (place, (name, ..)) in all.iter().enumerate() {
            places.entry(*name).or_insert(place);
        }
        let points = all.into_iter().map(|(_, path, conditions)| {
            let (mut levels, mut leads) = (0, BTreeMap::new());
            conditions
                .iter()
                .for_each(|condition| levels = levels.max(read(condition, 1, &places, &mut leads)));
            Point { path, levels, leads: leads.into_iter().collect() }
        });
        Self { points: points.collect(), first_question: pack.conditions.len() + pack.verdicts.len() }
    }

    /// Which points are reached from `start`. A question's own condition is not followed: it is no part
    /// of what was asked for.
    fn reach(&self, start: usize) -> Vec<bool> {
        let mut reached = vec![false; self.points.len()];
        let mut ahead = vec![start];
        while let Some(place) = ahead.pop() {
            for (next, _) in &self.points[place].leads {
                if !reached[*next] {
                    reached[*next] = true;
                    ahead.extend((*next < self.first_question).then_some(next));
                }
            }
        }
        reached
    }

    /// Tells where a chain first grows too long. Questions' own conditions are followed, as deciding does.
    fn chains(&self, faults: &mut Faults) {
        let mut known: Vec<Option<usize>> = vec![None; self.points.len()];
        for start in 0..self.points.len() {
            let mut ahead = vec![start];
            while let Some(place) = ahead.last().copied() {
                let point = &self.points[place];
                let open = point.leads.iter().map(|(next, _)| *next).filter(|next| known[*next].is_none());
                let length = ahead.len();
                ahead.extend(open);
                if ahead.len() > length {
                    continue;
                }
                ahead.pop();
                let below = |next: usize| known[next].unwrap_or(0);
                let deepest = point.leads.iter().map(|(next, level)| level + below(*next)).max().unwrap_or(0);
                let levels = deepest.max(point.levels);
                let first =
                    known[place].is_none() && point.leads.iter().all(|(next, _)| below(*next) <= CHAIN);
                if levels > CHAIN && first {
                    let message = format!(
                        "found {levels} levels of conditions, all names followed; expected at most {CHAIN}"
                    );
                    faults.tell(point.path.as_str(), message);
                }
                known[place] = Some(levels);
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Name<'a> {
    Condition(&'a str),
    Subject(&'a str),
    Question(&'a str),
}

/// Notes which points a condition names, and returns the levels it has. Recursion is bounded: the reader of
/// JSON refuses what is nested deeper.
fn read(
    condition: &Condition,
    level: usize,
    places: &BTreeMap<Name<'_>, usize>,
    leads: &mut BTreeMap<usize, usize>,
) -> usize {
    let name = match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            return parts.iter().map(|part| read(part, level + 1, places, leads)).max().unwrap_or(level);
        }
        Condition::Not(part) => return read(part, level + 1, places, leads),
        Condition::Is(id, _) | Condition::Has(id, _) | Condition::AtLeast(id, ..) => Name::Question(id),
        Condition::Named(name) => Name::Condition(name),
        Condition::Verdict(subject, _) => Name::Subject(subject),
    };
    if let Some(place) = places.get(&name) {
        let known = leads.entry(*place).or_default();
        *known = level.max(*known);
    }
    level
}
