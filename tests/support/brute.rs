//! What a pack does, found out by trying: every complete journey through `replay`, and every set of
//! answers to some of the questions. Shares no code with the proof; only for small packs.

use fairway::content::{Condition, Level, Pack, Question, QuestionKind, Rule, VerdictTable};
use fairway::journey::{Amount, Answer, Answers, Evaluator, Truth, replay};
use std::collections::{BTreeMap, BTreeSet};

/// A fault or note: its kind, its path, and how many answers the shortest set has that shows it.
pub type Found = (String, String, Option<usize>);

/// Everything that trying tells.
#[derive(Debug, PartialEq, Eq)]
pub struct Tried {
    pub paths: usize,
    pub outcomes: usize,
    pub found: BTreeSet<Found>,
    /// How often something without effect is told, by question.
    pub idle: BTreeMap<String, usize>,
}

/// Tries everything.
pub fn try_all(pack: &Pack) -> Tried {
    let mut journeys = Vec::new();
    walk(pack, Answers::default(), &mut journeys);
    let tests = tests(pack);
    let told = |answers: &Answers| -> Vec<(String, Vec<bool>)> {
        let marked = replay(pack, answers).places.into_iter().filter(|place| place.mark.is_answered());
        marked
            .map(|place| {
                (place.question.clone(), seen(&tests, &place.question, answers.get(&place.question).unwrap()))
            })
            .collect()
    };
    let paths: BTreeSet<_> = journeys.iter().map(told).collect();
    // By the evaluator's three-valued rules. `decide` is sharper where a level stays unknown at the end of
    // a journey; that is only where a table has a gap, which is told as a fault.
    let level = |answers: &Answers, table: &VerdictTable| {
        let may = Evaluator::new(pack, answers).candidates(&table.subject);
        let levels: BTreeSet<Level> = may.iter().map(|(rule, _)| table.rules[*rule].level).collect();
        levels.first().copied().filter(|_| levels.len() == 1).unwrap_or(Level::Depends)
    };
    let levels =
        |answers: &Answers| pack.verdicts.iter().map(|table| level(answers, table)).collect::<Vec<_>>();
    let outcomes: BTreeSet<_> = journeys.iter().map(levels).collect();
    let mut partial = vec![Answers::default()];
    for question in &pack.questions {
        let mut classes = BTreeMap::new();
        for answer in every(pack, question, true) {
            classes.entry(seen(&tests, &question.id, &answer)).or_insert(answer);
        }
        partial = extend(partial, question, classes.into_values().collect());
    }
    let all = statements(pack);
    let in_gap = |set: &Answers| {
        let e = Evaluator::new(pack, set);
        all.iter().any(|statement| statement.kind == "Gap" && (statement.passes)(&e))
    };
    let sound = !journeys.iter().any(in_gap);
    let found = all.iter().filter_map(|statement| statement.tried(pack, &journeys, &partial, sound));
    Tried {
        paths: paths.len(),
        outcomes: outcomes.len(),
        found: found.collect(),
        idle: idle(pack, &tests, &partial),
    }
}

fn extend(sets: Vec<Answers>, question: &Question, answers: Vec<Answer>) -> Vec<Answers> {
    let with = |set: &Answers, answer: &Answer| {
        let mut set = set.clone();
        set.set(&question.id, answer.clone());
        set
    };
    let more: Vec<Answers> =
        sets.iter().flat_map(|set| answers.iter().map(move |answer| with(set, answer))).collect();
    sets.into_iter().chain(more).collect()
}

fn walk(pack: &Pack, answers: Answers, journeys: &mut Vec<Answers>) {
    let Some(next) = replay(pack, &answers).next().map(ToString::to_string) else {
        journeys.push(answers);
        return;
    };
    for answer in every(pack, pack.question(&next).unwrap(), true) {
        let mut answers = answers.clone();
        answers.set(&next, answer);
        walk(pack, answers, journeys);
    }
}

