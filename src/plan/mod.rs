//! Outcome to work: the tasks that apply, and how far they are.

mod derive;
mod progress;

pub use derive::{Plan, PlannedTask, plan};
pub use progress::{Progress, Status, Tally, TaskProgress, tally};
