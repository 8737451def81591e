//! What was entered about a task, in a line, where it cannot be changed: state, owner, day, beginning of the
//! notes.

use crate::plan::Status;
use crate::record::TaskWork;
use crate::ui::markup::{El, el};
use crate::ui::texts::{Texts, join};

/// How many letters of the notes are shown.
const NOTES: usize = 120;

/// The task with this title and what was entered about it, as an item of a list.
pub fn work_line(texts: Texts, title: String, note: Option<String>, work: &TaskWork) -> El {
    let status =
        (work.status != Status::NotStarted).then(|| texts.t(&join(&["status.", work.status.word()])));
    let some = |text: &str| Some(text.trim().to_string()).filter(|text| !text.is_empty());
    let filled = |key: &str, text: Option<String>| text.map(|text| texts.fill(key, &[("text", &text)]));
    let day = |key: &str, day: &Option<String>| {
        day.as_ref().map(|day| texts.fill(key, &[("day", &texts.date(day))]))
    };
    let facts = [
        status,
        some(&work.owner).map(|name| texts.fill("task.owned", &[("name", &name)])),
        day("work.start", &work.start),
        day("task.due-on", &work.due),
        filled("work.reason", some(&work.reason)),
        filled("work.notes", some(&short(&work.notes))),
        filled("work.link", some(&work.link)),
    ];
    let facts = facts.into_iter().flatten().map(|fact| el("span").with(fact)).collect::<Vec<_>>();
    el("li")
        .class("work-line")
        .attr("data-status", work.status.word())
        .with(el("span").class("work-line__title").with(title))
        .with(note.map(|note| el("span").class("work-line__note").with(note)))
        .with(el("span").class("work-line__facts").with(facts))
}

fn short(text: &str) -> String {
    match text.char_indices().nth(NOTES) {
        Some((end, _)) => join(&[text[..end].trim_end(), "…"]),
        None => text.to_string(),
    }
}
