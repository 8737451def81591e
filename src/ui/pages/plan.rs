//! The plan as a whole: the four phases with purpose, way in, way out and progress.

use crate::content::{Phase, PhaseName};
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::journey::Truth;
use crate::plan::Plan;
use crate::ui::components::{button_link, no_work, progress, source_fold};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::parked::parked;
use crate::ui::phase_end::exit;
use crate::ui::texts::join;
use crate::ui::work::live_tally;
use leptos::prelude::*;

/// The page, under the title that the app has set. Built anew when the plan changes, not when a task does.
pub fn phases_page() -> AnyView {
    let context = app_context();
    let page = live(move || {
        let now = context.now();
        if now.plan().tasks.is_empty() {
            return no_work(context.texts);
        }
        group(full(context, now.plan()).into_iter().map(El::view).collect())
    });
    group(vec![page, parked(context)])
}

fn full(context: AppContext, plan: &Plan) -> Vec<El> {
    let texts = context.texts;
    let is_open = !plan.tasks.iter().any(|task| task.applies == Truth::True);
    let mut parts = Vec::new();
    if is_open {
        parts.push(el("div").class("notice").attr("data-kind", "info").with(p(texts.t("plan.depends"))));
    }
    parts.push(p(texts.t("plan.intro")).class("prose"));
    parts.push(progress(texts, live_tally(context, None)));
    parts.extend(PhaseName::ALL.map(|name| phase_row(context, name)));
    parts.push(p(button_link(&Route::Completion, texts.t("plan.completion"), false)));
    parts
}

fn phase_row(context: AppContext, name: PhaseName) -> El {
    let texts = context.texts;
    let rows: Vec<&Phase> = texts.pack().phases.iter().filter(|row| row.phase == name).collect();
    let title = texts.c(&join(&["phase.", name.word()]));
    let open = texts.fill("plan.open-phase", &[("phase", &title)]);
    let purpose = match rows.first() {
        Some(row) => Some(texts.c(&join(&[&row.id, ".purpose"]))),
        None => (name == PhaseName::General).then(|| texts.t("plan.general")),
    };
    let link = el("a").attr("href", PlanPage::Phase(name).href(&[])).attr("aria-label", open).with(title);
    let head = el("header")
        .class("phase__head")
        .with(el("h2").with(link))
        .with(purpose.map(p))
        .with(progress(texts, live_tally(context, Some(name))));
    let gates = rows.first().zip(rows.last()).map(|(first, last)| {
        let gates = el("dl")
            .class("phase__gates")
            .with(el("dt").with(texts.t("plan.enter")))
            .with(el("dd").with(texts.c(&join(&[&first.id, ".entry"]))))
            .with(el("dt").with(texts.t("plan.exit")))
            .with(el("dd").with(texts.c(&join(&[&last.id, ".exit"]))));
        vec![gates, source_fold(texts, &first.sources)]
    });
    el("section")
        .class("phase")
        .attr("data-phase", name.word())
        .with(head)
        .with(gates)
        .with(exit(context, name))
}
