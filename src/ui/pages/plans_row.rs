//! One plan of the list: what it is, how far it is, and what can be done with it; and the deleted ones.

use crate::browser::{annex, clock, page, storage};
use crate::formats::plan_page::PlanPage;
use crate::formats::saved;
use crate::plan::Date;
use crate::record::Summary;
use crate::ui::components::{button, fold};
use crate::ui::context::AppContext;
use crate::ui::kept_plans::{Listed, copy, delete, edit, refresh};
use crate::ui::markup::{El, el, nothing, p};
use leptos::prelude::*;
use serde_json::Value;

/// How long deleted plans are kept, in milliseconds: 30 days.
const KEPT: u64 = 30 * 24 * 60 * 60 * 1000;

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
