//! A field of a form with its label: text, day, number, long text, or a choice. It shows what `value` says,
//! also when that changes elsewhere, and tells every change.

use crate::ui::markup::{El, Live, el, p};
use leptos::prelude::{event_target_value, untrack};
use std::sync::Arc;

/// Called with the text of a field.
pub type Told = Arc<dyn Fn(String) + Send + Sync>;

/// What all fields have.
pub struct Field {
    /// Id of the control.
    pub id: String,
    /// Its label.
    pub label: String,
    /// A line below the label; empty for none.
    pub hint: String,
    /// What it shows.
    pub value: Live<String>,
    /// Called with what it holds after each change.
    pub on_change: Told,
}

/// A field of one line. `kind` is the browser's type of input, `most` the length it takes.
pub fn text_field(kind: &'static str, most: usize, field: Field) -> El {
    let list = (kind == "text").then(|| format!("{}-list", field.id));
    let input = el("input")
        .class("text-input")
        .attr("type", kind)
        .attr("maxlength", most.to_string())
        .attr("autocomplete", "off")
        .attr_if("list", list.as_deref());
    framed(field, input, "input")
}

/// A field for a day or a number: told when it is complete.
pub fn value_field(kind: &'static str, field: Field) -> El {
    let input = el("input").class("text-input").attr("type", kind);
    let input = if kind == "number" { input.attr("min", "1").attr("max", "260") } else { input };
    framed(field, input, "change")
}

/// A field of several lines.
pub fn area_field(most: usize, field: Field) -> El {
    let area = el("textarea").class("text-input").attr("rows", "3").attr("maxlength", most.to_string());
    framed(field, area, "input")
}

/// A choice from a list of words and their texts.
pub fn choice_field(options: Vec<(String, String)>, field: Field) -> El {
    // Not followed: whoever builds the field would be built anew, fields and focus with it, on every change.
    let now = untrack(|| (field.value)());
    let options = options.into_iter().map(|(word, text)| {
        el("option").attr("value", word.as_str()).flag("selected", word == now).with(text)
    });
    let select = el("select").class("text-input").with(options.collect::<Vec<_>>());
    framed(field, select, "change")
}

/// Suggestions for the text field with this id.
pub fn suggestions(id: &str, texts: impl IntoIterator<Item = String>) -> El {
    let options = texts.into_iter().map(|text| el("option").attr("value", text)).collect::<Vec<_>>();
    el("datalist").attr("id", format!("{id}-list")).with(options)
}

fn framed(field: Field, control: El, event: &'static str) -> El {
    let Field { id, label, hint, value, on_change } = field;
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let control = control
        .attr("id", id.as_str())
        .attr_if("aria-describedby", hint_id.as_deref())
        .live_value(move || value())
        .on(event, move |event| on_change(event_target_value(&event)));
    let hint = hint_id.map(|hint_id| p(hint).class("form-field__hint").attr("id", hint_id));
    el("div").class("form-field").with(el("label").attr("for", id).with(label)).with(hint).with(control)
}
