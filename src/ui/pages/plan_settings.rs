//! Name, colour, dates and holidays of the plan, and who works here.

use crate::browser::{annex, page, storage};
use crate::plan::Date;
use crate::record::{COLOURS, days_off};
use crate::state::{Edit, Edited};
use crate::ui::components::{Field, area_field, button, fold, text_field, value_field};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, live, live_text, p};
use crate::ui::texts::join;
use crate::ui::work::{change, set, typed};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The page, under the title that the app has set.
pub fn settings_page(context: AppContext) -> AnyView {
    let texts = context.texts;
    let text = |name: &str| {
        let (value, on_change) = typed(context, format!("plan/{name}"));
        text_field("text", 300, field(context, name, value, on_change))
    };
    let day = |name: &str| {
        let (value, on_change) = set(context, format!("plan/{name}"));
        value_field("date", field(context, name, value, on_change))
    };
    let parts = vec![
        el("div").class("form-fields").with(text("name")).with(text("customer")),
        colours(context),
        el("h2").with(texts.t("settings.dates")),
        el("div").class("form-fields").with(day("start")).with(day("target")),
        el("h2").with(texts.t("settings.holidays")),
        p(texts.t("settings.holidays.why")).class("prose"),
        holidays(context),
        pasted(context),
        el("h2").with(texts.t("settings.me")),
        me(context),
    ];
    group(parts.into_iter().map(El::view).collect())
}

fn field(
    context: AppContext,
    name: &str,
    value: crate::ui::markup::Live<String>,
    on_change: crate::ui::components::Told,
) -> Field {
    let label = context.texts.t(&join(&["settings.", name]));
    Field { id: format!("plan-{name}"), label, hint: String::new(), value, on_change }
}

/// The colour, by name as well.
fn colours(context: AppContext) -> El {
    let texts = context.texts;
    let (value, on_change) = set(context, "plan/colour".into());
    let options = COLOURS.map(|colour| {
        let (is, tell) = (value.clone(), on_change.clone());
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "plan-colour")
            .attr("value", colour)
            .attr("id", format!("colour-{colour}"))
            .flag("checked", untrack(|| is()) == colour)
            .on("change", move |_| tell(colour.to_string()));
        el("label")
            .class("swatch")
            .attr("data-colour", colour)
            .attr("for", format!("colour-{colour}"))
            .with(input)
            .with(el("span").class("swatch__mark").attr("aria-hidden", "true"))
            .with(texts.t(&join(&["settings.colour.", colour])))
    });
    el("fieldset")
        .class("swatches")
        .with(el("legend").with(texts.t("settings.colour")))
        .with(el("div").class("cluster").with(options.into_iter().collect::<Vec<_>>()))
}

fn holidays(context: AppContext) -> El {
    let texts = context.texts;
    let (day, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(String::new());
    let signal = |id: &str, key: &str, signal: RwSignal<String>| Field {
        id: id.into(),
        label: texts.t(key),
        hint: String::new(),
        value: Arc::new(move || signal.get()),
        on_change: Arc::new(move |text| signal.set(text)),
    };
    let add = move || {
        let text = day.get_untracked();
        let Ok(date) = text.trim().parse::<Date>() else {
            wrong.set(texts.t("settings.holiday.wrong"));
            return page::focus("#holiday-day");
        };
        wrong.set(String::new());
        let called = name.get_untracked().trim().to_string();
        let called = if called.is_empty() { texts.t("settings.holiday.unnamed") } else { called };
        change(context, Edit::Fields(vec![(format!("holiday/{date}"), Some(Value::from(called)))]));
        day.set(String::new());
        name.set(String::new());
        annex::say(&texts.fill("settings.holiday.added", &[("day", &texts.date(&date.to_string()))]));
        page::focus("#holiday-day");
    };
    let list = live(move || {
        let days: Vec<(String, String)> = context.state.with(|state| {
            state.record.holidays().map(|(day, name)| (day.to_string(), name.to_string())).collect()
        });
        let rows = days.into_iter().map(|(day, name)| {
            let written = texts.date(&day);
            let label = texts.fill("settings.holiday.remove", &[("day", &written)]);
            let words = join(&[&written, " ", &name]);
            let remove = button("button button--quiet", texts.t("task.after.remove"), move || {
                change(context, Edit::Fields(vec![(format!("holiday/{day}"), None)]));
                page::next_frame(|| page::focus("#holiday-day"));
            });
            el("li").class("limit").with(words).with(" ").with(remove.attr("aria-label", label))
        });
        el("ul").class("limits").with(rows.collect::<Vec<_>>()).view()
    });
    el("div")
        .with(list)
        .with(
            el("div")
                .class("form-fields")
                .with(value_field("date", signal("holiday-day", "settings.holiday.day", day)))
                .with(text_field("text", 300, signal("holiday-name", "settings.holiday.name", name))),
        )
        .with(p(live_text(move || wrong.get())).class("field-error").attr("role", "alert"))
        .with(button("button", texts.t("settings.holiday.add"), add))
}

/// Several days off at once, as a list that was copied from elsewhere.
fn pasted(context: AppContext) -> El {
    let texts = context.texts;
    let (list, wrong) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move || {
        let found = days_off(&list.get_untracked());
        let named = |(day, name): &(Date, String)| {
            let name = if name.is_empty() { texts.t("settings.holiday.unnamed") } else { name.clone() };
            (format!("holiday/{day}"), Some(Value::from(name)))
        };
        let fields: Vec<_> = found.days.iter().map(named).collect();
        let count = fields.len() as u32;
        if change(context, Edit::Fields(fields)) == Edited::Changed {
            annex::say(&texts.interface.count("settings.holidays.added", count, &[]));
        }
        wrong.set(match (count, found.unread.as_slice()) {
            (0, _) => texts.t("settings.holidays.none"),
            (_, []) => String::new(),
            (_, lines) => texts.fill("settings.holidays.unread", &[("lines", &lines.join("; "))]),
        });
        list.set(found.unread.join("\n"));
        page::focus("#holiday-list");
    };
    let field = Field {
        id: "holiday-list".into(),
        label: texts.t("settings.holidays.list"),
        hint: texts.t("settings.holidays.list.hint"),
        value: Arc::new(move || list.get()),
        on_change: Arc::new(move |text| list.set(text)),
    };
    let form = el("div")
        .with(area_field(20_000, field))
        .with(p(live_text(move || wrong.get())).class("field-error").attr("role", "alert"))
        .with(button("button", texts.t("settings.holidays.add"), add).attr("id", "add-days"));
    fold(texts.t("settings.holidays.paste"), form)
}

/// Whoever works here, for the history of all plans in this browser.
fn me(context: AppContext) -> El {
    let texts = context.texts;
    let known = storage::is_available().then(storage::me).flatten().unwrap_or_default();
    let name = RwSignal::new(known);
    let keep = move |text: String| {
        let wanted = Some(text.trim()).filter(|text| !text.is_empty());
        if storage::is_available() && storage::set_me(wanted).is_err() {
            annex::say(&texts.t("plans.full"));
        }
        name.set(text);
    };
    let field = Field {
        id: "me".into(),
        label: texts.t("settings.me.name"),
        hint: texts.t("settings.me.why"),
        value: Arc::new(move || name.get()),
        on_change: Arc::new(keep),
    };
    el("div").class("form-fields").with(text_field("text", 100, field))
}
