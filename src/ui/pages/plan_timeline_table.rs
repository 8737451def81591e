//! The timeline as a table: the same rows as in the chart, all phases unfolded.

use crate::browser::page;
use crate::record::{Bar, Board, Part, Row};
use crate::ui::components::button;
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, p};
use crate::ui::texts::{Texts, join};
use crate::ui::timeline::View;
use crate::ui::timeline::words::{day, end, meeting, state};
use crate::ui::work::{board, task_href, title};
use leptos::prelude::*;

/// So many tasks of a phase are listed at first.
const SHOWN: usize = 100;
/// The columns.
const COLUMNS: [&str; 7] = ["phase", "task", "owner", "start", "due", "state", "waits"];

/// The table.
pub fn table(context: AppContext, view: View) -> AnyView {
    let texts = context.texts;
    let (timeline, board) = (view.timeline.get(), board(context));
    let heads =
        COLUMNS.map(|name| el("th").attr("scope", "col").with(texts.t(&join(&["timeline.column.", name]))));
    let meetings = timeline.meetings.iter().map(|mark| {
        let name = el("th").attr("scope", "row").with(meeting(texts, &mark.title));
        let on = day(texts, mark.day);
        let cells = [String::new(), on.clone(), on, String::new(), String::new()];
        el("tr")
            .with(el("td").with(texts.t("timeline.meeting")))
            .with(name)
            .with(cells.map(|text| el("td").with(text)).into_iter().collect::<Vec<_>>())
    });
    let meetings = meetings.collect::<Vec<_>>();
    let meetings = (!meetings.is_empty()).then(|| el("tbody").with(meetings));
    let parts = timeline.parts.iter().map(|part| rows(context, view, &board, part)).collect::<Vec<_>>();
    let table = el("table")
        .class("table")
        .attr("id", "timeline-table")
        .with(el("caption").with(texts.t("timeline.caption")))
        .with(el("thead").with(el("tr").with(heads.into_iter().collect::<Vec<_>>())))
        .with(meetings)
        .with(parts);
    let frame = el("div")
        .class("table-wrap")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", texts.t("timeline.caption"));
    group(vec![p(texts.t("timeline.table.why")).class("quiet").view(), frame.with(table).view()])
}

fn rows(context: AppContext, view: View, board: &Board, part: &Part) -> El {
    let texts = context.texts;
    let (name, phase) = (texts.c(&join(&["phase.", part.phase.word()])), part.phase);
    let is_whole = view.whole.with(|whole| whole.contains(&phase));
    let most = if is_whole { usize::MAX } else { SHOWN };
    let rows = part.bars.iter().take(most).filter_map(|bar| row(context, board, bar, &name));
    let wide = || el("td").attr("colspan", (COLUMNS.len() - 1).to_string());
    let hidden = part.bars.len().saturating_sub(most);
    let more = (hidden > 0).then(|| {
        let words = texts.fill("timeline.more", &[("count", &hidden.to_string())]);
        let all = move || {
            view.whole.update(|whole| whole.push(phase));
            page::next_frame(|| page::focus("#timeline-table a"));
        };
        let label = join(&[&words, ": ", &name]);
        let button = button("button button--quiet", words, all).attr("aria-label", label);
        el("tr").with(el("td").with(name.as_str())).with(wide().with(button))
    });
    let undated = (part.undated > 0).then(|| {
        let words = texts.interface.count("timeline.undated", part.undated as u32, &[]);
        el("tr").with(el("td").with(name.as_str())).with(wide().class("quiet").with(words))
    });
    el("tbody").attr("data-phase", phase.word()).with(rows.collect::<Vec<_>>()).with(more).with(undated)
}

fn row(context: AppContext, board: &Board, bar: &Bar, phase: &str) -> Option<El> {
    let texts = context.texts;
    let known = board.row(&bar.id)?;
    let link = el("a").attr("href", task_href(known)).with(title(texts, known));
    let cells = [
        known.work.owner.clone(),
        end(texts, bar.first),
        end(texts, bar.last),
        state(texts, known, bar),
        waits(texts, board, known),
    ];
    let row = el("tr")
        .attr("data-task", bar.id.as_str())
        .with(el("td").with(phase))
        .with(el("th").attr("scope", "row").with(link))
        .with(cells.map(|text| el("td").with(text)).into_iter().collect::<Vec<_>>());
    Some(row)
}

/// What a task waits for: the end of a phase in its name, because many tasks end one, then tasks.
fn waits(texts: Texts, board: &Board, row: &Row) -> String {
    let mut words: Vec<String> = Vec::new();
    for wait in row.blockers() {
        let Some(blocker) = board.row(&wait.id) else { continue };
        let word = match (&wait.exit_of, blocker.phase == row.phase) {
            (None, _) => title(texts, blocker),
            (Some(_), own) => {
                let key = if own { "timeline.groundwork-of" } else { "timeline.end-of" };
                let phase = texts.c(&join(&["phase.", blocker.phase.word()]));
                texts.fill(key, &[("phase", &phase)])
            }
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join("; ")
}
