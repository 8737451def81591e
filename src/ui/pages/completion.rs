//! What exists at the end: tenants, sign-in, services with what is enabled, and what is not delivered; what is
//! still open on the way there, and who has accepted what.

use super::completion_sign_off::sign_off;
use crate::content::{Completion, Level, PhaseName, SubjectKind};
use crate::formats::route::Route;
use crate::journey::{Outcome, Truth};
use crate::record::{Board, Done, Row, Standing, WHOLE, achieved};
use crate::ui::components::{MarkSign, button_link, due, fold, sign, source_fold, unclear};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, live, live_text, nothing, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{board, tally_of, task_href, title};
use leptos::prelude::*;

/// Parts of the page, by the groups of the pack.
const GROUPS: [&str; 4] = ["tenants", "sign-in", "services", "not"];

/// The page, under the title that the app has set.
pub fn completion_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let back = el("a").class("back-link").attr("href", Route::plan().href()).with(texts.t("plan.title"));
    group(vec![back.view(), live(move || group(body(context).into_iter().map(El::view).collect()))])
}

/// Built anew when the answers change; what follows tasks and sign-offs does so by itself.
fn body(context: AppContext) -> Vec<El> {
    let texts = context.texts;
    let now = context.now();
    let rows = &now.outcome().completion;
    if rows.is_empty() {
        let way = button_link(&Route::Outcome, texts.t("answers.to-outcome"), true);
        return vec![p(texts.t("completion.none")).class("prose"), p(way)];
    }
    let mut parts = vec![
        p(texts.t("completion.intro")).class("lead"),
        p(live_text(move || how_far(context))).class("completion__far"),
    ];
    for group in GROUPS {
        let known = texts.pack().completion.iter().filter(|known| known.group == group);
        let shown = known.filter_map(|known| {
            let (_, truth) = rows.iter().find(|(id, _)| *id == known.id)?;
            Some(row(context, known, *truth))
        });
        let shown = shown.collect::<Vec<_>>();
        if !shown.is_empty() {
            let title = el("h2").with(texts.t(&join(&["completion.", group])));
            let more = match group {
                "tenants" => services(texts, now.outcome()),
                "sign-in" => wish(texts, now.outcome()),
                _ => None,
            };
            let option = (group == "sign-in").then(|| option(texts, now.outcome())).flatten();
            let list = el("ul").class("limits").with(shown);
            let part = el("section").class("outcome__part").with(title).with(option).with(more.map(p));
            parts.push(part.with(list));
        }
        if group == "services" {
            parts.push(el("div").with(live(move || enabled(context))));
        }
    }
    parts.push(el("div").with(live(move || open_elsewhere(context))));
    let whole = texts.t("completion.whole");
    parts.push(
        el("section")
            .class("outcome__part")
            .with(el("h2").with(whole.as_str()))
            .with(p(texts.t("completion.whole.why")).class("quiet"))
            .with(sign_off(context, WHOLE, &whole)),
    );
    parts
}

fn how_far(context: AppContext) -> String {
    let (texts, sum) = (context.texts, tally_of(context, None));
    let (settled, total) = (sum.settled.to_string(), sum.total.to_string());
    match sum.total {
        0 => String::new(),
        _ if sum.is_complete() => texts.t("completion.done"),
        _ => texts.fill("completion.open", &[("settled", &settled), ("total", &total)]),
    }
}

/// The services that the tenants are for: wanted, and not refused.
fn services(texts: Texts, outcome: &Outcome) -> Option<String> {
    let wanted = outcome.of_kind(SubjectKind::Service).filter(|verdict| verdict.wanted == Truth::True);
    let names =
        wanted.filter(|verdict| verdict.level != Level::None).map(|verdict| texts.c(&verdict.subject));
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| texts.fill("completion.tenants.list", &[("list", &texts.list(&names))]))
}

/// The identity option that was asked for, with its verdict.
fn option(texts: Texts, outcome: &Outcome) -> Option<El> {
    let mut wishes = outcome.of_kind(SubjectKind::Identity).filter(|verdict| verdict.wanted == Truth::True);
    let verdict = wishes.next()?;
    let line = p(el("strong").with(texts.c(&verdict.subject))).class("cluster");
    Some(line.with(sign(MarkSign::Level(verdict.level), texts.label(verdict))))
}

