//! The plan on one page, for a steering meeting.

use crate::ui::context::AppContext;
use crate::ui::markup::nothing;
use leptos::prelude::*;

/// The page, under the title that the app has set, with what is filtered there.
pub fn summary_page(_context: AppContext, _filter: Vec<(String, String)>) -> AnyView {
    nothing()
}
