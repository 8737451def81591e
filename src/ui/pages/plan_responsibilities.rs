//! Who does what: the tasks against Microsoft, customer and both, with owners and states. The parts are
//! `record::shares`' reading; the page says which of it is ours.

use super::plan_responsibilities_file::table;
use crate::browser::page;
use crate::content::{Party, PhaseName, Track};
use crate::formats::plan_page::PlanPage;
use crate::record::{Count, Counts, Group, Narrowing, Person, Row, Share, Shares, groups, role_of};
use crate::ui::components::{Choice, Compared, button, choices, comparison, due, fold, no_work, task_name};
use crate::ui::context::AppContext;
use crate::ui::filter::Filter;
use crate::ui::markup::{El, el, group, live, live_text, nothing, p};
use crate::ui::take_away::{Kind, take_away};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{board, task_href, title};
use leptos::prelude::*;
use std::sync::Arc;

/// Rows shown at first; a table of a thousand takes its time.
const SHOWN: usize = 100;

/// The page, under the title that the app has set, with what is filtered there.
pub fn responsibilities_page(context: AppContext, filter: Vec<(String, String)>) -> AnyView {
    let texts = context.texts;
    let filter = Filter::new(PlanPage::Responsibilities, filter);
    let narrowing = Memo::new(move |_| Narrowing::of(|key| filter.get(key)));
    let is_empty = Memo::new(move |_| board(context).rows.is_empty());
    let all = RwSignal::new(false);
    let counted = move || {
        let board = board(context);
        let count = narrowing.with(|narrowing| narrowing.rows(&board).len()).to_string();
        texts.fill("raci.counted", &[("count", &count), ("total", &board.rows.len().to_string())])
    };
    let save = move || {
        let board = board(context);
        let rows = narrowing.with_untracked(|narrowing| narrowing.rows(&board));
        let people = context.state.with_untracked(|state| state.record.people());
        take_away(context, "responsibilities", Kind::Csv, &table(texts, &rows, &people));
    };
    live(move || {
        if is_empty.get() {
            return no_work(texts);
        }
        let actions = el("div")
            .class("cluster responsibilities__actions")
            .with(p(live_text(counted)).class("quiet").attr("role", "status"))
            .with(button("button", texts.t("raci.csv"), save));
        group(vec![
            p(texts.t("raci.intro")).class("prose").view(),
            legend(texts).view(),
            narrow(context, filter, narrowing).view(),
            actions.view(),
            live(move || matrix(context, &narrowing.get(), all)),
        ])
    })
}

/// What the letters mean, and which of that is ours.
fn legend(texts: Texts) -> El {
    let rows = ["responsible", "accountable", "informed", "consulted"].map(|part| {
        let letter = el("dt").with(letter(texts, part, "")).with(texts.t(&join(&["raci.", part])));
        el("div").with(letter).with(el("dd").with(texts.t(&join(&["raci.meaning.", part]))))
    });
    fold(texts.t("raci.legend"), el("dl").class("legend").with(rows.into_iter().collect::<Vec<_>>()))
}

/// A letter as a mark; `word` for those who do not see it.
fn letter(texts: Texts, part: &'static str, word: &str) -> El {
    let mark = el("span").class("share").attr("data-share", part).attr("aria-hidden", "true");
    let mark = mark.with(texts.t(&join(&["raci.", part, ".letter"])));
    let hidden = (!word.is_empty()).then(|| el("span").class("visually-hidden").with(word));
    el("span").with(mark).with(hidden)
}

fn narrow(context: AppContext, filter: Filter, narrowing: Memo<Narrowing>) -> El {
    let texts = context.texts;
    let phases = Memo::new(move |_| {
        let board = board(context);
        let has = |phase: &PhaseName| board.rows.iter().any(|row| row.phase == *phase);
        PhaseName::ALL.into_iter().filter(has).collect::<Vec<_>>()
    });
    let tracks = Memo::new(move |_| {
        let board = board(context);
        let has = |track: &Track| board.rows.iter().any(|row| row.track() == Some(*track));
        Track::ALL.into_iter().filter(has).collect::<Vec<_>>()
    });
    // The one in the address stays among them also where nobody of that name owns anything any more.
    let owners = Memo::new(move |_| {
        let mut names: Vec<String> = board(context).owners().iter().map(|name| name.trim().into()).collect();
        names.extend(narrowing.with(|narrowing| narrowing.owner.clone()));
        names.sort_unstable();
        names.dedup();
        names
    });
    let worded = move |kind: &str, words: Vec<&'static str>| {
        let all = (String::new(), texts.t(&join(&["raci.all.", kind])));
        let rest = words.into_iter().map(|word| (word.to_string(), texts.c(&join(&[kind, ".", word]))));
        std::iter::once(all).chain(rest).collect::<Vec<_>>()
    };
    let one = |key: &'static str, id, options: Arc<dyn Fn() -> Vec<(String, String)> + Send + Sync>| Choice {
        id,
        label: texts.t(&join(&["raci.by.", key])),
        options,
        value: Arc::new(move || filter.get(key)),
        choose: Box::new(move |value| filter.set(&[(key, &value)])),
    };
    let owned = Choice {
        id: "by-owner",
        label: texts.t("raci.by.owner"),
        options: Arc::new(move || owner_options(texts, owners.get())),
        value: Arc::new(move || narrowing.with(owner_value)),
        choose: Box::new(move |value| {
            let unowned = if value == NOBODY { "yes" } else { "" };
            filter.set(&[("owner", value.strip_prefix(NAMED).unwrap_or_default()), ("unowned", unowned)]);
        }),
    };
    let words = |phases: Vec<PhaseName>| phases.into_iter().map(PhaseName::word).collect();
    let parties = || Party::ALL.map(Party::word).to_vec();
    let all = vec![
        one("phase", "by-phase", Arc::new(move || worded("phase", words(phases.get())))),
        one("party", "by-party", Arc::new(move || worded("party", parties()))),
        owned,
        one(
            "track",
            "by-track",
            Arc::new(move || worded("track", tracks.get().into_iter().map(Track::word).collect())),
        ),
    ];
    choices(texts.t("raci.narrow"), all)
}

