//! The frame around every page: header, channel, notices, the page itself, footer.

use super::components::{channel, notice, phase_channel};
use super::context::{AppContext, app_context};
use super::pages;
use crate::browser::{page, update};
use crate::content::PhaseName;
use crate::formats::route::{About, Route};
use crate::plan::tally;
use crate::state::Keeping;
use leptos::prelude::*;

/// The mark: a channel between two buoys, in a 32 by 32 box; the same as in index.html.
const MARK: &str = "M7 0h18a7 7 0 0 1 7 7v18a7 7 0 0 1-7 7H7a7 7 0 0 1-7-7V7a7 7 0 0 1 7-7zM7 32C7 18 18.5 17 18.5 0h6C24.5 17 13 18 13 32zM5.5 6h6.5v6.5H5.5zM23 18.5l4.300 7.5h-8.600z";

/// The whole app.
pub fn app(context: AppContext) -> impl IntoView {
    provide_context(context);
    let texts = context.texts;
    follow_route(context);
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        page::focus("#main");
    };
    view! {
        <a class="skip-link" href="#main" on:click=skip>{texts.t("site.skip")}</a>
        {header(context)}
        {move || line(context)}
        <div class="page">
            {move || notices(context)}
            <main id="main" class="page__main" tabindex="-1">{move || shown(context.route.get())}</main>
        </div>
        <footer class="site-footer">
            <p>{texts.t("site.independent")}</p>
            <p><a href=Route::About(About::Overview).href()>{texts.t("nav.about")}</a>" "<a href=Route::Keeping.href()>{texts.t("nav.keeping")}</a></p>
        </footer>
    }
}

/// The page of a route.
fn shown(route: Route) -> AnyView {
    let pack = app_context().texts.pack;
    match route {
        Route::Home => pages::home_page(),
        Route::Question { id, change } => match pack.question(&id) {
            Some(question) => pages::question_page(question, change),
            None => pages::not_found_page(),
        },
        Route::Answers => pages::answers_page(),
        Route::Outcome => pages::outcome_page(),
        Route::Plan(None) => pages::plan_page(),
        Route::Plan(Some(phase)) => pages::phase_page(phase),
        Route::Completion => pages::completion_page(),
        Route::About(section) => pages::about_page(section),
        Route::Keeping => pages::keeping_page(),
        Route::NotFound => pages::not_found_page(),
    }
}

/// A new page sets the title, starts at its top and moves focus to its heading. The first page of a
/// visit leaves focus where the browser put it.
fn follow_route(context: AppContext) {
    let texts = context.texts;
    Effect::new(move |first: Option<()>| {
        let route = context.route.get();
        let name = match &route {
            Route::Home => String::new(),
            Route::Question { id, .. } => texts.c(&format!("question.{id}")),
            Route::Answers => texts.t("answers.title"),
            Route::Outcome => texts.t("outcome.title"),
            Route::Plan(None) => texts.t("plan.title"),
            Route::Plan(Some(phase)) => texts.c(&format!("phase.{}", phase.word())),
            Route::Completion => texts.t("completion.title"),
            Route::About(section) => texts.t(&format!("about.{}", section.word())),
            Route::Keeping => texts.t("keeping.title"),
            Route::NotFound => texts.t("not-found.title"),
        };
        let is_home = matches!(route, Route::Home);
        page::set_title(&if is_home { texts.t("site.title") } else { texts.fill("page.title", &[("page", &name)]) });
        if first.is_some() {
            page::to_top();
            page::next_frame(|| page::focus("#main h1"));
        }
    });
}

fn header(context: AppContext) -> AnyView {
    let texts = context.texts;
    let next = move || {
        let id = context.journey.with(|journey| journey.next().map(ToString::to_string));
        id.map_or(Route::Answers, |id| Route::Question { id, change: false }).href()
    };
    let here = move |wanted: fn(&Route) -> bool| context.route.with(wanted).then_some("page");
    view! {
        <header class="site-header">
            <a class="site-header__brand" href=Route::Home.href()>
                <svg class="site-header__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                    <path fill-rule="evenodd" d=MARK />
                </svg>
                {texts.t("site.name")}
            </a>
            <nav class="site-header__nav" aria-label=texts.t("nav.label")>
                <ul>
                    <li><a href=next aria-current=move || here(|route| matches!(route, Route::Question { .. } | Route::Answers))>{texts.t("nav.questions")}</a></li>
                    <li><a href=Route::Outcome.href() aria-current=move || here(|route| matches!(route, Route::Outcome))>{texts.t("nav.outcome")}</a></li>
                    <li><a href=Route::Plan(None).href() aria-current=move || here(|route| matches!(route, Route::Plan(_) | Route::Completion))>{texts.t("nav.plan")}</a></li>
                    <li><a href=Route::About(About::Overview).href() aria-current=move || here(|route| matches!(route, Route::About(_)))>{texts.t("nav.about")}</a></li>
                </ul>
            </nav>
        </header>
    }
    .into_any()
}

/// The channel that fits the page: questions while deciding, phases while onboarding.
fn line(context: AppContext) -> AnyView {
    let texts = context.texts;
    match context.route.get() {
        Route::Question { id, .. } => context.journey.with(|journey| channel(texts, journey, Some(&id))),
        Route::Answers | Route::Outcome => context.journey.with(|journey| channel(texts, journey, None)),
        Route::Plan(current) => {
            let phases = PhaseName::ALL.into_iter().filter(|phase| *phase != PhaseName::General).map(|phase| {
                let sum = context.plan.with(|plan| {
                    let tasks = plan.tasks.iter().filter(|task| task.phase == phase);
                    context.state.with(|state| tally(tasks, &state.progress))
                });
                let name = texts.c(&format!("phase.{}", phase.word()));
                (name, Route::Plan(Some(phase)), sum, current == Some(phase))
            });
            phase_channel(texts, phases.collect())
        }
        _ => ().into_any(),
    }
}

/// Lasting notices: how keeping goes, and a newer version.
fn notices(context: AppContext) -> AnyView {
    let texts = context.texts;
    let key = context.state.with(|state| match state.keeping {
        Keeping::Saved => None,
        Keeping::Denied => Some("notice.denied"),
        Keeping::Full => Some("notice.full"),
        Keeping::Damaged { .. } => Some("notice.damaged"),
        Keeping::Newer { .. } => Some("notice.newer"),
    });
    let keeping = key.map(|key| {
        let way = view! { <a href=Route::Keeping.href()>{texts.t("notice.details")}</a> };
        notice("warning", texts.t(key), way)
    });
    let newer = context.newer_version.get().then(|| {
        let way = view! { <button class="button" type="button" on:click=move |_| update::apply()>{texts.t("notice.reload")}</button> };
        notice("info", texts.t("notice.update"), way)
    });
    view! { {keeping}{newer} }.into_any()
}
