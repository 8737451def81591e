//! One day of the calendar, without time or time zone, and its ISO text. The arithmetic is the crate
//! `time`'s; nothing of it shows. Not which days are worked: see [`WorkingDays`](super::WorkingDays).

use std::fmt;
use std::str::FromStr;

/// A day of the years 1 to 9999, which is what four digits and the browser's date field can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

/// A text that is no day of the calendar written as `2026-11-23`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// First day of the ISO week.
    Monday,
    /// Second.
    Tuesday,
    /// Third.
    Wednesday,
    /// Fourth.
    Thursday,
    /// Fifth.
    Friday,
    /// Sixth.
    Saturday,
    /// Last.
    Sunday,
}

/// A week as ISO 8601 counts them: it begins on Monday and belongs to the year that holds its Thursday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoWeek {
    /// The year to which the week belongs; around New Year not always the year of the day.
    pub year: i32,
    /// 1 to 52, or 53 in long years.
    pub week: u8,
}

impl Weekday {
    /// All days in the order of the ISO week.
    pub const ALL: [Weekday; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];
}

/// The Julian day of the first date, a Monday.
const FIRST: i32 = 1_721_426;
/// How many days after it the last one is.
pub(super) const LAST: u32 = 3_652_058;

impl Date {
    /// The first day there is, 1 January of the year 1.
    pub fn first() -> Self {
        Self(time::Date::from_ordinal_date(1, 1).unwrap_or(time::Date::MIN))
    }

    /// The day of these numbers: month 1 to 12, day from 1. `None` if there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        let date = time::Date::from_calendar_date(year, month, day).ok()?;
        (1..=9999).contains(&year).then_some(Self(date))
    }

    /// Year, 1 to 9999.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// Day of the month, from 1.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// Day of the week.
    pub fn weekday(self) -> Weekday {
        Weekday::ALL[usize::from(self.0.weekday().number_days_from_monday())]
    }

    /// The ISO week that holds it.
    pub fn iso_week(self) -> IsoWeek {
        let (year, week, _) = self.0.to_iso_week_date();
        IsoWeek { year, week }
    }

    /// The day that many days later, or earlier if negative. `None` outside the years 1 to 9999.
    pub fn add_days(self, days: i32) -> Option<Self> {
        let place = i64::from(self.place()) + i64::from(days);
        Self::at(u32::try_from(place).ok()?)
    }

    /// Days from here to `other`; negative if that is earlier.
    pub fn days_until(self, other: Self) -> i32 {
        other.0.to_julian_day() - self.0.to_julian_day()
    }

    /// Days since the first date, which has place 0 and is a Monday.
    pub(super) fn place(self) -> u32 {
        (self.0.to_julian_day() - FIRST).unsigned_abs()
    }

    /// The inverse of [`Date::place`]; `None` behind the last date.
    pub(super) fn at(place: u32) -> Option<Self> {
        let place = i32::try_from(place).ok().filter(|_| place <= LAST)?;
        time::Date::from_julian_day(FIRST + place).ok().map(Self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl FromStr for Date {
    type Err = NotADate;

    /// Exactly ten characters as in `2026-11-23`: no spaces, signs, short forms or other digits.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return Err(NotADate) };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0u16, |sum, digit| {
                digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0')).ok_or(NotADate)
            })
        };
        let two = |digits: &[u8]| number(digits).and_then(|n| u8::try_from(n).map_err(|_| NotADate));
        let year = number(&[y1, y2, y3, y4])?;
        Self::new(i32::from(year), two(&[m1, m2])?, two(&[d1, d2])?).ok_or(NotADate)
    }
}

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day of the calendar; expected one like 2026-11-23")
    }
}

impl std::error::Error for NotADate {}
