//! The explanation is the engine's own account: worked out again from its leaves alone, it comes to
//! the same verdicts, and every line of it has its words.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Condition, Level, Pack, Wording};
use fairway::journey::{
    Aim, Answers, Change, Evaluator, Line, Trace, Truth, Value, change_words, decide, explain, trace, words,
};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use support::generate::{Dice, arbitrary, complete};
use support::small::{small_answers, small_pack};

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);

/// What names and verdicts came to that were taken apart before in the same trace.
#[derive(Default)]
struct Known {
    names: BTreeMap<String, Truth>,
    rules: BTreeMap<String, Vec<Truth>>,
}

/// Combines the leaves of a trace by its structure; what the trace says of the whole is not looked at.
fn again(pack: &Pack, trace: &Trace<'_>, known: &mut Known) -> Truth {
    let mut parts: Vec<Truth> = trace.parts.iter().map(|part| again(pack, part, known)).collect();
    match trace.condition {
        Condition::All(_) => parts.into_iter().fold(Truth::True, Truth::and),
        Condition::Any(_) => parts.into_iter().fold(Truth::False, Truth::or),
        Condition::Not(_) => parts.remove(0).not(),
        Condition::Is(..) | Condition::Has(..) | Condition::AtLeast(..) => trace.applies.and(trace.said),
        Condition::Named(name) => *known.names.entry(name.clone()).or_insert_with(|| parts[0]),
        Condition::Verdict(subject, levels) => {
            let rules = known.rules.entry(subject.clone()).or_insert(parts).clone();
            let table = pack.verdict_table(subject).unwrap();
            let level = |rule: &usize| table.rules[*rule].level;
            let (candidates, decided) = first_hits(&rules);
            match (candidates.iter().all(|rule| levels.contains(&level(rule))), decided) {
                (true, true) => Truth::True,
                _ if decided && !candidates.iter().any(|rule| levels.contains(&level(rule))) => Truth::False,
                _ => Truth::Unknown,
            }
        }
    }
}

/// Rules that may decide by hit policy *first*, and whether one of them certainly does.
fn first_hits(rules: &[Truth]) -> (Vec<usize>, bool) {
    let mut found = Vec::new();
    for (at, truth) in rules.iter().enumerate() {
        if *truth != Truth::False {
            found.push(at);
        }
        if *truth == Truth::True {
            return (found, true);
        }
    }
    (found, false)
}

/// Every condition of a pack that the interface explains.
fn conditions(pack: &Pack) -> Vec<&Condition> {
    let all = pack.expectations.iter().flat_map(|row| [&row.when, &row.met]);
    let all = all.chain(pack.consequences.iter().map(|row| &row.when));
    let all = all.chain(pack.out_of_scope.iter().map(|row| &row.when));
    let all = all.chain(pack.completion.iter().map(|row| &row.when));
    let all = all.chain(pack.questions.iter().map(|row| &row.when));
    let tasks = pack
        .work()
        .flat_map(|task| std::iter::once(&task.when).chain(task.party_when.iter().map(|other| &other.when)));
    all.chain(tasks).collect()
}

/// How many verdicts were settled, and how many conditions tried.
fn check(pack: &Pack, answers: &Answers, name: &str) -> (usize, usize) {
    let outcome = decide(pack, answers);
    let mut settled = 0;
    for (verdict, table) in outcome.verdicts.iter().zip(&pack.verdicts) {
        let rules = &pack.verdict_table(&verdict.subject).unwrap().rules;
        let told = explain(pack, answers, &verdict.subject);
        let rules: Vec<Truth> = told
            .iter()
            .map(|tried| {
                let when = trace(pack, answers, &rules[tried.rule].when);
                assert_eq!(when.truth, tried.truth);
                again(pack, &when, &mut Known::default())
            })
            .collect();
        for (rule, tried) in told.iter().enumerate() {
            assert_eq!((tried.rule, tried.truth), (rule, rules[rule]), "{name} {}", verdict.subject);
        }
        let (candidates, _) = first_hits(&rules);
        // Three-valued logic may leave more open than is: what the verdict says is among it.
        assert!(verdict.rules.iter().all(|rule| candidates.contains(rule)), "{name} {}", verdict.subject);
        if let [only] = candidates.as_slice() {
            settled += 1;
            assert_eq!(
                (verdict.rules.as_slice(), verdict.level),
                ([*only].as_slice(), table.rules[*only].level)
            );
        }
    }
    let evaluator = Evaluator::new(pack, answers);
    let all = conditions(pack);
    for condition in &all {
        let told = trace(pack, answers, condition);
        let truth = again(pack, &told, &mut Known::default());
        assert!(truth == evaluator.truth(condition) && truth == told.truth, "{name} {condition:?}");
    }
    (settled, all.len())
}

