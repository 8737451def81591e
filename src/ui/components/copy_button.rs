//! A button that copies a text that changes. `boot.js` does the copying and says how that went.

use crate::ui::markup::{El, el};
use crate::ui::texts::Texts;

/// The button with the words of `key`, and the place for what came of it.
pub fn copy_button(texts: Texts, key: &str, text: impl Fn() -> String + Send + Sync + 'static) -> El {
    let copy = el("button")
        .class("button")
        .attr("type", "button")
        .live_attr("data-copy", move || Some(text()))
        .attr("data-done", texts.t("command.copied"))
        .attr("data-failed", texts.t("command.not-copied"))
        .with(texts.t(key));
    el("div").class("command__actions").with(copy).with(el("span").attr("role", "status"))
}