/// A wish that the benefit does not cover, so that its absence from the list is explained.
fn wish(texts: Texts, outcome: &Outcome) -> Option<String> {
    let mut wishes = outcome.of_kind(SubjectKind::Identity).filter(|verdict| verdict.wanted == Truth::True);
    let refused = wishes.find(|verdict| verdict.level == Level::OutOfScope)?;
    let (option, instead) = (texts.c(&refused.subject), texts.instead(refused));
    Some(texts.fill("lead.wish.out-of-scope", &[("option", &option), ("instead", &instead)]))
}

fn row(context: AppContext, known: &Completion, truth: Truth) -> El {
    let texts = context.texts;
    let may = (truth == Truth::Unknown).then(|| el("span").class("tag").with(texts.t("verdict.may-apply")));
    let what = texts.c(&known.id);
    // What is not delivered is nobody's to accept.
    let signed = (known.group != "not").then(|| sign_off(context, &known.id, &what));
    el("li")
        .class("limit")
        .with(p(what).with(" ").with(may))
        .with(texts.maybe(&join(&[&known.id, ".note"])).map(|note| p(note).class("quiet")))
        .with(known.inferred.then(|| p(texts.t("verdict.inferred")).class("quiet")))
        .with(signed)
        .with(source_fold(texts, &known.sources))
        .with(unclear(texts, &known.unclear))
}

/// What the last phase has enabled so far, service by service.
fn enabled(context: AppContext) -> AnyView {
    let (texts, board) = (context.texts, board(context));
    let parts = achieved(&board, PhaseName::Enable);
    if parts.is_empty() {
        return nothing();
    }
    let parts = parts.into_iter().map(|part| track(texts, &board, &part)).collect::<Vec<_>>();
    let intro = p(texts.t("completion.enabled.why")).class("quiet");
    let title = el("h2").with(texts.t("completion.enabled"));
    el("section").class("outcome__part completion__enabled").with(title).with(intro).with(parts).view()
}

fn track(texts: Texts, board: &Board, part: &Done) -> El {
    let name = part
        .track
        .map_or_else(|| texts.t("completion.own"), |track| texts.c(&join(&["track.", track.word()])));
    let rows = |ids: &[String]| -> Vec<El> {
        ids.iter().filter_map(|id| board.row(id)).map(|row| task(texts, row)).collect()
    };
    let (done, open) = (part.done.len() as u32, part.open.len() as u32);
    let list = |rows: Vec<El>| el("ul").class("source-list").with(rows);
    let done_list = (done > 0).then(|| list(rows(&part.done)));
    let open_list = (open > 0)
        .then(|| fold(texts.interface.count("completion.still", open, &[]), list(rows(&part.open))));
    let words = match (done, open) {
        (0, _) => texts.t("completion.nothing-yet"),
        (_, 0) => texts.t("completion.track-done"),
        _ => texts.interface.count("completion.enabled-so-far", done, &[]),
    };
    el("section")
        .class("completion__track")
        .with(el("h3").with(name))
        .with(p(words))
        .with(done_list)
        .with(open_list)
}

fn task(texts: Texts, row: &Row) -> El {
    let link = el("a").attr("href", task_href(row)).with(title(texts, row));
    let owner = (!row.work.owner.is_empty()).then(|| format!(" · {}", row.work.owner));
    let due = due(texts, row).filter(|_| row.standing != Standing::Settled);
    el("li").with(link).with(owner).with(due.map(|due| vec![el("span").with(" · "), due]))
}

/// What is open in the other phases.
fn open_elsewhere(context: AppContext) -> AnyView {
    let (texts, board) = (context.texts, board(context));
    let phases = PhaseName::ALL.into_iter().filter(|phase| *phase != PhaseName::Enable);
    let parts = phases.filter_map(|phase| {
        let open: Vec<&Row> = board
            .rows
            .iter()
            .filter(|row| row.phase == phase && row.standing != Standing::Settled)
            .filter(|row| row.applies == Truth::True)
            .collect();
        let name = texts.c(&join(&["phase.", phase.word()]));
        let words = texts.interface.count("completion.open-in", open.len() as u32, &[("phase", &name)]);
        let rows = open.iter().map(|row| task(texts, row)).collect::<Vec<_>>();
        (!rows.is_empty()).then(|| fold(words, el("ul").class("source-list").with(rows)))
    });
    let parts = parts.collect::<Vec<_>>();
    if parts.is_empty() {
        return nothing();
    }
    let title = el("h2").with(texts.t("completion.rest"));
    el("section").class("outcome__part").with(title).with(parts).view()
}
