//! The packs that are kept in this browser: which is in use, the way to use another, to remove one, and
//! back to our own.

use crate::browser::{address, log, page, storage};
use crate::formats::saved;
use crate::ui::components::{button, confirmation};
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::Texts;
use leptos::prelude::*;
use wasm_bindgen::prelude::JsValue;

/// The list.
pub fn kept(texts: Texts) -> El {
    let names = RwSignal::new(if storage::is_available() { storage::packs() } else { Vec::new() });
    let asked = RwSignal::new(None::<String>);
    let list = live(move || {
        let rows = names.get().into_iter().map(|name| row(texts, name, names, asked)).collect::<Vec<_>>();
        let own = own(texts);
        let none = rows.is_empty().then(|| p(texts.t("packs.none")));
        let is_any = own.is_some() || !rows.is_empty();
        let list = is_any.then(|| el("ul").class("limits").with(own).with(rows));
        group(vec![el("div").with(none).with(list).view()])
    });
    el("div").attr("id", "packs-kept").attr("tabindex", "-1").with(list)
}

/// Our own pack, where another is in use or was to be.
fn own(texts: Texts) -> Option<El> {
    let other = storage::is_available().then(storage::chosen).flatten()?;
    let way = button("button", texts.t("packs.back"), || restart_with(None)).attr("id", "use-own");
    let why = texts.fill("packs.back.why", &[("name", &other)]);
    Some(el("li").class("limit").with(p(why)).with(p(way)))
}

fn row(texts: Texts, name: String, names: RwSignal<Vec<String>>, asked: RwSignal<Option<String>>) -> El {
    let is_used = texts.origin.loaded() == Some(name.as_str());
    let used = is_used.then(|| el("span").class("tag").with(texts.t("packs.in-use")));
    let title = p(el("strong").with(name.as_str())).with(" ").with(used);
    if asked.get().as_ref() == Some(&name) {
        return el("li").class("limit").with(title).with(confirm(texts, name, is_used, names, asked));
    }
    let labelled = |key: &str, button: El| button.attr("aria-label", format!("{}: {name}", texts.t(key)));
    let (to_use, to_remove) = (name.clone(), name.clone());
    let take = button("button", texts.t("packs.use"), move || restart_with(Some(&to_use)));
    let take = (!is_used).then(|| labelled("packs.use", take));
    let ask = move || {
        asked.set(Some(to_remove.clone()));
        page::next_frame(|| page::focus("#confirm-remove"));
    };
    let remove = labelled("packs.remove", button("button", texts.t("packs.remove"), ask));
    el("li").class("limit").with(title).with(el("div").class("cluster").with(take).with(remove))
}

fn confirm(
    texts: Texts,
    name: String,
    is_used: bool,
    names: RwSignal<Vec<String>>,
    asked: RwSignal<Option<String>>,
) -> El {
    let question = texts.fill("packs.confirm", &[("name", &name)]);
    let remove = move || {
        storage::remove_pack(&name);
        remove_plans(&name);
        if is_used || storage::chosen().as_ref() == Some(&name) {
            return restart_with(None);
        }
        asked.set(None);
        names.set(storage::packs());
        page::next_frame(|| page::focus("#packs-kept"));
    };
    let keep = move || {
        asked.set(None);
        page::next_frame(|| page::focus("#packs-kept"));
    };
    confirmation(
        "confirm-remove",
        texts.t("packs.remove"),
        question,
        button("button button--danger", texts.t("packs.remove"), remove),
        button("button", texts.t("packs.keep"), keep),
    )
}

/// Removes the plans that were made with a pack.
fn remove_plans(pack: &str) {
    for id in storage::plans() {
        let record = storage::read(&id).and_then(|text| saved::read(&text).ok());
        if record.is_some_and(|record| record.pack == pack) {
            storage::remove_for_good(&id);
        }
    }
}

/// Starts the app anew with a pack that is kept, or with ours.
fn restart_with(name: Option<&str>) {
    match storage::choose(name) {
        Ok(()) => log::note("start anew", address::restart()),
        Err(_) => log::note("choose a pack", Err::<(), _>(JsValue::from_str("storage is full"))),
    }
}
