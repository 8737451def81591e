//! Dates that were proposed, apart from those set by hand; and days off that are pasted as a list.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::journey::Answers;
use fairway::plan::{Conflict, plan};
use fairway::record::{Board, Draft, Proposed, Record, Stamp, Taken, days_off, without_proposed};
use fairway::state::{AppState, Edit, Edited, edit};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;
use support::items::day;

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);

fn answers() -> Answers {
    support::answers(
        &PACK,
        &json!({"service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 300}, "onboarded": [],
            "forest-count": "single", "identity": "cloud", "forest-level": "2008-or-later",
            "k12": "no", "intune-use": ["mdm"], "configmgr": "none", "profiles": []}),
    )
}

/// Somebody at work, each step a second later.
struct Desk {
    state: AppState,
    clock: u64,
}

impl Desk {
    fn with(fields: &[(&str, &str)]) -> Self {
        let record = Record::new("k3f9x2ab", "ems/2018-03");
        let mut desk = Self { state: AppState { record, ..AppState::default() }, clock: 0 };
        desk.run(Edit::Answers(answers()));
        let fields = fields.iter().map(|(path, value)| (path.to_string(), Some(Value::from(*value))));
        desk.run(Edit::Fields(fields.collect()));
        desk
    }

    fn run(&mut self, wanted: Edit) -> Edited {
        self.clock += 1_000;
        let stamp = Stamp { at: self.clock, tab: "one".into(), ..Stamp::default() };
        edit(&PACK, &mut self.state, wanted, &stamp)
    }

    fn set(&mut self, path: &str, value: Option<&str>) {
        let done = self.run(Edit::Fields(vec![(path.to_string(), value.map(Value::from))]));
        assert_eq!(done, Edited::Changed, "{path}");
    }

    fn board(&self, today: &str) -> Board {
        Board::of(&PACK, &plan(&PACK, &self.state.answers), &self.state.record, day(today))
    }

    fn draft(&self, today: &str) -> Draft {
        Draft::of(&self.board(today), &self.state.record)
    }

    fn take(&mut self, today: &str) {
        let fields = self.draft(today).fields(&self.board(today));
        assert_eq!(self.run(Edit::Fields(fields)), Edited::Changed);
    }

    fn dates(&self, id: &str) -> (Option<String>, Option<String>, Option<&'static str>) {
        let work = self.state.record.task(id);
        (work.start, work.due, work.proposed.word())
    }
}

const TODAY: &str = "2026-11-23";

#[test]
fn taking_dates_is_one_step_and_leaves_those_set_by_hand() {
    let mut desk = Desk::with(&[
        ("plan/target", "2027-04-30"),
        ("task/step-init-1/start", "2026-11-30"),
        ("task/step-init-2/due", "2026-12-11"),
        ("task/step-init-3/start", "2026-12-14"),
        ("task/step-init-3/due", "2026-12-15"),
        ("task/step-init-4/status", "done"),
    ]);
    let (before, steps) = (desk.state.record.fields.clone(), desk.state.record.history.len());
    let draft = desk.draft(TODAY);
    assert!(!draft.schedule.conflicts.iter().any(|it| matches!(it, Conflict::TargetMissed { .. })));
    desk.take(TODAY);
    assert_eq!(desk.state.record.history.len(), steps + 1);
    let (start, due, proposed) = desk.dates("step-init-1");
    assert_eq!((start.as_deref(), due.is_some(), proposed), (Some("2026-11-30"), true, Some("due")));
    let (start, due, proposed) = desk.dates("step-init-2");
    assert_eq!((start.is_some(), due.as_deref(), proposed), (true, Some("2026-12-11"), Some("start")));
    let by_hand = (Some("2026-12-14".to_string()), Some("2026-12-15".to_string()), None);
    assert_eq!(desk.dates("step-init-3"), by_hand);
    assert_eq!(desk.dates("step-init-4"), (None, None, None), "what is done needs no dates");
    assert_eq!(desk.dates("step-init-5").2, Some("both"));
    let last = desk.board(TODAY).rows.iter().filter_map(|row| row.due).max();
    assert_eq!(last, Some(day("2027-04-30")));
    assert!(desk.draft(TODAY).fields(&desk.board(TODAY)).is_empty(), "it is taken already");

    assert!(matches!(desk.run(Edit::Undo), Edited::Turned(turned) if turned.left.is_empty()));
    assert_eq!(desk.state.record.fields, before);
}

#[test]
fn proposed_dates_move_with_the_target_and_hand_set_ones_stay() {
    let mut desk = Desk::with(&[("plan/target", "2027-04-30")]);
    desk.take(TODAY);
    let (first, _, _) = desk.dates("step-init-5");
    desk.set("task/step-init-5/due", Some("2027-01-15"));
    assert_eq!(desk.dates("step-init-5"), (first, Some("2027-01-15".into()), Some("start")));
    desk.set("plan/target", Some("2027-06-30"));
    desk.take(TODAY);
    let (_, due, proposed) = desk.dates("step-init-5");
    assert_eq!((due.as_deref(), proposed), (Some("2027-01-15"), Some("start")));
    let last = desk.board(TODAY).rows.iter().filter_map(|row| row.due).max();
    assert_eq!(last, Some(day("2027-06-30")));
    // Emptied by hand: nothing is from a proposal any more, and the next one may set it.
    desk.set("task/step-init-5/start", None);
    assert_eq!(desk.dates("step-init-5"), (None, Some("2027-01-15".into()), None));
}

