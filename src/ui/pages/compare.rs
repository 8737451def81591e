//! The identity options side by side, as they would turn out for this organisation.

use crate::browser::{address, log};
use crate::content::{Party, PhaseName};
use crate::formats::route::Route;
use crate::journey::{Answer, ExpectationVerdict, Mark, Truth};
use crate::plan::{IdentityOption, PlannedTask, Status, identity_options, is_in_all, tally};
use crate::ui::components::{Compared, MarkSign, button, button_link, comparison, fold, sign};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, p};
use crate::ui::scratch::scratch;
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;

/// The page, under the title that the app has set.
pub fn compare_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let now = context.at_present();
    let parts = if now.answers.is_empty() {
        let start = now.next().unwrap_or(Route::Home);
        vec![p(texts.t("compare.empty")), p(button_link(&start, texts.t("home.start"), true))]
    } else {
        parts(context)
    };
    group(parts.into_iter().map(El::view).collect())
}

fn parts(context: AppContext) -> Vec<El> {
    let texts = context.texts;
    let now = context.at_present();
    let options = identity_options(texts.pack(), &now.answers);
    if options.is_empty() {
        return vec![p(texts.t("compare.none"))];
    }
    let question = options.first().map(|option| option.question.clone());
    let off = question.as_ref().is_some_and(|question| {
        matches!(now.journey.mark(question), Some(Mark::Off | Mark::SetAside) | None)
    });
    let columns = options.iter().map(|option| {
        let chosen = option.chosen == Truth::True;
        let chosen = chosen.then(|| el("span").class("wish").with(texts.t("verdict.wish")));
        (texts.c(&option.verdict.subject), chosen)
    });
    let rows = rows(context, &options);
    let caption = texts.t("compare.caption");
    let mut parts = vec![
        p(texts.t("compare.intro")).class("prose"),
        comparison(caption, texts.t("compare.row"), columns.collect(), vec![(None, rows)]),
    ];
    parts.extend(off.then(|| p(texts.t("compare.off")).class("question__note")));
    if let Some(id) = question.filter(|_| !off) {
        let change = Route::Question { id, change: true };
        let change = el("a").class("button").attr("href", change.href()).with(texts.t("compare.change"));
        let what_if = el("a").attr("href", Route::WhatIf(None).href()).with(texts.t("what-if.title"));
        parts.push(el("div").class("cluster question__actions").with(change).with(what_if));
    }
    parts
}

fn rows(context: AppContext, options: &[IdentityOption]) -> Vec<Compared> {
    let texts = context.texts;
    let row = |key: &str, cell: &dyn Fn(&IdentityOption) -> Vec<El>| Compared {
        name: el("span").with(texts.t(key)),
        cells: options.iter().map(cell).collect(),
        differs: false,
    };
    let verdict = |option: &IdentityOption| {
        vec![sign(MarkSign::Level(option.verdict.level), texts.label(&option.verdict))]
    };
    let reason = |option: &IdentityOption| {
        let instead = texts.instead(&option.verdict);
        let instead = (!instead.is_empty())
            .then(|| p(texts.fill("verdict.instead", &[("list", &instead)])).class("quiet"));
        [p(texts.reason(&option.verdict))].into_iter().chain(instead).collect()
    };
    let open = |option: &IdentityOption| match option.open.as_slice() {
        [] => vec![p(texts.t("compare.open.none"))],
        open => vec![p(texts.shorts(open))],
    };
    let all = |option: &IdentityOption| vec![number(texts, &option.plan.tasks.iter().collect::<Vec<_>>())];
    let mut rows = vec![
        row("compare.verdict", &verdict),
        row("compare.reason", &reason),
        row("compare.first", &|option| expected(texts, &option.expectations)),
        row("compare.open", &open),
    ];
    rows.extend(Party::ALL.map(|party| {
        let key = join(&["compare.party.", party.word()]);
        row(&key, &|option| tasks(texts, options, option.plan.of_party(party).collect()))
    }));
    rows.push(row("compare.tasks", &all));
    rows.push(row("compare.choose", &|option| choose(context, option)));
    rows
}

