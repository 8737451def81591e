//! The example: a plan as it is saved, made up, whose days are told from today so that it never grows old.
//! Where the text comes from and what is done with the plan is decided elsewhere.

use crate::formats::saved::{self, SavedError};
use crate::plan::Date;
use crate::record::Record;
use serde_json::Value;

/// How days begin: `today-12`, `today+5`.
const TODAY: &str = "today";

/// The plan in `text`, as it is on the day `today`, under the name that `name` makes of its own.
///
/// # Errors
/// When the text is no plan.
pub fn read(text: &str, today: Date, name: impl Fn(&str) -> String) -> Result<Record, SavedError> {
    let mut value: Value =
        serde_json::from_str(text).map_err(|error| SavedError::Damaged(error.to_string()))?;
    date(&mut value, today);
    if let Some(Value::String(called)) = value.pointer_mut("/fields/plan/name") {
        *called = name(called);
    }
    saved::read(&value.to_string())
}

fn date(value: &mut Value, today: Date) {
    match value {
        Value::String(text) => {
            let days = text.strip_prefix(TODAY).and_then(|days| days.parse().ok());
            if let Some(day) = days.and_then(|days| today.add_days(days)) {
                *text = day.to_string();
            }
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| date(part, today)),
        Value::Object(parts) => parts.values_mut().for_each(|part| date(part, today)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"format": "fairway-plan", "version": 2, "id": "larkfield", "pack": "p",
        "fields": {"plan": {"name": "today we sail", "target": "today+30"}, "task": {"a": {"due": "today-1"}}},
        "history": []}"#;

    #[test]
    fn days_are_told_from_today_and_other_words_stay() {
        let read = |day: &str| read(TEXT, day.parse().ok()?, |name| format!("{name}!")).ok();
        for (today, due, target) in
            [("2018-03-01", "2018-02-28", "2018-03-31"), ("2028-01-01", "2027-12-31", "2028-01-31")]
        {
            let record = read(today);
            let field = |path: &str| record.as_ref().map(|record| record.text(path).to_string());
            assert_eq!(field("task/a/due").as_deref(), Some(due));
            assert_eq!(field("plan/target").as_deref(), Some(target));
            assert_eq!(field("plan/name").as_deref(), Some("today we sail!"));
        }
    }

    #[test]
    fn what_is_no_plan_is_refused() {
        for text in ["", "{}", "[\"today+1\"]"] {
            assert!(read(text, Date::first(), |name| name.to_string()).is_err(), "{text}");
        }
    }
}
