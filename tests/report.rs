//! The plan on one page: progress, risks and next steps are what the board says, and a risk goes with its
//! cause.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Pack, Party, PhaseName, Track};
use fairway::journey::Truth;
use fairway::record::{Board, Record, Report, Risk, Row, Standing, achieved};
use serde_json::{Value, json};
use std::sync::LazyLock;
use support::customer::{board, day, record, stamp, today};

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);

fn report(record: &Record) -> (Report, Board) {
    let (board, outcome) = board(&PACK, record);
    (Report::of(&board, &outcome, record), board)
}

fn set(record: &mut Record, fields: Vec<(String, Value)>) {
    let at = record.history.last().map_or(0, |step| step.stamp.at) + 1;
    record.edit(&stamp(at), fields.into_iter().map(|(path, value)| (path, Some(value))).collect());
}

fn task(id: &str, field: &str, value: impl Into<Value>) -> (String, Value) {
    (format!("task/{id}/{field}"), value.into())
}

fn ready(board: &Board) -> Vec<&Row> {
    let is_ready = |row: &&Row| row.standing == Standing::Ready && row.applies == Truth::True;
    board.rows.iter().filter(is_ready).collect()
}

#[test]
fn progress_is_told_for_each_phase_that_has_tasks() {
    let (report, board) = report(&record(&PACK, &[]));
    assert_eq!(report.phases.iter().map(|(phase, _)| *phase).collect::<Vec<_>>(), PhaseName::ALL);
    let sum: usize = report.phases.iter().map(|(_, tally)| tally.total).sum();
    assert_eq!(sum, report.tally.total);
    assert_eq!(report.tally, board.tally(None));
    let (empty, _) = self::report(&Record::new("a", &PACK.name()));
    assert_eq!(empty.tally.total, 0);
    assert!(empty.next.is_empty());
}

#[test]
fn next_come_tasks_that_can_start_those_with_the_nearest_date_first() {
    let mut record = record(&PACK, &[]);
    let (_, board) = report(&record);
    let ids: Vec<String> = ready(&board).iter().map(|row| row.id.clone()).collect();
    assert!(ids.len() > 5, "{ids:?}");
    assert_eq!(report(&record).0.next, ids[..3], "without dates as they stand");
    set(&mut record, vec![task(&ids[4], "due", day(9)), task(&ids[2], "due", day(20))]);
    assert_eq!(report(&record).0.next, [&*ids[4], &ids[2], &ids[0]]);
    set(&mut record, vec![task(&ids[4], "status", "done"), task(&ids[0], "status", "in-progress")]);
    let next = report(&record).0.next;
    assert!(!next.contains(&ids[4]) && !next.contains(&ids[0]), "neither done nor begun comes next");
}

#[test]
fn overdue_tasks_are_a_risk_until_they_are_settled() {
    let mut record = record(&PACK, &[]);
    let ids: Vec<String> = ready(&report(&record).1).iter().map(|row| row.id.clone()).collect();
    let overdue = |record: &Record| {
        report(record).0.risks.into_iter().find(|risk| matches!(risk, Risk::Overdue { .. }))
    };
    assert_eq!(overdue(&record), None);
    set(&mut record, vec![task(&ids[0], "due", day(-2)), task(&ids[1], "due", day(-8))]);
    let tasks = vec![ids[1].clone(), ids[0].clone()];
    let since = today().add_days(-8).unwrap();
    assert_eq!(overdue(&record), Some(Risk::Overdue { tasks, since }));
    assert!(matches!(report(&record).0.risks[0], Risk::Overdue { .. }), "it weighs most");
    let dates = report(&record).0.risks.into_iter().find(|risk| matches!(risk, Risk::Dates(_)));
    assert_eq!(dates, None, "what is late already is told once");
    set(&mut record, vec![task(&ids[0], "status", "done"), task(&ids[1], "status", "not-needed")]);
    assert_eq!(overdue(&record), None);
}

