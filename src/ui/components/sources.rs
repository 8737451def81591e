//! Where a statement comes from: pages and diagrams with file name and date, and links of the pages.

use super::fold;
use crate::formats::route::Route;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};

/// The pages and diagrams behind `codes`.
pub fn source_list(texts: Texts, codes: &[String]) -> El {
    let rows = codes.iter().filter_map(|code| {
        let page = texts.pack().source_page(code)?;
        let (date, subject) = (texts.date(&page.date), texts.c(&join(&["source.", code])));
        let values = [("title", page.title.as_str()), ("date", &date), ("subject", &subject)];
        let diagram = texts.pack().diagrams.iter().find(|diagram| diagram.id == *code);
        let key = if diagram.is_some() { "source.diagram" } else { "source.page" };
        let file = diagram.map_or(page.file.as_str(), |diagram| diagram.file.as_str());
        Some(el("li").with(texts.fill(key, &values)).with(" ").with(row_id(file)))
    });
    el("ul").class("source-list").with(rows.collect::<Vec<_>>())
}

/// The same, folded.
pub fn source_fold(texts: Texts, codes: &[String]) -> El {
    fold(texts.t("source.title"), source_list(texts, codes))
}

/// A row id or file name, as an auditor would cite it.
pub fn row_id(id: &str) -> El {
    el("code").class("row-id").with(id)
}

/// The way to the explanation of a row.
pub fn why_link(texts: Texts, id: &str) -> El {
    el("a").attr("href", Route::Why(id.to_string()).href()).with(texts.t("why.link"))
}

/// Links that the pages give. They leave the app and open on their own.
pub fn link_list(texts: Texts, ids: &[String]) -> El {
    let rows = texts.pack().links.iter().filter(|link| ids.contains(&link.id)).map(|link| {
        let note = texts.maybe(&join(&[&link.id, ".note"]));
        el("li")
            .with(
                el("a")
                    .attr("href", link.address.as_str())
                    .attr("target", "_blank")
                    .attr("rel", "noopener noreferrer external")
                    .with(link.title.as_str()),
            )
            .with(" ")
            .with(el("span").class("quiet").with(format!("({})", texts.t("about.link.outside"))))
            .with(note.map(|note| p(note).class("quiet")))
    });
    el("ul").class("source-list").with(rows.collect::<Vec<_>>())
}
