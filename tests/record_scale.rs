//! How large a plan of 400 tasks is, and how long it takes to read, write and change it. Printed, not judged
//! by the clock: `cargo test --release --no-default-features --test record_scale -- --ignored --nocapture`
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use fairway::formats::saved;
use fairway::record::{Record, Stamp};
use serde_json::Value;
use std::time::Instant;

/// 60 characters.
const NOTE: &str = "Asked the data centre, waits for an answer until next Monday";

fn stamp(at: u64) -> Stamp {
    Stamp { at: 1_795_406_503_000 + at, tab: "k3f9x2ab".into(), by: "Ann Miller".into() }
}

/// 400 tasks with everything entered, one step a field; the last 500 steps are kept.
fn large(steps: bool) -> Record {
    let mut record = Record::new("k3f9x2ab", "ems/2018-03");
    for task in 0..400 {
        let work =
            [("status", "in-progress"), ("owner", "Ann Miller"), ("due", "2026-12-04"), ("notes", NOTE)];
        for (field, text) in work {
            let path = format!("task/cust-assess-environment-{task:03}/{field}");
            record.edit(&stamp(task * 1_000), vec![(path, Some(Value::from(text)))]);
        }
    }
    if !steps {
        record.history.clear();
    }
    record
}

/// Milliseconds for one run, the middle of many.
fn time(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..101)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

#[test]
#[ignore = "a measurement"]
fn sizes_and_times() {
    for (name, record) in [("without history", large(false)), ("with 500 steps", large(true))] {
        let text = saved::write(&record);
        let write = time(|| assert_eq!(saved::write(&record).len(), text.len()));
        let read = time(|| assert!(saved::read(&text).is_ok()));
        let clone = time(|| assert_eq!(record.clone().id, record.id));
        let mut typed = record.clone();
        let mut letters = 0;
        let letter = time(|| {
            letters += 1;
            assert!(typed.type_in(&stamp(900_000), "task/own-a/notes", &"x".repeat(letters)));
        });
        let mut turned = record.clone();
        let turn = time(|| {
            turned.edit(&stamp(0), vec![("plan/name".into(), Some(Value::from("x")))]);
            turned.undo(&stamp(0));
        });
        let (bytes, steps) = (text.len(), record.history.len());
        println!(
            "{name}: {} fields, {steps} steps, {bytes} bytes; write {write:.2} ms, read {read:.2} ms, \
             clone {clone:.2} ms, a letter typed {letter:.3} ms, an edit and its undo {turn:.3} ms",
            record.fields.len()
        );
    }
}
