//! What the environment has to be like: to fix, not known, met, with the work that mends it and what would
//! tell.

use super::plan_environment_row::expected;
use crate::content::{Expectation, Pack};
use crate::formats::plan_page::PlanPage;
use crate::journey::Truth;
use crate::record::{Checked, environment};
use crate::ui::components::{Choice, MarkSign, choices};
use crate::ui::context::AppContext;
use crate::ui::filter::Filter;
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::board;
use leptos::prelude::*;
use std::sync::Arc;

/// What is urgent comes first.
const ORDER: [Truth; 3] = [Truth::False, Truth::Unknown, Truth::True];

/// The page, under the title that the app has set, with what is filtered there.
pub fn environment_page(context: AppContext, filter: Vec<(String, String)>) -> AnyView {
    let texts = context.texts;
    let filter = Filter::new(PlanPage::Environment, filter);
    let is_empty = Memo::new(move |_| context.now().outcome().expectations.is_empty());
    live(move || {
        if is_empty.get() {
            return p(texts.t("outcome.environment.none")).class("prose").view();
        }
        group(vec![
            p(texts.t("environment.intro")).class("prose").view(),
            live(move || numbers(context).view()),
            narrow(context, filter).view(),
            live(move || parts(context, filter)),
        ])
    })
}

/// How many there are of each, whatever is filtered.
fn numbers(context: AppContext) -> El {
    let texts = context.texts;
    let now = context.now();
    let numbers = ORDER.map(|met| {
        let count = now.outcome().expectations.iter().filter(|row| row.met == met).count();
        el("div").with(el("dt").with(title(texts, met))).with(el("dd").with(count.to_string()))
    });
    el("dl").class("numbers").with(numbers.into_iter().collect::<Vec<_>>())
}

fn title(texts: Texts, met: Truth) -> String {
    texts.t(&join(&["environment.", MarkSign::Met(met).word()]))
}

fn narrow(context: AppContext, filter: Filter) -> El {
    let texts = context.texts;
    let activities = Memo::new(move |_| {
        let now = context.now();
        let rows = now.outcome().expectations.iter();
        let rows = rows.filter_map(|row| Some(known(texts.pack(), &row.id)?.activity.as_str()));
        let mut found: Vec<&str> = Vec::new();
        for activity in rows {
            if !found.contains(&activity) {
                found.push(activity);
            }
        }
        found
    });
    let states = move || {
        let all = (String::new(), texts.t("environment.all.state"));
        let rest = ORDER.map(|met| (MarkSign::Met(met).word().to_string(), title(texts, met)));
        std::iter::once(all).chain(rest).collect::<Vec<_>>()
    };
    let activities = move || {
        let all = (String::new(), texts.t("environment.all.activity"));
        let rest = activities.get();
        let rest = rest.into_iter().map(|activity| (activity.to_string(), activity_name(texts, activity)));
        std::iter::once(all).chain(rest).collect::<Vec<_>>()
    };
    let one = |key: &'static str, id, options: Arc<dyn Fn() -> Vec<(String, String)> + Send + Sync>| Choice {
        id,
        label: texts.t(&join(&["environment.by.", key])),
        options,
        value: Arc::new(move || filter.get(key)),
        choose: Box::new(move |value| filter.set(&[(key, &value)])),
    };
    let all = vec![
        one("state", "by-state", Arc::new(states)),
        one("activity", "by-activity", Arc::new(activities)),
    ];
    choices(texts.t("environment.narrow"), all)
}

fn known<'a>(pack: &'a Pack, id: &str) -> Option<&'a Expectation> {
    pack.expectations.iter().find(|row| row.id == id)
}

/// The groundwork has a track's name, services have their own.
fn activity_name(texts: Texts, activity: &str) -> String {
    texts.maybe(&join(&["track.", activity])).unwrap_or_else(|| texts.c(activity))
}

fn parts(context: AppContext, filter: Filter) -> AnyView {
    let texts = context.texts;
    let (now, board) = (context.now(), board(context));
    let (state, activity) = (filter.get("state"), filter.get("activity"));
    let rows = environment(texts.pack(), &now.answers, now.outcome(), &board);
    let wanted = |row: &&Checked<'_>| activity.is_empty() || row.row.activity == activity;
    let parts = ORDER.into_iter().filter_map(|met| {
        let word = MarkSign::Met(met).word();
        let rows = rows.iter().filter(|row| row.met == met && (state.is_empty() || state == word));
        let rows = rows.filter(wanted).map(|row| expected(texts, row, &now.answers)).collect::<Vec<_>>();
        let part = el("section").class("outcome__part").attr("data-part", word);
        (!rows.is_empty())
            .then(|| part.with(el("h2").with(title(texts, met))).with(el("ul").class("verdicts").with(rows)))
    });
    let parts = parts.collect::<Vec<_>>();
    if parts.is_empty() { p(texts.t("raci.none")).view() } else { el("div").with(parts).view() }
}
