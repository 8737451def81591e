//! Why: one verdict, expectation, task or other row taken apart, condition by condition, as the engine
//! evaluated it; the answers behind it; its sources; and for a verdict short of the best, what would
//! change it. Shows what the core tells and decides nothing.

use crate::content::{Condition, Rule, VerdictTable};
use crate::formats::route::Route;
use crate::journey::{
    Change, Line, Suggestion, Truth, Value, Verdict, WouldChange, change_words, explain, given, trace, words,
    would_change,
};
use crate::ui::components::{MarkSign, answer_list, row_id, rule_line, sign, source_list, unclear};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, p};
use crate::ui::texts::Texts;
use leptos::prelude::AnyView;

/// The explanation of the row with this id; nothing where the pack does not know it.
pub fn why_page(id: &str) -> Option<AnyView> {
    let context = app_context();
    let pack = context.texts.pack();
    let parts = match pack.verdict_table(id) {
        Some(table) => verdict(context, table),
        None => row(context, id)?,
    };
    Some(group(parts.into_iter().map(El::view).collect()))
}

/// A verdict: sign and reason, the rules tried, the answers, what would change it.
fn verdict(context: AppContext, table: &'static VerdictTable) -> Vec<El> {
    let texts = context.texts;
    let now = context.at_present();
    let Some(verdict) = now.outcome().verdict(&table.subject) else { return Vec::new() };
    let tried = explain(texts.pack(), &now.answers, &table.subject);
    let rules = tried.iter().filter_map(|tried| {
        let rule = table.rules.get(tried.rule)?;
        Some(rule_tried(context, rule, tried.truth, verdict.rules.contains(&tried.rule)))
    });
    let mut behind: Vec<String> = Vec::new();
    for question in tried.iter().flat_map(|tried| &tried.given) {
        if !behind.contains(question) {
            behind.push(question.clone());
        }
    }
    let mut parts = vec![
        el("h2").with(texts.subject(verdict)),
        p(sign(MarkSign::Level(verdict.level), texts.label(verdict))),
        p(texts.reason(verdict)).class("prose"),
        el("h2").with(texts.t("verdict.rules")),
        p(texts.t("why.rules")).class("quiet prose"),
        el("ol").class("steps").with(rules.collect::<Vec<_>>()),
    ];
    parts.extend(answers(context, &behind));
    parts.extend(changes(context, verdict));
    parts
}

/// A rule that was tried: what it says, what it came to, its condition, and where it comes from.
fn rule_tried(context: AppContext, rule: &'static Rule, truth: Truth, decides: bool) -> El {
    let texts = context.texts;
    let level = texts.fill("why.level", &[("level", &texts.level(rule.level))]);
    let cites = rule.cites.iter().map(|id| rule_line(texts, id)).collect::<Vec<_>>();
    rule_line(texts, &rule.id)
        .with(" ")
        .with(came_to(texts, truth))
        .with(p(level).class("quiet"))
        .with(condition(context, &rule.when))
        .with(rule.inferred.then(|| p(texts.t("verdict.inferred")).class("quiet")))
        .with((!cites.is_empty()).then(|| el("ul").class("source-list").with(cites)))
        .with(source_list(texts, &rule.sources))
        .with(if decides { unclear(texts, &rule.unclear) } else { Vec::new() })
}

/// Any other row that has a condition: an expectation, a task, a rule that follows, a limit.
fn row(context: AppContext, id: &str) -> Option<Vec<El>> {
    let texts = context.texts;
    let pack = texts.pack();
    let mut conditions: Vec<(&'static str, &'static Condition)> = Vec::new();
    let (mut sources, mut open_points): (&[String], &[String]) = (&[], &[]);
    if let Some(task) = pack.task(id) {
        conditions.push(("why.task", &task.when));
        conditions.extend(task.party_when.iter().map(|other| ("why.party", &other.when)));
        (sources, open_points) = (&task.sources, &task.unclear);
    } else if let Some(row) = pack.expectations.iter().find(|row| row.id == id) {
        conditions.extend([("why.applies", &row.when), ("why.met", &row.met)]);
        (sources, open_points) = (&row.sources, &row.unclear);
    } else if let Some(row) = pack.consequences.iter().find(|row| row.id == id) {
        conditions.push(("why.applies", &row.when));
        (sources, open_points) = (&row.sources, &row.unclear);
    } else if let Some(row) = pack.out_of_scope.iter().find(|row| row.id == id) {
        conditions.push(("why.applies", &row.when));
        sources = &row.sources;
    }
    if conditions.is_empty() {
        return None;
    }
    let now = context.at_present();
    let mut parts = vec![p(texts.c(id)).class("lead"), p(row_id(id))];
    let mut behind: Vec<String> = Vec::new();
    for (title, when) in conditions {
        let truth = trace(pack, &now.answers, when).truth;
        parts.push(el("h2").with(texts.t(title)).with(" ").with(came_to(texts, truth)));
        parts.push(condition(context, when));
        behind.extend(
            given(pack, when).into_iter().filter(|question| !behind.contains(question)).collect::<Vec<_>>(),
        );
    }
    parts.extend(answers(context, &behind));
    parts.push(el("h2").with(texts.t("source.title")));
    parts.push(source_list(texts, sources));
    parts.extend(unclear(texts, open_points));
    Some(parts)
}

