//! What a page of the plan says where there is no work yet.

use super::button_link;
use crate::formats::route::Route;
use crate::ui::markup::{El, p};
use crate::ui::texts::Texts;

/// Why there is none, and the way to the verdict.
pub fn no_work(texts: Texts) -> Vec<El> {
    vec![
        p(texts.t("plan.none")),
        p(texts.t("plan.none.why")).class("prose"),
        p(button_link(&Route::Outcome, texts.t("answers.to-outcome"), true)),
    ]
}
