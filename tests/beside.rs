//! What stands beside the editions of the pack: when rules changed, what products were called, and which ids
//! of one edition mean what has another id in another one. That it is sound, and every fault it may have.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::content::authoring::{compose, read_history, read_moves};
use std::fs;
use support::{editions, project, text_of, told};

/// All editions, the pack of today among them. Those that are whole are read without their checks, which are
/// other tests' matter.
fn all() -> Vec<Pack> {
    let known = editions::names();
    let mut packs: Vec<Pack> = known.iter().map(|name| editions::composed(name).bundle.pack).collect();
    let folder = fs::read_dir(project().join("src/content/packs/ems")).unwrap();
    for path in folder.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !known.contains(&name) {
            let files = editions::files(&name).pack;
            let composed = compose(&files).unwrap();
            packs.push(serde_json::from_str(&composed).unwrap());
        }
    }
    packs
}

fn file(name: &str) -> (String, String) {
    (name.to_string(), text_of(format!("src/content/packs/ems/{name}")))
}

fn written(name: &str, text: &str) -> (String, String) {
    (name.to_string(), text.to_string())
}

/// Two editions of a small pack; the second asks `choices` as one of several.
fn small() -> [Pack; 2] {
    let pack = |edition: &str, question: &str, task: &str| {
        let text = format!(
            r#"{{"pack": "p", "edition": "{edition}", "format": 1, "authority": "A",
            "sources": [{{"id": "A", "title": "", "heading": "", "file": "", "date": "2018-03-21"}}],
            "questions": [{question}], "verdicts": [], "rows": {{"1": ["r"]}},
            "tasks": [{{"id": "same", "phase": "assess", "track": "all", "party": "joint", "when": {{"all": []}}, "sources": ["A"]}},
                {{"id": "{task}", "phase": "assess", "track": "all", "party": "joint", "when": {{"all": []}}, "sources": ["A"]}}]}}"#
        );
        serde_json::from_str(&text).unwrap()
    };
    let one = r#"{"id": "q", "kind": "one", "options": ["a", "b"], "sources": ["A"]}"#;
    let many = r#"{"id": "q", "kind": "many", "options": ["b", "c"], "sources": ["A"]}"#;
    [pack("one", one, "old"), pack("two", many, "new")]
}

#[test]
fn the_turning_points_and_names_have_days_editions_rows_pages_and_texts() {
    let all = all();
    let packs: Vec<&Pack> = all.iter().collect();
    let read = read_history(&file("history.json"), &file("history.en.json"), &packs);
    let (found, _) = read.unwrap_or_else(|faults| panic!("{}", told(&faults)));
    assert_eq!((found.pack.as_str(), found.turns.len(), found.names.len()), ("ems", 33, 22));
    // A turning point lies before the pages of the edition that first has it.
    for turn in &found.turns {
        let Some(edition) = &turn.edition else { continue };
        let pack = all.iter().find(|pack| pack.edition == *edition).unwrap();
        let newest = pack.sources.iter().map(|page| page.date.as_str()).max().unwrap();
        assert!(turn.date.as_str() <= newest, "{}: {} after {newest}", turn.id, turn.date);
    }
}

