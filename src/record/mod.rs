//! The plan's record: everything that people have entered for one customer, as fields with a history. Path,
//! verdicts and tasks are derived from it and never part of it.
//!
//! A field is a value under a path of words, `task/<row id>/status`; [`kinds`](is_known) says which there
//! are. All changes are made as steps by [`Record::edit`], which writes down what each field was, so that
//! every step can be taken back for as long as the history reaches; taking back is a step as well. What does not apply any more (a task that
//! other answers have removed) keeps its fields: nothing here knows which tasks apply.

mod board;
mod change_effect;
mod days_off;
mod deleted;
mod environment;
mod exit;
mod fields;
mod filter;
mod kinds;
mod meetings;
mod merge;
mod people;
mod proposed;
mod read;
mod report;
mod scope;
mod shape;
mod shares;
mod shelf;
mod step;
mod summary;
mod timeline;
mod today;
mod told;
mod undo;

pub use board::{Board, Parked, Row, Standing, Wait};
pub use change_effect::{ChangeEffect, Shift};
pub use days_off::{DaysOff, days_off};
pub use deleted::Deleted;
pub use environment::{Checked, environment};
pub use exit::Exit;
pub use fields::{HISTORY, Record};
pub use filter::{Filter, Owner, State, words};
pub use kinds::{COLOURS, Kind, is_known, kind_of};
pub use meetings::{Agenda, MeetingFault, Meetings};
pub use merge::{Conflict, Merged, Side};
pub use people::{Load, is_same_name};
pub use proposed::{Draft, Fields, Proposed, Taken, by_hand, without_proposed};
pub use read::{Meeting, Person, SignOff, TaskWork};
pub use report::{Done, Report, Risk, WHOLE, achieved};
pub use scope::{Excluded, PhaseWork, Scope};
pub use shape::is_field;
pub use shares::{Count, Counts, Group, Narrowing, Share, Shares, groups, role_of};
pub use shelf::{Order, Shelved, free_colour, free_name};
pub use step::{Change, Dot, Stamp, Step, Turn, Typed};
pub use summary::{Progress, Summary};
pub use timeline::{
    Axis, Bar, By, Chart, Drawn, End, Gate, Link, Mark, Part, Place, Scale, Tick, Timeline, Zoom,
};
pub use today::{Blocker, Holder, Today};
pub use told::{Sort, Stands, Told};
pub use undo::Turned;
