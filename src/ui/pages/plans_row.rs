//! One plan of the list: what it is, how far it is, and what can be done with it; and the deleted ones.

use crate::browser::{address, annex, clock, log, page, storage};
use crate::formats::plan_page::PlanPage;
use crate::formats::saved;
use crate::plan::{Date, plan};
use crate::record::{Board, Record, Summary};
use crate::state::Edit;
use crate::ui::components::{button, fold};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, nothing, p};
use crate::ui::work::{board_now, change};
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::prelude::JsValue;

/// How long deleted plans are kept, in milliseconds: 30 days.
const KEPT: u64 = 30 * 24 * 60 * 60 * 1000;

/// A plan of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// What is said of it.
    pub summary: Summary,
}

/// All plans with their summaries, which are made where they are missing.
pub fn refresh(context: AppContext) -> Vec<Listed> {
    if !storage::is_available() {
        return Vec::new();
    }
    let open = context.state.with_untracked(|state| state.record.id.clone());
    let plans = storage::plans().into_iter().filter_map(|id| {
        let known = storage::summary(&id).and_then(|text| Summary::read(&text));
        let summary = match known {
            Some(summary) => summary,
            None if id == open => {
                let board = board_now(context);
                context.state.with_untracked(|state| Summary::of(&state.record, Some(&board)))
            }
            None => summarise(context, &saved::read(&storage::read(&id)?).ok()?),
        };
        // It is made anew next time where it cannot be kept.
        log::note("keep a summary", told(storage::set_summary(&id, Some(&summary.text()))));
        Some(Listed { id, summary })
    });
    plans.collect()
}

fn summarise(context: AppContext, record: &Record) -> Summary {
    let pack = context.texts.pack();
    let answers = saved::answers_of(pack, record);
    let board = answers.ok().map(|answers| Board::of(pack, &plan(pack, &answers), record, clock::today()));
    Summary::of(record, board.as_ref())
}

fn told<T>(result: Result<T, storage::WriteFailed>) -> Result<T, JsValue> {
    result.map_err(|_| JsValue::from_str("storage is full"))
}

/// The row of a plan.
pub fn plan_row(context: AppContext, plan: Listed, today: Date, listed: RwSignal<Vec<Listed>>) -> El {
    let texts = context.texts;
    let Listed { id, summary } = plan;
    let is_open = context.state.with_untracked(|state| state.record.id == id);
    let name = named(context, &summary);
    let href = ["./?plan=", &id, &PlanPage::Today.href(&[])].concat();
    let link = el("a").class("plans__name").attr("href", href).with(name.as_str());
    let here = is_open.then(|| el("span").class("tag").with(texts.t("plans.here")));
    let head = el("h2").class("plans__head").with(link).with(" ").with(here);
    let customer =
        (!summary.customer.is_empty()).then(|| p(summary.customer.as_str()).class("plans__customer"));
    el("li")
        .class("plans__row")
        .attr("data-colour", summary.colour.as_str())
        .with(head)
        .with(customer)
        .with(facts(context, &summary, today))
        .with(actions(context, id, &summary, &name, listed))
}

fn named(context: AppContext, summary: &Summary) -> String {
    match (summary.name.as_str(), summary.customer.as_str()) {
        ("", "") => context.texts.t("plans.unnamed"),
        ("", customer) => customer.to_string(),
        (name, _) => name.to_string(),
    }
}

/// Edition, progress, dates.
fn facts(context: AppContext, summary: &Summary, today: Date) -> El {
    let texts = context.texts;
    let progress = match summary.total {
        Some(0) => texts.interface.count("plans.answered", summary.answers as u32, &[]),
        Some(total) => texts.fill(
            "plan.progress",
            &[("settled", &summary.settled.to_string()), ("total", &total.to_string())],
        ),
        None => texts.t("plans.other-pack"),
    };
    let bar = summary.total.filter(|total| *total > 0).map(|total| {
        el("progress")
            .class("progress__bar")
            .attr("max", total.to_string())
            .attr("value", summary.settled.to_string())
            .attr("aria-label", progress.as_str())
    });
    let overdue = summary.overdue(today);
    let late = (overdue > 0).then(|| {
        let words = texts.interface.count("plans.overdue", overdue as u32, &[]);
        el("span").class("task__due").attr("data-overdue", "").with(words)
    });
    let next = summary.next_due(today).map(|day| el("span").with(texts.fill("plans.next", &[("day", day)])));
    el("div")
        .class("plans__facts")
        .with(el("span").with(summary.pack.as_str()))
        .with(el("span").with(progress.as_str()))
        .with(bar)
        .with(late)
        .with(next)
}

