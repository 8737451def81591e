//! A native disclosure: one line that opens to more. Not for errors or anything that must be seen.

use crate::ui::markup::{El, Kid, el};

/// A folded part with a summary line.
pub fn fold(summary: String, body: impl Kid) -> El {
    el("details")
        .class("fold")
        .with(el("summary").class("fold__summary").with(summary))
        .with(el("div").class("fold__body").with(body))
}
