//! The plans that are kept in this browser: a list with progress and dates, and what can be done with each.

use super::plans_new::new_plan;
use super::plans_row::{gone_list, plan_row};
use crate::browser::{clock, storage};
use crate::formats::route::Route;
use crate::ui::components::{button_link, fold};
use crate::ui::context::{AppContext, app_context};
use crate::ui::kept_plans::{Listed, refresh};
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::work::tally_of;
use leptos::prelude::*;

/// The page, under the title that the app has set.
pub fn plans_page() -> AnyView {
    let context = app_context();
    let listed = RwSignal::new(refresh(context));
    let sorted = RwSignal::new("changed".to_string());
    let list = live(move || list(context, listed, &sorted.get()));
    group(vec![
        go_on(context).view(),
        sort(context, sorted).view(),
        el("div").attr("id", "plans").attr("tabindex", "-1").with(list).view(),
        new_plan(context).view(),
        live(move || {
            listed.track();
            gone_list(context, listed)
        }),
    ])
}

/// The one way on with the plan that is open here.
fn go_on(context: AppContext) -> El {
    let texts = context.texts;
    let now = context.at_present();
    let sum = untrack(|| tally_of(context, None));
    let (key, route) = match now.next() {
        Some(question) => ("home.continue-question", question),
        None if sum.settled + sum.in_progress > 0 => ("home.continue-plan", Route::plan()),
        None => ("home.continue-outcome", Route::Outcome),
    };
    el("p").class("cluster").with(button_link(&route, texts.t(key), true)).with(button_link(
        &Route::Answers,
        texts.t("answers.title"),
        false,
    ))
}

fn sort(context: AppContext, sorted: RwSignal<String>) -> El {
    let texts = context.texts;
    let option = |word: &str| el("option").attr("value", word).with(texts.t(&format!("plans.sort.{word}")));
    let select = el("select")
        .attr("id", "plans-sort")
        .on("change", move |event| sorted.set(event_target_value(&event)))
        .with(["changed", "due", "name"].map(option).into_iter().collect::<Vec<_>>());
    el("div")
        .class("filters")
        .with(el("label").attr("for", "plans-sort").with(texts.t("plans.sort")))
        .with(select)
}

fn list(context: AppContext, listed: RwSignal<Vec<Listed>>, sorted: &str) -> AnyView {
    let (texts, today) = (context.texts, clock::today());
    if !storage::is_available() {
        return p(texts.t("plans.memory")).view();
    }
    let mut plans = listed.get();
    match sorted {
        "name" => plans.sort_by_key(|plan| plan.summary.name.to_lowercase()),
        "due" => plans.sort_by_key(|plan| {
            let (overdue, next) = (plan.summary.overdue(today), plan.summary.next_due(today));
            (overdue == 0, next.is_none(), next.map(String::from))
        }),
        _ => plans.sort_by_key(|plan| std::cmp::Reverse(plan.summary.changed)),
    }
    let (active, archived): (Vec<_>, Vec<_>) =
        plans.into_iter().partition(|plan| plan.summary.archived.is_empty());
    if active.is_empty() && archived.is_empty() {
        return p(texts.t("plans.none")).view();
    }
    let rows = |plans: Vec<Listed>| {
        let rows = plans.into_iter().map(|plan| plan_row(context, plan, today, listed));
        el("ul").class("plans").with(rows.collect::<Vec<_>>())
    };
    let count = archived.len() as u32;
    let archived = (!archived.is_empty())
        .then(|| fold(texts.interface.count("plans.archived", count, &[]), rows(archived)));
    el("div").with(rows(active)).with(archived).view()
}
