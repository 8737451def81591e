//! The proof is held against trying everything: figures, faults, notes and the length of what shows them,
//! on small packs made at random. What shows a fault is put before the engine itself.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::formats::answers;
use fairway::journey::{Answers, Evaluator, Truth};
use fairway::proof::{FaultKind, Limits, NoteKind, Proof, prove};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use support::brute::{Found, Tried, try_all};
use support::large::{mirrored, ordinary, pigeons};
use support::pack;
use support::random::{random, small};

/// The place of the later rule that an overlap names.
fn later(message: &str) -> &str {
    message.split(['[', ']']).nth(1).unwrap()
}

/// What a proof tells, in the words of what trying tells.
fn as_tried(proof: &Proof) -> Tried {
    let mut found: BTreeSet<Found> = BTreeSet::new();
    let mut idle: BTreeMap<String, usize> = BTreeMap::new();
    let length = |witness: &Option<Answers>| witness.as_ref().map(|answers| answers.0.len());
    for fault in &proof.faults {
        let path = fault.problem.path.clone();
        if fault.kind == FaultKind::NoEffect {
            *idle.entry(path).or_default() += 1;
        } else {
            found.insert((format!("{:?}", fault.kind), path, length(&fault.witness)));
        }
    }
    for note in &proof.notes {
        let mut path = note.problem.path.clone();
        match note.kind {
            NoteKind::Overlap => path = format!("{path} {}", later(&note.problem.message)),
            NoteKind::AlwaysMet => {}
            NoteKind::SameAnswer => continue,
        }
        found.insert((format!("{:?}", note.kind), path, length(&note.witness)));
    }
    let number = |text: &Option<String>| text.as_ref().unwrap().parse().unwrap();
    Tried { paths: number(&proof.figures.paths), outcomes: number(&proof.figures.outcomes), found, idle }
}

/// What a rule of a table comes to under answers.
fn rule(pack: &Pack, answers: &Answers, path: &str, place: Option<&str>) -> Truth {
    let (subject, own) = path.trim_start_matches("verdicts.").split_once(".rules[").unwrap();
    let place: usize = place.unwrap_or(own.trim_end_matches(']')).parse().unwrap();
    Evaluator::new(pack, answers).truth(&pack.verdict_table(subject).unwrap().rules[place].when)
}

/// The engine shows each fault and note from its answers alone, and the file form reads back as them.
fn check_witnesses(pack: &Pack, proof: &Proof) {
    for fault in &proof.faults {
        let shows = matches!(fault.kind, FaultKind::Gap | FaultKind::NoAnswer);
        assert_eq!(fault.witness.is_some(), shows, "{}", fault.problem);
        let Some(shown) = &fault.witness else { continue };
        match fault.kind {
            FaultKind::Gap => {
                let table = pack.verdict_table(fault.problem.path.trim_start_matches("verdicts.")).unwrap();
                for place in 0..table.rules.len() {
                    let path = format!("{}.rules[{place}]", fault.problem.path);
                    assert_eq!(rule(pack, shown, &path, None), Truth::False, "{}", fault.problem);
                }
            }
            _ => {
                let question = fault.problem.path.trim_start_matches("questions.");
                assert_eq!(Evaluator::new(pack, shown).applies(question), Truth::True, "{}", fault.problem);
            }
        }
        let file = &serde_json::to_value(fault).unwrap()["witness"];
        assert_eq!((file, &answers::read(pack, file).unwrap()), (&answers::write(shown), shown));
    }
    for note in proof.notes.iter().filter(|note| note.kind == NoteKind::Overlap) {
        let shown = note.witness.as_ref().unwrap();
        let path = &note.problem.path;
        for place in [None, Some(later(&note.problem.message))] {
            assert_eq!(rule(pack, shown, path, place), Truth::True, "{}", note.problem);
        }
        let file = &serde_json::to_value(note).unwrap()["witness"];
        assert_eq!((file, &answers::read(pack, file).unwrap()), (&answers::write(shown), shown));
    }
}

fn check(pack: &Pack, name: &str) -> Tried {
    let proof = prove(pack, Limits::default());
    assert!(proof.unsettled.is_empty(), "{name}: {:?}", proof.unsettled);
    check_witnesses(pack, &proof);
    let tried = try_all(pack);
    assert_eq!(as_tried(&proof), tried, "{name}: proved (left) and tried (right) differ");
    tried
}

#[test]
fn random_packs_are_proved_as_trying_everything_finds_them() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let (mut paths, mut outcomes) = (0, 0);
    for seed in 0..300 {
        let tried = check(&random(seed), &format!("random pack {seed}"));
        paths += tried.paths;
        outcomes = outcomes.max(tried.outcomes);
        tried.found.into_iter().for_each(|(kind, _, _)| *kinds.entry(kind).or_default() += 1);
        *kinds.entry("NoEffect".into()).or_default() += tried.idle.values().sum::<usize>();
    }
    println!("300 packs, {paths} paths, at most {outcomes} outcomes of one; {kinds:?}");
    assert!(
        kinds.len() == 10 && kinds.values().all(|count| *count > 20),
        "the packs show too little: {kinds:?}"
    );
}

