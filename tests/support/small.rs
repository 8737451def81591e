//! Small packs made at random, and every way to complete answers to them: what the core works out is
//! compared with trying everything.

use super::generate::Dice;
use fairway::content::{Condition, Expectation, Level, Pack, Question, QuestionKind, VerdictTable};
use fairway::journey::{Amount, Answer, Answers};
use std::collections::{BTreeMap, BTreeSet};

/// Thresholds that conditions test, and a number in each stretch between them.
const CUTS: [u32; 3] = [1, 5, 10];
/// Numbers to hold: one in every stretch, not only the lowest of it.
const HELD: [u32; 5] = [0, 1, 4, 7, 12];
const LEVELS: [Level; 4] = [Level::InScope, Level::InScope, Level::OutOfScope, Level::Depends];

/// A pack of some questions, verdict tables and expectations, and nothing else. `frame` gives the rest.
pub fn small_pack(frame: &Pack, seed: u64) -> Pack {
    let mut dice = Dice::new(seed);
    let mut pack = frame.clone();
    for list in [&mut pack.tasks, &mut pack.steps] {
        list.clear();
    }
    pack.consequences.clear();
    pack.out_of_scope.clear();
    pack.completion.clear();
    let (table, rule) = (pack.verdicts[0].clone(), pack.verdicts[0].rules[0].clone());
    let (question, expectation) = (pack.questions[0].clone(), pack.expectations[0].clone());
    (pack.questions, pack.verdicts, pack.expectations) = (Vec::new(), Vec::new(), Vec::new());
    pack.conditions = fairway::content::Table::default();
    for index in 0..3 + dice.below(2) {
        let when = if dice.below(3) == 0 { condition(&pack, &mut dice, 1) } else { Condition::ALWAYS };
        let made = any_question(&mut dice, index, when, question.clone());
        pack.questions.push(made);
    }
    let names: Vec<Condition> = (0..2).map(|_| condition(&pack, &mut dice, 2)).collect();
    let text = serde_json::to_string(&BTreeMap::from([("one", &names[0]), ("two", &names[1])])).unwrap();
    pack.conditions = serde_json::from_str(&text).unwrap();
    for index in 0..1 + dice.below(3) {
        let mut rules = Vec::new();
        for _ in 0..1 + dice.below(3) {
            let when = condition(&pack, &mut dice, 3);
            rules.push((when, *dice.pick(&LEVELS)));
        }
        rules.push((Condition::ALWAYS, *dice.pick(&LEVELS)));
        let rules = rules.into_iter();
        let rules =
            rules.map(|(when, level)| fairway::content::Rule { when, level, ..rule.clone() }).collect();
        let ones: Vec<&Question> =
            pack.questions.iter().filter(|q| q.kind != QuestionKind::Amounts).collect();
        let answer = (!ones.is_empty() && dice.below(2) == 0).then(|| {
            let question = *dice.pick(&ones);
            (question.id.clone(), question.options[index % question.options.len()].clone())
        });
        let made = VerdictTable { subject: format!("subject-{index}"), answer, rules, ..table.clone() };
        pack.verdicts.push(made);
    }
    let (when, met) = (condition(&pack, &mut dice, 2), condition(&pack, &mut dice, 2));
    pack.expectations = vec![Expectation { id: "row".to_string(), when, met, ..expectation }];
    pack
}

fn any_question(dice: &mut Dice, index: usize, when: Condition, frame: Question) -> Question {
    let kind = *dice.pick(&[QuestionKind::One, QuestionKind::One, QuestionKind::Many, QuestionKind::Amounts]);
    let entries = |count: usize| (0..count).map(|entry| format!("entry-{entry}")).collect::<Vec<_>>();
    let (options, items) = match kind {
        QuestionKind::One => (entries(2 + dice.below(2)), Vec::new()),
        QuestionKind::Many => (entries(2), Vec::new()),
        QuestionKind::Amounts => (Vec::new(), entries(2)),
    };
    let (none, fixed) = (dice.below(2) == 0, dice.below(5) == 0);
    let unreachable = options.iter().filter(|_| dice.below(8) == 0).cloned().collect();
    Question {
        id: format!("question-{index}"),
        kind,
        when,
        options,
        items,
        none,
        fixed,
        unreachable,
        ..frame
    }
}

