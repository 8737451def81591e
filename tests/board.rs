//! The board of a plan: what waits and what is unlocked, own tasks, what stands aside, sums, and what the
//! pages make of it: filters, the day, the ends of phases.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Pack, Party, PhaseName};
use fairway::journey::{Answers, Truth};
use fairway::plan::{Date, Status, plan};
use fairway::record::{Board, Filter, Owner, Record, Row, Stamp, Standing, State, Today, words};
use serde_json::{Value, json};
use std::sync::LazyLock;
use support::generate::arbitrary;
use support::{answers, json_of, pack};

static PACK: LazyLock<Pack> = LazyLock::new(pack);

fn today() -> Date {
    "2026-11-23".parse().unwrap()
}

/// A customer with one forest and AD FS: the record, and the board that follows from it.
struct Desk {
    answers: Answers,
    record: Record,
    at: u64,
}

impl Desk {
    fn new() -> Self {
        let answers = answers(&PACK, &json_of("tests/journeys/federated-single-forest.json")["answers"]);
        Self { answers, record: Record::new("k1", "ems/2018-03"), at: 0 }
    }

    fn set(&mut self, task: &str, field: &str, value: Value) {
        self.at += 1;
        let stamp = Stamp { at: self.at, tab: "t".into(), by: String::new() };
        let value = Some(value).filter(|value| !value.is_null());
        self.record.edit(&stamp, vec![(format!("task/{task}/{field}"), value)]);
    }

    fn done(&mut self, task: &str) {
        self.set(task, "status", json!("done"));
    }

    fn own(&mut self, id: &str, title: &str, phase: &str) {
        for (field, value) in [("title", title), ("phase", phase), ("party", "customer")] {
            self.set(id, field, json!(value));
        }
    }

    fn board(&self) -> Board {
        Board::of(&PACK, &plan(&PACK, &self.answers), &self.record, today())
    }

    fn picked(&self, pairs: &[(&str, &str)]) -> Vec<String> {
        let board = self.board();
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
        let words: Vec<String> = board.rows.iter().map(|row| words(row, title(row))).collect();
        ids(Filter::read(&pairs).pick(&board, &words))
    }
}

fn title(row: &Row) -> &str {
    if row.is_own() { &row.work.title } else { &row.id }
}

fn ids<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<String> {
    rows.into_iter().map(|row| row.id.clone()).collect()
}

fn standing(board: &Board, id: &str) -> Standing {
    board.row(id).unwrap().standing
}

/// Settles, phase by phase, what can start until nothing can; every task is unlocked at some time.
#[test]
fn finishing_blockers_unlocks_everything_in_the_end() {
    let mut desk = Desk::new();
    let mut unlocked = 0;
    loop {
        let before = desk.board();
        let Some(row) = before.rows.iter().find(|row| row.standing == Standing::Ready) else { break };
        assert_eq!(row.blockers().count(), 0, "{}", row.id);
        desk.done(&row.id);
        let after = desk.board();
        for row in after.unlocked_since(&before) {
            assert_eq!((standing(&before, &row.id), row.standing), (Standing::Waiting, Standing::Ready));
            unlocked += 1;
        }
    }
    let board = desk.board();
    assert!(board.rows.iter().all(|row| row.standing == Standing::Settled), "some wait for ever");
    assert!(unlocked > 40, "only {unlocked} of {} were unlocked", board.rows.len());
    let sum = board.tally(None);
    assert_eq!((sum.settled, sum.percent()), (sum.total, 100));
    // What is opened again keeps nothing from being done that is done already, and the rest from starting.
    let (first, second) =
        board.rows.iter().find_map(|row| Some((row.waits.first()?.id.clone(), row.id.clone()))).unwrap();
    desk.set(&first, "status", Value::Null);
    assert_eq!(standing(&desk.board(), &second), Standing::Settled);
    desk.set(&second, "status", Value::Null);
    assert_eq!(standing(&desk.board(), &second), Standing::Waiting);
    assert_eq!(
        desk.board().row(&second).unwrap().blockers().map(|wait| &wait.id).collect::<Vec<_>>(),
        [&first]
    );
    // People know better: what waits may be begun.
    desk.set(&second, "status", json!("in-progress"));
    assert_eq!(standing(&desk.board(), &second), Standing::InProgress);
}

