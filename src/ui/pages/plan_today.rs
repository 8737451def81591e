//! Today: what can be done now, what is overdue, what waits for whom.

use crate::content::PhaseName;
use crate::formats::plan_page::PlanPage;
use crate::record::{Blocker, Filter as TaskFilter, Holder, Row, Standing, Today};
use crate::ui::components::{Desk, Narrow, dates, fold, no_work, owner, owner_filter, party};
use crate::ui::context::AppContext;
use crate::ui::filter::Filter;
use crate::ui::markup::{El, el, group, keyed, live, nothing, p};
use crate::ui::task_edits::live_owners;
use crate::ui::task_list::{Held, desk, hold, owners, row};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{board, task_href, title};
use leptos::prelude::*;
use std::sync::Arc;

/// Rows of a list; the rest is in the list of all tasks.
const MOST: usize = 12;
/// Tasks that can be done first, while nothing is entered yet.
const FIRST: usize = 3;

/// One day, as ids: what the page follows.
#[derive(Clone, PartialEq, Eq)]
struct Day {
    overdue: Vec<String>,
    ready: Vec<String>,
    throughout: usize,
    in_progress: Vec<String>,
    soon: Vec<String>,
}

/// The page, under the title that the app has set, with what is filtered there.
pub fn today_page(context: AppContext, given: &[(String, String)]) -> AnyView {
    let texts = context.texts;
    if untrack(|| board(context).rows.is_empty()) {
        return no_work(context.texts);
    }
    let kept = Filter::new(PlanPage::Today, given.to_vec());
    let filter = kept.of_tasks();
    let held = Held::new(None);
    let day = Memo::new(move |before: Option<&Day>| {
        let (board, held) = (board(context), held.get());
        let at = |standing: Standing| {
            held.as_ref().filter(|id| board.row(id).is_some_and(|row| row.standing == standing))
        };
        let of = |rows: Vec<&Row>| rows.into_iter().map(|row| row.id.clone()).collect();
        let today = filter.with(|filter| Today::of(&board, filter.owner.as_ref()));
        Day {
            overdue: of(today.overdue),
            ready: hold(of(today.ready), before.map(|day| &day.ready), at(Standing::Ready)),
            throughout: today.throughout,
            in_progress: hold(
                of(today.in_progress),
                before.map(|day| &day.in_progress),
                at(Standing::InProgress),
            ),
            soon: of(today.soon),
        }
    });
    let narrowed: Narrow = Arc::new(move |wanted: TaskFilter| {
        held.set(None);
        kept.set(&wanted.pairs());
    });
    let is_new = Memo::new(move |_| board(context).rows.iter().all(|row| row.work.is_empty()));
    let desk = Arc::new(desk(context, "#today-ready", held));
    let all = move |state: &str| {
        filter.with(|filter| {
            let pairs = filter.pairs();
            let owner = pairs.into_iter().filter(|(key, _)| matches!(*key, "owner" | "unowned"));
            PlanPage::All.href(&owner.chain([("state", state)]).collect::<Vec<_>>())
        })
    };
    let ready = Rows { id: "today-ready", title: "today.ready", none: "today.ready.none", state: "ready" };
    let begun =
        Rows { id: "today-begun", title: "today.begun", none: "today.begun.none", state: "in-progress" };
    // Before anything is entered there is nothing that could be late or under way.
    let old = move |part: AnyView| {
        el("div").live_attr("hidden", move || is_new.get().then(String::new)).with(part).view()
    };
    group(vec![
        owners(context),
        live(move || if is_new.get() { first_steps(context).view() } else { nothing() }),
        el("div").class("filters").with(owner_filter(texts, filter, narrowed, live_owners(context))).view(),
        old(dated(context, day, "today.overdue", "today.overdue.none", |day| &day.overdue)),
        ready.view(context, desk.clone(), move || day.read().ready.clone(), all),
        live(move || throughout(texts, day.read().throughout)),
        old(begun.view(context, desk, move || day.read().in_progress.clone(), all)),
        old(dated(context, day, "today.soon", "today.soon.none", |day| &day.soon)),
        live(move || {
            let board = board(context);
            let owner = filter.with(|filter| filter.owner.clone());
            waiting(texts, &Today::of(&board, owner.as_ref()).holders)
        }),
    ])
}

/// A list of rows to work on.
struct Rows {
    id: &'static str,
    title: &'static str,
    none: &'static str,
    state: &'static str,
}

impl Rows {
    fn view(
        self,
        context: AppContext,
        desk: Arc<Desk>,
        ids: impl Fn() -> Vec<String> + Copy + Send + Sync + 'static,
        all: impl Fn(&str) -> String + Send + Sync + 'static,
    ) -> AnyView {
        let texts = context.texts;
        let count = Memo::new(move |_| ids().len());
        let first = move || ids().into_iter().take(MOST).collect();
        let rest = live(move || match count.get() {
            0 => p(texts.t(self.none)).class("quiet").view(),
            count if count > MOST => {
                let words = texts.interface.count("today.all", count as u32, &[]);
                p(el("a").attr("href", all(self.state)).with(words)).view()
            }
            _ => nothing(),
        });
        let rows = keyed(first, move |id| row(context, &id, desk.clone(), false));
        el("section")
            .class("today")
            .with(el("h2").attr("id", self.id).with(texts.t(self.title)))
            .with(el("ul").class("task-list").with(rows))
            .with(rest)
            .view()
    }
}

