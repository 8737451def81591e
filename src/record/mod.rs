//! The plan's record: everything that people have entered for one customer, as fields with a history. Path,
//! verdicts and tasks are derived from it and never part of it.
//!
//! A field is a value under a path of words, `task/<row id>/status`; [`kinds`](is_known) says which there
//! are. All changes are made as steps by [`Record::edit`], which writes down what each field was, so that
//! every step can be taken back for as long as the history reaches; taking back is a step as well. What does not apply any more (a task that
//! other answers have removed) keeps its fields: nothing here knows which tasks apply.

mod board;
mod days_off;
mod fields;
mod kinds;
mod proposed;
mod read;
mod shape;
mod step;
mod summary;
mod timeline;
mod undo;

pub use board::{Board, Exit, Parked, Row, Standing, Wait};
pub use days_off::{DaysOff, days_off};
pub use fields::Record;
pub use kinds::{COLOURS, Kind, is_known, kind_of};
pub use proposed::{Draft, Fields, Proposed, Taken, by_hand, without_proposed};
pub use read::{Meeting, Person, SignOff, TaskWork};
pub use shape::is_field;
pub use step::{Change, Stamp, Step, Turn};
pub use summary::Summary;
pub use timeline::{
    Axis, Bar, By, Chart, Drawn, End, Gate, Link, Mark, Part, Place, Scale, Tick, Timeline, Zoom,
};
pub use undo::Turned;
