//! Parts of the outcome page: advice, environment, limits, rules, next steps.

use crate::content::{Level, SubjectKind};
use crate::formats::route::{About, Route};
use crate::journey::{ExpectationVerdict, Outcome, Truth, advise};
use crate::plan::has_work;
use crate::ui::components::{
    MarkSign, button_link, commands, fold, link_list, row_id, rule_line, sign, source_fold, source_list,
    unclear, why_link,
};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};

/// The open question that would tell most, where something is open: whom to ask, and what to run.
pub fn advice(context: AppContext) -> Option<El> {
    let texts = context.texts;
    let pack = texts.pack();
    let advice = advise(pack, &context.now().answers)?;
    let question = pack.question(&advice.question)?;
    let base = join(&["question.", &question.id]);
    let names = advice.narrows.iter().map(|id| texts.c(id)).collect::<Vec<_>>();
    let tells = match names.len() as u32 {
        0 => texts.t("advice.together"),
        count @ 1..=3 => texts.interface.count("advice.narrows", count, &[("list", &texts.list(&names))]),
        count => texts.interface.count("advice.many", count, &[]),
    };
    let who = texts.c(&join(&[&base, ".ask-whom"]));
    let route = Route::Question { id: question.id.clone(), change: true };
    let part = el("section")
        .class("advice")
        .with(el("h2").with(texts.t("advice.title")))
        .with(p(el("a").attr("href", route.href()).with(texts.c(&base))))
        .with(p(tells))
        .with(p(texts.fill("question.ask-whom", &[("who", &who)])));
    Some(part.with(commands(texts, question)))
}

/// Quiet ways to see what other answers would lead to.
pub fn ways_to_compare(texts: Texts, asks_identity: bool) -> El {
    let link = |route: Route, key: &str| el("a").attr("href", route.href()).with(texts.t(key));
    p(link(Route::WhatIf(None), "what-if.title"))
        .class("cluster outcome__ways")
        .with(asks_identity.then(|| link(Route::Compare, "compare.title")))
}

/// Expectations that apply, met or not.
pub fn environment(texts: Texts, outcome: &Outcome) -> El {
    let rows = outcome.expectations.iter().filter_map(|row| expectation(texts, row)).collect::<Vec<_>>();
    let none = outcome.expectations.is_empty().then(|| p(texts.t("outcome.environment.none")));
    el("section")
        .class("outcome__part")
        .with(el("h2").with(texts.t("outcome.environment")))
        .with(none)
        .with(el("ul").class("verdicts").with(rows))
}

fn expectation(texts: Texts, row: &ExpectationVerdict) -> Option<El> {
    let known = texts.pack().expectations.iter().find(|known| known.id == row.id)?;
    let word = match row.met {
        Truth::True => "met",
        Truth::False => "not-met",
        Truth::Unknown => "unknown",
    };
    let mut state = texts.maybe(&join(&[&row.id, ".", word])).unwrap_or_default();
    if !row.depends_on.is_empty() {
        state.push(' ');
        state.push_str(&texts.fill("verdict.depends", &[("questions", &texts.shorts(&row.depends_on))]));
    }
    let excludes = known.excludes.iter().map(|id| rule_line(texts, id)).collect::<Vec<_>>();
    let mut body = vec![source_list(texts, &known.sources), el("ul").class("source-list").with(excludes)];
    body.push(link_list(texts, &known.links));
    body.push(p(row_id(&known.id)).with(" ").with(why_link(texts, &known.id)));
    body.extend(unclear(texts, &known.unclear));
    let may = (row.applies == Truth::Unknown).then(|| p(texts.t("verdict.may-apply")).class("verdict__note"));
    Some(
        el("li")
            .class("verdict")
            .attr("data-level", word)
            .with(el("h3").class("verdict__title").with(texts.c(&row.id)))
            .with(sign(MarkSign::Met(row.met), texts.c(&join(&["level.", word]))))
            .with(p(state).class("verdict__reason"))
            .with(may)
            .with(el("div").class("verdict__more").with(fold(texts.t("verdict.reasons"), body))),
    )
}

