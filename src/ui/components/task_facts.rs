//! The line of facts under a task: who, until when, where it stands, what it waits for, and where more is.

use super::task::Desk;
use crate::journey::Truth;
use crate::record::{Row, Standing};
use crate::ui::markup::{El, el, live};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;
use std::sync::Arc;

/// Blockers that are named before the rest is counted.
const NAMED: usize = 3;

/// The line, which follows the task.
pub fn facts(texts: Texts, row: Memo<Row>, desk: Arc<Desk>) -> El {
    // Notes are told of, not shown: typing them changes nothing here.
    let known = Memo::new(move |_| {
        let mut known = row.get();
        known.work.notes.truncate(0);
        known.work.reason.truncate(0);
        (known, !row.read().work.notes.is_empty())
    });
    let line = move || {
        let (row, noted) = known.get();
        el("div").class("task__meta").with(parts(texts, &row, noted, &desk)).view()
    };
    el("div").with(live(line))
}

fn parts(texts: Texts, row: &Row, noted: bool, desk: &Desk) -> Vec<El> {
    let tag = |text: String| el("span").class("tag").with(text);
    let mut parts = vec![party(texts, row)];
    parts.extend(row.is_own().then(|| tag(texts.t("work.own"))));
    if let Some(planned) = &row.planned {
        parts.extend(planned.party_may_be.map(|other| {
            tag(texts.fill("task.party-may", &[("party", &texts.c(&join(&["party.", other.word()])))]))
        }));
        parts.extend(planned.qualifier.map(|qualifier| {
            let own = texts.maybe(&join(&[&planned.id, ".condition"]));
            tag(own.unwrap_or_else(|| texts.c(&join(&["qualifier.", qualifier.word()]))))
        }));
        if row.applies == Truth::Unknown {
            let questions = texts.shorts(&planned.depends_on);
            parts.push(
                tag(texts.fill("task.may-apply", &[("questions", &questions)])).attr("data-kind", "depends"),
            );
        }
    }
    parts.extend((!row.work.owner.is_empty()).then(|| owner(texts, row)));
    parts.extend(dates(texts, row));
    parts.extend(standing(texts, row, desk));
    parts.extend((!row.work.link.is_empty()).then(|| link(&row.work.link)));
    parts.extend(noted.then(|| tag(texts.t("work.noted"))));
    parts
}

/// Who does it, as a shape and a word.
pub fn party(texts: Texts, row: &Row) -> El {
    let party = row.party.word();
    el("span").class("party").attr("data-party", party).with(texts.c(&join(&["party.", party])))
}

/// Who has taken it on.
pub fn owner(texts: Texts, row: &Row) -> El {
    el("span").class("task__owner").with(texts.fill("work.owned", &[("owner", &row.work.owner)]))
}

/// From when and until when; late with a sign and a word.
pub fn dates(texts: Texts, row: &Row) -> Vec<El> {
    let said = |key: &str, date: Option<crate::plan::Date>| {
        date.map(|date| texts.fill(key, &[("date", &texts.date(&date.to_string()))]))
    };
    let start = said("work.starts", row.start.filter(|_| row.standing != Standing::Settled));
    let start = start.map(|text| el("span").with(text));
    let key = if row.overdue { "work.overdue" } else { "work.due" };
    let due = said(key, row.due).map(|text| {
        let due = el("span").class("due").with(text);
        due.flag("data-overdue", row.overdue)
    });
    start.into_iter().chain(due).collect()
}

/// Whether it can start, or what it waits for, with a way there.
fn standing(texts: Texts, row: &Row, desk: &Desk) -> Option<El> {
    let open: Vec<&str> = row.blockers().map(|wait| wait.id.as_str()).collect();
    match row.standing {
        Standing::Settled => return None,
        Standing::Ready => {
            let ready = el("span").class("standing").attr("data-standing", "ready");
            return Some(ready.with(texts.t("state.ready")));
        }
        Standing::InProgress if open.is_empty() => return None,
        Standing::InProgress | Standing::Waiting => {}
    }
    let mut line = el("span").class("standing").attr("data-standing", "waiting").with(texts.t("work.waits"));
    let others = open.iter().take(NAMED).filter_map(|id| (desk.other)(id));
    for (place, (title, href, _)) in others.enumerate() {
        line = line.with(if place > 0 { ", " } else { " " }).with(el("a").attr("href", href).with(title));
    }
    let rest = open.len().saturating_sub(NAMED) as u32;
    let rest = (rest > 0).then(|| texts.interface.count("work.more", rest, &[]));
    Some(line.with(rest.map(|rest| join(&[", ", &rest]))))
}

/// What belongs to it: a way there where it is an address of the web, else as it was entered.
fn link(entered: &str) -> El {
    let short: String =
        entered.split_once("://").map_or(entered, |(_, rest)| rest).chars().take(48).collect();
    if !is_web_address(entered) {
        return el("span").class("tag").with(entered);
    }
    el("a")
        .attr("href", entered)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer external")
        .with(short)
}

fn is_web_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")) && !text.contains(char::is_whitespace)
}
