//! Buttons, and links that look like them. One primary for each page.

use crate::formats::route::Route;
use crate::ui::markup::{El, el};

/// A link to a page with the look of a button.
pub fn button_link(route: &Route, text: String, primary: bool) -> El {
    let class = if primary { "button button--primary" } else { "button" };
    el("a").class(class).attr("href", route.href()).with(text)
}

/// A button that calls `then`.
pub fn button(class: &'static str, text: String, mut then: impl FnMut() + 'static) -> El {
    el("button").class(class).attr("type", "button").on("click", move |_| then()).with(text)
}
