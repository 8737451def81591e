//! Outcome to work: the tasks that apply, how far they are, what other answers would change, what waits
//! for what, and when it can be done.

mod calendar;
mod compare;
mod derive;
mod progress;
mod schedule;

pub use calendar::{Date, IsoWeek, NotADate, Weekday, WorkingDays};
pub use compare::{
    Change, Difference, IdentityOption, Side, TaskChange, difference, identity_options, is_in_all,
};
pub use derive::{Plan, PlannedTask, plan};
pub use progress::{Progress, Status, Tally, TaskProgress, tally};
pub use schedule::{
    Because, Conflict, Fault, Graph, Item, Proposal, Schedule, Span, Waiting, due_soon, next_due, overdue,
    propose,
};
