//! How the timeline is looked at, shared by the parts of its page: state, words and drawing. What there is to
//! see is the record's.

mod drawing;
pub mod words;

pub use drawing::{axis, rows};

use super::context::AppContext;
use super::filter::Filter;
use super::texts::Texts;
use super::work::board;
use crate::browser::drawing as scroll;
use crate::content::PhaseName;
use crate::record::{Draft, Part, Standing, Timeline, Zoom};
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
    pub zoom: Memo<Zoom>,
    /// Whether as a table.
    pub as_table: Memo<bool>,
    /// Phases that are unfolded: those that were chosen, else all of a few tasks, else the first one that has
    /// open work with dates.
    pub open: Memo<Vec<PhaseName>>,
    /// Phases of which all tasks are shown.
    pub whole: RwSignal<Vec<PhaseName>>,
    /// Whether a proposal is looked at.
    pub drafting: RwSignal<bool>,
    /// That proposal.
    pub draft: Memo<Option<Arc<Draft>>>,
    /// What there is to show.
    pub timeline: Memo<Arc<Timeline>>,
    filter: Filter,
}

impl View {
    /// The view that the filter of the address names.
    pub fn new(context: AppContext, filter: Filter) -> Self {
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
        let open = Memo::new(move |_| {
            let words = filter.get("open");
            if words.is_empty() {
                timeline.with(|timeline| opened(timeline))
            } else {
                words.split('.').filter_map(PhaseName::from_word).collect()
            }
        });
        Self {
            texts: context.texts,
            zoom: Memo::new(move |_| Zoom::from_word(&filter.get("zoom")).unwrap_or_default()),
            as_table: Memo::new(move |_| filter.get("view") == "table"),
            open,
            whole: RwSignal::new(Vec::new()),
            drafting,
            draft,
            timeline,
            filter,
        }
    }

    /// How many tasks of a phase are shown; followed.
    pub fn shown(&self, phase: PhaseName) -> usize {
        let is_open = self.open.with(|open| open.contains(&phase));
        let is_whole = self.whole.with(|whole| whole.contains(&phase));
        match (is_open, is_whole) {
            (false, _) => 0,
            (true, true) => usize::MAX,
            (true, false) => SHOWN,
        }
    }

    /// Looks nearer or from further away.
    pub fn zoom_to(&self, zoom: Zoom) {
        self.filter.set(&[("zoom", if zoom == Zoom::default() { "" } else { zoom.word() })]);
    }

    /// Shows the table, or the chart.
    pub fn show_table(&self, table: bool) {
        self.filter.set(&[("view", if table { "table" } else { "" })]);
    }

    /// Folds a phase, or unfolds it.
    pub fn turn(&self, phase: PhaseName) {
        let open = self.open.get_untracked();
        let is = |known: PhaseName| open.contains(&known) != (known == phase);
        let words: Vec<&str> =
            PhaseName::ALL.into_iter().filter(|known| is(*known)).map(PhaseName::word).collect();
        // No phase at all is a choice as well.
        let words = if words.is_empty() { "none".to_string() } else { words.join(".") };
        self.filter.set(&[("open", &words)]);
    }
}

/// The phases that are unfolded while nobody has chosen.
fn opened(timeline: &Timeline) -> Vec<PhaseName> {
    let parts = &timeline.parts;
    if parts.iter().map(|part| part.bars.len()).sum::<usize>() <= FEW {
        return parts.iter().map(|part| part.phase).collect();
    }
    let at_work = |part: &&Part| part.bars.iter().any(|bar| bar.standing != Standing::Settled);
    parts.iter().find(at_work).map(|part| part.phase).into_iter().collect()
}

/// Scrolls to today.
pub fn to_today(view: View) {
    let place = view.timeline.with_untracked(|timeline| drawing::place_of_today(timeline));
    scroll::scroll_to(REGION, place, 0.2);
}
