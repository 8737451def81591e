//! The content packs hold together: ids resolve, everything can apply, nothing is unaccounted.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Treatment, check_wording, coverage, decode, encode};
use fairway::proof::{Limits, prove};
use std::collections::BTreeSet;
use support::{interface, pack, told, wording};

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
fn every_key_has_its_text_and_every_text_belongs_to_something() {
    assert_eq!(told(&check_wording(&pack(), &wording())), "");
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

/// The source of everything that shows the interface's wording, with its path.
fn interface_sources() -> Vec<(std::path::PathBuf, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut places = vec![
        root.join("src/ui"),
        root.join("src/plan"),
        root.join("src/formats"),
        root.join("src/journey"),
        root.join("src/content"),
        root.join("xtask/src/dist"),
        root.join("index.html"),
        root.join("boot.js"),
    ];
    let mut found = Vec::new();
    while let Some(place) = places.pop() {
        if place.is_dir() {
            places.extend(std::fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path()));
        } else if place
            .extension()
            .is_some_and(|ending| ["rs", "html", "js"].iter().any(|known| ending == *known))
        {
            let source = std::fs::read_to_string(&place).unwrap();
            found.push((place, source));
        }
    }
    found
}

/// Keys of the interface wording as they stand in the Rust source: `t("…")`, `fill("…"`, `count("…"`.
#[test]
fn every_key_that_the_interface_names_has_its_text() {
    let interface = interface();
    let (mut seen, mut missing) = (0, Vec::new());
    for (path, source) in interface_sources() {
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
    assert!(seen > 80, "only {seen} keys found; the search has gone blind");
    assert!(missing.is_empty(), "{missing:#?}");
    for kind in pack().plans.iter().map(|plan| &plan.kind) {
        assert!(interface.get(&format!("question.{kind}")).is_some(), "question.{kind}");
    }
}

/// A key is shown when it stands somewhere as a whole, or is put together from a beginning that ends
/// with a full stop and one more word, with or without an end that stands somewhere, such as `.label`.
#[test]
fn every_text_of_the_interface_is_shown_somewhere() {
    let mut pieces: BTreeSet<String> = BTreeSet::new();
    for (_, source) in interface_sources() {
        pieces.extend(source.split('"').map(|piece| piece.split('{').next().unwrap().to_string()));
        pieces
            .extend(source.split("{{").skip(1).filter_map(|rest| Some(rest.split_once("}}")?.0.to_string())));
    }
    let word = |rest: &str| !rest.is_empty() && !rest.contains('.');
    let ended = |rest: &str| rest.split_once('.').is_some_and(|(_, end)| pieces.contains(&format!(".{end}")));
    let is_shown = |key: &str| {
        let key = key.strip_suffix(".one").or(key.strip_suffix(".other")).unwrap_or(key);
        let mut stops = key.match_indices('.').map(|(at, _)| key.split_at(at + 1));
        let joined = |(start, rest): (&str, &str)| {
            pieces.contains(start) && (word(rest) || pieces.contains(rest) || ended(rest))
                || pieces.contains(start.trim_end_matches('.')) && pieces.contains(&format!(".{rest}"))
        };
        pieces.contains(key) || stops.any(joined)
    };
    let interface = interface();
    let idle: Vec<&str> = interface.keys().filter(|key| !is_shown(key)).collect();
    assert!(idle.is_empty(), "{idle:#?}");
    assert!(!is_shown("about.process.title") && !is_shown("nothing.shows.this"), "the search sees too much");
}
