//! The content packs hold together: ids resolve, everything can apply, nothing is unaccounted.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Level, Party, PhaseName, Track, Treatment, check_wording, coverage, decode, encode};
use fairway::proof::{Limits, prove};
use std::collections::BTreeSet;
use support::{pack, wording};

#[test]
fn the_pack_loads_without_problems() {
    assert_eq!(pack().name(), "ems/2018-03");
}

/// The browser reads the pack in another form than its authors write it; it is the same pack.
#[test]
fn the_pack_travels_unchanged() {
    let pack = pack();
    let bytes = encode(&pack).unwrap();
    assert_eq!(format!("{:?}", decode(&bytes).unwrap()), format!("{pack:?}"));
    println!("{} bytes", bytes.len());
    for short in [0, 1, bytes.len() / 2, bytes.len() - 1] {
        assert!(decode(&bytes[..short]).is_err(), "the first {short} bytes are no pack");
    }
}

#[test]
fn every_question_rule_and_task_can_apply_and_no_table_has_a_gap() {
    let problems: Vec<String> =
        prove(&pack(), Limits::default()).problems().iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_key_has_its_text() {
    let problems: Vec<String> =
        check_wording(&pack(), &wording(), &[]).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_row_of_the_digest_is_accounted_for() {
    let pack = pack();
    let coverage = coverage(&pack);
    let missing: Vec<_> =
        coverage.rows.iter().filter(|(_, _, treatment)| *treatment == Treatment::Missing).collect();
    assert!(missing.is_empty(), "{missing:?}");
    println!(
        "coverage of {}: {} modelled / {} information / {} left out, of {} rows",
        pack.name(),
        coverage.modelled,
        coverage.information,
        coverage.left_out,
        coverage.rows.len()
    );
    assert_eq!(coverage.modelled + coverage.information + coverage.left_out, coverage.rows.len());
}

/// A key that belongs to nothing is a leftover of an id that was renamed.
#[test]
fn every_text_belongs_to_something() {
    let pack = pack();
    let mut known: BTreeSet<String> = pack.rows.values().flatten().cloned().collect();
    known.extend(pack.verdicts.iter().map(|table| table.subject.clone()));
    known.extend(pack.verdicts.iter().flat_map(|table| &table.rules).map(|rule| rule.reason_key()));
    known.extend(pack.glossary.iter().map(|term| format!("term.{}", term.id)));
    known.extend(pack.conditions.keys().map(|name| format!("condition.{name}")));
    let codes =
        pack.sources.iter().map(|page| &page.id).chain(pack.diagrams.iter().map(|diagram| &diagram.id));
    known.extend(codes.map(|code| format!("source.{code}")));
    known.extend(PhaseName::ALL.map(|phase| format!("phase.{}", phase.word())));
    known.extend(Track::ALL.map(|track| format!("track.{}", track.word())));
    known.extend(
        [Party::Microsoft, Party::Customer, Party::Joint].map(|party| format!("party.{}", party.word())),
    );
    let levels =
        [Level::Full, Level::Limited, Level::None, Level::InScope, Level::OutOfScope, Level::Depends];
    known.extend(levels.map(|level| format!("level.{}", level.word())));
    known.extend(["met", "not-met", "unknown"].map(|word| format!("level.{word}")));
    known.extend(["yes", "no", "unknown"].map(|word| format!("answer.{word}")));
    let mut whole: BTreeSet<String> = BTreeSet::new();
    for question in &pack.questions {
        let base = format!("question.{}", question.id);
        let parts = ["short", "help", "why", "ask-whom", "none", "unsure"].map(ToString::to_string);
        let entries = question.options.iter().chain(&question.items).cloned();
        known.extend(entries.chain(parts).map(|part| format!("{base}.{part}")));
        whole.insert(base);
    }
    let wording = wording();
    // A text may be a variant of what it belongs to: `a.b.c` of `a.b` or `a`.
    let belongs = |key: &str| {
        let mut ends = key.match_indices('.').map(|(at, _)| at).chain([key.len()]);
        whole.contains(key) || ends.any(|end| known.contains(&key[..end]))
    };
    let strange: Vec<&str> = wording.keys().filter(|key| !belongs(key)).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

/// Keys of the interface wording as they stand in the Rust source: `t("…")`, `fill("…"`, `count("…"`.
#[test]
fn every_key_that_the_interface_names_has_its_text() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let text = std::fs::read_to_string(folder.join("text/en.json")).unwrap();
    let interface = fairway::content::Wording::from_json(&text).unwrap();
    let (mut seen, mut missing) = (0, Vec::new());
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            for call in ["texts.t(\"", "texts.fill(\"", "interface.count(\"", "self.t(\"", "self.fill(\""] {
                for (at, _) in source.match_indices(call) {
                    let key = source[at + call.len()..].split('"').next().unwrap();
                    seen += 1;
                    if interface.get(key).or(interface.get(&format!("{key}.other"))).is_none() {
                        missing.push(format!("{}: {key}", path.display()));
                    }
                }
            }
        }
    }
    assert!(seen > 80, "only {seen} keys found; the search has gone blind");
    assert!(missing.is_empty(), "{missing:#?}");
    for kind in pack().plans.iter().map(|plan| &plan.kind) {
        assert!(interface.get(&format!("question.{kind}")).is_some(), "question.{kind}");
    }
}