#[test]
fn own_tasks_stand_at_the_end_of_their_phase_wait_and_are_waited_for() {
    let mut desk = Desk::new();
    let count = desk.board().rows.len();
    desk.own("own-a1", "Order the badges", "assess");
    desk.own("own-b2", "Call the data centre", "assess");
    let board = desk.board();
    assert_eq!(board.rows.len(), count + 2);
    let assess: Vec<String> = ids(board.rows.iter().filter(|row| row.phase == PhaseName::Assess));
    assert_eq!(assess[assess.len() - 2..], ["own-a1", "own-b2"]);
    assert!(board.row("own-a1").unwrap().is_own() && board.row("own-a1").unwrap().applies == Truth::True);

    desk.set("own-b2", "after/own-a1", json!(true));
    let board = desk.board();
    assert_eq!(
        (standing(&board, "own-a1"), standing(&board, "own-b2")),
        (Standing::Ready, Standing::Waiting)
    );
    let circle = board.circle("own-a1", "own-b2").unwrap();
    assert_eq!(ids(circle), ["own-a1", "own-b2"]);
    assert_eq!(board.circle("own-b2", "own-a1"), None);
    assert_eq!(board.circle("own-b2", "step-init-1"), None);

    // A task that has gone is not waited for, nor is one that waits for itself.
    desk.set("own-a1", "gone", json!(true));
    desk.set("own-b2", "after/own-b2", json!(true));
    let board = desk.board();
    assert_eq!((board.row("own-a1"), standing(&board, "own-b2")), (None, Standing::Ready));
    assert!(board.parked.is_empty(), "what was removed is not set aside");
    desk.set("own-a1", "gone", Value::Null);
    assert_eq!(standing(&desk.board(), "own-b2"), Standing::Waiting);
}

#[test]
fn work_on_tasks_that_do_not_apply_stands_aside_and_comes_back() {
    let mut aside = 0;
    for seed in 0..40 {
        let mut desk = Desk::new();
        let rows = desk.board().rows;
        for row in rows.iter().filter(|row| dice_of(row) == 0) {
            desk.set(&row.id, "notes", json!(format!("about {}", row.id)));
        }
        let before = desk.board();
        let answers = std::mem::replace(&mut desk.answers, arbitrary(&PACK, seed));
        let other = desk.board();
        for row in before.rows.iter().filter(|row| !row.work.is_empty()) {
            let shown = other.row(&row.id).map(|row| &row.work);
            let parked = other.parked.iter().find(|parked| parked.id == row.id).map(|parked| &parked.work);
            assert!(shown.is_some() != parked.is_some(), "{} is in both or in neither", row.id);
            assert_eq!(shown.or(parked), Some(&row.work));
        }
        aside += other.parked.len();
        desk.answers = answers;
        assert_eq!(desk.board(), before);
    }
    assert!(aside > 100, "hardly anything was set aside: {aside}");
}

/// A third of the rows, by their ids.
fn dice_of(row: &Row) -> u32 {
    row.id.bytes().map(u32::from).sum::<u32>() % 3
}

#[test]
fn sums_leave_out_what_only_may_apply() {
    let mut desk = Desk::new();
    let all = desk.board();
    let sum = all.tally(None);
    let certain = all.rows.iter().filter(|row| row.applies == Truth::True).count();
    assert_eq!((sum.total, sum.possible), (certain, all.rows.len() - certain));
    desk.done("step-init-1");
    desk.set("step-init-2", "status", json!("not-needed"));
    desk.set("step-init-3", "status", json!("in-progress"));
    let sum = desk.board().tally(Some(PhaseName::Initiate));
    assert_eq!((sum.settled, sum.in_progress), (2, 1));
    assert_eq!(desk.board().tally(Some(PhaseName::Enable)).settled, 0);
    let phases = PhaseName::ALL.map(|phase| desk.board().tally(Some(phase)).total);
    assert_eq!(phases.iter().sum::<usize>(), desk.board().tally(None).total);
}

