//! The frame around every page: header, channel, notices, the page itself, footer.

use super::components::{button, channel, icon, notice};
use super::context::{AppContext, app_context};
use super::markup::{El, el, group, live, live_text, nothing, p};
use super::pages;
use crate::browser::{page, update};
use crate::formats::route::{About, Route};
use crate::journey::Mark;
use crate::state::Keeping;
use crate::ui::texts::{Origin, Texts, join};
use leptos::prelude::*;
use std::sync::Arc;

/// The mark: a channel between two buoys, in a 32 by 32 box; the same as in index.html.
const MARK: &str = "M7 0h18a7 7 0 0 1 7 7v18a7 7 0 0 1-7 7H7a7 7 0 0 1-7-7V7a7 7 0 0 1 7-7zM7 32C7 18 18.5 17 18.5 0h6C24.5 17 13 18 13 32zM5.5 6h6.5v6.5H5.5zM23 18.5l4.300 7.5h-8.600z";

/// The whole app.
pub fn app(context: AppContext) -> AnyView {
    provide_context(context);
    let texts = context.texts;
    follow_route(context);
    let skip = move |event: web_sys::Event| {
        event.prevent_default();
        page::focus("#main");
    };
    let main = el("main").attr("id", "main").class("page__main").attr("tabindex", "-1");
    let footer_links = p(link(&Route::About(About::Overview), texts.t("nav.about")))
        .with(" ")
        .with(link(&Route::Keeping, texts.t("nav.keeping")))
        .with(" ")
        .with(link(&Route::About(About::Display), texts.t("about.display")))
        .with(" ")
        .with(link(&Route::About(About::Accessibility), texts.t("about.accessibility")));
    let parts = vec![
        el("a").class("skip-link").attr("href", "#main").on("click", skip).with(texts.t("site.skip")).view(),
        header(context).view(),
        live(move || label(context)),
        questions(context).view(),
        el("div")
            .class("page")
            .with(live(move || notices(context)))
            .with(p(live_text(move || context.said.get())).class("said").attr("role", "status"))
            .with(main.with(live(move || shown(context.route.get()))))
            .view(),
        el("footer").class("site-footer").with(p(texts.t("site.independent"))).with(footer_links).view(),
    ];
    group(parts)
}

fn link(route: &Route, text: String) -> El {
    el("a").attr("href", route.href()).with(text)
}

/// The page of a route.
fn shown(route: Route) -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let pack = texts.pack();
    let is_newer = context.state.with_untracked(|state| state.keeping == Keeping::Newer);
    match route {
        // What a newer Fairway has written can be read here, in the annex, and not be changed.
        Route::Question { .. } | Route::Outcome if is_newer => {
            pages::annex_page(title(texts, &route), route.href())
        }
        Route::Home if context.is_kept() => pages::annex_page(texts.t("home.plans"), route.href()),
        Route::Home => pages::home_page(),
        Route::Question { ref id, change } => match pack.question(id) {
            Some(question) => pages::question_page(question, change),
            None => missing(texts, &route),
        },
        Route::Outcome => pages::outcome_page(),
        Route::WhatIf(Some(ref id)) if pack.question(id).is_none() => missing(texts, &route),
        Route::Plan(_)
        | Route::Completion
        | Route::About(_)
        | Route::Packs
        | Route::Tree { .. }
        | Route::Why(_)
        | Route::WhatIf(_)
        | Route::Keeping
        | Route::Answers
        | Route::Compare => pages::annex_page(title(texts, &route), route.href()),
        Route::NotFound => missing(texts, &route),
    }
}

/// What an address shows that fits no page.
fn missing(texts: Texts, route: &Route) -> AnyView {
    pages::annex_page(texts.t("not-found.title"), route.href())
}

/// The title of a page.
fn title(texts: Texts, route: &Route) -> String {
    match route {
        Route::Home => String::new(),
        Route::Question { id, .. } => texts.c(&join(&["question.", id])),
        Route::Answers => texts.t("answers.title"),
        Route::Outcome => texts.t("outcome.title"),
        Route::Tree { .. } => texts.t("tree.page"),
        Route::Why(_) => texts.t("why.title"),
        Route::WhatIf(None) => texts.t("what-if.title"),
        Route::WhatIf(Some(_)) => texts.t("what-if.try.title"),
        Route::Compare => texts.t("compare.title"),
        Route::Plan(page) => {
            let word = page.split('?').next().unwrap_or_default();
            let own = texts.interface.get(&join(&["plan.page.", word])).map(String::from);
            own.or_else(|| texts.maybe(&join(&["phase.", word]))).unwrap_or_else(|| texts.t("plan.title"))
        }
        Route::Completion => texts.t("completion.title"),
        Route::About(About::Overview) => texts.t("about.title"),
        Route::About(section) => texts.t(&join(&["about.", section.word()])),
        Route::Keeping => texts.t("keeping.title"),
        Route::Packs => texts.t("packs.title"),
        Route::NotFound => texts.t("not-found.title"),
    }
}

