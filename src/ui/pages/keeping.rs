//! "Your data": this plan as a file, files opened, everything backed up, where it is kept and how safe that is.

use super::keeping_all::everything;
use super::keeping_copy::copy;
use super::keeping_disk::on_disk;
use super::keeping_erase::erasing;
use super::keeping_open::opening;
use super::keeping_room::room;
use crate::browser::{download, log, page, storage};
use crate::formats::file;
use crate::formats::file_name::file_name;
use crate::formats::route::Route;
use crate::formats::saved::{self, SavedError};
use crate::ui::components::button;
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, live, nothing, p};
use crate::ui::newer::{newer_plan, newer_text};
use crate::ui::taken_along::take_along;
use leptos::prelude::*;

/// The page, under the title that the app has set.
pub fn keeping_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let save_file = move || {
        let (name, text) = context.state.with_untracked(|state| {
            let name = file_name(state.record.text("plan/name"), "", "fairway.json");
            (name, file::write(&state.record))
        });
        let given = download::json(&name, &text);
        if given.is_ok() {
            take_along(context);
        }
        log::note("download", given);
    };
    let mut parts = vec![p(texts.t(place())).class("prose"), el("h2").with(texts.t("keeping.plan"))];
    let newer = newer_text(context);
    let is_newer = newer.is_some();
    match newer {
        Some(text) => parts.extend(newer_plan(context, &text)),
        None => parts.extend([
            p(texts.t("keeping.plan.why")).class("prose"),
            p(button("button button--primary", texts.t("keeping.save"), save_file).attr("id", "save-plan")),
            el("div").with(on_disk(context)),
        ]),
    }
    parts.push(el("div").with(live(move || originals(context))));
    parts.extend(opening(context));
    parts.extend(everything(context));
    parts.push(el("div").with(live(move || copy(context))));
    if !page::has_mark("data-host") {
        parts.push(el("div").with(live(move || room(context))));
    }
    parts.push(el("h2").with(texts.t("packs.title")));
    parts.push(p(el("a").attr("href", Route::Packs.href()).with(texts.t("packs.link"))));
    if !is_newer {
        parts.extend(erasing(context));
    }
    group(parts.into_iter().map(El::view).collect())
}

/// The text that says where plans are kept.
fn place() -> &'static str {
    let known = [
        ("data-storage", "keeping.denied"),
        ("data-single-file", "keeping.single"),
        ("data-host", "keeping.host"),
    ];
    known.into_iter().find(|(mark, _)| page::has_mark(mark)).map_or("keeping.where", |(_, text)| text)
}

/// The texts that could not be read, if there are any, as files.
fn originals(context: AppContext) -> AnyView {
    let id = context.state.with(|state| state.record.id.clone());
    if !storage::is_available() {
        return nothing();
    }
    let mut texts: Vec<String> = storage::kept_aside(&id);
    let unread = storage::read(&id)
        .filter(|text| matches!(saved::read(text), Err(SavedError::Damaged(_))) && !texts.contains(text));
    texts.extend(unread);
    let count = texts.len();
    let buttons = texts.into_iter().enumerate().map(|(place, text)| {
        let (number, all) = ((place + 1).to_string(), count.to_string());
        let name = match count {
            1 => context.texts.t("keeping.original"),
            _ => context.texts.fill("keeping.original.of", &[("number", &number), ("count", &all)]),
        };
        let save = move || log::note("download", download::json("fairway-original.json", &text));
        p(button("button", name, save)).view()
    });
    group(buttons.collect())
}
