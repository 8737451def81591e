//! The matrix of responsibilities as a table to take away, in the words of the page.

use crate::content::Party;
use crate::formats::csv;
use crate::plan::Date;
use crate::record::{Person, Row, Share, Shares, role_of};
use crate::ui::task_words::remarks;
use crate::ui::texts::{Texts, join};
use crate::ui::work::title;

/// The rows as a table for spreadsheets, all of them.
pub fn table(texts: Texts, rows: &[&Row], people: &[Person]) -> String {
    let party = |party: Party| texts.c(&join(&["party.", party.word()]));
    let head = vec![
        texts.t("raci.column.phase"),
        texts.t("raci.column.track"),
        texts.t("raci.column.task"),
        texts.t("raci.column.id"),
        party(Party::Microsoft),
        party(Party::Customer),
        party(Party::Joint),
        texts.t("raci.column.owner"),
        texts.t("raci.column.role"),
        texts.t("raci.column.status"),
        texts.t("raci.column.start"),
        texts.t("raci.column.due"),
        texts.t("raci.column.remarks"),
    ];
    let lines = rows.iter().map(|row| line(texts, row, people));
    csv::write(&std::iter::once(head).chain(lines).collect::<Vec<_>>())
}

fn line(texts: Texts, row: &Row, people: &[Person]) -> Vec<String> {
    let shares = Shares::of(row);
    let part = |share: Share| match share {
        Share::Nothing => String::new(),
        share => texts.t(&join(&["raci.", share.word()])),
    };
    let track = row.track().map(|track| texts.c(&join(&["track.", track.word()])));
    let owner = row.work.owner.trim();
    vec![
        texts.c(&join(&["phase.", row.phase.word()])),
        track.unwrap_or_else(|| texts.t("raci.own")),
        title(texts, row),
        row.id.clone(),
        part(shares.microsoft),
        part(shares.customer),
        if shares.is_joint() { texts.t("raci.joint") } else { String::new() },
        owner.to_string(),
        role_of(people, owner).unwrap_or_default().to_string(),
        texts.t(&join(&["status.", row.work.status.word()])),
        day(row.start),
        day(row.due),
        remarks(texts, row).join("; "),
    ]
}

/// A day as spreadsheets read it.
fn day(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}
