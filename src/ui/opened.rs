//! A file that somebody has opened: read beside the page, held against the plans of this browser, and taken in
//! once the person says so. Builds no view; writes nothing before.

use super::cabinet;
use super::context::AppContext;
use super::texts::Texts;
use super::work::{change, flush, hand_back};
use crate::browser::worker::{self, Done, Undone};
use crate::browser::{clock, files, page, storage};
use crate::formats::file::{Backup, Found, MOST, Opened, Refused, Repair};
use crate::formats::saved;
use crate::record::{Merged, Record, is_same_name};
use crate::state::{Edit, Edited};
use crate::storage::Full;
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;
use web_sys::File;

/// How far the reading of a file has come.
#[derive(Clone)]
pub enum Stage {
    /// No file yet, or nothing more to say of it.
    Waiting,
    /// It is being read.
    Busy(String),
    /// Nothing of it can be used; why.
    Refused(String),
    /// It is one plan.
    Plan(Arc<Offer>),
    /// It is everything of a browser.
    Everything(Arc<Vec<Offer>>, Arc<Backup>, Arc<Vec<Repair>>),
    /// Part of it was taken in, and why no more.
    Stopped(String),
    /// It was taken in: what is to be said, and the plan to open, if it is another one.
    Done(String, Option<String>),
}

/// A plan that could be taken in.
pub struct Offer {
    /// The plan.
    pub record: Record,
    /// What was repaired.
    pub repairs: Vec<Repair>,
    /// From when its latest change is, where that lies ahead.
    pub ahead: Option<u64>,
    /// How it stands to what is here.
    pub case: Case,
}

/// How a plan from a file stands to those of this browser.
pub enum Case {
    /// It is not here.
    New,
    /// It was deleted here and could be brought back.
    Deleted,
    /// It is here, and everything in the file too.
    Known,
    /// It is here: what bringing the two together comes to.
    Same(Box<Merged>),
    /// A plan with its id is here, of another customer or edition; its name.
    Other(String),
    /// It is here, but has changes from the future; from when.
    Ahead(u64),
    /// What is here under its id cannot be read.
    Unreadable,
}

/// Reads a file; `show` is told each stage.
pub async fn open(context: AppContext, file: File, show: impl Fn(Stage)) {
    show(Stage::Busy(context.texts.fill("open.reading", &[("file", &file.name())])));
    show(read(context, &file).await.unwrap_or_else(Stage::Refused));
}

/// What a file holds, read beside the page.
///
/// # Errors
/// Why nothing of it can be used, in words.
pub async fn read(context: AppContext, file: &File) -> Result<Stage, String> {
    let texts = context.texts;
    // By its size alone: a file beyond the limit is never in memory.
    if file.size() > MOST as f64 {
        return Err(refusal(texts, &Refused::TooLarge));
    }
    let bytes = files::bytes(file).await.map_err(|_| texts.t("open.gone"))?;
    let done = worker::ask("read_file", &bytes).await;
    let Done { told, .. } = done.map_err(|undone| match undone {
        Undone::TooLong => texts.t("open.too-long"),
        Undone::Broken(reason) => texts.fill("packs.broken", &[("reason", &reason)]),
    })?;
    let told = told.as_string().unwrap_or_default();
    let read: Result<Opened, Refused> =
        serde_json::from_slice(told.as_bytes()).map_err(|error| error.to_string())?;
    match read.map_err(|refused| refusal(texts, &refused))? {
        Opened::Plan(found) => Ok(Stage::Plan(Arc::new(offer(context, *found)?))),
        Opened::Backup { plans, rest, repairs } => {
            let offers =
                plans.into_iter().map(|found| offer(context, found)).collect::<Result<Vec<_>, _>>()?;
            Ok(Stage::Everything(Arc::new(offers), Arc::new(rest), Arc::new(repairs)))
        }
    }
}

/// Holds a plan against what is here.
fn offer(context: AppContext, found: Found) -> Result<Offer, String> {
    // Somebody may have typed a moment ago.
    flush(context);
    // It was read and written a moment ago.
    let record = saved::read(&found.text).map_err(|error| format!("{error:?}"))?;
    let case = case(context, &record, found.ahead);
    Ok(Offer { repairs: found.repairs, ahead: found.ahead, record, case })
}

/// The offer of a plan of which somebody says that it is the one here, whatever the customers are called.
pub fn as_same(context: AppContext, offer: &Offer) -> Offer {
    let case = match own(context, &offer.record.id) {
        Ok(Some(ours)) => together(&ours, &offer.record, offer.ahead),
        Ok(None) => Case::New,
        Err(Full) => Case::Unreadable,
    };
    Offer { record: offer.record.clone(), repairs: offer.repairs.clone(), ahead: offer.ahead, case }
}

