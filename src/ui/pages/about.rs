//! About this edition: what it is, how it accounts for every fact, and everything that is told.

use super::about_accessibility::accessibility;
use super::about_display::display;
use super::about_example::example;
use super::about_lists::{
    coverage_table, figures, glossary, gotchas, process, sources, titled, unclear_points,
};
use super::about_proof::proof;
use crate::content::{Pack, coverage};
use crate::formats::route::{About, Route};
use crate::ui::components::source_fold;
use crate::ui::context::app_context;
use crate::ui::markup::{El, el, group, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::AnyView;

/// The page of one section, under the title that the app has set.
pub fn about_page(section: About) -> AnyView {
    let texts = app_context().texts;
    let tabs = About::ALL.into_iter().filter(|about| has(texts.pack(), *about)).map(|about| {
        let name = texts.t(&join(&["about.", about.word()]));
        let here = (about == section).then_some("page");
        el("li")
            .with(el("a").attr("href", Route::About(about).href()).attr_if("aria-current", here).with(name))
    });
    let tabs = el("ul").with(tabs.collect::<Vec<_>>());
    let body = match section {
        About::Overview => overview(texts),
        About::Process => process(texts),
        About::Gotchas => gotchas(texts),
        About::Unclear => unclear_points(texts),
        About::Glossary => glossary(texts),
        About::Sources => sources(texts),
        About::Coverage => coverage_table(texts),
        About::Proof => proof(texts),
        About::Display => display(texts),
        About::Accessibility => accessibility(texts),
        About::Example => example(texts),
    };
    let mut parts = vec![el("nav").class("tabs").attr("aria-label", texts.t("about.sections")).with(tabs)];
    parts.extend(body);
    group(parts.into_iter().map(El::view).collect())
}

/// Whether a pack has something to show in a section.
fn has(pack: &Pack, section: About) -> bool {
    match section {
        About::Gotchas => pack.information.iter().any(|row| row.section == "gotchas"),
        About::Unclear => !pack.unclear.is_empty(),
        About::Glossary => !pack.glossary.is_empty(),
        About::Coverage => !pack.rows.is_empty(),
        // Opens at once and shows nothing.
        About::Example => false,
        About::Overview
        | About::Process
        | About::Sources
        | About::Proof
        | About::Display
        | About::Accessibility => true,
    }
}

fn overview(texts: Texts) -> Vec<El> {
    let limit = |text: El| el("li").class("limit").with(text);
    let facts = texts.pack().information.iter().filter(|row| row.section == "programme");
    let facts = facts.map(|row| {
        let source = (!row.sources.is_empty()).then(|| source_fold(texts, &row.sources));
        limit(p(texts.c(&row.id))).with(source)
    });
    let facts = facts.collect::<Vec<_>>();
    let services = texts.pack().services.iter().map(|service| {
        let level = format!(": {}", texts.c(&join(&[&service.id, ".level"])));
        let words = el("p").with(el("strong").with(service.name.as_str())).with(level);
        limit(words).with(source_fold(texts, &service.sources))
    });
    let plans = texts.pack().plans.iter().map(|plan| {
        let note = texts.maybe(&join(&[&plan.id, ".note"])).map(|note| p(note).class("quiet"));
        limit(p(plan.name.as_str())).with(note).with(source_fold(texts, &plan.sources))
    });
    let bundle = texts
        .pack()
        .bundle_services
        .iter()
        .map(|row| limit(p(texts.c(&row.id))).with(source_fold(texts, &row.sources)));
    let plans = plans.chain(bundle).collect::<Vec<_>>();
    let packs = el("a").attr("href", Route::Packs.href()).with(texts.t("packs.link"));
    let tree = el("a").attr("href", Route::Tree { outline: false }.href()).with(texts.t("tree.link"));
    let mut parts = vec![p(texts.t("site.independent")).class("prose")];
    if !texts.pack().rows.is_empty() {
        parts.extend(figures(texts, &coverage(texts.pack())));
    }
    parts.extend(titled(None, facts));
    parts.extend(titled(Some(texts.t("about.services")), services.collect()));
    parts.extend(titled(Some(texts.t("about.plans")), plans));
    parts.extend([p(tree), p(packs)]);
    parts
}
