//! All that can be entered about a task, and where it comes from. Fields follow the record, so that undo and
//! other tabs show in them; what is typed goes there at once.

use super::task::Desk;
use super::task_origin::origin;
use super::task_waits::waits;
use crate::content::MAX_EFFORT;
use crate::plan::OURS;
use crate::record::{Row, TaskWork};
use crate::ui::markup::{El, el, group, live_text, p};
use crate::ui::task_edits::TaskEdit;
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Id of the list of people who may own a task; the page has it.
pub const OWNERS: &str = "known-owners";

/// Reads one field of what was entered.
type Field = fn(&TaskWork) -> String;

/// The fields of a task.
pub fn editor(texts: Texts, row: Memo<Row>, desk: Arc<Desk>) -> AnyView {
    let form = Form { texts, row, desk: desk.clone(), id: row.with_untracked(|row| row.id.clone()) };
    let first = row.get_untracked();
    let title = first.is_own().then(|| form.text("title", "input", "300", |work| work.title.clone()));
    let owner = form.text("owner", "input", "300", |work| work.owner.clone());
    let wrong = move || {
        let row = row.read();
        let is_wrong = row.start.zip(row.due).is_some_and(|(start, due)| due < start);
        if is_wrong { texts.t("work.dates-wrong") } else { String::new() }
    };
    let fields = el("div")
        .class("editor")
        .with(title)
        .with(owner)
        .with(form.text("link", "input", "2000", |work| work.link.clone()))
        .with(form.date("start", |work| work.start.clone().unwrap_or_default()))
        .with(form.date("due", |work| work.due.clone().unwrap_or_default()))
        .with(form.effort())
        .with(p(live_text(wrong)).class("editor__wrong").attr("role", "status"))
        .with(form.text("notes", "textarea", "20000", |work| work.notes.clone()))
        .with(waits(texts, row, desk));
    let ours = (!first.is_own()).then(|| p(texts.t(OURS)).class("quiet"));
    let rest = match &first.planned {
        Some(planned) => origin(texts, planned),
        None => vec![form.remove()],
    };
    group(vec![fields.with(ours).view(), group(rest.into_iter().map(El::view).collect())])
}

/// What the fields of one task have in common.
struct Form {
    texts: Texts,
    row: Memo<Row>,
    desk: Arc<Desk>,
    id: String,
}

impl Form {
    fn field(&self, name: &str, input: El, hint: Option<El>) -> El {
        let label =
            el("label").attr("for", self.name(name)).with(self.texts.t(&join(&["work.enter.", name])));
        el("div").class("editor__field").attr("data-field", name).with(label).with(input).with(hint)
    }

    fn name(&self, field: &str) -> String {
        join(&[field, "-", &self.id])
    }

    /// A text, kept while it is typed.
    fn text(&self, name: &'static str, tag: &'static str, most: &str, read: Field) -> El {
        let (row, desk, id) = (self.row, self.desk.clone(), self.id.clone());
        let input = el(tag)
            .class("text-input")
            .attr("id", self.name(name))
            .attr("maxlength", most)
            .attr_if("list", (name == "owner").then_some(OWNERS))
            .attr_if("autocomplete", (tag == "input").then_some("off"))
            .attr_if("rows", (tag == "textarea").then_some("3"))
            .live_value(move || read(&row.read().work))
            .on("input", move |event| {
                (desk.edit)(&id, TaskEdit::Typed(name, event_target_value(&event)));
            });
        self.field(name, input, None)
    }

    /// A day, kept once it is one: while a year is typed its first digits make years too.
    fn date(&self, name: &'static str, read: Field) -> El {
        let (row, desk, id) = (self.row, self.desk.clone(), self.id.clone());
        let keep = move |event: &web_sys::Event, is_left: bool| {
            let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
            else {
                return;
            };
            let (day, known) = (input.value(), row.with_untracked(|row| read(&row.work)));
            if day.is_empty() && is_left && !input.check_validity() {
                input.set_value(&known);
            } else if day != known && if day.is_empty() { is_left } else { !day.starts_with('0') } {
                (desk.edit)(
                    &id,
                    TaskEdit::Set(name, Some(day).filter(|day| !day.is_empty()).map(Value::from)),
                );
            }
        };
        let left = keep.clone();
        let input = el("input")
            .class("text-input")
            .attr("type", "date")
            .attr("id", self.name(name))
            .attr("min", "1000-01-01")
            .attr("max", "9999-12-31")
            .live_value(move || read(&row.read().work))
            .on("change", move |event| keep(&event, false))
            .on("focusout", move |event| left(&event, true));
        self.field(name, input, None)
    }

    /// Working days, with the guess of the pack.
    fn effort(&self) -> El {
        let (texts, row, desk, id) = (self.texts, self.row, self.desk.clone(), self.id.clone());
        let wrong = RwSignal::new(false);
        let hint_id = self.name("effort-hint");
        let guess = self.texts.pack().task(&self.id).and_then(|task| task.effort);
        let hint = move || match (wrong.get(), guess) {
            (true, _) => texts.fill("work.effort-wrong", &[("most", &MAX_EFFORT.to_string())]),
            (false, Some(days)) => texts.interface.count("work.effort-hint", days, &[]),
            (false, None) => String::new(),
        };
        let input = el("input")
            .class("text-input")
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .attr("id", self.name("effort"))
            .attr("aria-describedby", hint_id.as_str())
            .live_attr("aria-invalid", move || wrong.get().then(|| "true".into()))
            .live_value(move || row.read().work.effort.map(|days| days.to_string()).unwrap_or_default())
            .on("change", move |event| {
                let typed = event_target_value(&event);
                let days = typed.trim().parse::<u32>().ok().filter(|days| (1..=MAX_EFFORT).contains(days));
                let is_wrong = days.is_none() && !typed.trim().is_empty();
                wrong.set(is_wrong);
                if !is_wrong {
                    (desk.edit)(&id, TaskEdit::Set("effort", days.map(Value::from)));
                }
            });
        let hint = p(live_text(hint)).class("editor__hint").attr("id", hint_id);
        self.field("effort", input, Some(hint))
    }

    /// The way out for a task that was added.
    fn remove(&self) -> El {
        let (desk, id) = (self.desk.clone(), self.id.clone());
        let removed = move || {
            (desk.edit)(&id, TaskEdit::Remove);
        };
        p(super::button("button button--danger", self.texts.t("work.remove"), removed)
            .attr("id", self.name("remove")))
    }
}
