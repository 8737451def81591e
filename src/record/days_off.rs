//! A list of days off as people paste it, from a mail or a table: days written as `2026-12-25`, each with
//! what stands behind it up to the next day as its name.

use crate::plan::Date;

/// What was found in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DaysOff {
    /// Days with their names, which may be empty; in the order of the text.
    pub days: Vec<(Date, String)>,
    /// Lines in which there is no day of the calendar, or something that only looks like one.
    pub unread: Vec<String>,
}

/// How many characters of a name are kept.
const NAME: usize = 300;

/// Reads the days off in `text`.
pub fn days_off(text: &str) -> DaysOff {
    let mut found = DaysOff::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let places: Vec<usize> = (0..line.len()).filter(|place| is_like_a_day(line, *place)).collect();
        let days: Option<Vec<Date>> =
            places.iter().map(|place| line.get(*place..place + 10)?.parse().ok()).collect();
        let Some(days) = days.filter(|days| !days.is_empty()) else {
            found.unread.push(line.to_string());
            continue;
        };
        let ends = places.iter().skip(1).copied().chain([line.len()]);
        for ((day, place), end) in days.into_iter().zip(&places).zip(ends) {
            let name = line.get(place + 10..end).unwrap_or_default();
            let name =
                name.trim_matches(|letter: char| letter.is_whitespace() || ",;:-–|\"".contains(letter));
            found.days.push((day, name.chars().take(NAME).collect()));
        }
    }
    found
}

/// Whether digits and dashes stand at `place` as in a day, with no further digit on either side.
fn is_like_a_day(line: &str, place: usize) -> bool {
    let bytes = line.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let fits = |(at, form): (usize, u8)| match form {
        b'0' => is_digit(place + at),
        dash => bytes.get(place + at) == Some(&dash),
    };
    let alone = !is_digit(place + 10) && (place == 0 || !is_digit(place - 1));
    alone && b"0000-00-00".iter().copied().enumerate().all(fits)
}
