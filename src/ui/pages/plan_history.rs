//! What was done, by whom and when: the newest first, with the way to take back what stands last.

use crate::browser::{clock, log, page, storage};
use crate::formats::plan_page::PlanPage;
use crate::record::{HISTORY, Sort, Stands, Told, Turn};
use crate::ui::components::{Field, button, choice_field, fold, text_field, value_field};
use crate::ui::context::AppContext;
use crate::ui::filter::Filter;
use crate::ui::markup::{El, el, group, live, p};
use crate::ui::step_words::{change_in_words, step_in_words};
use crate::ui::texts::join;
use crate::ui::work::turn;
use leptos::prelude::*;
use std::sync::Arc;

/// How many steps are shown at first, and how many more each time.
const SHOWN: usize = 50;
/// Stands for whoever has given no name, in the address.
const NAMELESS: &str = "-";

/// A step in words.
#[derive(Clone, PartialEq, Eq)]
struct Line {
    day: String,
    time: String,
    by: String,
    what: String,
    /// Each change of it, where there are several.
    changes: Vec<String>,
    stands: Stands,
    elsewhere: bool,
    is_next_undo: bool,
    is_next_redo: bool,
    sorts: Vec<Sort>,
    /// All of its words in small letters.
    searched: String,
}

/// The page, under the title that the app has set, with what is filtered there.
pub fn history_page(context: AppContext, filter: Vec<(String, String)>) -> AnyView {
    let texts = context.texts;
    let filter = Filter::new(PlanPage::History, filter);
    let lines = Memo::new(move |_| Arc::new(all(context)));
    let shown = RwSignal::new(SHOWN);
    let kept = texts.interface.count("history.kept", HISTORY as u32, &[]);
    group(vec![
        p(texts.t("history.intro")).with(" ").with(kept).class("prose").view(),
        group(name(context).into_iter().map(El::view).collect()),
        filters(context, filter, lines).view(),
        live(move || list(context, filter, &lines.get(), shown)),
    ])
}

fn all(context: AppContext) -> Vec<Line> {
    let tab = clock::tab();
    context.state.with(|state| state.record.told(&tab).iter().map(|told| line(context, told)).collect())
}

fn line(context: AppContext, told: &Told<'_>) -> Line {
    let texts = context.texts;
    let step = told.step;
    let (words, changes) = context.state.with_untracked(|state| {
        let words = |step| step_in_words(texts, &state.record, step);
        let changes = step.changes.iter().map(|change| change_in_words(texts, &state.record, change));
        (words(told.turned.unwrap_or(step)), changes.collect::<Vec<_>>())
    });
    let (what, changes) = match (told.stands, changes.as_slice()) {
        (Stands::Turn, _) => {
            let key = match step.turn {
                Some(Turn::Redo(_)) => "history.redone",
                _ => "history.undone",
            };
            (texts.fill(key, &[("step", &words)]), changes)
        }
        (_, [only]) if step.turn.is_none() => (only.clone(), Vec::new()),
        _ => (words, changes),
    };
    let (day, time) = clock::local(step.stamp.at);
    let by = step.stamp.by.clone();
    let searched = join(&[&what, " ", &changes.join(" "), " ", &by]).to_lowercase();
    let sorts = Sort::ALL.into_iter().filter(|sort| told.is(*sort)).collect();
    let &Told { stands, elsewhere, is_next_undo, is_next_redo, .. } = told;
    Line { day, time, by, what, changes, stands, elsewhere, is_next_undo, is_next_redo, sorts, searched }
}

/// Who works here, for the steps to come. Nothing where the browser keeps nothing.
fn name(context: AppContext) -> Option<El> {
    let texts = context.texts;
    if !storage::is_available() {
        return None;
    }
    let me = RwSignal::new(storage::me().unwrap_or_default());
    let keep = move |text: String| {
        let text = text.trim().to_string();
        let kept = storage::set_me(Some(text.as_str()).filter(|text| !text.is_empty()));
        if kept.is_err() {
            log::note("keep the name", Err::<(), _>("storage is full".into()));
        }
        me.set(text);
    };
    let field = Field {
        id: "my-name".into(),
        label: texts.t("history.me"),
        hint: texts.t("history.me.hint"),
        value: Arc::new(move || me.get()),
        on_change: Arc::new(keep),
    };
    Some(el("div").class("history__me").with(value_field("text", field)))
}

