//! Values that have a form of their own: dates, addresses, numbers, and where a task belongs.

use super::faults::{Faults, join, quoted};
use super::items::items;
use crate::content::{Condition, MAX_AMOUNT, Pack};

/// Faults of all such values.
pub fn values(pack: &Pack, faults: &mut Faults) {
    for page in pack.sources.iter().filter(|page| !is_date_of_page(&page.date)) {
        let message =
            format!("found {}; expected a date such as 2018-03-21, or `{UNDATED}`", quoted(&page.date));
        faults.tell(format!("sources.{}.date", page.id), message);
    }
    for link in pack.links.iter().filter(|link| !is_address(&link.address)) {
        let message = format!(
            "found {}; expected an address that begins with http:// or https://",
            quoted(&link.address)
        );
        faults.tell(format!("links.{}.address", link.id), message);
    }
    questions(pack, faults);
    for step in pack.steps.iter().filter(|step| step.order.is_none()) {
        faults.tell(
            format!("steps.{}.order", step.id),
            "found no order; expected the step's place in its diagram",
        );
    }
    for task in pack.tasks.iter().filter(|task| task.order.is_some()) {
        faults.tell(format!("tasks.{}.order", task.id), "found an order; expected it in `steps` only");
    }
    for item in items(pack) {
        for (key, condition) in &item.conditions {
            condition.walk(&mut |part| match part {
                Condition::AtLeast(_, _, least) if *least > MAX_AMOUNT => {
                    let message = format!(
                        "found at least {least}; expected at most {MAX_AMOUNT}, the most one can enter"
                    );
                    faults.tell(join(&item.path, key), message);
                }
                _ => {}
            });
        }
    }
}

/// Options that no change leads to, and commands to copy.
fn questions(pack: &Pack, faults: &mut Faults) {
    for question in &pack.questions {
        let path = format!("questions.{}", question.id);
        for option in question.unreachable.iter().filter(|option| !question.options.contains(option)) {
            faults.tell(
                format!("{path}.unreachable"),
                format!("found {}; expected one of the question's own options", quoted(option)),
            );
        }
        for command in &question.commands {
            let path = format!("{path}.commands.{}", command.id);
            if command.run.is_empty() || command.run.contains(char::is_control) {
                faults
                    .tell(path.clone(), format!("found {}; expected one line to run", quoted(&command.run)));
            }
            if command.origin.is_none() && command.sources.is_empty() {
                faults.tell(path.clone(), "found neither sources nor an origin; expected one of them");
            }
            if let Some(address) = command.address.as_ref().filter(|address| !is_address(address)) {
                let message =
                    format!("found {}; expected an address that begins with https://", quoted(address));
                faults.tell(path, message);
            }
        }
    }
}

/// The date of a page that bears none.
const UNDATED: &str = "undated";

/// A day, a month or a year, as far as the page says it.
fn is_date_of_page(text: &str) -> bool {
    text == UNDATED || is_day_month_or_year(text)
}

/// A day, a month or a year as a whole.
pub fn is_day_month_or_year(text: &str) -> bool {
    is_day_or_month(text) || is_date(&format!("{text}-01-01"))
}

/// A day, or a month as a whole.
pub fn is_day_or_month(text: &str) -> bool {
    is_date(text) || is_date(&format!("{text}-01"))
}

/// A day of the calendar as ISO 8601 writes it.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, digits: usize| {
        let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.bytes().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Nothing but the web: other schemes (`javascript:`) would run or open something on the reader's machine.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_ascii_alphanumeric())
            && !rest.contains(|c: char| {
                c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\')
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_of_the_calendar() {
        for text in ["2018-03-21", "2016-02-29", "2000-02-29", "2018-12-31"] {
            assert!(is_date(text), "{text}");
        }
        for text in [
            "",
            "2018-3-21",
            "2018-02-29",
            "1900-02-29",
            "2018-13-01",
            "2018-04-31",
            "21 March 2018",
            "2018-03-00",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn dates_may_be_as_exact_as_they_are_known() {
        let check = |text: &str, expected: (bool, bool)| {
            assert_eq!((is_day_or_month(text), is_date_of_page(text)), expected, "{text}");
        };
        check("2026-09-30", (true, true));
        check("2026-03", (true, true));
        check("2026", (false, true));
        check("undated", (false, true));
        for text in ["", "2026-13", "2026-9", "26", "2026-02-30", "soon", "2026-03-01-01"] {
            check(text, (false, false));
        }
    }

    #[test]
    fn addresses_lead_to_the_web_only() {
        for text in ["http://fasttrack.microsoft.com/", "https://example.org/a?b=c#d"] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//x.org",
            "https://",
            "https:// x",
            "https://x\n.org",
            "HTTP",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}
