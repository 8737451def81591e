//! Packs that the person has loaded: what a pack is, a file to read, and those that are kept.

use super::packs_file::{Stage, examine, result};
use super::packs_kept::kept;
use crate::browser::page;
use crate::content::authoring::MAX_BYTES;
use crate::ui::context::app_context;
use crate::ui::markup::{El, el, group, live, live_text, p};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The page, under the title that the app has set.
pub fn packs_page() -> AnyView {
    let texts = app_context().texts;
    let stage = RwSignal::new(Stage::Waiting);
    // A file chosen while another is being read counts alone.
    let turn = RwSignal::new(0_u32);
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else { return };
        let mine = turn.get_untracked() + 1;
        turn.set(mine);
        let show = move |now: Stage| {
            if turn.try_get_untracked() == Some(mine) {
                let is_end = !matches!(now, Stage::Busy(_));
                stage.set(now);
                if is_end {
                    page::next_frame(|| page::focus("#pack-result h3"));
                }
            }
        };
        wasm_bindgen_futures::spawn_local(async move { examine(texts, file, show).await });
    };
    let limit = (MAX_BYTES / 1000) as u32;
    let help = texts.fill("packs.file.help", &[("limit", &texts.number(limit))]);
    let field = el("div")
        .class("stack")
        .with(el("label").attr("for", "pack-file").with(el("strong").with(texts.t("packs.file"))))
        .with(p(help).class("quiet").attr("id", "pack-file-help"))
        .with(
            el("input")
                .class("text-input")
                .attr("type", "file")
                .attr("id", "pack-file")
                .attr("accept", ".json,application/json")
                .attr("aria-describedby", "pack-file-help")
                .on("change", chosen),
        );
    let state = move || match stage.get() {
        Stage::Busy(words) => words,
        _ => String::new(),
    };
    let parts = vec![
        p(texts.t("packs.what")).class("prose"),
        p(texts.t("packs.not-ours")).class("prose"),
        el("h2").with(texts.t("packs.load")),
        field,
        el("p").attr("role", "status").with(live_text(state)),
        el("div").attr("id", "pack-result").with(live(move || result(texts, stage))),
        el("h2").with(texts.t("packs.kept")),
        kept(texts),
    ];
    group(parts.into_iter().map(El::view).collect())
}
