//! A point on which the sources differ: what they say, what the app does about it, and why.

use super::fold;
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// One box for each ambiguity; nothing where there are none.
pub fn unclear(texts: Texts, ids: &[String]) -> AnyView {
    let boxes = ids.iter().map(|id| {
        let body = view! {
            <dl class="unclear__points">
                <dt>{texts.t("unclear.pages")}</dt><dd>{texts.c(&format!("{id}.pages"))}</dd>
                <dt>{texts.t("unclear.handling")}</dt><dd>{texts.c(&format!("{id}.handling"))}</dd>
                <dt>{texts.t("unclear.reason")}</dt><dd>{texts.c(&format!("{id}.reason"))}</dd>
            </dl>
            <p><code class="row-id">{id.as_str()}</code></p>
        };
        let title = format!("{}: {}", texts.t("unclear.title"), texts.c(id));
        view! { <div class="unclear">{fold(title, body)}</div> }
    });
    boxes.collect_view().into_any()
}
