//! Opening a file: the field, and what the file holds, before anything is done with it.

use super::keeping_open_merge::merging;
use super::keeping_open_restore::restoring;
use crate::browser::{clock, files, log, page};
use crate::formats::route::Route;
use crate::record::Summary;
use crate::ui::cabinet::name_of;
use crate::ui::components::{about_plan, button, repairs};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, live, live_text, nothing, p};
use crate::ui::opened::{Case, Offer, Stage, add, as_same, open, show, taken};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::File;

/// The section.
pub fn opening(context: AppContext) -> Vec<El> {
    let texts = context.texts;
    let stage = RwSignal::new(Stage::Waiting);
    // A file chosen while another is being read counts alone.
    let turn = RwSignal::new(0_u32);
    let take = move |file: File| {
        let mine = turn.get_untracked() + 1;
        turn.set(mine);
        let show = move |now: Stage| {
            if turn.try_get_untracked() == Some(mine) {
                show(stage, now);
            }
        };
        wasm_bindgen_futures::spawn_local(async move { open(context, file, show).await });
    };
    log::note("take files that are dropped", files::on_drop(Some(Box::new(take))));
    on_cleanup(|| log::note("take no files", files::on_drop(None)));
    page::next_frame(files::hand_taken);
    let chosen = move |event: web_sys::Event| {
        if let Some(file) = files::chosen(&event) {
            take(file);
        }
    };
    let field = el("input")
        .class("text-input")
        .attr("type", "file")
        .attr("id", "open-file")
        .attr("accept", ".json,application/json")
        .attr("aria-describedby", "open-file-help")
        .on("change", chosen);
    let state = move || match stage.get() {
        Stage::Busy(words) => words,
        _ => String::new(),
    };
    vec![
        el("h2").with(texts.t("open.title")),
        el("div")
            .class("stack drop-place")
            .with(el("label").attr("for", "open-file").with(el("strong").with(texts.t("open.file"))))
            .with(p(texts.t("open.help")).class("quiet").attr("id", "open-file-help"))
            .with(field),
        el("p").attr("role", "status").with(live_text(state)),
        el("div").attr("id", "opened").with(live(move || result(context, stage))),
    ]
}

fn result(context: AppContext, stage: RwSignal<Stage>) -> AnyView {
    let texts = context.texts;
    let head = |key: &str| el("h3").with(texts.t(key));
    let parts = match stage.get() {
        Stage::Waiting | Stage::Busy(_) => return nothing(),
        Stage::Refused(reason) => {
            vec![head("open.refused"), p(reason).class("prose"), p(texts.t("open.nothing-changed"))]
        }
        Stage::Stopped(words) => vec![head("open.stopped"), p(words).class("prose")],
        Stage::Plan(offer) => plan(context, &offer, stage),
        Stage::Everything(offers, rest, repairs) => restoring(context, stage, offers, rest, &repairs),
        Stage::Done(words, other) => {
            let link = other.map(|id| {
                let href = ["./?plan=", &id, &Route::plan().href()].concat();
                p(el("a").class("button").attr("href", href).with(texts.t("open.go")))
            });
            let mut parts = vec![head("open.done"), p(words).class("prose")];
            parts.extend(link);
            parts
        }
    };
    let box_of = el("section").class("opened stack").attr("aria-label", texts.t("open.result"));
    box_of.with(group(parts.into_iter().map(El::view).collect())).view()
}

/// One plan: what it is, how it stands to what is here, and what can be done.
fn plan(context: AppContext, offer: &Arc<Offer>, stage: RwSignal<Stage>) -> Vec<El> {
    let texts = context.texts;
    let mut parts = vec![el("h3").with(name_of(texts, &Summary::of(&offer.record)))];
    parts.push(about_plan(texts, &offer.record));
    parts.extend(repairs(texts, &offer.repairs));
    let own = texts.pack().name();
    if offer.record.pack != own {
        parts.push(p(texts.fill("open.other-pack", &[("pack", &offer.record.pack)])).class("prose"));
    }
    let cancel = move || {
        stage.set(Stage::Waiting);
        page::next_frame(|| page::focus("#open-file"));
    };
    let cancel = button("button", texts.t("open.cancel"), cancel);
    let actions = |buttons: Vec<El>| el("div").class("cluster").with(buttons);
    let said = |key: &str| p(texts.t(key)).class("prose");
    match &offer.case {
        Case::New => {
            parts.push(said("open.new"));
            parts.push(actions(vec![adding(context, offer, stage, "open.add"), cancel]));
        }
        Case::Deleted => {
            parts.push(said("open.deleted"));
            parts.push(actions(vec![adding(context, offer, stage, "open.add"), cancel]));
        }
        Case::Known => parts.push(said("open.known")),
        Case::Unreadable => {
            parts.push(said("open.unreadable-here"));
            parts.push(actions(vec![adding(context, offer, stage, "open.add-beside"), cancel]));
        }
        Case::Ahead(at) => {
            let day = texts.date(&clock::day_of(*at).to_string());
            parts.push(p(texts.fill("open.ahead", &[("day", &day)])).class("prose"));
            parts.push(actions(vec![adding(context, offer, stage, "open.add-beside"), cancel]));
        }
        Case::Other(name) => {
            parts.push(p(texts.fill("open.another", &[("name", name)])).class("prose"));
            let theirs = offer.clone();
            // Looked at like any other: with what is to be decided, and not where a clock was wrong.
            let all_the_same = move || show(stage, Stage::Plan(Arc::new(as_same(context, &theirs))));
            let merge =
                button("button", texts.t("open.merge-anyway"), all_the_same).attr("id", "all-the-same");
            let merge = (offer.record.pack == own).then_some(merge);
            let buttons = [Some(adding(context, offer, stage, "open.add-beside")), merge, Some(cancel)];
            parts.push(actions(buttons.into_iter().flatten().collect()));
        }
        Case::Same(merged) => parts.extend(merging(context, &offer.record, merged, stage, cancel)),
    }
    parts
}

fn adding(context: AppContext, offer: &Arc<Offer>, stage: RwSignal<Stage>, key: &'static str) -> El {
    let (texts, offer) = (context.texts, offer.clone());
    let add = move || {
        let added = add(context, &offer.record).map(Some);
        show(stage, taken(texts, added, "open.added"));
    };
    button("button button--primary", texts.t(key), add).attr("id", "take-in")
}
