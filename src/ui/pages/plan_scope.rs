//! The scope of work: what FastTrack does, what the customer does, what nobody does and why.

use crate::ui::context::AppContext;
use crate::ui::markup::nothing;
use leptos::prelude::*;

/// The page, under the title that the app has set, with what is filtered there.
pub fn scope_page(_context: AppContext, _filter: Vec<(String, String)>) -> AnyView {
    nothing()
}
