//! The editions of the pack: each composes, checks and proves, the same way every time, and what is corrected
//! in a base reaches all that rest on it. What their digest says is held against them in
//! `tests/editions_digest.rs`, its summary table of 25 questions in `tests/editions_answers.rs`.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::authoring::{compose_edition, read_untrusted};
use fairway::proof::{Limits, prove};
use support::{composed as march, editions, pack, told};

#[test]
fn every_edition_is_sound_and_proved() {
    let names = editions::names();
    assert_eq!(names.first().map(String::as_str), Some("2016-04"));
    for name in names {
        let composed = editions::composed(&name);
        let pack = &composed.bundle.pack;
        assert_eq!(pack.name(), format!("ems/{name}"));
        let problems = prove(pack, Limits::default()).problems();
        assert!(problems.is_empty(), "{name}:\n{}", told(&problems));
        // As a file it goes to somebody who has no bases.
        let read = read_untrusted(&composed.text()).unwrap_or_else(|faults| panic!("{}", told(&faults)));
        assert_eq!(format!("{:?}", read.pack), format!("{pack:?}"), "{name}");
    }
}

#[test]
fn editions_compose_the_same_every_time() {
    for name in editions::names() {
        assert_eq!(editions::composed(&name).text(), editions::composed(&name).text(), "{name}");
    }
    let whole = editions::composed("2018-03");
    assert_eq!(
        format!("{:?}", whole.bundle.pack),
        format!("{:?}", pack()),
        "an edition without a base is itself"
    );
    assert!(whole.text().contains(march().as_str()));
}

#[test]
fn a_correction_in_the_base_reaches_every_edition() {
    for name in editions::names() {
        let mut files = editions::files(&name);
        let base = match files.others.iter_mut().find(|(base, _)| base == "2018-03") {
            Some((_, base)) => base,
            None => &mut files,
        };
        let change = |files: &mut Vec<(String, String)>, file: &str, from: &str, to: &str| {
            let (_, text) = files.iter_mut().find(|(name, _)| name == file).unwrap();
            assert!(text.contains(from), "{from} is not in {file}");
            *text = text.replace(from, to);
        };
        let from = "\"after\": [\"cust-initiate-associate-licenses\"], \"effort\": 2";
        change(&mut base.pack, "tasks.json", from, &from.replace("\"effort\": 2", "\"effort\": 4"));
        change(&mut base.wording[0].1, "information.json", "normal business hours", "usual business hours");
        let composed = compose_edition(&files).unwrap_or_else(|faults| panic!("{name}:\n{}", told(&faults)));
        let task = composed.bundle.pack.task("ms-initiate-verify-eligibility").unwrap();
        assert_eq!(task.effort, Some(4), "{name}");
        let hours = composed.bundle.wording.get("en").unwrap().text("proc-hours");
        assert!(hours.contains("usual business hours"), "{name}: {hours}");
    }
}

#[test]
fn an_edition_that_is_held_in_part_says_so() {
    let mut partial = editions::names();
    partial
        .retain(|name| editions::composed(name).bundle.wording.get("en").unwrap().get("partial").is_some());
    assert_eq!(partial, ["2021-06"]);
}
