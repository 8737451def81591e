//! What a page of the plan says where there is no work yet.

use super::button_link;
use crate::formats::route::Route;
use crate::ui::markup::{group, p};
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// Why there is none, and the way to the verdict.
pub fn no_work(texts: Texts) -> AnyView {
    group(vec![
        p(texts.t("plan.none")).view(),
        p(texts.t("plan.none.why")).class("prose").view(),
        p(button_link(&Route::Outcome, texts.t("answers.to-outcome"), true)).view(),
    ])
}
