//! The question before something is lost for good: do it, or keep what there is.

use super::button;
use crate::ui::markup::{El, el, p};

/// A box with this id and label that asks `question`. `lose` and `keep` are the words of a button and what
/// pressing it does.
#[inline(never)]
pub fn confirmation(
    id: &'static str,
    label: String,
    question: String,
    lose: (String, Box<dyn FnMut()>),
    keep: (String, Box<dyn FnMut()>),
) -> El {
    let actions = el("div")
        .class("notice__actions")
        .with(button("button button--danger", lose.0, lose.1))
        .with(button("button", keep.0, keep.1));
    el("div")
        .class("notice")
        .attr("data-kind", "warning")
        .attr("role", "group")
        .attr("aria-label", label)
        .attr("id", id)
        .with(p(question))
        .with(actions)
}