/// What a fault or note is expected to be: kind, path, what makes it so, and what shows it.
fn check_fault(parts: Value, kind: FaultKind, path: &str, because: &[&str], witness: Value) {
    let pack = small(parts);
    let proof = prove(&pack, Limits::default());
    check_witnesses(&pack, &proof);
    let found: Vec<_> = proof.faults.iter().filter(|fault| fault.kind == kind).collect();
    assert_eq!(found.len(), 1, "{kind:?}: {:#?}", proof.faults);
    let told = serde_json::to_value(found[0]).unwrap();
    assert_eq!((told["path"].as_str().unwrap(), &told["because"]), (path, &json!(because)), "{kind:?}");
    assert_eq!(told["witness"], witness, "{kind:?}");
}

/// Two questions, the second only for those who answer the first with "b" or "c".
fn two_questions() -> Value {
    json!([
        {"id": "q", "kind": "one", "options": ["a", "b", "c"]},
        {"id": "r", "kind": "many", "options": ["x", "y"], "when": {"is": ["q", ["b", "c"]]}},
    ])
}

#[test]
fn each_kind_of_fault_is_shown_by_a_broken_pack() {
    let q = |option: &str| json!({"is": ["q", [option]]});
    let has = |option: &str| json!({"has": ["r", option]});
    let with = |key: &str, value: Value| json!({"questions": two_questions(), key: value});
    let never = json!({"all": [{"any": [q("a"), q("b")]}, {"has": ["r", "x"]}, q("c")]});
    let mut asked = two_questions();
    asked[1]["when"] = json!({"all": [q("a"), {"not": q("a")}]});
    let apart = ["questions.r.when.all[0]", "questions.r.when.all[1].not"];
    check_fault(json!({"questions": asked}), FaultKind::NeverAsked, "questions.r", &apart, Value::Null);
    let mut nothing = two_questions();
    nothing[1]["options"] = json!([]);
    check_fault(json!({"questions": nothing}), FaultKind::NoAnswer, "questions.r", &[], json!({"q": "b"}));
    let rows = json!([{"id": "row", "when": never}]);
    let two = ["row.when.all[0]", "row.when.all[2]"];
    for list in ["consequences", "out-of-scope", "completion", "tasks", "steps"] {
        check_fault(with(list, rows.clone()), FaultKind::NeverApplies, "row", &two, Value::Null);
    }
    let unmet = json!([{"id": "row", "when": q("a"), "met": {"any": [has("x"), q("b")]}}]);
    check_fault(with("expectations", unmet), FaultKind::NeverMet, "row", &["row.met"], Value::Null);
    let party = |when: Value| json!({"when": when, "party": "joint"});
    let tasks = json!([{"id": "row", "when": q("b"), "party-when": [party(has("x")), party(q("a"))]}]);
    let path = "row.party-when[1]";
    check_fault(
        with("tasks", tasks),
        FaultKind::NeverResponsible,
        path,
        &["row.party-when[1].when"],
        Value::Null,
    );
    let tasks = json!([{"id": "row", "party-when": [party(has("x")), party(has("y")), party(q("b"))]}]);
    // Who has "b" chose "x" or "y": both earlier parties together take all.
    let both = ["row.party-when[0]", "row.party-when[1]"];
    check_fault(with("tasks", tasks), FaultKind::NeverResponsible, "row.party-when[2]", &both, Value::Null);
    let both = json!([{"id": "row", "when": q("a"), "after": ["other"]}, {"id": "other", "when": has("x")}]);
    let apart = ["row.when", "other.when"];
    check_fault(with("tasks", both), FaultKind::NeverTogether, "row.after[0]", &apart, Value::Null);
    let unmet = json!({
        "questions": two_questions(),
        "expectations": [{"id": "row", "when": {"any": [q("a"), q("b")]}, "met": q("b"), "tasks": ["task"]}],
        "tasks": [{"id": "task", "when": has("x")}],
    });
    // Who chose "b" may do it, but meets the expectation already.
    let apart = ["row.when", "row.met", "task.when"];
    check_fault(unmet, FaultKind::NeverTogether, "row.tasks[0]", &apart, Value::Null);
    let table = |rules: Value| with("verdicts", json!([{"subject": "s", "rules": rules}]));
    let rules = json!([{"when": {"any": [q("a"), q("b")]}, "level": "full"}, {"when": q("b"), "level": "none"}, {"level": "none"}]);
    let hidden = ["verdicts.s.rules[0]"];
    check_fault(table(rules), FaultKind::NeverDecides, "verdicts.s.rules[1]", &hidden, Value::Null);
    let rules = json!([{"when": {"all": [q("a"), has("x")]}, "level": "full"}, {"level": "none"}]);
    let off = ["verdicts.s.rules[0].when.all[0]", "verdicts.s.rules[0].when.all[1]"];
    check_fault(table(rules), FaultKind::NeverDecides, "verdicts.s.rules[0]", &off, Value::Null);
    // "c" is in no rule, and "x" for "b" leaves "y": one answer shows the gap, though others would as well.
    let rules =
        json!([{"when": q("a"), "level": "full"}, {"when": {"all": [q("b"), has("y")]}, "level": "none"}]);
    check_fault(table(rules), FaultKind::Gap, "verdicts.s", &[], json!({"q": "c"}));
    let tasks = json!([{"id": "row", "when": {"any": [has("x"), {"all": [has("x"), has("y")]}]}}]);
    check_fault(with("tasks", tasks), FaultKind::NoEffect, "questions.r", &[], Value::Null);
}

