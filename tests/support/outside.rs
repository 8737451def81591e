//! A pack as it comes from outside, damaged in one place, and the ways to read and use it.

use super::generate::arbitrary;
use super::{composed, told, wording};
use fairway::content::authoring::{Bundle, read_untrusted};
use fairway::journey::{Answers, decide, explain};
use fairway::plan::plan;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Far above what is measured, which is printed, and far below what people would wait. Tests are not optimised.
pub const MOMENT: Duration = Duration::from_secs(10);

/// The edition with its wording in one file.
pub fn bundle() -> Value {
    let texts = wording();
    let texts: Value = texts.keys().map(|key| (key.to_string(), Value::from(texts.text(key)))).collect();
    json!({"pack": serde_json::from_str::<Value>(&composed()).unwrap(), "wording": {"en": texts}})
}

/// The bundle with one part replaced, or added where there was none.
pub fn damaged(at: &str, value: Value) -> Value {
    let mut bundle = bundle();
    let (above, key) = at.rsplit_once('/').unwrap();
    match bundle.pointer_mut(above).unwrap_or_else(|| panic!("nothing at {above}")) {
        Value::Array(list) if key == "-" => list.push(value),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        place => place[key] = value,
    }
    bundle
}

/// Reads a text, prints how long that took, and fails where it took longer than a moment.
pub fn read(name: &str, text: &str) -> Result<Bundle, String> {
    let start = Instant::now();
    let read = read_untrusted(text);
    let time = start.elapsed();
    let faults = read.as_ref().err().map_or(0, Vec::len);
    println!("{name}: {} bytes, {faults} faults, {time:?}", text.len());
    assert!(time < MOMENT, "{name}: {time:?}");
    assert!(faults <= 501, "{name}: a list of {faults} faults is no help");
    read.map_err(|faults| told(&faults))
}

/// The pack is refused, and this is among what is told.
pub fn refused(name: &str, text: &str, expected: &str) {
    match read(name, text) {
        Ok(_) => panic!("{name}: taken; expected to be refused with {expected}"),
        Err(told) => {
            let start: String = told.chars().take(2_000).collect();
            assert!(told.contains(expected), "{name}: told:\n{start}\nexpected:\n{expected}");
        }
    }
}

/// Decides, explains and plans under some answers.
pub fn use_it(bundle: &Bundle, seeds: u64) {
    let pack = &bundle.pack;
    let all = (0..seeds).map(|seed| arbitrary(pack, seed)).chain([Answers::default()]);
    for answers in all {
        let outcome = decide(pack, &answers);
        for verdict in &outcome.verdicts {
            assert!(!explain(pack, &answers, &verdict.subject).is_empty());
        }
        assert!(plan(pack, &answers).tasks.len() <= pack.work().count());
    }
}
