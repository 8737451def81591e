//! A list of tasks in parts, to search, to narrow down, and to change many of at once. What pages with tasks
//! share.

use crate::browser::page;
use crate::formats::plan_page::PlanPage;
use crate::record::{Board, Filter, Row, words};
use crate::ui::components::{
    Choose, Desk, Narrow, OWNERS, TaskBulk, button, task_bulk, task_filters, task_row,
};
use crate::ui::context::AppContext;
use crate::ui::filter::Filter as Kept;
use crate::ui::markup::{El, el, keyed, live, live_text, nothing, p};
use crate::ui::task_edits::{TaskEdit, edit_task, find_tasks, live_owners, set};
use crate::ui::work::{board, task_href, title};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rows that are shown before somebody asks for more.
const MOST: usize = 60;
/// Tasks to wait for that a search offers.
const FOUND: usize = 8;

/// A part of the list: its heading, and what belongs to it.
pub struct Part {
    /// Heading.
    pub heading: String,
    /// Word for style and tests.
    pub word: &'static str,
    /// Whether a task belongs to it.
    pub belongs: Box<dyn Fn(&Row) -> bool + Send + Sync>,
}

/// What all parts of a list follow.
#[derive(Clone, Copy)]
struct List {
    context: AppContext,
    /// Ids of what fits, by part.
    fitting: Memo<Arc<Vec<Vec<String>>>>,
    /// Ids of the rows that somebody has chosen.
    chosen: RwSignal<BTreeSet<String>>,
    /// Whether all are shown, however many.
    all: RwSignal<bool>,
}

/// The list on `page` with what is filtered in its address; a task named there is open and takes the focus.
pub fn task_list(
    context: AppContext,
    page: PlanPage,
    given: &[(String, String)],
    parts: Vec<Part>,
) -> Vec<AnyView> {
    let texts = context.texts;
    let kept = Kept::new(page, given.to_vec());
    let filter = kept.of_tasks();
    let named = given.iter().find(|(key, _)| key == "task").map(|(_, id)| id.clone());
    let (headings, belongs): (Vec<_>, Vec<_>) =
        parts.into_iter().map(|part| ((part.heading, part.word), part.belongs)).unzip();
    // The words of a thousand tasks are put together when a task changes, not at every key of a search.
    let known = Memo::new(move |_| {
        let board = board(context);
        let words = board.rows.iter().map(|row| words(row, &title(texts, row))).collect::<Vec<_>>();
        Arc::new((board, words))
    });
    let fitting = Memo::new(move |_| {
        let known = known.get();
        let mut ids = vec![Vec::new(); belongs.len()];
        for row in filter.with(|filter| filter.pick(&known.0, &known.1)) {
            if let Some(part) = belongs.iter().position(|belongs| belongs(row)) {
                ids[part].push(row.id.clone());
            }
        }
        Arc::new(ids)
    });
    let list = List { context, fitting, chosen: RwSignal::new(BTreeSet::new()), all: RwSignal::new(false) };
    let phases = matches!(page, PlanPage::All);
    let narrowed: Narrow = Arc::new(move |wanted: Filter| kept.set(&wanted.pairs()));
    let desk = Arc::new(Desk { choose: Some(list.choose()), ..desk(context, "#task-count") });
    let shown = list.shown(named.clone());
    let mut views = vec![
        owners(context),
        task_filters(texts, filter, narrowed, live_owners(context), phases).view(),
        task_bulk(texts, list.bulk()).view(),
        list.count(filter).view(),
    ];
    for (place, (heading, word)) in headings.into_iter().enumerate() {
        let (desk, named) = (desk.clone(), named.clone());
        let ids = Memo::new(move |_| shown.get().get(place).cloned().unwrap_or_default());
        let build = move |id: String| row(context, &id, desk.clone(), named.as_ref() == Some(&id));
        let rows = keyed(move || ids.get(), build);
        let section = el("section")
            .class("phase")
            .attr("data-part", word)
            .live_attr("hidden", move || ids.read().is_empty().then(String::new))
            .with(el("h2").with(heading))
            .with(el("ul").class("task-list").with(rows));
        views.push(section.view());
    }
    views.push(list.more(shown));
    if let Some(id) = named {
        // After the app has moved the focus to the title of the page.
        page::next_frame(move || page::next_frame(move || page::focus(&["#task-", &id].concat())));
    }
    views
}

