//! Where a statement comes from: pages and diagrams with file name and date, and links of the pages.

use super::fold;
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// The pages and diagrams behind `codes`.
pub fn source_list(texts: Texts, codes: &[String]) -> AnyView {
    let rows = codes.iter().filter_map(|code| {
        let page = texts.pack.source_page(code)?;
        let values = [("title", page.title.clone()), ("date", texts.date(&page.date))];
        let mut values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let diagram = texts.pack.diagrams.iter().find(|diagram| diagram.id == *code);
        let subject = texts.c(&format!("source.{code}"));
        values.push(("subject", &subject));
        let key = if diagram.is_some() { "source.diagram" } else { "source.page" };
        let file = diagram.map_or(page.file.as_str(), |diagram| diagram.file.as_str());
        Some(view! {
            <li>{texts.fill(key, &values)}" "<code class="row-id">{file}</code></li>
        })
    });
    view! { <ul class="source-list">{rows.collect_view()}</ul> }.into_any()
}

/// The same, folded.
pub fn source_fold(texts: Texts, codes: &[String]) -> AnyView {
    fold(texts.t("source.title"), source_list(texts, codes))
}

/// Links that the pages give. They leave the app and open on their own.
pub fn link_list(texts: Texts, ids: &[String]) -> AnyView {
    let rows = texts.pack.links.iter().filter(|link| ids.contains(&link.id)).map(|link| {
        let note = texts.maybe(&format!("{}.note", link.id));
        view! {
            <li>
                <a href=link.address.as_str() target="_blank" rel="noopener noreferrer external">{link.title.as_str()}</a>
                " "<span class="quiet">"("{texts.t("about.link.outside")}")"</span>
                {note.map(|note| view! { <p class="quiet">{note}</p> })}
            </li>
        }
    });
    view! { <ul class="source-list">{rows.collect_view()}</ul> }.into_any()
}
