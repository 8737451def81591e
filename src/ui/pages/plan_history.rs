//! What was done, by whom and when.

use crate::ui::context::AppContext;
use crate::ui::markup::nothing;
use leptos::prelude::*;

/// The page, under the title that the app has set, with what is filtered there.
pub fn history_page(_context: AppContext, _filter: Vec<(String, String)>) -> AnyView {
    nothing()
}
