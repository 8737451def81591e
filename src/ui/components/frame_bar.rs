//! Above an embedded app: where the work is kept, in one sentence, and the ways on. The script that embeds gives
//! the link its address, because that has the plan in it.

use crate::formats::route::Route;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};

/// The bar; `state` is the second part of a text's key.
pub fn frame_bar(texts: Texts, state: &'static str) -> El {
    let own_tab = el("a")
        .attr("href", "./")
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .attr("data-own-tab", "")
        .with(texts.t("frame.own-tab"));
    let too_long = el("span").attr("data-too-long", "").attr("hidden", "").with(texts.t("frame.too-long"));
    let as_file = el("a").attr("href", Route::Keeping.href()).with(texts.t("frame.file"));
    let kind = if matches!(state, "own" | "host") { "info" } else { "warning" };
    el("aside")
        .class("frame-bar")
        .attr("aria-label", texts.t("frame.label"))
        .attr("data-kind", kind)
        .with(p(texts.t(&join(&["frame.", state]))).attr("role", "status"))
        .with(el("div").class("frame-bar__ways").with(own_tab).with(too_long).with(as_file))
}
