//! What waits for what, and when it can be done. Works on plain [`Item`]s, so it knows neither where they
//! come from nor how a plan is kept; and it proposes, the one who keeps the plan decides.
//!
//! The order of reading: [`Graph`] cleans the dependencies and answers what blocks what; [`propose`] plans
//! in working days, numbered by [`WorkingDays`](super::WorkingDays), in two passes over it: `earliest`
//! forward from today, `latest` backward from the target.

mod conflict;
mod due;
mod earliest;
mod graph;
mod item;
mod latest;
mod order;
mod propose;
mod waiting;

pub use conflict::Conflict;
pub use due::{due_soon, next_due, overdue};
pub use graph::Graph;
pub use item::{Fault, Item};
pub use propose::{Because, Proposal, Schedule, Span, propose};
pub use waiting::Waiting;
