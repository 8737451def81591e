//! One verdict: name, sign, reason, and folded the trace that led there with rules and sources.

use super::{MarkSign, fold, sign, source_list, unclear};
use crate::content::SubjectKind;
use crate::formats::route::Route;
use crate::journey::{Answers, RuleTrace, Truth, Verdict};
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// A row of the outcome. `trace` is the engine's own account of the rules tried.
pub fn verdict_row(texts: Texts, verdict: &Verdict, trace: Vec<RuleTrace>, answers: &Answers) -> AnyView {
    let label = texts.label(verdict);
    let wish = verdict.kind != SubjectKind::Service && verdict.wanted == Truth::True;
    let rule = texts.single_rule(verdict);
    let instead = rule.filter(|rule| !rule.instead.is_empty()).map(|rule| {
        let names: Vec<String> = rule.instead.iter().map(|subject| texts.c(subject)).collect();
        texts.fill("verdict.instead", &[("list", &texts.list(&names))])
    });
    let by_source = rule.is_some_and(|rule| rule.level == crate::content::Level::Depends && verdict.depends_on.is_empty());
    let open_points: Vec<String> = rule.map(|rule| rule.unclear.clone()).unwrap_or_default();
    view! {
        <li class="verdict" data-level=verdict.level.word() id=format!("verdict-{}", verdict.subject)>
            <h3 class="verdict__title">
                {texts.subject(verdict)}
                {wish.then(|| view! { " "<span class="wish">{texts.t("verdict.wish")}</span> })}
            </h3>
            {sign(MarkSign::Level(verdict.level), label)}
            <p class="verdict__reason">{texts.reason(verdict)}</p>
            {instead.map(|text| view! { <p class="verdict__note">{text}</p> })}
            {by_source.then(|| view! { <p class="verdict__note">{texts.t("verdict.depends.source")}</p> })}
            <div class="verdict__more">
                {unclear(texts, &open_points)}
                {fold(texts.t("verdict.reasons"), reasons(texts, verdict, trace, answers))}
            </div>
        </li>
    }
    .into_any()
}

fn reasons(texts: Texts, verdict: &Verdict, trace: Vec<RuleTrace>, answers: &Answers) -> AnyView {
    let table = texts.pack.verdict_table(&verdict.subject);
    let mut questions: Vec<String> = Vec::new();
    for question in trace.iter().flat_map(|step| &step.given) {
        if !questions.contains(question) {
            questions.push(question.clone());
        }
    }
    let given = questions.into_iter().map(|question| {
        let answer = answers.get(&question).map_or_else(
            || texts.t("verdict.not-answered"),
            |answer| texts.answer(&question, answer).join("; "),
        );
        let href = Route::Question { id: question.clone(), change: true }.href();
        view! { <li><a href=href>{texts.short(&question)}</a>": "{answer}</li> }
    });
    let rules = trace.into_iter().filter_map(|step| {
        let rule = table?.rules.get(step.rule)?;
        let came_to = texts.t(match step.truth {
            Truth::True => "verdict.holds",
            Truth::False => "verdict.fails",
            Truth::Unknown => "verdict.may",
        });
        let state = match step.truth {
            Truth::True => "true",
            Truth::False => "false",
            Truth::Unknown => "unknown",
        };
        let decides = verdict.rules.contains(&step.rule);
        let more = decides.then(|| {
            let cites = rule.cites.iter().map(|id| rule_line(texts, id));
            view! {
                {rule.inferred.then(|| view! { <p class="quiet">{texts.t("verdict.inferred")}</p> })}
                {(!rule.cites.is_empty()).then(|| view! {
                    <p class="quiet">{texts.t("verdict.rule-also")}</p>
                    <ul class="source-list">{cites.collect_view()}</ul>
                })}
                {source_list(texts, &rule.sources)}
            }
        });
        Some(view! {
            <li class="rule" data-truth=state>
                {texts.c(&rule.id)}" "<code class="row-id">{rule.id.as_str()}</code>
                " "<strong class="rule__came-to">{came_to}</strong>
                {more}
            </li>
        })
    });
    view! {
        <h4>{texts.t("verdict.answers")}</h4>
        <ul class="source-list">{given.collect_view()}</ul>
        <h4>{texts.t("verdict.rules")}</h4>
        <ol class="steps">{rules.collect_view()}</ol>
    }
    .into_any()
}

fn rule_line(texts: Texts, id: &str) -> AnyView {
    view! { <li class="rule">{texts.c(id)}" "<code class="row-id">{id.to_string()}</code></li> }.into_any()
}
