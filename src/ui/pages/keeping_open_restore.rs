//! A backup that was opened: for each plan what taking it in comes to, and one button. What is here stays,
//! whatever the backup holds.

use crate::browser::storage::{self, Local};
use crate::formats::file::{Backup, Repair};
use crate::record::Summary;
use crate::storage as core;
use crate::storage::{Full, NotKept};
use crate::ui::cabinet::name_of;
use crate::ui::components::{about_plan, button, repairs};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, p};
use crate::ui::opened::{Case, Offer, Stage, add, bring_in, show};
use crate::ui::texts::Texts;
use leptos::prelude::*;
use std::sync::Arc;

/// The parts of the page.
pub fn restoring(
    context: AppContext,
    stage: RwSignal<Stage>,
    offers: Arc<Vec<Offer>>,
    rest: Arc<Backup>,
    repaired: &[Repair],
) -> Vec<El> {
    let texts = context.texts;
    let count = move |key, number: usize| texts.interface.count(key, number as u32, &[]);
    let chosen = RwSignal::new(offers.iter().map(is_safe).collect::<Vec<bool>>());
    let rows = offers.iter().enumerate().map(|(place, offer)| row(texts, place, offer, chosen));
    let rows = rows.collect::<Vec<_>>();
    let others = [
        ("restore.deleted", rest.deleted.len()),
        ("restore.packs", rest.packs.len()),
        ("restore.kept", rest.kept.len() + rest.unread.len()),
    ];
    let others = others.into_iter().filter(|(_, number)| *number > 0).map(|(key, number)| count(key, number));
    let others: Vec<String> = others.collect();
    let others = (!others.is_empty())
        .then(|| p(texts.fill("restore.others", &[("list", &texts.list(&others))])).class("prose"));
    let restore = move || {
        let wanted = chosen.get_untracked();
        let wanted = offers.iter().zip(wanted).filter_map(|(offer, wanted)| wanted.then_some(offer));
        let wanted = wanted.collect::<Vec<_>>();
        // The plans first. Where there is no more room, those that are in stay in.
        let number = wanted.iter().take_while(|offer| take(context, offer).is_ok()).count();
        let is_all = number == wanted.len() && put_back(&rest).is_ok();
        let next = match is_all {
            true => Stage::Done(count("restore.done", number), None),
            false => Stage::Stopped(count("restore.stopped", number)),
        };
        show(stage, next);
    };
    let restore = button("button button--primary", texts.t("restore.do"), restore).attr("id", "restore");
    [
        Some(el("h3").with(texts.t("restore.title"))),
        Some(p(texts.t("restore.what")).class("prose")),
        repairs(texts, repaired),
        Some(el("ul").class("restore").with(rows)),
        others,
        Some(p(restore)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether taking it in needs nobody to decide anything.
fn is_safe(offer: &Offer) -> bool {
    match &offer.case {
        Case::New => true,
        Case::Same(merged) => merged.conflicts.is_empty(),
        _ => false,
    }
}

fn row(texts: Texts, place: usize, offer: &Offer, chosen: RwSignal<Vec<bool>>) -> El {
    let count = |key, number: usize| texts.interface.count(key, number as u32, &[]);
    let (can, what) = match &offer.case {
        Case::New => (true, texts.t("restore.new")),
        Case::Deleted => (true, texts.t("open.deleted")),
        Case::Known => (false, texts.t("open.known")),
        Case::Same(merged) if merged.conflicts.is_empty() => (true, count("merge.comes", merged.taken.len())),
        Case::Same(merged) => (true, count("restore.conflicts", merged.conflicts.len())),
        Case::Other(name) => (false, texts.fill("restore.another", &[("name", name)])),
        Case::Ahead(_) | Case::Unreadable => (false, texts.t("restore.alone")),
    };
    let id = format!("restore-{place}");
    let name = name_of(texts, &Summary::of(&offer.record));
    let input = el("input")
        .class("option__input")
        .attr("type", "checkbox")
        .attr("id", id.as_str())
        .flag("disabled", !can)
        .live_checked(move || chosen.with(|chosen| chosen.get(place) == Some(&true)))
        .on("change", move |_| {
            chosen.update(|chosen| {
                if let Some(wanted) = chosen.get_mut(place) {
                    *wanted = !*wanted;
                }
            })
        });
    let words = el("span").class("option__body").with(el("span").class("option__label").with(name));
    let words = words.with(el("span").class("option__hint").with(what));
    el("li")
        .with(el("label").class("option").attr("for", id).with(input).with(words))
        .with(about_plan(texts, &offer.record))
        .with(repairs(texts, &offer.repairs))
}

fn take(context: AppContext, offer: &Offer) -> Result<(), Full> {
    match &offer.case {
        Case::Same(_) => bring_in(context, &offer.record, Vec::new()).map(drop),
        _ => add(context, &offer.record).map(drop),
    }
}

/// Everything besides plans that is not here.
fn put_back(rest: &Backup) -> Result<(), Full> {
    if !storage::is_available() {
        return Err(Full);
    }
    let here = storage::plans();
    for deleted in &rest.deleted {
        if !here.contains(&deleted.id) && storage::deleted_plan(&deleted.id).is_none() {
            storage::put_deleted(&deleted.id, &deleted.text)?;
        }
    }
    for unread in &rest.unread {
        if !here.contains(&unread.id) && storage::deleted_plan(&unread.id).is_none() {
            storage::write(&unread.id, &unread.text, 0).map_err(|_: NotKept| Full)?;
        }
    }
    for kept in &rest.kept {
        core::keep_aside(&Local, &kept.id, &kept.text)?;
    }
    for pack in &rest.packs {
        if storage::pack(&pack.name).is_none() {
            storage::keep_pack(&pack.name, &pack.text)?;
        }
    }
    if let Some(order) = rest.order.as_ref().filter(|_| storage::order().is_none()) {
        storage::set_order(order)?;
    }
    match &rest.me {
        Some(me) if storage::me().is_none() => storage::set_me(Some(me)),
        _ => Ok(()),
    }
}
