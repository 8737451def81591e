//! The agenda of a meeting: made from the open tasks of its phase for as long as nobody writes it by hand.

use crate::browser::{annex, page};
use crate::content::PhaseName;
use crate::record::Row;
use crate::state::{Edit, Edited};
use crate::ui::components::{Field, area_field, button, copy_button};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{board, board_now, change, task_href, title, typed};
use leptos::prelude::*;
use serde_json::Value;

/// Id of the field for an agenda that is written by hand.
const FIELD: &str = "meeting-agenda";

/// The agenda of the meeting of this id.
pub fn agenda(context: AppContext, id: String) -> El {
    let texts = context.texts;
    let path = format!("meeting/{id}/agenda");
    let written = path.clone();
    // Whoever empties the field while writing goes on writing.
    let by_hand = Memo::new(move |before: Option<&bool>| {
        let is_empty = context.state.with(|state| state.record.text(&written).is_empty());
        !is_empty || (before == Some(&true) && page::is_focused(FIELD))
    });
    let phase_path = format!("meeting/{id}/phase");
    let phase =
        Memo::new(move |_| context.state.with(|state| PhaseName::from_word(state.record.text(&phase_path))));
    let body = live(move || match (by_hand.get(), phase.get()) {
        (true, _) => by_hand_part(context, &path),
        (false, Some(phase)) => derived_part(context, &path, phase),
        (false, None) => {
            group(vec![p(texts.t("meeting.agenda.no-phase")).view(), write(context, &path, None).view()])
        }
    });
    el("section").class("meeting__part").with(el("h3").with(texts.t("meeting.agenda"))).with(body)
}

fn by_hand_part(context: AppContext, path: &str) -> AnyView {
    let texts = context.texts;
    let (value, on_change) = typed(context, path.to_string());
    let text = value.clone();
    let field = Field {
        id: FIELD.into(),
        label: texts.t("meeting.agenda.by-hand"),
        hint: String::new(),
        value,
        on_change,
    };
    let path = path.to_string();
    let again = move || {
        change(context, Edit::Fields(vec![(path.clone(), None)]));
        annex::say(&texts.t("meeting.agenda.made"));
        page::next_frame(|| page::focus("#write-agenda"));
    };
    group(vec![
        area_field(20_000, field).view(),
        el("div")
            .class("cluster")
            .with(copy_button(texts, "meeting.agenda.copy", move || text()))
            .with(button("button", texts.t("meeting.agenda.again"), again).attr("id", "make-agenda"))
            .view(),
    ])
}

fn derived_part(context: AppContext, path: &str, phase: PhaseName) -> AnyView {
    let texts = context.texts;
    let name = texts.c(&join(&["phase.", phase.word()]));
    let list = move || {
        let board = board(context);
        let agenda = board.agenda(phase);
        let parts = agenda.parts().flat_map(|(word, rows)| {
            let rows = rows.iter().map(|row| {
                el("li")
                    .with(el("a").attr("href", task_href(row)).with(title(texts, row)))
                    .with(aside(texts, row))
            });
            let list = el("ul").with(rows.collect::<Vec<_>>());
            [el("h4").with(texts.t(&join(&["meeting.agenda.", word]))).view(), list.view()]
        });
        let parts = parts.collect::<Vec<_>>();
        if parts.is_empty() { p(texts.t("meeting.agenda.none")).view() } else { group(parts) }
    };
    group(vec![
        p(texts.fill("meeting.agenda.why", &[("phase", &name)])).class("quiet").view(),
        el("div").class("meeting__agenda").with(live(list)).view(),
        el("div")
            .class("cluster")
            .with(copy_button(texts, "meeting.agenda.copy", move || {
                // Follows the board, so that what is copied is what is shown.
                board(context);
                in_words(context, phase)
            }))
            .with(write(context, path, Some(phase)))
            .view(),
    ])
}

/// The way to write it by hand, beginning with what was made from the tasks.
fn write(context: AppContext, path: &str, phase: Option<PhaseName>) -> El {
    let texts = context.texts;
    let path = path.to_string();
    let write = move || {
        let text = phase.map(|phase| in_words(context, phase)).filter(|text| !text.is_empty());
        let text = text.unwrap_or_else(|| texts.t("meeting.agenda.first"));
        if change(context, Edit::Fields(vec![(path.clone(), Some(Value::from(text)))])) == Edited::Nothing {
            return annex::say(&texts.t("meeting.agenda.too-long"));
        }
        page::next_frame(|| page::focus("#meeting-agenda"));
    };
    button("button", texts.t("meeting.agenda.write"), write).attr("id", "write-agenda")
}

/// Who does it and until when, behind a task.
fn aside(texts: Texts, row: &Row) -> Option<String> {
    let due = row.due.map(|due| texts.fill("meeting.agenda.due", &[("day", &texts.date(&due.to_string()))]));
    let owner = Some(row.work.owner.clone()).filter(|owner| !owner.is_empty());
    let facts: Vec<String> = owner.into_iter().chain(due).collect();
    (!facts.is_empty()).then(|| join(&[" (", &facts.join(", "), ")"]))
}

/// The agenda as plain text.
fn in_words(context: AppContext, phase: PhaseName) -> String {
    let texts = context.texts;
    let board = board_now(context);
    let agenda = board.agenda(phase);
    let parts = agenda.parts().map(|(word, rows)| {
        let head = texts.t(&join(&["meeting.agenda.", word]));
        let rows = rows
            .iter()
            .map(|row| join(&["\n- ", &title(texts, row), &aside(texts, row).unwrap_or_default()]));
        join(&[&head, ":", &rows.collect::<String>()])
    });
    parts.collect::<Vec<_>>().join("\n\n")
}
