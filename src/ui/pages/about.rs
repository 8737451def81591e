//! About this edition: what it is, how it accounts for every fact, and everything that is told.

use super::about_lists::{coverage_table, figures, glossary, gotchas, process, sources, unclear_points};
use crate::content::coverage;
use crate::formats::route::{About, Route};
use crate::ui::components::source_fold;
use crate::ui::context::app_context;
use crate::ui::markup::{El, el, group, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::AnyView;

/// The page of one section, under the title that the app has set.
pub fn about_page(section: About) -> AnyView {
    let texts = app_context().texts;
    let tabs = About::ALL.map(|about| {
        let name = texts.t(&join(&["about.", about.word()]));
        let here = (about == section).then_some("page");
        el("li")
            .with(el("a").attr("href", Route::About(about).href()).attr_if("aria-current", here).with(name))
    });
    let tabs = el("ul").with(tabs.into_iter().collect::<Vec<_>>());
    let body = match section {
        About::Overview => overview(texts),
        About::Process => process(texts),
        About::Gotchas => gotchas(texts),
        About::Unclear => unclear_points(texts),
        About::Glossary => glossary(texts),
        About::Sources => sources(texts),
        About::Coverage => coverage_table(texts),
    };
    let mut parts = vec![el("nav").class("tabs").attr("aria-label", texts.t("about.sections")).with(tabs)];
    parts.extend(body);
    group(parts.into_iter().map(El::view).collect())
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
    let mut parts = vec![p(texts.t("site.independent")).class("prose")];
    parts.extend(figures(texts, &coverage(texts.pack())));
    parts.push(el("ul").class("limits").with(facts));
    parts.push(el("h2").with(texts.t("about.services")));
    parts.push(el("ul").class("limits").with(services.collect::<Vec<_>>()));
    parts.push(el("h2").with(texts.t("about.plans")));
    parts.push(el("ul").class("limits").with(plans.chain(bundle).collect::<Vec<_>>()));
    parts
}
