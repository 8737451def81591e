//! Files that are made to do harm by how much or what they name: what is told of them stays short, what no
//! browser could keep is refused, and no id reaches the records of another plan.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::formats::file::{Opened, Refused, Repair, read};
use fairway::formats::saved;
use fairway::storage::{self, Backend};
use serde_json::{Value, json};
use support::model_storage::{Fault, Model, Stored};
use support::text_of;

const NOW: u64 = 1_800_000_000_000;
/// The most letters of one thing that is told of a file.
const LONG: usize = 400;

fn v3() -> Value {
    serde_json::from_str(&text_of("tests/saved/v3.json")).unwrap()
}

fn told(text: &str) -> Vec<String> {
    let words = |repairs: Vec<Repair>| repairs.into_iter().map(|repair| format!("{repair:?}")).collect();
    match read(text.as_bytes(), NOW) {
        Ok(Opened::Plan(found)) => words(found.repairs),
        Ok(Opened::Backup { repairs, .. }) => words(repairs),
        Err(refused) => vec![format!("{refused:?}")],
    }
}

#[test]
fn what_is_told_of_a_file_is_short_whatever_is_in_it() {
    let long = "k".repeat(1_000_000);
    let with = |place: &str, key: &str, value: Value| {
        let mut plan = v3();
        plan.pointer_mut(place).unwrap()[key] = value;
        plan.to_string()
    };
    let twice = format!("\"{long}\": 1, \"{long}\": 2,");
    let backup = |more: &str| format!(r#"{{"format": "fairway-backup", "version": 1, {more}}}"#);
    let texts = [
        v3().to_string().replacen('{', &format!("{{{twice}"), 1),
        with("", &long, json!(1)),
        with("/fields/plan", &long, json!(1)),
        with("/fields/plan", "name", json!(vec![1; 400_000])).replace("\"name\":[", "\"name\":[null,"),
        with("/fields", "plan", json!(vec![1; 400_000])),
        with("/fields/task", &long, json!({"a": {"b": 1}})),
        backup(&format!("\"plans\": [], \"{long}\": 1")),
        backup(&format!("\"plans\": [], \"order\": [\"{long}\"]")),
        backup(&format!("\"plans\": [{{\"id\": \"{long}\"}}]")),
        backup(&format!("\"plans\": [], \"made\": \"{long}\"")),
    ];
    for text in texts {
        for told in told(&text) {
            assert!(told.chars().count() < LONG, "{} letters: {told:.300}", told.len());
        }
    }
}

#[test]
fn a_plan_that_no_browser_could_keep_is_refused() {
    let mut plan = v3();
    plan["fields"]["plan"]["name"] = json!("x".repeat(6_000_000));
    assert!(matches!(read(plan.to_string().as_bytes(), NOW), Err(Refused::Damaged(_))));
    let mut plan = v3();
    let steps = (0..20_000).map(|at| json!({"at": at, "tab": "q8"}));
    plan["history"] = steps.collect();
    assert!(matches!(read(plan.to_string().as_bytes(), NOW), Err(Refused::Damaged(_))));
}

/// A key of storage is put together from the id, so an id with a colon would name a slot of another plan.
#[test]
fn an_id_that_is_none_is_let_go() {
    let model = Model::new(Stored::default(), Fault::None, 1_000_000);
    let text = text_of("tests/saved/v3.json");
    storage::write(&model, "k3f9x2", &text, 0).unwrap();
    for id in ["k3f9x2:a", "a/b", "a b", "a&x=1", "", "ü", "__proto__", &"x".repeat(65)] {
        let mut plan = v3();
        plan["id"] = json!(id);
        let Ok(Opened::Plan(found)) = read(plan.to_string().as_bytes(), NOW) else { panic!("{id}") };
        assert_eq!(saved::read(&found.text).unwrap().id, "", "{id}");
        assert_eq!(found.repairs.contains(&Repair::Id(id.to_string())), !id.is_empty(), "{id:.20}");
        storage::remove_for_good(&model, &saved::read(&found.text).unwrap().id);
    }
    assert_eq!(storage::any_text(&model, "k3f9x2"), Some(text));
    assert!(!model.keys().is_empty());
    let kept = |id: &str| json!([{"id": id, "text": "x"}]);
    let backup = json!({"format": "fairway-backup", "version": 1, "plans": [], "unread": kept("a:a"),
        "deleted": kept("b/c"), "kept": kept("k3f9x2")});
    let Ok(Opened::Backup { rest, repairs, .. }) = read(backup.to_string().as_bytes(), NOW) else { panic!() };
    assert_eq!((rest.unread.len(), rest.deleted.len(), rest.kept.len()), (0, 0, 1));
    assert_eq!(repairs, ["a:a", "b/c"].map(|id| Repair::Left(id.to_string())));
}

/// Why ids are asked to be plain: what belongs to such a one is a slot of another plan.
#[test]
fn an_id_with_a_colon_would_name_a_slot_of_another_plan() {
    let model = Model::new(Stored::default(), Fault::None, 1_000_000);
    storage::write(&model, "k3f9x2", "text", 0).unwrap();
    for slot in ["k3f9x2:a", "k3f9x2:b"] {
        storage::remove_for_good(&model, slot);
    }
    assert_eq!(storage::any_text(&model, "k3f9x2"), None);
}
