//! An edition that is written as what differs from another one: what composes, and every fault with its
//! place. The editions of the project are looked at in `tests/editions.rs`.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use fairway::content::authoring::{Composed, EditionFiles, Files, base_of, compose_edition, read_untrusted};
use fairway::content::{Condition, Mark, Problem};

const BASE: &str = r#"{
  "pack": "tiny", "edition": "one", "format": 1, "authority": "A",
  "sources": [{"id": "A", "title": "", "heading": "", "file": "", "date": "2018-03-21"}],
  "links": [{"id": "l", "title": "", "address": "https://example.org/", "sources": ["A"]}],
  "unclear": [{"id": "u", "sources": ["A"]}],
  "conditions": {"wants": {"is": ["q", ["yes"]]}},
  "questions": [{"id": "q", "kind": "one", "options": ["yes", "no"], "sources": ["A"]}],
  "verdicts": [{"subject": "s", "kind": "service", "answer": ["q", "yes"], "rules": [
    {"id": "r", "when": {"named": "wants"}, "level": "full", "sources": ["A"], "unclear": ["u"]},
    {"id": "r", "when": {"all": []}, "level": "none", "sources": ["A"], "reason": "r.other"}]}]
}"#;
const WORK: &str = r#"{
  "tasks": [
    {"id": "t1", "phase": "assess", "track": "all", "party": "customer", "when": {"named": "wants"}, "sources": ["A"], "links": ["l"]},
    {"id": "t2", "phase": "assess", "track": "all", "party": "joint", "when": {"named": "wants"}, "after": ["t1"], "effort": 2, "sources": ["A"]}
  ],
  "rows": {"1": ["r", "t1", "t2", "u", "l"], "2": ["A"]}
}"#;
const TEXTS: &str = r#"{
  "question.q": "Q?", "question.q.short": "Q", "question.q.help": "H", "question.q.why": "W", "question.q.ask-whom": "I",
  "question.q.yes": "Yes", "question.q.no": "No", "condition.wants": "wanted",
  "s": "S", "r": "R", "r.reason": "because", "r.other": "otherwise", "u": "U", "u.pages": "p", "u.handling": "h", "u.reason": "r",
  "t1": "One", "t1.note": "a note", "t2": "Two", "source.A": "A",
  "level.full": "Full", "level.none": "None", "level.depends": "Open", "track.all": "All",
  "phase.general": "g", "phase.initiate": "i", "phase.assess": "a", "phase.remediate": "r", "phase.enable": "e",
  "party.microsoft": "They", "party.customer": "You", "party.joint": "Both"
}"#;

fn file(name: &str, text: &str) -> Files {
    vec![(name.to_string(), text.to_string())]
}

fn base() -> EditionFiles {
    let pack = [file("base.json", BASE), file("work.json", WORK)].concat();
    EditionFiles { pack, wording: vec![("en".into(), file("texts.json", TEXTS))], ..EditionFiles::default() }
}

/// An edition upon `base`, with one file and one of texts, and the editions that it may rest on.
fn on(pack: &str, texts: &str, others: Vec<(String, EditionFiles)>) -> EditionFiles {
    let wording = vec![("en".into(), file("texts.json", texts))];
    EditionFiles { pack: file("two.json", pack), wording, others }
}

fn two(pack: &str, texts: &str) -> EditionFiles {
    let head = format!(
        "{{\n\"base\": \"one\", \"edition\": \"two\"{}\n{pack}}}",
        if pack.is_empty() { "" } else { "," }
    );
    on(&head, texts, vec![("one".into(), base())])
}

fn composed(files: &EditionFiles) -> Composed {
    compose_edition(files).unwrap_or_else(|faults| panic!("{}", told(&faults).join("\n")))
}

fn told(faults: &[Problem]) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}

fn faults(files: &EditionFiles) -> Vec<String> {
    told(&compose_edition(files).map(|found| found.bundle.pack.name()).unwrap_err())
}

