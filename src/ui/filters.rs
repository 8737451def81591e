//! What is filtered on a page of tasks, kept in its address, so that a reload, a bookmark and the way back
//! find it again.

use crate::browser::{address, log};
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::record::Filter;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsValue;

thread_local! {
    /// The page of tasks that is shown, and what is filtered there.
    static SHOWN: Cell<Option<(PlanPage, RwSignal<Filter>)>> = const { Cell::new(None) };
}

/// What is filtered on a page that opens with `given` in its address.
pub fn filter_of(page: PlanPage, given: &[(String, String)]) -> RwSignal<Filter> {
    let filter = RwSignal::new(Filter::read(given));
    SHOWN.set(Some((page, filter)));
    filter
}

/// Changes what is filtered, and the address with it.
pub fn narrow(page: PlanPage, filter: RwSignal<Filter>, wanted: Filter) {
    filter.set(wanted);
    let address = filter.with_untracked(|filter| page.href(&filter.pairs()));
    log::note("keep the filter in the address", address::replace(&address));
}

/// Begins to follow the address: a link to the same page with another filter, or with none. The app, which
/// has not heard of the filters put into the address here, may take such a link for the page that it shows.
///
/// # Errors
/// When there is no window to listen on.
pub fn follow_address() -> Result<(), JsValue> {
    address::on_change(|route| {
        let Route::Plan(rest) = route else { return };
        let (Some((page, given)), Some((shown, filter))) = (PlanPage::parse(&rest), SHOWN.get()) else {
            return;
        };
        if page == shown {
            filter.try_set(Filter::read(&given));
        }
    })
}
