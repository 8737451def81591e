//! The inputs of a question: radios, checkboxes or numbers. Native and uncontrolled: the form is
//! read when it is sent, so nothing typed is ever replaced by a repaint.

use crate::content::{Question, QuestionKind};
use crate::formats::form::{CHOICE, FieldFault, NONE, UNKNOWN, UNKNOWN_AMOUNT};
use crate::journey::{Amount, Answer};
use crate::ui::markup::{El, el, live_text, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;

/// Radios or checkboxes with the present answer ticked; "not sure" last and equal in rank.
pub fn options(texts: Texts, question: &'static Question, answer: Option<&Answer>) -> El {
    let kind = if question.kind == QuestionKind::One { "radio" } else { "checkbox" };
    let base = format!("question.{}", question.id);
    let row = |value: &str, label: String, hint: Option<String>| {
        let id = format!("answer-{value}");
        let apart = value == UNKNOWN || value == NONE;
        let input = el("input")
            .class("option__input")
            .attr("type", kind)
            .attr("name", CHOICE)
            .attr("id", id.as_str())
            .attr("value", value)
            .flag("checked", is_ticked(answer, value))
            .flag("data-exclusive", apart && kind == "checkbox");
        let body = el("span")
            .class("option__body")
            .with(el("span").class("option__label").with(label))
            .with(hint.map(|hint| el("span").class("option__hint").with(hint)));
        el("label")
            .class(if apart { "option option--unsure" } else { "option" })
            .attr("for", id)
            .with(input)
            .with(body)
    };
    let plain = question.options.iter().map(|option| {
        let key = format!("{base}.{option}");
        row(option, texts.c(&key), texts.maybe(&join(&[&key, ".hint"])))
    });
    let mut rows: Vec<El> = plain.collect();
    if question.none {
        rows.push(row(NONE, texts.c(&join(&[&base, ".none"])), None));
    }
    rows.push(row(UNKNOWN, texts.unsure(&question.id), None));
    el("div").class("options__list").with(rows)
}

fn is_ticked(answer: Option<&Answer>, value: &str) -> bool {
    match answer {
        None => false,
        Some(Answer::Unknown) => value == UNKNOWN,
        Some(Answer::One(option)) => option == value,
        Some(Answer::Many(options)) => {
            options.iter().any(|known| known == value) || (options.is_empty() && value == NONE)
        }
        Some(Answer::Amounts(amounts)) => amounts.is_empty() && value == NONE,
    }
}

/// One number field for each entry, with its fault next to it; bundles first.
pub fn amounts(
    texts: Texts,
    question: &'static Question,
    answer: Option<&Answer>,
    faults: RwSignal<Vec<FieldFault>>,
) -> El {
    let mut list = el("div").class("amounts");
    for kind in ["bundle", "standalone"] {
        list = list.with(p(texts.t(&join(&["question.", kind]))).class("amounts__group"));
        for plan in
            texts.pack().plans.iter().filter(|plan| plan.kind == kind && question.items.contains(&plan.id))
        {
            let given = match answer {
                Some(Answer::Amounts(amounts)) => amounts.get(&plan.id).copied(),
                _ => None,
            };
            list = list.with(amount(texts, question, &plan.id, given, faults));
        }
    }
    list
}

fn amount(
    texts: Texts,
    question: &Question,
    item: &'static str,
    given: Option<Amount>,
    faults: RwSignal<Vec<FieldFault>>,
) -> El {
    let key = format!("question.{}.{item}", question.id);
    let value = if let Some(Amount::Number(number)) = given { number.to_string() } else { String::new() };
    let id = format!("amount-{item}");
    let (hint_id, error_id, unsure_id) =
        (format!("{id}-hint"), format!("{id}-error"), format!("{id}-unsure"));
    let fault = move || {
        faults.with(|faults| {
            faults.iter().find(|fault| fault.item.as_deref() == Some(item)).map(|fault| fault.message)
        })
    };
    let error = move || fault().map_or(String::new(), |message| texts.t(&join(&["fault.", message])));
    let hint = texts.maybe(&join(&[&key, ".hint"]));
    let unsure = el("input")
        .attr("type", "checkbox")
        .attr("id", unsure_id.as_str())
        .attr("name", format!("{UNKNOWN_AMOUNT}{item}"))
        .flag("checked", given == Some(Amount::Unknown));
    el("div")
        .class("amount")
        .live_attr("data-invalid", move || fault().map(|_| String::new()))
        .with(el("label").class("amount__label").attr("for", id.as_str()).with(texts.c(&key)))
        .with(hint.map(|hint| p(hint).class("amount__hint").attr("id", hint_id.as_str())))
        .with(el("p").class("amount__error").attr("id", error_id.as_str()).with(live_text(error)))
        .with(
            el("input")
                .class("amount__input")
                .attr("type", "text")
                .attr("inputmode", "numeric")
                .attr("autocomplete", "off")
                .attr("id", id)
                .attr("name", item)
                .attr("value", value)
                .attr("aria-describedby", format!("{hint_id} {error_id}"))
                .live_attr("aria-invalid", move || fault().map(|_| "true".to_string())),
        )
        .with(
            el("label")
                .class("amount__unsure")
                .attr("for", unsure_id)
                .with(unsure)
                .with(el("span").with(texts.t("question.unsure-amount"))),
        )
}
