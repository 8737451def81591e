//! What open answers leave possible equals the union over all ways to complete them, found by trying
//! every one: on packs made at random, and on `ems/2018-03` one verdict at a time.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Condition, Level, Pack, Question, QuestionKind, Rule, SubjectKind, VerdictTable};
use fairway::journey::{Answer, Answers, Evaluator, Truth, advise, decide, given, would_change};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use support::generate::{Dice, arbitrary};
use support::small::{completions, small_answers, small_pack};

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);

/// The rule that decides under complete answers, by three-valued logic that meets no unknown.
fn deciding(pack: &Pack, whole: &Answers, subject: &str) -> usize {
    match Evaluator::new(pack, whole).candidates(subject).as_slice() {
        [(rule, Truth::True)] => *rule,
        other => panic!("{subject}: {other:?} under complete answers"),
    }
}

fn union(truths: &[Truth]) -> Truth {
    match (truths.contains(&Truth::True), truths.contains(&Truth::False)) {
        (true, false) => Truth::True,
        (false, true) => Truth::False,
        _ => Truth::Unknown,
    }
}

#[test]
fn on_random_packs_what_is_possible_is_the_union_over_all_completions() {
    let (mut open, mut sharper, mut tried) = (0, 0, 0);
    for seed in 0..1500 {
        let pack = small_pack(&PACK, seed);
        let answers = small_answers(&pack, seed);
        let whole = completions(&pack, &answers, &|_| true);
        tried += whole.len();
        let outcome = decide(&pack, &answers);
        for (verdict, table) in outcome.verdicts.iter().zip(&pack.verdicts) {
            let rules: BTreeSet<usize> =
                whole.iter().map(|whole| deciding(&pack, whole, &table.subject)).collect();
            let levels: BTreeSet<Level> = rules.iter().map(|rule| table.rules[*rule].level).collect();
            assert!(verdict.exact);
            assert_eq!(
                verdict.rules,
                rules.iter().copied().collect::<Vec<_>>(),
                "{seed} {answers:?} {table:#?}"
            );
            assert_eq!(verdict.possible.iter().copied().collect::<BTreeSet<_>>(), levels);
            assert_eq!(verdict.depends_on.is_empty(), levels.len() == 1, "{seed}");
            open += usize::from(levels.len() > 1);
            let kleene = Evaluator::new(&pack, &answers).candidates(&table.subject).len();
            sharper += usize::from(kleene > rules.len());
        }
        let row = &pack.expectations[0];
        let truth = |condition, whole: &Answers| Evaluator::new(&pack, whole).truth(condition);
        let applies: Vec<Truth> = whole.iter().map(|whole| truth(&row.when, whole)).collect();
        let under = whole.iter().filter(|whole| truth(&row.when, whole) == Truth::True);
        let met: Vec<Truth> = under.map(|whole| truth(&row.met, whole)).collect();
        let expected = (!met.is_empty()).then(|| (union(&applies), union(&met)));
        assert_eq!(outcome.expectations.first().map(|row| (row.applies, row.met)), expected, "{seed}");
    }
    println!("{tried} completions; {open} verdicts open; {sharper} sharper than three-valued logic");
    assert!(open > 500 && sharper > 300, "too few open verdicts to tell anything");
}