/// Every definite answer: all options, all sets, numbers at and below every threshold. `valid` leaves out
/// "none of these" where it may not be said.
fn every(pack: &Pack, question: &Question, valid: bool) -> Vec<Answer> {
    match question.kind {
        QuestionKind::One => question.options.iter().cloned().map(Answer::One).collect(),
        QuestionKind::Many => {
            let mut sets = vec![BTreeSet::new()];
            for option in &question.options {
                let with = |set: &BTreeSet<String>| set.iter().chain([option]).cloned().collect();
                let more: Vec<BTreeSet<String>> = sets.iter().map(with).collect();
                sets.extend(more);
            }
            sets.into_iter()
                .filter(|set| !valid || question.none || !set.is_empty())
                .map(Answer::many)
                .collect()
        }
        QuestionKind::Amounts => {
            let mut numbers: BTreeSet<u32> = BTreeSet::from([0]);
            each_part(pack, &mut |part| {
                if let Condition::AtLeast(_, _, least) = part {
                    numbers.extend([*least, least.saturating_sub(1)].map(|number| number.min(10_000_000)));
                }
            });
            let mut all = vec![BTreeMap::new()];
            for item in &question.items {
                all = all
                    .iter()
                    .flat_map(|amounts| numbers.iter().map(move |number| (amounts.clone(), number)))
                    .map(|(mut amounts, number)| {
                        amounts.insert(item.clone(), Amount::Number(*number));
                        amounts
                    })
                    .collect();
            }
            all.into_iter().map(|amounts| Answer::Amounts(amounts.into_iter().collect())).collect()
        }
    }
}

fn each_part(pack: &Pack, visit: &mut dyn FnMut(&Condition)) {
    let tables = pack.verdicts.iter().flat_map(|table| &table.rules);
    let mut all: Vec<&Condition> = tables.map(|rule| &rule.when).collect();
    all.extend(pack.conditions.values());
    all.extend(pack.questions.iter().map(|row| &row.when));
    all.extend(pack.consequences.iter().map(|row| &row.when));
    all.extend(pack.expectations.iter().flat_map(|row| [&row.when, &row.met]));
    all.extend(pack.out_of_scope.iter().map(|row| &row.when));
    all.extend(pack.completion.iter().map(|row| &row.when));
    for task in pack.work() {
        all.push(&task.when);
        all.extend(task.party_when.iter().map(|other| &other.when));
    }
    all.into_iter().for_each(|condition| condition.walk(&mut |part| visit(part)));
}

/// Every test on an answer in the pack, each once, by its text.
fn tests(pack: &Pack) -> Vec<Condition> {
    let mut tests = BTreeMap::new();
    each_part(pack, &mut |part| {
        if matches!(part, Condition::Is(..) | Condition::Has(..) | Condition::AtLeast(..)) {
            tests.insert(format!("{part:?}"), part.clone());
        }
    });
    tests.into_values().collect()
}

/// What the tests on this question say about this answer.
fn seen(tests: &[Condition], question: &str, answer: &Answer) -> Vec<bool> {
    let about = |test: &Condition| match (test, answer) {
        (Condition::Is(of, options), Answer::One(option)) if of == question => Some(options.contains(option)),
        (Condition::Has(of, option), Answer::Many(chosen)) if of == question => Some(chosen.contains(option)),
        (Condition::AtLeast(of, item, least), Answer::Amounts(amounts)) if of == question => {
            Some(match amounts.get(item) {
                Some(Amount::Number(number)) => number >= least,
                _ => *least == 0,
            })
        }
        _ => None,
    };
    tests.iter().filter_map(about).collect()
}

/// A test of one set of answers.
type Test<'a> = Box<dyn Fn(&Evaluator<'_>) -> bool + 'a>;

/// A statement that the proof makes, as a test of one set of answers.
struct Statement<'a> {
    kind: &'static str,
    path: String,
    /// Told where no journey passes; or, with `shown`, where some set of answers does.
    shown: bool,
    passes: Test<'a>,
    /// Only told where each of these happens as well.
    provided: Vec<Test<'a>>,
}

impl Statement<'_> {
    /// Over all sets of answers. Where no verdict table has a gap, the journeys alone tell the same.
    fn tried(&self, pack: &Pack, journeys: &[Answers], partial: &[Answers], sound: bool) -> Option<Found> {
        let among = |sets: &[Answers], test: &dyn Fn(&Evaluator<'_>) -> bool| {
            let passing = sets.iter().filter(|set| test(&Evaluator::new(pack, *set)));
            passing.map(|set| set.0.len()).min()
        };
        let happens = |test: &dyn Fn(&Evaluator<'_>) -> bool| {
            let shortest = among(partial, test);
            let walked = among(journeys, test);
            assert!(shortest <= walked || walked.is_none(), "a journey is a set of answers as well");
            assert!(!sound || shortest.is_some() == walked.is_some(), "{} {}", self.kind, self.path);
            shortest
        };
        if self.provided.iter().any(|test| happens(test).is_none()) {
            return None;
        }
        let shortest = happens(&self.passes);
        (shortest.is_some() == self.shown).then(|| (self.kind.to_string(), self.path.clone(), shortest))
    }
}

