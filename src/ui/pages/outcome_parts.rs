//! Parts of the outcome page: the opening sentence, environment, limits, rules, next steps.

use crate::content::{Level, SubjectKind};
use crate::formats::route::Route;
use crate::journey::{ExpectationVerdict, Outcome, Truth, Verdict};
use crate::ui::components::{MarkSign, fold, link_list, sign, source_fold, source_list, unclear};
use crate::ui::context::AppContext;
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// The sentences that say where the organisation stands.
pub fn lead(texts: Texts, outcome: &Outcome, asks_identity: bool) -> AnyView {
    let wanted: Vec<&Verdict> =
        outcome.of_kind(SubjectKind::Service).filter(|verdict| verdict.wanted == Truth::True).collect();
    let mut sentences = Vec::new();
    if wanted.is_empty() {
        sentences.push(texts.t("lead.no-service"));
    }
    for level in [Level::Full, Level::Limited, Level::Depends] {
        let group: Vec<&&Verdict> = wanted.iter().filter(|verdict| verdict.level == level).collect();
        if group.is_empty() {
            continue;
        }
        let names: Vec<String> = group.iter().map(|verdict| texts.c(&verdict.subject)).collect();
        let mut questions: Vec<String> = group.iter().flat_map(|verdict| verdict.depends_on.clone()).collect();
        questions.sort();
        questions.dedup();
        let values = [("list", texts.list(&names)), ("questions", texts.shorts(&questions))];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sentences.push(texts.fill(&format!("lead.{}", level.word()), &values));
    }
    let mut labels: Vec<(String, Vec<String>)> = Vec::new();
    for verdict in wanted.iter().filter(|verdict| verdict.level == Level::None) {
        let label = texts.label(verdict);
        match labels.iter_mut().find(|(known, _)| *known == label) {
            Some((_, names)) => names.push(texts.c(&verdict.subject)),
            None => labels.push((label, vec![texts.c(&verdict.subject)])),
        }
    }
    for (label, names) in labels {
        sentences.push(texts.fill("lead.none", &[("label", &label), ("list", &texts.list(&names))]));
    }
    if asks_identity {
        let qualifies = wanted.iter().any(|verdict| verdict.possible.contains(&Level::Full));
        let wishes = outcome.of_kind(SubjectKind::Identity).filter(|verdict| verdict.wanted == Truth::True);
        sentences.extend(wishes.map(|verdict| {
            let key = match verdict.level {
                Level::InScope if !qualifies => "once",
                level => level.word(),
            };
            texts.fill(&format!("lead.wish.{key}"), &[("option", &texts.c(&verdict.subject))])
        }));
    }
    view! { <p>{sentences.join(" ")}</p> }.into_any()
}