/// "May apply", where it is not certain.
fn may_apply(texts: Texts, truth: Truth) -> Option<El> {
    (truth == Truth::Unknown).then(|| el("span").class("tag").with(texts.t("verdict.may-apply")))
}

/// What the benefit leaves out, as far as it concerns this organisation.
pub fn not_included(texts: Texts, outcome: &Outcome) -> Option<El> {
    let rows = outcome.out_of_scope.iter().filter_map(|(id, truth)| {
        let known = texts.pack().out_of_scope.iter().find(|known| known.id == *id)?;
        let instead = texts.maybe(&join(&[id, ".instead"]));
        let row = el("li")
            .class("limit")
            .with(p(texts.c(id)).with(" ").with(may_apply(texts, *truth)))
            .with(instead.map(|instead| p(instead).class("quiet")));
        let body = vec![source_list(texts, &known.sources), p(why_link(texts, id))];
        Some(row.with(fold(texts.t("source.title"), body)))
    });
    let rows = rows.collect::<Vec<_>>();
    let some = !rows.is_empty();
    let title = el("h2").with(texts.t("outcome.out-of-scope"));
    some.then(|| el("section").class("outcome__part").with(title).with(el("ul").class("limits").with(rows)))
}

/// Decision rules that follow from the chosen way, folded.
pub fn rules(texts: Texts, outcome: &Outcome) -> Option<El> {
    let rows = outcome.consequences.iter().filter_map(|(id, truth)| {
        let known = texts.pack().consequences.iter().find(|known| known.id == *id)?;
        let soft =
            known.qualifier.map(|q| el("span").class("tag").with(texts.c(&join(&["qualifier.", q.word()]))));
        let words = p(texts.c(id)).class("rule").with(" ").with(row_id(id)).with(" ").with(soft);
        let links = (!known.links.is_empty()).then(|| link_list(texts, &known.links));
        let row = el("li").class("limit").with(words.with(may_apply(texts, *truth)));
        let body = vec![source_list(texts, &known.sources), p(why_link(texts, id))];
        Some(row.with(fold(texts.t("source.title"), body)).with(links).with(unclear(texts, &known.unclear)))
    });
    let rows = rows.collect::<Vec<_>>();
    let some = !rows.is_empty();
    some.then(|| fold(texts.t("outcome.rules"), el("ul").class("limits").with(rows)))
}

/// The way to the plan, and how to ask for help.
pub fn next_steps(context: AppContext, outcome: &Outcome) -> El {
    let texts = context.texts;
    let has_plan = has_work(texts.pack(), &context.now().answers);
    let limited = outcome
        .of_kind(SubjectKind::Service)
        .any(|verdict| verdict.wanted == Truth::True && verdict.level == Level::Limited);
    let way = match (has_plan, limited) {
        (true, _) => p(button_link(&Route::plan(), texts.t("outcome.to-plan"), true)),
        (false, true) => p(texts.t("outcome.no-plan.limited")).class("prose"),
        (false, false) => p(texts.t("outcome.no-plan")).class("prose"),
    };
    el("section")
        .class("outcome__part")
        .with(el("h2").with(texts.t("outcome.next")))
        .with(way)
        .with(request(texts))
}

/// How to ask for help, where the pack says so. One way only; others are on the page about the edition.
fn request(texts: Texts) -> Option<Vec<El>> {
    let request = texts.pack().request.as_ref()?;
    let known = |id: &String| texts.pack().information.iter().find(|row| row.id == *id);
    let sources = request.steps.first().and_then(known).map(|row| source_fold(texts, &row.sources));
    let steps = request.steps.iter().map(|id| el("li").with(texts.c(id))).collect::<Vec<_>>();
    let more = el("a").attr("href", Route::About(About::Process).href());
    let mut parts = vec![
        el("h3").with(texts.t("outcome.request")),
        p(texts.t("outcome.request.intro")).class("prose"),
        el("ol").class("steps").with(steps),
        p(more.with(texts.t("outcome.request.more"))),
        link_list(texts, &request.links),
    ];
    parts.extend(sources);
    parts.extend(unclear(texts, &request.unclear));
    Some(parts)
}
