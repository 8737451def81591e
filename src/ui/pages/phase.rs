//! One phase of the plan: its tasks by track, the work in order first, then who owes what, then one's own; and
//! whether it has come to its end.

use crate::browser::page;
use crate::content::{PhaseName, Track};
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::plan::OURS;
use crate::record::{Filter as TaskFilter, Row};
use crate::ui::components::{button_link, no_work, progress, task_add, terms};
use crate::ui::context::{AppContext, app_context};
use crate::ui::filter::Filter;
use crate::ui::markup::{El, el, group, live, nothing, p};
use crate::ui::phase_end::exit;
use crate::ui::task_edits::add_task;
use crate::ui::task_list::{Part, task_list};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{board, live_tally};
use leptos::prelude::*;

/// The page of a phase, with what is filtered there.
pub fn phase_page(phase: PhaseName, filter: &[(String, String)]) -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let back = el("a").class("back-link").attr("href", PlanPage::Phases.href(&[]));
    let back = back.with(texts.t("plan.all-phases"));
    let note = match phase {
        PhaseName::Enable if texts.origin.loaded().is_none() => Some("plan.gate"),
        PhaseName::General => Some("plan.general"),
        _ => None,
    };
    let kept = Filter::new(PlanPage::Phase(phase), filter.to_vec());
    let mut views = vec![
        back.view(),
        progress(texts, live_tally(context, Some(phase))).view(),
        note.map_or_else(nothing, |note| p(texts.t(note)).class("prose").view()),
        exit(context, phase),
    ];
    if untrack(|| board(context).rows.is_empty()) {
        views.push(no_work(context.texts));
    }
    views.extend(task_list(context, kept, false, parts(context, phase)));
    let add = move |text: &str, party| {
        // What is filtered would hide it.
        kept.set(&TaskFilter::default().pairs());
        let id = add_task(context, text, party, phase);
        page::next_frame(move || page::focus(&["#task-", &id].concat()));
    };
    let own = el("section")
        .class("phase")
        .attr("data-part", "add")
        .with(el("h2").with(texts.t("work.add.heading")));
    views.push(own.with(task_add(texts, add)).view());
    views.push(live(move || words_used(context, phase)));
    views.push(p(el("small").with(texts.t(OURS))).class("quiet").view());
    let actions = el("div").class("cluster question__actions").with(next(texts, phase)).with(button_link(
        &Route::Completion,
        texts.t("plan.completion"),
        false,
    ));
    views.push(actions.view());
    group(views)
}

fn next(texts: Texts, phase: PhaseName) -> Option<El> {
    let place = PhaseName::ALL.iter().position(|known| *known == phase)?;
    let next = PhaseName::ALL.get(place + 1)?;
    let name = texts.c(&join(&["phase.", next.word()]));
    let next = Route::Plan(next.word().to_string());
    Some(button_link(&next, texts.fill("plan.next-phase", &[("phase", &name)]), false))
}

/// By track, steps before duties; what was added last. Tracks are named where there are several. A part that
/// the pack has no task for is left out: it would never show anything.
fn parts(context: AppContext, phase: PhaseName) -> Vec<Part> {
    let texts = context.texts;
    let mut parts = Vec::new();
    for track in Track::ALL {
        for (key, word, steps) in [("plan.steps", "steps", true), ("plan.responsibilities", "duties", false)]
        {
            let mut tasks = texts.pack().steps.iter().chain(&texts.pack().tasks);
            if !tasks.any(|task| task.phase == phase && task.track == track && task.order.is_some() == steps)
            {
                continue;
            }
            let heading = if phase == PhaseName::Enable || track != Track::All {
                let name = texts.c(&join(&["track.", track.word()]));
                texts.fill("work.part", &[("track", &name), ("part", &texts.t(key))])
            } else {
                texts.t(key)
            };
            let belongs = move |row: &Row| {
                let planned = row.planned.as_ref();
                row.phase == phase
                    && planned.is_some_and(|task| task.track == track && task.order.is_some() == steps)
            };
            parts.push(Part { heading, word, belongs: Box::new(belongs) });
        }
    }
    let own = move |row: &Row| row.phase == phase && row.is_own();
    parts.push(Part { heading: texts.t("work.own.heading"), word: "own", belongs: Box::new(own) });
    parts
}

/// Words of the glossary that the tasks of the phase use.
fn words_used(context: AppContext, phase: PhaseName) -> AnyView {
    let now = context.now();
    let tasks = now.plan().tasks.iter().filter(|task| task.phase == phase);
    let used: Vec<String> = tasks.map(|task| context.texts.c(&task.id)).collect();
    terms(context.texts, &used).map_or_else(nothing, El::view)
}
