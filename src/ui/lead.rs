//! The sentences that say where the organisation stands, for every page that begins with them.

use super::texts::{Texts, join};
use crate::content::{Level, SubjectKind};
use crate::journey::{Journey, Mark, Outcome, Truth, Verdict};

/// The sentences that say where the organisation stands.
pub fn lead(texts: Texts, outcome: &Outcome, asks_identity: bool) -> String {
    let wanted: Vec<&Verdict> =
        outcome.of_kind(SubjectKind::Service).filter(|verdict| verdict.wanted == Truth::True).collect();
    let mut sentences = Vec::new();
    if wanted.is_empty() {
        sentences.push(texts.t("lead.no-service"));
    }
    for level in [Level::Full, Level::Limited, Level::Depends] {
        let group: Vec<&&Verdict> = wanted.iter().filter(|verdict| verdict.level == level).collect();
        if group.is_empty() {
            continue;
        }
        let names: Vec<String> = group.iter().map(|verdict| texts.c(&verdict.subject)).collect();
        let mut questions: Vec<String> =
            group.iter().flat_map(|verdict| verdict.depends_on.clone()).collect();
        let mut known = Vec::new();
        questions.retain(|question| {
            let new = !known.contains(question);
            known.push(question.clone());
            new
        });
        let values = [("list", texts.list(&names)), ("questions", texts.shorts(&questions))];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sentences.push(texts.fill(&join(&["lead.", level.word()]), &values));
    }
    let mut labels: Vec<(String, Vec<String>)> = Vec::new();
    for verdict in wanted.iter().filter(|verdict| verdict.level == Level::None) {
        let label = texts.label(verdict);
        match labels.iter_mut().find(|(known, _)| *known == label) {
            Some((_, names)) => names.push(texts.c(&verdict.subject)),
            None => labels.push((label, vec![texts.c(&verdict.subject)])),
        }
    }
    for (label, names) in labels {
        sentences.push(texts.fill("lead.none", &[("label", &label), ("list", &texts.list(&names))]));
    }
    if asks_identity {
        let qualifies = wanted.iter().any(|verdict| verdict.possible.contains(&Level::Full));
        let wishes = outcome.of_kind(SubjectKind::Identity).filter(|verdict| verdict.wanted == Truth::True);
        sentences.extend(wishes.map(|verdict| {
            let instead = texts.instead(verdict);
            let key = match verdict.level {
                Level::InScope if !qualifies => "once",
                Level::OutOfScope if instead.is_empty() => "out-of-scope.alone",
                level => level.word(),
            };
            let values = [("option", texts.c(&verdict.subject)), ("instead", instead)];
            texts.fill(
                &format!("lead.wish.{key}"),
                &values.each_ref().map(|(name, value)| (*name, value.as_str())),
            )
        }));
    }
    super::texts::sentences(&sentences)
}

/// Whether a question by which people ask for subjects of this kind is on the path.
pub fn asks(texts: Texts, journey: &Journey, kind: SubjectKind) -> bool {
    let tables = texts.pack().verdicts.iter().filter(|table| table.kind == kind);
    tables
        .filter_map(|table| table.answer.as_ref())
        .any(|(question, _)| !matches!(journey.mark(question), Some(Mark::Off | Mark::SetAside) | None))
}
