//! One question: asked, explained, checked, answered.

use crate::browser::page;
use crate::content::{Question, QuestionKind};
use crate::formats::form::{self, Field, FieldFault};
use crate::formats::route::Route;
use crate::journey::Mark;
use crate::state::Event;
use crate::ui::components::{amounts, fold, options, source_list, terms, unclear};
use crate::ui::context::{AppContext, app_context};
use crate::ui::texts::Texts;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

/// The page of a question that the pack knows.
pub fn question_page(question: &'static Question, change: bool) -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let answer = context.answers.with_untracked(|answers| answers.get(&question.id).cloned());
    let faults = RwSignal::new(Vec::<FieldFault>::new());
    let (before, aside) = context.journey.with_untracked(|journey| {
        let aside = matches!(journey.mark(&question.id), Some(Mark::SetAside | Mark::Off));
        (journey.before(&question.id).map(ToString::to_string), aside)
    });
    let back = match before {
        _ if change => Route::Answers,
        Some(id) => Route::Question { id, change: false },
        None => Route::Home,
    };
    let base = format!("question.{}", question.id);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(element) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
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
    let inputs = if question.kind == QuestionKind::Amounts {
        view! {
            {amounts(texts, question, answer.clone(), faults)}
            <p class="amounts__group">{texts.t("question.or")}</p>
            {options(texts, question, answer)}
        }
        .into_any()
    } else {
        options(texts, question, answer)
    };
    let whole_fault = move || {
        let message = faults.with(|faults| faults.iter().find(|fault| fault.item.is_none()).map(|fault| fault.message));
        message.map(|message| view! { <p class="field-error">{texts.t(&format!("fault.{message}"))}</p> })
    };
    let submit_text = texts.t(if change { "question.save" } else { "question.continue" });
    let to_outcome = context.answers.with_untracked(|answers| !change && answers.0.len() > 1);
    view! {
        <article class="question">
            <a class="back-link" href=back.href()>{texts.t("question.back")}</a>
            {move || summary(texts, question, &faults.get())}
            {aside.then(|| view! { <p class="question__note">{texts.t("question.not-asked")}</p> })}
            <form novalidate on:submit=submit on:change=exclusive>
                <fieldset class="options" aria-describedby="question-help">
                    <legend class="options__legend"><h1 class="question__title">{texts.c(&base)}</h1></legend>
                    <p class="question__help" id="question-help">{texts.c(&format!("{base}.help"))}</p>
                    {whole_fault}
                    {inputs}
                </fieldset>
                <div class="question__actions cluster">
                    <button class="button button--primary" type="submit">{submit_text}</button>
                    {to_outcome.then(|| view! { <a class="button button--quiet" href=Route::Outcome.href()>{texts.t("question.see-outcome")}</a> })}
                </div>
            </form>
            {asides(texts, question)}
        </article>
    }
    .into_any()
}

/// Why it is asked, whom to ask, the words used, the source, and what the source leaves open.
fn asides(texts: Texts, question: &'static Question) -> AnyView {
    let base = format!("question.{}", question.id);
    let mut shown = vec![texts.c(&base), texts.c(&format!("{base}.help")), texts.c(&format!("{base}.why"))];
    for option in &question.options {
        shown.push(texts.c(&format!("{base}.{option}")));
        shown.extend(texts.maybe(&format!("{base}.{option}.hint")));
    }
    let who = texts.c(&format!("{base}.ask-whom"));
    let related = question.related.iter().map(|id| {
        let fact = texts.maybe(&format!("{id}.fact")).unwrap_or_else(|| texts.maybe(&format!("{id}.definition")).unwrap_or_else(|| texts.c(id)));
        view! { <li class="rule">{fact}" "<code class="row-id">{id.as_str()}</code></li> }
    });
    let sources = view! {
        {source_list(texts, &question.sources)}
        <ul class="source-list">{related.collect_view()}</ul>
    };
    view! {
        <div class="question__asides">
            {fold(texts.t("question.why"), view! {
                <p>{texts.c(&format!("{base}.why"))}</p>
                <p>{texts.fill("question.ask-whom", &[("who", &who)])}</p>
            })}
            {terms(texts, &shown)}
            {fold(texts.t("question.sources"), sources)}
            {unclear(texts, &question.unclear)}
        </div>
    }
    .into_any()
}

/// The error summary: what is wrong, with a way to each field.
fn summary(texts: Texts, question: &'static Question, faults: &[FieldFault]) -> AnyView {
    if faults.is_empty() {
        return ().into_any();
    }
    let rows = faults.iter().map(|fault| {
        let message = texts.t(&format!("fault.{}", fault.message));
        let (id, text) = match &fault.item {
            Some(item) => {
                let plan = texts.c(&format!("question.{}.{item}", question.id));
                (format!("amount-{item}"), texts.fill("fault.in-plan", &[("plan", &plan), ("message", &message)]))
            }
            None => {
                let first = question.items.first().map(|item| format!("amount-{item}"));
                let option = question.options.first().map(|option| format!("answer-{option}"));
                (first.or(option).unwrap_or_default(), message)
            }
        };
        // The address names the page, so the way to a field is a focus move and not a fragment.
        let jump = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            page::focus(&format!("#{id}"));
        };
        view! { <li><a href="#" on:click=jump>{text}</a></li> }
    });
    view! {
        <div class="error-summary" role="alert" tabindex="-1">
            <h2>{texts.t("fault.title")}</h2>
            <ul>{rows.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// Where to go after an answer: the next open question, or the answers to check.
fn after(context: AppContext, change: bool) -> Route {
    let next = context.journey.with(|journey| journey.next().map(ToString::to_string));
    match next {
        Some(id) if !change => Route::Question { id, change: false },
        _ => Route::Answers,
    }
}

fn inputs_of(form: &HtmlFormElement) -> Vec<HtmlInputElement> {
    let elements = form.elements();
    (0..elements.length()).filter_map(|index| elements.item(index)?.dyn_into().ok()).collect()
}

fn fields(form: &HtmlFormElement) -> Vec<Field> {
    let one = |input: HtmlInputElement| Field { name: input.name(), value: input.value(), checked: input.checked() };
    inputs_of(form).into_iter().map(one).collect()
}

/// "None of these" and "not sure" exclude the other boxes, and the other way round.
fn exclusive(event: web_sys::Event) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
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
