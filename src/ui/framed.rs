//! The annex's side of an embedded app: the bar that says where the work is kept, what the page around is told,
//! and taking in a plan that the page keeps. Called by `src/embed`; sends nothing itself.

use super::annex::texts_here;
use super::components::frame_bar;
use crate::browser::clock;
use crate::browser::storage;
use crate::formats::file::{self, Opened};
use crate::formats::page_report::page_report;
use crate::formats::saved::{self, SavedError};
use crate::record::Record;
use std::any::Any;
use std::cell::RefCell;
use web_sys::HtmlElement;

/// What the bar can say. Words of `src/embed`.
const STATES: [&str; 6] = ["own", "framed", "denied", "host", "host-failed", "host-unsaved"];

thread_local! {
    /// The bar that is shown; the view goes with it.
    static BAR: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Shows in `element` where the work of an embedded app is kept, and the ways on.
///
/// # Errors
/// When a content file cannot be had, or there is no such state.
pub async fn open_frame_bar(element: HtmlElement, state: &str) -> Result<(), String> {
    let state = STATES.into_iter().find(|known| *known == state).ok_or("there is no such state")?;
    let texts = texts_here().await?;
    BAR.set(None);
    element.replace_children_with_node_0();
    let shown = leptos::mount::mount_to(element, move || frame_bar(texts, state).view());
    BAR.set(Some(Box::new(shown)));
    Ok(())
}

/// What the page around is told of a plan, given as it is saved: verdicts and progress, as JSON.
///
/// # Errors
/// When a content file cannot be had, or the plan does not fit the pack in use.
pub async fn report(plan: &str) -> Result<String, String> {
    let texts = texts_here().await?;
    let record = saved::read(plan).map_err(told)?;
    page_report(texts.pack(), &record).map(|report| report.to_string())
}

/// Takes in the file of a plan that the page keeps, joined with what is here under its id.
///
/// # Errors
/// Why it is refused; nothing was written then.
pub fn take_plan(id: &str, file: &str) -> Result<(), String> {
    let opened = file::read(file.as_bytes(), clock::now()).map_err(|refused| format!("{refused:?}"))?;
    let Opened::Plan(found) = opened else { return Err("it is a backup, not a plan".into()) };
    let theirs = saved::read(&found.text).map_err(told)?;
    if theirs.id != id {
        return Err(format!("the file is of the plan {}, not of {id}", theirs.id));
    }
    let kept = storage::open(id).kept;
    let ours = kept.as_ref().and_then(|kept| saved::read(&kept.text).ok());
    let ours = ours.map(|record| Record { id: id.to_string(), ..record });
    let joined = ours.as_ref().map_or_else(|| theirs.clone(), |ours| ours.join(&theirs));
    if ours.as_ref() == Some(&joined) {
        return Ok(());
    }
    let revision = kept.map_or(0, |kept| kept.revision);
    let written = storage::write(id, &saved::write(&joined), revision);
    written.map(drop).map_err(|_| "there is no room for it".to_string())
}

fn told(error: SavedError) -> String {
    match error {
        SavedError::Newer(version) => format!("a plan of version {version}"),
        SavedError::Damaged(problem) => problem,
    }
}
