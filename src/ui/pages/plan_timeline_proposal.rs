//! Help with dates: the plan's start and target, what the planning engine proposes between them and what
//! stands in its way, and taking that over as one step.

use crate::browser::{annex, page};
use crate::journey::Truth;
use crate::plan::{Conflict, Date, Fault, OURS};
use crate::record::{Board, Draft, Fields, Taken, without_proposed};
use crate::state::{Edit, Edited};
use crate::ui::components::{Field, button, fold, value_field};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, live, nothing, p};
use crate::ui::texts::{Texts, join};
use crate::ui::timeline::View;
use crate::ui::timeline::words::day;
use crate::ui::work::{board, board_now, change, set, task_href, title};
use leptos::prelude::*;

/// So many conflicts are listed at first.
const SHOWN: usize = 10;

/// The section.
pub fn proposal(context: AppContext, view: View) -> El {
    let texts = context.texts;
    let date = |name: &str| {
        let (value, on_change) = set(context, join(&["plan/", name]));
        let label = texts.t(&join(&["settings.", name]));
        value_field(
            "date",
            Field { id: join(&["plan-", name]), label, hint: String::new(), value, on_change },
        )
    };
    let open = move || {
        view.drafting.set(true);
        page::next_frame(|| page::focus("#preview"));
    };
    let propose = button("button", texts.t("proposal.show"), open).attr("id", "propose");
    let remove = live(move || {
        let taken = !without_proposed(&board(context)).is_empty();
        let remove = move || {
            apply(context, without_proposed(&board_now(context)), "proposal.removed");
            page::focus("#propose");
        };
        let button = button("button button--quiet", texts.t("proposal.remove"), remove);
        if taken { button.attr("id", "remove-proposed").view() } else { nothing() }
    });
    el("section")
        .class("proposal")
        .with(el("h2").with(texts.t("proposal.title")))
        .with(p(texts.t("proposal.why")).class("prose"))
        .with(el("div").class("form-fields").with(date("start")).with(date("target")))
        .with(el("div").class("cluster").with(propose).with(remove))
        .with(live(move || match view.draft.get() {
            Some(draft) => preview(context, view, &draft),
            None => nothing(),
        }))
}

/// Writes fields as one step and says of how many tasks.
fn apply(context: AppContext, fields: Fields, key: &str) {
    let mut tasks: Vec<&str> = fields.iter().filter_map(|(path, _)| path.split('/').nth(1)).collect();
    tasks.dedup();
    let count = tasks.len() as u32;
    if change(context, Edit::Fields(fields)) == Edited::Changed {
        annex::say(&context.texts.interface.count(key, count, &[]));
    }
}

/// What is proposed, before it is taken over.
fn preview(context: AppContext, view: View, draft: &Draft) -> AnyView {
    let (texts, board) = (context.texts, board(context));
    let changed: Vec<_> = draft.changes(&board).collect();
    let count = |key: &str, number: usize| texts.interface.count(key, number as u32, &[]);
    let mut parts =
        vec![el("h3").attr("id", "preview").attr("tabindex", "-1").with(texts.t("proposal.preview"))];
    match draft.days().filter(|_| !changed.is_empty()) {
        Some((first, last)) => {
            let days = [("first", day(texts, first)), ("last", day(texts, last))];
            let days = days.each_ref().map(|(name, day)| (*name, day.as_str()));
            parts.push(p(texts.interface.count("proposal.changes", changed.len() as u32, &days)));
        }
        None => parts.push(p(texts.t("proposal.nothing"))),
    }
    let firm = |dates: &Taken| {
        let by_hand = |date: Option<Date>, proposed: bool| date.is_some() && !proposed;
        by_hand(dates.start, dates.proposed.start) || by_hand(dates.due, dates.proposed.due)
    };
    let firm = draft.dates.values().filter(|dates| firm(dates)).count();
    let possible = changed.iter().filter(|(row, _)| row.applies == Truth::Unknown).count();
    let facts = [("proposal.by-hand", firm), ("proposal.possible", possible)];
    let facts = facts.into_iter().filter(|(_, number)| *number > 0).map(|(key, number)| count(key, number));
    parts.extend(facts.map(p));
    parts.extend(aim(texts, draft));
    parts.extend(conflicts(context, &board, draft).into_iter().flatten());
    parts.extend(critical(context, &board, draft));
    parts.push(p(texts.t("proposal.drawn")).class("quiet"));
    parts.push(p(texts.t(OURS)).class("quiet"));
    let close = move || {
        view.drafting.set(false);
        page::focus("#propose");
    };
    let fields = draft.fields(&board);
    let take = move || {
        close();
        apply(context, fields.clone(), "proposal.taken");
    };
    let take = (!changed.is_empty())
        .then(|| button("button button--primary", texts.t("proposal.take"), take).attr("id", "take"));
    let discard = button("button", texts.t("proposal.discard"), close).attr("id", "discard");
    parts.push(el("div").class("notice__actions cluster").with(take).with(discard));
    el("div").class("notice").attr("data-kind", "info").with(parts).view()
}

