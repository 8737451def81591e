//! What the environment has to be like: met, to fix, not known, with the work that mends it.

use crate::ui::context::AppContext;
use crate::ui::markup::nothing;
use leptos::prelude::*;

/// The page, under the title that the app has set, with what is filtered there.
pub fn environment_page(_context: AppContext, _filter: Vec<(String, String)>) -> AnyView {
    nothing()
}