#[test]
fn entries_go_change_and_come() {
    let pack = r#"
      "sources": {"change": [{"id": "A", "date": "2018-12-04"}]},
      "links": {"remove": ["l"]},
      "conditions": {"change": {"wants": {"not": {"is": ["q", ["no"]]}}}, "add": {"more": {"is": ["q", ["yes"]]}}},
      "verdicts": {"change": [{"subject": "s", "rules": {
        "change": [{"id": "r", "nth": 2, "level": "limited"}],
        "add": [{"id": "r", "when": {"named": "more"}, "level": "depends", "sources": ["A"], "reason": "r.third", "before": "r"}]}}]},
      "tasks": {
        "remove": ["t1"],
        "change": [{"id": "t2", "effort": null, "after": {"remove": ["t1"], "add": ["t3"]}, "party": "customer"}],
        "add": [{"id": "t3", "phase": "assess", "track": "all", "party": "joint", "when": {"named": "more"}, "sources": ["A"], "before": "t2"}]},
      "rows": {"change": {"1": {"remove": ["t1", "l"], "add": ["t3"]}}}"#;
    let texts = r#"{"condition.more": "more", "r.third": "third", "t3": "Three", "t2": "Two anew", "level.limited": "Some"}"#;
    let found = composed(&two(pack, texts));
    let pack = &found.bundle.pack;
    assert_eq!((pack.name().as_str(), pack.sources[0].date.as_str()), ("tiny/two", "2018-12-04"));
    assert!(pack.links.is_empty() && pack.unclear.len() == 1, "what is not spoken of stays");
    assert!(matches!(pack.conditions.get("wants"), Some(Condition::Not(_))));
    let rules: Vec<_> =
        pack.verdicts[0].rules.iter().map(|rule| (rule.level.word(), rule.reason_key())).collect();
    let rules: Vec<_> = rules.iter().map(|(level, reason)| (*level, reason.as_str())).collect();
    assert_eq!(rules, [("depends", "r.third"), ("full", "r.reason"), ("limited", "r.other")]);
    let tasks: Vec<_> =
        pack.tasks.iter().map(|task| (task.id.as_str(), task.effort, task.after.clone())).collect();
    assert_eq!(tasks, [("t3", None, vec![]), ("t2", None, vec!["t3".to_string()])]);
    assert_eq!(pack.rows.get("1").unwrap(), &["r", "t2", "u", "t3"]);
    let english = found.bundle.wording.get("en").unwrap();
    assert_eq!((english.get("t2"), english.get("s")), (Some("Two anew"), Some("S")));
    assert_eq!((english.get("t1"), english.get("t1.note")), (None, None), "texts of what went are dropped");
    assert!(english.get("level.none").is_some(), "a word that the page may need stays");
    let read = read_untrusted(&found.text()).unwrap_or_else(|faults| panic!("{}", told(&faults).join("\n")));
    assert_eq!(format!("{:?}", read.pack), format!("{pack:?}"), "a bundle holds the composed edition");
}

