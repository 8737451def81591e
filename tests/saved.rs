//! The saved plan: every past version reads for ever to what it meant, and a text that is no plan is
//! refused in words that name the fault. A new version brings its fixture here and leaves the old ones.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Pack, Party, PhaseName};
use fairway::formats::saved::{SavedError, VERSION, answers_of, read, write};
use fairway::journey::{Amount, Answer, Answers};
use fairway::plan::Status;
use fairway::record::{Meeting, Person, Record, SignOff, TaskWork};
use serde_json::{Value, json};
use support::second::{second, third};
use support::{json_of, pack, text_of};

fn one(option: &str) -> Answer {
    Answer::One(option.to_string())
}

fn many(options: &[&str]) -> Answer {
    Answer::many(options.iter().map(ToString::to_string))
}

/// What `tests/saved/v1.json` means: answers; task, state and reason.
fn first() -> (Answers, [(&'static str, Status, &'static str); 6]) {
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
    (Answers(answers.map(|(question, answer)| (question.to_string(), answer)).into()), progress)
}

#[test]
fn version_1_reads_to_what_it_meant() {
    let record = read(&text_of("tests/saved/v1.json")).unwrap();
    let (answers, progress) = first();
    assert_eq!((record.id.as_str(), record.pack.as_str(), &record.history), ("", "ems/2018-03", &Vec::new()));
    assert_eq!(answers_of(&pack(), &record), Ok(answers.clone()));
    let mut entered: Vec<&str> = progress.map(|(task, ..)| task).to_vec();
    entered.sort_unstable();
    assert_eq!(record.tasks(), entered);
    for (task, status, reason) in progress {
        let work = record.task(task);
        assert_eq!(
            (work.status, work.reason.as_str(), record.status(task)),
            (status, reason, status),
            "{task}"
        );
    }
    // Nothing besides, and what takes its place is written from then on.
    let reasons = progress.iter().filter(|(.., reason)| !reason.is_empty()).count();
    let begun = progress.iter().filter(|(_, status, _)| *status != Status::NotStarted).count();
    assert_eq!((record.fields.len(), record.unread()), (answers.0.len() + begun + reasons, vec![]));
    assert_eq!(read(&write(&record)), Ok(record));
}

/// The first versions took reasons of up to 500 characters from the page, and of any length from a file.
#[test]
fn a_long_reason_of_version_1_is_read_in_full() {
    let mut plan = json_of("tests/saved/v1.json");
    let reason = "Ü".repeat(5_000);
    plan["progress"]["step-init-1"] = json!({"status": "not-needed", "reason": reason});
    let record = read(&plan.to_string()).unwrap();
    assert_eq!(record.task("step-init-1").reason, reason);
}

/// Version 2 did not know how long a text was typed.
#[test]
fn version_2_reads_to_what_it_meant() {
    let mut record = second();
    record.history.iter_mut().for_each(|step| step.typed = None);
    record.seen = record.told_by_steps();
    assert_eq!(read(&text_of("tests/saved/v2.json")), Ok(record));
}

#[test]
fn version_3_reads_to_what_it_meant() {
    assert_eq!(read(&text_of("tests/saved/v3.json")), Ok(third()));
}