#[test]
fn replaying_the_trace_gives_the_verdict() {
    let (mut settled, mut conditions) = (0, 0);
    let mut add = |(more, tried): (usize, usize)| {
        settled += more;
        conditions += tried;
    };
    for seed in 0..300 {
        add(check(&PACK, &arbitrary(&PACK, seed), &format!("any answers {seed}")));
        let whole = complete(&PACK, &Answers::default(), &mut Dice::new(seed));
        add(check(&PACK, &whole, &format!("complete answers {seed}")));
    }
    for seed in 0..1500 {
        let pack = small_pack(&PACK, seed);
        add(check(&pack, &small_answers(&pack, seed), &format!("small pack {seed}")));
    }
    println!("{settled} settled verdicts and {conditions} conditions replayed");
    assert!(settled > 5000);
}

/// A line as text, its parts in brackets.
fn spelled(line: &Line, interface: &Wording, content: &Wording) -> String {
    let values: Vec<(&str, String)> = line
        .values
        .iter()
        .map(|(name, value)| match value {
            Value::Count(count) => (*name, count.to_string()),
            Value::Texts(keys) => {
                let texts =
                    keys.iter().map(|key| content.get(key).unwrap_or_else(|| panic!("no text {key}")));
                (*name, texts.collect::<Vec<_>>().join(" or "))
            }
        })
        .collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(interface.get(line.key).is_some(), "no template {}", line.key);
    let mut text = interface.fill(line.key, &values);
    assert!(!text.contains(['{', '}']), "{}: {text}", line.key);
    if !line.parts.is_empty() {
        let parts: Vec<String> = line.parts.iter().map(|part| spelled(part, interface, content)).collect();
        text = format!("{text} [{}]", parts.join("; "));
    }
    text
}

fn wordings() -> (Wording, Wording) {
    (support::interface(), support::wording())
}

#[test]
fn every_condition_has_its_words() {
    let (interface, content) = wordings();
    let answers = Answers::default();
    let rules = PACK.verdicts.iter().flat_map(|table| &table.rules).map(|rule| &rule.when);
    let named = PACK.conditions.values();
    let all: Vec<&Condition> = conditions(&PACK).into_iter().chain(rules).chain(named).collect();
    for condition in &all {
        let told = trace(&PACK, &answers, condition);
        let line = words(&PACK, &told);
        assert_eq!(line.truth, told.truth);
        assert!(!spelled(&line, &interface, &content).is_empty());
    }
    println!("{} conditions in words", all.len());
}

#[test]
fn conditions_and_changes_read_as_meant() {
    let (interface, content) = wordings();
    let check = |json: &str, expected: &str| {
        let condition: Condition = serde_json::from_str(json).unwrap();
        let line = words(&PACK, &trace(&PACK, &Answers::default(), &condition));
        assert_eq!(spelled(&line, &interface, &content), expected);
    };
    check(r#"{"is": ["forest-count", ["single", "multiple"]]}"#, "Forests: One or Several");
    check(r#"{"not": {"has": ["service", "intune"]}}"#, "Services: without Intune");
    check(
        r#"{"any": [{"at-least": ["licences", "plan-intune", 150]}]}"#,
        "Licences per plan: at least 150 for Microsoft Intune",
    );
    check(
        r#"{"not": {"named": "integrates-directory"}}"#,
        "this does not hold: [synchronised or federated identities, with one forest or several [all of these: \
         [Identity: With your Active Directory accounts, copied to the cloud or With your Active Directory \
         accounts, signed in by your own AD FS; Forests: One or Several]]]",
    );
    check(r#"{"all": []}"#, "in every case");
    let change = |aim: Aim, have| {
        let change = Change { question: "licences".to_string(), aim, open: false, have };
        spelled(&change_words(&change), &interface, &content)
    };
    let plan = || "plan-intune".to_string();
    assert_eq!(
        change(Aim::AtLeast(plan(), 150), Some(149)),
        "Licences per plan: 1 more for Microsoft Intune, 150 in all"
    );
    assert_eq!(
        change(Aim::AtLeast(plan(), 150), None),
        "Licences per plan: at least 150 for Microsoft Intune"
    );
    assert_eq!(change(Aim::AtMost(plan(), 9), Some(12)), "Licences per plan: at most 9 for Microsoft Intune");
}

/// Which condition failed is told with the reason: the question does not apply.
#[test]
fn a_test_that_is_off_the_path_says_so() {
    let answers = support::answers(
        &PACK,
        &serde_json::json!({"service": ["intune"], "identity": "cloud", "adfs-version": "older"}),
    );
    let condition = Condition::Is("adfs-version".to_string(), vec!["older".to_string()]);
    let told = trace(&PACK, &answers, &condition);
    assert_eq!((told.truth, told.applies, told.said), (Truth::False, Truth::False, Truth::True));
    assert!(words(&PACK, &told).off_path);
    let verdict = Condition::Verdict("intune".to_string(), vec![Level::Full]);
    let told = trace(&PACK, &answers, &verdict);
    let line = words(&PACK, &told);
    assert!(!line.parts.is_empty() && line.parts.iter().all(|part| part.key == "words.rule"));
}
