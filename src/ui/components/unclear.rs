//! A point on which the sources differ: what they say, what the app does about it, and why.

use super::{fold, row_id};
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
        el("div").class("unclear").with(fold(title, vec![points, p(row_id(id))]))
    });
    boxes.collect()
}