#[test]
fn filters_narrow_down_and_read_back_from_an_address() {
    let mut desk = Desk::new();
    desk.own("own-a1", "Order the BADGES for Überlingen", "assess");
    desk.set("own-a1", "owner", json!("Ann & Bea"));
    desk.set("own-a1", "due", json!("2026-11-20"));
    desk.set("step-init-1", "notes", json!("badges too"));
    desk.set("step-init-1", "status", json!("done"));
    desk.set("step-init-2", "status", json!("not-needed"));
    assert_eq!(desk.picked(&[("q", " badges ORDER")]), ["own-a1"]);
    assert_eq!(desk.picked(&[("q", "überl")]), ["own-a1"]);
    assert_eq!(desk.picked(&[("q", "badges")]), ["step-init-1", "own-a1"]);
    assert_eq!(desk.picked(&[("owner", "Ann & Bea")]), ["own-a1"]);
    assert_eq!(desk.picked(&[("state", "overdue")]), ["own-a1"]);
    assert_eq!(desk.picked(&[("state", "done")]), ["step-init-1"]);
    assert_eq!(desk.picked(&[("state", "not-needed")]), ["step-init-2"]);
    assert!(desk.picked(&[("q", "badges nowhere")]).is_empty());

    let board = desk.board();
    let all = board.rows.len();
    assert_eq!(desk.picked(&[("unowned", "yes")]).len(), all - 1);
    assert_eq!(desk.picked(&[("state", "open")]).len(), all - 2);
    let of = |key: &str, words: &[&str]| -> usize {
        words.iter().map(|word| desk.picked(&[(key, word)]).len()).sum()
    };
    assert_eq!(of("state", &["ready", "in-progress", "waiting", "done", "not-needed"]), all);
    assert_eq!(of("party", &Party::ALL.map(Party::word)), all);
    assert_eq!(of("phase", &PhaseName::ALL.map(PhaseName::word)), all);
    // What an address holds and nobody knows wants everything.
    assert_eq!(desk.picked(&[("state", "lost"), ("zoom", "week"), ("owner", "")]).len(), all);

    for state in State::ALL.map(Some).into_iter().chain([None]) {
        for owner in [None, Some(Owner::Nobody), Some(Owner::Named("Ann & Bea".into()))] {
            let filter = Filter { text: "a b".into(), state, owner, ..Filter::default() };
            let pairs = filter.pairs().map(|(key, value)| (key.to_string(), value.to_string()));
            let written: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
            assert_eq!(Filter::read(&written), filter);
            assert!(!filter.is_empty());
        }
    }
    assert!(Filter { text: "  ".into(), ..Filter::default() }.is_empty());
}

