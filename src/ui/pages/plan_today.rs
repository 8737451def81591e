//! Today: what can be done now, what is overdue, what waits for whom.

use crate::ui::context::AppContext;
use crate::ui::markup::nothing;
use leptos::prelude::*;

/// The page, under the title that the app has set, with what is filtered there.
pub fn today_page(_context: AppContext, _filter: Vec<(String, String)>) -> AnyView {
    nothing()
}
