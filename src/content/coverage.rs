//! Accounts for every row of the fact digest: modelled, shown as information, or left out.

use super::Pack;

/// How the edition treats a row of the digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Treatment {
    /// An item that decides or plans carries the row. The kind of item, as the end of a wording key.
    Modelled(&'static str),
    /// The row is told. The part of the app that tells it, as the end of a wording key.
    Information(&'static str),
    /// The row is left out, with the reason.
    LeftOut(String),
    /// Nobody accounts for the row: a fault in the pack.
    Missing,
}

/// The figures over all rows, and the treatment of each.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// Row ids by table, with their treatment, in the digest's order.
    pub rows: Vec<(String, String, Treatment)>,
    /// Number of rows that an item carries.
    pub modelled: usize,
    /// Number of rows that are told.
    pub information: usize,
    /// Number of rows left out with a reason.
    pub left_out: usize,
}

/// Accounts for every row that the pack lists. A row that nothing carries is [`Treatment::Missing`].
pub fn coverage(pack: &Pack) -> Coverage {
    let known = treatments(pack);
    let mut result = Coverage { rows: Vec::new(), modelled: 0, information: 0, left_out: 0 };
    for (table, ids) in pack.rows.iter() {
        for id in ids {
            let treatment = {
                let found = known.iter().rfind(|(row, _)| row == id);
                found.map_or(Treatment::Missing, |(_, treatment)| treatment.clone())
            };
            match &treatment {
                Treatment::Modelled(_) => result.modelled += 1,
                Treatment::Information(_) => result.information += 1,
                Treatment::LeftOut(_) => result.left_out += 1,
                Treatment::Missing => {}
            }
            result.rows.push((table.clone(), id.clone(), treatment));
        }
    }
    result
}

/// Treatments by row id; of several for one row the last counts.
fn treatments(pack: &Pack) -> Vec<(&str, Treatment)> {
    let mut known = Vec::new();
    let mut told = |id, place| known.push((id, Treatment::Information(place)));
    pack.information.iter().for_each(|row| told(row.id.as_str(), "about"));
    pack.glossary.iter().for_each(|row| told(row.id.as_str(), "word"));
    pack.links.iter().for_each(|row| told(row.id.as_str(), "source"));
    pack.sources.iter().for_each(|row| told(row.id.as_str(), "source"));
    pack.diagrams.iter().for_each(|row| told(row.id.as_str(), "source"));
    pack.unclear.iter().for_each(|row| told(row.id.as_str(), "unclear"));
    for rule in pack.verdicts.iter().flat_map(|table| &table.rules) {
        rule.cites.iter().for_each(|id| told(id.as_str(), "reason"));
    }
    for row in pack.questions.iter().flat_map(|question| &question.related) {
        if !known.iter().any(|(id, _)| id == row) {
            known.push((row, Treatment::Information("why")));
        }
    }
    // What decides or plans comes last, so that it wins over a mere mention.
    let mut modelled = |id, kind| known.push((id, Treatment::Modelled(kind)));
    for table in &pack.verdicts {
        modelled(table.subject.as_str(), "verdict");
        table.rules.iter().for_each(|rule| modelled(rule.id.as_str(), "verdict-rule"));
    }
    pack.services.iter().for_each(|row| modelled(row.id.as_str(), "service"));
    pack.plans.iter().for_each(|row| modelled(row.id.as_str(), "plan"));
    pack.bundle_services.iter().for_each(|row| modelled(row.id.as_str(), "bundle-service"));
    pack.consequences.iter().for_each(|row| modelled(row.id.as_str(), "consequence"));
    pack.expectations.iter().for_each(|row| modelled(row.id.as_str(), "expectation"));
    pack.out_of_scope.iter().for_each(|row| modelled(row.id.as_str(), "out-of-scope"));
    pack.phases.iter().for_each(|row| modelled(row.id.as_str(), "phase"));
    pack.work().for_each(|row| modelled(row.id.as_str(), "task"));
    pack.completion.iter().for_each(|row| modelled(row.id.as_str(), "completion"));
    #[cfg(feature = "authoring")]
    pack.deadlines.iter().for_each(|row| modelled(row.id.as_str(), "deadline"));
    pack.questions.iter().for_each(|row| modelled(row.id.as_str(), "question"));
    pack.conditions.keys().for_each(|name| modelled(name.as_str(), "condition"));
    if pack.work().any(|task| task.qualifier.is_some()) {
        modelled("qualifier", "qualifier");
    }
    for row in &pack.left_out {
        known.push((&row.id, Treatment::LeftOut(row.reason.clone())));
    }
    known
}
