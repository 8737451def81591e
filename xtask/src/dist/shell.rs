//! What the page shows before the app has started: interface texts in the places that index.html names
//! `{{key}}`, and the first question as a form that can be ticked at once. Text in, text out.
//!
//! The form has the markup of the app's own question page; a browser test compares the two.

use super::content::{Edition, START};
use crate::project::Project;
use crate::{Failure, Result, files};
use fairway::content::{Language, Pack, Question, QuestionKind, Wording, languages};
use fairway::formats::form::{CHOICE, NONE, UNKNOWN};
use fairway::formats::route::Route;

const FIRST_QUESTION: &str = "<!-- first-question -->";
const LANGUAGES: &str = "{{languages}}";

/// The page with its texts and the first question of the edition that the app starts with.
///
/// # Errors
/// When the pack, its wording or the interface's cannot be read, or the page lacks a place.
pub fn filled(html: &str, project: &Project) -> Result<String> {
    let bundle = Edition::named(&project.packs(), START)?.read()?;
    let content = bundle.wording.get("en").ok_or_else(|| missing("the English wording of the pack"))?;
    let interface = files::read_text(&project.root().join("src/ui/text/en.json"))?;
    let interface = Wording::from_json(&interface).map_err(|error| missing(&error.to_string()))?;
    let html = html.replacen(LANGUAGES, &tags()?, 1);
    with_first_question(&with_texts(&html, &interface)?, &bundle.pack, content, &interface)
}

/// The languages there are, as `boot.js` reads them: `en de ar:rtl`.
fn tags() -> Result<String> {
    let all = languages().map_err(|problem| missing(&problem.to_string()))?;
    let tag = |language: Language| match language.direction.as_str() {
        "ltr" => language.code,
        direction => format!("{}:{direction}", language.code),
    };
    Ok(all.into_iter().map(tag).collect::<Vec<_>>().join(" "))
}

/// The page with every `{{key}}` replaced by its text.
///
/// # Errors
/// When the interface wording lacks a key.
pub fn with_texts(html: &str, interface: &Wording) -> Result<String> {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tail)) = rest.split_once("{{") {
        let (key, after) = tail.split_once("}}").ok_or_else(|| missing("a closing }}"))?;
        out.push_str(before);
        if key.starts_with("__TRUNK") {
            // In its watch mode Trunk has put a script of its own here, and fills these in as it serves.
            out.push_str(&format!("{{{{{key}}}}}"));
        } else {
            out.push_str(&escape(interface.get(key).ok_or_else(|| missing(key))?));
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The page with the pack's first question in the place that index.html marks for it.
///
/// # Errors
/// When the page has no such place, or the pack's first question is not a choice.
pub fn with_first_question(
    html: &str,
    pack: &Pack,
    content: &Wording,
    interface: &Wording,
) -> Result<String> {
    let question = pack.questions.first().filter(|question| question.kind != QuestionKind::Amounts);
    let question = question.ok_or_else(|| missing("a first question with options"))?;
    if !html.contains(FIRST_QUESTION) {
        return Err(missing(FIRST_QUESTION));
    }
    Ok(html.replace(FIRST_QUESTION, &form(question, content, interface)))
}

fn form(question: &Question, content: &Wording, interface: &Wording) -> String {
    let base = format!("question.{}", question.id);
    let text = |key: &str| escape(&content.text(key));
    let kind = if question.kind == QuestionKind::One { "radio" } else { "checkbox" };
    let row = |value: &str, label: String, hint: Option<String>| {
        let apart = value == UNKNOWN || value == NONE;
        let class = if apart { "option option--unsure" } else { "option" };
        let hint = hint.map_or(String::new(), |hint| format!("<span class=\"option__hint\">{hint}</span>"));
        let exclusive = if apart && kind == "checkbox" { " data-exclusive=\"\"" } else { "" };
        format!(
            "<label class=\"{class}\" for=\"answer-{value}\"><input class=\"option__input\" type=\"{kind}\" \
             name=\"{CHOICE}\" id=\"answer-{value}\" value=\"{value}\"{exclusive}><span class=\"option__body\">\
             <span class=\"option__label\">{label}</span>{hint}</span></label>"
        )
    };
    let mut rows: String = question
        .options
        .iter()
        .map(|option| {
            let key = format!("{base}.{option}");
            row(option, text(&key), content.get(&format!("{key}.hint")).map(escape))
        })
        .collect();
    if question.none {
        rows.push_str(&row(NONE, text(&format!("{base}.none")), None));
    }
    let unsure = content
        .get(&format!("{base}.unsure"))
        .map_or_else(|| interface.text("question.unsure"), str::to_string);
    rows.push_str(&row(UNKNOWN, escape(&unsure), None));
    let id = Route::Question { id: question.id.clone(), change: false }.href();
    format!(
        "<section class=\"first-question\" id=\"{id}\"><article class=\"question\">\
         <a class=\"back-link\" href=\"{home}\">{back}</a><form novalidate>\
         <fieldset class=\"options\" aria-describedby=\"question-help\"><legend class=\"options__legend\">\
         <h1 class=\"question__title\">{title}</h1></legend><p class=\"question__help\" id=\"question-help\">{help}</p>\
         <div class=\"options__list\">{rows}</div></fieldset><div class=\"question__actions cluster\">\
         <button class=\"button button--primary\" type=\"submit\">{go_on}</button></div></form></article></section>",
        id = id.trim_start_matches('#'),
        home = Route::Home.href(),
        back = escape(&interface.text("question.back")),
        title = text(&base),
        help = text(&format!("{base}.help")),
        go_on = escape(&interface.text("question.continue")),
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn missing(what: &str) -> Failure {
    Failure::new(
        format!("The page shown before the start lacks {what}."),
        "visitors would see a gap, so nothing is built.",
        "mend index.html or src/ui/text/en.json.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(text: &str) -> Wording {
        Wording::from_json(text).unwrap_or_default()
    }

    #[test]
    fn texts_are_filled_in_as_text() -> Result<()> {
        let interface = wording(r#"{"a": "x < y & \"z\""}"#);
        assert_eq!(with_texts("<p>{{a}}</p>", &interface)?, "<p>x &lt; y &amp; &quot;z&quot;</p>");
        assert_eq!(with_texts("'{{__TRUNK_ADDRESS__}}'", &interface)?, "'{{__TRUNK_ADDRESS__}}'");
        let told = with_texts("{{b}}", &interface).map_err(|failure| failure.to_string());
        assert!(told.is_err_and(|text| text.contains("lacks b")));
        Ok(())
    }
}