#[test]
fn what_has_begun_keeps_its_start_and_what_is_done_its_dates() {
    let mut desk = Desk::with(&[]);
    desk.take(TODAY);
    let (start, done) = (desk.dates("step-init-1").0, desk.dates("step-init-2"));
    desk.set("task/step-init-1/status", Some("in-progress"));
    desk.set("task/step-init-2/status", Some("done"));
    let later = "2026-12-14";
    desk.take(later);
    assert_eq!(desk.dates("step-init-1").0, start);
    assert_eq!(desk.dates("step-init-2"), done);
    let moved = desk.dates("step-init-5").0.unwrap();
    assert!(moved.as_str() >= later, "{moved}");

    let fields = without_proposed(&desk.board(later));
    assert_eq!(desk.run(Edit::Fields(fields)), Edited::Changed);
    assert_eq!(desk.dates("step-init-1"), (start, None, Some("start")));
    assert_eq!(desk.dates("step-init-2"), done);
    assert_eq!(desk.dates("step-init-5"), (None, None, None));
    assert!(without_proposed(&desk.board(later)).is_empty());
}

#[test]
fn nothing_is_proposed_before_the_plan_starts_or_on_days_off() {
    let desk = Desk::with(&[("plan/start", "2027-01-04"), ("holiday/2027-01-04", "Bridge")]);
    let draft = desk.draft(TODAY);
    assert_eq!(draft.from, day("2027-01-04"));
    assert_eq!(draft.days().unwrap().0, day("2027-01-05"));
    // A start that has passed means today.
    let desk = Desk::with(&[("plan/start", "2026-01-04")]);
    assert_eq!(desk.draft(TODAY).days().unwrap().0, day(TODAY));
}

#[test]
fn the_words_of_the_field_read_back() {
    for (start, due) in [(false, false), (true, false), (false, true), (true, true)] {
        let proposed = Proposed { start, due };
        assert_eq!(Proposed::from_word(proposed.word().unwrap_or_default()), proposed);
    }
}

/// Dates and states of some tasks, set by hand.
fn by_hand() -> impl Strategy<Value = Vec<(usize, usize, i32)>> {
    proptest::collection::vec((0..40usize, 0..4usize, -30..200i32), 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is set by hand is still there after dates were taken, taken again for another target, and
    /// removed; and undo leads back each time.
    #[test]
    fn no_date_set_by_hand_is_ever_changed(set in by_hand(), targets in (0..150i32, 150..300i32)) {
        let mut desk = Desk::with(&[]);
        let ids: Vec<String> = desk.board(TODAY).rows.iter().map(|row| row.id.clone()).collect();
        let mut fields = Vec::new();
        for (task, what, days) in set {
            let date = day(TODAY).add_days(days).unwrap().to_string();
            let (field, value) = match what {
                0 => ("start", date),
                1 => ("due", date),
                2 => ("status", "done".into()),
                _ => ("status", "in-progress".into()),
            };
            fields.push((format!("task/{}/{field}", ids[task % ids.len()]), Some(Value::from(value))));
        }
        desk.run(Edit::Fields(fields));
        let entered = desk.state.record.fields.clone();
        let kept = |desk: &Desk| {
            let lost = entered.under("task/").find(|(path, value)| desk.state.record.get(path) != Some(value));
            lost.map(|(path, _)| path.to_string())
        };
        for target in [targets.0, targets.1] {
            desk.set("plan/target", Some(&day(TODAY).add_days(target + 1).unwrap().to_string()));
            let before = desk.state.record.fields.clone();
            let draft = desk.draft(TODAY);
            let changes = draft.changes(&desk.board(TODAY)).count();
            let done = desk.run(Edit::Fields(draft.fields(&desk.board(TODAY))));
            prop_assert_eq!(done == Edited::Changed, changes > 0);
            prop_assert_eq!(kept(&desk), None);
            let board = desk.board(TODAY);
            for (id, dates) in &draft.dates {
                prop_assert_eq!(Taken::of(board.row(id).unwrap()), *dates, "{}", id);
            }
            if changes > 0 {
                desk.run(Edit::Undo);
                prop_assert_eq!(&desk.state.record.fields, &before);
                desk.run(Edit::Redo);
            }
        }
        desk.run(Edit::Fields(without_proposed(&desk.board(TODAY))));
        prop_assert_eq!(kept(&desk), None);
        let board = desk.board(TODAY);
        let left = board.rows.iter().filter(|row| row.work.proposed.due);
        prop_assert_eq!(left.count(), 0);
    }
}

#[test]
fn days_off_are_read_as_people_paste_them() {
    let text = "2026-12-25 Christmas Day\r\n\n  2026-12-26\n\"2027-01-01\";\"New Year’s Day\"\n\
        2027-03-26, 2027-03-29\nFriday 2027-05-14 – bridge\n25 December 2026\n2026-02-30 No such day\n\
        12026-12-25\n2026-12-25T00:00 Überall";
    let found = days_off(text);
    let days: Vec<(String, &str)> =
        found.days.iter().map(|(day, name)| (day.to_string(), name.as_str())).collect();
    let expected = [
        ("2026-12-25", "Christmas Day"),
        ("2026-12-26", ""),
        ("2027-01-01", "New Year’s Day"),
        ("2027-03-26", ""),
        ("2027-03-29", ""),
        ("2027-05-14", "bridge"),
        ("2026-12-25", "T00:00 Überall"),
    ];
    assert_eq!(days, expected.map(|(day, name)| (day.to_string(), name)));
    assert_eq!(found.unread, ["25 December 2026", "2026-02-30 No such day", "12026-12-25"]);
    assert_eq!(days_off("").days, []);
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in ".{0,200}", place in 0..200usize) {
        let cut: String = text.chars().take(place).collect();
        let found = days_off(&format!("{cut}2026-12-25{text}"));
        prop_assert!(found.days.len() + found.unread.len() <= text.len() * 2 + 2);
    }
}
