//! A native disclosure: one line that opens to more. Not for errors or anything that must be seen.

use leptos::prelude::*;

/// A folded part with a summary line.
pub fn fold(summary: String, body: impl IntoAny) -> AnyView {
    view! {
        <details class="fold">
            <summary class="fold__summary">{summary}</summary>
            <div class="fold__body">{body.into_any()}</div>
        </details>
    }
    .into_any()
}
