//! The plan on one page, for a steering meeting: verdict, progress, risks, next steps, dates, sign-offs.

use super::plan_summary_risks::risk_list;
use crate::browser::page;
use crate::content::{Level, SubjectKind};
use crate::formats::route::Route;
use crate::journey::Truth;
use crate::plan::Tally;
use crate::record::{Board, Record, Report, Row, SignOff, WHOLE};
use crate::ui::components::{MarkSign, button, sign};
use crate::ui::context::AppContext;
use crate::ui::lead::{asks, lead};
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{board, task_href, title};
use leptos::prelude::*;

/// The page, under the title that the app has set, with what is filtered there.
pub fn summary_page(context: AppContext, _filter: Vec<(String, String)>) -> AnyView {
    let print = button("button", context.texts.t("summary.print"), page::print).attr("id", "print");
    group(vec![
        el("div").class("report").with(live(move || report(context))).view(),
        p(print).class("report__print").view(),
    ])
}

fn report(context: AppContext) -> AnyView {
    let (texts, board, now) = (context.texts, board(context), context.now());
    let outcome = now.outcome();
    let record = context.state.with(|state| state.record.clone());
    let report = Report::of(&board, outcome, &record);
    let asks_identity = asks(texts, &now.journey, SubjectKind::Identity);
    let parts = vec![
        head(texts, &record, &board),
        p(lead(texts, outcome, asks_identity)).class("report__lead"),
        el("div").class("report__columns").with(progress(texts, &report)).with(
            el("div")
                .with(identity(texts, context))
                .with(dates(texts, &report))
                .with(signed(context, &record)),
        ),
        el("section").with(el("h3").with(texts.t("summary.risks"))).with(risk_list(
            texts,
            &board,
            &report.risks,
        )),
        next(texts, &board, &report.next),
    ];
    group(parts.into_iter().map(El::view).collect())
}

/// Whose plan it is, and of which day this is.
fn head(texts: Texts, record: &Record, board: &Board) -> El {
    let (name, customer) = (record.text("plan/name"), record.text("plan/customer"));
    let whose = match (customer, name) {
        ("", "") => texts.t("plans.unnamed"),
        ("", only) | (only, "") => only.to_string(),
        (customer, name) => texts.fill("summary.whose", &[("customer", customer), ("name", name)]),
    };
    let as_of = texts.fill("summary.as-of", &[("day", &texts.date(&board.today.to_string()))]);
    el("header").class("report__head").with(el("h2").with(whose)).with(p(as_of).class("quiet"))
}

fn progress(texts: Texts, report: &Report) -> El {
    let row = |name: String, tally: &Tally| {
        let (settled, total) = (tally.settled.to_string(), tally.total.to_string());
        let words = texts.fill("plan.progress", &[("settled", &settled), ("total", &total)]);
        let bar = el("progress")
            .class("progress__bar")
            .attr("max", tally.total.max(1).to_string())
            .attr("value", settled)
            .attr("aria-label", format!("{name}: {words}"));
        el("tr")
            .with(el("th").attr("scope", "row").with(name))
            .with(el("td").with(words))
            .with(el("td").with(bar))
    };
    let phases =
        report.phases.iter().map(|(phase, tally)| row(texts.c(&join(&["phase.", phase.word()])), tally));
    let rows: Vec<El> = phases.chain([row(texts.t("summary.all"), &report.tally)]).collect();
    let heads = ["summary.phase", "summary.settled", "summary.bar"]
        .map(|key| el("th").attr("scope", "col").with(texts.t(key)));
    let table = el("table")
        .class("report__progress")
        .with(el("caption").class("visually-hidden").with(texts.t("summary.progress")))
        .with(el("thead").class("visually-hidden").with(el("tr").with(heads.into_iter().collect::<Vec<_>>())))
        .with(el("tbody").with(rows));
    let none = report.phases.is_empty().then(|| p(texts.t("plan.none")));
    el("section")
        .with(el("h3").with(texts.t("summary.progress")))
        .with(none)
        .with((!report.phases.is_empty()).then_some(table))
}

