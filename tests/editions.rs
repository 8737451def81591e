//! The editions of the pack: each composes, checks and proves, the same way every time, and what is corrected
//! in a base reaches all that rest on it. What their digest says is held against them in
//! `tests/editions_digest.rs`, its summary table of 25 questions in `tests/editions_answers.rs`.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::authoring::{compose_edition, read_history, read_untrusted};
use fairway::proof::{Limits, prove};
use std::collections::BTreeSet;
use support::{composed as march, editions, pack, text_of, told};

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

fn rows(edition: &str) -> Option<BTreeSet<String>> {
    let known = editions::names().iter().any(|name| name == edition);
    known.then(|| editions::composed(edition).bundle.pack.rows.values().flatten().cloned().collect())
}

fn history() -> [(String, String); 2] {
    ["history.json", "history.en.json"]
        .map(|name| (name.to_string(), text_of(format!("src/content/packs/ems/{name}"))))
}

#[test]
fn the_turning_points_have_days_editions_rows_and_texts() {
    let [file, texts] = history();
    let (found, _) = read_history(&file, &texts, rows).unwrap_or_else(|faults| panic!("{}", told(&faults)));
    assert_eq!((found.pack.as_str(), found.turns.len()), ("ems", 33));
    // A turning point lies before the pages of the edition that first has it.
    for turn in &found.turns {
        let Some(edition) = &turn.edition else { continue };
        let pack = editions::composed(edition).bundle.pack;
        let newest = pack.sources.iter().map(|page| page.date.as_str()).max().unwrap();
        assert!(turn.date.as_str() <= newest, "{}: {} after {newest}", turn.id, turn.date);
    }
}

#[test]
fn faults_of_turning_points_are_told() {
    let known = |edition: &str| (edition == "one").then(|| BTreeSet::from(["r".to_string()]));
    let file = |text: &str| ("history.json".to_string(), text.to_string());
    let texts = |text: &str| ("history.en.json".to_string(), text.to_string());
    let history = file(
        "{\"pack\": \"p\", \"turns\": [\n{\"id\": \"a\", \"date\": \"2018-02-30\", \"state\": \"s\", \"edition\": \"two\"},\n{\"id\": \"b\", \"date\": \"2018-01-01\", \"until\": \"2017-01-01\", \"state\": \"s\", \"edition\": \"one\", \"rows\": [\"r\", \"q\"]},\n{\"id\": \"c\", \"date\": \"2018-01-02\", \"state\": \"s\"}]}",
    );
    let faults =
        read_history(&history, &texts("{\"a\": \"A\", \"c\": \"C\", \"d\": \"D\"}"), known).unwrap_err();
    let expected = [
        "history.json:2: turns.a.date: found \"2018-02-30\"; expected a date such as 2018-03-21",
        "history.json:2: turns.a.edition: unknown edition \"two\"; expected one of this pack",
        "history.json:3: turns.b.date: found \"2018-01-01\"; expected the days in order",
        "history.json:3: turns.b.rows: unknown row \"q\"; expected one of that edition",
        "history.json:3: turns.b: found no text; expected one for this id",
        "history.en.json: d: found a text that belongs to nothing; expected the id of a turning point",
    ];
    assert_eq!(faults.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
    let shape = read_history(&file("{\"pack\": 1, \"turns\": []}"), &texts("{}"), known).unwrap_err();
    assert!(shape[0].to_string().starts_with("history.json: pack: invalid type"), "{shape:?}");
}
