//! The outcome: the sentence first, then services, identity, environment, limits, and what to do.

use super::outcome_parts::{advice, environment, next_steps, not_included, rules, ways_to_compare};
use crate::content::{Level, SubjectKind};
use crate::formats::route::Route;
use crate::journey::{Mark, Truth, Verdict};
use crate::ui::components::{button_link, terms, verdict_row};
use crate::ui::context::{AppContext, app_context};
use crate::ui::lead::{asks, lead};
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// The page.
pub fn outcome_page() -> AnyView {
    let context = app_context();
    let title = el("h1").with(context.texts.t("outcome.title")).view();
    let body = live(move || {
        let parts = if context.now().answers.is_empty() { empty(context) } else { parts(context) };
        group(parts.into_iter().map(El::view).collect())
    });
    group(vec![title, body])
}

fn empty(context: AppContext) -> Vec<El> {
    let texts = context.texts;
    let route = context.now().next().unwrap_or(Route::Home);
    vec![p(texts.t("outcome.empty")), p(button_link(&route, texts.t("home.start"), true))]
}

fn parts(context: AppContext) -> Vec<El> {
    let texts = context.texts;
    let now = context.now();
    let (outcome, journey) = (now.outcome(), &now.journey);
    let open = (journey.count(Mark::Here) + journey.count(Mark::Ahead)) as u32;
    let asks_identity = asks(texts, journey, SubjectKind::Identity);
    // A pack that asks for no identity option expects things of the environment whatever is chosen.
    let has_identity = texts.pack().verdicts.iter().any(|table| table.kind == SubjectKind::Identity);
    let services = outcome.of_kind(SubjectKind::Service);
    let (wanted, others): (Vec<&Verdict>, Vec<&Verdict>) =
        services.partition(|verdict| verdict.wanted != Truth::False);
    let mut parts = vec![el("div").class("lead").with(p(lead(texts, outcome, asks_identity)))];
    parts.push(ways_to_compare(texts, asks_identity));
    if open > 0 {
        let words = texts.interface.count("outcome.unfinished", open, &[]);
        let link = el("a").attr("href", Route::Answers.href()).with(texts.t("answers.title"));
        parts.push(p(format!("{words} ")).class("outcome__open").with(link));
    }
    parts.extend(advice(context));
    parts.extend(section(texts, "outcome.services", Some("outcome.provisional"), &wanted));
    if asks_identity {
        let identity: Vec<&Verdict> = outcome.of_kind(SubjectKind::Identity).collect();
        let methods: Vec<&Verdict> = outcome.of_kind(SubjectKind::Method).collect();
        let qualifies = wanted.iter().any(|verdict| verdict.possible.contains(&Level::Full));
        let intro = if qualifies { "outcome.identity.intro" } else { "outcome.identity.once" };
        parts.extend(section(texts, "outcome.identity", Some(intro), &identity));
        parts.extend(section(texts, "outcome.methods", None, &methods));
    }
    if (asks_identity || !has_identity) && !texts.pack().expectations.is_empty() {
        parts.push(environment(texts, outcome));
    }
    parts.extend(not_included(texts, outcome));
    parts.extend(rules(texts, outcome));
    parts.push(next_steps(context, outcome));
    parts.extend(section(texts, "outcome.other-services", None, &others));
    let mut shown: Vec<String> = outcome.verdicts.iter().map(|verdict| texts.reason(verdict)).collect();
    shown.extend(outcome.expectations.iter().map(|row| texts.c(&row.id)));
    shown.extend(outcome.out_of_scope.iter().map(|(id, _)| texts.c(id)));
    parts.extend(terms(texts, &shown));
    parts
}

fn section(texts: Texts, title: &str, intro: Option<&str>, verdicts: &[&Verdict]) -> Option<El> {
    let rows = verdicts.iter().map(|verdict| verdict_row(texts, verdict)).collect::<Vec<_>>();
    let part = el("section")
        .class("outcome__part")
        .with(el("h2").with(texts.t(title)))
        .with(intro.map(|intro| p(texts.t(intro)).class("quiet")))
        .with(el("ul").class("verdicts").with(rows));
    (!verdicts.is_empty()).then_some(part)
}
