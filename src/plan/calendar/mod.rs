//! Days of the calendar, and which of them are worked. No clock: today's date comes in from outside.

mod date;
mod working_days;
mod zone;

pub use date::{Date, IsoWeek, NotADate, Weekday};
pub use working_days::WorkingDays;
pub use zone::{offset_of, shifted};
