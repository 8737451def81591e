//! About this edition: what it is, how it accounts for every fact, and everything that is told.

use super::about_lists::{coverage_table, figures, glossary, gotchas, process, sources, unclear_points};
use crate::content::coverage;
use crate::formats::route::{About, Route};
use crate::ui::components::source_list;
use crate::ui::context::app_context;
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// The page of one section.
pub fn about_page(section: About) -> AnyView {
    let texts = app_context().texts;
    let tabs = About::ALL.map(|about| {
        let name = texts.t(&format!("about.{}", about.word()));
        let here = (about == section).then_some("page");
        view! { <li><a href=Route::About(about).href() aria-current=here>{name}</a></li> }
    });
    let title = match section {
        About::Overview => texts.t("about.title"),
        other => texts.t(&format!("about.{}", other.word())),
    };
    let body = match section {
        About::Overview => overview(texts),
        About::Process => process(texts),
        About::Gotchas => gotchas(texts),
        About::Unclear => unclear_points(texts),
        About::Glossary => glossary(texts),
        About::Sources => sources(texts),
        About::Coverage => coverage_table(texts),
    };
    view! {
        <h1>{title}</h1>
        <nav class="tabs" aria-label=texts.t("about.sections")><ul>{tabs}</ul></nav>
        {body}
    }
    .into_any()
}

fn overview(texts: Texts) -> AnyView {
    let rows = texts.pack.information.iter().filter(|row| row.section == "programme").map(|row| {
        view! { <li class="limit"><p>{texts.c(&row.id)}</p></li> }
    });
    let services = texts.pack.services.iter().map(|service| {
        view! {
            <li class="limit">
                <p><strong>{service.name.as_str()}</strong>": "{texts.c(&format!("{}.level", service.id))}</p>
                {source_list(texts, &service.sources)}
            </li>
        }
    });
    let plans = texts.pack.plans.iter().map(|plan| {
        let note = texts.maybe(&format!("{}.note", plan.id));
        view! { <li class="limit"><p>{plan.name.as_str()}</p>{note.map(|note| view! { <p class="quiet">{note}</p> })}</li> }
    });
    let bundle = texts.pack.bundle_services.iter().map(|row| view! { <li class="limit"><p>{texts.c(&row.id)}</p></li> });
    view! {
        <p class="prose">{texts.t("site.independent")}</p>
        {figures(texts, &coverage(texts.pack))}
        <ul class="limits">{rows.collect_view()}</ul>
        <h2>{texts.t("about.services")}</h2><ul class="limits">{services.collect_view()}</ul>
        <h2>{texts.t("about.plans")}</h2><ul class="limits">{plans.collect_view()}{bundle.collect_view()}</ul>
    }
    .into_any()
}
