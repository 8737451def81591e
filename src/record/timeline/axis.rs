//! Days as places along a line: how much room a day has, where the chart begins and ends, and which days
//! have a mark at its edge.

use super::Timeline;
use crate::plan::{Date, WorkingDays};

/// How near the days are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Zoom {
    /// Day by day.
    Week,
    /// Week by week.
    #[default]
    Month,
    /// Month by month.
    Quarter,
}

impl Zoom {
    /// All, the nearest first.
    pub const ALL: [Zoom; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// The word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }

    /// The zoom of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zoom| zoom.word() == word)
    }

    /// Hundredths of a unit for a day.
    fn day(self) -> i32 {
        match self {
            Self::Week => 3_000,
            Self::Month => 900,
            Self::Quarter => 330,
        }
    }
}

/// How much room the days have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// As much as the zoom gives them.
    Zoom(Zoom),
    /// So much that all fit into this width, as on paper.
    Within(i32),
}

/// Days from the first to the last one, each at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// Which zoom its marks are of.
    pub zoom: Zoom,
    /// Hundredths of a unit for a day.
    day: i32,
}

/// A stretch of days with a name: a day, a week, a month or a quarter, as far as it is on the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// Its first day, which may lie before the chart.
    pub day: Date,
    /// Where it begins.
    pub x: i32,
    /// How wide it is.
    pub width: i32,
}

/// Days left empty before the first and after the last one.
const BEFORE: i32 = 7;
const AFTER: i32 = 21;
/// How far from today the chart reaches at most, so that a mistyped year does not make it endless.
const PAST: i32 = 2 * 366;
const AHEAD: i32 = 4 * 366;

impl Axis {
    /// The axis for everything on `timeline`.
    pub fn of(timeline: &Timeline, scale: Scale) -> Self {
        let today = timeline.today;
        let near = |days: i32| today.add_days(days).unwrap_or(today);
        let (earliest, latest) = (near(-PAST), near(AHEAD));
        let (mut first, mut last) = (today, today);
        for day in timeline.days() {
            first = first.min(day.max(earliest));
            last = last.max(day.min(latest));
        }
        let first = first.add_days(-BEFORE).unwrap_or(first);
        // On a Monday, so that weeks are whole.
        let first = first.add_days(-(first.weekday() as i32)).unwrap_or(first);
        let last = last.add_days(AFTER).unwrap_or(last);
        let days = first.days_until(last) + 1;
        let (zoom, day) = match scale {
            Scale::Zoom(zoom) => (zoom, zoom.day()),
            Scale::Within(width) => {
                let day = (width * 100 / days).max(1);
                (Zoom::ALL.into_iter().find(|zoom| day >= zoom.day()).unwrap_or(Zoom::Quarter), day)
            }
        };
        Self { first, last, zoom, day }
    }

    /// Where a day begins; days beyond the ends stand at the ends.
    pub fn x(&self, day: Date) -> i32 {
        self.place(self.first.days_until(day.clamp(self.first, self.last)))
    }

    /// Where a day ends.
    pub fn end(&self, day: Date) -> i32 {
        self.place(self.first.days_until(day.clamp(self.first, self.last)) + 1)
    }

    /// How wide all days are.
    pub fn width(&self) -> i32 {
        self.end(self.last)
    }

    /// Whether the chart reaches that far.
    pub fn has(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    fn place(&self, days: i32) -> i32 {
        days * self.day / 100
    }

    /// The days that are not worked, in runs, where days are wide enough to be told apart.
    pub fn off(&self, calendar: &WorkingDays) -> Vec<Tick> {
        let mut runs: Vec<Tick> = Vec::new();
        if self.zoom == Zoom::Quarter {
            return runs;
        }
        let days = self.first.days_until(self.last);
        for day in (0..=days).filter_map(|days| self.first.add_days(days)) {
            if calendar.is_working(day) {
                continue;
            }
            let (x, end) = (self.x(day), self.end(day));
            match runs.last_mut() {
                Some(run) if run.x + run.width == x => run.width = end - run.x,
                _ => runs.push(Tick { day, x, width: end - x }),
            }
        }
        runs
    }

    /// The wide stretches: weeks, months or quarters.
    pub fn wide(&self) -> Vec<Tick> {
        match self.zoom {
            Zoom::Week => self.ticks(self.first, |day| day.add_days(7)),
            Zoom::Month => self.ticks(month_of(self.first, 1), |day| later(day, 1)),
            Zoom::Quarter => self.ticks(month_of(self.first, 3), |day| later(day, 3)),
        }
    }

    /// The narrow ones inside: days, weeks or months.
    pub fn narrow(&self) -> Vec<Tick> {
        match self.zoom {
            Zoom::Week => self.ticks(self.first, |day| day.add_days(1)),
            Zoom::Month => self.ticks(self.first, |day| day.add_days(7)),
            Zoom::Quarter => self.ticks(month_of(self.first, 1), |day| later(day, 1)),
        }
    }

    fn ticks(&self, from: Date, next: impl Fn(Date) -> Option<Date>) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut day = from;
        while day <= self.last {
            let Some(after) = next(day) else { break };
            let x = self.x(day);
            let end = if after > self.last { self.width() } else { self.x(after) };
            ticks.push(Tick { day, x, width: end - x });
            day = after;
        }
        ticks
    }
}

/// The first day of the month of `day`, or of the stretch of so many months that holds it.
fn month_of(day: Date, months: u8) -> Date {
    let month = (day.month() - 1) / months * months + 1;
    Date::new(day.year(), month, 1).unwrap_or(day)
}

/// The first day of a month so many months later.
fn later(day: Date, months: u8) -> Option<Date> {
    let month = day.month() - 1 + months;
    Date::new(day.year() + i32::from(month / 12), month % 12 + 1, 1)
}
