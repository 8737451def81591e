//! Outcome to work: the tasks that apply, how far they are, what waits for what, and what other answers would change.

mod compare;
mod dependencies;
mod derive;
mod progress;

pub use compare::{
    Change, Difference, IdentityOption, Side, TaskChange, difference, identity_options, is_in_all,
};
pub use dependencies::{Dependencies, OURS, Wait};
pub use derive::{Plan, PlannedTask, has_work, plan};
pub use progress::{Status, Tally, tally};
