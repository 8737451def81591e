//! Today: what is overdue, what can be done now, what is due soon, and what waits for whom.

use super::task_item::task_item;
use crate::content::Party;
use crate::formats::plan_page::PlanPage;
use crate::formats::route::Route;
use crate::journey::Truth;
use crate::plan::Date;
use crate::record::{Board, Row, Standing};
use crate::ui::components::{button, button_link, fold, progress};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::texts::join;
use crate::ui::work::{board, board_now, live_tally, task_href, title};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// How many days ahead "soon" reaches.
const SOON: i32 = 14;
/// How many rows a part shows at first.
const SHOWN: usize = 12;

/// The parts of the page, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Overdue,
    Soon,
    Begun,
    Now,
    Microsoft,
}

impl Part {
    const ALL: [Part; 5] = [Self::Overdue, Self::Soon, Self::Begun, Self::Now, Self::Microsoft];

    fn key(self) -> &'static str {
        match self {
            Self::Overdue => "today.overdue",
            Self::Soon => "today.soon",
            Self::Begun => "today.begun",
            Self::Now => "today.now",
            Self::Microsoft => "today.microsoft",
        }
    }

    /// The part in which a task stands; each in one only.
    fn of(row: &Row, today: Date) -> Option<Self> {
        let soon = today.add_days(SOON);
        let is_soon = row.due.zip(soon).is_some_and(|(due, soon)| due <= soon);
        match row.standing {
            Standing::Settled => None,
            _ if row.overdue => Some(Self::Overdue),
            _ if is_soon => Some(Self::Soon),
            Standing::InProgress => Some(Self::Begun),
            // What may apply is work only once it does.
            Standing::Ready if row.applies == Truth::True => {
                Some(if row.party == Party::Microsoft { Self::Microsoft } else { Self::Now })
            }
            Standing::Ready | Standing::Waiting => None,
        }
    }
}

/// The page, under the title that the app has set.
pub fn today_page(context: AppContext) -> AnyView {
    let texts = context.texts;
    if board_now(context).rows.is_empty() {
        return group(vec![
            p(texts.t("plan.none")).view(),
            p(texts.t("plan.none.why")).class("prose").view(),
            p(button_link(&Route::Outcome, texts.t("answers.to-outcome"), true)).view(),
        ]);
    }
    let shown = RwSignal::new(Vec::<Part>::new());
    // A row stays where it is while the page is open, so that nothing moves away under the hand; what
    // becomes possible is added below it.
    let listed = Memo::new(move |before: Option<&Vec<(Part, String)>>| {
        let board = board(context);
        let mut listed = before.cloned().unwrap_or_default();
        listed.retain(|(_, id)| board.row(id).is_some());
        for row in &board.rows {
            let part = Part::of(row, board.today).filter(|_| !listed.iter().any(|(_, id)| *id == row.id));
            listed.extend(part.map(|part| (part, row.id.clone())));
        }
        listed
    });
    let parts = live(move || {
        let (listed, board, open) = (listed.get(), board_now(context), shown.get());
        let parts = Part::ALL.into_iter().filter_map(|wanted| {
            let rows = listed.iter().filter(|(part, _)| *part == wanted);
            let rows: Vec<&Row> = rows.filter_map(|(_, id)| board.row(id)).collect();
            (!rows.is_empty()).then(|| part(context, wanted, &rows, open.contains(&wanted), shown).view())
        });
        let parts: Vec<AnyView> = parts.collect();
        if parts.is_empty() { p(texts.t("today.nothing")).class("prose").view() } else { group(parts) }
    });
    group(vec![
        progress(texts, live_tally(context, None)).view(),
        live(move || first(context)),
        parts,
        live(move || waiting(context, &board(context))),
    ])
}

/// What to do first, while nothing was entered yet.
fn first(context: AppContext) -> AnyView {
    let texts = context.texts;
    if context.state.with(|state| state.record.under("task/").next().is_some()) {
        return p("").view();
    }
    let way =
        |page: PlanPage, key: &str| el("li").with(el("a").attr("href", page.href(&[])).with(texts.t(key)));
    el("section")
        .class("notice")
        .attr("data-kind", "info")
        .with(el("h2").with(texts.t("today.first")))
        .with(p(texts.t("today.first.why")))
        .with(
            el("ul")
                .with(way(PlanPage::Settings, "today.first.settings"))
                .with(way(PlanPage::Phases, "today.first.phases")),
        )
        .view()
}

fn part(context: AppContext, part: Part, rows: &[&Row], is_open: bool, shown: RwSignal<Vec<Part>>) -> El {
    let texts = context.texts;
    let most = if is_open { rows.len() } else { SHOWN };
    let items = rows.iter().take(most).map(|row| task_item(context, row)).collect::<Vec<_>>();
    let more = (rows.len() > most).then(|| {
        let words = texts.fill("today.all", &[("count", &rows.len().to_string())]);
        let label = format!("{words}: {}", texts.t(part.key()));
        let open = move || shown.update(|shown| shown.push(part));
        p(button("button", words, open).attr("aria-label", label))
    });
    let count = rows.len().to_string();
    el("section")
        .class("phase")
        .attr("data-part", part.key())
        .with(el("h2").with(texts.t(part.key())).with(" ").with(el("span").class("quiet").with(count)))
        .with(el("ul").class("task-list").with(items))
        .with(more)
}

/// What waits, by what it waits for: the blockers that hold up most come first.
fn waiting(context: AppContext, board: &Board) -> AnyView {
    let texts = context.texts;
    let mut held: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in board.rows.iter().filter(|row| row.standing == Standing::Waiting) {
        if let Some(first) = row.blockers().next() {
            held.entry(first.id.as_str()).or_default().push(row);
        }
    }
    let mut held: Vec<(&Row, Vec<&Row>)> =
        held.into_iter().filter_map(|(id, rows)| Some((board.row(id)?, rows))).collect();
    held.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    if held.is_empty() {
        return p("").view();
    }
    let rows = held.into_iter().map(|(blocker, rows)| {
        let link = |row: &Row| el("a").attr("href", task_href(row)).with(title(texts, row));
        let whose = match blocker.work.owner.as_str() {
            "" => texts.c(&join(&["party.", blocker.party.word()])),
            owner => owner.to_string(),
        };
        let count = texts.interface.count("today.holds", rows.len() as u32, &[]);
        let held = rows.iter().take(SHOWN).map(|row| el("li").with(link(row))).collect::<Vec<_>>();
        el("li")
            .class("limit")
            .with(p(link(blocker)).with(" · ").with(whose))
            .with(fold(count, el("ul").class("source-list").with(held)))
    });
    el("section")
        .class("phase")
        .with(el("h2").with(texts.t("today.waits")))
        .with(el("ul").class("limits").with(rows.collect::<Vec<_>>()))
        .view()
}
