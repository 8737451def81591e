//! The end of a phase on a page: whether what ends it is settled, so that the next one may begin.

use super::components::phase_exit;
use super::context::AppContext;
use super::markup::{live, nothing};
use super::texts::join;
use super::work::board;
use crate::content::PhaseName;
use leptos::prelude::*;

/// Whether the phase has come to its end; nothing where the pack does not say what ends it.
pub fn exit(context: AppContext, phase: PhaseName) -> AnyView {
    let texts = context.texts;
    live(move || {
        let board = board(context);
        let Some(exit) = board.exit(texts.pack(), phase) else { return nothing() };
        let place = PhaseName::ALL.iter().position(|known| *known == phase).unwrap_or_default();
        let next = PhaseName::ALL.get(place + 1).filter(|next| **next != PhaseName::General);
        let question = match next {
            Some(next) => texts.fill("exit.next", &[("phase", &texts.c(&join(&["phase.", next.word()])))]),
            None => texts.t("exit.last"),
        };
        phase_exit(texts, question, &exit).view()
    })
}
