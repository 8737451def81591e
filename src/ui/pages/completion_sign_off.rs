//! Who has accepted something as complete, and when; the form in which that is said.

use crate::browser::{annex, clock, page, storage};
use crate::plan::Date;
use crate::record::SignOff;
use crate::state::Edit;
use crate::ui::components::{Field, button, text_field, value_field};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, live, live_text, p};
use crate::ui::texts::Texts;
use crate::ui::work::change;
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The sign-off of a row; `what` says of what, for those who hear a button alone.
pub fn sign_off(context: AppContext, row: &str, what: &str) -> El {
    let (row, what) = (row.to_string(), what.to_string());
    let open = RwSignal::new(false);
    let id = format!("sign-off-{row}");
    let known = row.clone();
    // Only what is said here builds it anew, so that nothing typed is lost when something else changes.
    let signed = Memo::new(move |_| context.state.with(|state| state.record.sign_off(&known)));
    let body = live(move || {
        let signed = signed.get();
        let part = if open.get() {
            form(context, &row, &what, signed, open)
        } else {
            told(context, &row, &what, signed, open)
        };
        part.view()
    });
    el("div").class("sign-off").attr("id", id).with(body)
}

fn set(context: AppContext, row: &str, values: [Option<&str>; 3]) {
    let fields = ["by", "on", "note"].into_iter().zip(values);
    let fields = fields.map(|(field, value)| (format!("sign-off/{row}/{field}"), value.map(Value::from)));
    change(context, Edit::Fields(fields.collect()));
}

/// A sign-off in words.
pub fn sign_off_words(texts: Texts, signed: &SignOff) -> String {
    let day = signed.on.as_ref().map(|day| texts.date(day));
    let words = match &day {
        Some(day) => texts.fill("sign-off.by-on", &[("name", &signed.by), ("day", day)]),
        None => texts.fill("sign-off.by", &[("name", &signed.by)]),
    };
    match signed.note.as_str() {
        "" => words,
        note => format!("{words} {note}"),
    }
}

fn told(context: AppContext, row: &str, what: &str, signed: Option<SignOff>, open: RwSignal<bool>) -> El {
    let texts = context.texts;
    let (focus, back) = (format!("#sign-off-by-{row}"), format!("#sign-off-{row} button"));
    let label = |key: &str| format!("{}: {what}", texts.t(key));
    let ask = move || {
        open.set(true);
        let focus = focus.clone();
        page::next_frame(move || page::focus(&focus));
    };
    let Some(signed) = signed else {
        let line = p(texts.t("sign-off.none")).class("sign-off__none");
        let way = button("button button--quiet", texts.t("sign-off.do"), ask);
        return el("div").class("cluster").with(line).with(way.attr("aria-label", label("sign-off.do")));
    };
    let withdrawn = row.to_string();
    let withdraw = move || {
        set(context, &withdrawn, [None, None, None]);
        annex::say(&texts.t("sign-off.withdrawn"));
        let back = back.clone();
        page::next_frame(move || page::focus(&back));
    };
    let edit = button("button button--quiet", texts.t("sign-off.change"), ask);
    let away = button("button button--quiet", texts.t("sign-off.withdraw"), withdraw);
    el("div")
        .class("cluster")
        .with(p(sign_off_words(texts, &signed)).class("sign-off__done"))
        .with(edit.attr("aria-label", label("sign-off.change")))
        .with(away.attr("aria-label", label("sign-off.withdraw")))
}

fn form(context: AppContext, row: &str, what: &str, signed: Option<SignOff>, open: RwSignal<bool>) -> El {
    let texts = context.texts;
    let me = || storage::is_available().then(storage::me).flatten().unwrap_or_default();
    let today = || Some(clock::today().to_string());
    let signed = signed.unwrap_or_else(|| SignOff { by: me(), on: today(), note: String::new() });
    let (by, note) = (RwSignal::new(signed.by), RwSignal::new(signed.note));
    let on = RwSignal::new(signed.on.unwrap_or_default());
    let wrong = RwSignal::new(String::new());
    let field = |name: &str, signal: RwSignal<String>| Field {
        id: format!("sign-off-{name}-{row}"),
        label: texts.t(&format!("sign-off.field.{name}")),
        hint: String::new(),
        value: Arc::new(move || signal.get_untracked()),
        on_change: Arc::new(move |text| signal.set(text)),
    };
    let (sent, first) = (row.to_string(), format!("#sign-off-by-{row}"));
    let back = format!("#sign-off-{row} button");
    let close = move || {
        open.set(false);
        let back = back.clone();
        page::next_frame(move || page::focus(&back));
    };
    let cancel = close.clone();
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_string();
        let (by, on, note) = (text(by), text(on), text(note));
        let is_day = on.parse::<Date>().is_ok();
        if by.is_empty() || !is_day {
            wrong.set(texts.t(if is_day { "sign-off.nobody" } else { "sign-off.no-day" }));
            return page::focus(&first);
        }
        set(
            context,
            &sent,
            [Some(&by), Some(&on), Some(&note).filter(|note| !note.is_empty()).map(|note| &**note)],
        );
        annex::say(&texts.t("sign-off.done"));
        close();
    };
    el("form")
        .class("sign-off__form")
        .attr("aria-label", format!("{}: {what}", texts.t("sign-off.do")))
        .on("submit", send)
        .with(
            el("div")
                .class("form-fields")
                .with(text_field("text", 300, field("by", by)))
                .with(value_field("date", field("on", on)))
                .with(text_field("text", 300, field("note", note))),
        )
        .with(p(live_text(move || wrong.get())).class("field-error").attr("role", "alert"))
        .with(
            el("div")
                .class("cluster")
                .with(el("button").class("button").attr("type", "submit").with(texts.t("sign-off.do")))
                .with(button("button button--quiet", texts.t("plans.cancel"), cancel)),
        )
}
