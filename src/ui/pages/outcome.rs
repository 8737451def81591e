//! The outcome: the sentence first, then services, identity, environment, limits, and what to do.

use super::outcome_parts::{environment, lead, next_steps, not_included, rules};
use crate::content::SubjectKind;
use crate::formats::route::Route;
use crate::journey::{Mark, Truth, Verdict, explain};
use crate::ui::components::verdict_row;
use crate::ui::context::{AppContext, app_context};
use leptos::prelude::*;

/// The page.
pub fn outcome_page() -> AnyView {
    let texts = app_context().texts;
    let context = app_context();
    let body = move || {
        if context.answers.with(crate::journey::Answers::is_empty) {
            let start = context.journey.with(|journey| journey.next().map(ToString::to_string));
            let route = start.map_or(Route::Home, |id| Route::Question { id, change: false });
            return view! {
                <p>{texts.t("outcome.empty")}</p>
                <p><a class="button button--primary" href=route.href()>{texts.t("home.start")}</a></p>
            }
            .into_any();
        }
        let outcome = context.outcome.get();
        let open = context.journey.with(|journey| journey.count(Mark::Here) + journey.count(Mark::Ahead)) as u32;
        let services: Vec<&Verdict> = outcome.of_kind(SubjectKind::Service).collect();
        let (wanted, others): (Vec<&Verdict>, Vec<&Verdict>) =
            services.into_iter().partition(|verdict| verdict.wanted != Truth::False);
        let asks_identity = context.journey.with(|journey| {
            !matches!(journey.mark("identity"), Some(Mark::Off | Mark::SetAside) | None)
        });
        view! {
            <div class="lead">{lead(texts, &outcome, asks_identity)}</div>
            {(open > 0).then(|| view! {
                <p class="outcome__open">
                    {texts.interface.count("outcome.unfinished", open, &[])}" "
                    <a href=Route::Answers.href()>{texts.t("answers.title")}</a>
                </p>
            })}
            {section(context, "outcome.services", Some("outcome.provisional"), &wanted)}
            {asks_identity.then(|| {
                let identity: Vec<&Verdict> = outcome.of_kind(SubjectKind::Identity).collect();
                let methods: Vec<&Verdict> = outcome.of_kind(SubjectKind::Method).collect();
                view! {
                    {section(context, "outcome.identity", Some("outcome.identity.intro"), &identity)}
                    {section(context, "outcome.methods", None, &methods)}
                    {environment(texts, &outcome)}
                }
            })}
            {not_included(texts, &outcome)}
            {rules(texts, &outcome)}
            {next_steps(context, &outcome)}
            {section(context, "outcome.other-services", None, &others)}
        }
        .into_any()
    };
    view! { <h1>{texts.t("outcome.title")}</h1>{body} }.into_any()
}

fn section(context: AppContext, title: &str, intro: Option<&str>, verdicts: &[&Verdict]) -> AnyView {
    if verdicts.is_empty() {
        return ().into_any();
    }
    let texts = context.texts;
    let rows = context.answers.with(|answers| {
        let row = |verdict: &&Verdict| {
            verdict_row(texts, verdict, explain(texts.pack, answers, &verdict.subject), answers)
        };
        verdicts.iter().map(row).collect_view()
    });
    view! {
        <section class="outcome__part">
            <h2>{texts.t(title)}</h2>
            {intro.map(|intro| view! { <p class="quiet">{texts.t(intro)}</p> })}
            <ul class="verdicts">{rows}</ul>
        </section>
    }
    .into_any()
}
