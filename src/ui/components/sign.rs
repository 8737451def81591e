//! The sign of a verdict: an icon and a word besides the colour, so that nothing hangs on colour.

use crate::content::Level;
use crate::journey::Truth;
use crate::journey::tree::sign_path;
use crate::ui::markup::{El, el};
use leptos::prelude::*;

/// What a sign says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkSign {
    /// The level of a verdict.
    Level(Level),
    /// Whether an expectation is met.
    Met(Truth),
}

impl MarkSign {
    /// The word used as a state in pages and wording.
    pub fn word(self) -> &'static str {
        match self {
            Self::Level(level) => level.word(),
            Self::Met(Truth::True) => "met",
            Self::Met(Truth::False) => "not-met",
            Self::Met(Truth::Unknown) => "unknown",
        }
    }

    /// Tick, half disc, bar or question mark, drawn in a 16 by 16 box.
    fn path(self) -> &'static str {
        sign_path(match self {
            Self::Level(level) => level,
            Self::Met(Truth::True) => Level::InScope,
            Self::Met(Truth::False) => Level::OutOfScope,
            Self::Met(Truth::Unknown) => Level::Depends,
        })
    }
}

/// A sign with its word.
pub fn sign(mark: MarkSign, word: String) -> El {
    el("span")
        .class("sign")
        .attr("data-level", mark.word())
        .with(icon("sign__icon", "0 0 16 16", mark.path()))
        .with(el("span").class("sign__word").with(word))
}

/// A drawing of one path, silent for screen readers.
pub fn icon(class: &'static str, view_box: &'static str, path: &'static str) -> AnyView {
    view! {
        <svg class=class viewBox=view_box aria-hidden="true" focusable="false">
            <path fill-rule="evenodd" d=path />
        </svg>
    }
    .into_any()
}
