//! One meeting: everything about it, to be entered where it stands.

use super::plan_meetings_one_agenda::agenda;
use super::plan_meetings_one_guests::guests;
use crate::browser::{address, annex, log, zone};
use crate::content::PhaseName;
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::record::Meeting;
use crate::state::Edit;
use crate::ui::components::{
    Field, Told, area_field, button, choice_field, copy_button, suggestions, text_field, value_field,
};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, Live, el, group, live, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{change, set, typed};
use leptos::prelude::*;
use serde_json::Value;

/// When a meeting is, in words.
pub struct Moment {
    /// Day, time and zone as they were entered.
    pub when: String,
    /// The same on the clock here, where that is another.
    pub here: Option<String>,
    /// Whether the browser does not know the zone.
    pub is_zone_unknown: bool,
}

/// When `meeting` is.
pub fn moment(texts: Texts, meeting: &Meeting) -> Moment {
    let here = zone::here();
    let (time, there) = (meeting.time.as_str(), meeting.zone.trim());
    let Some(day) = meeting.date() else {
        return Moment { when: texts.t("meeting.undated"), here: None, is_zone_unknown: false };
    };
    let in_words = texts.date(&day.to_string());
    let values = [("day", in_words.as_str()), ("time", time), ("zone", there)];
    let when = match (time.is_empty(), there.is_empty() || there == here) {
        (true, _) => in_words.clone(),
        (_, true) => texts.fill("meeting.when", &values),
        _ => texts.fill("meeting.when-there", &values),
    };
    let is_zone_unknown = !there.is_empty() && !zone::is_known(there);
    let local = (!time.is_empty() && !there.is_empty()).then(|| zone::local(day, time, there)).flatten();
    let other = local.filter(|(local_day, local)| local != time || *local_day != day);
    let told = other.map(|(local_day, local)| {
        let key = if local_day == day { "meeting.here" } else { "meeting.here-day" };
        texts.fill(key, &[("time", &local), ("day", &texts.date(&local_day.to_string()))])
    });
    Moment { when, here: told, is_zone_unknown }
}

/// Titles that are usual, for the text field with this id.
pub fn title_suggestions(texts: Texts, id: &str) -> El {
    let usual = ["kick-off", "assess", "remediate", "enable", "success"];
    suggestions(id, usual.map(|word| texts.t(&join(&["meeting.usual.", word]))))
}

/// The page of the meeting of this id.
pub fn meeting_page(context: AppContext, id: String) -> AnyView {
    let texts = context.texts;
    let back = el("a").class("back-link").attr("href", PlanPage::Meetings.href(&[]));
    let back = back.with(texts.t("meeting.all"));
    let known = id.clone();
    let is_there = Memo::new(move |_| context.state.with(|state| state.record.meeting_of(&known).is_some()));
    let body =
        live(move || if is_there.get() { parts(context, &id) } else { p(texts.t("meeting.gone")).view() });
    group(vec![back.view(), body])
}

fn parts(context: AppContext, id: &str) -> AnyView {
    let texts = context.texts;
    let path = |name: &str| format!("meeting/{id}/{name}");
    let field = |name: &str, (value, on_change): (Live<String>, Told)| Field {
        id: format!("meeting-{name}"),
        label: texts.t(&join(&["meeting.field.", name])),
        hint: String::new(),
        value,
        on_change,
    };
    let line = |name: &str| text_field("text", 300, field(name, typed(context, path(name))));
    let phases =
        PhaseName::ALL.map(|phase| (phase.word().to_string(), texts.c(&join(&["phase.", phase.word()]))));
    let phases = [(String::new(), texts.t("meeting.no-phase"))].into_iter().chain(phases).collect();
    let (known, to_name, to_remove) = (id.to_string(), id.to_string(), id.to_string());
    let name = move || {
        context.state.with(|state| state.record.text(&format!("meeting/{to_name}/title")).to_string())
    };
    let remove = move || {
        change(context, Edit::Fields(vec![(format!("meeting/{to_remove}/gone"), Some(Value::Bool(true)))]));
        annex::say(&texts.t("meeting.removed"));
        log::note("go back to the list", address::ask_for(&Route::parse(&PlanPage::Meetings.href(&[]))));
    };
    let minutes = path("minutes");
    let written = move || context.state.with(|state| state.record.text(&minutes).to_string());
    let fields = el("div")
        .class("form-fields")
        .with(line("title"))
        .with(choice_field(phases, field("phase", set(context, path("phase")))))
        .with(value_field("date", field("day", set(context, path("day")))))
        .with(value_field("time", field("time", set(context, path("time")))))
        .with(line("zone"))
        .with(line("place"));
    group(vec![
        el("h2").class("meeting__name").with(live(move || name().into_any())).view(),
        live(move || standing(context, &known)),
        title_suggestions(texts, "meeting-title").view(),
        suggestions("meeting-zone", zone::known()).view(),
        fields.view(),
        guests(context, id.to_string()).view(),
        agenda(context, id.to_string()).view(),
        el("section")
            .class("meeting__part")
            .with(el("h3").with(texts.t("meeting.minutes")))
            .with(area_field(20_000, field("minutes", typed(context, path("minutes")))))
            .with(copy_button(texts, "meeting.minutes.copy", written))
            .view(),
        p(button("button button--danger", texts.t("meeting.remove"), remove)).class("meeting__remove").view(),
    ])
}

/// When it is, here as well, and what is missing.
fn standing(context: AppContext, id: &str) -> AnyView {
    let texts = context.texts;
    let Some(meeting) = context.state.with(|state| state.record.meeting_of(id)) else {
        return group(Vec::new());
    };
    let Moment { when, here, is_zone_unknown } = moment(texts, &meeting);
    let faults = meeting.faults().into_iter().map(|fault| texts.t(&join(&["meeting.fault.", fault.word()])));
    let unknown = is_zone_unknown.then(|| texts.t("meeting.fault.unknown-zone"));
    let faults = faults.chain(unknown).map(|fault| el("li").with(fault)).collect::<Vec<_>>();
    let faults =
        (!faults.is_empty()).then(|| el("ul").class("meeting__faults").attr("role", "status").with(faults));
    let now = el("p").class("meeting__when").with(el("span").with(when));
    let now = now.with(here.map(|here| el("span").class("quiet").with(here)));
    el("div").with(now).with(faults).view()
}
