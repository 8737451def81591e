//! A point on which the sources differ: what they say, what the app does about it, and why.

use super::{fold, row_id, source_list};
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};

/// One box for each ambiguity.
pub fn unclear(texts: Texts, ids: &[String]) -> Vec<El> {
    let boxes = ids.iter().map(|id| {
        let mut points = el("dl").class("unclear__points");
        for part in ["pages", "handling", "reason"] {
            points = points
                .with(el("dt").with(texts.t(&join(&["unclear.", part]))))
                .with(el("dd").with(texts.c(&join(&[id, ".", part]))));
        }
        let title = format!("{}: {}", texts.t("unclear.title"), texts.c(id));
        let known = texts.pack().unclear.iter().find(|row| row.id == *id);
        let sources = known.map(|row| source_list(texts, &row.sources));
        let body = vec![Some(points), sources, Some(p(row_id(id)))];
        el("div").class("unclear").with(fold(title, body))
    });
    boxes.collect()
}
