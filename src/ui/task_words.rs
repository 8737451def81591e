//! What has to be said of a task besides its text: conditions, and who else may do it.

use super::texts::{Texts, join};
use crate::journey::Truth;
use crate::plan::PlannedTask;
use crate::record::Row;

/// The soft condition, for the administrator to judge.
pub fn soft_condition(texts: Texts, planned: &PlannedTask) -> Option<String> {
    let qualifier = planned.qualifier?;
    let own = texts.maybe(&join(&[&planned.id, ".condition"]));
    Some(own.unwrap_or_else(|| texts.c(&join(&["qualifier.", qualifier.word()]))))
}

/// Who does it instead if open answers come out so.
pub fn other_party(texts: Texts, planned: &PlannedTask) -> Option<String> {
    let other = texts.c(&join(&["party.", planned.party_may_be?.word()]));
    Some(texts.fill("task.party-may", &[("party", &other)]))
}

/// That it may apply, and what that depends on.
pub fn may_apply(texts: Texts, planned: &PlannedTask) -> Option<String> {
    let questions = (planned.applies == Truth::Unknown).then(|| texts.shorts(&planned.depends_on))?;
    Some(texts.fill("task.may-apply", &[("questions", &questions)]))
}

/// All of these, and whether it was added here.
pub fn remarks(texts: Texts, row: &Row) -> Vec<String> {
    let Some(planned) = &row.planned else { return vec![texts.t("task.own.mark")] };
    let found = [may_apply(texts, planned), other_party(texts, planned), soft_condition(texts, planned)];
    found.into_iter().flatten().collect()
}
