//! The whole state and its only writer. Effects are requested as [`Command`]s, never performed here.

mod app_state;
mod event;
mod update;

pub use app_state::{AppState, Keeping};
pub use event::{Command, Event};
pub use update::update;