fn holds(e: &Evaluator<'_>, condition: &Condition) -> bool {
    e.truth(condition) == Truth::True
}

fn fails(e: &Evaluator<'_>, condition: &Condition) -> bool {
    e.truth(condition) == Truth::False
}

/// Whether this rule certainly is the first to hold.
fn decides(e: &Evaluator<'_>, rules: &[Rule], place: usize) -> bool {
    rules[..place].iter().all(|rule| fails(e, &rule.when)) && holds(e, &rules[place].when)
}

fn statements(pack: &Pack) -> Vec<Statement<'_>> {
    let mut all: Vec<Statement<'_>> = Vec::new();
    fn never<'a>(kind: &'static str, path: String, passes: Test<'a>) -> Statement<'a> {
        Statement { kind, path, shown: false, passes, provided: Vec::new() }
    }
    for row in &pack.questions {
        let path = format!("questions.{}", row.id);
        all.push(never("NeverAsked", path, Box::new(|e| e.applies(&row.id) == Truth::True)));
    }
    for table in &pack.verdicts {
        let rules = &table.rules;
        for place in 0..rules.len() {
            let path = format!("verdicts.{}.rules[{place}]", table.subject);
            all.push(never("NeverDecides", path.clone(), Box::new(move |e| decides(e, rules, place))));
            for later in place + 1..rules.len() {
                let always = holds(&Evaluator::new(pack, &Answers::default()), &rules[later].when);
                if rules[place].level != rules[later].level && !always {
                    let passes: Test<'_> =
                        Box::new(move |e| holds(e, &rules[place].when) && holds(e, &rules[later].when));
                    let path = format!("{path} {later}");
                    all.push(Statement { kind: "Overlap", path, shown: true, passes, provided: Vec::new() });
                }
            }
        }
        let passes: Test<'_> = Box::new(|e| rules.iter().all(|rule| fails(e, &rule.when)));
        let path = format!("verdicts.{}", table.subject);
        all.push(Statement { kind: "Gap", path, shown: true, passes, provided: Vec::new() });
    }
    let rows = pack.consequences.iter().map(|row| (&row.id, &row.when));
    let rows = rows.chain(pack.expectations.iter().map(|row| (&row.id, &row.when)));
    let rows = rows.chain(pack.out_of_scope.iter().map(|row| (&row.id, &row.when)));
    let rows = rows.chain(pack.completion.iter().map(|row| (&row.id, &row.when)));
    for (id, when) in rows.chain(pack.work().map(|row| (&row.id, &row.when))) {
        all.push(never("NeverApplies", id.clone(), Box::new(|e| holds(e, when))));
    }
    for row in &pack.expectations {
        let applies = || -> Vec<Test<'_>> { vec![Box::new(|e: &Evaluator<'_>| holds(e, &row.when))] };
        let is_met = |e: &Evaluator<'_>| holds(e, &row.when) && holds(e, &row.met);
        let mut statement = never("NeverMet", row.id.clone(), Box::new(is_met));
        statement.provided = applies();
        all.push(statement);
        let is_not = |e: &Evaluator<'_>| holds(e, &row.when) && fails(e, &row.met);
        let mut statement = never("AlwaysMet", row.id.clone(), Box::new(is_not));
        statement.provided = vec![Box::new(is_met)];
        all.push(statement);
    }
    for task in pack.work() {
        for place in 0..task.party_when.len() {
            let path = format!("{}.party-when[{place}]", task.id);
            let mut statement = never("NeverResponsible", path, Box::new(move |e| has_task(e, task, place)));
            statement.provided = vec![Box::new(|e| holds(e, &task.when))];
            all.push(statement);
        }
    }
    all.extend(references_to_work(pack));
    all
}

