//! One phase of the plan: its tasks by track, the work in order first, then who owes what.

use super::task_item::{add_task, task_item};
use crate::browser::page;
use crate::content::{Party, PhaseName, Track};
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::record::Row;
use crate::ui::components::{button_link, progress, terms};
use crate::ui::context::app_context;
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{board, board_now, live_tally};
use leptos::prelude::*;

/// The page of a phase.
pub fn phase_page(phase: PhaseName, filter: &[(String, String)]) -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let party = RwSignal::new(None::<Party>);
    let sum = live_tally(context, Some(phase));
    let note = match phase {
        PhaseName::Enable if texts.origin.loaded().is_none() => Some("plan.gate"),
        PhaseName::General => Some("plan.general"),
        _ => None,
    };
    // What is listed; what people enter changes the rows, not the list.
    let listed = Memo::new(move |_| {
        let (shown, board) = (party.get(), board(context));
        let wanted = board.rows.iter().filter(|row| row.phase == phase);
        let wanted = wanted.filter(|row| shown.is_none_or(|party| row.party == party));
        let track = |row: &Row| row.planned.as_ref().map(|task| (task.track, task.order.is_some()));
        wanted.map(|row| (row.id.clone(), track(row))).collect::<Vec<_>>()
    });
    let parts = live(move || {
        let (listed, board) = (listed.get(), board_now(context));
        let of = |track: Option<Track>, step: bool| {
            let ids = listed.iter().filter(|(_, known)| match track {
                None => known.is_none(),
                Some(_) => *known == track.map(|track| (track, step)),
            });
            ids.filter_map(|(id, _)| board.row(id)).map(|row| task_item(context, row)).collect::<Vec<_>>()
        };
        let mut parts: Vec<El> = Vec::new();
        for track in Track::ALL {
            parts.extend(part(texts, phase, track, of(Some(track), true), of(Some(track), false)));
        }
        parts.push(own_part(texts, of(None, false)));
        let shown: Vec<String> = listed.iter().map(|(id, _)| texts.c(id)).collect();
        parts.extend(terms(texts, &shown));
        group(parts.into_iter().map(El::view).collect())
    });
    if let Some((_, id)) = filter.iter().find(|(key, _)| key == "task") {
        // An id with quotes is of nobody, and finds nothing.
        let editor = format!("[id=\"task-{}\"] > .task__main > .task__editor", id.replace(['"', '\\'], ""));
        page::next_frame(move || page::unfold(&editor));
    }
    let back = el("a").class("back-link").attr("href", PlanPage::Phases.href(&[]));
    let back = back.with(texts.t("plan.all-phases"));
    let actions = el("div").class("cluster question__actions").with(next(texts, phase)).with(button_link(
        &Route::Completion,
        texts.t("plan.completion"),
        false,
    ));
    group(vec![
        back.view(),
        progress(texts, sum).view(),
        group(note.map(|note| p(texts.t(note)).class("prose").view()).into_iter().collect()),
        filters(texts, party).view(),
        parts,
        add_task(context, phase).view(),
        actions.view(),
    ])
}

fn next(texts: Texts, phase: PhaseName) -> Option<El> {
    let place = PhaseName::ALL.iter().position(|known| *known == phase)?;
    let next = PhaseName::ALL.get(place + 1)?;
    let name = texts.c(&join(&["phase.", next.word()]));
    let next = Route::Plan(next.word().to_string());
    Some(button_link(&next, texts.fill("plan.next-phase", &[("phase", &name)]), false))
}

fn filters(texts: Texts, party: RwSignal<Option<Party>>) -> El {
    let all = [Party::Customer, Party::Joint, Party::Microsoft];
    let choose = move |event: web_sys::Event| {
        let word = event_target_value(&event);
        party.set(all.into_iter().find(|party| party.word() == word));
    };
    let option = |value: &str, text: String| el("option").attr("value", value).with(text);
    let options = all.map(|party| option(party.word(), texts.c(&join(&["party.", party.word()]))));
    let select = el("select").class("task__status").attr("id", "filter-party").on("change", choose);
    el("div")
        .class("filters")
        .with(el("label").attr("for", "filter-party").with(texts.t("plan.filter")))
        .with(
            select
                .with(option("", texts.t("plan.filter.everyone")))
                .with(options.into_iter().collect::<Vec<_>>()),
        )
}

fn part(texts: Texts, phase: PhaseName, track: Track, steps: Vec<El>, duties: Vec<El>) -> Option<El> {
    if steps.is_empty() && duties.is_empty() {
        return None;
    }
    let titled = phase == PhaseName::Enable || track != Track::All;
    let heading = if titled { "h3" } else { "h2" };
    let list = |title: &str, rows: Vec<El>| {
        (!rows.is_empty()).then(|| {
            vec![
                el(heading).class("phase__part").with(texts.t(title)),
                el("ul").class("task-list").with(rows),
            ]
        })
    };
    Some(
        el("section")
            .class("phase")
            .attr("data-track", track.word())
            .with(titled.then(|| el("h2").with(texts.c(&join(&["track.", track.word()])))))
            .with(list("plan.steps", steps))
            .with(list("plan.responsibilities", duties)),
    )
}

/// The tasks that people have added.
fn own_part(texts: Texts, rows: Vec<El>) -> El {
    let list = (!rows.is_empty()).then(|| {
        vec![el("h2").class("phase__part").with(texts.t("plan.own")), el("ul").class("task-list").with(rows)]
    });
    el("section").class("phase").attr("data-track", "own").with(list)
}
