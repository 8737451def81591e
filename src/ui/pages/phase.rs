//! One phase of the plan: its tasks by track, the work in order first, then who owes what.

use crate::content::{Party, PhaseName, Track};
use crate::formats::route::Route;
use crate::plan::{PlannedTask, tally};
use crate::state::Event;
use crate::ui::components::{TaskRow, progress, task_row};
use crate::ui::context::{AppContext, app_context};
use leptos::prelude::*;

/// The page of a phase.
pub fn phase_page(phase: PhaseName) -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let title = texts.c(&format!("phase.{}", phase.word()));
    let party = RwSignal::new(None::<Party>);
    let sum = Memo::new(move |_| {
        context.plan.with(|plan| {
            let tasks = plan.tasks.iter().filter(|task| task.phase == phase);
            context.state.with(|state| tally(tasks, &state.progress))
        })
    });
    let parts = move || {
        let shown = party.get();
        let tracks = Track::ALL.into_iter().filter_map(|track| {
            let tasks: Vec<PlannedTask> = context.plan.with(|plan| {
                plan.part(phase, track).filter(|task| shown.is_none_or(|party| task.party == party)).cloned().collect()
            });
            (!tasks.is_empty()).then(|| part(context, phase, track, tasks))
        });
        tracks.collect_view()
    };
    let choose = move |event| {
        let word = event_target_value(&event);
        party.set([Party::Microsoft, Party::Customer, Party::Joint].into_iter().find(|party| party.word() == word));
    };
    let parties = [Party::Customer, Party::Joint, Party::Microsoft].map(|party| {
        view! { <option value=party.word()>{texts.c(&format!("party.{}", party.word()))}</option> }
    });
    let next = PhaseName::ALL.iter().position(|known| *known == phase).and_then(|place| PhaseName::ALL.get(place + 1));
    let next = next.map(|next| {
        let name = texts.c(&format!("phase.{}", next.word()));
        let text = texts.fill("plan.next-phase", &[("phase", &name)]);
        view! { <a class="button" href=Route::Plan(Some(*next)).href()>{text}</a> }
    });
    view! {
        <a class="back-link" href=Route::Plan(None).href()>{texts.t("plan.all-phases")}</a>
        <h1>{title}</h1>
        {progress(texts, sum)}
        {(phase == PhaseName::Enable).then(|| view! { <p class="prose">{texts.t("plan.gate")}</p> })}
        {(phase == PhaseName::General).then(|| view! { <p class="prose">{texts.t("plan.general")}</p> })}
        <div class="filters">
            <label for="filter-party">{texts.t("plan.filter")}</label>
            <select id="filter-party" class="task__status" on:change=choose>
                <option value="">{texts.t("plan.filter.everyone")}</option>
                {parties}
            </select>
        </div>
        {parts}
        <div class="cluster question__actions">
            {next}
            <a class="button" href=Route::Completion.href()>{texts.t("plan.completion")}</a>
        </div>
    }
    .into_any()
}

fn part(context: AppContext, phase: PhaseName, track: Track, tasks: Vec<PlannedTask>) -> AnyView {
    let texts = context.texts;
    let (steps, duties): (Vec<PlannedTask>, Vec<PlannedTask>) = tasks.into_iter().partition(|task| task.order.is_some());
    let list = |title: &str, tasks: Vec<PlannedTask>| {
        (!tasks.is_empty()).then(|| {
            let rows = tasks.into_iter().map(|task| row(context, task)).collect_view();
            view! { <h3 class="phase__part">{texts.t(title)}</h3><ul class="task-list">{rows}</ul> }
        })
    };
    let heading = (phase == PhaseName::Enable || track != Track::All)
        .then(|| view! { <h2>{texts.c(&format!("track.{}", track.word()))}</h2> });
    view! {
        <section class="phase" data-track=track.word()>
            {heading}
            {list("plan.steps", steps)}
            {list("plan.responsibilities", duties)}
        </section>
    }
    .into_any()
}

fn row(context: AppContext, planned: PlannedTask) -> AnyView {
    let (id, for_status, for_reason) = (planned.id.clone(), planned.id.clone(), planned.id.clone());
    let progress = Memo::new(move |_| context.state.with(|state| state.progress.get(&id).cloned().unwrap_or_default()));
    let row = TaskRow {
        planned,
        progress,
        on_status: Callback::new(move |status| {
            context.dispatch(Event::StatusSet { task: for_status.clone(), status });
        }),
        on_reason: Callback::new(move |reason| {
            context.dispatch(Event::ReasonSet { task: for_reason.clone(), reason });
        }),
    };
    task_row(context.texts, row)
}