/// The identity option that was asked for, and what is in scope instead.
fn identity(texts: Texts, context: AppContext) -> Option<El> {
    let now = context.now();
    let mut options = now.outcome().of_kind(SubjectKind::Identity);
    let verdict = options.find(|verdict| verdict.wanted == Truth::True)?;
    let instead = texts.instead(verdict);
    let instead = (verdict.level == Level::OutOfScope && !instead.is_empty())
        .then(|| p(texts.fill("verdict.instead", &[("list", &instead)])));
    let line = p(texts.c(&verdict.subject)).class("cluster");
    Some(
        el("section")
            .with(el("h3").with(texts.t("summary.identity")))
            .with(line.with(sign(MarkSign::Level(verdict.level), texts.label(verdict))))
            .with(instead),
    )
}

fn dates(texts: Texts, report: &Report) -> El {
    let target = report.target.map(|day| texts.date(&day.to_string()));
    let earliest = report.earliest.map(|day| texts.date(&day.to_string()));
    let line =
        |key: &str, day: Option<String>| day.map(|day| vec![el("dt").with(texts.t(key)), el("dd").with(day)]);
    let none = target.is_none().then(|| texts.t("summary.target.none"));
    el("section").with(el("h3").with(texts.t("summary.dates"))).with(
        el("dl")
            .class("report__dates")
            .with(line("summary.target", target.or(none)))
            .with(line("summary.earliest", earliest)),
    )
}

/// What of the completion page is signed off.
fn signed(context: AppContext, record: &Record) -> Option<El> {
    let (texts, now) = (context.texts, context.now());
    let pack = texts.pack();
    let to_sign = pack.completion.iter().filter(|known| known.group != "not");
    let applies =
        |id: &str| now.outcome().completion.iter().any(|(known, truth)| known == id && *truth == Truth::True);
    let rows: Vec<Option<SignOff>> =
        to_sign.filter(|known| applies(&known.id)).map(|known| record.sign_off(&known.id)).collect();
    if rows.is_empty() {
        return None;
    }
    let (done, total) = (rows.iter().flatten().count().to_string(), rows.len().to_string());
    let words = texts.fill("summary.signed", &[("done", &done), ("total", &total)]);
    let whole = record.sign_off(WHOLE).map(|signed| {
        let day = signed.on.map(|day| texts.date(&day)).unwrap_or_default();
        p(texts.fill("summary.signed.whole", &[("name", &signed.by), ("day", &day)]))
    });
    let link = el("a").attr("href", Route::Completion.href()).with(words);
    Some(el("section").with(el("h3").with(texts.t("summary.sign-offs"))).with(p(link)).with(whole))
}

fn next(texts: Texts, board: &Board, ids: &[String]) -> El {
    let rows = ids.iter().filter_map(|id| board.row(id)).map(|row| step(texts, row)).collect::<Vec<_>>();
    let list = if rows.is_empty() {
        p(texts.t("summary.next.none"))
    } else {
        el("ol").class("report__next").with(rows)
    };
    el("section").with(el("h3").with(texts.t("summary.next"))).with(list)
}

fn step(texts: Texts, row: &Row) -> El {
    let owner = match row.work.owner.as_str() {
        "" => texts.c(&join(&["party.", row.party.word()])),
        owner => owner.to_string(),
    };
    let due = row.due.map(|day| {
        let key = if row.overdue { "work.overdue" } else { "work.due" };
        texts.fill(key, &[("date", &texts.date(&day.to_string()))])
    });
    let facts: Vec<String> = [Some(owner), due].into_iter().flatten().collect();
    el("li")
        .with(el("a").attr("href", task_href(row)).with(title(texts, row)))
        .with(" ")
        .with(el("span").class("quiet").with(facts.join(" · ")))
}
