//! Outcome to work: the tasks that apply, how far they are, and what other answers would change.

mod compare;
mod derive;
mod progress;

pub use compare::{
    Change, Difference, IdentityOption, Side, TaskChange, difference, identity_options, is_in_all,
};
pub use derive::{Plan, PlannedTask, has_work, plan};
pub use progress::{Status, Tally, tally};
