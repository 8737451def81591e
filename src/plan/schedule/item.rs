//! What planning needs to know about one piece of work, and what can be wrong with it. No text, no owner.

use crate::plan::Date;

/// One piece of work as planning sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Its id, unique among the items.
    pub id: String,
    /// Ids of what must be settled before it can start.
    pub after: Vec<String>,
    /// Working days that it takes; 0 counts as 1.
    pub effort: u32,
    /// When it starts, if set by hand. Never changed.
    pub start: Option<Date>,
    /// When it is due, if set by hand: the last day of work on it. Never changed.
    pub due: Option<Date>,
    /// Whether there is nothing left to do.
    pub settled: bool,
    /// Whether open answers leave open that it applies. Time is kept for it, and what waits for it may
    /// or may not have to.
    pub may_apply_only: bool,
    /// Its place in working order; equal places are ordered by id.
    pub order: u32,
}

/// What was wrong with items. Whatever is named here is left out of account, the rest is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A second item with the same id.
    Twice {
        /// The id.
        id: String,
    },
    /// It waits for something that is not among the items.
    Missing {
        /// What waits.
        id: String,
        /// What is not there.
        after: String,
    },
    /// This dependency closes a circle; [`Graph::would_cycle`](super::Graph::would_cycle) names all of it.
    Cycle {
        /// What waits.
        id: String,
        /// What waits for it in turn.
        after: String,
    },
}
