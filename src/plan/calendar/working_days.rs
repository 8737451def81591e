//! Which days are worked, and counting in them. Not who works when: there is one calendar for a plan.
//!
//! Working days are numbered: the first that the calendar knows is 1. With the number of a day found by
//! counting whole weeks, and a day found from its number by bisection, no count walks from day to day.

use super::date::{Date, LAST, Weekday};

/// Working days of the week less holidays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDays {
    /// Whether each day of the week is worked, from Monday.
    week: [bool; 7],
    /// Places of the holidays on days that would be worked, sorted, each once.
    holidays: Vec<u32>,
}

impl Default for WorkingDays {
    /// Monday to Friday, no holidays.
    fn default() -> Self {
        Self { week: [true, true, true, true, true, false, false], holidays: Vec::new() }
    }
}

impl WorkingDays {
    /// The days of `week` less `holidays`, in any order; holidays on days off change nothing. `None` if no
    /// day of the week is worked.
    pub fn new(
        week: impl IntoIterator<Item = Weekday>,
        holidays: impl IntoIterator<Item = Date>,
    ) -> Option<Self> {
        let mut worked = [false; 7];
        week.into_iter().for_each(|day| worked[day as usize] = true);
        worked.contains(&true).then(|| Self { week: worked, holidays: Vec::new() }.with_holidays(holidays))
    }

    /// The same week with these holidays instead.
    pub fn with_holidays(mut self, holidays: impl IntoIterator<Item = Date>) -> Self {
        let off = holidays.into_iter().filter(|day| self.week[day.weekday() as usize]).map(Date::place);
        self.holidays = off.collect();
        self.holidays.sort_unstable();
        self.holidays.dedup();
        self
    }

    /// Whether `date` is worked.
    pub fn is_working(&self, date: Date) -> bool {
        self.week[date.weekday() as usize] && self.holidays.binary_search(&date.place()).is_err()
    }

    /// The first working day after `date`; `None` if the calendar ends before.
    pub fn next(&self, date: Date) -> Option<Date> {
        self.day(self.until(date) + 1)
    }

    /// The last working day before `date`; `None` if the calendar begins after.
    pub fn previous(&self, date: Date) -> Option<Date> {
        self.day(self.since(date) - 1)
    }

    /// The `days`-th working day after `date`, or before it if negative; `date` itself for 0. `None`
    /// outside the calendar.
    pub fn add(&self, date: Date, days: i64) -> Option<Date> {
        match days {
            0 => Some(date),
            1.. => self.day(self.until(date).checked_add(days)?),
            _ => self.day(self.since(date).checked_add(days)?),
        }
    }

    /// Working days after `from` up to and with `to`; if `to` is earlier, those from `to` on before
    /// `from`, negative. So adding what is between leads from a day to any working day.
    pub fn between(&self, from: Date, to: Date) -> i64 {
        if from <= to { self.until(to) - self.until(from) } else { self.since(to) - self.since(from) }
    }

    /// Number of the last working day up to and with `date`; 0 if there is none.
    pub(in crate::plan) fn until(&self, date: Date) -> i64 {
        self.count(date.place())
    }

    /// Number of the first working day from `date` on; may be one more than there are.
    pub(in crate::plan) fn since(&self, date: Date) -> i64 {
        self.until(date) + i64::from(!self.is_working(date))
    }

    /// The working day of this number; `None` if the calendar has none.
    pub(in crate::plan) fn day(&self, number: i64) -> Option<Date> {
        if !(1..=self.total()).contains(&number) {
            return None;
        }
        let (mut low, mut high) = (0, LAST);
        while low < high {
            let middle = (low + high) / 2;
            if self.count(middle) < number { low = middle + 1 } else { high = middle }
        }
        Date::at(low)
    }

    /// How many working days the calendar has.
    pub(in crate::plan) fn total(&self) -> i64 {
        self.count(LAST)
    }

    /// How many working days there are up to and with the day of this place.
    fn count(&self, place: u32) -> i64 {
        let (weeks, rest) = ((place + 1) / 7, (place + 1) % 7);
        let worked = |days: usize| self.week.iter().take(days).filter(|worked| **worked).count();
        let off = self.holidays.partition_point(|holiday| *holiday <= place);
        let days = weeks as usize * worked(7) + worked(rest as usize);
        i64::try_from(days - off).unwrap_or(i64::MAX)
    }
}
