//! The timeline as a chart: the drawing, and over it the names of its rows as text and links of the page,
//! which stay in sight while the drawing scrolls beneath them.

use crate::browser::{drawing, log, page};
use crate::content::PhaseName;
use crate::plan::Date;
use crate::record::{Board, Chart, Drawn, Place, Scale, Timeline};
use crate::ui::components::button;
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::join;
use crate::ui::timeline::words::{day, end, meeting, state};
use crate::ui::timeline::{REGION, View, axis, rows, to_today};
use crate::ui::work::{board, task_href, title};
use leptos::prelude::*;

/// Width of the chart on paper, in units.
const PAPER: i32 = 820;

/// The chart with what explains it.
pub fn chart(context: AppContext, view: View) -> AnyView {
    let texts = context.texts;
    let draw = move |id: &'static str, scale: Scale| {
        let timeline = view.timeline.get();
        let chart = Chart::of(&timeline, scale, |phase| view.shown(phase));
        let days = axis(texts, &timeline, &chart.axis);
        let rows = rows(texts, &timeline, &chart, id);
        move || {
            log::note("draw the days", drawing::put(&join(&[id, "-axis"]), &[days]));
            log::note("draw the rows", drawing::put(id, &[rows]));
        }
    };
    Effect::new(move |drawn: Option<()>| {
        let draw = draw("timeline-screen", Scale::Zoom(view.zoom.get()));
        page::next_frame(move || {
            draw();
            if drawn.is_none() {
                to_today(view);
            }
        });
    });
    // Only when it is needed: it is as much again.
    let print = move |_: web_sys::Event| untrack(|| draw("timeline-paper", Scale::Within(PAPER))());
    let listener = window_event_listener_untyped("beforeprint", print);
    on_cleanup(move || listener.remove());
    let names = live(move || {
        let (timeline, board) = (view.timeline.get(), board(context));
        // The names are the same at every zoom.
        let chart = Chart::of(&timeline, Scale::Within(PAPER), |phase| view.shown(phase));
        let rows = chart.rows.iter().map(|place| row(context, view, &timeline, &board, place));
        el("ul").class("timeline__names").attr("role", "list").with(rows.collect::<Vec<_>>()).view()
    });
    let place = |id: &str, class: &'static str| el("div").attr("id", id).class(class);
    let body = el("div")
        .class("timeline__body")
        .with(place("timeline-screen", "timeline__screen"))
        .with(place("timeline-paper", "timeline__paper"))
        .with(names);
    let region = el("div")
        .class("timeline")
        .attr("id", REGION.trim_start_matches('#'))
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", "timeline-title")
        .attr("aria-describedby", "timeline-keys")
        .with(place("timeline-screen-axis", "timeline__axis timeline__screen"))
        .with(place("timeline-paper-axis", "timeline__axis timeline__paper"))
        .with(body);
    let cut = move || {
        let timeline = view.timeline.get();
        let chart = Chart::of(&timeline, Scale::Within(PAPER), |_| usize::MAX);
        let cut =
            chart.rows.iter().filter(|place| place.cut && matches!(place.drawn, Drawn::Task(_))).count();
        let words = (cut > 0).then(|| texts.interface.count("timeline.cut", cut as u32, &[]));
        group(words.map(|words| p(words).class("quiet").view()).into_iter().collect())
    };
    group(vec![
        p(texts.t("timeline.keys")).class("quiet").attr("id", "timeline-keys").view(),
        region.view(),
        live(cut),
        legend(view).view(),
    ])
}

/// The name of a row, with its days, which stay in sight where there is room, and its state for those who do
/// not see its bar.
fn row(context: AppContext, view: View, timeline: &Timeline, board: &Board, place: &Place<'_>) -> El {
    let texts = context.texts;
    let hidden = |words: String| el("span").class("visually-hidden").with(": ").with(words);
    let item = el("li").class("timeline__row");
    let phase_name = |phase: PhaseName| texts.c(&join(&["phase.", phase.word()]));
    let span =
        |first: String, last: String| texts.fill("timeline.span", &[("first", &first), ("last", &last)]);
    // What is hidden says it in full.
    let in_sight = |first: Date, last: Date| {
        let words = if first == last { day(texts, first) } else { span(day(texts, first), day(texts, last)) };
        el("span").class("timeline__name timeline__days quiet").attr("aria-hidden", "true").with(words)
    };
    match place.drawn {
        Drawn::Meeting(number) => {
            let Some(mark) = timeline.meetings.get(number) else { return item };
            let name = el("span").class("timeline__name").with(meeting(texts, &mark.title));
            let item = item.attr("data-row", "meeting").with(name);
            item.with(hidden(day(texts, mark.day))).with(in_sight(mark.day, mark.day))
        }
        Drawn::Phase(phase) => {
            let tally = board.tally(Some(phase));
            let (settled, total) = (tally.settled.to_string(), tally.total.to_string());
            let far = texts.fill("plan.progress", &[("settled", &settled), ("total", &total)]);
            let days = timeline.part(phase).and_then(|part| part.span());
            let hidden = days.map(|(first, last)| hidden(span(day(texts, first), day(texts, last))));
            let in_sight = days.map(|(first, last)| in_sight(first, last));
            let id = join(&["fold-", phase.word()]);
            let back = join(&["#", &id]);
            let turn = move || {
                view.turn(phase);
                let back = back.clone();
                page::next_frame(move || page::focus(&back));
            };
            let is_open = view.open.with(|open| open.contains(&phase));
            let fold = button("timeline__name timeline__fold", phase_name(phase), turn)
                .attr("id", id)
                .attr("aria-expanded", is_open.to_string());
            let far = el("span").class("timeline__name quiet").with(far).with(hidden);
            item.attr("data-row", "phase").with(fold).with(" ").with(far).with(in_sight)
        }
        Drawn::Task(bar) => {
            let Some(known) = board.row(&bar.id) else { return item };
            let name = title(texts, known);
            let days = span(end(texts, bar.first), end(texts, bar.last));
            let words = format!("{days}. {}", state(texts, known, bar));
            let link =
                el("a").class("timeline__name").attr("href", task_href(known)).attr("title", name.as_str());
            let item = item.attr("data-row", bar.id.as_str()).with(link.with(name)).with(hidden(words));
            item.with(in_sight(bar.first.day, bar.last.day))
        }
        Drawn::Hidden(phase, count) => {
            let words = texts.fill("timeline.more", &[("count", &count.to_string())]);
            let label = join(&[&words, ": ", &phase_name(phase)]);
            let all = move || {
                view.whole.update(|whole| whole.push(phase));
                page::next_frame(move || page::focus(&join(&["#fold-", phase.word()])));
            };
            let all = button("timeline__name timeline__fold", words, all).attr("aria-label", label);
            item.attr("data-row", "more").with(all)
        }
        Drawn::Undated(_, count) => {
            let words = texts.interface.count("timeline.undated", count as u32, &[]);
            item.attr("data-row", "undated").with(el("span").class("timeline__name quiet").with(words))
        }
    }
}

/// What the bars mean.
fn legend(view: View) -> El {
    let entry = |look: &str| {
        let mark = el("span").class("timeline__key").attr("data-state", look).attr("aria-hidden", "true");
        el("li").with(mark).with(view.texts.t(&join(&["timeline.key.", look])))
    };
    let looks = ["set", "proposed", "begun", "done", "late"];
    el("ul")
        .class("timeline__legend cluster")
        .attr("role", "list")
        .attr("aria-label", view.texts.t("timeline.keys-of-bars"))
        .with(looks.map(entry).into_iter().collect::<Vec<_>>())
}
