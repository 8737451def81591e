//! A task on one line of a list: its text, a link to where it is worked on, and small facts about it.

use crate::record::Row;
use crate::ui::markup::{El, el};
use crate::ui::task_words::remarks;
use crate::ui::texts::{Texts, join};

/// The task with what has to be said of it. `facts` come first.
pub fn task_line(texts: Texts, row: &Row, title: String, href: String, facts: Vec<El>) -> El {
    el("li").class("task-line").with(task_name(texts, row, title, href, facts))
}

/// The same without its list.
pub fn task_name(texts: Texts, row: &Row, title: String, href: String, facts: Vec<El>) -> El {
    let tags = remarks(texts, row).into_iter().map(|words| el("span").class("tag").with(words));
    let facts: Vec<El> = facts.into_iter().chain(tags).collect();
    let some = !facts.is_empty();
    el("div")
        .class("task-line__task")
        .with(el("a").attr("href", href).with(title))
        .with(some.then(|| el("div").class("task-line__facts").with(facts)))
}

/// How far it is, who owns it and until when, as facts of a line.
pub fn task_state(texts: Texts, row: &Row) -> Vec<El> {
    let fact = |words: String| el("span").with(words);
    let status = el("strong").with(texts.t(&join(&["status.", row.work.status.word()])));
    let owner = row.work.owner.trim();
    let owner = match owner {
        "" => texts.t("task-line.no-owner"),
        owner => texts.fill("task-line.owner", &[("owner", owner)]),
    };
    [Some(status), Some(fact(owner)), due(texts, row)].into_iter().flatten().collect()
}

/// Until when, and whether that has passed.
pub fn due(texts: Texts, row: &Row) -> Option<El> {
    let day = texts.date(&row.due?.to_string());
    let key = if row.overdue { "task-line.overdue" } else { "task-line.due" };
    let words = texts.fill(key, &[("day", &day)]);
    Some(el("span").class("task-line__due").flag("data-overdue", row.overdue).with(words))
}
