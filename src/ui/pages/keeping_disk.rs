//! A file on this computer that the plan is saved back to, where the browser lets pages do that. What somebody
//! else has written into it meanwhile is brought in first, so that nobody's work is written over.

use crate::browser::disk_file::{self, DiskFile, is_possible};
use crate::browser::{annex, files, log};
use crate::formats::file::{self, MOST};
use crate::formats::file_name::file_name;
use crate::state::Edit;
use crate::ui::components::button;
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, live, live_text, nothing, p};
use crate::ui::opened::{Case, Stage, read};
use crate::ui::taken_along::take_along;
use crate::ui::work::{change, flush};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::JsValue;
use web_sys::File;

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
    /// There is something to be decided first, which the page shows: nothing was written.
    Undecided,
    /// The file holds something else: nothing was written.
    Another,
}

/// How often a file is read again that others write at the same moment.
const TIMES: usize = 3;

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
            Ok(Saved::Undecided) => "disk.undecided",
            Ok(Saved::Another) => "disk.another",
            Err(_) => "disk.failed",
        };
        log::note("write a file", done.map(drop));
        said.set(String::new());
        said.set(texts.t(key));
        annex::say(&texts.t(key));
    };
    let pick = move |is_there: bool| {
        wasm_bindgen_futures::spawn_local(async move {
            let suggested = context
                .state
                .with_untracked(|state| file_name(state.record.text("plan/name"), "", "fairway.json"));
            let picked = match is_there {
                true => disk_file::existing().await,
                false => disk_file::new(&suggested).await,
            };
            match picked {
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
        let new = button("button", texts.t("disk.new"), move || pick(false)).attr("id", "new-file");
        let there = button("button", texts.t("disk.choose"), move || pick(true)).attr("id", "choose-file");
        let again = name.get().map(|name| {
            button("button", texts.fill("disk.save", &[("file", &name)]), again).attr("id", "save-file")
        });
        el("div").class("cluster").with(again).with(there).with(new).view()
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
    let Some((file, id, mut before)) = FILE.with_borrow(Clone::clone) else { return Err(JsValue::NULL) };
    flush(context);
    let mut saved = Saved::Written;
    for _ in 0..TIMES {
        let there = file.read().await?;
        let Some(bytes) = bytes_of(&there).await? else { return another(there) };
        if bytes != before.as_bytes() && !bytes.is_empty() {
            match read(context, &there).await {
                Ok(Stage::Plan(offer)) if offer.record.id == id => match &offer.case {
                    Case::Known => {}
                    Case::Same(merged) if merged.conflicts.is_empty() => {
                        let theirs = Box::new(offer.record.clone());
                        change(context, Edit::Merge { theirs, decided: Vec::new() });
                        saved = Saved::BroughtIn;
                    }
                    _ => {
                        files::hand(there);
                        return Ok(Saved::Undecided);
                    }
                },
                _ => return another(there),
            }
        }
        // Reading takes a moment, in which others may have written once more.
        if bytes_of(&file.read().await?).await?.as_ref() == Some(&bytes) {
            let text = context.state.with_untracked(|state| file::write(&state.record));
            file.write(&text).await?;
            FILE.set(Some((file, id, text)));
            take_along(context);
            return Ok(saved);
        }
        before.clear();
    }
    Err(JsValue::from_str("others write the file all the time"))
}

/// What is in the file is shown below, as if it had been opened there.
fn another(file: File) -> Result<Saved, JsValue> {
    files::hand(file);
    Ok(Saved::Another)
}

/// The bytes of a file; `None` of one that is too large to be a plan.
async fn bytes_of(file: &File) -> Result<Option<Vec<u8>>, JsValue> {
    if file.size() > MOST as f64 {
        return Ok(None);
    }
    Ok(Some(files::bytes(file).await?.to_vec()))
}
