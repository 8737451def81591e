//! A time of day elsewhere: what the browser says of a time zone, and the same moment on another clock. Which
//! zone is how far off on which day, the browser knows.

use super::date::Date;

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// Minutes by which a zone is ahead of UTC, from the browser's text that ends in `GMT+05:30`, or in `GMT`
/// for none. `None` where the text is another.
pub fn offset_of(text: &str) -> Option<i32> {
    let (_, rest) = text.rsplit_once("GMT")?;
    if rest.is_empty() {
        return Some(0);
    }
    // Some browsers write a minus sign and not a hyphen.
    let (sign, digits) = match rest.split_at_checked(rest.chars().next()?.len_utf8())? {
        ("+", digits) => (1, digits),
        ("-" | "\u{2212}", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "00"));
    Some(sign * (hours.parse::<u8>().ok()? as i32 * 60 + minutes.parse::<u8>().ok()? as i32))
}

/// Day and time, `14:30`, on a clock that is so many minutes ahead of another one that shows `day` and
/// `time`. `None` where the time is none, or the day is behind the last one.
pub fn shifted(day: Date, time: &str, ahead: i32) -> Option<(Date, String)> {
    let (hours, minutes) = time.split_once(':')?;
    let there = hours.parse::<u8>().ok()? as i32 * 60 + minutes.parse::<u8>().ok()? as i32;
    let here = there + ahead;
    let minutes = here.rem_euclid(DAY);
    Some((day.add_days(here.div_euclid(DAY))?, format!("{:02}:{:02}", minutes / 60, minutes % 60)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_is_read_as_browsers_write_it() {
        let check = |text: &str, expected: Option<i32>| assert_eq!(offset_of(text), expected, "{text}");
        check("23/11/2026, GMT+01:00", Some(60));
        check("23/11/2026, GMT+05:30", Some(330));
        check("23/11/2026, GMT-03:30", Some(-210));
        check("23/11/2026, GMT\u{2212}03:30", Some(-210));
        check("23/11/2026, GMT+1", Some(60));
        check("23/11/2026, GMT", Some(0));
        check("23/11/2026, CET", None);
        check("GMT*1", None);
        check("", None);
    }

    #[test]
    fn the_same_moment_may_be_on_another_day() {
        let check = |day: &str, time: &str, ahead: i32, expected: &str| {
            let found = day.parse().ok().and_then(|day| shifted(day, time, ahead));
            let found = found.map_or("none".to_string(), |(day, time)| format!("{day} {time}"));
            assert_eq!(found, expected, "{day} {time} {ahead}");
        };
        check("2026-11-23", "14:30", 0, "2026-11-23 14:30");
        check("2026-11-23", "14:30", 330, "2026-11-23 20:00");
        check("2026-12-31", "23:15", 60, "2027-01-01 00:15");
        check("2026-03-01", "00:10", -60, "2026-02-28 23:10");
        check("2026-03-01", "09:00", -26 * 60, "2026-02-28 07:00");
        check("9999-12-31", "23:15", 60, "none");
        check("2026-11-23", "late", 60, "none");
    }
}
