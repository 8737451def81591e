//! The schemas of plan and backup files, against a validator: every file that is written fits, and what the
//! program refuses for its shape, the schema refuses too.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use fairway::formats::file::{Backup, Deleted, LoadedPack, read};
use fairway::formats::saved;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn json_of(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(project().join(path)).unwrap()).unwrap()
}

fn plan_schema() -> Value {
    json_of("src/formats/file/plan.schema.json")
}

/// The schema of backups with that of plans in it, as a reader of both files has it.
fn backup_schema() -> Value {
    let mut schema = json_of("src/formats/file/backup.schema.json");
    let plan = &mut schema["properties"]["plans"]["items"];
    assert_eq!(*plan, json!({"$ref": "plan.schema.json"}));
    *plan = plan_schema();
    plan["$id"] = json!("urn:fairway:plan");
    schema
}

#[test]
fn what_is_written_fits_its_schema() {
    let plan = jsonschema::validator_for(&plan_schema()).unwrap();
    let backup = jsonschema::validator_for(&backup_schema()).unwrap();
    let mut plans = Vec::new();
    for version in 1..=saved::VERSION {
        let text = fs::read_to_string(project().join(format!("tests/saved/v{version}.json"))).unwrap();
        let written = saved::write(&saved::read(&text).unwrap());
        let faults: Vec<String> = plan
            .iter_errors(&serde_json::from_str(&written).unwrap())
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "version {version}: {faults:?}");
        plans.push((format!("plan{version}"), written));
    }
    let text = |id: &str| Deleted { id: id.into(), text: "any".into() };
    let everything = Backup {
        made: 5,
        deleted: vec![text("a")],
        kept: vec![text("b")],
        packs: vec![LoadedPack { name: "harbour/2024-05".into(), text: "{}".into() }],
        me: Some("Ann".into()),
        ..Backup::default()
    };
    for written in [everything.write(&plans), Backup::default().write(&[("x".into(), "{".into())])] {
        let value = serde_json::from_str(&written).unwrap();
        assert!(
            backup.is_valid(&value),
            "{:?}",
            backup.iter_errors(&value).next().map(|fault| fault.to_string())
        );
    }
}

#[test]
fn what_the_program_refuses_the_schema_refuses() {
    let schema = jsonschema::validator_for(&plan_schema()).unwrap();
    let whole = json_of("tests/saved/v3.json");
    assert!(schema.is_valid(&whole) && read(whole.to_string().as_bytes(), 1 << 50).is_ok());
    let check = |place: &str, value: Value| {
        let mut plan = whole.clone();
        let (above, key) = place.rsplit_once('/').unwrap();
        plan.pointer_mut(above).unwrap()[key] = value.clone();
        assert!(read(plan.to_string().as_bytes(), 1 << 50).is_err(), "{place}: {value} is read");
        assert!(!schema.is_valid(&plan), "{place}: {value} fits the schema");
    };
    check("/id", json!(5));
    check("/more", json!(1));
    check("/fields/plan/name", json!(null));
    check("/fields/plan/name", json!({"deep": 1}));
    check("/fields/task/step-init-1/owner", json!({"deep": 1}));
    check("/fields/task/step-init-1", json!("x"));
    check("/fields/answer", json!([]));
    check("/history", json!({}));
    check("/older/plan/target", json!([1]));
    check("/older/plan/target", json!(["x", 1]));
    check("/seen/h7", json!(-1));
    check("/seen/h7", json!(1_u64 << 53));
    for (key, value) in [
        ("at", json!(1.5)),
        ("at", json!("now")),
        ("tab", json!(null)),
        ("merged", json!(false)),
        ("typed", json!([1])),
        ("set", json!({"plan/name": ["x"]})),
        ("set", json!({"plan/name": "x"})),
        ("mood", json!("good")),
    ] {
        let mut plan = whole.clone();
        plan["history"][0][key] = value.clone();
        assert!(read(plan.to_string().as_bytes(), 1 << 50).is_err(), "{key}: {value} is read");
        assert!(!schema.is_valid(&plan), "{key}: {value} fits the schema");
    }
}
