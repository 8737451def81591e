//! Outcome to work: the tasks that apply, how far they are, what other answers would change, what waits
//! for what, and when it can be done.

mod calendar;
mod compare;
mod dependencies;
mod derive;
mod progress;
mod schedule;

pub use calendar::{Date, IsoWeek, NotADate, Weekday, WorkingDays, offset_of, shifted};
pub use compare::{
    Change, Difference, IdentityOption, Side, TaskChange, difference, identity_options, is_in_all,
};
pub use dependencies::{Dependencies, OURS, Wait};
pub use derive::{Plan, PlannedTask, has_work, plan};
pub use progress::{Status, Tally, tally};
pub use schedule::{
    Because, Conflict, Fault, Graph, Item, Proposal, Schedule, Span, Waiting, due_soon, next_due, overdue,
    propose,
};