#[test]
fn today_has_each_open_task_where_it_belongs() {
    let mut desk = Desk::new();
    desk.done("step-init-1");
    desk.own("own-a1", "Begun", "initiate");
    for (task, due) in
        [("own-a1", "2026-11-22"), ("step-init-3", "2026-12-07"), ("step-init-4", "2026-12-08")]
    {
        desk.set(task, "due", json!(due));
    }
    desk.set("own-a1", "status", json!("in-progress"));
    let first = ids(Today::of(&desk.board(), None).ready)[0].clone();
    desk.set(&first, "owner", json!("Ann"));
    let board = desk.board();
    let day = Today::of(&board, None);
    assert_eq!(ids(day.overdue.iter().copied()), ["own-a1"]);
    assert_eq!(ids(day.soon.iter().copied()), ["step-init-3"]);
    assert_eq!(ids(day.in_progress.iter().copied()), ["own-a1"]);
    let count = |standing: Standing| board.rows.iter().filter(|row| row.standing == standing).count();
    assert_eq!(day.ready.len() + day.throughout, count(Standing::Ready));
    assert!(day.throughout > 0 && day.ready.iter().all(|row| row.phase != PhaseName::General));
    let last = day.ready.iter().rposition(|row| row.party != Party::Microsoft && row.applies == Truth::True);
    let theirs = day.ready.iter().position(|row| row.party == Party::Microsoft);
    assert!(last.unwrap() < theirs.unwrap(), "the customer's part comes first");

    // Everything that waits is told of: directly, or behind what waits.
    let mut told: Vec<&str> = Vec::new();
    for blocker in day.holders.iter().flat_map(|holder| &holder.blockers) {
        assert_ne!(blocker.row.standing, Standing::Waiting);
        assert!(blocker.waiting.iter().all(|row| row.blockers().any(|wait| wait.id == blocker.row.id)));
        told.extend(blocker.waiting.iter().map(|row| row.id.as_str()));
        assert!(blocker.waiting.len() + blocker.behind <= count(Standing::Waiting));
    }
    assert!(!told.is_empty() && told.len() < count(Standing::Waiting), "{told:?}");
    let gate = day.holders.iter().flat_map(|holder| &holder.blockers).map(|blocker| blocker.behind).max();
    assert!(gate.unwrap() > count(Standing::Waiting) / 2, "most of the plan waits for its beginning");

    let mine = Today::of(&board, Some(&Owner::Named("Ann".into())));
    assert_eq!(ids(mine.ready.iter().chain(&mine.in_progress).copied()), [first]);
    assert!(mine.overdue.is_empty() && mine.holders.iter().all(|holder| holder.owner == "Ann"));
}

#[test]
fn a_circle_that_slipped_in_is_still_told_of() {
    let mut desk = Desk::new();
    desk.own("own-a1", "One", "general");
    desk.own("own-b2", "Two", "general");
    desk.set("own-a1", "after/own-b2", json!(true));
    desk.set("own-b2", "after/own-a1", json!(true));
    let board = desk.board();
    let day = Today::of(&board, Some(&Owner::Nobody));
    let blockers: Vec<_> = day.holders.iter().flat_map(|holder| &holder.blockers).collect();
    let circle = blockers.iter().find(|blocker| blocker.row.is_own()).unwrap();
    assert_eq!(
        (circle.row.id.as_str(), ids(circle.waiting.iter().copied())),
        ("own-a1", vec!["own-b2".to_string()])
    );
}

#[test]
fn a_phase_has_ended_when_what_ends_it_is_settled() {
    let mut desk = Desk::new();
    let exits = &PACK.phases.iter().find(|row| row.id == "phase-initiate").unwrap().exit_tasks;
    let reached = |desk: &Desk| desk.board().exit(&PACK, PhaseName::Initiate).map(|exit| exit.reached);
    for task in exits {
        assert_eq!(reached(&desk), Some(Truth::False), "{task}");
        desk.set(task, "status", json!("not-needed"));
    }
    assert_eq!(reached(&desk), Some(Truth::True));
    let board = desk.board();
    let exit = board.exit(&PACK, PhaseName::Initiate).unwrap();
    assert_eq!(
        exit.tasks.iter().map(|(_, row)| row.work.status).collect::<Vec<_>>(),
        vec![Status::NotNeeded; exits.len()]
    );
    let open =
        board.rows.iter().filter(|row| row.phase == PhaseName::Initiate && row.standing != Standing::Settled);
    assert_eq!(exit.others, open.filter(|row| row.applies == Truth::True).count());
    // Nothing that goes on throughout ends, and with no answers all that ends a phase only may apply.
    assert_eq!(board.exit(&PACK, PhaseName::General), None);
    desk.answers = Answers::default();
    desk.record = Record::new("k1", "ems/2018-03");
    assert_eq!(reached(&desk), Some(Truth::Unknown));
}
