//! The words of the timeline: days, where they come from, and how far a task is; the same in the chart and
//! in the table.

use crate::plan::Date;
use crate::record::{Bar, By, End, Row, Tick, Zoom};
use crate::ui::texts::{Texts, join};

/// A day in words.
pub fn day(texts: Texts, date: Date) -> String {
    texts.date(&date.to_string())
}

/// An end of a bar: the day, and where it comes from unless somebody has set it.
pub fn end(texts: Texts, end: End) -> String {
    let key = match end.by {
        By::Hand => return day(texts, end.day),
        By::Proposal => "timeline.by.proposal",
        By::Effort => "timeline.by.effort",
    };
    texts.fill(key, &[("day", &day(texts, end.day))])
}

/// How far a task is.
pub fn state(texts: Texts, row: &Row, bar: &Bar) -> String {
    let status = texts.t(&join(&["status.", row.work.status.word()]));
    if bar.overdue { texts.fill("timeline.overdue", &[("status", &status)]) } else { status }
}

/// What a meeting is called, also where nobody has said.
pub fn meeting(texts: Texts, title: &str) -> String {
    if title.is_empty() { texts.t("timeline.meeting") } else { title.to_string() }
}

/// The name of a wide stretch of days.
pub fn wide(texts: Texts, zoom: Zoom, tick: &Tick) -> String {
    let (year, month) = (tick.day.year().to_string(), month(texts, tick.day));
    match zoom {
        Zoom::Week => {
            let week = tick.day.iso_week().week.to_string();
            texts.fill("timeline.week-of", &[("week", &week), ("day", &day(texts, tick.day))])
        }
        Zoom::Month => join(&[&month, " ", &year]),
        Zoom::Quarter => {
            let quarter = ((tick.day.month() - 1) / 3 + 1).to_string();
            texts.fill("timeline.quarter", &[("quarter", &quarter), ("year", &year)])
        }
    }
}

/// The name of a narrow stretch of days.
pub fn narrow(texts: Texts, zoom: Zoom, tick: &Tick) -> String {
    match zoom {
        Zoom::Week => tick.day.day().to_string(),
        Zoom::Month => texts.fill("timeline.week", &[("week", &tick.day.iso_week().week.to_string())]),
        Zoom::Quarter => month(texts, tick.day),
    }
}

fn month(texts: Texts, date: Date) -> String {
    texts.interface.speech().month(&date.to_string())
}