#[test]
fn faults_of_turning_points_and_names_are_told() {
    let [one, _] = small();
    let history = written(
        "history.json",
        r#"{"pack": "p", "turns": [
{"id": "a", "date": "2018-02-30", "state": "s", "edition": "two"},
{"id": "b", "date": "2018-01-01", "until": "2017-01-01", "state": "s", "edition": "one", "rows": ["r", "q"]},
{"id": "c", "date": "2018-01-02", "state": "s"}],
"names": [
{"id": "c", "from": "x", "since": "2018-13", "edition": "one", "sources": ["B"]},
{"id": "n", "from": "x", "to": "y", "since": "2018", "edition": "one", "sources": []},
{"id": "m", "from": "x", "edition": "three", "sources": ["A"]}]}"#,
    );
    let texts = written("history.en.json", r#"{"a": "A", "c": "C", "d": "D", "n": "N", "m": "M"}"#);
    let faults = read_history(&history, &texts, &[&one]).unwrap_err();
    let expected = [
        "history.json:2: turns.a.date: found \"2018-02-30\"; expected a date such as 2018-03-21",
        "history.json:2: turns.a.edition: unknown edition \"two\"; expected one of this pack",
        "history.json:3: turns.b.date: found \"2018-01-01\"; expected the days in order",
        "history.json:3: turns.b.rows: unknown row \"q\"; expected one of that edition",
        "history.json:6: names.c.id: found \"c\" a second time; expected an id of its own",
        "history.json:6: names.c.since: found \"2018-13\"; expected a day, a month or a year",
        "history.json:6: names.c.sources: unknown source \"B\"; expected a page code of that edition",
        "history.json:7: names.n.sources: found no page; expected the code of one",
        "history.json:8: names.m.edition: unknown edition \"three\"; expected one of this pack",
        "history.json:3: turns.b: found no text; expected one for this id",
        "history.en.json:1: d: found a text that belongs to nothing; expected the id of a turning point or a name",
    ];
    assert_eq!(faults.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
    let shape = written("history.json", r#"{"pack": 1, "turns": []}"#);
    let shape = read_history(&shape, &written("t.json", "{}"), &[&one]).unwrap_err();
    assert!(shape[0].to_string().starts_with("history.json: pack: invalid type"), "{shape:?}");
}

#[test]
fn every_edition_can_be_left_for_each_later_one() {
    let all = all();
    let packs: Vec<&Pack> = all.iter().collect();
    let read = read_moves(&file("moves.json"), &packs);
    let moves = read.unwrap_or_else(|faults| panic!("{}", told(&faults))).moves;
    // What every plan has an answer to is not lost on the way, by its own id or by the map.
    for from in &packs {
        for to in packs.iter().filter(|to| to.edition > from.edition) {
            let of_pair =
                moves.iter().filter(|row| row.from.contains(&from.edition) && row.to.contains(&to.edition));
            let maps: Vec<_> = of_pair.collect();
            let moved = |choice: String| {
                let named = maps.iter().find_map(|row| row.answers.get(&choice)).cloned();
                let (question, option) = named.as_ref().unwrap_or(&choice).split_once('/').unwrap();
                to.question(question)
                    .is_some_and(|question| question.options.iter().any(|known| known == option))
            };
            for question in ["service", "identity", "forest-count"] {
                let lost: Vec<_> = from
                    .question(question)
                    .unwrap()
                    .options
                    .iter()
                    .filter(|option| !moved(format!("{question}/{option}")))
                    .collect();
                let expected: &[&str] =
                    if question == "service" && to.edition == "2026" && from.edition > "2016-04".into() {
                        // Replaced by another product, not renamed.
                        &["advanced-threat-analytics"]
                    } else {
                        &[]
                    };
                assert_eq!(lost, expected, "{} to {}: {question}", from.edition, to.edition);
            }
        }
    }
}

#[test]
fn faults_of_moves_are_told() {
    let [one, two] = small();
    let moves = |row: &str| {
        let file = written("moves.json", &format!("{{\"pack\": \"p\", \"moves\": [\n{row}]}}"));
        read_moves(&file, &[&one, &two])
            .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert!(
        moves(r#"{"from": ["one"], "to": ["two"], "proposed": {"q/a": "q/c"}, "work": {"old": "new"}}"#)
            .is_ok()
    );
    let check = |row: &str, expected: &[&str]| assert_eq!(moves(row).unwrap_err(), expected, "{row}");
    check(
        r#"{"from": ["one", "none"], "to": ["one", "two"]}"#,
        &[
            "moves.json:2: moves[0].from: unknown edition \"none\"; expected one of this pack",
            "moves.json:2: moves[0].to: found \"one\", from which one moves; expected another edition",
        ],
    );
    check(
        r#"{"from": ["one"], "to": ["two"], "answers": {"q/a": "q/c", "q/b": "q/c", "q/x": "q/c"}, "proposed": {"q/a": "q/y"}}"#,
        &[
            "moves.json:2: moves[0].answers: found \"q/c\", of another kind of question; expected the same kind, or several choices if it is proposed",
            "moves.json:2: moves[0].answers: found \"q/b\", which the other edition has too; expected what differs",
            "moves.json:2: moves[0].answers: unknown answer \"q/x\"; expected one of an edition left",
            "moves.json:2: moves[0].proposed: unknown answer \"q/y\"; expected one of each edition entered",
        ],
    );
    check(
        r#"{"from": ["one"], "to": ["two"], "work": {"old": "x", "same": "new", "z": "new"}}"#,
        &[
            "moves.json:2: moves[0].work: unknown task \"x\"; expected one of each edition entered",
            "moves.json:2: moves[0].work: found \"same\", which the other edition has too; expected what differs",
            "moves.json:2: moves[0].work: unknown task \"z\"; expected one of an edition left",
        ],
    );
}
