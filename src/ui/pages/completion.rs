//! What exists at the end: tenants, sign-in, services, and what is not delivered.

use crate::content::Completion;
use crate::formats::route::Route;
use crate::journey::Truth;
use crate::plan::tally;
use crate::ui::components::{source_fold, unclear};
use crate::ui::context::app_context;
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// Parts of the page, by the groups of the pack.
const GROUPS: [&str; 4] = ["tenants", "sign-in", "services", "not"];

/// The page.
pub fn completion_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let body = move || {
        let rows = context.outcome.with(|outcome| outcome.completion.clone());
        if rows.is_empty() {
            return view! {
                <p class="prose">{texts.t("completion.none")}</p>
                <p><a class="button button--primary" href=Route::Outcome.href()>{texts.t("nav.outcome")}</a></p>
            }
            .into_any();
        }
        let sum = context.plan.with(|plan| context.state.with(|state| tally(&plan.tasks, &state.progress)));
        let (settled, total) = (sum.settled.to_string(), sum.total.to_string());
        let state = if sum.is_complete() {
            texts.t("completion.done")
        } else {
            texts.fill("completion.open", &[("settled", &settled), ("total", &total)])
        };
        let groups = GROUPS.into_iter().map(|group| {
            let known = texts.pack.completion.iter().filter(|known| known.group == group);
            let shown = known.filter_map(|known| {
                let (_, truth) = rows.iter().find(|(id, _)| *id == known.id)?;
                Some(row(texts, known, *truth))
            });
            let rows: Vec<_> = shown.collect();
            (!rows.is_empty()).then(|| {
                view! { <section class="outcome__part"><h2>{texts.t(&format!("completion.{group}"))}</h2><ul class="limits">{rows}</ul></section> }
            })
        });
        view! {
            <p class="lead">{texts.t("completion.intro")}</p>
            {(sum.total > 0).then(|| view! { <p>{state}</p> })}
            {groups.collect_view()}
        }
        .into_any()
    };
    view! {
        <a class="back-link" href=Route::Plan(None).href()>{texts.t("plan.title")}</a>
        <h1>{texts.t("completion.title")}</h1>
        {body}
    }
    .into_any()
}

fn row(texts: Texts, known: &'static Completion, truth: Truth) -> AnyView {
    let id = known.id.as_str();
    view! {
        <li class="limit">
            <p>{texts.c(id)}" "{(truth == Truth::Unknown).then(|| view! { <span class="tag">{texts.t("verdict.may-apply")}</span> })}</p>
            {texts.maybe(&format!("{id}.note")).map(|note| view! { <p class="quiet">{note}</p> })}
            {known.inferred.then(|| view! { <p class="quiet">{texts.t("verdict.inferred")}</p> })}
            {source_fold(texts, &known.sources)}
            {unclear(texts, &known.unclear)}
        </li>
    }
    .into_any()
}
