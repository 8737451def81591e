//! The advised question always tells something: on packs made at random compared with trying every
//! way to complete the answers, on `ems/2018-03` by deciding again after each answer.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Condition, Level, Pack, Question, QuestionKind, Rule};
use fairway::journey::{Answer, Answers, Evaluator, Truth, advise, decide};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use support::generate::arbitrary;
use support::small::{completions, every_answer, small_answers, small_pack};

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);

/// What complete answers come to, for every verdict and expectation.
fn end(pack: &Pack, whole: &Answers) -> BTreeMap<String, String> {
    let evaluator = Evaluator::new(pack, whole);
    let tables = pack.verdicts.iter().map(|table| {
        let wanted = table
            .answer
            .as_ref()
            .is_none_or(|(question, option)| evaluator.chooses(question, option) == Truth::True);
        let level = table.rules[evaluator.candidates(&table.subject)[0].0].level;
        (table.subject.clone(), if wanted { level.word().to_string() } else { String::new() })
    });
    let rows = pack.expectations.iter().map(|row| {
        let applies = evaluator.truth(&row.when) == Truth::True;
        let met = format!("{:?}", evaluator.truth(&row.met));
        (row.id.clone(), if applies { met } else { String::new() })
    });
    tables.chain(rows).collect()
}

type Ends = BTreeMap<String, BTreeSet<String>>;

/// What all ways together come to.
fn ends<'a>(pack: &Pack, whole: impl IntoIterator<Item = &'a Answers>) -> Ends {
    let mut found = Ends::new();
    for whole in whole {
        for (id, end) in end(pack, whole) {
            found.entry(id).or_default().insert(end);
        }
    }
    found
}

/// The ways to complete the answers, by the answer they give to one question.
fn by_answer<'a>(whole: &'a [Answers], question: &str) -> Vec<Vec<&'a Answers>> {
    let mut ways: Vec<Vec<&Answers>> = Vec::new();
    for answers in whole {
        match ways.iter_mut().find(|way| way[0].get(question) == answers.get(question)) {
            Some(way) => way.push(answers),
            None => ways.push(vec![answers]),
        }
    }
    ways
}

/// What some answer to the question rules something out of.
fn narrowed(pack: &Pack, whole: &[Answers], before: &Ends, question: &str) -> BTreeSet<String> {
    let ways = by_answer(whole, question);
    let after: Vec<Ends> = ways.iter().map(|way| ends(pack, way.iter().copied())).collect();
    let shrinks = |id: &&String| after.iter().any(|after| after[*id].len() < before[*id].len());
    before.keys().filter(shrinks).cloned().collect()
}

/// What was checked of one set of answers.
#[derive(Default)]
struct Checked {
    advised: usize,
    /// Where no single answer tells anything, only two together.
    together: usize,
    /// Where the question was compared with all others.
    ranked: usize,
}

fn check(pack: &Pack, answers: &Answers, name: &str, checked: &mut Checked) {
    let whole = completions(pack, answers, &|_| true);
    let before = ends(pack, &whole);
    let advice = advise(pack, answers);
    assert_eq!(advice.is_some(), before.values().any(|ends| ends.len() > 1), "{name}");
    let Some(advice) = advice else { return };
    checked.advised += 1;
    let told: BTreeSet<String> = advice.narrows.iter().cloned().collect();
    assert_eq!(told, narrowed(pack, &whole, &before, &advice.question), "{name} {advice:?}");
    let others = pack.questions.iter().filter(|other| other.id != advice.question);
    if told.is_empty() {
        checked.together += 1;
        for other in others {
            assert!(narrowed(pack, &whole, &before, &other.id).is_empty(), "{name} {}", other.id);
        }
        let tells = whole.iter().any(|one| {
            every_answer(pack.question(&advice.question).unwrap()).into_iter().any(|answer| {
                let mut other = one.clone();
                other.set(&advice.question, answer);
                end(pack, one) != end(pack, &other)
            })
        });
        assert!(tells, "{name} {advice:?}");
    } else if pack.questions.iter().all(|question| question.kind == QuestionKind::One) {
        checked.ranked += 1;
        let evaluator = Evaluator::new(pack, answers);
        let left = |id: &str| {
            let ways = by_answer(&whole, id);
            let left = ways.iter().flat_map(|way| ends(pack, way.iter().copied()).into_values());
            left.map(|ends| ends.len()).sum::<usize>() as f64 / ways.len() as f64
        };
        for other in others.filter(|other| evaluator.applies(&other.id) != Truth::False) {
            if !narrowed(pack, &whole, &before, &other.id).is_empty() {
                let more = left(&advice.question) <= left(&other.id) + 1e-9;
                assert!(more, "{name}: {} tells more than {advice:?}", other.id);
            }
        }
    }
}

