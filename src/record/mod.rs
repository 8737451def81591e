//! The plan's record: everything that people have entered for one customer, as fields with a history. Path,
//! verdicts and tasks are derived from it and never part of it.
//!
//! A field is a value under a path of words, `task/<row id>/status`; [`kinds`](is_known) says which there
//! are. All changes are made as steps by [`Record::edit`], which writes down what each field was, so that
//! every step can be taken back for as long as the history reaches; taking back is a step as well. What does not apply any more (a task that
//! other answers have removed) keeps its fields: nothing here knows which tasks apply.

mod board;
mod deleted;
mod fields;
mod kinds;
mod read;
mod report;
mod shape;
mod shelf;
mod step;
mod summary;
mod undo;

pub use board::{Board, Exit, Parked, Row, Standing, Wait};
pub use deleted::Deleted;
pub use fields::Record;
pub use kinds::{COLOURS, Kind, is_known, kind_of};
pub use read::{Meeting, Person, SignOff, TaskWork};
pub use report::{Done, Report, Risk, WHOLE, achieved};
pub use shape::is_field;
pub use shelf::{Order, Shelved, free_colour, free_name, is_same_name};
pub use step::{Change, Stamp, Step, Turn};
pub use summary::{Progress, Summary};
pub use undo::Turned;
