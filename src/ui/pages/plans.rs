//! The plans that are kept in this browser.

use crate::formats::route::Route;
use crate::ui::components::button_link;
use crate::ui::context::app_context;
use crate::ui::markup::{group, p};
use leptos::prelude::*;

/// The page, under the title that the app has set.
pub fn plans_page() -> AnyView {
    let context = app_context();
    let next = context.at_present().next().unwrap_or(Route::plan());
    group(vec![p(button_link(&next, context.texts.t("home.continue-question"), true)).view()])
}
