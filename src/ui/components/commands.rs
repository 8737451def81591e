//! Commands that show an answer, for an administrator to copy. They read and change nothing.

use crate::browser::{clipboard, log};
use crate::content::{Command, Question};
use crate::ui::components::{button, source_list};
use crate::ui::markup::{El, el, live_text, p};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;

/// The commands of a question, each with a button that copies it; nothing where it has none.
pub fn commands(texts: Texts, question: &'static Question) -> Option<El> {
    let rows = question.commands.iter().map(|command| row(texts, command)).collect::<Vec<_>>();
    let title = p(texts.t("command.title"));
    (!rows.is_empty()).then(|| el("div").class("commands").with(title).with(rows))
}

fn row(texts: Texts, command: &'static Command) -> El {
    let told = RwSignal::new(None::<bool>);
    let copy = move || {
        wasm_bindgen_futures::spawn_local(async move {
            let copied = clipboard::copy(&command.run).await;
            // The person may have gone on by then, and the signal with the page.
            told.try_set(Some(copied.is_ok()));
            log::note("copy a command", copied);
        });
    };
    let state = move || match told.get() {
        None => String::new(),
        Some(true) => texts.t("command.copied"),
        Some(false) => texts.t("command.not-copied"),
    };
    let general = command.origin.is_some().then(|| p(texts.t("command.general")).class("quiet"));
    let sources = (!command.sources.is_empty()).then(|| source_list(texts, &command.sources));
    let page = command.address.as_deref().map(|address| {
        p(el("a")
            .attr("href", address)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer external")
            .with(texts.t("command.page")))
        .with(join(&[" (", &texts.t("about.link.outside"), ")"]))
        .class("quiet")
    });
    el("div")
        .class("command")
        .with(p(texts.c(&join(&["command.", &command.id]))))
        .with(el("code").class("command__run").attr("tabindex", "0").with(command.run.as_str()))
        .with(
            el("div")
                .class("command__actions")
                .with(button("button", texts.t("command.copy"), copy))
                .with(el("span").attr("role", "status").with(live_text(state))),
        )
        .with(general)
        .with(sources)
        .with(page)
}
