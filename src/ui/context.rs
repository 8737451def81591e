//! What pages share: texts, state, what is derived from it, the page shown, and the way to change
//! things. Read by pages only; components get props.

use super::texts::Texts;
use crate::browser::{address, log, storage};
use crate::content::Pack;
use crate::formats::route::Route;
use crate::formats::saved;
use crate::journey::{Answers, Journey, Outcome, decide, replay};
use crate::plan::{Plan, plan};
use crate::state::{AppState, Command, Event, update};
use leptos::prelude::*;

/// The context. Everything in it is a handle; copying is free.
#[derive(Clone, Copy)]
pub struct AppContext {
    /// Texts and pack.
    pub texts: Texts,
    /// The one state; written by [`AppContext::dispatch`] only.
    pub state: RwSignal<AppState>,
    /// The page that the address names.
    pub route: RwSignal<Route>,
    /// Whether a newer version waits.
    pub newer_version: RwSignal<bool>,
    /// Answers, apart from the rest of the state, so that a task's status does not decide anew.
    pub answers: Memo<Answers>,
    /// The path.
    pub journey: Memo<Journey>,
    /// All verdicts.
    pub outcome: Memo<Outcome>,
    /// The plan.
    pub plan: Memo<Plan>,
}

impl AppContext {
    /// The context for a loaded state.
    pub fn new(texts: Texts, state: AppState) -> Self {
        let pack: &'static Pack = texts.pack;
        let state = RwSignal::new(state);
        let answers = Memo::new(move |_| state.with(|state| state.answers.clone()));
        Self {
            texts,
            state,
            route: RwSignal::new(address::current()),
            newer_version: RwSignal::new(false),
            answers,
            journey: Memo::new(move |_| answers.with(|answers| replay(pack, answers))),
            outcome: Memo::new(move |_| answers.with(|answers| decide(pack, answers))),
            plan: Memo::new(move |_| answers.with(|answers| plan(pack, answers))),
        }
    }

    /// Applies an event and carries out what follows from it.
    pub fn dispatch(&self, event: Event) {
        let mut commands = Vec::new();
        self.state.update(|state| commands = update(state, event));
        for command in commands {
            match command {
                Command::Erase => storage::erase(),
                Command::Save => {
                    let plan = self.state.with_untracked(|state| {
                        saved::value(self.texts.pack, &state.answers, &state.progress)
                    });
                    let saved = storage::write(&plan).is_ok();
                    self.dispatch(if saved { Event::SaveSucceeded } else { Event::SaveFailed });
                }
            }
        }
    }

    /// Opens a page.
    pub fn go(&self, route: &Route) {
        log::note("open a page", address::go(route));
    }
}

/// The context, as given by the app.
pub fn app_context() -> AppContext {
    expect_context()
}
