//! Where a task of the pack comes from: sources, ids, what else mentions it, links.

use super::{link_list, row_id, rule_line, source_list, unclear, why_link};
use crate::plan::PlannedTask;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::Texts;

/// Sources and details of a task; nothing where the pack does not know it.
pub fn origin(texts: Texts, planned: &PlannedTask) -> Vec<El> {
    let Some(task) = texts.pack().task(&planned.id) else { return Vec::new() };
    let id = p(row_id(&task.id)).with(" ").with(why_link(texts, &task.id));
    let title = p(texts.t("task.details")).class("waits__title");
    let mut parts = vec![title, source_list(texts, &task.sources), id];
    let mut list = |title: &str, ids: &[String]| {
        if !ids.is_empty() {
            let rows = ids.iter().map(|id| rule_line(texts, id)).collect::<Vec<_>>();
            parts.push(p(texts.t(title)));
            parts.push(el("ul").class("source-list").with(rows));
        }
    };
    list("task.also", &planned.also);
    list("task.related", &task.related);
    if !task.links.is_empty() {
        parts.push(p(texts.t("task.links")));
        parts.push(link_list(texts, &task.links));
    }
    parts.extend(unclear(texts, &task.unclear));
    parts
}