/// Work that is referred to can apply where it is referred to, provided that each of both can be.
fn references_to_work(pack: &Pack) -> Vec<Statement<'_>> {
    let named = |ids: &[String]| -> Vec<(usize, &fairway::content::Task)> {
        ids.iter().enumerate().map(|(place, id)| (place, pack.task(id).unwrap())).collect()
    };
    let mut all = Vec::new();
    for task in pack.work() {
        for (place, other) in named(&task.after) {
            all.push(Statement {
                kind: "NeverTogether",
                path: format!("{}.after[{place}]", task.id),
                shown: false,
                passes: Box::new(|e| holds(e, &task.when) && holds(e, &other.when)),
                provided: vec![Box::new(|e| holds(e, &task.when)), Box::new(|e| holds(e, &other.when))],
            });
        }
    }
    for row in &pack.expectations {
        let is_not = |e: &Evaluator<'_>| holds(e, &row.when) && fails(e, &row.met);
        for (place, other) in named(&row.tasks) {
            all.push(Statement {
                kind: "NeverTogether",
                path: format!("{}.tasks[{place}]", row.id),
                shown: false,
                passes: Box::new(move |e| is_not(e) && holds(e, &other.when)),
                provided: vec![Box::new(is_not), Box::new(|e| holds(e, &other.when))],
            });
        }
    }
    all
}

/// Whether this other party certainly has the task.
fn has_task(e: &Evaluator<'_>, task: &fairway::content::Task, place: usize) -> bool {
    let (earlier, own) = (&task.party_when[..place], &task.party_when[place]);
    holds(e, &task.when) && earlier.iter().all(|other| fails(e, &other.when)) && holds(e, &own.when)
}

/// Everything that is certain under some answers.
fn certain(pack: &Pack, answers: &Answers) -> Vec<bool> {
    let e = Evaluator::new(pack, answers);
    let mut sure: Vec<bool> =
        statements(pack).iter().filter(|one| one.kind != "Overlap").map(|one| (one.passes)(&e)).collect();
    sure.extend(pack.questions.iter().map(|row| e.applies(&row.id) == Truth::True));
    sure
}

/// For each question that can be asked, how many things are tested without any effect: an option of a
/// set, a threshold of an item, or a class of options against an earlier one.
fn idle(pack: &Pack, tests: &[Condition], partial: &[Answers]) -> BTreeMap<String, usize> {
    let mut idle = BTreeMap::new();
    for question in &pack.questions {
        let asked = |set: &Answers| Evaluator::new(pack, set).applies(&question.id) == Truth::True;
        if !partial.iter().any(asked) {
            continue;
        }
        let mut others = vec![Answers::default()];
        for other in pack.questions.iter().filter(|other| other.id != question.id) {
            let mut classes = BTreeMap::new();
            for answer in every(pack, other, false) {
                classes.entry(seen(tests, &other.id, &answer)).or_insert(answer);
            }
            others = extend(others, other, classes.into_values().collect());
        }
        let mut classes = BTreeMap::new();
        for answer in every(pack, question, false) {
            classes.entry(seen(tests, &question.id, &answer)).or_insert(answer);
        }
        let results = |answer: &Answer| -> Vec<Vec<bool>> {
            let with = others.iter().map(|set| {
                let mut set = set.clone();
                set.set(&question.id, answer.clone());
                certain(pack, &set)
            });
            with.collect()
        };
        let classes: Vec<(Vec<bool>, Vec<Vec<bool>>)> =
            classes.into_iter().map(|(class, answer)| (class, results(&answer))).collect();
        let count = match question.kind {
            QuestionKind::One => {
                let distinct: BTreeSet<_> = classes.iter().map(|(_, results)| results).collect();
                if tests.iter().any(|test| matches!(test, Condition::Is(of, _) if *of == question.id)) {
                    classes.len() - distinct.len()
                } else {
                    0
                }
            }
            // Answers that differ in one test only; the tests of one question are independent but for
            // thresholds, of which a higher one is reached only with all lower ones.
            _ => {
                let width = classes.first().map_or(0, |(class, _)| class.len());
                let differ = |test: usize| {
                    let mut pairs = classes
                        .iter()
                        .flat_map(|a| classes.iter().map(move |b| (a, b)))
                        .filter(|(a, b)| {
                            (0..width).all(|other| (a.0[other] != b.0[other]) == (other == test))
                        })
                        .peekable();
                    pairs.peek().is_some().then(|| pairs.all(|(a, b)| a.1 == b.1))
                };
                (0..width).filter(|test| differ(*test) == Some(true)).count()
            }
        };
        if count > 0 {
            idle.insert(format!("questions.{}", question.id), count);
        }
    }
    idle
}
