//! The plan's record: everything that people have entered for one customer, as fields with a history. Path,
//! verdicts and tasks are derived from it and never part of it.
//!
//! A field is a value under a path of words, `task/<row id>/status`; [`kinds`](is_known) says which there
//! are. All changes are made as steps by [`Record::edit`], which writes down what each field was, so that
//! every step can be taken back for as long as the history reaches; taking back is a step as well. What does not apply any more (a task that
//! other answers have removed) keeps its fields: nothing here knows which tasks apply.

mod board;
mod change_effect;
mod fields;
mod kinds;
mod meetings;
mod people;
mod read;
mod shape;
mod step;
mod told;
mod undo;

pub use board::{Board, Parked, Row, Standing, Wait};
pub use change_effect::{ChangeEffect, Shift};
pub use fields::{HISTORY, Record};
pub use kinds::{Kind, is_known, kind_of};
pub use meetings::{Agenda, MeetingFault, Meetings};
pub use people::{Load, is_same_name};
pub use read::{Meeting, Person, SignOff, TaskWork};
pub use shape::is_field;
pub use step::{Change, Stamp, Step, Turn};
pub use told::{Sort, Stands, Told};
pub use undo::Turned;
