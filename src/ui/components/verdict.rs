//! One verdict: name, sign, reason, and folded the rules that decide with their sources.

use super::{MarkSign, fold, row_id, sign, source_list, unclear, why_link};
use crate::content::{Level, Rule, SubjectKind};
use crate::journey::{Truth, Verdict};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::Texts;

/// A row of the outcome.
pub fn verdict_row(texts: Texts, verdict: &Verdict) -> El {
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
        .with(fold(texts.t("verdict.reasons"), reasons(texts, verdict)));
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

/// The rules that decide or may decide, with their sources; the whole account is a page of its own.
fn reasons(texts: Texts, verdict: &Verdict) -> Vec<El> {
    let table = texts.pack().verdict_table(&verdict.subject);
    let rules = verdict.rules.iter().filter_map(|rule| Some(deciding(texts, table?.rules.get(*rule)?)));
    vec![el("ul").class("source-list").with(rules.collect::<Vec<_>>()), p(why_link(texts, &verdict.subject))]
}

fn deciding(texts: Texts, rule: &Rule) -> El {
    let cites = rule.cites.iter().map(|id| rule_line(texts, id)).collect::<Vec<_>>();
    let also = (!cites.is_empty()).then(|| {
        vec![p(texts.t("verdict.rule-also")).class("quiet"), el("ul").class("source-list").with(cites)]
    });
    rule_line(texts, &rule.id)
        .with(rule.inferred.then(|| p(texts.t("verdict.inferred")).class("quiet")))
        .with(also)
        .with(source_list(texts, &rule.sources))
}

/// A rule in words, with its id.
pub fn rule_line(texts: Texts, id: &str) -> El {
    el("li").class("rule").with(texts.c(id)).with(" ").with(row_id(id))
}
