//! The decision tree to look at: as a drawing, and equal in rank as an outline with the same nodes.

use super::tree_drawing::drawing;
use super::tree_outline::lists;
use crate::formats::route::Route;
use crate::journey::tree::{Words, tree};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::sentences;
use leptos::prelude::AnyView;

/// The page: the drawing, or the outline. It follows the answers, which may come from another tab.
pub fn tree_page(as_outline: bool) -> AnyView {
    let context = app_context();
    live(move || page(context, as_outline))
}

fn page(context: AppContext, as_outline: bool) -> AnyView {
    let texts = context.texts;
    let made = tree(texts.pack(), Some(&context.now().answers));
    let words = Words { pack: texts.pack(), content: &texts.content, interface: &texts.interface };
    let tab = |route: Route, key: &str, here: bool| {
        let link = el("a").attr("href", route.href()).attr_if("aria-current", here.then_some("page"));
        el("li").with(link.with(texts.t(key)))
    };
    let tabs = vec![
        tab(Route::Tree { outline: false }, "tree.drawing", !as_outline),
        tab(Route::Tree { outline: true }, "tree.outline", as_outline),
    ];
    // How large it is in one paragraph, how it stands in another.
    let mut told = words.told(&made).into_iter();
    let size = told.next().unwrap_or_default();
    let standing: Vec<String> = told.collect();
    let parts = vec![
        p(size).class("prose"),
        p(sentences(&standing)).class("prose"),
        el("nav").class("tabs").attr("aria-label", texts.t("tree.forms")).with(el("ul").with(tabs)),
        if as_outline { lists(texts, &made, &words) } else { drawing(texts, made) },
    ];
    group(parts.into_iter().map(El::view).collect())
}