/// A number beyond what may be entered is never reached; zero always is.
#[test]
fn numbers_are_split_at_their_thresholds_only() {
    let question = json!([{"id": "n", "kind": "amounts", "items": ["i", "j"], "none": true}]);
    let task = |least: u32| json!({"id": format!("from-{least}"), "when": {"at-least": ["n", "i", least]}});
    let pack =
        small(json!({"questions": question, "tasks": [task(0), task(1), task(150), task(20_000_000)]}));
    let proof = prove(&pack, Limits::default());
    let told: Vec<&str> = proof.faults.iter().map(|fault| fault.problem.path.as_str()).collect();
    assert_eq!(told, ["from-20000000"]);
    assert_eq!(
        proof.figures.paths.as_deref(),
        Some("3"),
        "below 1, below 150, from 150; the item j does not count"
    );
}

/// Where a verdict table has a gap its level is unknown even to complete answers, and so is what looks at
/// it: the counts follow the engine there too.
#[test]
fn a_gap_makes_unknown_what_looks_at_the_table() {
    let pack = small(json!({
        "questions": [
            {"id": "q", "kind": "one", "options": ["a", "b"]},
            {"id": "ask", "kind": "one", "options": ["a", "b"], "when": {"verdict": ["s", ["full"]]}},
            {"id": "skip", "kind": "one", "options": ["a", "b"], "when": {"verdict": ["s", ["full"]]}, "when-unsure": "skip"},
        ],
        "verdicts": [
            {"subject": "s", "rules": [{"when": {"is": ["q", ["a"]]}, "level": "full"}]},
            {"subject": "t", "rules": [{"when": {"is": ["ask", ["a"]]}, "level": "full"},
                {"when": {"is": ["skip", ["a"]]}, "level": "limited"}, {"level": "none"}]},
        ],
    }));
    let tried = check(&pack, "a gap");
    // "a": 2 × 2 answers, of which "t" tells three levels apart. "b": only "ask" is asked, and "t" depends.
    assert_eq!((tried.paths, tried.outcomes), (2 * 2 + 2, 3 + 1));
}

/// The edition of March 2018, its counts worked out by hand from `questions.json` and `verdicts.json`.
#[test]
fn the_figures_of_the_edition_are_these() {
    let pack = pack();
    let proof = prove(&pack, Limits::default());
    assert!(proof.holds(), "{:?}", proof.problems());
    check_witnesses(&pack, &proof);
    let figures = &proof.figures;
    assert_eq!((figures.questions, figures.rules, figures.tasks, figures.conditions), (22, 54, 214, 361));
    let overlaps = proof.notes.iter().filter(|note| note.kind == NoteKind::Overlap).count();
    assert_eq!((overlaps, proof.notes.len()), (29, 33), "{:#?}", proof.notes);

    // Paths. Eight plans below 1, below 150 or from 150; five services onboarded before or not.
    let licences = 3_u64.pow(8) * 2_u64.pow(5);
    // Intune: 7 sets of uses; Configuration Manager missing, old or new; profiles with what they need (none;
    // email; Wi-Fi, with and without email; VPN likewise; both likewise). Of the certificate authority
    // "existing" and "not-needed" are one answer.
    let intune = 7 * 3 * (1 + 2 + (4 + 4) + (4 + 4) + (8 + 8));
    // The rest, by forests; `p` is 2 where the directory's readiness and seamless SSO are asked (Azure AD
    // Premium) and else 1. Always: SSO deployed or not.
    let core = |p: u64| {
        let none = 2 * 2 + 2 * 2 + 2; // cloud and synchronised: K-12; federated
        let cloud = p * 2 * 2;
        let synchronised = |methods: u64| 2 * p * methods * p * 2 * 2; // forest level, ready, method, SSO, K-12
        let federated = |farm: u64| 2 * p * farm * p * 2; // of AD FS "not-installed" and new are one answer
        let single = cloud + synchronised(2) + federated(2 * 2);
        let multiple = cloud + synchronised(1 + 2 * 2) + federated(1); // PTA: trusts and routing
        none + single + multiple
    };
    // The three other services in all 8 sets with Azure AD Premium, Intune or both; 7 sets without either.
    let paths = licences * (7 + 8 * core(2) + 8 * core(1) * intune + 8 * core(2) * intune);
    assert_eq!(figures.paths, Some(paths.to_string()));

    // Outcomes. Each of five services has its benefit or not, whatever the others have. The identity
    // options and methods together: nothing to onboard; no forest; one forest, AD FS in scope or not, with
    // and without Azure AD Premium; several forests, with Azure AD Premium PTA in, out or open, and without.
    let outcomes = 2_u64.pow(5) * (1 + 1 + 2 * 2 + (3 + 1));
    assert_eq!(figures.outcomes, Some(outcomes.to_string()));
}