/// What is due, in lines that lead to the tasks.
fn dated(
    context: AppContext,
    day: Memo<Day>,
    heading: &'static str,
    none: &'static str,
    ids: fn(&Day) -> &Vec<String>,
) -> AnyView {
    let texts = context.texts;
    live(move || {
        let (board, day) = (board(context), day.read());
        let rows = ids(&day).iter().filter_map(|id| board.row(id));
        let lines: Vec<El> = rows.map(|row| line(texts, row)).collect();
        let body = match lines.is_empty() {
            true => p(texts.t(none)).class("quiet"),
            false => el("ul").class("lines").with(lines),
        };
        el("section").class("today").with(el("h2").with(texts.t(heading))).with(body).view()
    })
}

/// The way to what goes on throughout.
fn throughout(texts: Texts, count: usize) -> AnyView {
    if count == 0 {
        return nothing();
    }
    let words = texts.interface.count("today.throughout", count as u32, &[]);
    p(el("a").attr("href", PlanPage::Phase(PhaseName::General).href(&[])).with(words)).view()
}

/// A task in one line, with the way to it.
fn line(texts: Texts, row: &Row) -> El {
    let state = match row.standing {
        Standing::Ready => "state.ready",
        Standing::InProgress => "state.in-progress",
        Standing::Waiting => "state.waiting",
        Standing::Settled => "state.done",
    };
    let owner = (!row.work.owner.is_empty()).then(|| owner(texts, row));
    let facts = el("span")
        .class("task__meta")
        .with(dates(texts, row))
        .with(party(texts, row))
        .with(owner)
        .with(el("span").with(texts.t(state)));
    el("li").with(el("a").attr("href", task_href(row)).with(title(texts, row))).with(facts)
}

/// What waits, by who holds it up.
fn waiting(texts: Texts, holders: &[Holder<'_>]) -> AnyView {
    let section =
        el("section").class("today").with(el("h2").attr("id", "today-waits").with(texts.t("today.waits")));
    if holders.is_empty() {
        return section.with(p(texts.t("today.waits.none")).class("quiet")).view();
    }
    let parts = holders.iter().flat_map(|holder| {
        let name = match holder.party {
            Some(party) => texts.t(&join(&["today.waits.", party.word()])),
            None => texts.fill("today.waits.owner", &[("owner", holder.owner)]),
        };
        let blockers = holder.blockers.iter().map(|blocker| held(texts, blocker)).collect::<Vec<_>>();
        [el("h3").with(name), el("ul").class("lines").with(blockers)]
    });
    section.with(parts.collect::<Vec<_>>()).view()
}

fn held(texts: Texts, blocker: &Blocker<'_>) -> El {
    let waiting: Vec<El> = blocker.waiting.iter().map(|row| line(texts, row)).collect();
    let count = texts.interface.count("today.waiting", waiting.len() as u32, &[]);
    let behind = blocker.behind as u32;
    let behind = (behind > 0).then(|| p(texts.interface.count("today.behind", behind, &[])).class("quiet"));
    el("li")
        .with(el("a").attr("href", task_href(blocker.row)).with(title(texts, blocker.row)))
        .with(el("span").class("task__meta").with(dates(texts, blocker.row)))
        .with(fold(count, vec![Some(el("ul").class("lines").with(waiting)), behind]))
}

/// Where to begin: shown until something is entered about a task.
fn first_steps(context: AppContext) -> El {
    let texts = context.texts;
    let (people, target) = context
        .state
        .with(|state| (!state.record.people().is_empty(), !state.record.text("plan/target").is_empty()));
    let step = |key: &'static str, page: PlanPage, is_done: bool| {
        let done = is_done.then(|| texts.t("today.first.done"));
        el("li")
            .with(el("a").attr("href", page.href(&[])).with(texts.t(key)))
            .with(done.map(|done| join(&[" ", &done])))
    };
    let board = board(context);
    let ready = Today::of(&board, None).ready;
    let ready: Vec<El> = ready.into_iter().take(FIRST).map(|row| line(texts, row)).collect();
    el("section")
        .class("notice today__first")
        .attr("data-kind", "info")
        .with(el("h2").with(texts.t("today.first")))
        .with(p(texts.t("today.first.why")))
        .with(
            el("ol")
                .with(step("today.first.people", PlanPage::People, people))
                .with(step("today.first.target", PlanPage::Settings, target))
                .with(el("li").with(texts.t("today.first.tasks")).with(el("ul").class("lines").with(ready))),
        )
}
