//! What must hold for any answers at all: knowing less never decides otherwise, texts read back to what
//! was written, answers off the path decide nothing, and every path comes to an end.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Level, Pack, Party, Question, QuestionKind};
use fairway::formats::decision::decision;
use fairway::formats::{answers as format, saved};
use fairway::journey::{Amount, Answer, Answers, Mark, Truth, Verdict, decide, replay};
use fairway::plan::{Plan, Status, plan};
use fairway::record::{Record, Stamp};
use fairway::state::{AppState, Edit, Event, edit, update};
use proptest::collection::{btree_map, btree_set};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use support::generate::{Dice, complete};

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);

fn answer(question: &Question) -> BoxedStrategy<Answer> {
    let definite = match question.kind {
        QuestionKind::One => select(question.options.clone()).prop_map(Answer::One).boxed(),
        QuestionKind::Many => {
            let least = usize::from(!question.none);
            btree_set(select(question.options.clone()), least..4).prop_map(Answer::many).boxed()
        }
        QuestionKind::Amounts => {
            let number = prop_oneof![select(vec![0, 1, 149, 150, 151]), 0..=10_000_000u32];
            let amount = prop_oneof![4 => number.prop_map(Amount::Number), 1 => Just(Amount::Unknown)];
            btree_map(select(question.items.clone()), amount, 0..4)
                .prop_map(|amounts| Answer::Amounts(amounts.into_iter().collect()))
                .boxed()
        }
    };
    prop_oneof![5 => definite, 1 => Just(Answer::Unknown)].boxed()
}

/// Answers to any of the questions, on the path and off it; mostly many, sometimes few.
fn any_answers() -> impl Strategy<Value = Answers> {
    prop_oneof![3 => Just(0.9), 1 => Just(0.3)].prop_flat_map(|share| {
        let one = |question: &Question| {
            let id = question.id.clone();
            weighted(share, answer(question))
                .prop_map(move |answer| answer.map(|answer| (id.clone(), answer)))
        };
        let all: Vec<_> = PACK.questions.iter().map(one).collect();
        all.prop_map(|answers| Answers(answers.into_iter().flatten().collect()))
    })
}

/// Status and reason of some tasks, as fields.
fn any_work() -> impl Strategy<Value = Vec<(String, Option<Value>)>> {
    let ids: Vec<String> = PACK.work().map(|task| task.id.clone()).collect();
    let one = (select(Status::ALL.to_vec()), ".{0,12}");
    btree_map(select(ids), one, 0..12).prop_map(|work| {
        let fields = work.into_iter().flat_map(|(id, (status, reason))| {
            [("status", status.word()), ("reason", &reason)]
                .map(|(field, text)| (format!("task/{id}/{field}"), Some(Value::from(text))))
        });
        fields.collect()
    })
}

/// A record with these answers and this work, and the steps that entered them.
fn record(answers: &Answers, work: Vec<(String, Option<Value>)>) -> Record {
    let mut record = Record::new("k3f9x2", &PACK.name());
    let fields = saved::answer_fields(&record, answers);
    record.edit(&stamp(), fields);
    record.edit(&stamp(), work);
    record
}

fn stamp() -> Stamp {
    Stamp { at: 1_795_406_503_000, tab: "q8".into(), by: "Ann".into() }
}

/// The same answers with one of them made "not sure": in whole, or one plan of it.
fn less_known(answers: &Answers) -> Vec<Answers> {
    let mut all = Vec::new();
    for (question, answer) in answers.0.iter() {
        let mut less = answers.clone();
        less.set(question, Answer::Unknown);
        all.push(less);
        let Answer::Amounts(amounts) = answer else { continue };
        for plan in amounts.keys() {
            let mut fewer = amounts.clone();
            fewer.insert(plan.clone(), Amount::Unknown);
            let mut less = answers.clone();
            less.set(question, Answer::Amounts(fewer));
            all.push(less);
        }
    }
    all
}

/// Work by row id, second mentions included: whether it applies and who may do it.
fn work(plan: &Plan) -> BTreeMap<&str, (Truth, BTreeSet<Party>)> {
    let parties =
        |party: Party, other: Option<Party>| std::iter::once(party).chain(other).collect::<BTreeSet<_>>();
    let tasks = plan.tasks.iter();
    tasks.map(|task| (task.id.as_str(), (task.applies, parties(task.party, task.party_may_be)))).collect()
}

/// What applies for certain or may apply, of all the other rows.
fn rows(answers: &Answers) -> BTreeMap<String, (Truth, Truth)> {
    let outcome = decide(&PACK, answers);
    let plain = outcome.consequences.into_iter().chain(outcome.out_of_scope).chain(outcome.completion);
    let expected = outcome.expectations.into_iter().map(|row| (row.id, (row.applies, row.met)));
    plain.map(|(id, truth)| (id, (truth, Truth::True))).chain(expected).collect()
}

