//! Days of the calendar and working days: examples from the standard and from life, and every count held
//! against walking from day to day.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::plan::{Date, IsoWeek, Weekday, WorkingDays};
use support::generate::Dice;
use support::items::{calendar, day};

#[test]
fn a_text_is_a_day_or_is_refused() {
    for good in ["2026-11-23", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
        assert_eq!(good.parse::<Date>().unwrap().to_string(), good);
    }
    let bad = [
        "",
        "2026-11-2",
        "2026-11-023",
        "26-11-23",
        "2026-1-23",
        " 2026-11-23",
        "2026-11-23 ",
        "2026/11/23",
        "2026-13-01",
        "2026-00-01",
        "2026-11-00",
        "2026-11-31",
        "2026-02-29",
        "1900-02-29",
        "2100-02-29",
        "0000-01-01",
        "+026-11-23",
        "-026-11-23",
        "2026-11-23T00:00",
        "20261123",
        "2026-W48-1",
        "2026-+1-23",
        "２０26-11-23",
        "2026-11-2٣",
    ];
    for text in bad {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
    let told = "x".parse::<Date>().unwrap_err().to_string();
    assert_eq!(told, "not a day of the calendar; expected one like 2026-11-23");
}

#[test]
fn weeks_are_those_of_the_standard() {
    for (text, year, week, weekday) in [
        ("2026-11-23", 2026, 48, Weekday::Monday),
        // Long years have a week 53, which reaches into the next year.
        ("2026-12-31", 2026, 53, Weekday::Thursday),
        ("2027-01-01", 2026, 53, Weekday::Friday),
        ("2027-01-03", 2026, 53, Weekday::Sunday),
        ("2027-01-04", 2027, 1, Weekday::Monday),
        ("2021-01-03", 2020, 53, Weekday::Sunday),
        ("2016-01-03", 2015, 53, Weekday::Sunday),
        // The last days of other years may be in week 1 of the next, the first ones in week 52 of the last.
        ("2024-12-30", 2025, 1, Weekday::Monday),
        ("2024-12-29", 2024, 52, Weekday::Sunday),
        ("2023-01-01", 2022, 52, Weekday::Sunday),
        ("2024-02-29", 2024, 9, Weekday::Thursday),
        ("2000-02-29", 2000, 9, Weekday::Tuesday),
        ("0001-01-01", 1, 1, Weekday::Monday),
        ("9999-12-31", 9999, 52, Weekday::Friday),
    ] {
        let date = day(text);
        assert_eq!((date.iso_week(), date.weekday()), (IsoWeek { year, week }, weekday), "{text}");
    }
}

#[test]
fn days_are_added_over_leap_days_and_years() {
    for (from, days, to) in [
        ("2024-02-28", 1, "2024-02-29"),
        ("2023-02-28", 1, "2023-03-01"),
        ("2100-02-28", 1, "2100-03-01"),
        ("2000-03-01", -1, "2000-02-29"),
        ("2026-12-31", 1, "2027-01-01"),
        ("2024-01-01", 366, "2025-01-01"),
        ("2025-01-01", 365, "2026-01-01"),
        ("2026-11-23", 0, "2026-11-23"),
        ("0001-01-01", 3_652_058, "9999-12-31"),
    ] {
        assert_eq!(day(from).add_days(days), Some(day(to)), "{from} {days}");
        assert_eq!(day(to).add_days(-days), Some(day(from)), "{to} back {days}");
        assert_eq!((day(from).days_until(day(to)), day(to).days_until(day(from))), (days, -days));
    }
    assert_eq!(day("9999-12-31").add_days(1), None);
    assert_eq!(day("0001-01-01").add_days(-1), None);
    assert_eq!(day("2026-11-23").add_days(i32::MAX), None);
    assert_eq!(day("2026-11-23").add_days(i32::MIN), None);
    let date = day("2026-11-23");
    assert_eq!((date.year(), date.month(), date.day()), (2026, 11, 23));
    assert_eq!(Date::new(2026, 11, 23), Some(date));
    assert_eq!((Date::new(0, 1, 1), Date::new(10_000, 1, 1), Date::new(2026, 2, 29)), (None, None, None));
}

#[test]
fn christmas_is_not_worked() {
    // In 2026 the second day of Christmas is a Saturday: a holiday that takes no working day.
    let days = WorkingDays::default().with_holidays(["2026-12-25", "2026-12-26", "2027-01-01"].map(day));
    for (from, add, to) in [
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-12-28", -1, "2026-12-24"),
        ("2026-12-25", 1, "2026-12-28"),
        ("2026-12-25", -1, "2026-12-24"),
        ("2026-12-26", 0, "2026-12-26"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2026-12-21", 10, "2027-01-06"),
        ("2027-01-06", -10, "2026-12-21"),
        ("2026-12-19", 5, "2026-12-28"),
    ] {
        assert_eq!(days.add(day(from), add), Some(day(to)), "{from} {add}");
        assert_eq!(days.between(day(from), day(to)), add, "{from} {to}");
    }
    assert_eq!((days.next(day("2026-12-24")), days.previous(day("2026-12-28"))), {
        (Some(day("2026-12-28")), Some(day("2026-12-24")))
    });
    assert!(days.is_working(day("2026-12-24")) && !days.is_working(day("2026-12-25")));
}

#[test]
fn weeks_may_be_worked_otherwise() {
    let sunday_to_thursday = [Weekday::Sunday].into_iter().chain(Weekday::ALL[..4].iter().copied());
    let days = WorkingDays::new(sunday_to_thursday, []).unwrap();
    assert_eq!(days.next(day("2026-11-26")), Some(day("2026-11-29")));
    let mondays = WorkingDays::new([Weekday::Monday], [day("2026-11-30")]).unwrap();
    assert_eq!(mondays.next(day("2026-11-23")), Some(day("2026-12-07")));
    assert_eq!(WorkingDays::new([], []), None);
}

#[test]
fn the_calendar_ends_without_harm() {
    let days = WorkingDays::default();
    let (first, last) = (day("0001-01-01"), day("9999-12-31"));
    assert_eq!((days.next(last), days.previous(first)), (None, None));
    assert_eq!((days.add(last, i64::MAX), days.add(first, i64::MIN)), (None, None));
    assert_eq!((days.previous(last), days.next(first)), (Some(day("9999-12-30")), Some(day("0001-01-02"))));
    assert_eq!(days.add(first, days.between(first, last)), Some(last));
}

/// The working day that is so many steps away, found by walking.
fn walked(days: &WorkingDays, from: Date, steps: i64) -> Date {
    let mut date = from;
    let mut left = steps.abs();
    while left > 0 {
        date = date.add_days(if steps > 0 { 1 } else { -1 }).unwrap();
        left -= i64::from(days.is_working(date));
    }
    date
}

#[test]
fn counting_is_walking() {
    let mut dice = Dice::new(1);
    let mut tried = 0;
    for _ in 0..400 {
        let days = calendar(&mut dice);
        for _ in 0..20 {
            let from = day("2026-12-01").add_days(i32::try_from(dice.below(60)).unwrap()).unwrap();
            let steps = i64::try_from(dice.below(41)).unwrap() - 20;
            let to = walked(&days, from, steps);
            assert_eq!(days.add(from, steps), Some(to), "{from} {steps} {days:?}");
            assert_eq!(days.between(from, to), steps, "{from} {to} {days:?}");
            assert_eq!(days.next(from), Some(walked(&days, from, 1)));
            assert_eq!(days.previous(from), Some(walked(&days, from, -1)));
            tried += 1;
        }
    }
    assert_eq!(tried, 8000);
}
