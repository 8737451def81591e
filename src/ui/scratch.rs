//! The scratch copy of this visit, in the annex: outlives the pages, so that going from one to another
//! loses nothing that was tried. Gone with the visit; the app learns of it only when it is handed back.

use super::context::AppContext;
use crate::journey::Answers;
use crate::state::Scratch;
use leptos::prelude::*;

thread_local! {
    static SCRATCH: ArcRwSignal<Scratch> = ArcRwSignal::new(Scratch::default());
}

/// The scratch copy.
pub fn scratch() -> ArcRwSignal<Scratch> {
    SCRATCH.with(Clone::clone)
}

/// Tries answers that were proposed, over those of now.
pub fn propose(context: AppContext, proposed: &Answers) {
    let now = context.state.with_untracked(|state| state.answers.clone());
    scratch().update(|scratch| {
        for (question, answer) in proposed.0.iter() {
            scratch.try_out(&now, question, answer.clone());
        }
    });
}

/// Puts it over the answers that the app has now.
pub fn rebase(now: &Answers) {
    scratch().update(|scratch| scratch.rebase(now));
}
