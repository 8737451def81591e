//! Language and colours of the page: what there is, and what is in use. `boot.js` keeps what was chosen and finds
//! it again before anything is shown.

use crate::browser::{display as chosen, log, page};
use crate::content::{Language, languages};
use crate::ui::context::app_context;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};
use crate::ui::work::flush;
use leptos::prelude::*;

/// The colours: as the device has it, and the three that can be set.
const THEMES: [&str; 4] = ["auto", "light", "dark", "contrast"];

/// The section.
pub fn display(texts: Texts) -> Vec<El> {
    let here = page::language();
    let language = languages().unwrap_or_default().into_iter().map(|language| {
        let Language { code, name, reviewed, .. } = language;
        let hint = (!reviewed).then(|| texts.t("display.unreviewed"));
        let name = el("span").attr("lang", code.as_str()).with(name);
        row("language", &code, code == here, name, hint)
    });
    let theme = chosen::theme();
    let theme = THEMES.into_iter().map(|word| {
        let name = el("span").with(texts.t(&join(&["display.theme.", word])));
        let is_here = theme == word || (theme.is_empty() && word == "auto");
        row("theme", word, is_here, name, None)
    });
    vec![choice(texts, "language", language.collect()), choice(texts, "theme", theme.collect())]
}

/// One of several, taken when the button is pressed: a list that changes the page under the finger would take
/// the keyboard away.
fn choice(texts: Texts, name: &'static str, rows: Vec<El>) -> El {
    let context = app_context();
    let value = RwSignal::new(None);
    let why = join(&["display.", name, ".why"]);
    let group = el("fieldset")
        .class("options")
        .attr("aria-describedby", why.as_str())
        .with(el("legend").class("options__legend").with(el("h2").with(texts.t(&join(&["display.", name])))))
        .with(p(texts.t(&why)).class("question__help").attr("id", why.as_str()))
        .with(el("div").class("options__list").with(rows))
        .on("change", move |event| value.set(Some(event_target_value(&event))));
    let take = move |event: web_sys::Event| {
        event.prevent_default();
        let Some(value) = value.get_untracked() else { return };
        flush(context);
        log::note("choose", chosen::choose(name, if value == "auto" { "" } else { &value }));
    };
    let button = el("button").class("button").attr("type", "submit").with(texts.t("display.change"));
    let actions = el("div").class("cluster").with(button);
    el("form").attr("id", join(&["choose-", name])).on("submit", take).with(group).with(actions)
}

fn row(group: &'static str, value: &str, is_here: bool, name: El, hint: Option<String>) -> El {
    let id = join(&[group, "-", value]);
    let input = el("input")
        .class("option__input")
        .attr("type", "radio")
        .attr("name", group)
        .attr("id", id.as_str())
        .attr("value", value)
        .flag("checked", is_here);
    let body = el("span")
        .class("option__body")
        .with(name.class("option__label"))
        .with(hint.map(|hint| el("span").class("option__hint").with(hint)));
    el("label").class("option").attr("for", id).with(input).with(body)
}
