//! Whole journeys: answers of one organisation and what must follow, worked out from the digest, one
//! file each in `tests/journeys/`. A file gives a title, why (row ids), answers, and what it expects of
//! the decision report; `tests/support/matcher.rs` says how expectations are written.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Level, Pack};
use fairway::formats::decision::report;
use fairway::journey::{Answers, Truth, decide};
use fairway::plan::plan;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use support::matcher::faults;
use support::{answers, json_files, pack, project, told};

/// The cases, by file name.
fn cases() -> Vec<(String, Value)> {
    let files = json_files(&project().join("tests/journeys"));
    let read = |(name, text): (String, String)| {
        let case = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, case)
    };
    files.into_iter().map(read).collect()
}

fn reported(pack: &Pack, name: &str, given: &Value) -> Value {
    report(pack, &given.to_string()).unwrap_or_else(|problems| panic!("{name}: {}", told(&problems)))
}

fn given(pack: &Pack) -> Vec<Answers> {
    cases().iter().map(|(_, case)| answers(pack, &case["answers"])).collect()
}

#[test]
fn every_journey_ends_as_worked_out_from_the_digest() {
    let pack = pack();
    let mut wrong = Vec::new();
    for (name, case) in cases() {
        let found = faults(&case["expect"], &reported(&pack, &name, &case["answers"]));
        if !found.is_empty() {
            wrong.push(format!("{name}: {}\n  {}", case["title"], found.join("\n  ")));
        }
    }
    println!("{} journeys", cases().len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_journey_is_well_formed() {
    let pack = pack();
    let rows: BTreeSet<&String> = pack.rows.values().flatten().collect();
    let report = reported(&pack, "{}", &json!({}));
    for (name, case) in cases() {
        let keys: Vec<&str> = case.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["answers", "expect", "title", "why"], "{name}");
        let why = case["why"].as_array().unwrap();
        assert!(!why.is_empty(), "{name} names no row");
        for id in why {
            assert!(rows.iter().any(|row| id == row.as_str()), "{name}: {id} is no row of the digest");
        }
        for key in case["expect"].as_object().unwrap().keys() {
            assert!(report.get(key).is_some(), "{name}: the report has no part {key}");
        }
    }
}

#[test]
fn not_sure_is_tried_at_every_question() {
    let all = cases();
    for question in &pack().questions {
        let unsure = all.iter().filter(|(_, case)| case["answers"][&question.id] == "unknown").count();
        assert!(unsure > 0, "no journey is unsure about {}", question.id);
    }
}

#[test]
fn every_option_is_chosen_in_some_journey() {
    let all = cases();
    for question in &pack().questions {
        for option in question.options.iter().chain(&question.items) {
            let chosen = all.iter().any(|(_, case)| match &case["answers"][&question.id] {
                Value::Array(options) => options.iter().any(|one| one == option),
                Value::Object(amounts) => amounts.contains_key(option),
                one => one == option,
            });
            assert!(chosen, "no journey chooses {option} of {}", question.id);
        }
    }
}

/// Each rule of each verdict table decides some journey alone, so that no rule goes untried.
#[test]
fn every_verdict_rule_decides_some_journey() {
    let pack = pack();
    let mut decided: BTreeSet<(String, usize)> = BTreeSet::new();
    for answers in given(&pack) {
        for verdict in decide(&pack, &answers).verdicts {
            if let [rule] = verdict.rules.as_slice() {
                decided.insert((verdict.subject.clone(), *rule));
            }
        }
    }
    for table in &pack.verdicts {
        for (index, rule) in table.rules.iter().enumerate() {
            let place = (table.subject.clone(), index);
            assert!(
                decided.contains(&place),
                "{} rule {index} ({}) decides no journey",
                table.subject,
                rule.id
            );
        }
    }
}

#[test]
fn every_row_that_can_apply_applies_in_some_journey() {
    let pack = pack();
    let mut applied: BTreeSet<String> = BTreeSet::new();
    let mut met: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for answers in given(&pack) {
        let outcome = decide(&pack, &answers);
        let rows = outcome.consequences.iter().chain(&outcome.out_of_scope).chain(&outcome.completion);
        applied.extend(rows.filter(|(_, truth)| *truth == Truth::True).map(|(id, _)| id.clone()));
        let plan = plan(&pack, &answers);
        let tasks = plan.tasks.iter().filter(|task| task.applies == Truth::True);
        applied.extend(tasks.map(|task| task.id.clone()));
        for row in outcome.expectations.iter().filter(|row| row.applies == Truth::True) {
            let word = match row.met {
                Truth::True => "met",
                Truth::False => "not met",
                Truth::Unknown => "unknown",
            };
            met.entry(row.id.clone()).or_default().insert(word);
        }
    }
    let rows = pack.work().map(|row| &row.id).chain(pack.consequences.iter().map(|row| &row.id));
    let rows = rows
        .chain(pack.out_of_scope.iter().map(|row| &row.id))
        .chain(pack.completion.iter().map(|row| &row.id));
    let never: Vec<&String> = rows.filter(|id| !applied.contains(*id)).collect();
    assert!(never.is_empty(), "no journey brings up {never:?}");
    for row in &pack.expectations {
        // An accepted configuration is met by being there.
        let expected: &[&str] = if row.met == fairway::content::Condition::ALWAYS {
            &["met"]
        } else {
            &["met", "not met", "unknown"]
        };
        assert_eq!(met.get(&row.id), Some(&expected.iter().copied().collect()), "{}", row.id);
    }
}

/// A service that gets no full benefit promises no phases, whatever else was answered.
#[test]
fn without_a_full_service_there_is_no_plan() {
    let pack = pack();
    for (answers, (name, _)) in given(&pack).iter().zip(cases()) {
        let outcome = decide(&pack, answers);
        let full = outcome
            .verdicts
            .iter()
            .any(|verdict| verdict.wanted != Truth::False && verdict.possible.contains(&Level::Full));
        assert_eq!(full, !plan(&pack, answers).tasks.is_empty(), "{name}");
    }
}

/// An answers file with faults is refused as a whole, and every fault is told by name.
#[test]
fn faulty_answers_files_are_told() {
    let pack = pack();
    let check = |text: &str, expected: &[&str]| {
        let problems = told(&report(&pack, text).unwrap_err());
        let lines: Vec<&str> = problems.lines().collect();
        assert_eq!(lines.len(), expected.len(), "{text}: {problems}");
        for (line, start) in lines.iter().zip(expected) {
            assert!(line.starts_with(start), "{text}\n  told: {line}\n  expected: {start}");
        }
    };
    check("", &["answers: line 1: EOF while parsing"]);
    check("{\n  \"service\": [\"intune\"\n}", &["answers: line 3: expected `,` or `]`"]);
    check("[]", &["answers: (whole file): expected an object from question id to answer"]);
    check(
        r#"{"colour": "red", "identity": "hybrid", "licences": {"plan-ems": 1.5}, "sign-in": "phs"}"#,
        &[
            "answers: colour: unknown question; expected one of service, licences, onboarded, ",
            r#"answers: identity: "hybrid" is not an option; expected one of cloud, synchronized, federated, or "unknown""#,
            r#"answers: licences: 1.5 for "plan-ems"; expected a whole number from 0 to 10000000, or "unknown""#,
        ],
    );
}

/// The matcher itself: it tells what differs, so that no journey passes by mistake.
#[test]
fn the_matcher_tells_what_differs() {
    let report = json!({"services": {"intune": {"verdict": "full", "rules": ["a", "b"]}},
        "tasks": [{"id": "t", "party": "joint"}, {"id": "u"}]});
    let check = |expected: Value, told: &[&str]| assert_eq!(faults(&expected, &report), told, "{expected}");
    check(json!({"services": {"intune": {"verdict": "full", "licences": null}}}), &[]);
    check(
        json!({"services": {"intune": {"rules": {"contains": ["b"], "lacks": ["c"], "only": ["b", "a"], "count": 2}}}}),
        &[],
    );
    check(json!({"tasks": {"contains": ["u", {"id": "t", "party": "joint"}]}}), &[]);
    check(
        json!({"services": {"intune": {"verdict": "none"}}}),
        &[r#"/services/intune/verdict: expected "none", found "full""#],
    );
    check(
        json!({"services": {"intune": {"verdict": null}}}),
        &[r#"/services/intune/verdict: expected null, found "full""#],
    );
    check(
        json!({"services": {"teams": {"verdict": "full"}}}),
        &[r#"/services/teams: expected {"verdict":"full"}, found null"#],
    );
    check(
        json!({"services": {"intune": {"rules": ["b", "a"]}}}),
        &[r#"/services/intune/rules: expected ["b","a"], found ["a","b"]"#],
    );
    check(json!({"tasks": {"contains": ["v"]}}), &["/tasks: v is missing"]);
    check(
        json!({"tasks": {"contains": [{"id": "t", "party": "customer"}]}}),
        &[r#"/tasks/t/party: expected "customer", found "joint""#],
    );
    check(json!({"tasks": {"lacks": ["v", "u"]}}), &["/tasks: u should not be there"]);
    check(json!({"tasks": {"only": ["t"]}}), &[r#"/tasks: expected only ["t"], found ["t", "u"]"#]);
    check(json!({"tasks": {"count": 3}}), &["/tasks: expected 3 entries, found 2"]);
}
