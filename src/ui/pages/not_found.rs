//! An address that fits no page.

use crate::formats::route::Route;
use crate::ui::context::app_context;
use leptos::prelude::*;

/// Says so and leads back.
pub fn not_found_page() -> AnyView {
    let texts = app_context().texts;
    view! {
        <h1>{texts.t("not-found.title")}</h1>
        <p>{texts.t("not-found.text")}</p>
        <p><a class="button button--primary" href=Route::Home.href()>{texts.t("not-found.home")}</a></p>
    }
    .into_any()
}
