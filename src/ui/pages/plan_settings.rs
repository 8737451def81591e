//! Name, colour, dates and holidays of the plan.

use crate::ui::context::AppContext;
use crate::ui::markup::nothing;
use leptos::prelude::*;

/// The page, under the title that the app has set, with what is filtered there.
pub fn settings_page(_context: AppContext, _filter: Vec<(String, String)>) -> AnyView {
    nothing()
}