#[test]
fn a_target_that_cannot_be_held_is_a_risk() {
    let mut record = record(&PACK, &[]);
    let target = |record: &Record| {
        let (report, _) = report(record);
        let risk = report.risks.into_iter().find_map(|risk| match risk {
            Risk::Target { earliest, .. } => Some(earliest),
            _ => None,
        });
        (report.target.is_some(), report.earliest, risk)
    };
    let (_, earliest, risk) = target(&record);
    let end = earliest.unwrap();
    assert!(end > today() && risk.is_none());
    set(&mut record, vec![("plan/target".into(), json!(end.to_string()))]);
    assert_eq!(target(&record), (true, Some(end), None));
    set(&mut record, vec![("plan/target".into(), json!(end.add_days(-1).unwrap().to_string()))]);
    assert_eq!(target(&record), (true, Some(end), Some(Some(end))));
    // A later start and a holiday move the end, so that a target which held is missed.
    set(
        &mut record,
        vec![("plan/target".into(), json!(end.to_string())), ("plan/start".into(), json!(day(30)))],
    );
    assert!(target(&record).2.is_some());
}

#[test]
fn dates_that_contradict_each_other_are_a_risk() {
    let mut record = record(&PACK, &[]);
    let id = ready(&report(&record).1)[0].id.clone();
    set(&mut record, vec![task(&id, "start", day(20)), task(&id, "due", day(10))]);
    assert!(report(&record).0.risks.contains(&Risk::Dates(vec![id])));
}

#[test]
fn the_environment_and_open_answers_are_risks_with_what_they_are_about() {
    let (_, board) = report(&record(&PACK, &[]));
    assert!(board.rows.iter().all(|row| row.applies == Truth::True), "all answers are given");
    let fields = [("answer/forest-level", json!("older")), ("answer/configmgr", json!("unknown"))];
    let record = record(&PACK, &fields);
    let (report, board) = report(&record);
    let outcome = support::customer::board(&PACK, &record).1;
    let ids = |met: Truth| {
        let rows = outcome.expectations.iter().filter(|row| row.met == met);
        rows.map(|row| row.id.clone()).collect::<Vec<_>>()
    };
    assert!(ids(Truth::False).contains(&"env-core-forest-level".to_string()));
    assert!(report.risks.contains(&Risk::NotMet(ids(Truth::False))));
    let open = board.rows.iter().filter(|row| row.applies == Truth::Unknown).count();
    assert!(open > 0);
    assert!(report.risks.contains(&Risk::Open { tasks: open, questions: vec!["configmgr".into()] }));
}

#[test]
fn what_waits_for_microsoft_is_a_risk_until_microsoft_has_done_it() {
    let mut record = record(&PACK, &[]);
    let waiting = |record: &Record| {
        report(record).0.risks.into_iter().find_map(|risk| match risk {
            Risk::Microsoft(tasks) => Some(tasks),
            _ => None,
        })
    };
    let (_, board) = report(&record);
    let mut expected = Vec::new();
    for row in board.rows.iter().filter(|row| row.standing == Standing::Waiting) {
        if row.blockers().any(|wait| board.row(&wait.id).unwrap().party == Party::Microsoft) {
            expected.push(row.id.clone());
        }
    }
    assert!(!expected.is_empty());
    assert_eq!(waiting(&record), Some(expected));
    let theirs = board.rows.iter().filter(|row| row.party == Party::Microsoft);
    let done = theirs.map(|row| task(&row.id, "status", "done")).collect();
    set(&mut record, done);
    assert_eq!(waiting(&record), None);
}

#[test]
fn what_has_come_of_a_phase_is_told_by_track() {
    let mut record = record(&PACK, &[]);
    let (_, board) = report(&record);
    let of = |board: &Board, track: Option<Track>| {
        achieved(board, PhaseName::Enable).into_iter().find(|part| part.track == track)
    };
    let before = of(&board, Some(Track::Intune)).unwrap();
    assert!(before.done.is_empty() && before.open.len() > 2);
    assert_eq!(of(&board, None), None, "no task was added");
    let (first, second) = (before.open[0].clone(), before.open[1].clone());
    let own = [("title", "Tell the works council"), ("phase", "enable"), ("status", "done")];
    let mut fields = vec![task(&first, "status", "done"), task(&second, "status", "not-needed")];
    fields.extend(own.map(|(field, value)| task("own-a", field, value)));
    set(&mut record, fields);
    let (_, board) = report(&record);
    let after = of(&board, Some(Track::Intune)).unwrap();
    assert_eq!((&after.done, after.open.len()), (&vec![first], before.open.len() - 2));
    assert_eq!(of(&board, None).unwrap().done, ["own-a"]);
}
