//! The saved plan: every past version reads for ever to what it meant, and a text that is no plan is
//! refused in words that name the fault. A new version brings its fixture here and leaves the old ones.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::formats::saved::{SavedError, VERSION, read, write};
use fairway::journey::{Amount, Answer, Answers};
use fairway::plan::{Progress, Status, TaskProgress};
use serde_json::{Value, json};
use support::{json_of, pack, text_of};

fn one(option: &str) -> Answer {
    Answer::One(option.to_string())
}

fn many(options: &[&str]) -> Answer {
    Answer::many(options.iter().map(ToString::to_string))
}

/// What `tests/saved/v1.json` means.
fn first() -> (Answers, Progress) {
    let licences = [
        ("plan-ems", Amount::Number(420)),
        ("plan-intune", Amount::Number(149)),
        ("plan-aip", Amount::Number(0)),
        ("plan-cas", Amount::Unknown),
    ];
    let answers = [
        ("service", many(&["azure-ad-premium", "intune"])),
        ("licences", Answer::Amounts(licences.map(|(plan, amount)| (plan.to_string(), amount)).into())),
        ("onboarded", many(&[])),
        ("forest-count", one("multiple")),
        ("identity", one("synchronized")),
        ("forest-level", Answer::Unknown),
        ("directory-ready", one("no")),
        ("sign-in", one("pta")),
        ("forest-trusts", one("yes")),
        ("name-suffix-routing", Answer::Unknown),
        ("adfs-version", one("2012-r2-or-later")),
        ("seamless-sso", one("yes")),
        ("intune-use", many(&["app-protection", "mdm"])),
        ("configmgr", one("none")),
        ("profiles", Answer::Unknown),
    ];
    let progress = [
        ("step-init-1", Status::Done, ""),
        ("cust-initiate-associate-licenses", Status::Done, ""),
        ("cust-assess-stakeholders", Status::InProgress, ""),
        ("cust-general-onprem-mfa", Status::NotNeeded, "We use Azure MFA – “nothing” on premises.\nÜberall."),
        ("cust-general-decommission", Status::NotStarted, "Asked the data centre first."),
        ("ms-enable-core-adfs-single", Status::InProgress, ""),
    ];
    let progress = progress.map(|(task, status, reason)| {
        (task.to_string(), TaskProgress { status, reason: reason.to_string() })
    });
    (Answers(answers.map(|(question, answer)| (question.to_string(), answer)).into()), progress.into())
}

#[test]
fn version_1_reads_to_what_it_meant() {
    assert_eq!(read(&pack(), &text_of("tests/saved/v1.json")), Ok(first()));
}

#[test]
fn the_newest_version_is_written_as_its_fixture() {
    let (answers, progress) = first();
    let written: Value = serde_json::from_str(&write(&pack(), &answers, &progress)).unwrap();
    assert_eq!(written, json_of(format!("tests/saved/v{VERSION}.json")));
}

#[test]
fn every_version_up_to_the_newest_has_its_fixture() {
    for version in 1..=VERSION {
        let text = text_of(format!("tests/saved/v{version}.json"));
        assert!(read(&pack(), &text).is_ok(), "version {version}");
    }
}

#[test]
fn an_empty_plan_is_a_plan() {
    let text = r#"{"format": "fairway-plan", "version": 1, "edition": "ems/2018-03", "answers": {}, "progress": {}}"#;
    assert_eq!(read(&pack(), text), Ok((Answers::default(), Progress::default())));
}