impl List {
    /// Ids of what is shown, by part: what fits, up to the limit, and in any case the task that the address
    /// names.
    fn shown(self, named: Option<String>) -> Memo<Vec<Vec<String>>> {
        Memo::new(move |_| {
            let mut left = if self.all.get() { usize::MAX } else { MOST };
            let parts = self.fitting.get();
            let mut take = |part: &Vec<String>| {
                let ids = part.iter().filter(|id| {
                    let is_shown = left > 0;
                    left = left.saturating_sub(1);
                    is_shown || named.as_ref() == Some(id)
                });
                ids.cloned().collect()
            };
            parts.iter().map(&mut take).collect()
        })
    }

    /// The chosen among what fits, in order: what is not seen is not changed.
    fn marked(self) -> Vec<String> {
        let (parts, chosen) = (self.fitting.get(), self.chosen.read());
        parts.iter().flatten().filter(|id| chosen.contains(*id)).cloned().collect()
    }

    fn choose(self) -> Choose {
        let chosen = self.chosen;
        Choose {
            is_chosen: Arc::new(move |id| chosen.read().contains(id)),
            choose: Arc::new(move |id, on| {
                chosen.update(|chosen| {
                    if on {
                        chosen.insert(id.to_string())
                    } else {
                        chosen.remove(id)
                    };
                });
            }),
        }
    }

    fn bulk(self) -> TaskBulk {
        let count = Memo::new(move |_| (self.marked().len(), self.fitting.read().iter().flatten().count()));
        TaskBulk {
            chosen: Arc::new(move || count.get()),
            choose: Arc::new(move |all| {
                let fitting = self.fitting.get_untracked();
                let ids = if all { fitting.iter().flatten().cloned().collect() } else { BTreeSet::new() };
                self.chosen.set(ids);
            }),
            apply: Arc::new(move |field, value| {
                set(self.context, &untrack(|| self.marked()), field, value);
                page::keep_focus(vec!["#task-count".into()]);
            }),
        }
    }

    /// How many tasks are shown, told when it changes.
    fn count(self, filter: Memo<Filter>) -> El {
        let texts = self.context.texts;
        let words = move || {
            let count = self.fitting.read().iter().flatten().count() as u32;
            let key = if filter.read().is_empty() { "work.count" } else { "work.count.filtered" };
            texts.interface.count(key, count, &[])
        };
        p(live_text(words)).class("quiet").attr("id", "task-count").attr("role", "status")
    }

    /// The way to the rest of a long list.
    fn more(self, shown: Memo<Vec<Vec<String>>>) -> AnyView {
        let texts = self.context.texts;
        let count = Memo::new(move |_| {
            let of = |parts: &[Vec<String>]| parts.iter().flatten().count();
            (of(&shown.read()), of(&self.fitting.read()))
        });
        live(move || {
            let (shown, all) = count.get();
            if shown == all {
                return nothing();
            }
            let words = texts.interface.count("work.show-all", all as u32, &[]);
            p(button("button", words, move || {
                self.all.set(true);
                page::keep_focus(vec!["#task-count".into()]);
            }))
            .view()
        })
    }
}

/// One row, which follows its task.
pub fn row(context: AppContext, id: &str, desk: Arc<Desk>, is_open: bool) -> AnyView {
    let Some(first) = untrack(|| board(context).row(id).cloned()) else { return nothing() };
    // Where the task has gone the row will go as well; until then it shows what it showed.
    let row = Memo::new(move |last: Option<&Row>| {
        let board: Arc<Board> = board(context);
        let last = last.unwrap_or(&first);
        board.row(&last.id).unwrap_or(last).clone()
    });
    task_row(context.texts, row, desk, is_open).view()
}

/// What the rows of a page have in common. Where an edit takes its row off the list, the focus follows the
/// task to its new place, or else goes to `fallback`.
pub fn desk(context: AppContext, fallback: &'static str) -> Desk {
    let texts = context.texts;
    Desk {
        edit: Arc::new(move |id, wanted| {
            let (is_typed, is_removal) =
                (matches!(wanted, TaskEdit::Typed(..)), matches!(wanted, TaskEdit::Remove));
            let against = edit_task(context, id, wanted);
            if is_removal {
                page::keep_focus(vec!["#add-title".into(), fallback.into()]);
            } else if !is_typed {
                page::keep_focus(vec![["#status-", id].concat(), fallback.into()]);
            }
            against
        }),
        other: Arc::new(move |id| {
            let board = board(context);
            let row = board.row(id)?;
            let settled = row.standing == crate::record::Standing::Settled;
            Some((title(texts, row), task_href(row), settled))
        }),
        find: Arc::new(move |id, text| find_tasks(context, id, text, FOUND)),
        choose: None,
    }
}

/// The names that fields for owners offer.
pub fn owners(context: AppContext) -> AnyView {
    let names = live_owners(context);
    let options = keyed(move || names(), |name| el("option").attr("value", name).view());
    el("datalist").attr("id", OWNERS).with(options).view()
}