/// What becomes of the target.
fn aim(texts: Texts, draft: &Draft) -> Option<El> {
    let end = day(texts, draft.schedule.earliest_end?);
    let is_missed = |conflict: &Conflict| matches!(conflict, Conflict::TargetMissed { .. });
    match draft.target {
        Some(_) if draft.schedule.conflicts.iter().any(is_missed) => None,
        Some(target) => {
            let target = day(texts, target);
            Some(p(texts.fill("proposal.target-holds", &[("target", &target), ("end", &end)])))
        }
        None => Some(p(texts.fill("proposal.no-target", &[("end", &end)]))),
    }
}

/// A link to a task.
fn link(context: AppContext, board: &Board, id: &str) -> Option<El> {
    board.row(id).map(|row| el("a").attr("href", task_href(row)).with(title(context.texts, row)))
}

/// What cannot hold, the target first, and what was left out of account.
fn conflicts(context: AppContext, board: &Board, draft: &Draft) -> Option<Vec<El>> {
    let texts = context.texts;
    let schedule = &draft.schedule;
    let (target, others): (Vec<_>, Vec<_>) =
        schedule.conflicts.iter().partition(|conflict| matches!(conflict, Conflict::TargetMissed { .. }));
    let told = target.into_iter().chain(others).map(|conflict| told(context, board, conflict));
    let circles = schedule.faults.iter().filter_map(|fault| match fault {
        Fault::Cycle { id, after } => Some((link(context, board, id), {
            texts.fill("proposal.conflict.circle", &[("blocker", &named(context, board, after))])
        })),
        // Neither can come from a board.
        Fault::Twice { .. } | Fault::Missing { .. } => None,
    });
    let items = told.chain(circles).map(|(link, words)| {
        let gap = link.is_some().then_some(": ");
        el("li").with(link).with(gap).with(words)
    });
    let mut items: Vec<El> = items.collect();
    if items.is_empty() {
        return None;
    }
    let rest = items.split_off(SHOWN.min(items.len()));
    let words = texts.interface.count("timeline.hidden", rest.len() as u32, &[]);
    let rest = (!rest.is_empty()).then(|| fold(words, el("ul").class("source-list").with(rest)));
    let list = el("ul").class("source-list").attr("id", "conflicts").with(items);
    Some([el("h4").with(texts.t("proposal.conflicts")), list].into_iter().chain(rest).collect())
}

/// The text of a task, for a sentence.
fn named(context: AppContext, board: &Board, id: &str) -> String {
    board.row(id).map(|row| title(context.texts, row)).unwrap_or_default()
}

/// A conflict in words, with a link to the task that has it.
fn told(context: AppContext, board: &Board, conflict: &Conflict) -> (Option<El>, String) {
    let texts = context.texts;
    let date = |date: &Date| day(texts, *date);
    let (id, key, values) = match conflict {
        Conflict::StartTooEarly { id, start, blocker, done } => {
            let blocker = named(context, board, blocker);
            (Some(id), "start", vec![("start", date(start)), ("blocker", blocker), ("done", date(done))])
        }
        Conflict::DueTooEarly { id, due, earliest, blocker: Some(blocker) } => {
            let blocker = named(context, board, blocker);
            (Some(id), "due", vec![("due", date(due)), ("earliest", date(earliest)), ("blocker", blocker)])
        }
        Conflict::DueTooEarly { id, due, earliest, blocker: None } => {
            (Some(id), "late", vec![("due", date(due)), ("earliest", date(earliest))])
        }
        Conflict::TooShort { id, effort, days } => {
            (Some(id), "short", vec![("effort", effort.to_string()), ("days", days.to_string())])
        }
        Conflict::StartAfterDue { id, start, due } => {
            (Some(id), "order", vec![("start", date(start)), ("due", date(due))])
        }
        Conflict::TargetMissed { target, earliest, surely } => {
            let end = earliest.as_ref().map(date);
            let key = match (&end, surely) {
                (None, _) => "beyond-target",
                (Some(_), true) => "target",
                (Some(_), false) => "target-perhaps",
            };
            (None, key, vec![("target", date(target)), ("end", end.unwrap_or_default())])
        }
        Conflict::BeyondCalendar { id } => (Some(id), "beyond", Vec::new()),
    };
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let words = texts.fill(&join(&["proposal.conflict.", key]), &values);
    (id.and_then(|id| link(context, board, id)), words)
}

/// The tasks that set the earliest end, one after another.
fn critical(context: AppContext, board: &Board, draft: &Draft) -> Option<El> {
    let critical = &draft.schedule.critical;
    let items = critical.iter().filter_map(|id| Some(el("li").with(link(context, board, id)?)));
    let words = context.texts.interface.count("proposal.critical", critical.len() as u32, &[]);
    let list = el("ol").attr("id", "critical").with(items.collect::<Vec<_>>());
    (!critical.is_empty()).then(|| fold(words, list))
}
