//! A calm, lasting notice with ways on. Announced once, when it appears.

use leptos::prelude::*;

/// A notice of `kind` (`info`, `warning`).
pub fn notice(kind: &'static str, text: String, actions: impl IntoAny) -> AnyView {
    view! {
        <div class="notice" data-kind=kind role="status">
            <p>{text}</p>
            <div class="notice__actions">{actions.into_any()}</div>
        </div>
    }
    .into_any()
}
