//! Where the plans are kept, how safe that is in this browser, and how much room they take.

use crate::browser::storage;
use crate::formats::saved;
use crate::record::Summary;
use crate::ui::cabinet::name_of;
use crate::ui::components::fold;
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::grouped;

/// What browsers keep for a site, in characters: key and text of every record, measured in Chromium.
const LIMIT: usize = 5_242_880;
/// How many plans are listed.
const LISTED: usize = 10;

/// The section.
pub fn room(context: AppContext) -> Vec<El> {
    let texts = context.texts;
    let mut parts = vec![el("h2").with(texts.t("room.title"))];
    if !storage::is_available() {
        parts.push(p(texts.t("room.denied")).class("prose"));
        return parts;
    }
    let plans = storage::plans();
    let mut sizes: Vec<(String, usize)> = plans
        .iter()
        .filter_map(|id| {
            let text = storage::read(id)?;
            let name = saved::read(&text).map_or_else(
                |_| texts.fill("plans.by-id", &[("id", id)]),
                |record| name_of(texts, &Summary::of(&record)),
            );
            Some((name, text.encode_utf16().count()))
        })
        .collect();
    let all: usize = sizes.iter().map(|(_, size)| size).sum();
    let thousands = |size: usize| grouped((size.div_ceil(1000)) as u32);
    let values = [("size", thousands(all)), ("limit", thousands(LIMIT))];
    let values = [("size", values[0].1.as_str()), ("limit", values[1].1.as_str())];
    let used = texts.interface.count("room.used", plans.len() as u32, &values);
    parts.push(p(used).class("prose"));
    sizes.sort_by_key(|(name, size)| (usize::MAX - size, name.clone()));
    let rows = sizes.iter().take(LISTED).map(|(name, size)| {
        el("tr").with(el("th").attr("scope", "row").with(name.as_str())).with(el("td").with(thousands(*size)))
    });
    let head = el("tr")
        .with(el("th").attr("scope", "col").with(texts.t("room.plan")))
        .with(el("th").attr("scope", "col").with(texts.t("room.size")));
    let table = el("table")
        .class("table")
        .with(el("thead").with(head))
        .with(el("tbody").with(rows.collect::<Vec<_>>()));
    if plans.len() > 1 {
        parts.push(fold(texts.t("room.largest"), table));
    }
    let rules = ["room.rule.clear", "room.rule.safari", "room.rule.frame", "room.rule.private"];
    let rules = rules.map(|key| el("li").with(texts.t(key))).into_iter().collect::<Vec<_>>();
    parts.push(fold(texts.t("room.rules"), el("ul").with(rules)));
    parts
}
