//! The long lists of "About this edition": process, gotchas, unclear points, words, sources, rows.

use crate::content::{Coverage, Information, Treatment, coverage};
use crate::formats::route::{About, Route};
use crate::ui::components::{link_list, source_fold, unclear};
use crate::ui::texts::Texts;
use leptos::prelude::*;

fn rows_of(texts: Texts, section: &'static str) -> impl Iterator<Item = &'static Information> {
    texts.pack.information.iter().filter(move |row| row.section == section)
}

/// A fact with its source folded.
fn fact(texts: Texts, id: &str, sources: &[String]) -> AnyView {
    view! {
        <li class="limit">
            <p>{texts.c(id)}" "<code class="row-id">{id.to_string()}</code></p>
            {(!sources.is_empty()).then(|| source_fold(texts, sources))}
        </li>
    }
    .into_any()
}

/// How the programme works, phases, languages, and every way to request help.
pub fn process(texts: Texts) -> AnyView {
    let facts = rows_of(texts, "process").map(|row| fact(texts, &row.id, &row.sources)).collect_view();
    let phases = texts.pack.phases.iter().map(|row| {
        view! {
            <li class="limit">
                <p><strong>{texts.c(&row.id)}</strong>": "{texts.c(&format!("{}.purpose", row.id))}</p>
                <p class="quiet">{texts.t("plan.enter")}": "{texts.c(&format!("{}.entry", row.id))}</p>
                <p class="quiet">{texts.t("plan.exit")}": "{texts.c(&format!("{}.exit", row.id))}</p>
                {source_fold(texts, &row.sources)}
            </li>
        }
    });
    let languages = rows_of(texts, "languages").map(|row| view! { <li>{texts.c(&row.id)}</li> });
    let mut variants: Vec<&str> = rows_of(texts, "request").filter_map(|row| row.variant.as_deref()).collect();
    variants.dedup();
    let requests = variants.into_iter().map(|variant| {
        let steps: Vec<_> = rows_of(texts, "request").filter(|row| row.variant.as_deref() == Some(variant)).collect();
        let sources = steps.first().map(|row| row.sources.clone()).unwrap_or_default();
        let steps = steps.into_iter().map(|row| view! { <li>{texts.c(&row.id)}</li> }).collect_view();
        view! {
            <h3>{texts.fill("about.variant", &[("variant", variant)])}</h3>
            <ol class="steps">{steps}</ol>
            {source_fold(texts, &sources)}
        }
    });
    let expectations = texts.pack.expectations.iter().map(|row| fact(texts, &row.id, &row.sources));
    let mut known: Vec<&str> = Vec::new();
    let mut rules = Vec::new();
    for rule in texts.pack.verdicts.iter().flat_map(|table| &table.rules) {
        if !known.contains(&rule.id.as_str()) {
            known.push(&rule.id);
            rules.push(fact(texts, &rule.id, &rule.sources));
        }
    }
    for row in texts.pack.consequences.iter().filter(|row| !known.contains(&row.id.as_str())) {
        rules.push(fact(texts, &row.id, &row.sources));
    }
    let limits = texts.pack.out_of_scope.iter().map(|row| fact(texts, &row.id, &row.sources));
    view! {
        <ul class="limits">{facts}</ul>
        <h2>{texts.t("about.phases")}</h2><ul class="limits">{phases.collect_view()}</ul>
        <h2>{texts.t("about.rules")}</h2><ul class="limits">{rules}</ul>
        <h2>{texts.t("about.expectations")}</h2><ul class="limits">{expectations.collect_view()}</ul>
        <h2>{texts.t("about.out-of-scope")}</h2><ul class="limits">{limits.collect_view()}</ul>
        <h2>{texts.t("about.request")}</h2>{requests.collect_view()}
        <h2>{texts.t("about.languages")}</h2><ul class="steps">{languages.collect_view()}</ul>
    }
    .into_any()
}

/// What people get wrong, and what the pages say.
pub fn gotchas(texts: Texts) -> AnyView {
    let rows = rows_of(texts, "gotchas").map(|row| {
        let see = (!row.see.is_empty()).then(|| {
            let ids = row.see.iter().map(|id| view! { <li><code class="row-id">{id.as_str()}</code></li> });
            view! { <ul class="cluster source-list">{ids.collect_view()}</ul> }
        });
        view! {
            <li class="limit">
                <p class="quiet">{texts.c(&row.id)}</p>
                <p><strong>{texts.c(&format!("{}.fact", row.id))}</strong></p>
                {see}
                {(!row.sources.is_empty()).then(|| source_fold(texts, &row.sources))}
            </li>
        }
    });
    view! { <ul class="limits">{rows.collect_view()}</ul> }.into_any()
}

/// Where the sources disagree, and what the app does about it.
pub fn unclear_points(texts: Texts) -> AnyView {
    let rows = texts.pack.unclear.iter().map(|row| {
        view! { {unclear(texts, std::slice::from_ref(&row.id))}{source_fold(texts, &row.sources)} }
    });
    view! { <div class="stack">{rows.collect_view()}</div> }.into_any()
}

/// All words.
pub fn glossary(texts: Texts) -> AnyView {
    let rows = texts.pack.glossary.iter().map(|term| {
        let origin = texts.t(&format!("about.origin.{}", term.origin));
        view! {
            <dt>{term.term.as_str()}</dt>
            <dd>{texts.c(&format!("term.{}", term.id))}" "<span class="quiet">"("{origin}")"</span></dd>
        }
    });
    view! { <dl class="terms">{rows.collect_view()}</dl> }.into_any()
}

/// Pages, diagrams and links.
pub fn sources(texts: Texts) -> AnyView {
    let pages = texts.pack.sources.iter().map(|page| {
        view! {
            <tr>
                <th scope="row">{page.title.as_str()}</th>
                <td><code class="row-id">{page.file.as_str()}</code></td>
                <td>{texts.date(&page.date)}</td>
                <td>{texts.c(&format!("source.{}", page.id))}</td>
            </tr>
        }
    });
    let diagrams = texts.pack.diagrams.iter().map(|diagram| {
        let page = texts.pack.source_page(&diagram.id).map(|page| page.title.as_str());
        view! { <li>{texts.c(&format!("source.{}", diagram.id))}" "<code class="row-id">{diagram.file.as_str()}</code>", "{page}</li> }
    });
    let links: Vec<String> = texts.pack.links.iter().map(|link| link.id.clone()).collect();
    view! {
        <h2>{texts.t("about.pages")}</h2>
        <div class="table-wrap" tabindex="0" role="region" aria-label=texts.t("about.pages")>
            <table class="table">
                <thead><tr>
                    <th scope="col">{texts.t("about.page")}</th><th scope="col">{texts.t("about.file")}</th>
                    <th scope="col">{texts.t("about.date")}</th><th scope="col">{texts.t("about.covers")}</th>
                </tr></thead>
                <tbody>{pages.collect_view()}</tbody>
            </table>
        </div>
        <h2>{texts.t("about.diagrams")}</h2><ul class="source-list">{diagrams.collect_view()}</ul>
        <h2>{texts.t("about.links")}</h2>{link_list(texts, &links)}
    }
    .into_any()
}

/// Every row of the digest and what became of it.
pub fn coverage_table(texts: Texts) -> AnyView {
    let coverage = coverage(texts.pack);
    let rows = coverage.rows.iter().map(|(table, id, treatment)| {
        let told = match treatment {
            Treatment::Modelled(kind) => format!("{} ({kind})", texts.t("about.coverage.short.modelled")),
            Treatment::Information(place) => format!("{} ({place})", texts.t("about.coverage.short.information")),
            Treatment::LeftOut(reason) => format!("{}: {reason}", texts.t("about.coverage.short.left-out")),
            Treatment::Missing => String::new(),
        };
        view! { <tr><td>{table.clone()}</td><th scope="row"><code class="row-id">{id.clone()}</code></th><td>{told}</td></tr> }
    });
    let title = texts.t("about.coverage");
    view! {
        {figures(texts, &coverage)}
        <p><a href=Route::About(About::Sources).href()>{texts.t("about.sources")}</a></p>
        <div class="table-wrap" tabindex="0" role="region" aria-label=title>
            <table class="table">
                <thead><tr>
                    <th scope="col">{texts.t("about.coverage.table")}</th><th scope="col">{texts.t("about.coverage.row")}</th>
                    <th scope="col">{texts.t("about.coverage.treatment")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The coverage figure: modelled, told, left out.
pub fn figures(texts: Texts, coverage: &Coverage) -> AnyView {
    let total = coverage.rows.len().to_string();
    let figure = |number: usize, key: &str| view! { <div><dt>{texts.t(key)}</dt><dd>{number}</dd></div> };
    view! {
        <p class="prose">{texts.fill("about.coverage.intro", &[("total", &total)])}</p>
        <dl class="numbers">
            {figure(coverage.modelled, "about.coverage.modelled")}
            {figure(coverage.information, "about.coverage.information")}
            {figure(coverage.left_out, "about.coverage.left-out")}
        </dl>
    }
    .into_any()
}