fn filters(context: AppContext, filter: Filter, lines: Memo<Arc<Vec<Line>>>) -> El {
    let texts = context.texts;
    let field = |id: &str, key: &'static str| Field {
        id: id.to_string(),
        label: texts.t(&join(&["history.filter.", key])),
        hint: String::new(),
        value: Arc::new(move || filter.get(key)),
        on_change: Arc::new(move |text: String| filter.set(&[(key, &text)])),
    };
    let everything = |key: &str| (String::new(), texts.t(key));
    let sorts =
        Sort::ALL.map(|sort| (sort.word().to_string(), texts.t(&join(&["history.sort.", sort.word()]))));
    let mut people: Vec<String> = Vec::new();
    for line in lines.get_untracked().iter() {
        if !people.contains(&line.by) {
            people.push(line.by.clone());
        }
    }
    let people = people.into_iter().map(|name| match name.as_str() {
        "" => (NAMELESS.to_string(), texts.t("history.nameless")),
        _ => (name.clone(), name),
    });
    el("div")
        .class("form-fields")
        .attr("role", "group")
        .attr("aria-label", texts.t("history.filter"))
        .with(choice_field(
            [everything("history.all")].into_iter().chain(sorts).collect(),
            field("filter-kind", "kind"),
        ))
        .with(choice_field(
            [everything("history.anybody")].into_iter().chain(people).collect(),
            field("filter-by", "by"),
        ))
        .with(text_field("search", 100, field("filter-text", "text")))
}

fn list(context: AppContext, filter: Filter, lines: &[Line], shown: RwSignal<usize>) -> AnyView {
    let texts = context.texts;
    let (kind, by, text) = (filter.get("kind"), filter.get("by"), filter.get("text").to_lowercase());
    let by = if by == NAMELESS { Some(String::new()) } else { Some(by).filter(|by| !by.is_empty()) };
    let wanted = |line: &&Line| {
        (kind.is_empty() || line.sorts.iter().any(|sort| sort.word() == kind))
            && by.as_ref().is_none_or(|by| line.by == *by)
            && line.searched.contains(text.trim())
    };
    let found: Vec<&Line> = lines.iter().filter(wanted).collect();
    let status = match (lines.len(), found.len()) {
        (0, _) => texts.t("history.none"),
        (_, 0) => texts.t("history.none-found"),
        (_, count) => texts.interface.count("history.found", count as u32, &[]),
    };
    let mut parts = vec![p(status).class("quiet").attr("role", "status").view()];
    let most = shown.get();
    let mut places = 0..;
    for day in found[..found.len().min(most)].chunk_by(|one, other| one.day == other.day) {
        let items = day
            .iter()
            .zip(places.by_ref())
            .map(|(line, place)| item(context, line).attr("id", format!("step-{place}")));
        let items = items.collect::<Vec<_>>();
        let title = day.first().map(|line| texts.date(&line.day)).unwrap_or_default();
        parts.push(el("h2").class("history__day").with(title).view());
        parts.push(el("ol").class("history").with(items).view());
    }
    if let Some(left) = found.len().checked_sub(most).filter(|left| *left > 0) {
        let more = texts.interface.count("history.older", left.min(SHOWN) as u32, &[]);
        let show = move || {
            shown.update(|shown| *shown += SHOWN);
            // The first of those that have come.
            let selector = format!("#step-{most}");
            page::next_frame(move || page::focus(&selector));
        };
        parts.push(p(button("button", more, show).attr("id", "older")).view());
    }
    group(parts)
}

fn item(context: AppContext, line: &Line) -> El {
    let texts = context.texts;
    let by = if line.by.is_empty() { texts.t("history.nameless") } else { line.by.clone() };
    let tag = |on: bool, key: &str| on.then(|| el("span").class("tag").with(texts.t(key)));
    let meta = el("p")
        .class("history__meta")
        .with(el("time").attr("datetime", join(&[&line.day, "T", &line.time])).with(line.time.as_str()))
        .with(el("span").with(by))
        .with(tag(line.elsewhere, "history.elsewhere"))
        .with(tag(line.stands == Stands::Undone, "history.taken-back"));
    let what = if line.changes.is_empty() {
        p(line.what.as_str()).class("history__what")
    } else {
        let changes = line.changes.iter().map(|change| el("li").with(change.as_str())).collect::<Vec<_>>();
        fold(line.what.clone(), el("ul").with(changes))
    };
    let way = |redo: bool| {
        let (key, named) =
            if redo { ("history.redo", "history.redo.of") } else { ("history.undo", "history.undo.of") };
        let then = move || {
            turn(context, redo);
            // What was pressed has gone; the button above the page does the same with the next step.
            let next = if redo { "#redo" } else { "#undo" };
            page::next_frame(move || page::focus(next));
        };
        button("button", texts.t(key), then).attr("aria-label", texts.fill(named, &[("step", &line.what)]))
    };
    let stands = match line.stands {
        Stands::Yes => "yes",
        Stands::Undone => "undone",
        Stands::Turn => "turn",
    };
    el("li")
        .class("history__step")
        .attr("data-stands", stands)
        .with(el("div").with(what).with(meta))
        .with(line.is_next_undo.then(|| way(false).attr("id", "undo-step")))
        .with(line.is_next_redo.then(|| way(true).attr("id", "redo-step")))
}