/// What is expected of the environment: what is to be done or found out in full, what is met folded.
fn expected(texts: Texts, rows: &[ExpectationVerdict]) -> Vec<El> {
    let list = |wanted: &[Truth]| {
        let mut shown = Vec::new();
        for row in wanted.iter().flat_map(|met| rows.iter().filter(move |row| row.met == *met)) {
            let mark = MarkSign::Met(row.met);
            let may = (row.applies == Truth::Unknown).then(|| p(texts.t("verdict.may-apply")).class("quiet"));
            let state = sign(mark, texts.c(&join(&["level.", mark.word()])));
            shown.push(el("li").with(state).with(p(texts.c(&row.id))).with(may));
        }
        shown
    };
    let (ahead, met) = (list(&[Truth::False, Truth::Unknown]), list(&[Truth::True]));
    let list = |rows: Vec<El>| el("ul").class("comparison__list").with(rows);
    let mut cell = match ahead.is_empty() {
        true => vec![p(texts.t("compare.first.none"))],
        false => vec![list(ahead)],
    };
    if !met.is_empty() {
        cell.push(fold(texts.interface.count("compare.first.met", met.len() as u32, &[]), list(met)));
    }
    cell
}

fn number(texts: Texts, tasks: &[&PlannedTask]) -> El {
    let sum = tally(tasks.iter().copied(), |_| Status::NotStarted);
    let more = (sum.possible > 0).then(|| texts.interface.count("plan.possible", sum.possible as u32, &[]));
    let total = texts.interface.count("compare.count", sum.total as u32, &[]);
    p(el("span").class("comparison__number").with(total))
        .with(" ")
        .with(more.map(|more| el("span").class("quiet").with(more)))
}

/// How many tasks, how many of them tell the options apart, and folded which, by phase.
fn tasks(texts: Texts, options: &[IdentityOption], tasks: Vec<&PlannedTask>) -> Vec<El> {
    let mut cell = vec![number(texts, &tasks)];
    let own = |task: &PlannedTask| !is_in_all(options, &task.id);
    let special = tasks.iter().filter(|task| own(task)).count();
    if special > 0 {
        cell.push(p(texts.interface.count("compare.own", special as u32, &[])).class("quiet"));
    }
    let mut lists = Vec::new();
    for phase in PhaseName::ALL {
        let rows = tasks.iter().filter(|task| task.phase == phase).map(|task| {
            let may = (task.applies == Truth::Unknown).then(|| texts.t("verdict.may-apply"));
            let notes = may.into_iter().chain(own(task).then(|| texts.t("compare.own.tag")));
            let notes = notes.map(|note| el("span").class("tag").with(format!(" {note}")));
            el("li").with(texts.c(&task.id)).with(notes.collect::<Vec<_>>())
        });
        let rows: Vec<El> = rows.collect();
        if !rows.is_empty() {
            lists.push(p(el("strong").with(texts.c(&join(&["phase.", phase.word()])))));
            lists.push(el("ul").class("source-list").with(rows));
        }
    }
    if !lists.is_empty() {
        cell.push(fold(texts.t("compare.show"), lists));
    }
    cell
}

/// The way to try an option, where it is not chosen already.
fn choose(context: AppContext, option: &IdentityOption) -> Vec<El> {
    let texts = context.texts;
    if option.chosen == Truth::True {
        return vec![p(texts.t("verdict.wish"))];
    }
    let (question, chosen) = (option.question.clone(), Answer::One(option.option.clone()));
    let try_it = move || {
        let now = context.at_present();
        scratch().update(|scratch| scratch.try_out(&now.answers, &question, chosen.clone()));
        log::note("show what is tried", address::ask_for(&Route::WhatIf(None)));
    };
    let name = texts.c(&option.verdict.subject);
    let label = texts.fill("compare.try.label", &[("option", &name)]);
    vec![button("button", texts.t("compare.try"), try_it).attr("aria-label", label)]
}
