//! The deleted plans: how the last one is brought back at once, and all of them for as long as they are kept.

use crate::browser::{annex, clock, page, storage};
use crate::record::Deleted;
use crate::ui::cabinet::{Asked, List, deleted, row_link};
use crate::ui::components::{button, confirmation, fold};
use crate::ui::markup::{El, el, nothing, p};
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// For how long the list offers to take the last deletion of this tab back, in milliseconds.
const SOON: u64 = 10 * 60 * 1000;

fn name_of(texts: Texts, deleted: &Deleted) -> String {
    if deleted.name.is_empty() { texts.t("plans.unnamed") } else { deleted.name.clone() }
}

fn restore(list: List, id: &str, deleted: &Deleted) {
    let texts = list.context.texts;
    if storage::bring_back(id).is_err() {
        return annex::say(&texts.t("plans.full"));
    }
    let name = name_of(texts, deleted);
    list.done(&texts.fill("plans.restored", &[("name", &name)]), &row_link(id));
}

/// What this tab has deleted last, a moment ago, with the way back.
pub fn undo_of_last(list: List) -> AnyView {
    let texts = list.context.texts;
    list.cabinet.track();
    let (now, tab) = (clock::now(), clock::tab());
    let is_ours = |(_, deleted): &(String, Deleted)| deleted.tab == tab && deleted.at + SOON > now;
    let Some((id, deleted)) = deleted().into_iter().find(is_ours) else { return nothing() };
    let name = name_of(texts, &deleted);
    let back = button("button", texts.t("plans.undo"), move || restore(list, &id, &deleted));
    el("div")
        .class("notice")
        .attr("data-kind", "info")
        .with(p(texts.fill("plans.gone-now", &[("name", &name)])))
        .with(el("div").class("notice__actions").with(back.attr("id", "undo-delete")))
        .view()
}

/// All deleted plans, folded away.
pub fn deleted_plans(list: List) -> AnyView {
    list.cabinet.track();
    let found = deleted();
    if found.is_empty() {
        return nothing();
    }
    let (texts, asked) = (list.context.texts, list.asked.get());
    let count = texts.interface.count("plans.gone", found.len() as u32, &[]);
    let is_asked = matches!(&asked, Asked::Forget(_));
    let rows = found.into_iter().map(|(id, deleted)| row(list, id, deleted, &asked)).collect::<Vec<_>>();
    fold(count, el("ul").class("plans").with(rows)).attr("id", "deleted-plans").flag("open", is_asked).view()
}

fn row(list: List, id: String, deleted: Deleted, asked: &Asked) -> El {
    let texts = list.context.texts;
    let name = name_of(texts, &deleted);
    let day = |at: u64| texts.date(&clock::day_of(at).to_string());
    let when = match deleted.at {
        0 => texts.t("plans.gone-once"),
        at => texts.fill("plans.gone-on", &[("day", &day(at)), ("until", &day(deleted.until()))]),
    };
    let head = el("li")
        .class("plans__row")
        .attr("id", format!("gone-{id}"))
        .with(el("h3").class("plans__head").with(name.as_str()))
        .with(p(when).class("plans__customer"));
    if *asked == Asked::Forget(id.clone()) {
        return head.with(confirm(list, id, &name));
    }
    let label = |key: &str| format!("{}: {name}", texts.t(key));
    let to_forget = id.clone();
    let back = button("button", texts.t("plans.restore"), move || restore(list, &id, &deleted));
    let forget = button("button button--quiet", texts.t("plans.forget"), move || {
        list.asked.set(Asked::Forget(to_forget.clone()));
        page::next_frame(|| page::focus("#confirm-forget"));
    });
    let ways = el("div")
        .class("plans__actions cluster")
        .with(back.attr("aria-label", label("plans.restore")))
        .with(forget.attr("aria-label", label("plans.forget")));
    head.with(ways)
}

fn confirm(list: List, id: String, name: &str) -> El {
    let texts = list.context.texts;
    let lose = button("button button--danger", texts.t("plans.forget"), move || {
        storage::remove_for_good(&id);
        list.done(&texts.t("plans.forgotten"), "#plans");
    });
    let keep = button("button", texts.t("plans.forget.keep"), move || {
        list.asked.set(Asked::Nothing);
        page::next_frame(|| page::focus("#plans"));
    });
    let question = texts.fill("plans.forget.sure", &[("name", name)]);
    confirmation("confirm-forget", texts.t("plans.forget"), question, lose, keep)
}