fn actions(
    context: AppContext,
    id: String,
    summary: &Summary,
    name: &str,
    listed: RwSignal<Vec<Listed>>,
) -> El {
    let texts = context.texts;
    let labelled = |key: &str, button: El| button.attr("aria-label", format!("{}: {name}", texts.t(key)));
    let rename = el("a")
        .class("button button--quiet")
        .attr("href", ["./?plan=", &id, &PlanPage::Settings.href(&[])].concat())
        .with(texts.t("plans.rename"));
    let (to_copy, to_file, to_delete) = (id.clone(), id.clone(), id);
    let copy_name = texts.fill("plans.copy-of", &[("name", name)]);
    let copy = button("button button--quiet", texts.t("plans.copy"), move || {
        copy(context, &to_copy, &copy_name);
        done(context, listed, "plans.copied");
    });
    let is_archived = !summary.archived.is_empty();
    let file_key = if is_archived { "plans.unarchive" } else { "plans.archive" };
    let file = button("button button--quiet", texts.t(file_key), move || {
        let day = (!is_archived).then(|| Value::from(clock::today().to_string()));
        edit(context, &to_file, vec![("plan/archived".into(), day)]);
        done(context, listed, if is_archived { "plans.unarchived" } else { "plans.archived-now" });
    });
    let delete = button("button button--quiet", texts.t("plans.delete"), move || {
        delete(context, &to_delete);
        done(context, listed, "plans.deleted");
    });
    el("div")
        .class("plans__actions cluster")
        .with(labelled("plans.rename", rename))
        .with(labelled("plans.copy", copy))
        .with(labelled(file_key, file))
        .with(labelled("plans.delete", delete))
}

fn done(context: AppContext, listed: RwSignal<Vec<Listed>>, key: &str) {
    listed.set(refresh(context));
    annex::say(&context.texts.t(key));
    page::next_frame(|| page::focus("#plans"));
}

/// Changes fields of any plan: of the open one through the app, of another in storage.
fn edit(context: AppContext, id: &str, fields: Vec<(String, Option<Value>)>) {
    if context.state.with_untracked(|state| state.record.id == id) {
        change(context, Edit::Fields(fields));
        return;
    }
    let Some(mut record) = storage::read(id).and_then(|text| saved::read(&text).ok()) else { return };
    record.edit(&clock::stamp(), fields);
    keep(context, &record);
}

/// A copy with another id and without the history, which is of the first.
fn copy(context: AppContext, id: &str, name: &str) {
    let Some(record) = storage::read(id).and_then(|text| saved::read(&text).ok()) else { return };
    let mut record = Record { id: clock::fresh_id(), history: Vec::new(), ..record };
    record.edit(&clock::stamp(), vec![("plan/name".into(), Some(Value::from(name)))]);
    keep(context, &record);
}

/// Writes the record of a plan that is not open here.
pub fn keep(context: AppContext, record: &Record) {
    let written = storage::write(&record.id, &saved::write(record));
    if written.is_err() {
        annex::say(&context.texts.t("plans.full"));
    }
    log::note("summarise", told(storage::set_summary(&record.id, Some(&summarise(context, record).text()))));
}

fn delete(context: AppContext, id: &str) {
    let Some(text) = storage::read(id) else { return };
    let kept = json!({"at": clock::stamp().at, "text": text}).to_string();
    if storage::discard(id, &kept).is_err() {
        return annex::say(&context.texts.t("plans.full"));
    }
    if context.state.with_untracked(|state| state.record.id == id) {
        // This tab has no plan any more; the start page of the next one says so.
        log::note("start anew", address::restart());
    }
}

/// The plans that were deleted in the last 30 days; older ones go for good.
pub fn gone_list(context: AppContext, listed: RwSignal<Vec<Listed>>) -> AnyView {
    let texts = context.texts;
    if !storage::is_available() {
        return nothing();
    }
    let now = clock::stamp().at;
    let rows = storage::all_discarded().into_iter().filter_map(|id| {
        let kept: Value = serde_json::from_str(&storage::discarded(&id)?).ok()?;
        let (at, text) = (kept["at"].as_u64()?, kept["text"].as_str()?.to_string());
        if at + KEPT < now {
            storage::forget(&id);
            return None;
        }
        let name = saved::read(&text).map(|record| named(context, &Summary::of(&record, None)));
        let name = name.unwrap_or_else(|_| texts.t("plans.unnamed"));
        let (back, away) = (id.clone(), id);
        let restore = button("button", texts.t("plans.restore"), move || {
            if storage::write(&back, &text).is_ok() {
                storage::forget(&back);
                done(context, listed, "plans.restored");
            } else {
                annex::say(&texts.t("plans.full"));
            }
        });
        let remove = button("button button--danger", texts.t("plans.forget"), move || {
            storage::forget(&away);
            done(context, listed, "plans.forgotten");
        });
        let label = |key: &str| format!("{}: {name}", texts.t(key));
        let ways = el("div")
            .class("cluster")
            .with(restore.attr("aria-label", label("plans.restore")))
            .with(remove.attr("aria-label", label("plans.forget")));
        Some(el("li").class("plans__row").with(p(name.as_str())).with(ways))
    });
    let rows = rows.collect::<Vec<_>>();
    if rows.is_empty() {
        return nothing();
    }
    let count = texts.interface.count("plans.gone", rows.len() as u32, &[]);
    fold(count, el("ul").class("plans").with(rows)).view()
}