fn case(context: AppContext, theirs: &Record, ahead: Option<u64>) -> Case {
    let ours = match own(context, &theirs.id) {
        Ok(Some(ours)) => ours,
        Ok(None) if !theirs.id.is_empty() && is_deleted(&theirs.id) => return Case::Deleted,
        Ok(None) => return Case::New,
        Err(Full) => return Case::Unreadable,
    };
    let customers = [&ours, theirs].map(|record| record.text("plan/customer").trim());
    let other = customers.iter().all(|name| !name.is_empty()) && !is_same_name(customers[0], customers[1]);
    if other || ours.pack != theirs.pack {
        return Case::Other(ours.text("plan/name").to_string());
    }
    together(&ours, theirs, ahead)
}

/// What bringing a plan together with the one here comes to.
fn together(ours: &Record, theirs: &Record, ahead: Option<u64>) -> Case {
    let merged = ours.merge(theirs);
    match ahead {
        _ if merged.record == *ours => Case::Known,
        Some(at) => Case::Ahead(at),
        None => Case::Same(Box::new(merged)),
    }
}

/// The plan with this id as it is here; none where there is none.
fn own(context: AppContext, id: &str) -> Result<Option<Record>, Full> {
    if id.is_empty() {
        return Ok(None);
    }
    let open = context.state.with_untracked(|state| (state.record.id == id).then(|| state.record.clone()));
    match (open, storage::is_available()) {
        (Some(open), _) => Ok(Some(open)),
        (None, false) => Ok(None),
        (None, true) if storage::plans().iter().any(|known| known == id) => {
            cabinet::kept_record(id).map(|(record, _)| Some(record)).ok_or(Full)
        }
        (None, true) => Ok(None),
    }
}

fn is_deleted(id: &str) -> bool {
    storage::is_available() && storage::deleted_plan(id).is_some()
}

/// Adds a plan that is not here, under its own id or, where that is taken or there is none, under a new one;
/// gives back the id. What was deleted under that id goes: the file has it, or it is a newer state.
///
/// # Errors
/// When the browser refuses.
pub fn add(context: AppContext, record: &Record) -> Result<String, Full> {
    if !storage::is_available() {
        return show_instead(context, record);
    }
    let is_taken =
        record.id.is_empty() || !matches!(own(context, &record.id), Ok(None)) || is_deleted(&record.id);
    let id = if is_taken { clock::fresh_id() } else { record.id.clone() };
    cabinet::keep(&Record { id: id.clone(), ..record.clone() }, 0)?;
    Ok(id)
}

/// Where nothing can be kept: the plan takes the place of the open one, if nothing was entered into that.
fn show_instead(context: AppContext, record: &Record) -> Result<String, Full> {
    let is_empty = context.state.with_untracked(|state| state.record.fields.is_empty());
    let answers = saved::answers_of(context.texts.pack(), record).map_err(|_| Full)?;
    if !is_empty {
        return Err(Full);
    }
    let id = if record.id.is_empty() { clock::fresh_id() } else { record.id.clone() };
    let record = Record { id: id.clone(), ..record.clone() };
    context.state.update(|state| (state.record, state.answers) = (record, answers));
    hand_back(context);
    Ok(id)
}

/// Brings a plan in that is here; says whether anything came of it.
///
/// # Errors
/// When the browser refuses.
pub fn bring_in(
    context: AppContext,
    theirs: &Record,
    decided: Vec<(String, Option<Value>)>,
) -> Result<bool, Full> {
    if context.state.with_untracked(|state| state.record.id == theirs.id) {
        let merge = Edit::Merge { theirs: Box::new(theirs.clone()), decided };
        return Ok(change(context, merge) != Edited::Nothing);
    }
    let (mut ours, known) = cabinet::kept_record(&theirs.id).ok_or(Full)?;
    let before = ours.clone();
    let merged = ours.merge(theirs).record;
    ours.take_in(&clock::stamp(), merged, decided);
    cabinet::keep(&ours, known)?;
    Ok(ours != before)
}

/// Why nothing of a file can be used, in words.
fn refusal(texts: Texts, refused: &Refused) -> String {
    match refused {
        Refused::TooLarge => {
            texts.fill("open.too-large", &[("limit", &texts.number((MOST / 1_000_000) as u32))])
        }
        Refused::Empty => texts.t("open.empty"),
        Refused::NoText => texts.t("open.no-text"),
        Refused::NoJson(reason) => texts.fill("open.no-json", &[("reason", reason)]),
        Refused::Other { pack: true } => texts.t("open.pack"),
        Refused::Other { pack: false } => texts.t("open.other"),
        Refused::Newer(version) => texts.fill("open.newer", &[("version", &version.to_string())]),
        Refused::Damaged(reason) => texts.fill("open.damaged", &[("reason", reason)]),
    }
}

/// Shows a stage; where something came of the file, its heading has the focus.
pub fn show(stage: RwSignal<Stage>, now: Stage) {
    let is_end = !matches!(now, Stage::Busy(_) | Stage::Waiting);
    stage.set(now);
    if is_end {
        page::next_frame(|| page::focus("#opened h3"));
    }
}

/// What is said after something was taken in, or could not be kept.
pub fn taken<E>(texts: Texts, done: Result<Option<String>, E>, key: &str) -> Stage {
    match done {
        Ok(other) => Stage::Done(texts.t(key), other),
        Err(_) => Stage::Refused(texts.t("plans.full")),
    }
}
