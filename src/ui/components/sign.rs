//! The sign of a verdict: an icon and a word besides the colour, so that nothing hangs on colour.

use crate::content::Level;
use crate::journey::Truth;
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
        match self {
            Self::Level(Level::Full | Level::InScope) | Self::Met(Truth::True) => "M3 8.5l3.4 3.4L13 4.8",
            Self::Level(Level::Limited) => {
                "M8 2.5a5.5 5.5 0 0 1 0 11a5.5 5.5 0 0 1 0-11M4.9 5.8v4.4M6.6 4.4v7.2"
            }
            Self::Level(Level::None | Level::OutOfScope) | Self::Met(Truth::False) => "M3 8h10",
            Self::Level(Level::Depends) | Self::Met(Truth::Unknown) => {
                "M5.3 6.2a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 1.9M8 13.2v.1"
            }
        }
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