/// A new page sets the title, starts at its top and moves focus to its heading. The first page of a
/// visit leaves focus where the browser put it. The title also follows the name of the plan.
fn follow_route(context: AppContext) {
    let texts = context.texts;
    // It lives as long as the page, so nobody has to hold it.
    std::mem::forget(RenderEffect::new(move |before: Option<Route>| {
        let route = context.route.get();
        let name = title(texts, &route);
        let is_home = matches!(route, Route::Home);
        let plan = context.state.with(|state| state.record.text("plan/name").to_string());
        page::set_title(&match (is_home, plan.is_empty()) {
            (true, _) => texts.t("site.title"),
            (_, true) => texts.fill("page.title", &[("page", &name)]),
            // Which customer it is comes first: tabs show the beginning.
            _ => texts.fill("page.title.plan", &[("plan", &plan), ("page", &name)]),
        });
        if before.is_some_and(|before| before != route) {
            page::to_top();
            page::next_frame(|| page::focus("#main h1"));
        }
        route
    }));
}

fn header(context: AppContext) -> El {
    let texts = context.texts;
    let next = move || Some(context.now().next().unwrap_or(Route::Answers).href());
    let item = |anchor: El, wanted: fn(&Route) -> bool, key: &str| {
        let here = move || context.route.with(wanted).then(|| "page".to_string());
        el("li").with(anchor.live_attr("aria-current", here).with(texts.t(key)))
    };
    let to = |route: Route| el("a").attr("href", route.href());
    let items = vec![
        item(
            el("a").live_attr("href", next),
            |route| matches!(route, Route::Question { .. } | Route::Answers | Route::Tree { .. }),
            "nav.questions",
        ),
        item(
            to(Route::Outcome),
            |route| matches!(route, Route::Outcome | Route::Why(_) | Route::WhatIf(_) | Route::Compare),
            "nav.outcome",
        ),
        item(to(Route::plan()), |route| matches!(route, Route::Plan(_) | Route::Completion), "nav.plan"),
        item(to(Route::About(About::Overview)), |route| matches!(route, Route::About(_)), "nav.about"),
    ];
    let brand = el("a")
        .class("site-header__brand")
        .attr("href", Route::Home.href())
        .with(icon("site-header__mark", "0 0 32 32", MARK))
        .with(texts.t("site.name"));
    let nav = el("nav").class("site-header__nav").attr("aria-label", texts.t("nav.label"));
    el("header").class("site-header").with(brand).with(nav.with(el("ul").with(items)))
}

/// The channel of questions: there while deciding.
fn questions(context: AppContext) -> El {
    let texts = context.texts;
    let standing = move |question: &str| {
        let here = context.route.with(|route| matches!(route, Route::Question { id, .. } if id == question));
        (context.now().journey.mark(question).unwrap_or(Mark::Off), here)
    };
    let attended = move || {
        context.route.with(|route| matches!(route, Route::Question { .. } | Route::Answers | Route::Outcome))
    };
    let summary = move || {
        let journey = &context.now().journey;
        let ahead = journey.count(Mark::Here) + journey.count(Mark::Ahead);
        let passed = journey.count(Mark::Passed) + journey.count(Mark::Unsure);
        match ahead {
            0 => texts.t("channel.complete"),
            ahead => {
                texts.interface.count("channel.summary", ahead as u32, &[("passed", &passed.to_string())])
            }
        }
    };
    channel(texts, Arc::new(standing), Arc::new(attended), Arc::new(summary))
}

/// Which plan it is, where it has a name: name and colour, on every page.
fn label(context: AppContext) -> AnyView {
    let state = context.state.read();
    let name = state.record.text("plan/name");
    if name.is_empty() {
        return nothing();
    }
    let colour = state.record.text("plan/colour");
    let link = el("a").attr("href", Route::Plan("settings".into()).href()).with(name);
    let label = el("aside").class("plan-label").attr("aria-label", context.texts.t("site.plan"));
    label.attr("data-colour", colour).with(link).view()
}

/// Lasting notices: whose pack it is, how keeping goes, and a newer version.
fn notices(context: AppContext) -> AnyView {
    let texts = context.texts;
    let keeping = context.state.read().keeping;
    let kind = if keeping == Keeping::Migrated { "info" } else { "warning" };
    let keeping = (keeping != Keeping::Saved).then(|| {
        let told = texts.t(&join(&["notice.", keeping.word()]));
        notice(kind, told, link(&Route::Keeping, texts.t("notice.details"))).view()
    });
    let newer = context.newer_version.get().then(|| {
        notice("info", texts.t("notice.update"), button("button", texts.t("notice.reload"), update::apply))
            .view()
    });
    let pack = match &texts.origin {
        Origin::Own => None,
        Origin::Loaded(name) => Some(("info", "notice.loaded", name)),
        Origin::Fallback(name) => Some(("warning", "notice.pack-failed", name)),
    };
    let pack = pack.map(|(kind, key, name)| {
        let told = texts.fill(key, &[("name", name)]);
        notice(kind, told, link(&Route::Packs, texts.t("notice.packs"))).view()
    });
    group(pack.into_iter().chain(keeping).chain(newer).collect())
}