/// The choice of tasks without owner, and how the choice of a name begins: any name can be chosen.
const NOBODY: &str = "nobody";
const NAMED: &str = "of:";

fn owner_value(narrowing: &Narrowing) -> String {
    match &narrowing.owner {
        _ if narrowing.unowned => NOBODY.to_string(),
        Some(owner) => join(&[NAMED, owner]),
        None => String::new(),
    }
}

fn owner_options(texts: Texts, owners: Vec<String>) -> Vec<(String, String)> {
    let first =
        [(String::new(), texts.t("raci.all.owner")), (NOBODY.to_string(), texts.t("task-line.no-owner"))];
    first.into_iter().chain(owners.into_iter().map(|owner| (join(&[NAMED, &owner]), owner))).collect()
}

fn matrix(context: AppContext, narrowing: &Narrowing, all: RwSignal<bool>) -> AnyView {
    let texts = context.texts;
    let board = board(context);
    let rows = narrowing.rows(&board);
    if rows.is_empty() {
        return p(texts.t("raci.none")).view();
    }
    let people = context.state.with(|state| state.record.people());
    let shown = if all.get() { rows.len() } else { SHOWN };
    let sums = (None, vec![sums(texts, Counts::of(rows.iter().copied()))]);
    let parts = groups(rows.iter().copied().take(shown)).into_iter().map(|part| {
        let rows = part.rows.iter().map(|row| matrix_row(texts, row, &people));
        (Some(group_title(texts, &part)), rows.collect::<Vec<_>>())
    });
    let party = |party: Party| (texts.c(&join(&["party.", party.word()])), None);
    let columns = vec![
        party(Party::Microsoft),
        party(Party::Customer),
        party(Party::Joint),
        (texts.t("raci.column.owner"), None),
        (texts.t("raci.column.status"), None),
    ];
    let table = comparison(
        texts.t("raci.caption"),
        texts.t("raci.column.task"),
        columns,
        std::iter::once(sums).chain(parts).collect(),
    );
    let next = rows.get(shown).map(|row| row.id.clone());
    let more = next.map(|next| {
        let text = texts.fill("raci.show-all", &[("count", &rows.len().to_string())]);
        let show = move || {
            all.set(true);
            let first = join(&["#matrix-", &next]);
            page::next_frame(move || page::focus(&first));
        };
        p(button("button", text, show)).view()
    });
    let table = el("div").class("responsibilities").with(table).view();
    group(vec![table, more.unwrap_or_else(nothing)])
}

/// The name of a group of rows: "Enable · Intune".
fn group_title(texts: Texts, part: &Group<'_>) -> String {
    let phase = texts.c(&join(&["phase.", part.phase.word()]));
    match part.track {
        Some(Track::All) => phase,
        Some(track) => join(&[&phase, " · ", &texts.c(&join(&["track.", track.word()]))]),
        None => join(&[&phase, " · ", &texts.t("raci.own")]),
    }
}

fn sums(texts: Texts, counts: Counts) -> Compared {
    let cell = |count: Count, key: &str| {
        let certain = texts.interface.count(key, count.certain as u32, &[]);
        let possible = (count.possible > 0)
            .then(|| p(texts.interface.count("plan.possible", count.possible as u32, &[])).class("quiet"));
        [Some(p(certain).class("comparison__number")), possible].into_iter().flatten().collect::<Vec<_>>()
    };
    let cells = vec![
        cell(counts.microsoft, "raci.sum"),
        cell(counts.customer, "raci.sum"),
        cell(counts.joint, "raci.sum"),
        cell(counts.without_owner, "raci.sum.unowned"),
        Vec::new(),
    ];
    Compared { name: el("span").with(texts.t("raci.sums")), cells, differs: false }
}

fn matrix_row(texts: Texts, row: &Row, people: &[Person]) -> Compared {
    let name = task_name(texts, row, title(texts, row), task_href(row), Vec::new());
    let name = el("div").class("comparison__long").attr("id", join(&["matrix-", &row.id])).with(name);
    let shares = Shares::of(row);
    let part = |share: Share| {
        let part = share.word();
        vec![letter(texts, part, &texts.t(&join(&["raci.", part])))]
    };
    let joint = if shares.is_joint() { "raci.joint" } else { "raci.not-joint" };
    let status = el("span").with(texts.t(&join(&["status.", row.work.status.word()])));
    let cells = vec![
        part(shares.microsoft),
        part(shares.customer),
        vec![el("span").with(texts.t(joint))],
        owner(texts, row, people),
        [Some(status), due(texts, row)].into_iter().flatten().map(|fact| el("div").with(fact)).collect(),
    ];
    Compared { name, cells, differs: false }
}

/// The owner, who answers for it, with what the people list says of them.
fn owner(texts: Texts, row: &Row, people: &[Person]) -> Vec<El> {
    let name = row.work.owner.trim();
    if name.is_empty() {
        return vec![el("span").class("quiet").with(texts.t("task-line.no-owner"))];
    }
    let role = role_of(people, name).map(|role| el("div").class("quiet").with(role));
    let named =
        el("div").with(letter(texts, "accountable", &texts.t("raci.accountable"))).with(" ").with(name);
    std::iter::once(named).chain(role).collect()
}
