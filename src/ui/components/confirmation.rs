//! The question before something is lost for good: do it, or keep what there is.

use crate::ui::markup::{El, el, p};

/// A box with this id and label that asks `question`; `lose` and `keep` are its buttons.
pub fn confirmation(id: &'static str, label: String, question: String, lose: El, keep: El) -> El {
    el("div")
        .class("notice")
        .attr("data-kind", "warning")
        .attr("role", "group")
        .attr("aria-label", label)
        .attr("id", id)
        .with(p(question))
        .with(el("div").class("notice__actions").with(lose).with(keep))
}