/// A test on what the pack holds so far; `depth` levels of parts at most.
fn condition(pack: &Pack, dice: &mut Dice, depth: usize) -> Condition {
    let parts = |dice: &mut Dice| (0..1 + dice.below(3)).map(|_| condition(pack, dice, depth - 1)).collect();
    match dice.below(if depth == 0 { 4 } else { 9 }) {
        0 if !pack.verdicts.is_empty() => {
            Condition::Verdict(dice.pick(&pack.verdicts).subject.clone(), vec![*dice.pick(&LEVELS)])
        }
        1 if !pack.conditions.is_empty() && pack.questions.len() > 2 => {
            Condition::Named((*dice.pick(&["one", "two"])).to_string())
        }
        4 | 5 => Condition::All(parts(dice)),
        6 | 7 => Condition::Any(parts(dice)),
        8 => Condition::Not(Box::new(condition(pack, dice, depth - 1))),
        _ if pack.questions.is_empty() => Condition::ALWAYS,
        _ => {
            let question = dice.pick(&pack.questions);
            match question.kind {
                QuestionKind::One => {
                    let first = dice.below(question.options.len());
                    let last = (first + 1 + dice.below(2)).min(question.options.len());
                    Condition::Is(question.id.clone(), question.options[first..last].to_vec())
                }
                QuestionKind::Many => {
                    Condition::Has(question.id.clone(), dice.pick(&question.options).clone())
                }
                QuestionKind::Amounts => {
                    let item = dice.pick(&question.items).clone();
                    Condition::AtLeast(question.id.clone(), item, *dice.pick(&CUTS))
                }
            }
        }
    }
}

/// Answers to a small pack, with some missing, "not sure", or in part so.
pub fn small_answers(pack: &Pack, seed: u64) -> Answers {
    let mut dice = Dice::new(seed);
    let gaps = 2 + dice.below(3);
    let mut answers = Answers::default();
    for question in &pack.questions {
        if dice.below(gaps) == 0 {
            continue;
        }
        let mut answer = dice.pick(&every_answer(question)).clone();
        if let Answer::Amounts(amounts) = &mut answer
            && dice.below(3) == 0
        {
            amounts.insert(dice.pick(&question.items).clone(), Amount::Unknown);
        }
        answers.set(&question.id, if dice.below(6) == 0 { Answer::Unknown } else { answer });
    }
    answers
}

/// Every definite answer to a question, numbers by one of each stretch.
pub fn every_answer(question: &Question) -> Vec<Answer> {
    every_answer_with(question, None)
}

/// Every definite answer to a question that says nothing else than what is known already.
fn every_answer_with(question: &Question, known: Option<&Answer>) -> Vec<Answer> {
    match (question.kind, known) {
        (_, Some(known @ (Answer::One(_) | Answer::Many(_)))) => vec![known.clone()],
        (QuestionKind::One, _) => question.options.iter().cloned().map(Answer::One).collect(),
        (QuestionKind::Many, _) => {
            let sets = (0..1usize << question.options.len()).map(|bits| {
                let chosen = question.options.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
                chosen.map(|(_, option)| option.clone()).collect::<BTreeSet<_>>()
            });
            sets.filter(|set| question.none || !set.is_empty()).map(Answer::many).collect()
        }
        (QuestionKind::Amounts, _) => {
            let mut all = vec![BTreeMap::new()];
            for item in &question.items {
                let numbers: Vec<Amount> = match known {
                    Some(Answer::Amounts(known)) => match known.get(item) {
                        None => vec![Amount::Number(0)],
                        Some(Amount::Unknown) => HELD.map(Amount::Number).to_vec(),
                        Some(number) => vec![*number],
                    },
                    _ => HELD.map(Amount::Number).to_vec(),
                };
                let more = all.iter().flat_map(|before| {
                    numbers.iter().map(|number| {
                        let mut amounts: BTreeMap<String, Amount> = before.clone();
                        amounts.insert(item.clone(), *number);
                        amounts
                    })
                });
                all = more.collect();
            }
            all.into_iter().map(|amounts| Answer::Amounts(amounts.into_iter().collect())).collect()
        }
    }
}

/// Every way to complete `answers`, trying each question of `pack` that `matters`.
pub fn completions(pack: &Pack, answers: &Answers, matters: &dyn Fn(&str) -> bool) -> Vec<Answers> {
    let mut all = vec![answers.clone()];
    for question in pack.questions.iter().filter(|question| matters(&question.id)) {
        let whole = every_answer_with(question, answers.get(&question.id));
        let more = all.iter().flat_map(|before| {
            whole.iter().map(|answer| {
                let mut after = before.clone();
                after.set(&question.id, answer.clone());
                after
            })
        });
        all = more.collect();
    }
    all
}
