//! Work on the plan, in the annex: applies what a person changes and hands the record back to the app, which
//! writes it. What is typed is handed back when the typing pauses, or when the page is left.

use super::components::Told;
use super::context::AppContext;
use super::markup::Live;
use super::step_words::step_in_words;
use super::texts::Texts;
use crate::browser::{annex, clock, log, page, persist, storage};
use crate::content::PhaseName;
use crate::formats::plan_page::PlanPage;
use crate::formats::saved::{self, SavedError};
use crate::journey::Answers;
use crate::plan::Tally;
use crate::record::{Board, Deleted, Kind, Record, Row, Step, Summary, kind_of};
use crate::state::{Edit, Edited, edit};
use leptos::prelude::*;
use serde_json::Value;
use std::cell::Cell;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// How long typing has to pause before it is handed back, in milliseconds. Half a second is the most that
/// a crash may cost.
const PAUSE: i32 = 400;

/// After so many changes it is more than a look, and the browser is asked to keep what is here.
const REAL_USE: u32 = 5;

thread_local! {
    static BOARD: Cell<Option<Memo<Arc<Board>>>> = const { Cell::new(None) };
    /// Number of the last typed change that was not handed back yet.
    static PENDING: Cell<Option<u32>> = const { Cell::new(None) };
    static TYPED: Cell<u32> = const { Cell::new(0) };
    /// How often something was changed in this visit.
    static CHANGES: Cell<u32> = const { Cell::new(0) };
}

/// Applies an edit and hands the record back.
pub fn change(context: AppContext, wanted: Edit) -> Edited {
    let typing = matches!(wanted, Edit::Typed { .. });
    let stamp = clock::stamp();
    let mut done = Edited::Nothing;
    // Followers hear of it only where something changed.
    context.state.try_maybe_update(|state| {
        done = edit(context.texts.pack(), state, wanted, &stamp);
        (done != Edited::Nothing, ())
    });
    if done != Edited::Nothing && CHANGES.replace(CHANGES.get() + 1) == REAL_USE {
        log::note("ask to keep", persist::ask());
    }
    match done {
        Edited::Nothing => {}
        _ if typing => later(context),
        _ => hand_back(context),
    }
    done
}

/// Takes back the last step of this tab, or makes it again, and says which.
pub fn turn(context: AppContext, redo: bool) {
    let done = change(context, if redo { Edit::Redo } else { Edit::Undo });
    let texts = context.texts;
    let words = match done {
        Edited::Turned(turned) if turned.left.is_empty() => {
            let key = if redo { "history.redone" } else { "history.undone" };
            texts.fill(key, &[("step", &step_now(context, &turned.step))])
        }
        Edited::Turned(_) => texts.t("history.left"),
        _ => texts.t(if redo { "history.nothing-to-redo" } else { "history.nothing-to-undo" }),
    };
    annex::say(&words);
}

fn step_now(context: AppContext, step: &Step) -> String {
    context.state.with_untracked(|state| step_in_words(context.texts, &state.record, step))
}

/// Whether something typed has not been handed back yet.
pub fn is_pending() -> bool {
    PENDING.get().is_some()
}

/// Hands the record back at once if something typed waits for it.
pub fn flush(context: AppContext) {
    if is_pending() {
        hand_back(context);
    }
}

fn later(context: AppContext) {
    let number = TYPED.get().wrapping_add(1);
    TYPED.set(number);
    PENDING.set(Some(number));
    page::after(PAUSE, move || {
        if PENDING.get() == Some(number) {
            hand_back(context);
        }
    });
}

/// Hands the record back to the app, which writes it.
pub fn hand_back(context: AppContext) {
    PENDING.set(None);
    annex::hand_back(&context.state.with_untracked(|state| saved::write(&state.record)));
}

/// Puts the plan to the deleted ones and begins another one, which is empty. What a newer Fairway has written
/// stays. Says whether there was room for that.
pub fn start_over(context: AppContext) -> bool {
    flush(context);
    let before = context.state.with_untracked(|state| state.record.clone());
    let is_kept = storage::is_available()
        && storage::open(&before.id)
            .kept
            .is_some_and(|kept| !matches!(saved::read(&kept.text), Err(SavedError::Newer(_))));
    let mark = Deleted::new(clock::now(), &clock::tab(), &Summary::of(&before), String::new());
    if is_kept && storage::throw_away(&before.id, &mark).is_err() {
        return false;
    }
    let record = context.empty_record();
    context.state.update(|state| (state.record, state.answers) = (record, Answers::default()));
    hand_back(context);
    true
}

/// What a field of the record holds, and how to change it while it is typed.
pub fn typed(context: AppContext, path: String) -> (Live<String>, Told) {
    let write = path.clone();
    let told = move |text: String| {
        change(context, Edit::Typed { path: write.clone(), text });
    };
    (shown(context, path), Arc::new(told))
}

/// What a field of the record holds, and how to set it at once; empty text empties it.
pub fn set(context: AppContext, path: String) -> (Live<String>, Told) {
    let write = path.clone();
    let told = move |text: String| {
        let value = match kind_of(&write) {
            Some(Kind::Number(_)) => text.parse::<u64>().ok().map(Value::from),
            _ => Some(text).filter(|text| !text.is_empty()).map(Value::from),
        };
        change(context, Edit::Fields(vec![(write.clone(), value)]));
    };
    (shown(context, path), Arc::new(told))
}

fn shown(context: AppContext, path: String) -> Live<String> {
    Arc::new(move || {
        context.state.with(|state| match state.record.get(&path) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        })
    })
}

/// Begins to follow the plan and the days. Called where no page is shown yet: what is made while one is goes
/// with it.
pub fn begin(context: AppContext) -> Result<(), JsValue> {
    let today = RwSignal::new(clock::today());
    BOARD.set(Some(Memo::new(move |_| {
        let (now, today) = (context.now(), today.get());
        context
            .state
            .with(|state| Arc::new(Board::of(context.texts.pack(), now.plan(), &state.record, today)))
    })));
    page::on_leave(move || {
        flush(context);
        // The day changes while the page stays open.
        if today.get_untracked() != clock::today() {
            today.set(clock::today());
        }
    })
}

/// The board: every task with what was entered, as of today; followed by who calls this.
pub fn board(context: AppContext) -> Arc<Board> {
    let known = BOARD.get().map(|board| board.get());
    known.unwrap_or_else(|| {
        let now = context.now();
        let board = |record: &Record| Board::of(context.texts.pack(), now.plan(), record, clock::today());
        Arc::new(context.state.with(|state| board(&state.record)))
    })
}

/// The board, not followed.
pub fn board_now(context: AppContext) -> Arc<Board> {
    untrack(|| board(context))
}

/// What a task says.
pub fn title(texts: Texts, row: &Row) -> String {
    match &row.work.title {
        title if row.is_own() && title.is_empty() => texts.t("work.untitled"),
        title if row.is_own() => title.clone(),
        _ => texts.c(&row.id),
    }
}

/// Where a task is worked on.
pub fn task_href(row: &Row) -> String {
    PlanPage::Phase(row.phase).href(&[("task", &row.id)])
}

/// How far one phase is, or the whole plan.
pub fn tally_of(context: AppContext, phase: Option<PhaseName>) -> Tally {
    board(context).tally(phase)
}

/// The same as something to follow.
pub fn live_tally(context: AppContext, phase: Option<PhaseName>) -> Live<Tally> {
    Arc::new(move || tally_of(context, phase))
}
