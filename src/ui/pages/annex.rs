//! A page whose content comes from the annex: its heading at once, then what the annex shows, or what to
//! do where it cannot be fetched.

use crate::browser::{annex, later, log};
use crate::formats::{answers, saved};
use crate::ui::components::{button, notice};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{el, group, live, nothing, p};
use leptos::prelude::*;

/// The page at `address` under its title. Told again when the plan has changed elsewhere, so that it never
/// shows what no longer holds.
pub fn annex_page(title: String, address: String) -> AnyView {
    let context = app_context();
    let failed = RwSignal::new(false);
    let again = move || open(context, &address, failed);
    let follow = again.clone();
    group(vec![
        el("h1").with(title).view(),
        el("div")
            .class("annex")
            .attr("id", annex::PLACE)
            .attr("aria-busy", "true")
            .with(p(context.texts.t("annex.opening")))
            .view(),
        live(move || {
            context.elsewhere.get();
            follow();
            nothing()
        }),
        live(move || if failed.get() { told(context, again.clone()) } else { nothing() }),
    ])
}

fn open(context: AppContext, address: &str, failed: RwSignal<bool>) {
    let plan = context.state.with_untracked(|state| saved::write(&state.record));
    // Looked at once: another visit to the page begins without it.
    let proposed = context.proposed.try_update(Option::take).flatten();
    let proposed = proposed.map(|answers| answers::text(&answers)).unwrap_or_default();
    let address = address.to_string();
    later::go_on(Box::pin(async move {
        let opened = annex::open(&address, &plan, &proposed).await;
        // The person may have gone on by then, and the signal with the page.
        failed.try_set(opened.is_err());
        log::note("open a page of the annex", opened);
    }));
}

fn told(context: AppContext, again: impl FnMut() + 'static) -> AnyView {
    let texts = context.texts;
    notice("warning", texts.t("annex.failed"), button("button", texts.t("annex.again"), again)).view()
}
