//! The plans of this browser, for the page that lists them: reads their summaries, makes those that are
//! missing, and does to a plan what is asked, be it the one that is open here or another. Builds no view.

use super::context::AppContext;
use super::texts::Texts;
use super::work::{board, change, flush};
use crate::browser::storage::{Elsewhere, Local};
use crate::browser::{annex, clock, log, page, storage};
use crate::formats::plan_summary::{kept_summary, mark_of, summary_of};
use crate::formats::saved::{self, SavedError};
use crate::journey::Mark;
use crate::record::{Deleted, Order, Progress, Record, Shelved, Summary, free_colour};
use crate::state::Edit;
use crate::storage::{self as core, Full, NotKept};
use leptos::prelude::*;
use serde_json::Value;
use std::cell::{Cell, OnceCell, RefCell};
use wasm_bindgen::JsValue;

/// For how long summaries are made at a stretch, in milliseconds: the page must not stand still.
const STRETCH: u64 = 40;

type Heard = Box<dyn Fn()>;

thread_local! {
    /// The mark of the pack in use.
    static PACK: OnceCell<String> = const { OnceCell::new() };
    /// Called when another tab has changed a plan, while the list is shown.
    static HEARD: RefCell<Option<Heard>> = const { RefCell::new(None) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// All plans but the one that is open here, as far as they are known.
#[derive(Clone, Default)]
pub struct Cabinet {
    /// Those with a summary.
    pub plans: Vec<Shelved>,
    /// Ids of those whose summary is still to be made.
    pub unread: Vec<String>,
    /// Those that cannot be read.
    pub broken: Vec<Broken>,
}

/// A plan that cannot be read.
#[derive(Clone, PartialEq, Eq)]
pub struct Broken {
    /// Its id.
    pub id: String,
    /// Whether a newer Fairway has written it.
    pub newer: bool,
}

impl Cabinet {
    /// Looks for plans. What is not known of them is read for a moment only; [`List::read_on`] goes on.
    fn look(context: AppContext) -> Self {
        let mut cabinet = Self::default();
        if !storage::is_available() {
            return cabinet;
        }
        let (pack, mark) = (context.texts.pack(), mark(context));
        let open = context.state.with_untracked(|state| state.record.id.clone());
        for id in storage::plans().into_iter().filter(|id| *id != open) {
            match storage::summary(&id).and_then(|text| kept_summary(pack, &mark, &text)) {
                Some(summary) => cabinet.plans.push(Shelved { id, summary }),
                None => cabinet.unread.push(id),
            }
        }
        cabinet.read(context);
        cabinet
    }

    /// Makes summaries that are missing, for a moment.
    fn read(&mut self, context: AppContext) {
        let (pack, mark) = (context.texts.pack(), mark(context));
        let end = clock::now() + STRETCH;
        while clock::now() < end {
            let Some(id) = self.unread.pop() else { return };
            let Some(text) = storage::read(&id) else { continue };
            match summary_of(pack, &mark, &text) {
                Ok(summary) => {
                    let kept = storage::set_summary(&id, Some(&summary.write()));
                    log::note("keep a summary", kept.map_err(|_| JsValue::from_str("storage is full")));
                    self.plans.push(Shelved { id, summary });
                }
                Err(error) => {
                    self.broken.push(Broken { id, newer: matches!(error, SavedError::Newer(_)) });
                }
            }
        }
    }
}

fn mark(context: AppContext) -> String {
    PACK.with(|known| known.get_or_init(|| mark_of(context.texts.pack())).clone())
}

/// What is being done to the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Nothing.
    Nothing,
    /// A new plan is being named.
    New,
    /// The plan with this id is being renamed.
    Rename(String),
    /// Whether the deleted plan with this id shall go for good.
    Forget(String),
}

/// The list as the page shows it.
#[derive(Clone, Copy)]
pub struct List {
    /// The context of the page.
    pub context: AppContext,
    /// The other plans.
    pub cabinet: RwSignal<Cabinet>,
    /// In which order they stand.
    pub order: RwSignal<Order>,
    /// What is looked for.
    pub query: RwSignal<String>,
    /// What is being done.
    pub asked: RwSignal<Asked>,
}

impl List {
    /// The list, which follows what other tabs do for as long as the page is there.
    pub fn new(context: AppContext) -> Self {
        let kept = storage::is_available().then(storage::order).flatten();
        let order = kept.and_then(|word| Order::from_word(&word)).unwrap_or_default();
        let list = Self {
            context,
            cabinet: RwSignal::new(Cabinet::look(context)),
            order: RwSignal::new(order),
            query: RwSignal::new(String::new()),
            asked: RwSignal::new(Asked::Nothing),
        };
        list.read_on();
        if !LISTENS.replace(true) {
            let heard = |id: &str, _: Elsewhere| {
                // The other tab removes it too, but this one may hear of that later.
                let gone = storage::set_summary(id, None);
                log::note("drop a summary", gone.map_err(|_| JsValue::from_str("refused")));
                HEARD.with_borrow(|then| then.iter().for_each(|then| then()));
            };
            let listens = storage::on_change_elsewhere(heard);
            log::note("hear of other plans", listens.map_err(|_| JsValue::from_str("no window")));
        }
        HEARD.set(Some(Box::new(move || list.refresh())));
        on_cleanup(|| HEARD.set(None));
        list
    }

    /// Looks again.
    pub fn refresh(self) {
        self.cabinet.try_set(Cabinet::look(self.context));
        self.read_on();
    }

    /// Goes on reading after the page was shown, where something is unread.
    fn read_on(self) {
        let is_done = self.cabinet.try_with_untracked(|cabinet| cabinet.unread.is_empty());
        if is_done != Some(false) {
            return;
        }
        page::after(0, move || {
            self.cabinet.try_update(|cabinet| cabinet.read(self.context));
            self.read_on();
        });
    }

    /// The plan that is open here, from memory; none where nothing was entered into it.
    pub fn open(self) -> Option<Shelved> {
        let state = self.context.state.read();
        if state.record.history.is_empty() && state.record.fields.is_empty() {
            return None;
        }
        let (id, summary) = (state.record.id.clone(), Summary::of(&state.record));
        drop(state);
        let journey = &self.context.now().journey;
        let questions = journey.count(Mark::Here) + journey.count(Mark::Ahead);
        let progress = Progress::of(&board(self.context), questions, &mark(self.context));
        Some(Shelved { id, summary: Summary { progress: Some(progress), ..summary } })
    }

    /// All plans that can be read, in no order.
    pub fn all(self) -> Vec<Shelved> {
        let mut plans = self.cabinet.with(|cabinet| cabinet.plans.clone());
        plans.extend(self.open());
        plans
    }

    /// The colour that tells a new plan from the others best.
    fn free_colour(self) -> &'static str {
        let plans = untrack(|| self.all());
        free_colour(plans.iter().map(|plan| plan.summary.colour.as_str()))
    }

    /// Whether this is the plan that is open here.
    pub fn is_open(self, id: &str) -> bool {
        self.context.state.with_untracked(|state| state.record.id == id)
    }

    /// The record of any plan, and the number of its version.
    fn record(self, id: &str) -> Option<(Record, u64)> {
        if self.is_open(id) {
            return Some((self.context.state.with_untracked(|state| state.record.clone()), 0));
        }
        kept_record(id)
    }

    /// Makes a plan with nothing in it but its name, and gives back its id.
    pub fn make(self, name: &str, customer: &str) -> Result<String, Full> {
        let mut record = Record::new(&clock::fresh_id(), &self.context.texts.pack().name());
        let fields = [("name", name), ("customer", customer), ("colour", self.free_colour())];
        record.edit(&clock::stamp(), fields.map(|(key, text)| field(key, Some(text))).into());
        keep(&record, 0).map(|()| record.id)
    }

    /// Makes a copy of a plan under another name, and gives back its id.
    pub fn copy(self, id: &str, name: &str) -> Result<String, Full> {
        let (record, _) = self.record(id).ok_or(Full)?;
        let copy = record.copy(&clock::fresh_id(), name, self.free_colour(), &clock::stamp());
        keep(&copy, 0).map(|()| copy.id)
    }

    /// Gives a plan a name, and a colour where it has none.
    pub fn rename(self, id: &str, name: &str, customer: &str) -> Result<(), Full> {
        let mut fields = vec![field("name", Some(name)), field("customer", Some(customer))];
        let plans = untrack(|| self.all());
        if plans.iter().any(|plan| plan.id == id && plan.summary.colour.is_empty()) {
            fields.push(field("colour", Some(self.free_colour())));
        }
        self.edit(id, fields)
    }

    /// Archives a plan, or takes it out of the archive.
    pub fn archive(self, id: &str, archived: bool) -> Result<(), Full> {
        let today = clock::today().to_string();
        self.edit(id, vec![field("archived", archived.then_some(today.as_str()))])
    }

    fn edit(self, id: &str, fields: Vec<(String, Option<Value>)>) -> Result<(), Full> {
        if self.is_open(id) {
            change(self.context, Edit::Fields(fields));
            return Ok(());
        }
        let (mut record, known) = self.record(id).ok_or(Full)?;
        record.edit(&clock::stamp(), fields);
        keep(&record, known)
    }

    /// Deletes a plan, to be brought back for thirty days.
    pub fn delete(self, id: &str) -> Result<(), Full> {
        flush(self.context);
        let plan = untrack(|| self.all()).into_iter().find(|plan| plan.id == id);
        let summary = plan.map(|plan| plan.summary).unwrap_or_default();
        storage::throw_away(id, &Deleted::new(clock::now(), &clock::tab(), &summary, String::new()))
    }

    /// Shows the list anew, says what was done, and goes where that can be seen.
    pub fn done(self, words: &str, focus: &str) {
        self.asked.set(Asked::Nothing);
        self.refresh();
        annex::say(words);
        let focus = focus.to_string();
        page::next_frame(move || page::focus(&focus));
    }

    /// The plan to open when the open one is gone: of those in use the one that was changed last.
    pub fn next(self) -> Option<String> {
        let pack = self.context.texts.pack().name();
        let fits = |plan: &&Shelved| plan.summary.archived.is_none() && plan.summary.pack == pack;
        self.cabinet.with_untracked(|cabinet| {
            let plan = cabinet.plans.iter().filter(fits).max_by_key(|plan| plan.summary.changed);
            plan.map(|plan| plan.id.clone())
        })
    }
}