/// The same by what the pages read: every kind of field of it.
#[test]
fn version_2_says_what_was_entered() {
    let record = read(&text_of("tests/saved/v2.json")).unwrap();
    let some = |text: &str| Some(text.to_string());
    assert_eq!((record.text("plan/name"), record.text("plan/customer")), ("EMS roll-out", "Hafen & Söhne"));
    assert_eq!((record.text("plan/colour"), record.text("plan/target")), ("moss", "2027-03-31"));
    assert_eq!((record.text("plan/start"), record.text("plan/archived")), ("2026-11-23", "2027-06-01"));
    assert_eq!(record.holidays().collect::<Vec<_>>(), [("2026-12-25", "Christmas Day")]);
    let work = record.task("step-init-1");
    let expected = TaskWork {
        status: Status::InProgress,
        owner: "Bea".into(),
        start: some("2026-11-23"),
        due: some("2026-12-04"),
        notes: "First call held.\nÜberall “fine”.".into(),
        link: "https://example.org/tickets/17".into(),
        effort: Some(5),
        after: vec!["cust-assess-stakeholders".into(), "own-a1".into()],
        ..TaskWork::default()
    };
    assert_eq!(work, expected);
    let work = record.task("cust-general-onprem-mfa");
    assert_eq!((work.status, work.reason.as_str()), (Status::NotNeeded, "We use Azure MFA."));
    let own = record.task("own-a1");
    let placed = (own.title.as_str(), own.phase, own.party);
    assert_eq!(placed, ("Order the badges", Some(PhaseName::Assess), Some(Party::Customer)));
    assert_eq!((record.own_tasks(), record.task("own-b2").gone), (vec!["own-a1"], true));
    let person =
        Person { id: "p1".into(), name: "Bea".into(), role: "Admin".into(), side: "customer".into() };
    assert_eq!(record.people(), [person], "the second one was removed");
    let meeting = Meeting {
        id: "m1".into(),
        title: "Kick-off".into(),
        phase: Some(PhaseName::Initiate),
        day: some("2026-11-24"),
        time: "14:30".into(),
        zone: "Europe/Berlin".into(),
        place: "Room 3".into(),
        attendees: vec!["Ann".into(), "Bea".into()],
        agenda: "Who does what".into(),
        minutes: "All agreed.".into(),
    };
    assert_eq!(record.meetings(), [meeting]);
    let signed = SignOff { by: "Bea".into(), on: some("2027-05-31"), note: "With thanks".into() };
    assert_eq!((record.sign_off("done-tenant"), record.sign_off("other")), (Some(signed), None));
    assert_eq!(record.unread(), [("task/step-init-1/mood", &json!([1, {"deep": null}]))]);
    let answers = answers_of(&pack(), &record).unwrap();
    assert_eq!(answers.get("forest-count"), Some(&one("single")), "undone, made again, and undone");
    assert_eq!(answers.0.len(), 4);
    assert_eq!(record.history.iter().filter(|step| step.turn.is_some()).count(), 4);
}

#[test]
fn the_newest_version_is_written_as_its_fixture() {
    let written: Value = serde_json::from_str(&write(&third())).unwrap();
    assert_eq!(written, json_of(format!("tests/saved/v{VERSION}.json")));
}

#[test]
fn every_version_up_to_the_newest_has_its_fixture() {
    for version in 1..=VERSION {
        let text = text_of(format!("tests/saved/v{version}.json"));
        let record = read(&text).unwrap_or_else(|error| panic!("version {version}: {error:?}"));
        assert!(answers_of(&pack(), &record).is_ok(), "version {version}");
    }
}

#[test]
fn an_empty_plan_is_a_plan() {
    let texts = [
        r#"{"format": "fairway-plan", "version": 1, "edition": "ems/2018-03", "answers": {}, "progress": {}}"#,
        r#"{"format": "fairway-plan", "version": 2, "id": "", "pack": "ems/2018-03", "fields": {}, "history": []}"#,
        r#"{"format": "fairway-plan", "version": 3, "id": "", "pack": "ems/2018-03", "fields": {}, "history": [], "older": {}, "seen": {}}"#,
    ];
    for text in texts {
        let record = Record::new("", "ems/2018-03");
        assert_eq!(answers_of(&pack(), &record), Ok(Answers::default()));
        assert_eq!(read(text), Ok(record));
    }
}

