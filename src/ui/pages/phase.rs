//! One phase of the plan: its tasks by track, the work in order first, then who owes what.

use crate::content::{Party, PhaseName, Track};
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::plan::PlannedTask;
use crate::state::Edit;
use crate::ui::components::{TaskRow, button_link, progress, task_row, terms};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{change, live_tally, set_status};
use leptos::prelude::*;
use std::sync::Arc;

/// The page of a phase.
pub fn phase_page(phase: PhaseName) -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let party = RwSignal::new(None::<Party>);
    let sum = live_tally(context, Some(phase));
    let note = match phase {
        PhaseName::Enable if texts.origin.loaded().is_none() => Some("plan.gate"),
        PhaseName::General => Some("plan.general"),
        _ => None,
    };
    let parts = live(move || {
        let (shown, now) = (party.get(), context.now());
        let wanted = |task: &&PlannedTask| shown.is_none_or(|party| task.party == party);
        let tracks = Track::ALL.into_iter().filter_map(|track| {
            let tasks: Vec<PlannedTask> = now.plan().part(phase, track).filter(wanted).cloned().collect();
            (!tasks.is_empty()).then(|| part(context, phase, track, tasks).view())
        });
        let shown: Vec<String> = now
            .plan()
            .tasks
            .iter()
            .filter(|task| task.phase == phase)
            .map(|task| texts.c(&task.id))
            .collect();
        let words = terms(texts, &shown).map(El::view);
        group(tracks.chain(words).collect())
    });
    let back = el("a").class("back-link").attr("href", PlanPage::Phases.href(&[]));
    let back = back.with(texts.t("plan.all-phases"));
    let actions = el("div").class("cluster question__actions").with(next(texts, phase)).with(button_link(
        &Route::Completion,
        texts.t("plan.completion"),
        false,
    ));
    group(vec![
        back.view(),
        progress(texts, sum).view(),
        group(note.map(|note| p(texts.t(note)).class("prose").view()).into_iter().collect()),
        filters(texts, party).view(),
        parts,
        actions.view(),
    ])
}

fn next(texts: Texts, phase: PhaseName) -> Option<El> {
    let place = PhaseName::ALL.iter().position(|known| *known == phase)?;
    let next = PhaseName::ALL.get(place + 1)?;
    let name = texts.c(&join(&["phase.", next.word()]));
    let next = Route::Plan(next.word().to_string());
    Some(button_link(&next, texts.fill("plan.next-phase", &[("phase", &name)]), false))
}

fn filters(texts: Texts, party: RwSignal<Option<Party>>) -> El {
    let all = [Party::Customer, Party::Joint, Party::Microsoft];
    let choose = move |event: web_sys::Event| {
        let word = event_target_value(&event);
        party.set(all.into_iter().find(|party| party.word() == word));
    };
    let option = |value: &str, text: String| el("option").attr("value", value).with(text);
    let options = all.map(|party| option(party.word(), texts.c(&join(&["party.", party.word()]))));
    let select = el("select").class("task__status").attr("id", "filter-party").on("change", choose);
    el("div")
        .class("filters")
        .with(el("label").attr("for", "filter-party").with(texts.t("plan.filter")))
        .with(
            select
                .with(option("", texts.t("plan.filter.everyone")))
                .with(options.into_iter().collect::<Vec<_>>()),
        )
}

fn part(context: AppContext, phase: PhaseName, track: Track, tasks: Vec<PlannedTask>) -> El {
    let texts = context.texts;
    let (steps, duties): (Vec<PlannedTask>, Vec<PlannedTask>) =
        tasks.into_iter().partition(|task| task.order.is_some());
    let titled = phase == PhaseName::Enable || track != Track::All;
    let heading = if titled { "h3" } else { "h2" };
    let list = |title: &str, tasks: Vec<PlannedTask>| {
        (!tasks.is_empty()).then(|| {
            let rows = tasks.into_iter().map(|task| row(context, task)).collect::<Vec<_>>();
            vec![
                el(heading).class("phase__part").with(texts.t(title)),
                el("ul").class("task-list").with(rows),
            ]
        })
    };
    el("section")
        .class("phase")
        .attr("data-track", track.word())
        .with(titled.then(|| el("h2").with(texts.c(&join(&["track.", track.word()])))))
        .with(list("plan.steps", steps))
        .with(list("plan.responsibilities", duties))
}

fn row(context: AppContext, planned: PlannedTask) -> El {
    let id = || planned.id.clone();
    let (known, kept, for_status, for_reason) = (id(), id(), id(), id());
    let status = move || context.state.with(|state| state.record.status(&known));
    // Not followed: a repaint of the field while somebody types would take their focus away.
    let reason = move || context.state.with_untracked(|state| state.record.task(&kept).reason);
    let row = TaskRow {
        planned,
        status: Memo::new(move |_| status()),
        reason: Arc::new(reason),
        on_status: Box::new(move |status| set_status(context, &for_status, status)),
        on_reason: Arc::new(move |text| {
            change(context, Edit::Typed { path: format!("task/{for_reason}/reason"), text });
        }),
    };
    task_row(context.texts, row)
}