/// Expectations that apply, met or not.
pub fn environment(texts: Texts, outcome: &Outcome) -> AnyView {
    let rows = outcome.expectations.iter().map(|row| expectation(texts, row));
    let none = outcome.expectations.is_empty();
    view! {
        <section class="outcome__part">
            <h2>{texts.t("outcome.environment")}</h2>
            {none.then(|| view! { <p>{texts.t("outcome.environment.none")}</p> })}
            <ul class="verdicts">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn expectation(texts: Texts, row: &ExpectationVerdict) -> AnyView {
    let Some(known) = texts.pack.expectations.iter().find(|known| known.id == row.id) else {
        return ().into_any();
    };
    let word = match row.met {
        Truth::True => "met",
        Truth::False => "not-met",
        Truth::Unknown => "unknown",
    };
    let state = texts.maybe(&format!("{}.{word}", row.id));
    let depends = (!row.depends_on.is_empty())
        .then(|| texts.fill("verdict.depends", &[("questions", &texts.shorts(&row.depends_on))]));
    let excludes = known.excludes.iter().map(|id| view! { <li>{texts.c(id)}</li> });
    let body = view! {
        {source_list(texts, &known.sources)}
        <ul class="source-list">{excludes.collect_view()}</ul>
        {link_list(texts, &known.links)}
        <p><code class="row-id">{known.id.as_str()}</code></p>
        {unclear(texts, &known.unclear)}
    };
    view! {
        <li class="verdict" data-level=word>
            <h3 class="verdict__title">{texts.c(&row.id)}</h3>
            {sign(MarkSign::Met(row.met), texts.c(&format!("level.{word}")))}
            <p class="verdict__reason">{state}" "{depends}</p>
            {(row.applies == Truth::Unknown).then(|| view! { <p class="verdict__note">{texts.t("verdict.may-apply")}</p> })}
            <div class="verdict__more">{fold(texts.t("verdict.reasons"), body)}</div>
        </li>
    }
    .into_any()
}

/// What the benefit leaves out, as far as it concerns this organisation.
pub fn not_included(texts: Texts, outcome: &Outcome) -> AnyView {
    let rows = outcome.out_of_scope.iter().filter_map(|(id, truth)| {
        let known = texts.pack.out_of_scope.iter().find(|known| known.id == *id)?;
        let instead = texts.maybe(&format!("{id}.instead"));
        Some(view! {
            <li class="limit">
                <p>{texts.c(id)}" "{(*truth == Truth::Unknown).then(|| view! { <span class="tag">{texts.t("verdict.may-apply")}</span> })}</p>
                {instead.map(|instead| view! { <p class="quiet">{instead}</p> })}
                {source_fold(texts, &known.sources)}
            </li>
        })
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="outcome__part">
            <h2>{texts.t("outcome.out-of-scope")}</h2>
            <ul class="limits">{rows}</ul>
        </section>
    }
    .into_any()
}

/// Decision rules that follow from the chosen way, folded.
pub fn rules(texts: Texts, outcome: &Outcome) -> AnyView {
    let rows = outcome.consequences.iter().filter_map(|(id, truth)| {
        let known = texts.pack.consequences.iter().find(|known| known.id == *id)?;
        Some(view! {
            <li class="limit">
                <p class="rule">
                    {texts.c(id)}" "<code class="row-id">{id.clone()}</code>" "
                    {known.qualifier.map(|q| view! { <span class="tag">{texts.c(&format!("qualifier.{}", q.word()))}</span> })}
                    {(*truth == Truth::Unknown).then(|| view! { <span class="tag">{texts.t("verdict.may-apply")}</span> })}
                </p>
                {source_fold(texts, &known.sources)}
                {(!known.links.is_empty()).then(|| link_list(texts, &known.links))}
                {unclear(texts, &known.unclear)}
            </li>
        })
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return ().into_any();
    }
    fold(texts.t("outcome.rules"), view! { <ul class="limits">{rows}</ul> })
}

/// The way to the plan, and how to ask for help.
pub fn next_steps(context: AppContext, outcome: &Outcome) -> AnyView {
    let texts = context.texts;
    let has_plan = context.plan.with(|plan| !plan.tasks.is_empty());
    let limited = outcome
        .of_kind(SubjectKind::Service)
        .any(|verdict| verdict.wanted == Truth::True && verdict.level == Level::Limited);
    let variant = |wanted: &'static str| {
        let rows = texts.pack.information.iter().filter(move |row| row.variant.as_deref() == Some(wanted));
        rows.map(|row| view! { <li>{texts.c(&row.id)}</li> }).collect_view()
    };
    let sources = texts.pack.information.iter().find(|row| row.variant.is_some()).map(|row| row.sources.clone());
    let request = ["amb-need-help-place", "amb-portal-address", "amb-sign-in-account"].map(String::from);
    let links = ["link-fasttrack-center", "link-fasttrack-ems"].map(String::from);
    view! {
        <section class="outcome__part">
            <h2>{texts.t("outcome.next")}</h2>
            {if has_plan {
                view! { <p><a class="button button--primary" href=Route::Plan(None).href()>{texts.t("outcome.to-plan")}</a></p> }.into_any()
            } else {
                let key = if limited { "outcome.no-plan.limited" } else { "outcome.no-plan" };
                view! { <p class="prose">{texts.t(key)}</p> }.into_any()
            }}
            <h3>{texts.t("outcome.request")}</h3>
            <p class="prose">{texts.t("outcome.request.intro")}</p>
            <ol class="steps">{variant("A")}</ol>
            {link_list(texts, &links)}
            {source_fold(texts, &sources.unwrap_or_default())}
            {unclear(texts, &request)}
        </section>
    }
    .into_any()
}
