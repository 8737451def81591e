//! Words of the field that occur in some texts, explained where they occur.

use super::fold;
use crate::content::terms_in;
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// The terms that occur in `shown`, folded; nothing where there are none.
pub fn terms(texts: Texts, shown: &[String]) -> AnyView {
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    let found = terms_in(&texts.pack.glossary, &shown);
    if found.is_empty() {
        return ().into_any();
    }
    let rows = found.into_iter().map(|term| {
        view! { <dt>{term.term.as_str()}</dt><dd>{texts.c(&format!("term.{}", term.id))}</dd> }
    });
    fold(texts.t("question.terms"), view! { <dl class="terms">{rows.collect_view()}</dl> })
}
