//! Everything of this browser as one file.

use crate::browser::{clock, download, log, storage};
use crate::formats::file::{Backup, Deleted, Kept, LoadedPack};
use crate::formats::saved;
use crate::record;
use crate::ui::components::button;
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, p};
use crate::ui::taken_along::note;
use crate::ui::work::flush;
use leptos::prelude::*;

/// The section; nothing where there is only the plan in memory.
pub fn everything(context: AppContext) -> Vec<El> {
    let texts = context.texts;
    if !storage::is_available() {
        return Vec::new();
    }
    let save = move || {
        flush(context);
        let plans = plans(context);
        let name = ["fairway-", &clock::today().to_string(), ".fairway-backup.json"].concat();
        let given = download::json(&name, &backup(&plans).write(&plans));
        if given.is_ok() {
            note(&plans.into_iter().map(|(id, _)| id).collect::<Vec<_>>());
        }
        log::note("download", given);
    };
    vec![
        el("h2").with(texts.t("backup.title")),
        p(texts.t("backup.why")).class("prose"),
        p(button("button", texts.t("backup.do"), save).attr("id", "back-up")),
    ]
}

/// The texts of all plans. The open one as it is here, which storage does not have where it is full; what
/// stands there as well where it cannot be read.
fn plans(context: AppContext) -> Vec<(String, String)> {
    let (open, text) = context.state.with_untracked(|state| {
        let text = (!state.record.is_new()).then(|| saved::write(&state.record));
        (state.record.id.clone(), text)
    });
    let mut plans: Vec<(String, String)> =
        storage::plans().into_iter().filter_map(|id| Some((id.clone(), storage::read(&id)?))).collect();
    if let Some(text) = text {
        plans.retain(|(id, kept)| *id != open || saved::read(kept).is_err());
        plans.push((open, text));
    }
    plans
}

/// What there is besides plans.
fn backup(plans: &[(String, String)]) -> Backup {
    let deleted = storage::deleted();
    let ids = plans.iter().map(|(id, _)| id).chain(&deleted);
    let texts = ids.flat_map(|id| storage::kept_aside(id).into_iter().map(move |text| (id, text)));
    let kept = texts.map(|(id, text)| Kept { id: id.clone(), text }).collect();
    let of = |id: &String| {
        let mark = storage::deleted_plan(id)?;
        // An earlier version kept the text behind the mark.
        let text = storage::read(id).unwrap_or(mark.text);
        Some(Deleted { id: id.clone(), text: record::Deleted { text, ..mark }.write() })
    };
    let packs = storage::packs().into_iter();
    Backup {
        made: clock::now(),
        unread: Vec::new(),
        deleted: deleted.iter().filter_map(of).collect(),
        kept,
        packs: packs.filter_map(|name| Some(LoadedPack { text: storage::pack(&name)?, name })).collect(),
        order: storage::order(),
        me: storage::me(),
    }
}
