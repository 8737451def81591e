//! An address that fits no page.

use crate::formats::route::Route;
use crate::ui::components::button_link;
use crate::ui::context::app_context;
use crate::ui::markup::{group, p};
use leptos::prelude::AnyView;

/// Says so and leads back, under a heading that is there already.
pub fn nothing_here() -> AnyView {
    let texts = app_context().texts;
    group(vec![
        p(texts.t("not-found.text")).view(),
        p(button_link(&Route::Home, texts.t("not-found.home"), true)).view(),
    ])
}
