//! What pages share: texts, state, what is derived from it, the page shown, and the way to change
//! things. Read by pages only; components get props.

use super::texts::Texts;
use crate::browser::{address, annex, clock, log, page, storage};
use crate::content::Pack;
use crate::formats::route::Route;
use crate::formats::saved;
use crate::journey::{Answer, Answers, Journey, Outcome, decide, replay};
use crate::plan::{Plan, plan};
use crate::record::Record;
use crate::state::{AppState, Command, Event, Keeping, update};
use crate::storage::NotKept;
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use wasm_bindgen::JsValue;

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
    /// Number of the newest version of the plan in storage that is known here.
    known: AtomicU64,
    /// Whether the record waits to be joined with what another tab has written.
    is_apart: AtomicBool,
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
    /// The context for a loaded state; `known` is the number of its version in storage.
    pub fn new(texts: Texts, state: AppState, known: u64) -> Self {
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
            known: AtomicU64::new(known),
            is_apart: AtomicBool::new(false),
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
        for Command::Save in commands {
            self.save();
        }
        page::set_unkept(self.state.with_untracked(AppState::is_unkept));
    }

    /// Writes the record, unless another tab has written one since that has to be joined with it first.
    fn save(self) {
        let (id, text) =
            self.state.with_untracked(|state| (state.record.id.clone(), saved::write(&state.record)));
        if self.is_apart.load(Ordering::Relaxed) {
            return self.park(&id, Some(&text));
        }
        match storage::write(&id, &text, self.known.load(Ordering::Relaxed)) {
            Ok(written) => {
                self.known.store(written.revision, Ordering::Relaxed);
                let noted = storage::set_summary(&id, None).and_then(|()| storage::set_last(&id));
                log::note("note the plan", noted.map_err(|_| JsValue::NULL));
                address::name_plan(&id);
                self.dispatch(Event::Kept(if written.gave_up { Keeping::Near } else { Keeping::Saved }));
            }
            Err(NotKept::Full) => self.dispatch(Event::Kept(Keeping::Full)),
            Err(NotKept::Elsewhere(kept)) => {
                if self.hear(kept.revision, &kept.text) {
                    self.save();
                }
            }
        }
    }

    fn park(self, id: &str, text: Option<&str>) {
        if storage::park(id, &clock::tab(), text).is_err() {
            self.dispatch(Event::Kept(Keeping::Full));
        }
    }

    /// Hears what another tab has written of this plan. Says whether that has nothing new, and is less than what
    /// is here.
    pub fn hear(self, revision: u64, text: &str) -> bool {
        self.known.fetch_max(revision, Ordering::Relaxed);
        let Ok(theirs) = saved::read_recent(text) else {
            self.dispatch(Event::Kept(Keeping::Newer));
            // The page that is shown is one on which the plan can be changed.
            self.route.update(|_| ());
            return false;
        };
        let (news, is_whole) =
            self.state.with_untracked(|state| (!state.record.covers(&theirs), theirs.covers(&state.record)));
        if is_whole {
            self.replace(theirs, false);
            self.elsewhere.update(|times| *times += 1);
        } else if news {
            self.join(text.to_string());
        }
        !is_whole && !news
    }

    /// Takes a plan that the annex hands back, changed there or joined. What was changed here in the meantime
    /// stays.
    pub fn take_back(self, text: &str) {
        let Ok(theirs) = saved::read_recent(text) else {
            return log::note("take the plan over", Err::<(), _>(JsValue::from_str("it does not fit")));
        };
        let (is_other, is_whole) =
            self.state.with_untracked(|state| (state.record.id != theirs.id, theirs.covers(&state.record)));
        if is_other {
            self.known.store(0, Ordering::Relaxed);
        } else if !is_whole {
            return self.join(text.to_string());
        }
        let id = theirs.id.clone();
        let was_apart = self.is_apart.swap(false, Ordering::Relaxed);
        let joined = was_apart && !is_other;
        self.replace(theirs, !joined);
        if joined {
            // Also where nothing was new: what was changed meanwhile is only apart.
            self.save();
            self.elsewhere.update(|times| *times += 1);
            if !self.state.with_untracked(AppState::is_unkept) {
                self.park(&id, None);
            }
        }
    }

    fn replace(self, record: Record, save: bool) {
        match saved::answers_of(self.texts.pack(), &record) {
            Ok(answers) => self.dispatch(Event::Replaced { record, answers, save }),
            Err(problem) => log::note("take the plan over", Err::<(), _>(problem.into())),
        }
    }

    /// Begins with nothing, where another tab has deleted the plan.
    pub fn let_go(self) {
        self.take_back(&saved::write(&self.empty_record()));
        self.elsewhere.update(|times| *times += 1);
    }

    /// Looks after the plan, where another tab has removed a version of it.
    pub fn look_after(self) {
        let id = self.state.with_untracked(|state| state.record.id.clone());
        let known = self.known.load(Ordering::Relaxed);
        match storage::open(&id).kept {
            // It has gone back to the copy from before.
            Some(kept) if kept.revision == 0 && known > 0 => log::note("start anew", address::reload()),
            // It has given up a spare, and did not know yet that it was the newest.
            Some(kept)
                if kept.revision < known && !self.state.with_untracked(|state| state.record.is_new()) =>
            {
                self.save()
            }
            _ => {}
        }
    }

    /// Has the annex join the record with another one, which it hands back. Until then what is here is kept
    /// apart, also if the page is closed: then the next start joins it.
    fn join(self, theirs: String) {
        let (id, ours) =
            self.state.with_untracked(|state| (state.record.id.clone(), saved::write(&state.record)));
        if self.state.with_untracked(|state| state.keeping.writes()) {
            self.is_apart.store(true, Ordering::Relaxed);
            self.park(&id, Some(&ours));
        }
        annex::ask("join", &js_sys::Array::of2(&ours.into(), &theirs.into()));
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

/// The context, as given by the app.
pub fn app_context() -> AppContext {
    expect_context()
}
