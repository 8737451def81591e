//! How much room Fairway takes in this browser, and what takes it: told before there is none.

use crate::browser::storage::{self, Local};
use crate::formats::route::Route;
use crate::formats::saved;
use crate::record::Summary;
use crate::storage::{LIMIT, Room};
use crate::ui::components::fold;
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, nothing, p};
use leptos::prelude::*;

/// How many plans are named.
const NAMED: usize = 6;

/// The room that is taken; nothing where nothing can be kept.
pub fn room(context: AppContext) -> AnyView {
    if !storage::is_available() {
        return nothing();
    }
    // What is here follows the plan that is open.
    context.state.track();
    let texts = context.texts;
    let room = Room::of(&Local);
    let percent = |units: usize| (units * 100).div_ceil(LIMIT).to_string();
    let thousand = |units: usize| units.div_ceil(1000).to_string();
    let used = texts.fill("keeping.room.used", &[("percent", &percent(room.used))]);
    let spare = texts.fill("keeping.room.spare", &[("percent", &percent(room.spare))]);
    let mut plans = room.plans.clone();
    plans.sort_by_key(|(_, size)| usize::MAX - size);
    let line = |name: &str, size: usize| {
        el("li").with(texts.fill("keeping.room.line", &[("name", name), ("size", &thousand(size))]))
    };
    let open =
        context.state.with_untracked(|state| (state.record.id.clone(), Summary::of(&state.record).name));
    let name = |id: &str| {
        let kept = || storage::deleted_plan(id).map(|plan| plan.name);
        let known = if id == open.0 { Some(open.1.clone()) } else { None };
        let listed =
            || storage::summary(id).and_then(|text| Summary::read(&text)).map(|summary| summary.name);
        let record = || saved::read(&storage::open(id).kept?.text).ok();
        let read = || record().map(|record| Summary::of(&record).name);
        let name = known.or_else(listed).or_else(kept).or_else(read).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| texts.fill("plans.by-id", &[("id", id)]))
    };
    let mut lines: Vec<El> = plans.iter().take(NAMED).map(|(id, size)| line(&name(id), *size)).collect();
    let others: usize = plans.iter().skip(NAMED).map(|(_, size)| size).sum();
    for (key, size) in
        [("plans", others), ("copies", room.copies), ("kept", room.kept), ("packs", room.packs)]
    {
        if size > 0 {
            lines.push(line(&texts.t(&["keeping.room.", key].concat()), size));
        }
    }
    let rules = ["room.rule.clear", "room.rule.safari", "room.rule.frame", "room.rule.private"];
    let rules = rules.map(|key| el("li").with(texts.t(key))).into_iter().collect::<Vec<_>>();
    let near = room.is_near().then(|| p(texts.t("keeping.room.near")).class("prose"));
    let list = el("a").attr("href", Route::Home.href()).with(texts.t("keeping.room.list"));
    let parts = vec![
        el("h2").with(texts.t("keeping.room")),
        el("div")
            .attr("id", "room")
            .with(near)
            .with(p(used).class("prose"))
            .with((room.spare > 0).then(|| p(spare).class("prose")))
            .with(el("ul").with(lines))
            .with(p(list))
            .with(fold(texts.t("room.rules"), el("ul").with(rules))),
    ];
    group(parts.into_iter().map(El::view).collect())
}
