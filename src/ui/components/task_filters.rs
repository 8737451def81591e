//! Narrowing a list of tasks down: a search and some choices in one quiet row.

use super::button;
use crate::browser::page;
use crate::content::{Party, PhaseName};
use crate::record::{Filter, Owner, State};
use crate::ui::markup::{El, Live, el, live};
use crate::ui::texts::{Texts, join};
use leptos::prelude::*;
use std::sync::Arc;

/// In the list of owners: those that nobody has taken on. Names stand behind an equals sign.
const NOBODY: &str = "-";

/// Takes what is wanted from now on.
pub type Narrow = Arc<dyn Fn(Filter) + Send + Sync>;

/// One choice of the row: its id, its label, how it reads and sets the filter, and what there is to choose.
struct Choice {
    id: &'static str,
    label: &'static str,
    read: fn(&Filter) -> String,
    set: fn(&mut Filter, &str),
    options: Vec<(String, String)>,
}

/// The row; `phases`: whether phases can be chosen.
pub fn task_filters(
    texts: Texts,
    filter: Memo<Filter>,
    narrow: Narrow,
    owners: Live<Vec<String>>,
    phases: bool,
) -> El {
    let by_text = narrow.clone();
    let search = el("input")
        .class("text-input")
        .attr("type", "search")
        .attr("id", "filter-text")
        .attr("autocomplete", "off")
        .live_value(move || filter.read().text.clone())
        .on("input", move |event| {
            by_text(Filter { text: event_target_value(&event), ..filter.get_untracked() });
        });
    let clear_all = narrow.clone();
    let clear = button("button button--quiet", texts.t("work.filter.clear"), move || {
        clear_all(Filter::default());
        page::keep_focus(vec!["#filter-text".into()]);
    });
    let mut row = el("div")
        .class("filters")
        .attr("role", "search")
        .with(el("label").attr("for", "filter-text").with(texts.t("work.filter.text")).with(search));
    for known in choices(texts).into_iter().filter(|choice| phases || choice.id != "filter-phase") {
        row = row.with(select(texts, known, filter, narrow.clone()));
    }
    row.with(owner_filter(texts, filter, narrow, owners))
        .with(clear.live_attr("hidden", move || filter.read().is_empty().then(String::new)))
}

fn choices(texts: Texts) -> [Choice; 3] {
    let parties = [Party::Customer, Party::Joint, Party::Microsoft].map(Party::word);
    let options = |words: &[&str], text: &dyn Fn(&str) -> String| {
        words.iter().map(|word| ((*word).to_string(), text(word))).collect::<Vec<_>>()
    };
    [
        Choice {
            id: "filter-state",
            label: "work.filter.state",
            read: |filter| filter.state.map_or("", State::word).into(),
            set: |filter, word| filter.state = State::ALL.into_iter().find(|state| state.word() == word),
            options: options(&State::ALL.map(State::word), &|word| texts.t(&join(&["state.", word]))),
        },
        Choice {
            id: "filter-party",
            label: "work.party",
            read: |filter| filter.party.map_or("", Party::word).into(),
            set: |filter, word| filter.party = Party::ALL.into_iter().find(|party| party.word() == word),
            options: options(&parties, &|word| texts.c(&join(&["party.", word]))),
        },
        Choice {
            id: "filter-phase",
            label: "work.filter.phase",
            read: |filter| filter.phase.map_or("", PhaseName::word).into(),
            set: |filter, word| filter.phase = PhaseName::from_word(word),
            options: options(&PhaseName::ALL.map(PhaseName::word), &|word| texts.c(&join(&["phase.", word]))),
        },
    ]
}

/// The choice of an owner, made anew when the names change.
pub fn owner_filter(
    texts: Texts,
    filter: Memo<Filter>,
    narrow: Narrow,
    owners: Live<Vec<String>>,
) -> AnyView {
    live(move || {
        let nobody = (NOBODY.to_string(), texts.t("work.filter.nobody"));
        let names = owners().into_iter().map(|name| (join(&["=", &name]), name));
        let known = Choice {
            id: "filter-owner",
            label: "work.filter.owner",
            read: |filter| match &filter.owner {
                None => String::new(),
                Some(Owner::Nobody) => NOBODY.into(),
                Some(Owner::Named(name)) => join(&["=", name]),
            },
            set: |filter, value| {
                let named = value.strip_prefix('=').map(|name| Owner::Named(name.into()));
                filter.owner = named.or((value == NOBODY).then_some(Owner::Nobody));
            },
            options: std::iter::once(nobody).chain(names).collect(),
        };
        select(texts, known, filter, narrow.clone()).view()
    })
}

fn select(texts: Texts, known: Choice, filter: Memo<Filter>, narrow: Narrow) -> El {
    let Choice { id, label, read, set, mut options } = known;
    let now = filter.with_untracked(read);
    // A bookmark may name somebody who has no task any more.
    if !now.is_empty() && !options.iter().any(|(value, _)| *value == now) {
        options.push((now.clone(), now.trim_start_matches('=').to_string()));
    }
    let option = |(value, text): (String, String)| {
        el("option").flag("selected", value == now).attr("value", value).with(text)
    };
    let all = option((String::new(), texts.t("work.filter.all")));
    let rest: Vec<El> = options.into_iter().map(option).collect();
    let chosen = move |event: web_sys::Event| {
        let mut wanted = filter.get_untracked();
        set(&mut wanted, &event_target_value(&event));
        narrow(wanted);
    };
    let select = el("select")
        .attr("id", id)
        .live_value(move || filter.with(read))
        .on("change", chosen)
        .with(all)
        .with(rest);
    el("label").attr("for", id).with(texts.t(label)).with(select)
}
