//! What the page around an embedded app is told: the verdicts of the decision report, the progress of the list of
//! plans, and nothing that people have entered as text.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod support;

use fairway::formats::decision::report;
use fairway::formats::page_report::page_report;
use fairway::formats::plan_summary::summarise;
use fairway::record::{Record, Stamp};
use serde_json::{Value, json};
use support::pack;

fn journeys() -> Vec<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journeys");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    texts.map(|path| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()).collect()
}

#[test]
fn it_says_what_the_decision_report_and_the_list_say_and_no_names() {
    let pack = pack();
    let mut seen = 0;
    for journey in journeys() {
        let Some(answers) = journey.get("answers").and_then(Value::as_object) else { continue };
        let mut record = Record::new("a1", &pack.name());
        let stamp = Stamp { at: 1, tab: "t".into(), by: "Somebody".into() };
        let mut fields: Vec<(String, Option<Value>)> =
            answers.iter().map(|(id, value)| (format!("answer/{id}"), Some(value.clone()))).collect();
        fields.push(("plan/name".into(), Some(json!("Northwind"))));
        fields.push(("plan/customer".into(), Some(json!("Northwind"))));
        record.edit(&stamp, fields);
        let told = page_report(&pack, &record).unwrap();
        let decided = report(&pack, &json!(answers).to_string()).unwrap();
        for kind in ["services", "identity", "methods"] {
            let told = told["verdict"][kind].as_object().unwrap();
            let decided = decided[kind].as_object().unwrap();
            assert_eq!(told.len(), decided.len(), "{kind}");
            for (subject, verdict) in decided {
                assert_eq!(told[subject], verdict["verdict"], "{subject}");
            }
        }
        let progress = summarise(&pack, "", &record).unwrap().progress.unwrap();
        assert_eq!(
            told["progress"],
            json!({"questions": progress.questions, "tasks": progress.total, "settled": progress.settled})
        );
        let text = told.to_string();
        assert!(!text.contains("Northwind") && !text.contains("Somebody"), "{text}");
        seen += 1;
    }
    assert!(seen >= 5, "{seen} journeys");
}

#[test]
fn a_plan_of_another_pack_is_refused() {
    let told = page_report(&pack(), &Record::new("a1", "other/1"));
    assert!(told.is_err_and(|reason| reason.contains("other/1")));
}
