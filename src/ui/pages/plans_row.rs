//! One plan of the list: what it is, how far it is, and what can be done with it.

use crate::browser::{address, annex, clock, download, log, page, storage};
use crate::formats::route::Route;
use crate::plan::{Date, Tally};
use crate::record::{Progress, Shelved, Summary, free_name};
use crate::ui::cabinet::{Asked, Broken, List, name_of, row_link};
use crate::ui::components::{button, progress};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::Texts;
use leptos::prelude::*;
use std::sync::Arc;

/// The row of a plan.
pub fn plan_row(list: List, plan: Shelved, today: Date) -> El {
    let texts = list.context.texts;
    let Shelved { id, summary } = &plan;
    let is_open = list.is_open(id);
    let name = name_of(texts, summary);
    // A plan without tasks goes on with its answers.
    let is_plan = summary.progress.as_ref().is_none_or(|progress| progress.total > 0);
    let page = if is_plan { Route::plan() } else { Route::Answers };
    let href = ["./?plan=", id, &page.href()].concat();
    let here = is_open.then(|| el("span").class("tag").with(texts.t("plans.here")));
    let head = el("h3")
        .class("plans__head")
        .with(el("a").class("plans__name").attr("href", href).with(name.as_str()))
        .with(" ")
        .with(here);
    let whose = [summary.customer.as_str(), &summary.pack];
    let whose: Vec<&str> = whose.into_iter().filter(|text| !text.is_empty()).collect();
    el("li")
        .class("plans__row")
        .attr("id", format!("plan-{id}"))
        .attr("data-colour", summary.colour.as_str())
        .with(el("div").class("plans__what").with(head).with(p(whose.join(" · ")).class("plans__customer")))
        .with(how_far(texts, summary.progress.as_ref()))
        .with(dates(texts, summary, today))
        .with(more(list, &plan, &name))
}

fn how_far(texts: Texts, known: Option<&Progress>) -> El {
    let part = el("div").class("plans__progress");
    let Some(known) = known else { return part.with(p(texts.t("plans.other-pack"))) };
    let tally = Tally { total: known.total as usize, settled: known.settled as usize, ..Tally::default() };
    let bar = (known.total > 0).then(|| progress(texts, Arc::new(move || tally)));
    let questions = known.questions;
    let open = (questions > 0).then(|| p(texts.interface.count("plans.questions", questions, &[])));
    let none = (known.total == 0 && questions == 0).then(|| p(texts.t("plans.no-tasks")));
    part.with(bar).with(open).with(none)
}

/// What is late, what is due next, and when it was changed last.
fn dates(texts: Texts, summary: &Summary, today: Date) -> El {
    let said = |key: &str, day: Date| texts.fill(key, &[("day", &texts.date(&day.to_string()))]);
    let known = summary.progress.as_ref();
    let overdue = known.map_or(0, |known| known.overdue(today));
    let late = (overdue > 0).then(|| {
        let words = texts.interface.count("plans.overdue", overdue, &[]);
        el("span").class("due").attr("data-overdue", "").with(words)
    });
    let next = known.and_then(|known| known.next_due(today));
    let next = next.map(|day| el("span").with(said("plans.next", day)));
    let changed = (summary.changed > 0).then(|| said("plans.changed", clock::day_of(summary.changed)));
    let archived = summary
        .archived
        .as_ref()
        .map(|day| el("span").with(texts.fill("plans.archived-on", &[("day", &texts.date(day))])));
    el("div")
        .class("plans__facts")
        .with(late)
        .with(next)
        .with(archived)
        .with(changed.map(|words| el("span").class("quiet").with(words)))
}

/// What can be done with it, folded away: most of the time people open one.
fn more(list: List, plan: &Shelved, name: &str) -> El {
    let texts = list.context.texts;
    let labelled = |key: &str, then: Box<dyn FnMut()>| {
        let label = format!("{}: {name}", texts.t(key));
        button("button button--quiet", texts.t(key), then).attr("aria-label", label)
    };
    let id = || plan.id.clone();
    let (to_rename, to_copy, to_archive) = (id(), id(), id());
    let rename = move || {
        list.asked.set(Asked::Rename(to_rename.clone()));
        page::next_frame(|| page::focus("#plan-form-name"));
    };
    let called = texts.fill("plans.copy-of", &[("name", name)]);
    let copy = move || {
        let plans = untrack(|| list.all());
        let free = free_name(&called, plans.iter().map(|plan| plan.summary.name.as_str()));
        match list.copy(&to_copy, &free) {
            Ok(id) => list.done(&texts.fill("plans.copied", &[("name", &free)]), &row_link(&id)),
            Err(_) => annex::say(&texts.t("plans.full")),
        }
    };
    let is_archived = plan.summary.archived.is_some();
    let archive_key = if is_archived { "plans.unarchive" } else { "plans.archive" };
    let archive = move || match list.archive(&to_archive, !is_archived) {
        Ok(()) if is_archived => list.done(&texts.t("plans.unarchived"), &row_link(&to_archive)),
        Ok(()) => list.done(&texts.t("plans.archived-now"), "#plans"),
        Err(_) => annex::say(&texts.t("plans.full")),
    };
    let ways = el("div")
        .class("plans__actions cluster")
        .with(labelled("plans.rename", Box::new(rename)))
        .with(storage::is_available().then(|| {
            vec![
                labelled("plans.copy", Box::new(copy)),
                labelled(archive_key, Box::new(archive)),
                delete_button(list, id(), name),
            ]
        }));
    let hidden = el("span").class("visually-hidden").with(format!(": {name}"));
    el("details")
        .class("fold plans__more")
        .with(el("summary").class("fold__summary").with(texts.t("plans.more")).with(hidden))
        .with(ways)
}

/// The button that deletes a plan. It asks nothing, because it can be taken back.
fn delete_button(list: List, id: String, name: &str) -> El {
    let texts = list.context.texts;
    let label = format!("{}: {name}", texts.t("plans.delete"));
    let delete = move || {
        if list.delete(&id).is_err() {
            return annex::say(&texts.t("plans.full"));
        }
        if list.is_open(&id) {
            // This tab has no plan any more: it goes on with another, if there is one.
            let opened = match list.next() {
                Some(next) => address::open_plan(Some(&next), &Route::Home),
                None => address::restart(),
            };
            return log::note("go on without the plan", opened);
        }
        list.done(&texts.t("plans.deleted"), "#undo-delete");
    };
    button("button button--quiet", texts.t("plans.delete"), delete).attr("aria-label", label)
}

/// A plan that cannot be read: nothing of it is lost, and it can be taken along or deleted.
pub fn broken_row(list: List, plan: Broken) -> El {
    let texts = list.context.texts;
    let key = if plan.newer { "plans.newer" } else { "plans.damaged" };
    let name = texts.fill("plans.by-id", &[("id", &plan.id)]);
    let id = plan.id.clone();
    let save = move || {
        if let Some(text) = storage::read(&id) {
            log::note("download", download::json("fairway-original.json", &text));
        }
    };
    let label = format!("{}: {name}", texts.t("plans.download"));
    let save = button("button button--quiet", texts.t("plans.download"), save).attr("aria-label", label);
    let ways = el("div").class("plans__actions cluster").with(save).with(delete_button(
        list,
        plan.id.clone(),
        &name,
    ));
    el("li")
        .class("plans__row")
        .attr("id", format!("plan-{}", plan.id))
        .with(el("h3").class("plans__head").with(name))
        .with(p(texts.t(key)))
        .with(ways)
}
