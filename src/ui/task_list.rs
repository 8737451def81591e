//! A list of tasks in parts, to search, to narrow down, and to change many of at once. What pages with tasks
//! share.

use crate::browser::page;
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
const MOST: usize = 40;
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

/// The list with what is filtered in its address; a task named there is open and takes the focus. `phases`:
/// whether phases can be chosen.
pub fn task_list(context: AppContext, kept: Kept, phases: bool, parts: Vec<Part>) -> Vec<AnyView> {
    let texts = context.texts;
    let filter = kept.of_tasks();
    let named = Some(untrack(|| kept.get("task"))).filter(|id| !id.is_empty());
    let (headings, belongs): (Vec<_>, Vec<_>) =
        parts.into_iter().map(|part| ((part.heading, part.word), part.belongs)).unzip();
    // The words of a thousand tasks are put together when a task changes, not at every key of a search, and
    // not at all while nothing is searched.
    let known = Memo::new(move |_| {
        let board = board(context);
        Arc::new(board.rows.iter().map(|row| words(row, &title(texts, row))).collect::<Vec<_>>())
    });
    let held = Held::new(None);
    let fitting = Memo::new(move |before: Option<&Arc<Vec<Vec<String>>>>| {
        let (board, held, filter) = (board(context), held.get(), filter.get());
        let known = if filter.text.trim().is_empty() { Arc::default() } else { known.get() };
        // What has gone cannot be held.
        let held = held.filter(|id| board.row(id).is_some());
        let mut ids = vec![Vec::new(); belongs.len()];
        for row in filter.pick(&board, &known) {
            if let Some(part) = belongs.iter().position(|belongs| belongs(row)) {
                ids[part].push(row.id.clone());
            }
        }
        let ids = ids
            .into_iter()
            .enumerate()
            .map(|(part, ids)| hold(ids, before.and_then(|before| before.get(part)), held.as_ref()));
        Arc::new(ids.collect::<Vec<_>>())
    });
    let list = List { context, fitting, chosen: RwSignal::new(BTreeSet::new()), all: RwSignal::new(false) };
    let narrowed: Narrow = Arc::new(move |wanted: Filter| {
        held.set(None);
        kept.set(&wanted.pairs());
    });
    let desk = Arc::new(Desk { choose: Some(list.choose()), ..desk(context, "#task-count", held) });
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

/// The id of the task in whose fields somebody has typed last. It stays in its list, also where it does not
/// fit any more, until something else is done: a list must not pull the field away under the hands.
pub type Held = RwSignal<Option<String>>;

/// `now` with the task that is held, where it was in `before`.
pub fn hold(mut now: Vec<String>, before: Option<&Vec<String>>, held: Option<&String>) -> Vec<String> {
    let place = held.and_then(|id| before?.iter().position(|known| known == id));
    if let (Some(place), Some(id)) = (place, held)
        && !now.contains(id)
    {
        now.insert(place.min(now.len()), id.clone());
    }
    now
}

/// What the rows of a page have in common. Where an edit takes its row off the list, the focus follows the
/// task to its new place, or else goes to `fallback`.
pub fn desk(context: AppContext, fallback: &'static str, held: Held) -> Desk {
    let texts = context.texts;
    Desk {
        edit: Arc::new(move |id, wanted| {
            let goes_to = match &wanted {
                TaskEdit::Status(_) => Some(["#status-", id].concat()),
                TaskEdit::Remove => Some("#add-title".to_string()),
                _ => None,
            };
            held.set(goes_to.is_none().then(|| id.to_string()));
            let against = edit_task(context, id, wanted);
            if let Some(place) = goes_to {
                page::keep_focus(vec![place, fallback.into()]);
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
