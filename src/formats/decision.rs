//! The decision report of `cargo xtask decide`: everything the core derives from an answers file,
//! as JSON, under the row ids of the sources.

use super::answers;
use crate::content::{Level, Pack, Problem, SubjectKind};
use crate::journey::{
    Aim, Answers, Change, Evaluator, Mark, Outcome, Truth, Verdict, WouldChange, advise, decide, replay,
    settle, would_change,
};
use crate::plan::plan;
use serde_json::{Map, Value, json};

/// The report for an answers file, with what would change its verdicts and the question to answer first.
///
/// # Errors
/// When the text is not JSON, or when keys or values are unknown; all are named.
pub fn report(pack: &Pack, text: &str) -> Result<Value, Vec<Problem>> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        vec![Problem::new("answers", format!("line {}", error.line()), error.to_string())]
    })?;
    let answers = answers::read(pack, &value)?;
    let mut report = decision(pack, &answers);
    for verdict in &decide(pack, &answers).verdicts {
        if let Some(told) = would_change(pack, &answers, verdict) {
            report[part(verdict.kind)][&verdict.subject]["would-change"] = changes(verdict, &told);
        }
    }
    report["advice"] = match advise(pack, &answers) {
        Some(advice) => json!({"question": advice.question, "narrows": advice.narrows}),
        None => Value::Null,
    };
    Ok(report)
}

/// The key of the report under which verdicts of a kind stand.
fn part(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Service => "services",
        SubjectKind::Identity => "identity",
        SubjectKind::Method => "methods",
    }
}

fn changes(verdict: &Verdict, told: &WouldChange) -> Value {
    let suggestions = told.suggestions.iter().map(|suggestion| {
        let mut row = json!({"changes": suggestion.changes.iter().map(change).collect::<Vec<_>>()});
        if suggestion.subject != verdict.subject {
            row["instead"] = json!(suggestion.subject);
        }
        row
    });
    let mut told_of = json!({"level": told.level, "suggestions": suggestions.collect::<Vec<_>>()});
    if told.left_out > 0 {
        told_of["left-out"] = json!(told.left_out);
    }
    if !told.complete {
        told_of["complete"] = json!(false);
    }
    told_of
}

fn change(change: &Change) -> Value {
    let (key, value) = match &change.aim {
        Aim::Choose(options) => ("choose", json!(options)),
        Aim::Include(option) => ("include", json!(option)),
        Aim::Leave(option) => ("leave", json!(option)),
        Aim::AtLeast(entry, number) => ("at-least", json!([entry, number])),
        Aim::AtMost(entry, number) => ("at-most", json!([entry, number])),
    };
    let mut row = json!({"question": change.question, "open": change.open});
    row[key] = value;
    if let Some(have) = change.have {
        row["have"] = json!(have);
    }
    row
}

/// The report for answers, without what searches beyond them.
pub fn decision(pack: &Pack, answers: &Answers) -> Value {
    let outcome = decide(pack, answers);
    let journey = replay(pack, answers);
    let plan = plan(pack, answers);
    let evaluator = Evaluator::new(pack, answers);
    let with_mark = |wanted: &[Mark]| -> Vec<&str> {
        let places = journey.places.iter().filter(|place| wanted.contains(&place.mark));
        places.map(|place| place.question.as_str()).collect()
    };
    let (steps, tasks): (Vec<_>, Vec<_>) = plan.tasks.iter().partition(|task| task.order.is_some());
    let row = |task: &&crate::plan::PlannedTask| {
        let mut row = json!({
            "id": task.id, "phase": task.phase, "track": task.track, "party": task.party,
            "applies": yes_or_depends(task.applies),
        });
        if let Some(qualifier) = task.qualifier {
            row["qualifier"] = json!(qualifier);
        }
        if let Some(order) = task.order {
            row["order"] = json!(order);
        }
        if let Some(party) = task.party_may_be {
            row["party-may-be"] = json!(party);
        }
        row
    };
    let mut tasks: Vec<Value> = tasks.iter().map(row).collect();
    for (id, shown_with) in &plan.folded {
        if let Some(task) = pack.task(id) {
            tasks.push(json!({
                "id": id, "phase": task.phase, "track": task.track, "party": task.party, "shown-with": shown_with,
                "applies": yes_or_depends(settle(&evaluator, answers, &task.when)),
            }));
        }
    }
    json!({
        "edition": pack.name(),
        "services": verdicts(pack, &outcome, SubjectKind::Service),
        "identity": verdicts(pack, &outcome, SubjectKind::Identity),
        "methods": verdicts(pack, &outcome, SubjectKind::Method),
        "expectations": outcome.expectations.iter().map(|row| json!({
            "id": row.id, "applies": yes_or_depends(row.applies), "met": met(row.met), "depends-on": row.depends_on,
        })).collect::<Vec<_>>(),
        "rules": possible(&outcome.consequences),
        "out-of-scope": possible(&outcome.out_of_scope),
        "steps": steps.iter().map(row).collect::<Vec<_>>(),
        "tasks": tasks,
        "completion": possible(&outcome.completion),
        "unanswered": with_mark(&[Mark::Here, Mark::Ahead]),
        "not-sure": with_mark(&[Mark::Unsure, Mark::Open]),
        "set-aside": with_mark(&[Mark::SetAside]),
    })
}

fn verdicts(pack: &Pack, outcome: &Outcome, kind: SubjectKind) -> Value {
    let one = |verdict: &Verdict| (verdict.subject.clone(), verdict_row(pack, verdict));
    Value::Object(outcome.of_kind(kind).map(one).collect::<Map<_, _>>())
}

fn verdict_row(pack: &Pack, verdict: &Verdict) -> Value {
    let table = pack.verdict_table(&verdict.subject);
    let mut rules: Vec<&str> = Vec::new();
    for rule in verdict.rules.iter().filter_map(|index| table.and_then(|table| table.rules.get(*index))) {
        for id in std::iter::once(&rule.id).chain(&rule.cites) {
            if !rules.contains(&id.as_str()) {
                rules.push(id);
            }
        }
    }
    let mut row = json!({
        "verdict": verdict.level, "rules": rules, "wanted": wanted(verdict.wanted),
    });
    if verdict.possible.len() > 1 {
        row["possible"] = json!(verdict.possible);
        if !verdict.exact {
            row["exact"] = json!(false);
        }
    }
    if !verdict.depends_on.is_empty() {
        row["depends-on"] = json!(verdict.depends_on);
    }
    if let Some(licences) = &verdict.licences {
        row["licences"] = json!({"plan": licences.plan, "have": licences.have, "need": licences.need});
        if verdict.level == Level::None && licences.short() > 0 {
            row["licences"]["short"] = json!(licences.short());
        }
    }
    row
}

fn possible(rows: &[(String, Truth)]) -> Vec<Value> {
    rows.iter().map(|(id, truth)| json!({"id": id, "applies": yes_or_depends(*truth)})).collect()
}

fn yes_or_depends(truth: Truth) -> &'static str {
    if truth == Truth::True { "yes" } else { "depends" }
}

fn wanted(truth: Truth) -> Value {
    match truth {
        Truth::True => true.into(),
        Truth::False => false.into(),
        Truth::Unknown => "unknown".into(),
    }
}

fn met(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "met",
        Truth::False => "not-met",
        Truth::Unknown => "unknown",
    }
}
