//! How the timeline is looked at, shared by the parts of its page: state, words and drawing. What there is to
//! see is the record's.

mod drawing;
pub mod words;

pub use drawing::{axis, rows};

use super::context::AppContext;
use super::texts::Texts;
use super::work::board;
use crate::browser::{address, drawing as scroll, log};
use crate::content::PhaseName;
use crate::formats::plan_page::PlanPage;
use crate::record::{Draft, Standing, Timeline, Zoom};
use leptos::prelude::*;
use std::sync::Arc;

/// The region that scrolls.
pub const REGION: &str = "#timeline";
/// Up to so many tasks all phases are unfolded at first.
const FEW: usize = 40;
/// So many tasks of a phase are shown at first.
const SHOWN: usize = 100;

/// How the timeline is looked at.
#[derive(Clone, Copy)]
pub struct View {
    /// Its words.
    pub texts: Texts,
    /// How near.
    pub zoom: RwSignal<Zoom>,
    /// Whether as a table.
    pub as_table: RwSignal<bool>,
    /// Phases that are unfolded; none where nobody has chosen.
    pub open: RwSignal<Option<Vec<PhaseName>>>,
    /// Phases of which all tasks are shown.
    pub whole: RwSignal<Vec<PhaseName>>,
    /// Whether a proposal is looked at.
    pub drafting: RwSignal<bool>,
    /// That proposal.
    pub draft: Memo<Option<Arc<Draft>>>,
    /// What there is to show.
    pub timeline: Memo<Arc<Timeline>>,
}

impl View {
    /// The view that the filter of the address names.
    pub fn new(context: AppContext, filter: &[(String, String)]) -> Self {
        let said = |key: &str| filter.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str());
        let open =
            said("open").map(|words| words.split('.').filter_map(PhaseName::from_word).collect::<Vec<_>>());
        let drafting = RwSignal::new(false);
        let draft = Memo::new(move |_| {
            let board = board(context);
            let draft = || context.state.with(|state| Arc::new(Draft::of(&board, &state.record)));
            drafting.get().then(draft)
        });
        let timeline = Memo::new(move |_| {
            let (board, draft) = (board(context), draft.get());
            context.state.with(|state| Arc::new(Timeline::of(&board, &state.record, draft.as_deref())))
        });
        Self {
            texts: context.texts,
            zoom: RwSignal::new(said("zoom").and_then(Zoom::from_word).unwrap_or_default()),
            as_table: RwSignal::new(said("view") == Some("table")),
            open: RwSignal::new(open),
            whole: RwSignal::new(Vec::new()),
            drafting,
            draft,
            timeline,
        }
    }

    /// How many tasks of a phase are shown; followed.
    pub fn shown(&self, phase: PhaseName) -> usize {
        if !self.opened().contains(&phase) {
            return 0;
        }
        if self.whole.with(|whole| whole.contains(&phase)) { usize::MAX } else { SHOWN }
    }

    /// The phases that are unfolded: those that were chosen, else all of a few tasks, else the first one that
    /// has work with dates.
    pub fn opened(&self) -> Vec<PhaseName> {
        if let Some(open) = self.open.get() {
            return open;
        }
        let timeline = self.timeline.get();
        let all = timeline.parts.iter().map(|part| part.phase);
        if timeline.parts.iter().map(|part| part.bars.len()).sum::<usize>() <= FEW {
            return all.collect();
        }
        let mut at_work = timeline.parts.iter();
        let at_work = at_work.find(|part| part.bars.iter().any(|bar| bar.standing != Standing::Settled));
        at_work.map(|part| part.phase).into_iter().collect()
    }

    /// Folds a phase, or unfolds it.
    pub fn turn(&self, phase: PhaseName) {
        let mut open = untrack(|| self.opened());
        match open.iter().position(|known| *known == phase) {
            Some(place) => drop(open.remove(place)),
            None => open.push(phase),
        }
        self.open.set(Some(open));
        self.note();
    }

    /// Puts into the address what was chosen.
    pub fn note(&self) {
        let zoom = self.zoom.get_untracked();
        let zoom = if zoom == Zoom::default() { "" } else { zoom.word() };
        let open = self.open.get_untracked();
        let open = open.map(|open| open.iter().map(|phase| phase.word()).collect::<Vec<_>>().join("."));
        // No phase at all is a choice as well.
        let open = open.map(|open| if open.is_empty() { "none".to_string() } else { open });
        let table = if self.as_table.get_untracked() { "table" } else { "" };
        let filter = [("zoom", zoom), ("view", table), ("open", open.as_deref().unwrap_or_default())];
        log::note("note the view in the address", address::replace(&PlanPage::Timeline.href(&filter)));
    }
}

/// Scrolls to today.
pub fn to_today(view: View) {
    let place = view.timeline.with_untracked(|timeline| drawing::place_of_today(timeline));
    scroll::scroll_to(REGION, place, 0.2);
}
