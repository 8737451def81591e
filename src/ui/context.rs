//! What pages share: texts, state, what is derived from it, the page shown, and the way to change
//! things. Read by pages only; components get props.

use super::texts::Texts;
use crate::browser::{address, clock, log, page, storage};
use crate::content::Pack;
use crate::formats::route::Route;
use crate::formats::saved;
use crate::journey::{Answer, Answers, Journey, Outcome, decide, replay};
use crate::plan::{Plan, plan};
use crate::record::Record;
use crate::state::{AppState, Command, Event, update};
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The context: one pointer to handles that live as long as the page.
#[derive(Clone, Copy)]
pub struct AppContext(&'static Handles);

/// What [`AppContext`] points to.
pub struct Handles {
    /// Texts and pack.
    pub texts: Texts,
    /// The one state; written by [`AppContext::dispatch`] only.
    pub state: RwSignal<AppState>,
    /// The page that the address names.
    pub route: RwSignal<Route>,
    /// Whether a newer version waits.
    pub newer_version: RwSignal<bool>,
    /// How often the record has come from elsewhere: another tab.
    pub elsewhere: RwSignal<u32>,
    /// An answer to be looked at before it is given.
    pub proposed: RwSignal<Option<Answers>>,
    /// What is to be said to the person.
    pub said: RwSignal<String>,
    derived: Memo<Arc<Derived>>,
}

/// Everything that follows from the answers. Made anew when they change; verdicts and plan are worked
/// out when a page first asks for them, so that answering a question does not wait for them.
pub struct Derived {
    /// The answers it follows from.
    pub answers: Answers,
    /// The path.
    pub journey: Journey,
    pack: &'static Pack,
    outcome: OnceLock<Outcome>,
    plan: OnceLock<Plan>,
}

impl Derived {
    fn of(pack: &'static Pack, answers: &Answers) -> Self {
        let journey = replay(pack, answers);
        Self { answers: answers.clone(), journey, pack, outcome: OnceLock::new(), plan: OnceLock::new() }
    }

    /// The page of the next question to answer, if there is one.
    pub fn next(&self) -> Option<Route> {
        self.journey.next().map(|id| Route::Question { id: id.to_string(), change: false })
    }

    /// All verdicts.
    pub fn outcome(&self) -> &Outcome {
        self.outcome.get_or_init(|| decide(self.pack, &self.answers))
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        self.plan.get_or_init(|| plan(self.pack, &self.answers))
    }
}

impl Deref for AppContext {
    type Target = Handles;

    fn deref(&self) -> &Handles {
        self.0
    }
}

impl AppContext {
    /// The context for a loaded state.
    pub fn new(texts: Texts, state: AppState) -> Self {
        let state = RwSignal::new(state);
        let derive = move |known: Option<&Arc<Derived>>| {
            let state = state.read();
            match known {
                Some(known) if known.answers == state.answers => known.clone(),
                _ => Arc::new(Derived::of(texts.pack(), &state.answers)),
            }
        };
        let changed = |a: Option<&Arc<Derived>>, b: Option<&Arc<Derived>>| match (a, b) {
            (Some(a), Some(b)) => !Arc::ptr_eq(a, b),
            _ => true,
        };
        Self(Box::leak(Box::new(Handles {
            texts,
            state,
            route: RwSignal::new(address::current()),
            newer_version: RwSignal::new(false),
            elsewhere: RwSignal::new(0),
            proposed: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            derived: Memo::new_with_compare(derive, changed),
        })))
    }

    /// What follows from the present answers; what calls it is built anew when they change.
    #[inline(never)]
    pub fn now(self) -> Arc<Derived> {
        self.derived.get()
    }

    /// The same without following it.
    #[inline(never)]
    pub fn at_present(self) -> Arc<Derived> {
        self.derived.get_untracked()
    }

    /// Whether anything was entered into this plan, or another plan is kept here, be it deleted.
    #[inline(never)]
    pub fn is_kept(self) -> bool {
        let is_new = self.state.with(|state| state.record.is_new());
        !is_new || (self.state.with_untracked(|state| state.keeping.writes()) && storage::has_plans())
    }

    /// Gives an answer. Where work was done and an earlier answer would change, what that does to the plan
    /// is shown first; says whether it was given.
    pub fn answer(self, question: &str, answer: Answer) -> bool {
        let changes = self.state.with_untracked(|state| {
            let before = state.answers.get(question);
            before.is_some_and(|before| *before != answer) && state.record.under("task/").next().is_some()
        });
        if changes {
            let proposed = Answers([(question.to_string(), answer)].into());
            self.proposed.set(Some(proposed));
            return false;
        }
        self.dispatch(Event::Answered { question: question.to_string(), answer, stamp: clock::stamp() });
        true
    }

    /// A record in which nothing was entered, for the pack in use.
    pub fn empty_record(self) -> Record {
        Record::new(&clock::fresh_id(), &self.texts.pack().name())
    }

    /// Applies an event and carries out what follows from it.
    pub fn dispatch(self, event: Event) {
        let mut commands = Vec::new();
        self.state.update(|state| commands = update(state, event));
        for command in commands {
            match command {
                Command::Save => {
                    let saved = self.state.with_untracked(|state| save(&state.record));
                    self.dispatch(if saved { Event::SaveSucceeded } else { Event::SaveFailed });
                }
            }
        }
    }

    /// Opens a page, at once; the address follows.
    pub fn go(self, route: &Route) {
        self.arrive(route.clone());
        log::note("open a page", address::go(route));
    }

    /// The address names a page. Not news where [`AppContext::go`] has opened it already.
    pub fn arrive(self, route: Route) {
        if *self.route.read_untracked() != route {
            page::blur();
            self.route.set(route);
        }
    }
}

/// Writes a record, and names its plan where the next start looks.
fn save(record: &Record) -> bool {
    let saved = storage::write(&record.id, &saved::write(record))
        .and_then(|()| storage::set_summary(&record.id, None))
        .and_then(|()| storage::set_last(&record.id));
    log::note("name the plan", address::name_plan(&record.id));
    saved.is_ok()
}

/// The context, as given by the app.
pub fn app_context() -> AppContext {
    expect_context()
}
