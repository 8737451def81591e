//! One question: asked, explained, checked, answered.

use crate::browser::page;
use crate::content::{Question, QuestionKind};
use crate::formats::form::{self, Field, FieldFault};
use crate::formats::route::Route;
use crate::journey::Mark;
use crate::state::Event;
use crate::ui::components::{amounts, fold, options, row_id, source_list, terms, unclear};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, live, nothing, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

/// The page of a question that the pack knows.
pub fn question_page(question: &'static Question, change: bool) -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let now = context.at_present();
    let answer = now.answers.get(&question.id);
    let faults = RwSignal::new(Vec::<FieldFault>::new());
    let before = now.journey.before(&question.id).map(ToString::to_string);
    let aside = matches!(now.journey.mark(&question.id), Some(Mark::SetAside | Mark::Off));
    let back = match before {
        _ if change => Route::Answers,
        Some(id) => Route::Question { id, change: false },
        None => Route::Home,
    };
    let base = format!("question.{}", question.id);
    // What is folded away comes two frames later, so that the question itself is not kept waiting.
    let settled = RwSignal::new(false);
    page::next_frame(move || {
        page::next_frame(move || {
            // The person may have gone on by then, and the signal with the page.
            settled.try_set(true);
        });
    });
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        let Some(element) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok())
        else {
            return;
        };
        match form::read(question, &fields(&element)) {
            Ok(answer) => {
                context.dispatch(Event::Answered { question: question.id.clone(), answer });
                context.go(&after(context, change));
            }
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
    let fieldset = el("fieldset")
        .class("options")
        .attr("aria-describedby", "question-help")
        .with(
            el("legend")
                .class("options__legend")
                .with(el("h1").class("question__title").with(texts.c(&base))),
        )
        .with(p(texts.c(&join(&[&base, ".help"]))).class("question__help").attr("id", "question-help"))
        .with(live(move || whole_fault(texts, &faults.get())))
        .with(inputs);
    let submit_text = texts.t(if change { "question.save" } else { "question.continue" });
    let to_outcome = (!change && now.answers.0.len() > 1).then(|| {
        let link = el("a").class("button button--quiet").attr("href", Route::Outcome.href());
        link.with(texts.t("question.see-outcome"))
    });
    let actions = el("div")
        .class("question__actions cluster")
        .with(el("button").class("button button--primary").attr("type", "submit").with(submit_text))
        .with(to_outcome);
    el("article")
        .class("question")
        .with(el("a").class("back-link").attr("href", back.href()).with(texts.t("question.back")))
        .with(live(move || summary(texts, question, &faults.get())))
        .with(aside.then(|| p(texts.t("question.not-asked")).class("question__note")))
        .with(
            el("form")
                .flag("novalidate", true)
                .on("submit", submit)
                .on("change", exclusive)
                .with(fieldset)
                .with(actions),
        )
        .with(live(move || if settled.get() { asides(texts, question).view() } else { nothing() }))
        .view()
}

/// The fault that concerns the question as a whole, next to its inputs.
fn whole_fault(texts: Texts, faults: &[FieldFault]) -> AnyView {
    let fault = faults.iter().find(|fault| fault.item.is_none());
    fault.map_or_else(nothing, |fault| {
        p(texts.t(&join(&["fault.", fault.message]))).class("field-error").view()
    })
}

/// Why it is asked, whom to ask, the words used, the source, and what the source leaves open.
fn asides(texts: Texts, question: &Question) -> El {
    let base = format!("question.{}", question.id);
    let mut shown = vec![texts.c(&base), texts.c(&join(&[&base, ".help"])), texts.c(&join(&[&base, ".why"]))];
    for option in &question.options {
        shown.push(texts.c(&join(&[&base, ".", option])));
        shown.extend(texts.maybe(&join(&[&base, ".", option, ".hint"])));
    }
    let who = texts.c(&join(&[&base, ".ask-whom"]));
    let why = vec![p(texts.c(&join(&[&base, ".why"]))), p(texts.fill("question.ask-whom", &[("who", &who)]))];
    let related = question.related.iter().map(|id| {
        let fact = texts.maybe(&join(&[id, ".fact"])).or_else(|| texts.maybe(&join(&[id, ".definition"])));
        el("li").class("rule").with(fact.or_else(|| texts.maybe(id))).with(" ").with(row_id(id))
    });
    let related = el("ul").class("source-list").with(related.collect::<Vec<_>>());
    el("div")
        .class("question__asides")
        .with(fold(texts.t("question.why"), why))
        .with(terms(texts, &shown))
        .with(fold(texts.t("question.sources"), vec![source_list(texts, &question.sources), related]))
        .with(unclear(texts, &question.unclear))
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

/// Where to go after an answer: the next open question, or the answers to check.
fn after(context: AppContext, change: bool) -> Route {
    let next = context.at_present().next().filter(|_| !change);
    next.unwrap_or(Route::Answers)
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