#[test]
fn entries_move_and_texts_are_taken_away() {
    let pack = r#""tasks": {"change": [{"id": "t2", "after": null, "before": "t1"}, {"id": "t1", "after": ["t2"]}]}"#;
    let found = composed(&two(pack, r#"{"t1.note": null}"#));
    let tasks: Vec<_> = found.bundle.pack.tasks.iter().map(|task| task.id.as_str()).collect();
    assert_eq!(tasks, ["t2", "t1"]);
    let english = found.bundle.wording.get("en").unwrap();
    assert_eq!((english.get("t1"), english.get("t1.note")), (Some("One"), None));
}

#[test]
fn what_goes_by_name_comes_changes_and_goes() {
    let pack = r#""marks": {"add": {"t1": "editorial"}}, "read": {"add": {"A": "2018-04"}}, "conditions": {"change": {"wants": {"is": ["q", ["no"]]}}}"#;
    let middle = on(&format!(r#"{{"base": "one", "edition": "two", {pack}}}"#), "{}", Vec::new());
    let others = vec![("one".to_string(), base()), ("two".to_string(), middle)];
    let top = r#"{"base": "two", "edition": "three", "marks": {"change": {"t1": "unconfirmed"}}, "read": {"remove": ["A"]}}"#;
    let (two, three) = (composed(&two(pack, "{}")).bundle.pack, composed(&on(top, "{}", others)).bundle.pack);
    assert_eq!(
        (two.marks.get("t1"), two.read.get("A")),
        (Some(&Mark::Editorial), Some(&"2018-04".to_string()))
    );
    assert_eq!((three.marks.get("t1"), three.read.get("A")), (Some(&Mark::Unconfirmed), None));
    let wants = Condition::Is("q".into(), vec!["no".into()]);
    assert_eq!((two.conditions.get("wants"), three.conditions.get("wants")), (Some(&wants), Some(&wants)));
}

#[test]
fn chains_are_followed_and_other_languages_of_a_base_left() {
    let mut one = base();
    one.wording.push(("de".into(), file("texts.json", "{}")));
    let middle = on(
        r#"{"base": "one", "edition": "two", "tasks": {"change": [{"id": "t2", "effort": 3}]}}"#,
        r#"{"t2": "Two of two"}"#,
        Vec::new(),
    );
    let others = vec![("one".to_string(), one), ("two".to_string(), middle)];
    let top =
        r#"{"base": "two", "edition": "three", "tasks": {"change": [{"id": "t2", "party": "customer"}]}}"#;
    let mut files = on(top, "{}", others);
    files.wording.clear();
    assert_eq!(base_of(&files.pack).as_deref(), Some("two"));
    let found = composed(&files);
    let task = &found.bundle.pack.tasks[1];
    assert_eq!(
        (found.bundle.pack.name().as_str(), task.effort, task.party.word()),
        ("tiny/three", Some(3), "customer")
    );
    let languages: Vec<&String> = found.bundle.wording.keys().collect();
    assert_eq!(languages, ["en"]);
    assert_eq!(found.bundle.wording.get("en").unwrap().get("t2"), Some("Two of two"));
}

#[test]
fn every_fault_of_a_difference_is_told_with_its_place() {
    let check = |pack: &str, texts: &str, expected: &[&str]| {
        assert_eq!(faults(&two(pack, texts)), expected, "{pack}")
    };
    let task = r#"{"id": "t1", "phase": "assess", "track": "all", "party": "joint", "when": {"named": "wants"}, "sources": ["A"]}"#;
    check(
        "\"tasks\": {\n\"remove\": [\"t9\"],\n\"change\": [{\"id\": \"t8\", \"effort\": 1}]}",
        "{}",
        &[
            "two.json:4: tasks.remove[0]: found \"t9\"; expected something that the base has",
            "two.json:5: tasks.change.t8: found \"t8\"; expected something that the base has",
        ],
    );
    check(
        &format!("\"tasks\": {{\"add\": [\n{task}]}}"),
        "{}",
        &["two.json:4: tasks.add[0]: found \"t1\", which the base has; expected a new id, or a change"],
    );
    check(
        "\"tasks\": {\"change\": [\n{\"id\": \"t2\", \"effort\": 2},\n{\"id\": \"t1\"},\n{\"id\": \"t1\", \"effort\": null},\n{\"id\": \"t2\", \"before\": \"t9\"},\n{\"id\": \"t1\", \"before\": \"t2\"}]}",
        "{}",
        &[
            "two.json:4: tasks.change.t2.effort: found what the base says too; expected something else, or nothing about it",
            "two.json:5: tasks.change.t1: found a change that changes nothing; expected what differs",
            "two.json:5: tasks.change.t1.effort: found nothing to take away; expected a key that the base has",
            "two.json:4: tasks.change.t2.before: found \"t9\"; expected an id of this list",
            "two.json:4: tasks.change.t2.before: found the place that it has in the base; expected another",
            "two.json:5: tasks.change.t1.before: found the place that it has in the base; expected another",
        ],
    );
    check(
        r#""verdicts": {"change": [{"subject": "s", "rules": {"change": [{"id": "r", "level": "none"}, {"id": "r", "nth": 3, "level": "none"}]}}]}"#,
        "{}",
        &[
            "two.json:3: verdicts.change.s.rules.change.r: found 2 of this id; expected `nth`, from 1 to 2",
            "two.json:3: verdicts.change.s.rules.change.r: found 2 of this id; expected `nth`, from 1 to 2",
        ],
    );
    check(
        r#""conditions": {"remove": ["x"], "change": {"y": {"all": []}, "wants": {"is": ["q", ["yes"]]}}, "add": {"wants": {"all": []}}}, "rows": {"change": {"2": {"remove": ["B"]}}}"#,
        "{}",
        &[
            "two.json:3: conditions.remove[0]: found \"x\"; expected a name that the base has",
            "two.json:3: conditions.change.wants: found what the base says too; expected something else, or nothing about it",
            "two.json:3: conditions.change.y: found \"y\"; expected a name that the base has",
            "two.json:3: conditions.add.wants: found \"wants\", which the base has; expected a new name, or a change",
            "two.json:3: rows.change.2.remove[0]: found \"B\"; expected something that the base has",
        ],
    );
    check(
        "\"authority\": \"A\"",
        "{\"s\": \"S\", \"t9\": null}",
        &[
            "two.json:3: authority: found what the base says too; expected something else, or nothing about it",
            "en/texts.json:1: s: found what the base says too; expected something else, or nothing about it",
            "en/texts.json:1: t9: found nothing to take away; expected a key that the base has",
        ],
    );
    // The shape comes first.
    check(
        "\"pack\": \"tiny\", \"tasks\": [],\n\"questions\": {\"change\": [{\"kind\": \"some\"}]}",
        "{\"t1\": 1}",
        &[
            "two.json:3: pack: found an unknown key; expected one of $schema, authority, base, bundle-services, completion, conditions, consequences, deadlines, diagrams, edition, expectations, glossary, information, left-out, links, marks, out-of-scope, phases, plans, questions, read, request, rows, services, sources, steps, tasks, unclear, verdicts",
            "two.json:4: questions.change[0]: found no key \"id\"; expected one: Id; also the key in an answers file",
            "two.json:4: questions.change[0].kind: found \"some\"; expected one of one, many, amounts",
            "two.json:3: tasks: found a list; expected an object",
            "en/texts.json:1: t1: expected a text",
        ],
    );
}

#[test]
fn what_a_removal_leaves_without_use_is_told() {
    let pack = "\"tasks\": {\"remove\": [\"t1\"], \"change\": [\n{\"id\": \"t2\", \"after\": null}]}";
    assert_eq!(
        faults(&two(pack, r#"{"idle": "x"}"#)),
        [
            "one/work.json:6: rows.1.t1: nothing models, tells or leaves out this row",
            "one/base.json:4: links.l: found something that nothing refers to any more; expected it to go too, or to be used",
            "en/texts.json:1: idle: found a text that belongs to nothing in the pack; expected the key of something in it",
        ]
    );
    let pack = "\"rows\": {\"change\": {\"1\": {\"remove\": [\"t2\"]}}},\n\"questions\": {\"change\": [{\"id\": \"q\", \"options\": {\"add\": [\"maybe\"]}}]},\n\"verdicts\": {\"change\": [{\"subject\": \"s\", \"rules\": {\"change\": [{\"id\": \"r\", \"nth\": 1, \"unclear\": null, \"when\": {\"all\": []}}, {\"id\": \"r\", \"nth\": 2, \"when\": {\"named\": \"wants\"}}]}}]}";
    assert_eq!(
        faults(&two(pack, "{\n\"question.q.maybe\": \"Maybe\"}")),
        [
            "one/base.json:5: unclear.u: found something that nothing refers to any more; expected it to go too, or to be used",
            "one/work.json:4: tasks.t2: found an item whose row is gone; expected it to go too",
        ]
    );
    // A reference to what went stands in the base.
    assert_eq!(
        faults(&two(
            "\"tasks\": {\"remove\": [\"t1\"]}, \"links\": {\"remove\": [\"l\"]}, \"rows\": {\"change\": {\"1\": {\"remove\": [\"t1\", \"l\"]}}}",
            "{}"
        )),
        ["one/work.json:4: tasks.t2.after: unknown id \"t1\"; expected an id of `tasks` or `steps`"]
    );
}

#[test]
fn bases_are_known_and_go_in_no_circle() {
    let alone = on(r#"{"base": "none", "edition": "two"}"#, "{}", Vec::new());
    assert_eq!(
        faults(&alone),
        ["two.json:1: base: found \"none\"; expected the name of another edition of this pack"]
    );
    let own = on(r#"{"base": "two", "edition": "two"}"#, "{}", Vec::new());
    let circle = "which rests on this edition; expected an edition that does not";
    assert_eq!(faults(&own), [format!("two.json:1: base: found \"two\", {circle}")]);
    let other = on("{\"edition\": \"one\",\n\"base\": \"two\"}", "{}", Vec::new());
    let top = on(r#"{"base": "one", "edition": "two"}"#, "{}", vec![("one".into(), other)]);
    assert_eq!(faults(&top), [format!("one/two.json:2: base: found \"two\", {circle}")]);
}

/// Faults of the base itself are told with its name; nothing is laid upon a faulty one.
#[test]
fn faults_of_a_base_are_told_as_its_own() {
    let mut files = two("\"tasks\": {\"remove\": [\"t9\"]}", "{}");
    files.others[0].1.pack[1].1 =
        WORK.replace("\"phase\": \"assess\", \"track\": \"all\", \"party\": \"joint\"", "\"phase\": 1");
    let found = faults(&files);
    let place = "one/work.json:4: tasks[1]";
    let expected = [
        format!("{place}: found no key \"track\"; expected one: Track"),
        format!("{place}: found no key \"party\"; expected one: Who does it"),
        format!("{place}.phase: found 1; expected one of general, initiate, assess, remediate, enable"),
    ];
    assert_eq!(found, expected);
}