/// The fault that is told of a text, of its shape or of its answers; panics where the text is taken.
fn fault(pack: &Pack, text: &str) -> String {
    match read(text) {
        Err(SavedError::Damaged(reason)) => reason,
        Ok(record) if answers_of(pack, &record).is_err() => answers_of(pack, &record).unwrap_err(),
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

/// Checks that a plan with `value` at `pointer` is refused in words that hold everything `expected`.
fn refused(pack: &Pack, sound: &Value, pointer: &str, value: Value, expected: &[&str]) {
    let mut damaged = sound.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match damaged.pointer_mut(parent).unwrap() {
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        parent => parent[key.replace("~1", "/")] = value,
    }
    let told = fault(pack, &damaged.to_string());
    for part in expected {
        assert!(told.contains(part), "{pointer}\n  told: {told}\n  expected: {part}");
    }
}

/// Every kind of damage to one place of a good plan, and the words that name it.
#[test]
fn damage_is_named() {
    let pack = pack();
    let sound = json_of("tests/saved/v1.json");
    let check = |pointer: &str, value: Value, expected: &[&str]| {
        refused(&pack, &sound, pointer, value, expected);
    };
    check("/edition", json!("ems/2018-04"), &["ems/2018-04", "expected ems/2018-03"]);
    check("/edition", json!(null), &["edition", "expected a text"]);
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
    check("/answers/a~1b", json!("single"), &["\"answer/a/b\" cannot be a field"]);
    check("/answers/", json!("single"), &["\"answer/\" cannot be a field"]);
    check("/progress", json!(null), &["progress", "expected an object"]);
    check("/progress", json!([]), &["progress", "expected an object"]);
    for task in ["", "a~1b"] {
        check(&format!("/progress/{task}"), json!({"status": "done"}), &["progress", "cannot be a field"]);
    }
    check("/progress/step-init-1", json!("done"), &["step-init-1", "\"done\""]);
    check("/progress/step-init-1", json!({}), &["step-init-1", "status"]);
    check("/progress/step-init-1/status", json!("finished"), &["step-init-1", "finished", "not-started"]);
    check("/progress/step-init-1/status", json!(1), &["step-init-1", "1"]);
    check("/progress/step-init-1/reason", json!(1), &["step-init-1", "expected a text"]);
    check("/progress/step-init-1/reason", json!(null), &["step-init-1", "expected a text"]);
    check("/progress/step-init-1/owner", json!("me"), &["step-init-1", "owner"]);
}

#[test]
fn damage_of_version_2_is_named() {
    let pack = pack();
    let sound = json_of("tests/saved/v2.json");
    let check = |pointer: &str, value: Value, expected: &[&str]| {
        refused(&pack, &sound, pointer, value, expected);
    };
    check("/pack", json!("ems/2018-04"), &["ems/2018-04", "expected ems/2018-03"]);
    check("/pack", json!(null), &["\"pack\"", "expected a text"]);
    check("/id", json!(7), &["\"id\"", "expected a text"]);
    check("/edition", json!("ems/2018-03"), &["unknown key \"edition\"", "expected format, version"]);
    for value in [json!(null), json!([]), json!("x")] {
        check("/fields", value, &["\"fields\"", "expected an object"]);
    }
    check("/fields/answer/forest-count", json!("seven"), &["forest-count", "\"seven\""]);
    check("/fields/answer/favourite-colour", json!("red"), &["favourite-colour", "unknown question"]);
    // A value where a level belongs, a level where a value belongs, and no value.
    check("/fields/answer", json!("x"), &["\"x\"", "\"answer\"", "cannot be a field"]);
    check("/fields/task/step-init-1", json!("x"), &["\"task/step-init-1\"", "cannot be a field"]);
    check(
        "/fields/task/step-init-1/after",
        json!(true),
        &["\"task/step-init-1/after\"", "cannot be a field"],
    );
    let deeper = json!({"more": 1});
    check(
        "/fields/task/step-init-1/status",
        deeper,
        &["\"task/step-init-1/status/more\"", "cannot be a field"],
    );
    check("/fields/task/step-init-1/status", json!(null), &["null", "\"task/step-init-1/status\""]);
    check("/fields/task/step-init-1/", json!("x"), &["\"task/step-init-1/\"", "cannot be part of a path"]);
    check("/fields/task/a~1after", json!({"b": true}), &["\"task/a/after\"", "cannot be part of a path"]);
    check("/history", json!({}), &["\"history\"", "expected a list"]);
    let step = |more: Value| {
        let mut step = json!({"at": 5, "tab": "q8", "set": {"task/x/owner": [null, "Ann"]}});
        step.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        step
    };
    let odd = [
        json!("x"),
        json!({"tab": "q8"}),
        json!({"at": 5}),
        step(json!({"at": -1})),
        step(json!({"at": 1.5})),
        step(json!({"at": "5"})),
        step(json!({"tab": 8})),
        step(json!({"by": null})),
        step(json!({"undo": "4"})),
        step(json!({"redo": null})),
        step(json!({"undo": 4, "redo": 4})),
        step(json!({"sets": {}})),
        step(json!({"set": []})),
        step(json!({"set": {"task/x/owner": "Ann"}})),
        step(json!({"set": {"task/x/owner": [null]}})),
        step(json!({"set": {"task/x/owner": [null, "Ann", "Bea"]}})),
        step(json!({"set": {"task/x/owner": [null, {"name": "Ann"}]}})),
        step(json!({"set": {"task/x": [null, "Ann"]}})),
        step(json!({"set": {"": ["Ann", null]}})),
    ];
    for step in odd {
        check("/history/1", step, &["\"history\": step 2 does not fit"]);
    }
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
    let mut newer = json_of("tests/saved/v2.json");
    for version in [VERSION + 1, 99, u64::MAX] {
        newer["version"] = json!(version);
        newer["fields"] = json!("in a shape of the future");
        assert_eq!(read(&newer.to_string()), Err(SavedError::Newer(version)));
    }
}
