//! The plan as a whole: the four phases with purpose, way in, way out and progress.

use crate::content::{Phase, PhaseName};
use crate::formats::route::Route;
use crate::plan::{Tally, tally};
use crate::ui::components::{progress, source_fold};
use crate::ui::context::{AppContext, app_context};
use leptos::prelude::*;

/// Progress of one phase, or of everything; changes only when its figures do.
pub fn phase_tally(context: AppContext, phase: Option<PhaseName>) -> Memo<Tally> {
    Memo::new(move |_| {
        context.plan.with(|plan| {
            let tasks = plan.tasks.iter().filter(|task| phase.is_none_or(|phase| task.phase == phase));
            context.state.with(|state| tally(tasks, &state.progress))
        })
    })
}

/// The page.
pub fn plan_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let is_empty = move || context.plan.with(|plan| plan.tasks.is_empty());
    let uncertain = move || {
        context.plan.with(|plan| !plan.tasks.iter().any(|task| task.applies == crate::journey::Truth::True))
    };
    let phases = PhaseName::ALL.map(|name| phase_row(context, name)).into_iter().collect_view();
    let full = view! {
        {move || uncertain().then(|| view! { <p class="notice" data-kind="info">{texts.t("plan.depends")}</p> })}
        <p class="prose">{texts.t("plan.intro")}</p>
        {progress(texts, phase_tally(context, None))}
        {phases}
        <p><a class="button" href=Route::Completion.href()>{texts.t("plan.completion")}</a></p>
    };
    view! {
        <h1>{texts.t("plan.title")}</h1>
        <Show
            when=move || !is_empty()
            fallback=move || view! {
                <p>{texts.t("plan.none")}</p>
                <p class="prose">{texts.t("plan.none.why")}</p>
                <p><a class="button button--primary" href=Route::Outcome.href()>{texts.t("nav.outcome")}</a></p>
            }
        ><div class="stack"></div></Show>
        <div class="plan" hidden=is_empty>{full}</div>
    }
    .into_any()
}

fn phase_row(context: AppContext, name: PhaseName) -> AnyView {
    let texts = context.texts;
    let rows: Vec<&'static Phase> = texts.pack.phases.iter().filter(|row| row.phase == name).collect();
    let title = texts.c(&format!("phase.{}", name.word()));
    let open = texts.fill("plan.open-phase", &[("phase", &title)]);
    let purpose = match rows.first() {
        Some(row) => texts.c(&format!("{}.purpose", row.id)),
        None => texts.t("plan.general"),
    };
    let gates = rows.first().map(|row| {
        let last = rows.last().map_or(row.id.as_str(), |last| last.id.as_str());
        view! {
            <dl class="phase__gates">
                <dt>{texts.t("plan.enter")}</dt><dd>{texts.c(&format!("{}.entry", row.id))}</dd>
                <dt>{texts.t("plan.exit")}</dt><dd>{texts.c(&format!("{last}.exit"))}</dd>
            </dl>
            {source_fold(texts, &row.sources)}
        }
    });
    view! {
        <section class="phase" data-phase=name.word()>
            <header class="phase__head">
                <h2><a href=Route::Plan(Some(name)).href() aria-label=open>{title}</a></h2>
                <p>{purpose}</p>
                {progress(texts, phase_tally(context, Some(name)))}
            </header>
            {gates}
        </section>
    }
    .into_any()
}