#[test]
fn on_random_packs_the_advised_question_tells_something_and_tells_most() {
    let mut checked = Checked::default();
    for seed in 0..1000 {
        let pack = small_pack(&PACK, seed);
        check(&pack, &small_answers(&pack, seed), &seed.to_string(), &mut checked);
    }
    println!("{} advised, {} compared with all other questions", checked.advised, checked.ranked);
    assert!(checked.advised > 400 && checked.ranked > 40);
}

/// "Exactly one of two": either answer alone leaves everything possible, both together settle it.
#[test]
fn where_no_single_answer_tells_anything_a_question_that_matters_is_advised() {
    let mut pack = small_pack(&PACK, 0);
    let question = |id: &str| Question {
        id: id.to_string(),
        kind: QuestionKind::One,
        when: Condition::ALWAYS,
        options: vec!["yes".to_string(), "no".to_string()],
        items: Vec::new(),
        ..pack.questions[0].clone()
    };
    let is = |id: &str, option: &str| Condition::Is(id.to_string(), vec![option.to_string()]);
    let either = Condition::Any(vec![
        Condition::All(vec![is("one", "yes"), is("other", "no")]),
        Condition::All(vec![is("one", "no"), is("other", "yes")]),
    ]);
    let mut table = pack.verdicts[0].clone();
    table.answer = None;
    table.rules.truncate(1);
    table.rules.push(Rule { when: Condition::ALWAYS, level: Level::OutOfScope, ..table.rules[0].clone() });
    table.rules[0] = Rule { when: either, level: Level::InScope, ..table.rules[0].clone() };
    pack.questions = ["idle", "one", "other"].map(question).to_vec();
    pack.verdicts = vec![table];
    pack.expectations.clear();
    let mut checked = Checked::default();
    check(&pack, &Answers::default(), "exactly one of two", &mut checked);
    assert_eq!((checked.advised, checked.together), (1, 1));
    assert_eq!(advise(&pack, &Answers::default()).map(|advice| advice.question), Some("one".to_string()));
}

#[test]
fn on_the_edition_the_advised_question_always_tells_something() {
    let mut advised = 0;
    for seed in 0..400 {
        let answers = arbitrary(&PACK, seed);
        let Some(advice) = advise(&PACK, &answers) else {
            let outcome = decide(&PACK, &answers);
            let wanted = outcome.verdicts.iter().filter(|verdict| verdict.wanted == Truth::True);
            assert!(wanted.into_iter().all(|verdict| verdict.possible.len() == 1), "{seed}");
            assert!(outcome.expectations.iter().all(|row| row.met != Truth::Unknown), "{seed}");
            continue;
        };
        advised += 1;
        assert!(!advice.narrows.is_empty(), "{seed} {advice:?}");
        let question = PACK.question(&advice.question).unwrap();
        let known = answers.get(&question.id);
        let open = matches!(known, None | Some(Answer::Unknown | Answer::Amounts(_)));
        assert!(
            open && Evaluator::new(&PACK, &answers).applies(&question.id).is_possible(),
            "{seed} {advice:?}"
        );
    }
    println!("{advised} advised");
    assert!(advised > 200);
}
