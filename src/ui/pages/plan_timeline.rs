//! Phases and tasks over time: what is proposed, then the same as a chart or as a table. How it is looked at
//! stands in the address.

use super::plan_timeline_chart::chart;
use super::plan_timeline_proposal::proposal;
use super::plan_timeline_table::table;
use crate::browser::{drawing, page};
use crate::formats::plan_page::PlanPage;
use crate::record::{Timeline, Zoom};
use crate::ui::components::button;
use crate::ui::context::AppContext;
use crate::ui::filter::Filter;
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::{Texts, join};
use crate::ui::timeline::words::day;
use crate::ui::timeline::{REGION, View, to_today};
use crate::ui::work::board;
use leptos::prelude::*;

/// The page, under the title that the app has set, with what is filtered there.
pub fn timeline_page(context: AppContext, filter: Vec<(String, String)>) -> AnyView {
    let texts = context.texts;
    let view = View::new(context, Filter::new(PlanPage::Timeline, filter));
    let has_rows = Memo::new(move |_| !board(context).rows.is_empty());
    // The chart stays where it is, and scrolled as it is, while what it shows changes.
    let is_empty = Memo::new(move |_| view.timeline.with(|timeline| timeline.is_empty()));
    live(move || {
        if !has_rows.get() {
            return group(vec![p(texts.t("plan.none")).view(), p(texts.t("plan.none.why")).view()]);
        }
        group(vec![
            proposal(context, view).view(),
            el("h2").attr("id", "timeline-title").with(texts.t("timeline.title")).view(),
            live(move || days(texts, &view.timeline.get()).view()),
            tools(view).view(),
            live(move || {
                if is_empty.get() {
                    p(texts.t("timeline.none")).class("prose").view()
                } else if view.as_table.get() {
                    live(move || table(context, view))
                } else {
                    chart(context, view)
                }
            }),
        ])
    })
}

/// Today and the days of the plan.
fn days(texts: Texts, timeline: &Timeline) -> El {
    let named = [("start", timeline.start), ("target", timeline.target)];
    let named = [("today", Some(timeline.today))].into_iter().chain(named);
    let words = named.filter_map(|(name, date)| {
        let date = day(texts, date?);
        Some(texts.fill(&join(&["timeline.day.", name]), &[("day", &date)]))
    });
    p(words.collect::<Vec<_>>().join(" · ")).class("quiet")
}

/// What steers the view: chart or table, how near, and where.
fn tools(view: View) -> El {
    let texts = view.texts;
    let form = |table: bool, key: &str| {
        button("button", texts.t(key), move || view.show_table(table))
            .live_attr("aria-pressed", move || Some((view.as_table.get() == table).to_string()))
    };
    let ways = live(move || {
        if view.as_table.get() {
            return group(Vec::new());
        }
        let go =
            |key: &str, share: f64| button("button", texts.t(key), move || drawing::scroll_by(REGION, share));
        let today = button("button", texts.t("timeline.to-today"), move || to_today(view));
        let set =
            |key: &str| el("div").class("cluster").attr("role", "group").attr("aria-label", texts.t(key));
        group(vec![
            set("timeline.zoom").with(zooms(view)).view(),
            set("timeline.move")
                .with(go("timeline.earlier", -0.8))
                .with(today)
                .with(go("timeline.later", 0.8))
                .view(),
        ])
    });
    let forms = el("div").class("cluster").attr("role", "group").attr("aria-label", texts.t("timeline.form"));
    el("div")
        .class("timeline__tools cluster")
        .with(forms.with(form(false, "timeline.chart")).with(form(true, "timeline.table")))
        .with(ways)
}

/// How near the days are looked at; what stood in the middle stays there.
fn zooms(view: View) -> Vec<El> {
    let zoom = |zoom: Zoom| {
        let choose = move || {
            let middle = drawing::middle(REGION);
            view.zoom_to(zoom);
            // Two frames: the drawing comes with the next one.
            page::next_frame(move || page::next_frame(move || drawing::scroll_to(REGION, middle, 0.5)));
        };
        button("button", view.texts.t(&join(&["timeline.zoom.", zoom.word()])), choose)
            .attr("id", join(&["zoom-", zoom.word()]))
            .live_attr("aria-pressed", move || Some((view.zoom.get() == zoom).to_string()))
    };
    Zoom::ALL.map(zoom).into_iter().collect()
}
