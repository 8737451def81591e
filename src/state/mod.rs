//! The whole state and its only writer. Effects are requested as [`Command`]s, never performed here.
//! Apart from it, and never saved: the scratch copy of the answers.

mod app_state;
mod edit;
mod event;
mod scratch;
mod update;

pub use app_state::{AppState, Keeping};
pub use edit::{Edit, Edited, edit};
pub use event::{Command, Event};
pub use scratch::Scratch;
pub use update::update;