/// What is hard stays bounded and is said to be unsettled, never proved; the rest of the pack is settled.
#[test]
fn what_is_too_hard_is_left_unsettled() {
    let limits = Limits { each: 10_000, all: 40_000, count: 40_000 };
    let proof = prove(&mirrored(20), limits);
    assert!(!proof.holds());
    let told: Vec<&str> = proof.unsettled.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(told, ["verdicts.s.rules[0]", "verdicts.s.rules[1]", "verdicts.s", "questions"]);
    let faults: Vec<&str> = proof.faults.iter().map(|fault| fault.problem.path.as_str()).collect();
    assert_eq!(faults, ["never"]);
    assert_eq!((proof.figures.paths, proof.figures.outcomes), (Some(2_u64.pow(40).to_string()), None));
    assert!(proof.figures.nodes < 100_000, "{}", proof.figures.nodes);
    let proof = prove(&pigeons(12), limits);
    let told: Vec<&str> = proof.unsettled.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(told, ["apart", "questions"]);
    // Small enough, the same shape is proved: eight rows that agree, five pigeons in four holes.
    assert!(prove(&mirrored(8), Limits::default()).unsettled.is_empty());
    let proof = prove(&pigeons(5), Limits::default());
    assert_eq!(proof.faults[0].problem.path, "apart");
}

/// Operations go as deep as there are variables; a browser's stack of 1 MB takes what is tried.
#[test]
fn deep_packs_fit_the_stack_or_are_told() {
    let long = |count: usize| {
        let questions: Vec<Value> = (0..count)
            .map(|place| json!({"id": format!("q{place}"), "kind": "one", "options": ["yes", "no"]}))
            .collect();
        let yes: Vec<Value> = (0..count).map(|place| json!({"is": [format!("q{place}"), ["yes"]]})).collect();
        let rules = json!([{"when": {"all": yes}, "level": "full"}]);
        let pack = small(json!({"questions": questions, "verdicts": [{"subject": "s", "rules": rules}]}));
        let run = std::thread::Builder::new().stack_size(1 << 20);
        run.spawn(move || prove(&pack, Limits::default())).unwrap().join().unwrap()
    };
    let proof = long(1_999);
    assert_eq!(proof.faults[0].witness.as_ref().map(|answers| answers.0.len()), Some(1));
    assert_eq!(proof.figures.paths.map(|paths| paths.len()), Some(602), "2 to the 1,999");
    assert_eq!(proof.figures.outcomes.as_deref(), Some("2"));
    let proof = long(2_001);
    assert!(!proof.holds() && proof.faults.is_empty());
    assert_eq!(proof.unsettled[0].message, "not settled: more than 2000 questions or answers to tell apart");
}

/// A pack of ordinary shape is settled whole, and the work grows with its size, not with what its answers
/// multiply out to. Counted in nodes, which are the same on every machine.
#[test]
fn work_grows_with_the_pack() {
    let nodes = |size: usize| {
        let pack = ordinary(size);
        let proof = prove(&pack, Limits { count: 100_000, ..Limits::default() });
        assert!(proof.holds(), "{size}: {:?}", proof.problems());
        assert!(proof.figures.paths.as_ref().is_some_and(|paths| paths.len() > size / 4), "{size}");
        check_witnesses(&pack, &proof);
        prove(&pack, Limits { count: 0, ..Limits::default() }).figures.nodes
    };
    let (small, large) = (nodes(25), nodes(100));
    println!("{small} nodes for 25 questions, {large} for 100");
    assert!(large < 2 * 4 * small, "{small} nodes for 25 questions, {large} for 100");
}