/// The fault that is told of a text; panics where the text is taken.
fn fault(pack: &Pack, text: &str) -> String {
    match read(pack, text) {
        Err(SavedError::Damaged(reason)) => reason,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn texts_that_are_no_plan_are_refused() {
    let pack = pack();
    let check = |text: &str, expected: &str| {
        let told = fault(&pack, text);
        assert!(told.contains(expected), "{text:?}\n  told: {told}\n  expected: {expected}");
    };
    check("", "EOF");
    check("   ", "EOF");
    check("hello", "expected value at line 1 column 1");
    for text in ["null", "17", "[]", "{}", "\"fairway-plan\"", r#"{"format": "other"}"#, r#"{"format": 1}"#] {
        check(text, r#"expected "format": "fairway-plan""#);
    }
    for version in ["null", "\"1\"", "1.0", "0", "-1", "[1]", "1e3"] {
        check(&format!(r#"{{"format": "fairway-plan", "version": {version}}}"#), "expected a version number");
    }
    check(r#"{"format": "fairway-plan"}"#, "expected a version number");
    check(&format!("{}{}", "[".repeat(5000), "]".repeat(5000)), "recursion limit");
    let whole = text_of("tests/saved/v1.json");
    for end in [1, 20, 300, 700, whole.trim_end().chars().count() - 1] {
        let cut: String = whole.chars().take(end).collect();
        check(&cut, "EOF");
    }
}

/// Every kind of damage to one place of a good plan, and the words that name it.
#[test]
fn damage_is_named() {
    let pack = pack();
    let sound = json_of("tests/saved/v1.json");
    let check = |pointer: &str, value: Value, expected: &[&str]| {
        let mut damaged = sound.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        damaged.pointer_mut(parent).unwrap()[key] = value;
        let told = fault(&pack, &damaged.to_string());
        for part in expected {
            assert!(told.contains(part), "{pointer}\n  told: {told}\n  expected: {part}");
        }
    };
    check("/edition", json!("ems/2018-04"), &["ems/2018-04", "expected ems/2018-03"]);
    check("/edition", json!(null), &["null", "expected ems/2018-03"]);
    check("/surplus", json!(1), &["unknown key \"surplus\"", "expected format, version"]);
    check("/answers", json!(null), &["answers", "expected an object"]);
    check("/answers", json!([]), &["answers", "expected an object"]);
    check("/answers/favourite-colour", json!("red"), &["favourite-colour", "unknown question"]);
    check("/answers/forest-count", json!("seven"), &["forest-count", "\"seven\"", "none, single, multiple"]);
    check("/answers/forest-count", json!(1), &["forest-count", "1 is not an option"]);
    check("/answers/forest-count", json!(["single"]), &["forest-count", "is not an option"]);
    check("/answers/forest-count", json!(null), &["forest-count", "null"]);
    check("/answers/service", json!("intune"), &["service", "expected a list"]);
    check("/answers/service", json!([]), &["service", "an empty list"]);
    check("/answers/service", json!(["intune", "fax"]), &["service", "\"fax\" is not an option"]);
    check("/answers/service", json!(["unknown"]), &["service", "\"unknown\" is not an option"]);
    check("/answers/licences", json!(150), &["licences", "expected an object from plan id to number"]);
    check("/answers/licences", json!({"plan-office": 150}), &["licences", "unknown plan \"plan-office\""]);
    for number in
        [json!(-1), json!(1.5), json!(10_000_001), json!(1e300), json!(u64::MAX), json!("150"), json!(null)]
    {
        let expected = ["licences", "\"plan-ems\"", "expected a whole number from 0 to 10000000"];
        check("/answers/licences/plan-ems", number, &expected);
    }
    check("/progress", json!(null), &["progress", "null"]);
    check("/progress", json!([]), &["progress", "expected an object"]);
    check(
        "/progress/step-init-99",
        json!({"status": "done"}),
        &["progress", "unknown task \"step-init-99\""],
    );
    check("/progress/step-init-1", json!("done"), &["step-init-1", "\"done\""]);
    check("/progress/step-init-1", json!({}), &["step-init-1", "status"]);
    check("/progress/step-init-1/status", json!("finished"), &["step-init-1", "finished", "not-started"]);
    check("/progress/step-init-1/status", json!(1), &["step-init-1", "1"]);
    check("/progress/step-init-1/reason", json!(1), &["step-init-1", "expected a text"]);
    check("/progress/step-init-1/owner", json!("me"), &["step-init-1", "owner"]);
}

#[test]
fn every_fault_in_the_answers_is_told_at_once() {
    let mut damaged = json_of("tests/saved/v1.json");
    damaged["answers"]["forest-count"] = json!("seven");
    damaged["answers"]["licences"]["plan-ems"] = json!(-1);
    let told = fault(&pack(), &damaged.to_string());
    assert!(told.contains("forest-count") && told.contains("plan-ems"), "{told}");
}

#[test]
fn a_newer_plan_is_not_called_damaged() {
    let mut newer = json_of("tests/saved/v1.json");
    for version in [VERSION + 1, 99, u64::MAX] {
        newer["version"] = json!(version);
        newer["answers"] = json!("in a shape of the future");
        assert_eq!(read(&pack(), &newer.to_string()), Err(SavedError::Newer(version)));
    }
}
