//! The pages of the plan: which one an address names, and what all of them share, the tabs, the phases and
//! undo.

use super::pages;
use crate::browser::{clock, page};
use crate::content::PhaseName;
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::record::Step;
use crate::ui::components::{button, phase_channel};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, live, nothing, p};
use crate::ui::step_words::step_in_words;
use crate::ui::taken_along::{changes_in_no_file, note};
use crate::ui::texts::join;
use crate::ui::work::{tally_of, turn};
use leptos::prelude::*;

/// A page of the plan under the title that the app has set, with what is filtered there.
pub fn work_page(page: PlanPage, filter: Vec<(String, String)>) -> AnyView {
    let context = app_context();
    let body = match page {
        PlanPage::Today => pages::today_page(context, &filter),
        PlanPage::Phases => pages::phases_page(),
        PlanPage::Phase(phase) => pages::phase_page(phase, &filter),
        PlanPage::All => pages::all_page(context, &filter),
        PlanPage::Responsibilities => pages::responsibilities_page(context, filter),
        PlanPage::Environment => pages::environment_page(context, filter),
        PlanPage::Timeline => pages::timeline_page(context, filter),
        PlanPage::Scope => pages::scope_page(context),
        PlanPage::Meetings => pages::meetings_page(context, filter),
        PlanPage::People => pages::people_page(context, filter),
        PlanPage::Summary => pages::summary_page(context, filter),
        PlanPage::History => pages::history_page(context, filter),
        PlanPage::Settings => pages::settings_page(context),
    };
    let current = match page {
        PlanPage::Phase(phase) => Some(phase),
        _ => None,
    };
    group(vec![
        tabs(context, page).view(),
        turns(context).view(),
        live(move || reminder(context)),
        match page {
            PlanPage::Phases | PlanPage::Phase(_) => live(move || phases(context, current)),
            _ => nothing(),
        },
        body,
    ])
}

/// Much has changed that is in no file.
fn reminder(context: AppContext) -> AnyView {
    let texts = context.texts;
    let (count, id) =
        context.state.with(|state| (changes_in_no_file(&state.record), state.record.id.clone()));
    if count == 0 {
        return nothing();
    }
    let words = texts.interface.count("keeping.remind", count as u32, &[]);
    let later = move || {
        note(std::slice::from_ref(&id));
        // What was pressed goes when the state is read anew.
        context.state.update(|_| ());
        page::next_frame(|| page::focus("#main h1"));
    };
    let go = el("a").attr("href", Route::Keeping.href()).with(texts.t("keeping.remind.go"));
    let later = button("button button--quiet", texts.t("keeping.remind.later"), later);
    let actions = el("div").class("notice__actions").with(go).with(later);
    el("div")
        .class("notice")
        .attr("data-kind", "info")
        .attr("id", "remind")
        .with(p(words))
        .with(actions)
        .view()
}

fn tabs(context: AppContext, page: PlanPage) -> El {
    let texts = context.texts;
    let tab = |known: PlanPage| {
        let here = known == page || (known == PlanPage::Phases && matches!(page, PlanPage::Phase(_)));
        let link = el("a").attr("href", known.href(&[])).attr_if("aria-current", here.then_some("page"));
        el("li").with(link.with(texts.t(&join(&["plan.page.", known.word()]))))
    };
    let list = el("ul").with(PlanPage::ALL.map(tab).into_iter().collect::<Vec<_>>());
    el("nav").class("tabs").attr("aria-label", texts.t("plan.pages")).with(list)
}

/// Undo and redo, each named after the step that it turns.
fn turns(context: AppContext) -> El {
    let texts = context.texts;
    let step = move |redo: bool| {
        context.state.with(|state| {
            let (undo, again) = state.record.turns(&clock::tab());
            let named = |step: Option<&Step>| step.map(|step| step_in_words(texts, &state.record, step));
            named(if redo { again } else { undo })
        })
    };
    let way = move |redo: bool| {
        let (key, named) =
            if redo { ("history.redo", "history.redo.of") } else { ("history.undo", "history.undo.of") };
        let label = move || step(redo).map(|step| texts.fill(named, &[("step", &step)]));
        // Not `disabled`: a button that loses its use under the finger would lose the focus as well.
        button("button button--quiet", texts.t(key), move || turn(context, redo))
            .attr("id", if redo { "redo" } else { "undo" })
            .live_attr("aria-label", label)
            .live_attr("title", label)
            .live_attr("aria-disabled", move || step(redo).is_none().then(|| "true".to_string()))
    };
    el("div")
        .class("turns cluster")
        .attr("role", "group")
        .attr("aria-label", texts.t("plan.actions"))
        .with(way(false))
        .with(way(true))
}

/// The phases as a channel.
fn phases(context: AppContext, current: Option<PhaseName>) -> AnyView {
    let texts = context.texts;
    // A pack without work has no words for phases.
    if texts.pack().work().next().is_none() {
        return nothing();
    }
    let phases = PhaseName::ALL.into_iter().filter(|phase| *phase != PhaseName::General).map(|phase| {
        let sum = tally_of(context, Some(phase));
        let name = texts.c(&join(&["phase.", phase.word()]));
        (name, Route::Plan(phase.word().to_string()), sum, current == Some(phase))
    });
    phase_channel(texts, phases.collect()).view()
}
