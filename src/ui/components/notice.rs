//! A calm, lasting notice with ways on. Announced once, when it appears.

use crate::ui::markup::{El, el, p};

/// A notice of `kind` (`info`, `warning`).
pub fn notice(kind: &'static str, text: String, action: El) -> El {
    el("div")
        .class("notice")
        .attr("data-kind", kind)
        .attr("role", "status")
        .with(p(text))
        .with(el("div").class("notice__actions").with(action))
}
