//! The plan as a whole: the four phases with purpose, way in, way out and progress.

use crate::content::{Phase, PhaseName};
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::journey::Truth;
use crate::plan::Plan;
use crate::ui::components::{button_link, fold, progress, source_fold, why_link};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, live, nothing, p};
use crate::ui::texts::join;
use crate::ui::work::{board, live_tally, task_href, title};
use leptos::prelude::*;

/// The page, under the title that the app has set. Built anew when the plan changes, not when a task does.
pub fn phases_page() -> AnyView {
    let context = app_context();
    live(move || {
        let now = context.now();
        let parts = if now.plan().tasks.is_empty() { none(context) } else { full(context, now.plan()) };
        group(parts.into_iter().map(El::view).collect())
    })
}

fn none(context: AppContext) -> Vec<El> {
    let texts = context.texts;
    vec![
        p(texts.t("plan.none")),
        p(texts.t("plan.none.why")).class("prose"),
        p(button_link(&Route::Outcome, texts.t("answers.to-outcome"), true)),
    ]
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
    parts.push(el("div").with(live(move || parked(context))));
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
    let exit = (!rows.is_empty()).then(|| live(move || exit(context, name)));
    el("section").class("phase").attr("data-phase", name.word()).with(head).with(exit).with(gates)
}

/// Whether the next phase may be entered, and what keeps it from that.
fn exit(context: AppContext, name: PhaseName) -> AnyView {
    let (texts, board, now) = (context.texts, board(context), context.now());
    let exit = board.exit(texts.pack(), now.plan(), name);
    if exit.tasks == 0 {
        return nothing();
    }
    let (key, rows) = match (exit.open.is_empty(), exit.possible.is_empty()) {
        (false, _) => ("plan.exit.open", &exit.open),
        (true, false) => ("plan.exit.unknown", &exit.possible),
        (true, true) => ("plan.exit.yes", &exit.open),
    };
    let links =
        rows.iter().map(|row| el("li").with(el("a").attr("href", task_href(row)).with(title(texts, row))));
    el("div")
        .class("phase__exit")
        .attr("data-exit", key)
        .with(p(texts.t(key)))
        .with((!rows.is_empty()).then(|| el("ul").class("source-list").with(links.collect::<Vec<_>>())))
        .view()
}

/// Work on tasks that no longer apply.
fn parked(context: AppContext) -> AnyView {
    let (texts, board) = (context.texts, board(context));
    if board.parked.is_empty() {
        return nothing();
    }
    let rows = board.parked.iter().map(|parked| {
        let work = &parked.work;
        let due = work.due.as_ref().map(|day| texts.fill("task.due-on", &[("day", day)]));
        let owner = Some(&work.owner).filter(|owner| !owner.is_empty());
        let owner = owner.map(|name| texts.fill("task.owned", &[("name", name)]));
        let facts = [Some(texts.t(&join(&["status.", work.status.word()]))), owner, due];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        let notes = (!work.notes.is_empty()).then(|| p(work.notes.as_str()).class("task__note"));
        let name = texts.maybe(&parked.id).unwrap_or_else(|| parked.id.clone());
        el("li")
            .class("limit")
            .with(p(name).with(" ").with(why_link(texts, &parked.id)))
            .with(p(facts.join(" · ")).class("quiet"))
            .with(notes)
    });
    let count = texts.interface.count("plan.parked", board.parked.len() as u32, &[]);
    let why = p(texts.t("plan.parked.why")).class("prose");
    let list = el("ul").class("limits").with(rows.collect::<Vec<_>>());
    el("div").class("phase").attr("id", "parked").with(fold(count, vec![why, list])).view()
}
