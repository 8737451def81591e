//! The long lists of "About this edition": process, gotchas, unclear points, words, sources, rows.

use crate::content::{Coverage, Information, Treatment, coverage};
use crate::ui::components::{link_list, row_id, source_fold, unclear};
use crate::ui::markup::{El, Kid, el, p};
use crate::ui::texts::{Texts, join};

fn rows_of(texts: Texts, section: &'static str) -> impl Iterator<Item = &'static Information> {
    texts.pack().information.iter().filter(move |row| row.section == section)
}

/// A fact with its source folded.
fn fact(texts: Texts, id: &str, sources: &[String]) -> El {
    el("li")
        .class("limit")
        .with(p(texts.c(id)).with(" ").with(row_id(id)))
        .with((!sources.is_empty()).then(|| source_fold(texts, sources)))
}

fn limits(rows: Vec<El>) -> El {
    el("ul").class("limits").with(rows)
}

/// Rows under a title; nothing where a pack has none.
pub fn titled(title: Option<String>, rows: Vec<El>) -> Vec<El> {
    let some = !rows.is_empty();
    let title = title.filter(|_| some).map(|title| el("h2").with(title));
    title.into_iter().chain(some.then(|| limits(rows))).collect()
}

/// How the programme works, phases, languages, and every way to request help.
pub fn process(texts: Texts) -> Vec<El> {
    let pack = texts.pack();
    let title = |key: &str| Some(texts.t(key));
    let phases = pack.phases.iter().map(|row| {
        let words = format!(": {}", texts.c(&join(&[&row.id, ".purpose"])));
        let gate = |key: &str, part: &str| {
            p(format!("{}: {}", texts.t(key), texts.c(&join(&[&row.id, ".", part])))).class("quiet")
        };
        el("li")
            .class("limit")
            .with(el("p").with(el("strong").with(texts.c(&row.id))).with(words))
            .with(gate("plan.enter", "entry"))
            .with(gate("plan.exit", "exit"))
            .with(source_fold(texts, &row.sources))
    });
    let facts = rows_of(texts, "process").map(|row| fact(texts, &row.id, &row.sources)).collect();
    let mut parts = titled(None, facts);
    parts.extend(titled(title("about.phases"), phases.collect()));
    parts.extend(titled(title("about.rules"), rules(texts)));
    let expectations = pack.expectations.iter().map(|row| fact(texts, &row.id, &row.sources)).collect();
    parts.extend(titled(title("about.expectations"), expectations));
    let excluded = pack.out_of_scope.iter().map(|row| fact(texts, &row.id, &row.sources)).collect();
    parts.extend(titled(title("about.out-of-scope"), excluded));
    let requests = requests(texts);
    if !requests.is_empty() {
        parts.push(el("h2").with(texts.t("about.request")));
        parts.extend(requests);
    }
    let languages = rows_of(texts, "languages").map(|row| el("li").with(texts.c(&row.id)));
    let languages = languages.collect::<Vec<_>>();
    if !languages.is_empty() {
        parts.push(el("h2").with(texts.t("about.languages")));
        parts.push(el("ul").class("source-list").with(languages));
    }
    parts
}

/// Every rule once: of the verdicts, then those that follow from a chosen way.
fn rules(texts: Texts) -> Vec<El> {
    let mut known: Vec<&str> = Vec::new();
    let mut rows = Vec::new();
    let of_verdicts =
        texts.pack().verdicts.iter().flat_map(|table| &table.rules).map(|rule| (&rule.id, &rule.sources));
    let all = of_verdicts.chain(texts.pack().consequences.iter().map(|row| (&row.id, &row.sources)));
    for (id, sources) in all {
        if !known.contains(&id.as_str()) {
            known.push(id);
            rows.push(fact(texts, id, sources));
        }
    }
    rows
}

fn requests(texts: Texts) -> Vec<El> {
    let mut variants: Vec<&str> =
        rows_of(texts, "request").filter_map(|row| row.variant.as_deref()).collect();
    variants.dedup();
    let parts = variants.into_iter().flat_map(|variant| {
        let steps: Vec<_> =
            rows_of(texts, "request").filter(|row| row.variant.as_deref() == Some(variant)).collect();
        let sources = steps.first().map(|row| source_fold(texts, &row.sources));
        let steps = steps.into_iter().map(|row| el("li").with(texts.c(&row.id))).collect::<Vec<_>>();
        let title = el("h3").with(texts.fill("about.variant", &[("variant", variant)]));
        [Some(title), Some(el("ol").class("steps").with(steps)), sources]
    });
    parts.flatten().collect()
}

/// What people get wrong, and what the pages say.
pub fn gotchas(texts: Texts) -> Vec<El> {
    let rows = rows_of(texts, "gotchas").map(|row| {
        let see = (!row.see.is_empty()).then(|| {
            let ids = row.see.iter().map(|id| el("li").with(row_id(id))).collect::<Vec<_>>();
            el("ul").class("cluster source-list").with(ids)
        });
        el("li")
            .class("limit")
            .with(p(texts.c(&row.id)).class("quiet"))
            .with(p(el("strong").with(texts.c(&join(&[&row.id, ".fact"])))))
            .with(see)
            .with((!row.sources.is_empty()).then(|| source_fold(texts, &row.sources)))
    });
    vec![limits(rows.collect())]
}

/// Where the sources disagree, and what the app does about it.
pub fn unclear_points(texts: Texts) -> Vec<El> {
    let ids: Vec<String> = texts.pack().unclear.iter().map(|row| row.id.clone()).collect();
    vec![el("div").class("stack").with(unclear(texts, &ids))]
}

/// All words.
pub fn glossary(texts: Texts) -> Vec<El> {
    let mut list = el("dl").class("terms");
    for term in &texts.pack().glossary {
        let origin = format!(" ({})", texts.t(&join(&["about.origin.", &term.origin])));
        let explained = el("dd").with(texts.c(&join(&["term.", &term.id])));
        list = list
            .with(el("dt").with(term.term.as_str()))
            .with(explained.with(el("span").class("quiet").with(origin)));
    }
    vec![list]
}

/// A plain table that scrolls on its own where it is too wide.
fn table(name: String, heads: Vec<String>, rows: Vec<El>) -> El {
    let heads = heads.into_iter().map(|head| el("th").attr("scope", "col").with(head)).collect::<Vec<_>>();
    el("div").class("table-wrap").attr("tabindex", "0").attr("role", "region").attr("aria-label", name).with(
        el("table").class("table").with(el("thead").with(el("tr").with(heads))).with(el("tbody").with(rows)),
    )
}

fn cell(kid: impl Kid) -> El {
    el("td").with(kid)
}

/// Pages, diagrams and links.
pub fn sources(texts: Texts) -> Vec<El> {
    let pages = texts.pack().sources.iter().map(|page| {
        el("tr")
            .with(el("th").attr("scope", "row").with(page.title.as_str()))
            .with(cell(row_id(&page.file)))
            .with(cell(texts.date(&page.date)))
            .with(cell(texts.c(&join(&["source.", &page.id]))))
    });
    let heads = ["about.page", "about.file", "about.date", "about.covers"].map(|key| texts.t(key)).to_vec();
    let diagrams = texts.pack().diagrams.iter().map(|diagram| {
        let page = texts.pack().source_page(&diagram.id).map(|page| format!(", {}", page.title));
        el("li")
            .with(texts.c(&join(&["source.", &diagram.id])))
            .with(" ")
            .with(row_id(&diagram.file))
            .with(page)
    });
    let links: Vec<String> = texts.pack().links.iter().map(|link| link.id.clone()).collect();
    let diagrams = diagrams.collect::<Vec<_>>();
    let title = |key: &str| el("h2").with(texts.t(key));
    let mut parts = vec![title("about.pages"), table(texts.t("about.pages"), heads, pages.collect())];
    if !diagrams.is_empty() {
        parts.extend([title("about.diagrams"), el("ul").class("source-list").with(diagrams)]);
    }
    if !links.is_empty() {
        parts.extend([title("about.links"), link_list(texts, &links)]);
    }
    parts
}

/// Every row of the digest and what became of it.
pub fn coverage_table(texts: Texts) -> Vec<El> {
    let coverage = coverage(texts.pack());
    let told = |word: &str, carrier: &str| {
        let carrier = texts.t(&join(&["about.coverage.carrier.", carrier]));
        texts.fill(&join(&["about.coverage.short.", word]), &[("carrier", &carrier)])
    };
    let rows = coverage.rows.iter().map(|(table, id, treatment)| {
        let told = match treatment {
            Treatment::Modelled(kind) => told("modelled", kind),
            Treatment::Information(place) => told("information", place),
            Treatment::LeftOut(reason) => texts.fill("about.coverage.short.left-out", &[("reason", reason)]),
            Treatment::Missing => String::new(),
        };
        el("tr")
            .with(el("td").with(row_id(table)))
            .with(el("th").attr("scope", "row").with(row_id(id)))
            .with(cell(told))
    });
    let heads = ["table", "row", "treatment"].map(|part| texts.t(&join(&["about.coverage.", part]))).to_vec();
    let mut parts = figures(texts, &coverage);
    parts.push(table(texts.t("about.coverage"), heads, rows.collect()));
    parts
}

/// The coverage figure: modelled, told, left out.
pub fn figures(texts: Texts, coverage: &Coverage) -> Vec<El> {
    let total = coverage.rows.len().to_string();
    let figure = |number: usize, key: &str| {
        el("div").with(el("dt").with(texts.t(key))).with(el("dd").with(number.to_string()))
    };
    let numbers = vec![
        figure(coverage.modelled, "about.coverage.modelled"),
        figure(coverage.information, "about.coverage.information"),
        figure(coverage.left_out, "about.coverage.left-out"),
    ];
    vec![
        p(texts.fill("about.coverage.intro", &[("total", &total)])).class("prose"),
        el("dl").class("numbers").with(numbers),
    ]
}
