//! The scope of work: what FastTrack does, what the customer does, what nobody does and why. Reads as a
//! document, on paper too.

use super::plan_scope_file::{document, table};
use crate::browser::page;
use crate::content::{Party, PhaseName, SubjectKind};
use crate::journey::Truth;
use crate::record::{Excluded, Row, Scope, Shares};
use crate::ui::components::{button, fold, no_work, row_id, rule_line, source_list, task_line, why_link};
use crate::ui::context::AppContext;
use crate::ui::lead::{asks, lead};
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::take_away::{Kind, take_away, whose};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{board, task_href, title};
use leptos::prelude::*;

/// The page, under the title that the app has set.
pub fn scope_page(context: AppContext) -> AnyView {
    let texts = context.texts;
    let is_empty = Memo::new(move |_| board(context).rows.is_empty());
    live(move || {
        if is_empty.get() {
            return no_work(texts);
        }
        let file = move |kind: Kind| {
            let now = context.now();
            let board = board(context);
            let scope = Scope::of(texts.pack(), now.outcome(), &board);
            let text = match kind {
                Kind::Markdown => document(texts, &heading(context), &verdict(context), &scope),
                Kind::Csv => table(texts, &scope),
            };
            take_away(context, "scope", kind, &text);
        };
        let actions = el("div")
            .class("cluster scope__actions")
            .attr("role", "group")
            .attr("aria-label", texts.t("scope.actions"))
            .with(button("button", texts.t("scope.print"), page::print))
            .with(button("button", texts.t("scope.markdown"), move || file(Kind::Markdown)))
            .with(button("button", texts.t("scope.csv"), move || file(Kind::Csv)));
        group(vec![
            live(move || p(verdict(context)).class("lead").view()),
            p(texts.t("scope.intro")).class("prose").view(),
            actions.view(),
            live(move || columns(context).view()),
        ])
    })
}

/// The title of the document: whose scope it is.
fn heading(context: AppContext) -> String {
    let texts = context.texts;
    match whose(context) {
        Some(customer) => texts.fill("scope.title", &[("customer", &customer)]),
        None => texts.t("plan.page.scope"),
    }
}

/// The sentences that say where the organisation stands.
fn verdict(context: AppContext) -> String {
    let now = context.now();
    let asks_identity = asks(context.texts, &now.journey, SubjectKind::Identity);
    lead(context.texts, now.outcome(), asks_identity)
}

fn columns(context: AppContext) -> El {
    let texts = context.texts;
    let (now, board) = (context.now(), board(context));
    let scope = Scope::of(texts.pack(), now.outcome(), &board);
    let side = |word: &'static str, party: Party| {
        let phases = scope.phases.iter().map(|work| phase(texts, work.phase, work.of(party)));
        column(texts, word).with(phases.collect::<Vec<_>>())
    };
    let excluded = scope.excluded.iter().map(|row| excluded(texts, row)).collect::<Vec<_>>();
    let excluded = match excluded.is_empty() {
        true => p(texts.t("scope.nobody.none")),
        false => el("ul").class("limits").with(excluded),
    };
    let nobody = el("div").class("scope__part").with(excluded).with(not_needed(texts, &scope));
    el("div")
        .class("scope")
        .with(side("microsoft", Party::Microsoft))
        .with(side("customer", Party::Customer))
        .with(column(texts, "nobody").with(nobody))
}

/// A column with its title and what it means.
fn column(texts: Texts, word: &'static str) -> El {
    let key = join(&["scope.", word]);
    let head = el("div").class("scope__head").with(el("h2").with(texts.t(&key)));
    let head = head.with(p(texts.t(&join(&["scope.meaning.", word]))).class("quiet"));
    el("section").class("scope__column").attr("data-column", word).with(head)
}

/// The work of one phase in a column. A phase without any is there as well, so that phases stand side by side.
fn phase(texts: Texts, phase: PhaseName, rows: &[&Row]) -> El {
    let lines = rows.iter().map(|row| line(texts, row)).collect::<Vec<_>>();
    let body = match lines.is_empty() {
        true => p(texts.t("scope.nothing")).class("quiet"),
        false => el("ul").class("task-lines").with(lines),
    };
    let title = el("h3").with(texts.c(&join(&["phase.", phase.word()])));
    el("div").class("scope__part").with(title).with(body)
}

fn line(texts: Texts, row: &Row) -> El {
    let together = Shares::of(row)
        .is_joint()
        .then(|| el("span").class("party").attr("data-party", "joint").with(texts.c("party.joint")));
    task_line(texts, row, title(texts, row), task_href(row), together.into_iter().collect())
}

/// What is not part of the help: why, who says so, and whether the plan has it as somebody's own work.
fn excluded(texts: Texts, excluded: &Excluded<'_>) -> El {
    let row = excluded.row;
    let may = (excluded.applies == Truth::Unknown)
        .then(|| el("span").class("tag").with(texts.t("verdict.may-apply")));
    let instead = texts.maybe(&join(&[&row.id, ".instead"])).map(p);
    let taken_up = excluded.taken_up.iter().map(|row| line(texts, row)).collect::<Vec<_>>();
    let taken_up = (!taken_up.is_empty()).then(|| {
        vec![p(texts.t("scope.taken-up")).class("quiet"), el("ul").class("task-lines").with(taken_up)]
    });
    let because = excluded.because.iter().map(|id| rule_line(texts, id)).collect::<Vec<_>>();
    let because = match because.is_empty() {
        true => p(texts.t("scope.listed")).class("quiet"),
        false => el("ul").class("source-list").with(because),
    };
    let sources =
        vec![source_list(texts, &row.sources), p(row_id(&row.id)).with(" ").with(why_link(texts, &row.id))];
    el("li")
        .class("limit")
        .with(el("h3").with(texts.c(&row.id)).with(" ").with(may))
        .with(instead)
        .with(taken_up)
        .with(el("h4").with(texts.t("scope.why")))
        .with(because)
        .with(fold(texts.t("source.title"), sources))
}

/// Tasks that people here have set as not needed, each with the reason they gave.
fn not_needed(texts: Texts, scope: &Scope<'_>) -> Option<Vec<El>> {
    let lines = scope.not_needed.iter().map(|row| {
        let reason = match row.work.reason.trim() {
            "" => texts.t("scope.no-reason"),
            reason => reason.to_string(),
        };
        let reason = el("span").with(reason);
        task_line(texts, row, title(texts, row), task_href(row), vec![reason])
    });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty())
        .then(|| vec![el("h3").with(texts.t("scope.not-needed")), el("ul").class("task-lines").with(lines)])
}