/// The record of a plan that is not open here, and the number of its version.
pub fn kept_record(id: &str) -> Option<(Record, u64)> {
    let opened = storage::open(id);
    // What has to be repaired or joined first would be written over otherwise.
    let kept = if opened.is_sound { opened.kept? } else { core::recover(&Local, id).kept? };
    let record = saved::read(&kept.text).ok()?;
    Some((Record { id: id.to_string(), ..record }, kept.revision))
}

/// What a plan is called.
pub fn name_of(texts: Texts, summary: &Summary) -> String {
    if summary.name.is_empty() { texts.t("plans.unnamed") } else { summary.name.clone() }
}

/// What finds the link of a plan on the page.
pub fn row_link(id: &str) -> String {
    format!("#plan-{id} a")
}

/// The deleted plans, the last one first. Those whose time is over go for good.
pub fn deleted() -> Vec<(String, Deleted)> {
    if !storage::is_available() {
        return Vec::new();
    }
    let now = clock::now();
    let mut found: Vec<(String, Deleted)> = Vec::new();
    for id in storage::deleted() {
        let Some(deleted) = storage::deleted_plan(&id) else { continue };
        if deleted.until() < now {
            storage::remove_for_good(&id);
        } else {
            found.push((id, deleted));
        }
    }
    found.sort_by_key(|(_, deleted)| u64::MAX - deleted.at);
    found
}

fn field(key: &str, text: Option<&str>) -> (String, Option<Value>) {
    (["plan/", key].concat(), text.map(Value::from))
}

/// Writes a plan that is not open here, of which `known` is the newest version.
///
/// # Errors
/// When there is no room, or somebody else has written it since.
pub fn keep(record: &Record, known: u64) -> Result<(), Full> {
    storage::write(&record.id, &saved::write(record), known).map_err(|_: NotKept| Full)?;
    storage::set_summary(&record.id, None)
}
