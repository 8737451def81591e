//! Check your answers: all of them, what was set aside, what is still ahead.

use crate::formats::route::Route;
use crate::journey::{Mark, Place};
use crate::ui::context::{AppContext, app_context};
use leptos::prelude::*;

/// The page.
pub fn answers_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let body = move || {
        let places = context.journey.with(|journey| journey.places.clone());
        let with = |wanted: &[Mark]| -> Vec<Place> {
            places.iter().filter(|place| wanted.contains(&place.mark)).cloned().collect()
        };
        let given = with(&[Mark::Passed, Mark::Unsure]);
        let (ahead, open, aside) = (with(&[Mark::Here, Mark::Ahead]), with(&[Mark::Open]), with(&[Mark::SetAside]));
        let next = context.journey.with(|journey| journey.next().map(ToString::to_string));
        let here = next.map(|id| {
            let certain = ahead.len() as u32;
            let route = Route::Question { id, change: false };
            view! {
                <p>{texts.interface.count("answers.next", certain, &[])}</p>
                <a class="button button--primary" href=route.href()>{texts.t("answers.continue")}</a>
            }
        });
        let done = here.is_none();
        view! {
            {given.is_empty().then(|| view! { <p>{texts.t("answers.none")}</p> })}
            {list(context, given)}
            <div class="cluster question__actions">
                {here}
                <a class=if done { "button button--primary" } else { "button" } href=Route::Outcome.href()>{texts.t("answers.to-outcome")}</a>
            </div>
            {section(context, "answers.open", Some("answers.open.intro"), open)}
            {section(context, "answers.aside", Some("answers.aside.intro"), aside)}
        }
    };
    view! {
        <h1>{texts.t("answers.title")}</h1>
        <p class="prose">{texts.t("answers.intro")}</p>
        {body}
    }
    .into_any()
}

fn section(context: AppContext, title: &str, intro: Option<&str>, places: Vec<Place>) -> AnyView {
    if places.is_empty() {
        return ().into_any();
    }
    view! {
        <h2>{context.texts.t(title)}</h2>
        {intro.map(|intro| view! { <p class="prose">{context.texts.t(intro)}</p> })}
        {list(context, places)}
    }
    .into_any()
}

fn list(context: AppContext, places: Vec<Place>) -> AnyView {
    let texts = context.texts;
    let rows = places.into_iter().map(|place| {
        let id = place.question;
        let answer = context.answers.with(|answers| answers.get(&id).map(|answer| texts.answer(&id, answer)));
        let lines = answer.clone().unwrap_or_else(|| vec![texts.t("verdict.not-answered")]);
        let lines: Vec<_> = lines.into_iter().map(|line| view! { <span class="summary-list__line">{line}</span> }).collect();
        let key = if answer.is_some() { "answers.change" } else { "answers.answer" };
        let question = texts.c(&format!("question.{id}"));
        let label = texts.fill(&format!("{key}.label"), &[("question", &question)]);
        let route = Route::Question { id: id.clone(), change: true };
        view! {
            <div class="summary-list__row" data-mark=place.mark.word()>
                <dt>{texts.short(&id)}</dt>
                <dd>{lines}</dd>
                <dd class="summary-list__action"><a href=route.href() aria-label=label>{texts.t(key)}</a></dd>
            </div>
        }
    });
    view! { <dl class="summary-list">{rows.collect_view()}</dl> }.into_any()
}