/// One verdict at a time, over the questions it rests on; licences and services are given, or the
/// completions would be too many to try.
#[test]
fn on_the_edition_what_is_possible_is_the_union_over_all_completions() {
    let (mut open, mut tried) = (0, 0);
    for seed in 0..600 {
        let mut answers = arbitrary(&PACK, seed);
        let mut dice = Dice::new(seed);
        for id in ["service", "licences", "onboarded"] {
            let question = PACK.question(id).unwrap();
            answers.set(id, support::generate::definite(question, &mut dice));
        }
        let outcome = decide(&PACK, &answers);
        for table in PACK.verdicts.iter().filter(|table| table.kind != SubjectKind::Service) {
            let mut rests_on: Vec<String> = Vec::new();
            for rule in &table.rules {
                rests_on.extend(given(&PACK, &rule.when));
            }
            // What decides whether those are asked at all.
            for question in PACK.questions.iter().rev() {
                if rests_on.contains(&question.id) {
                    rests_on.extend(given(&PACK, &question.when));
                }
            }
            let open_here = |id: &str| {
                rests_on.iter().any(|known| known == id)
                    && matches!(answers.get(id), None | Some(Answer::Unknown))
            };
            let whole = completions(&PACK, &answers, &open_here);
            tried += whole.len();
            let rules: BTreeSet<usize> =
                whole.iter().map(|whole| deciding(&PACK, whole, &table.subject)).collect();
            let verdict = outcome.verdict(&table.subject).unwrap();
            assert_eq!(verdict.rules, rules.into_iter().collect::<Vec<_>>(), "{seed} {}", table.subject);
            open += usize::from(verdict.possible.len() > 1);
        }
    }
    println!("{tried} completions; {open} verdicts open");
    assert!(open > 300, "too few open verdicts to tell anything");
}

/// A rule that never holds, though nothing short of trying every way to complete the answers shows it:
/// two chains of "exactly one of these" over the same questions, in opposite orders.
fn hard_pack(questions: usize) -> Pack {
    let mut pack = small_pack(&PACK, 0);
    let one = Question {
        kind: QuestionKind::One,
        when: Condition::ALWAYS,
        options: vec!["yes".to_string(), "no".to_string()],
        items: Vec::new(),
        ..pack.questions[0].clone()
    };
    let names: Vec<String> = (0..questions).map(|at| format!("question-{at}")).collect();
    pack.questions = names.iter().map(|id| Question { id: id.clone(), ..one.clone() }).collect();
    let mut named = serde_json::Map::new();
    for (chain, reversed) in [("up", false), ("down", true)] {
        for at in 0..questions {
            let question = &names[if reversed { questions - 1 - at } else { at }];
            let yes = json!({"is": [question, ["yes"]]});
            let before = json!({"named": format!("{chain}-{}", at.max(1) - 1)});
            let exactly_one =
                json!({"any": [{"all": [yes, {"not": before}]}, {"all": [{"not": yes}, before]}]});
            named.insert(format!("{chain}-{at}"), if at == 0 { yes } else { exactly_one });
        }
    }
    pack.conditions = serde_json::from_value(named.into()).unwrap();
    let last = |chain: &str| Condition::Named(format!("{chain}-{}", questions - 1));
    let never = Condition::All(vec![last("up"), Condition::Not(Box::new(last("down")))]);
    let mut table = pack.verdicts[0].clone();
    table.answer = None;
    let rule = |when, level| Rule { when, level, ..table.rules[0].clone() };
    let rules = vec![rule(never, Level::InScope), rule(Condition::ALWAYS, Level::OutOfScope)];
    pack.verdicts = vec![VerdictTable { rules, ..table.clone() }];
    pack.expectations.clear();
    pack
}

#[test]
fn where_there_are_too_many_ways_it_says_so_and_rules_nothing_out() {
    let few = hard_pack(6);
    let verdict = &decide(&few, &Answers::default()).verdicts[0];
    assert_eq!((verdict.exact, verdict.level), (true, Level::OutOfScope));
    let many = hard_pack(24);
    let start = std::time::Instant::now();
    let verdict = decide(&many, &Answers::default()).verdicts.remove(0);
    println!("gave up after {:?}", start.elapsed());
    assert_eq!((verdict.exact, verdict.level), (false, Level::Depends));
    assert_eq!(verdict.possible, [Level::InScope, Level::OutOfScope]);
    let told = would_change(&many, &Answers::default(), &verdict).unwrap();
    assert!(!told.complete && told.suggestions.is_empty());
    println!("gave up looking for changes after {:?}", start.elapsed());
    assert!(advise(&many, &Answers::default()).is_some());
    println!("and for advice after {:?}", start.elapsed());
}
