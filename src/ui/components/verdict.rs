//! One verdict: name, sign, reason, and folded the trace that led there with rules and sources.

use super::{MarkSign, fold, row_id, sign, source_list, unclear};
use crate::content::{Level, Rule, SubjectKind};
use crate::formats::route::Route;
use crate::journey::{Answers, RuleTrace, Truth, Verdict};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::Texts;

/// A row of the outcome. `trace` is the engine's own account of the rules tried.
pub fn verdict_row(texts: Texts, verdict: &Verdict, trace: Vec<RuleTrace>, answers: &Answers) -> El {
    let label = texts.label(verdict);
    let wish = (verdict.kind != SubjectKind::Service && verdict.wanted == Truth::True)
        .then(|| el("span").class("wish").with(texts.t("verdict.wish")));
    let rule = texts.single_rule(verdict);
    let instead = texts.instead(verdict);
    let instead = (!instead.is_empty())
        .then(|| p(texts.fill("verdict.instead", &[("list", &instead)])).class("verdict__note"));
    let by_source = rule
        .filter(|rule| rule.level == Level::Depends)
        .map(|_| p(texts.t("verdict.depends.source")).class("verdict__note"));
    let open_points: &[String] = rule.map_or(&[], |rule| &rule.unclear);
    let more = el("div")
        .class("verdict__more")
        .with(unclear(texts, open_points))
        .with(fold(texts.t("verdict.reasons"), reasons(texts, verdict, trace, answers)));
    el("li")
        .class("verdict")
        .attr("data-level", verdict.level.word())
        .attr("id", format!("verdict-{}", verdict.subject))
        .with(el("h3").class("verdict__title").with(texts.subject(verdict)).with(" ").with(wish))
        .with(sign(MarkSign::Level(verdict.level), label))
        .with(p(texts.reason(verdict)).class("verdict__reason"))
        .with(instead)
        .with(by_source)
        .with(more)
}

fn reasons(texts: Texts, verdict: &Verdict, trace: Vec<RuleTrace>, answers: &Answers) -> Vec<El> {
    let mut questions: Vec<String> = Vec::new();
    for question in trace.iter().flat_map(|tried| &tried.given) {
        if !questions.contains(question) {
            questions.push(question.clone());
        }
    }
    let given = questions.into_iter().map(|question| {
        let answer = answers.get(&question).map_or_else(
            || texts.t("verdict.not-answered"),
            |answer| texts.answer(&question, answer).join("; "),
        );
        let route = Route::Question { id: question.clone(), change: true };
        el("li")
            .with(el("a").attr("href", route.href()).with(texts.short(&question)))
            .with(format!(": {answer}"))
    });
    let table = texts.pack().verdict_table(&verdict.subject);
    let rules = trace.iter().filter_map(|tried| {
        let rule = table?.rules.get(tried.rule)?;
        Some(tried_rule(texts, rule, tried.truth, verdict.rules.contains(&tried.rule)))
    });
    vec![
        el("h4").with(texts.t("verdict.answers")),
        el("ul").class("source-list").with(given.collect::<Vec<_>>()),
        el("h4").with(texts.t("verdict.rules")),
        el("ol").class("steps").with(rules.collect::<Vec<_>>()),
    ]
}

/// A rule that was tried, what it came to, and where it comes from if it decides or may decide.
fn tried_rule(texts: Texts, rule: &Rule, truth: Truth, decides: bool) -> El {
    let (state, came_to) = match truth {
        Truth::True => ("true", "verdict.holds"),
        Truth::False => ("false", "verdict.fails"),
        Truth::Unknown => ("unknown", "verdict.may"),
    };
    let row = rule_line(texts, &rule.id)
        .attr("data-truth", state)
        .with(" ")
        .with(el("strong").class("rule__came-to").with(texts.t(came_to)));
    if !decides {
        return row;
    }
    let cites = rule.cites.iter().map(|id| rule_line(texts, id)).collect::<Vec<_>>();
    let also = (!cites.is_empty()).then(|| {
        vec![p(texts.t("verdict.rule-also")).class("quiet"), el("ul").class("source-list").with(cites)]
    });
    row.with(rule.inferred.then(|| p(texts.t("verdict.inferred")).class("quiet")))
        .with(also)
        .with(source_list(texts, &rule.sources))
}

/// A rule in words, with its id.
pub fn rule_line(texts: Texts, id: &str) -> El {
    el("li").class("rule").with(texts.c(id)).with(" ").with(row_id(id))
}
