//! A file of a plan that is here: what comes from it, what is only here, and what both have changed without
//! knowing of each other, side by side to be decided.

use crate::browser::clock;
use crate::record::{Change, Conflict, Merged, Record, Side};
use crate::ui::components::{button, fold};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, p};
use crate::ui::opened::{Stage, bring_in, show, taken};
use crate::ui::step_words::{change_in_words, field_in_words, value_in_words};
use crate::ui::texts::Texts;
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// How many changes are told one by one.
const TOLD: usize = 40;

/// The parts of the page.
pub fn merging(
    context: AppContext,
    theirs: &Record,
    merged: &Merged,
    stage: RwSignal<Stage>,
    cancel: El,
) -> Vec<El> {
    let texts = context.texts;
    let is_conflict = |change: &&Change| merged.conflicts.iter().any(|conflict| conflict.path == change.path);
    let comes: Vec<&Change> = merged.taken.iter().filter(|change| !is_conflict(change)).collect();
    let stays = merged.given.iter().filter(|change| !is_conflict(change)).count();
    let count = |key, number: usize| texts.interface.count(key, number as u32, &[]);
    let mut parts = vec![p(texts.t("merge.what")).class("prose")];
    if comes.is_empty() {
        parts.push(p(texts.t("merge.nothing-comes")));
    } else {
        let lines = comes
            .iter()
            .take(TOLD)
            .map(|change| el("li").with(change_in_words(texts, &merged.record, change)));
        let more = comes.len().saturating_sub(TOLD);
        let more = (more > 0).then(|| p(count("merge.more", more)));
        let list = el("div").with(el("ul").with(lines.collect::<Vec<_>>())).with(more);
        parts.push(fold(count("merge.comes", comes.len()), list).flag("open", comes.len() < 6));
    }
    if stays > 0 {
        parts.push(p(count("merge.stays", stays)));
    }
    // Of each conflict, whether the file's side is taken; at first the later one, which stands in the merge.
    let later = |conflict: &Conflict| conflict.theirs.value.as_ref() == merged.record.get(&conflict.path);
    let chosen = RwSignal::new(merged.conflicts.iter().map(later).collect::<Vec<bool>>());
    let conflicts = Arc::new(merged.conflicts.clone());
    if !conflicts.is_empty() {
        parts.push(el("h4").with(count("merge.conflicts", conflicts.len())));
        parts.push(p(texts.t("merge.conflicts.why")).class("prose"));
        if conflicts.len() > 1 {
            let all = |key: &str, theirs: bool| {
                let set = move || chosen.update(|chosen| chosen.iter_mut().for_each(|side| *side = theirs));
                button("button", texts.t(key), set)
            };
            parts.push(
                el("div")
                    .class("cluster")
                    .with(all("merge.all-ours", false))
                    .with(all("merge.all-theirs", true)),
            );
        }
        let rows = conflicts.iter().enumerate();
        parts.extend(rows.map(|(place, conflict)| row(texts, &merged.record, place, conflict, chosen)));
    }
    let theirs = theirs.clone();
    let merge = move || {
        let sides = chosen.get_untracked();
        let decided = conflicts.iter().zip(sides).map(|(conflict, is_theirs)| {
            let side = if is_theirs { &conflict.theirs } else { &conflict.ours };
            (conflict.path.clone(), side.value.clone())
        });
        let done = bring_in(context, &theirs, decided.collect());
        let is_open = context.state.with_untracked(|state| state.record.id == theirs.id);
        let other = (!is_open).then(|| theirs.id.clone());
        show(stage, taken(texts, done.map(|_| other), "open.merged"));
    };
    let merge = button("button button--primary", texts.t("merge.do"), merge).attr("id", "merge");
    parts.push(el("div").class("cluster").with(merge).with(cancel));
    parts
}

/// One conflict: what it is about, what it was, and both sides to choose from.
fn row(texts: Texts, record: &Record, place: usize, conflict: &Conflict, chosen: RwSignal<Vec<bool>>) -> El {
    let value = |value: &Option<Value>| {
        value.as_ref().map_or_else(
            || texts.t("merge.empty"),
            |value| value_in_words(texts, record, &conflict.path, value),
        )
    };
    let side = |is_theirs: bool, key: &str, side: &Side| {
        let id = format!("conflict-{place}-{key}");
        let input = el("input")
            .class("option__input")
            .attr("type", "radio")
            .attr("name", format!("conflict-{place}"))
            .attr("id", id.as_str())
            .live_checked(move || chosen.with(|chosen| chosen.get(place) == Some(&is_theirs)))
            .on("change", move |_| {
                chosen.update(|chosen| {
                    if let Some(side) = chosen.get_mut(place) {
                        *side = is_theirs;
                    }
                })
            });
        let words = el("span")
            .class("option__body")
            .with(el("span").class("option__label").with(value(&side.value)))
            .with(el("span").class("option__hint").with(who(texts, key, side)));
        el("label").class("option").attr("for", id).with(input).with(words)
    };
    let before = conflict
        .before
        .as_ref()
        .map(|before| p(texts.fill("merge.before", &[("value", &value(before))])).class("quiet"));
    el("fieldset")
        .class("conflict")
        .with(el("legend").with(el("strong").with(field_in_words(texts, record, &conflict.path))))
        .with(before)
        .with(el("div").class("conflict__sides").with(side(false, "here", &conflict.ours)).with(side(
            true,
            "file",
            &conflict.theirs,
        )))
}

/// Where a side is from, who has set it and when.
fn who(texts: Texts, key: &str, side: &Side) -> String {
    let place = if key == "here" { texts.t("merge.here") } else { texts.t("merge.file") };
    let by = (!side.by.is_empty()).then(|| side.by.clone());
    let when = (side.at > 0).then(|| clock::moment(side.at));
    [Some(place), by, when].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
