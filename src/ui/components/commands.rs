//! Commands that show an answer, for an administrator to copy. They read and change nothing. `boot.js`
//! does the copying: here, waiting for the clipboard would cost a kilobyte of wasm.

use crate::content::{Command, Question};
use crate::ui::components::source_list;
use crate::ui::markup::{El, el, p};
use crate::ui::texts::{Texts, join};

/// The commands of a question, each with a button that copies it; nothing where it has none.
pub fn commands(texts: Texts, question: &'static Question) -> Option<El> {
    let rows = question.commands.iter().map(|command| row(texts, command)).collect::<Vec<_>>();
    let title = p(texts.t("command.title"));
    (!rows.is_empty()).then(|| el("div").class("commands").with(title).with(rows))
}

fn row(texts: Texts, command: &'static Command) -> El {
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
                .with(
                    el("button")
                        .class("button")
                        .attr("type", "button")
                        .attr("data-copy", command.run.as_str())
                        .attr("data-done", texts.t("command.copied"))
                        .attr("data-failed", texts.t("command.not-copied"))
                        .with(texts.t("command.copy")),
                )
                .with(el("span").attr("role", "status")),
        )
        .with(general)
        .with(sources)
        .with(page)
}
