//! A file on this computer that the plan is saved back to, where the browser lets pages do that. What somebody
//! else has written into it meanwhile is brought in first, so that nobody's work is written over.

use crate::browser::disk_file::{DiskFile, choose, is_possible};
use crate::browser::{annex, files, log};
use crate::formats::file::{self, Opened};
use crate::formats::file_name::file_name;
use crate::formats::saved;
use crate::record::Record;
use crate::state::Edit;
use crate::ui::components::button;
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, live, live_text, nothing, p};
use crate::ui::taken_along::take_along;
use crate::ui::work::{change, flush};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::JsValue;

thread_local! {
    /// The file of this visit, the plan that is in it, and the text that was written or read last.
    static FILE: RefCell<Option<(DiskFile, String, String)>> = const { RefCell::new(None) };
}

/// How saving went.
enum Saved {
    /// The file is what the plan is.
    Written,
    /// So it is, and what others had written was brought in before.
    BroughtIn,
    /// The file holds something else now: nothing was written.
    Another,
}

/// The part of the page; nothing where the browser does not let pages write files.
pub fn on_disk(context: AppContext) -> AnyView {
    if !is_possible() {
        return nothing();
    }
    let texts = context.texts;
    let name = RwSignal::new(name_of_file(context));
    let said = RwSignal::new(String::new());
    let tell = move |done: Result<Saved, JsValue>| {
        let key = match &done {
            Ok(Saved::Written) => "disk.written",
            Ok(Saved::BroughtIn) => "disk.brought-in",
            Ok(Saved::Another) => "disk.another",
            Err(_) => "disk.failed",
        };
        log::note("write a file", done.map(drop));
        said.set(String::new());
        said.set(texts.t(key));
        annex::say(&texts.t(key));
    };
    let pick = move || {
        wasm_bindgen_futures::spawn_local(async move {
            let suggested = context
                .state
                .with_untracked(|state| file_name(state.record.text("plan/name"), "", "fairway.json"));
            match choose(&suggested).await {
                Ok(None) => {}
                Ok(Some(file)) => {
                    let id = context.state.with_untracked(|state| state.record.id.clone());
                    FILE.set(Some((file, id, String::new())));
                    name.set(name_of_file(context));
                    tell(save(context).await);
                }
                Err(error) => tell(Err(error)),
            }
        });
    };
    let again = move || wasm_bindgen_futures::spawn_local(async move { tell(save(context).await) });
    let buttons = live(move || {
        let pick = button("button", texts.t("disk.choose"), pick).attr("id", "choose-file");
        let again = name.get().map(|name| {
            button("button", texts.fill("disk.save", &[("file", &name)]), again).attr("id", "save-file")
        });
        el("div").class("cluster").with(again).with(pick).view()
    });
    El::view(
        el("div")
            .class("stack")
            .with(p(texts.t("disk.why")).class("prose"))
            .with(buttons)
            .with(p(live_text(move || said.get())).attr("id", "disk-state")),
    )
}

/// Name of the file that the open plan is saved to in this visit.
fn name_of_file(context: AppContext) -> Option<String> {
    let id = context.state.with_untracked(|state| state.record.id.clone());
    FILE.with_borrow(|file| file.as_ref().filter(|(_, of, _)| *of == id).map(|(file, ..)| file.name()))
}

async fn save(context: AppContext) -> Result<Saved, JsValue> {
    let Some((file, id, before)) = FILE.with_borrow(Clone::clone) else { return Err(JsValue::NULL) };
    flush(context);
    let there = files::bytes(&file.read().await?).await?.to_vec();
    // An empty file is one that was chosen a moment ago.
    let is_changed = there != before.as_bytes() && !there.is_empty();
    let theirs = if is_changed { found(&there) } else { None };
    match theirs {
        _ if !is_changed => {}
        Some(theirs) if theirs.id == id => {
            change(context, Edit::Merge { theirs: Box::new(theirs), decided: Vec::new() });
        }
        // Chosen a moment ago: the browser has asked whether it may be replaced.
        _ if before.is_empty() => {}
        _ => return Ok(Saved::Another),
    }
    let text = context.state.with_untracked(|state| file::write(&state.record));
    file.write(&text).await?;
    FILE.set(Some((file, id, text)));
    take_along(context);
    Ok(if is_changed { Saved::BroughtIn } else { Saved::Written })
}

fn found(bytes: &[u8]) -> Option<Record> {
    match file::read(bytes, crate::browser::clock::now()) {
        Ok(Opened::Plan(found)) if found.ahead.is_none() => saved::read(&found.text).ok(),
        _ => None,
    }
}
