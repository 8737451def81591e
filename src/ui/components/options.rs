//! The inputs of a question: radios, checkboxes or numbers. Native and uncontrolled: the form is
//! read when it is sent, so nothing typed is ever replaced by a repaint.

use crate::content::{Question, QuestionKind};
use crate::formats::form::{CHOICE, FieldFault, NONE, UNKNOWN, UNKNOWN_AMOUNT};
use crate::journey::{Amount, Answer};
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// Radios or checkboxes with the present answer ticked; "not sure" last and equal in rank.
pub fn options(texts: Texts, question: &'static Question, answer: Option<Answer>) -> AnyView {
    let kind = if question.kind == QuestionKind::One { "radio" } else { "checkbox" };
    let base = format!("question.{}", question.id);
    let is_ticked = |value: &str| match &answer {
        None => false,
        Some(Answer::Unknown) => value == UNKNOWN,
        Some(Answer::One(option)) => option == value,
        Some(Answer::Many(options)) => options.contains(value) || (options.is_empty() && value == NONE),
        Some(Answer::Amounts(amounts)) => amounts.is_empty() && value == NONE,
    };
    let row = |value: &str, label: String, hint: Option<String>| {
        let id = format!("answer-{value}");
        let for_id = id.clone();
        let class = if value == UNKNOWN || value == NONE { "option option--unsure" } else { "option" };
        let exclusive = kind == "checkbox" && (value == UNKNOWN || value == NONE);
        view! {
            <label class=class for=for_id>
                <input
                    class="option__input" type=kind name=CHOICE id=id value=value.to_string()
                    checked=is_ticked(value) data-exclusive=exclusive.then_some("")
                />
                <span class="option__body">
                    <span class="option__label">{label}</span>
                    {hint.map(|hint| view! { <span class="option__hint">{hint}</span> })}
                </span>
            </label>
        }
    };
    let plain = question.options.iter().map(|option| {
        let key = format!("{base}.{option}");
        row(option, texts.c(&key), texts.maybe(&format!("{key}.hint")))
    });
    let mut rows: Vec<_> = plain.collect();
    if question.none {
        rows.push(row(NONE, texts.c(&format!("{base}.none")), None));
    }
    rows.push(row(UNKNOWN, texts.unsure(&question.id), None));
    view! { <div class="options__list">{rows}</div> }.into_any()
}

/// One number field for each entry, with its fault next to it.
pub fn amounts(texts: Texts, question: &'static Question, answer: Option<Answer>, faults: RwSignal<Vec<FieldFault>>) -> AnyView {
    let base = format!("question.{}", question.id);
    let row = move |item: &'static str| {
        let given = match &answer {
            Some(Answer::Amounts(amounts)) => amounts.get(item).copied(),
            _ => None,
        };
        let value = if let Some(Amount::Number(number)) = given { number.to_string() } else { String::new() };
        let key = format!("{base}.{item}");
        let id = format!("amount-{item}");
        let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
        let fault = move || {
            faults.with(|faults| faults.iter().find(|fault| fault.item.as_deref() == Some(item)).map(|fault| fault.message))
        };
        let error = move || fault().map(|message| texts.t(&format!("fault.{message}")));
        view! {
            <div class="amount" data-invalid=move || fault().map(|_| "")>
                <label class="amount__label" for=id.clone()>{texts.c(&key)}</label>
                {texts.maybe(&format!("{key}.hint")).map(|hint| view! { <p class="amount__hint" id=hint_id.clone()>{hint}</p> })}
                <p class="amount__error" id=error_id.clone()>{error}</p>
                <input
                    class="amount__input" type="text" inputmode="numeric" autocomplete="off" id=id.clone() name=item value=value
                    aria-describedby=format!("{hint_id} {error_id}")
                    aria-invalid=move || fault().map(|_| "true")
                />
                <label class="amount__unsure" for=format!("{id}-unsure")>
                    <input
                        type="checkbox" id=format!("{id}-unsure") name=format!("{UNKNOWN_AMOUNT}{item}")
                        checked=given == Some(Amount::Unknown)
                    />
                    <span>{texts.t("question.unsure-amount")}</span>
                </label>
            </div>
        }
    };
    let group = |kind: &'static str| {
        let items = texts.pack.plans.iter().filter(|plan| plan.kind == kind && question.items.contains(&plan.id));
        let rows: Vec<_> = items.map(|plan| row(plan.id.as_str())).collect();
        view! { <p class="amounts__group">{texts.t(&format!("question.{kind}"))}</p>{rows} }
    };
    view! { <div class="amounts">{group("bundle")}{group("standalone")}</div> }.into_any()
}
