//! Meetings: when, with whom, about what, and what came of it. The list, and the form for a new one; one
//! meeting has a page of its own behind `?meeting=`.

use super::plan_meetings_one::{Moment, meeting_page, moment, title_suggestions};
use crate::browser::{address, annex, clock, log, page, zone};
use crate::content::PhaseName;
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::record::Meeting;
use crate::state::{Edit, Edited};
use crate::ui::components::{Field, choice_field, text_field, value_field};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, live, live_text, p};
use crate::ui::texts::join;
use crate::ui::work::{board, change};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The page, under the title that the app has set, with what is filtered there.
pub fn meetings_page(context: AppContext, filter: Vec<(String, String)>) -> AnyView {
    let texts = context.texts;
    let id = filter.into_iter().find(|(key, _)| key == "meeting").map(|(_, id)| id);
    if let Some(id) = id.filter(|id| !id.is_empty()) {
        return meeting_page(context, id);
    }
    group(vec![
        p(texts.t("meeting.intro")).class("prose").view(),
        live(move || lists(context)),
        el("h2").with(texts.t("meeting.add")).view(),
        add(context).view(),
    ])
}

fn lists(context: AppContext) -> AnyView {
    let texts = context.texts;
    let today = board(context).today;
    let found = context.state.with(|state| state.record.meetings_by_date(today));
    if found.upcoming.is_empty() && found.past.is_empty() {
        return p(texts.t("meeting.none")).view();
    }
    let list = |key: &str, meetings: Vec<Meeting>| {
        let rows = meetings.into_iter().map(|meeting| row(context, &meeting)).collect::<Vec<_>>();
        let list = el("ul").class("meetings").with(rows);
        [el("h2").with(texts.t(key)).view(), list.view()]
    };
    let lists = [("meeting.upcoming", found.upcoming), ("meeting.past", found.past)];
    let lists = lists.into_iter().filter(|(_, meetings)| !meetings.is_empty());
    group(lists.flat_map(|(key, meetings)| list(key, meetings)).collect())
}

fn row(context: AppContext, meeting: &Meeting) -> El {
    let texts = context.texts;
    let title = if meeting.title.is_empty() { texts.t("meeting.untitled") } else { meeting.title.clone() };
    let link = el("a").attr("href", PlanPage::Meetings.href(&[("meeting", &meeting.id)])).with(title);
    let Moment { when, here, .. } = moment(texts, meeting);
    let with = (!meeting.attendees.is_empty())
        .then(|| texts.fill("meeting.with", &[("names", &texts.list(&meeting.attendees))]));
    let phase = meeting.phase.map(|phase| texts.c(&join(&["phase.", phase.word()])));
    let facts = [phase, with, Some(meeting.place.clone()).filter(|place| !place.is_empty())];
    let facts = facts.into_iter().flatten().map(|fact| el("span").with(fact)).collect::<Vec<_>>();
    el("li")
        .class("meeting")
        .with(p(when).class("meeting__when").with(here.map(|here| el("span").class("quiet").with(here))))
        .with(
            el("div").with(p(link).class("meeting__title")).with(el("p").class("meeting__facts").with(facts)),
        )
}

/// The form for a new meeting; it opens when it is made.
fn add(context: AppContext) -> El {
    let texts = context.texts;
    let (title, day) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let phase = RwSignal::new(PhaseName::Initiate.word().to_string());
    let empty = RwSignal::new(false);
    let field = |name: &str, signal: RwSignal<String>| Field {
        id: format!("new-meeting-{name}"),
        label: texts.t(&join(&["meeting.field.", name])),
        hint: String::new(),
        value: Arc::new(move || signal.get()),
        on_change: Arc::new(move |text| signal.set(text)),
    };
    let make = move |event: web_sys::Event| {
        event.prevent_default();
        let name = title.with_untracked(|title| title.trim().to_string());
        empty.set(name.is_empty());
        if name.is_empty() {
            return page::focus("#new-meeting-title");
        }
        let id = clock::fresh_id();
        let values = [
            ("title", name),
            ("phase", phase.get_untracked()),
            ("day", day.get_untracked()),
            ("zone", zone::here()),
        ];
        let fields = values.into_iter().filter(|(_, value)| !value.is_empty());
        let fields = fields.map(|(key, value)| (format!("meeting/{id}/{key}"), Some(Value::from(value))));
        if change(context, Edit::Fields(fields.collect())) == Edited::Changed {
            annex::say(&texts.t("meeting.added"));
            log::note("open the meeting", address::ask_for(&route(&id)));
        }
    };
    let fault = move || if empty.get() { texts.t("meeting.fault.no-title") } else { String::new() };
    let phases =
        PhaseName::ALL.map(|phase| (phase.word().to_string(), texts.c(&join(&["phase.", phase.word()]))));
    let fields = el("div")
        .class("form-fields")
        .with(text_field("text", 300, field("title", title)))
        .with(choice_field(phases.into(), field("phase", phase)))
        .with(value_field("date", field("day", day)));
    el("form")
        .attr("novalidate", "")
        .on("submit", make)
        .with(title_suggestions(texts, "new-meeting-title"))
        .with(fields)
        .with(p(live_text(fault)).class("field-error").attr("role", "alert"))
        .with(
            el("button")
                .class("button")
                .attr("type", "submit")
                .attr("id", "add-meeting")
                .with(texts.t("meeting.add.do")),
        )
}

/// The page of one meeting.
fn route(id: &str) -> Route {
    let href = PlanPage::Meetings.href(&[("meeting", id)]);
    Route::parse(&href)
}