fn weaker(more: Truth, less: Truth) -> bool {
    more == less || less == Truth::Unknown
}

fn verdicts(answers: &Answers) -> Vec<Verdict> {
    decide(&PACK, answers).verdicts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// "Not sure" is never taken for no, nor for anything else.
    #[test]
    fn knowing_less_never_decides_otherwise(answers in any_answers()) {
        let (verdicts_more, rows_more, plan_more) = (verdicts(&answers), rows(&answers), plan(&PACK, &answers));
        for less in less_known(&answers) {
            for (more, less) in verdicts_more.iter().zip(verdicts(&less)) {
                let name = &more.subject;
                prop_assert!(less.level == more.level || less.level == Level::Depends, "{} {:?}", name, less);
                prop_assert!(more.possible.iter().all(|level| less.possible.contains(level)), "{} {:?}", name, less);
                prop_assert!(weaker(more.wanted, less.wanted), "{} {:?}", name, less);
            }
            let rows_less = rows(&less);
            for id in rows_more.keys().chain(rows_less.keys()) {
                let truth = |rows: &BTreeMap<String, (Truth, Truth)>| rows.get(id).map_or(Truth::False, |row| row.0);
                prop_assert!(weaker(truth(&rows_more), truth(&rows_less)), "{}", id);
                if let (Some(more), Some(less)) = (rows_more.get(id), rows_less.get(id)) {
                    prop_assert!(weaker(more.1, less.1), "{} met", id);
                }
            }
            let plan_less = plan(&PACK, &less);
            let (work_more, work_less) = (work(&plan_more), work(&plan_less));
            for task in PACK.work().filter(|task| task.same_as.is_none()) {
                let truth = |work: &BTreeMap<&str, (Truth, BTreeSet<Party>)>| {
                    work.get(&*task.id).map_or(Truth::False, |row| row.0)
                };
                prop_assert!(weaker(truth(&work_more), truth(&work_less)), "{}", task.id);
                if let (Some(more), Some(less)) = (work_more.get(&*task.id), work_less.get(&*task.id)) {
                    prop_assert!(more.1.is_subset(&less.1), "{}: {:?} becomes {:?}", task.id, more.1, less.1);
                }
            }
        }
    }

    /// The report tells the same: nothing in it that applied or did not becomes the opposite.
    #[test]
    fn the_report_never_turns_yes_into_no(answers in any_answers()) {
        let applies = |answers: &Answers| -> BTreeMap<String, bool> {
            let report = decision(&PACK, answers);
            let rows = ["tasks", "steps"].into_iter().flat_map(|part| report[part].as_array().cloned().unwrap_or_default());
            rows.map(|row| (row["id"].to_string(), row["applies"] == "yes")).collect()
        };
        let more = applies(&answers);
        for less in less_known(&answers) {
            let less = applies(&less);
            for id in more.keys().chain(less.keys()) {
                let state = |rows: &BTreeMap<String, bool>| rows.get(id).copied();
                let fits = state(&more) == state(&less) || state(&less) == Some(false);
                prop_assert!(fits, "{}: {:?} becomes {:?}", id, state(&more), state(&less));
            }
        }
    }

    /// A question that was skipped counts like one answered with "not sure".
    #[test]
    fn unanswered_and_not_sure_decide_alike(answers in any_answers()) {
        let known = answers.0.iter().filter(|(_, answer)| **answer != Answer::Unknown);
        let without = Answers(known.map(|(id, answer)| (id.clone(), answer.clone())).collect());
        prop_assert_eq!(decide(&PACK, &answers), decide(&PACK, &without));
        prop_assert_eq!(plan(&PACK, &answers), plan(&PACK, &without));
    }

    #[test]
    fn complete_answers_leave_nothing_open(seed: u64) {
        let answers = complete(&PACK, &Answers::default(), &mut Dice::new(seed));
        for verdict in verdicts(&answers) {
            prop_assert!(verdict.possible.len() == 1 && verdict.depends_on.is_empty(), "{:?}", verdict);
        }
        for (id, (applies, met)) in rows(&answers) {
            prop_assert!(applies == Truth::True && met != Truth::Unknown, "{} {:?} {:?}", id, applies, met);
        }
        prop_assert!(plan(&PACK, &answers).tasks.iter().all(|task| task.applies == Truth::True && task.party_may_be.is_none()));
        prop_assert_eq!(replay(&PACK, &answers).count(Mark::Open), 0);
    }

    /// What is open names questions that are open themselves.
    #[test]
    fn whatever_depends_names_what_it_depends_on(answers in any_answers()) {
        let journey = replay(&PACK, &answers);
        let outcome = decide(&PACK, &answers);
        let verdicts = outcome.verdicts.iter().filter(|verdict| verdict.possible.len() > 1);
        let met = outcome.expectations.iter().filter(|row| row.met == Truth::Unknown);
        let plan = plan(&PACK, &answers);
        let tasks = plan.tasks.iter().filter(|task| task.applies == Truth::Unknown);
        let open = verdicts.map(|verdict| (&verdict.subject, &verdict.depends_on));
        let open = open.chain(met.map(|row| (&row.id, &row.depends_on))).chain(tasks.map(|task| (&task.id, &task.depends_on)));
        for (id, depends_on) in open {
            prop_assert!(!depends_on.is_empty(), "{} depends on nothing", id);
            for question in depends_on {
                let mark = journey.mark(question);
                let settled = matches!(mark, None | Some(Mark::Passed | Mark::Off | Mark::SetAside));
                let in_part = matches!(answers.get(question), Some(Answer::Amounts(_)));
                prop_assert!(!settled || in_part, "{} depends on {} which is {:?}", id, question, mark);
            }
        }
    }

    #[test]
    fn answers_read_back(answers in any_answers()) {
        prop_assert_eq!(format::read(&PACK, &format::write(&answers)), Ok(answers));
    }

    #[test]
    fn a_saved_plan_reads_back(answers in any_answers(), work in any_work()) {
        let record = record(&answers, work);
        let read = saved::read(&saved::write(&record));
        prop_assert_eq!(read.as_ref(), Ok(&record));
        prop_assert_eq!(saved::answers_of(&PACK, &record), Ok(answers));
    }

    /// Reading never fails otherwise than with an error, whatever the text.
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,64}", cut in 0..400usize, answers in any_answers()) {
        prop_assert!(saved::read(&text).is_err());
        let whole = saved::write(&record(&answers, Vec::new()));
        let part: String = whole.chars().take(cut).collect();
        prop_assert_eq!(saved::read(&part).is_ok(), part == whole);
    }

    #[test]
    fn answers_off_the_path_decide_nothing(answers in any_answers()) {
        let mut kept = answers.clone();
        for place in replay(&PACK, &answers).places {
            if place.mark == Mark::SetAside {
                kept.0.remove(&place.question);
            }
        }
        let (mut with, mut without) = (decision(&PACK, &answers), decision(&PACK, &kept));
        prop_assert_eq!(with["set-aside"].take().as_array().map(Vec::len), Some(answers.0.len() - kept.0.len()));
        prop_assert_eq!(without["set-aside"].take(), serde_json::json!([]));
        prop_assert_eq!(with, without);
    }

    /// From any answers on, answering what comes next comes to an end, and asks nothing twice.
    #[test]
    fn every_path_ends(start in any_answers(), rest in any_answers()) {
        let mut answers = start;
        let mut asked = BTreeSet::new();
        while let Some(question) = replay(&PACK, &answers).next().map(ToString::to_string) {
            let answer = rest.get(&question).cloned().unwrap_or(Answer::Unknown);
            answers.set(&question, answer);
            prop_assert!(asked.insert(question.clone()), "{} is asked twice", question);
        }
        prop_assert!(asked.len() <= PACK.questions.len());
        let journey = replay(&PACK, &answers);
        prop_assert_eq!((journey.count(Mark::Here), journey.count(Mark::Ahead)), (0, 0));
    }

    /// Going back from each question comes to the start, by questions that were answered.
    #[test]
    fn every_way_back_leads_to_the_start(answers in any_answers()) {
        let journey = replay(&PACK, &answers);
        let mut place = journey.next().or(PACK.questions.last().map(|question| question.id.as_str()));
        let mut left = PACK.questions.len();
        while let Some(before) = place.and_then(|question| journey.before(question)) {
            prop_assert!(journey.mark(before).is_some_and(Mark::is_answered));
            prop_assert!(left > 0, "going back never ends");
            left -= 1;
            place = Some(before);
        }
    }

    /// The plan is derived anew when an answer changes; what was entered stays, and fits again after changing
    /// back.
    #[test]
    fn work_survives_a_changed_answer(answers in any_answers(), work in any_work(), other in any_answers()) {
        let record = record(&answers, work);
        let before = record.fields.clone();
        let mut state = AppState { answers: answers.clone(), record, ..AppState::default() };
        let plan_before = plan(&PACK, &state.answers);
        let tasks = |record: &Record| {
            let fields = record.under("task/").map(|(path, value)| (path.to_string(), value.clone()));
            fields.collect::<Vec<_>>()
        };
        let tasks_before = tasks(&state.record);
        for (question, answer) in other.0.iter() {
            let event = Event::Answered { question: question.clone(), answer: answer.clone(), stamp: stamp() };
            update(&mut state, event);
            prop_assert_eq!(&tasks(&state.record), &tasks_before);
        }
        edit(&PACK, &mut state, Edit::Answers(answers.clone()), &stamp());
        prop_assert_eq!((&state.answers, &state.record.fields), (&answers, &before));
        prop_assert_eq!(plan(&PACK, &state.answers), plan_before);
    }
}