/// A condition in words, each part with what it came to under the present answers.
fn condition(context: AppContext, when: &'static Condition) -> El {
    let texts = context.texts;
    let now = context.at_present();
    let line = words(texts.pack(), &trace(texts.pack(), &now.answers, when));
    el("ul").class("condition").with(part(texts, &line))
}

fn part(texts: Texts, line: &Line) -> El {
    let inner = line.parts.iter().map(|inner| part(texts, inner)).collect::<Vec<_>>();
    let off =
        line.off_path.then(|| el("span").class("quiet").with(format!(" ({})", texts.t("words.off-path"))));
    el("li")
        .class("condition__part")
        .attr("data-truth", truth_word(line.truth))
        .with(el("span").with(say(texts, line)).with(" ").with(came_to(texts, line.truth)).with(off))
        .with((!inner.is_empty()).then(|| el("ul").class("condition").with(inner)))
}

fn truth_word(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "true",
        Truth::False => "false",
        Truth::Unknown => "unknown",
    }
}

/// "holds", "does not hold", "may hold": a word with every line, so that nothing hangs on colour.
fn came_to(texts: Texts, truth: Truth) -> El {
    let key = match truth {
        Truth::True => "verdict.holds",
        Truth::False => "verdict.fails",
        Truth::Unknown => "verdict.may",
    };
    el("strong").class("condition__came-to").attr("data-truth", truth_word(truth)).with(texts.t(key))
}

/// A line of the core in words: its template filled with texts and numbers.
fn say(texts: Texts, line: &Line) -> String {
    let filled = line.values.iter().map(|(name, value)| {
        let text = match value {
            Value::Count(number) => texts.number(*number),
            Value::Texts(keys) => one_of(texts, keys),
        };
        (*name, text)
    });
    let filled = filled.collect::<Vec<_>>();
    let values = filled.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>();
    texts.fill(line.key, &values)
}

/// "a, b or c".
fn one_of(texts: Texts, keys: &[String]) -> String {
    let names = keys.iter().map(|key| texts.c(key)).collect::<Vec<_>>();
    texts.interface.speech().either(&names)
}

/// The answers that were looked at, each with the way to change it.
fn answers(context: AppContext, questions: &[String]) -> Vec<El> {
    if questions.is_empty() {
        return Vec::new();
    }
    let list = answer_list(context.texts, &context.at_present().answers, questions);
    vec![el("h2").with(context.texts.t("verdict.answers")), list]
}

/// What would make the verdict better, smallest changes first.
fn changes(context: AppContext, verdict: &Verdict) -> Vec<El> {
    let texts = context.texts;
    let now = context.at_present();
    let Some(found) = would_change(texts.pack(), &now.answers, verdict) else { return Vec::new() };
    let level = texts.level(found.level);
    let mut parts = vec![el("h2").with(texts.t("why.change"))];
    if found.suggestions.is_empty() {
        parts.push(p(texts.fill("why.change.none", &[("level", &level)])).class("prose"));
        return parts;
    }
    let rows = found.suggestions.iter().map(|one| suggestion(texts, verdict, one)).collect::<Vec<_>>();
    parts.push(p(texts.fill("why.change.intro", &[("level", &level)])).class("prose"));
    parts.push(el("ol").class("steps").with(rows));
    parts.extend(bounds(texts, &found));
    parts
}

fn suggestion(texts: Texts, verdict: &Verdict, one: &Suggestion) -> El {
    let rows = one.changes.iter().map(|change| change_row(texts, change)).collect::<Vec<_>>();
    let instead = (one.subject != verdict.subject)
        .then(|| p(texts.fill("why.change.instead", &[("subject", &texts.c(&one.subject))])).class("quiet"));
    el("li").with(el("ul").class("source-list").with(rows)).with(instead)
}

fn change_row(texts: Texts, change: &Change) -> El {
    let verb = texts.t(if change.open { "change.find-out" } else { "change.change" });
    let route = Route::Question { id: change.question.clone(), change: true };
    let what = el("a").attr("href", route.href()).with(say(texts, &change_words(change)));
    el("li").with(el("span").class("tag").with(verb)).with(" ").with(what)
}

/// What was not looked at or not shown, said openly.
fn bounds(texts: Texts, found: &WouldChange) -> Vec<El> {
    let mut parts = Vec::new();
    if found.left_out > 0 {
        let words = texts.interface.count("why.change.more", found.left_out as u32, &[]);
        parts.push(p(words).class("quiet"));
    }
    if !found.complete {
        parts.push(p(texts.t("why.change.bounded")).class("quiet"));
    }
    parts
}
