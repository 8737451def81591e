//! The scratch copy of this visit, in the annex: outlives the pages, so that going from one to another
//! loses nothing that was tried. Gone with the visit; the app learns of it only when it is handed back.
//! While an answer is proposed, it holds that alone, and what was tried before waits.

use super::context::AppContext;
use crate::journey::Answers;
use crate::state::Scratch;
use leptos::prelude::*;

thread_local! {
    static SCRATCH: ArcRwSignal<Scratch> = ArcRwSignal::new(Scratch::default());
    /// What was tried before an answer was proposed; none while none is.
    static WAITING: ArcRwSignal<Option<Scratch>> = ArcRwSignal::new(None);
}

/// The scratch copy.
pub fn scratch() -> ArcRwSignal<Scratch> {
    SCRATCH.with(Clone::clone)
}

fn waiting() -> ArcRwSignal<Option<Scratch>> {
    WAITING.with(Clone::clone)
}

/// Tries answers that were proposed, over those of now, and nothing else until that is settled.
pub fn propose(context: AppContext, proposed: &Answers) {
    let now = context.state.with_untracked(|state| state.answers.clone());
    let mut only = Scratch::default();
    for (question, answer) in proposed.0.iter() {
        only.try_out(&now, question, answer.clone());
    }
    let before = scratch().get_untracked();
    waiting().update(|waiting| {
        waiting.get_or_insert(before);
    });
    scratch().set(only);
}

/// Whether what is tried was proposed. Followed by who calls this.
pub fn is_proposed() -> bool {
    waiting().read().is_some()
}

/// Ends a proposal, taken or not: what was tried before is tried again, over the answers that there are then.
pub fn settle_proposal(then: &Answers) {
    let Some(mut before) = waiting().try_update(Option::take).flatten() else { return };
    before.rebase(then);
    scratch().set(before);
}

/// Puts it over the answers that the app has now.
pub fn rebase(now: &Answers) {
    scratch().update(|scratch| scratch.rebase(now));
}
