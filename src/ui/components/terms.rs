//! Words of the field that occur in some texts, explained where they occur.

use super::fold;
use crate::content::terms_in;
use crate::ui::markup::{El, el};
use crate::ui::texts::{Texts, join};

/// The terms that occur in `shown`, folded; nothing where there are none.
pub fn terms(texts: Texts, shown: &[String]) -> Option<El> {
    // One text instead of many: each search has its own cost to begin with.
    let found = terms_in(&texts.pack().glossary, &[&shown.join("\n")]);
    let mut list = el("dl").class("terms");
    for term in &found {
        let explained = texts.c(&join(&["term.", &term.id]));
        list = list.with(el("dt").with(term.term.as_str())).with(el("dd").with(explained));
    }
    (!found.is_empty()).then(|| fold(texts.t("question.terms"), list))
}
