//! The form of a question, checked when it is sent: its inputs, what does not fit beside them, and the
//! summary of that with a way to each field. What an answer leads to is the page's.

use super::{amounts, options};
use crate::browser::page;
use crate::content::{Question, QuestionKind};
use crate::formats::form::{self, Field, FieldFault};
use crate::journey::Answer;
use crate::ui::markup::{El, el, live, nothing, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

/// What a form needs besides its question.
pub struct FormOf<'a> {
    /// The answer to begin with.
    pub answer: Option<&'a Answer>,
    /// The heading, of the level that the page needs.
    pub heading: &'static str,
    /// Below the inputs: the button that sends, and other ways on.
    pub actions: El,
    /// Called with an answer that fits.
    pub on_answer: Box<dyn Fn(Answer)>,
}

/// The summary of what does not fit, which belongs above everything that is about the question, and the
/// form itself.
pub fn question_form(texts: Texts, question: &'static Question, with: FormOf<'_>) -> (AnyView, El) {
    let FormOf { answer, heading, actions, on_answer } = with;
    let faults = RwSignal::new(Vec::<FieldFault>::new());
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        let Some(element) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok())
        else {
            return;
        };
        match form::read(question, &fields(&element)) {
            Ok(answer) => on_answer(answer),
            Err(found) => {
                faults.set(found);
                page::next_frame(|| page::focus(".error-summary"));
            }
        }
    };
    let inputs = match question.kind {
        QuestionKind::Amounts => vec![
            amounts(texts, question, answer, faults),
            p(texts.t("question.or")).class("amounts__group"),
            options(texts, question, answer),
        ],
        _ => vec![options(texts, question, answer)],
    };
    let base = join(&["question.", &question.id]);
    let title = el(heading).class("question__title").with(texts.c(&base));
    let fieldset = el("fieldset")
        .class("options")
        .attr("aria-describedby", "question-help")
        .with(el("legend").class("options__legend").with(title))
        .with(p(texts.c(&join(&[&base, ".help"]))).class("question__help").attr("id", "question-help"))
        .with(live(move || whole_fault(texts, &faults.get())))
        .with(inputs);
    let form = el("form")
        .flag("novalidate", true)
        .on("submit", submit)
        .on("change", exclusive)
        .with(fieldset)
        .with(actions);
    (live(move || summary(texts, question, &faults.get())), form)
}

/// The fault that concerns the question as a whole, next to its inputs.
fn whole_fault(texts: Texts, faults: &[FieldFault]) -> AnyView {
    let fault = faults.iter().find(|fault| fault.item.is_none());
    fault.map_or_else(nothing, |fault| {
        p(texts.t(&join(&["fault.", fault.message]))).class("field-error").view()
    })
}

/// The error summary: what is wrong, with a way to each field.
fn summary(texts: Texts, question: &'static Question, faults: &[FieldFault]) -> AnyView {
    if faults.is_empty() {
        return nothing();
    }
    let rows = faults.iter().map(|fault| {
        let message = texts.t(&join(&["fault.", fault.message]));
        let (id, text) = match &fault.item {
            Some(item) => {
                let plan = texts.c(&join(&["question.", &question.id, ".", item]));
                (
                    format!("amount-{item}"),
                    texts.fill("fault.in-plan", &[("plan", &plan), ("message", &message)]),
                )
            }
            None => {
                let first = question.items.first().map(|item| format!("amount-{item}"));
                let option = question.options.first().map(|option| format!("answer-{option}"));
                (first.or(option).unwrap_or_default(), message)
            }
        };
        // The address names the page, so the way to a field is a focus move and not a fragment.
        let jump = move |event: web_sys::Event| {
            event.prevent_default();
            page::focus(&format!("#{id}"));
        };
        el("li").with(el("a").attr("href", "#").on("click", jump).with(text))
    });
    el("div")
        .class("error-summary")
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .with(el("h2").with(texts.t("fault.title")))
        .with(el("ul").with(rows.collect::<Vec<_>>()))
        .view()
}

fn inputs_of(form: &HtmlFormElement) -> Vec<HtmlInputElement> {
    let elements = form.elements();
    (0..elements.length()).filter_map(|index| elements.item(index)?.dyn_into().ok()).collect()
}

fn fields(form: &HtmlFormElement) -> Vec<Field> {
    let one = |input: HtmlInputElement| Field {
        name: input.name(),
        value: input.value(),
        checked: input.checked(),
    };
    inputs_of(form).into_iter().map(one).collect()
}

/// "None of these" and "not sure" exclude the other boxes, and the other way round.
fn exclusive(event: web_sys::Event) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let Some(form) = input.form() else { return };
    if input.type_() != "checkbox" || !input.checked() || input.name() != form::CHOICE {
        return;
    }
    let is_exclusive = |input: &HtmlInputElement| input.has_attribute("data-exclusive");
    for other in inputs_of(&form).iter().filter(|other| other.name() == form::CHOICE && **other != input) {
        if is_exclusive(&input) || is_exclusive(other) {
            other.set_checked(false);
        }
    }
}
