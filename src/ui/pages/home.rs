//! The start: what this is for a newcomer, where they were for someone who comes back.

use crate::formats::route::Route;
use crate::plan::tally;
use crate::ui::context::app_context;
use leptos::prelude::*;

/// The first question for a newcomer, or the next one.
fn next_question(journey: &crate::journey::Journey) -> Option<Route> {
    journey.next().map(|id| Route::Question { id: id.to_string(), change: false })
}

/// The start page.
pub fn home_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let is_new = move || context.answers.with(crate::journey::Answers::is_empty);
    let hero = move || {
        let start = context.journey.with(next_question).unwrap_or(Route::Outcome);
        let leg = |number: u32, mark: &'static str| {
            let key = format!("home.leg.{number}");
            let text = texts.t(&format!("{key}.text"));
            view! { <li class="hero__leg" data-mark=mark><b>{texts.t(&key)}</b>" "<span>{text}</span></li> }
        };
        view! {
            <div class="hero">
                <h1 class="hero__title">{texts.t("home.title")}</h1>
                <p class="hero__purpose">{texts.t("home.purpose")}</p>
                <ol class="hero__course">{leg(1, "current")}{leg(2, "ahead")}{leg(3, "ahead")}</ol>
                <div class="hero__actions">
                    <a class="button button--primary" href=start.href()>{texts.t("home.start")}</a>
                </div>
                <p class="hero__privacy">{texts.t("site.private")}</p>
            </div>
        }
    };
    let again = move || {
        let count = context.answers.with(|answers| answers.0.len());
        let sum = context.plan.with(|plan| context.state.with(|state| tally(&plan.tasks, &state.progress)));
        let next = context.journey.with(next_question);
        let started = sum.settled + sum.in_progress > 0;
        let (key, route) = match next {
            Some(question) => ("home.continue-question", question),
            None if started => ("home.continue-plan", Route::Plan(None)),
            None => ("home.continue-outcome", Route::Outcome),
        };
        let (settled, total) = (sum.settled.to_string(), sum.total.to_string());
        let plan = (sum.total > 0)
            .then(|| texts.fill("home.again.plan", &[("settled", &settled), ("total", &total)]));
        view! {
            <div class="hero">
                <h1 class="hero__title">{texts.t("home.again.title")}</h1>
                <p class="hero__purpose">{texts.interface.count("home.again.progress", count as u32, &[])}" "{plan}</p>
                <div class="hero__actions">
                    <a class="button button--primary" href=route.href()>{texts.t(key)}</a>
                    <a class="button" href=Route::Answers.href()>{texts.t("answers.title")}</a>
                    <a class="button button--quiet" href=Route::Keeping.href()>{texts.t("keeping.start-over")}</a>
                </div>
                <p class="hero__privacy">{texts.t("site.private")}</p>
            </div>
        }
    };
    (move || if is_new() { hero().into_any() } else { again().into_any() }).into_any()
}
