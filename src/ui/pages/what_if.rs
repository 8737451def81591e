//! What if: other answers tried in a scratch copy, both results side by side, then kept or discarded.
//! Nothing here touches the app's own answers; keeping hands them back to the app.

use super::what_if_results::{results, said};
use super::what_if_work::work;
use crate::browser::{address, annex, log, page};
use crate::formats::route::Route;
use crate::journey::{Answers, Journey, Mark, replay};
use crate::plan::{Difference, difference};
use crate::record::ChangeEffect;
use crate::state::{Edit, Scratch};
use crate::ui::components::{Compared, button, button_link, comparison};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, live, live_text, p};
use crate::ui::scratch::{is_proposed, scratch, settle_proposal};
use crate::ui::texts::{Texts, join};
use crate::ui::work::{board, change};
use leptos::prelude::*;
use std::sync::Arc;

/// The page, under the title that the app has set.
pub fn what_if_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    if context.at_present().answers.is_empty() {
        let start = context.at_present().next().unwrap_or(Route::Home);
        let start = p(button_link(&start, texts.t("home.start"), true));
        return group(vec![p(texts.t("what-if.empty")).view(), start.view()]);
    }
    let scratch = scratch();
    let (tried, found) = (scratch.clone(), scratch);
    let found = Memo::new(move |_| {
        let now = context.now();
        Arc::new(difference(texts.pack(), &now.answers, &found.read().over(&now.answers)))
    });
    group(vec![
        live(
            move || {
                if is_proposed() {
                    proposal(texts)
                } else {
                    p(texts.t("what-if.intro")).class("prose").view()
                }
            },
        ),
        status(texts, tried.clone(), found),
        live(move || {
            let parts = parts(context, &tried.get(), &found.get());
            group(parts.into_iter().map(El::view).collect())
        }),
    ])
}

/// What this is about, where somebody was about to change an answer.
fn proposal(texts: Texts) -> AnyView {
    let title = el("h2").class("what-if__before").with(texts.t("what-if.before"));
    group(vec![title.view(), p(texts.t("what-if.before.intro")).class("prose").view()])
}

/// Says what changed, also to those who do not see it. Its words come when it is in place: what a status
/// holds from the beginning is not announced.
fn status(texts: Texts, tried: ArcRwSignal<Scratch>, found: Memo<Arc<Difference>>) -> AnyView {
    let words = RwSignal::new(String::new());
    Effect::new(move |before: Option<bool>| {
        let tries = !tried.read().is_empty();
        let now = match (tries, before) {
            (true, _) => said(texts, &found.get()),
            (false, Some(true)) => texts.t("what-if.nothing"),
            (false, _) => String::new(),
        };
        page::next_frame(move || {
            // The person may have gone on by then, and the signal with the page.
            words.try_set(now);
        });
        tries
    });
    el("p").class("what-if__said").attr("role", "status").with(live_text(move || words.get())).view()
}

fn parts(context: AppContext, tried: &Scratch, found: &Difference) -> Vec<El> {
    let texts = context.texts;
    let now = context.at_present();
    let then = tried.over(&now.answers);
    let journey = replay(texts.pack(), &then);
    let is_proposed = is_proposed();
    let rows =
        Rows { texts, tried, now: &now.answers, then: &then, was: &now.journey, is: &journey, is_proposed };
    if tried.is_empty() {
        return rows.rest();
    }
    let board = board(context);
    let mut work = work(texts, &ChangeEffect::of(found, &board));
    if is_proposed {
        // What it does to the work comes first: that is what is to be decided by.
        let why = p(texts.t("what-if.before.why")).attr("id", "keep-why");
        let mut parts = vec![rows.changed()];
        parts.append(&mut work);
        parts.extend([why, decide_proposal(context, then.clone())]);
        parts.extend(results(texts, found, &now.journey, &journey));
        return parts;
    }
    let mut parts = vec![
        el("h2").with(texts.t("what-if.tried")),
        rows.changed(),
        p(texts.interface.count("what-if.keep.why", tried.len() as u32, &[])).attr("id", "keep-why"),
        decide(context, then.clone()),
    ];
    parts.append(&mut work);
    parts.extend(results(texts, found, &now.journey, &journey));
    parts.extend(rows.rest());
    parts
}

/// Keep or discard.
fn decide(app: AppContext, then: Answers) -> El {
    let texts = app.texts;
    let keep = move || {
        scratch().set(Scratch::default());
        change(app, Edit::Answers(then.clone()));
        log::note("open the outcome", address::ask_for(&Route::Outcome));
    };
    let discard = move || {
        scratch().set(Scratch::default());
        settle();
    };
    let keep = button("button button--primary", texts.t("what-if.keep"), keep);
    decision(keep, button("button", texts.t("what-if.discard"), discard))
}

/// Change the answer as proposed, or keep it as it was.
fn decide_proposal(app: AppContext, then: Answers) -> El {
    let texts = app.texts;
    let take = move || {
        settle_proposal(&then);
        change(app, Edit::Answers(then.clone()));
        annex::say(&texts.t("what-if.before.changed"));
        log::note("open the outcome", address::ask_for(&Route::Outcome));
    };
    let leave = move || {
        settle_proposal(&app.at_present().answers);
        annex::say(&texts.t("what-if.before.kept"));
        log::note("open the answers", address::ask_for(&Route::Answers));
    };
    let take = button("button button--primary", texts.t("what-if.before.change"), take);
    decision(take, button("button", texts.t("what-if.before.keep"), leave))
}

fn decision(keep: El, discard: El) -> El {
    el("div")
        .class("question__actions cluster")
        .with(keep.attr("id", "keep").attr("aria-describedby", "keep-why"))
        .with(discard.attr("id", "discard"))
}

/// What was pressed has gone: focus stays near, at the first part of the page.
fn settle() {
    page::next_frame(|| page::focus("#annex h2"));
}

/// The answers on both sides, question by question.
struct Rows<'a> {
    texts: Texts,
    tried: &'a Scratch,
    now: &'a Answers,
    then: &'a Answers,
    was: &'a Journey,
    is: &'a Journey,
    /// Whether it is one answer to be decided on, and nothing more is tried here.
    is_proposed: bool,
}

impl Rows<'_> {
    /// Questions that are tried, and those that are asked on one side only.
    fn changed(&self) -> El {
        let texts = self.texts;
        let rows = self.is.places.iter().map(|place| place.question.as_str());
        let rows = rows.filter(|id| self.differs(id)).map(|id| Compared {
            name: el("span").with(texts.short(id)),
            cells: vec![vec![self.said(self.now, self.was, id)], self.tried(id)],
            differs: self.tried.get(id).is_some(),
        });
        let columns = ["what-if.now", "what-if.then"].map(|key| (texts.t(key), None));
        let (caption, corner) = (texts.t("what-if.answers"), texts.t("what-if.question"));
        comparison(caption, corner, columns.into(), vec![(None, rows.collect())])
    }

    /// Every other question that is asked, each with the way to try another answer.
    fn rest(&self) -> Vec<El> {
        let texts = self.texts;
        let asked = self.is.places.iter().map(|place| place.question.as_str());
        let asked = asked.filter(|id| is_asked(self.is, id) && !self.differs(id));
        let rows = asked.map(|id| {
            el("div")
                .class("summary-list__row")
                .with(el("dt").with(texts.short(id)))
                .with(el("dd").with(self.said(self.now, self.was, id)))
                .with(el("dd").class("summary-list__action").with(self.way(id)))
        });
        let title = if self.tried.is_empty() { "what-if.choose" } else { "what-if.others" };
        let rows = el("dl").class("summary-list").with(rows.collect::<Vec<_>>());
        vec![el("h2").with(texts.t(title)), rows]
    }

    fn differs(&self, id: &str) -> bool {
        self.tried.get(id).is_some() || is_asked(self.was, id) != is_asked(self.is, id)
    }

    /// The answer on one side, or that there is none.
    fn said(&self, answers: &Answers, journey: &Journey, id: &str) -> El {
        let lines = match answers.get(id) {
            _ if !is_asked(journey, id) => vec![self.texts.t("what-if.not-asked")],
            None => vec![self.texts.t("verdict.not-answered")],
            Some(answer) => self.texts.answer(id, answer),
        };
        let lines = lines.into_iter().map(|line| el("span").class("summary-list__line").with(line));
        el("span").with(lines.collect::<Vec<_>>())
    }

    /// What is tried, or what the trial means for this question; and the ways on.
    fn tried(&self, id: &str) -> Vec<El> {
        let texts = self.texts;
        let key = match (is_asked(self.is, id), self.tried.get(id), self.then.get(id)) {
            (false, Some(_), _) => Some("what-if.tried-in-vain"),
            (false, None, _) => Some("what-if.no-longer"),
            (true, None, None) => Some("what-if.now-asked"),
            (true, None, Some(_)) => Some("what-if.asked-again"),
            (true, Some(_), _) => None,
        };
        let note = key.map(|key| p(texts.t(key)).class("quiet"));
        let answer =
            (is_asked(self.is, id) && self.then.get(id).is_some()).then(|| self.said(self.then, self.is, id));
        if self.is_proposed {
            return note.into_iter().chain(answer).collect();
        }
        let mut ways = el("div").class("cluster what-if__ways");
        if is_asked(self.is, id) {
            ways = ways.with(self.way(id));
        }
        if self.tried.get(id).is_some() {
            let question = id.to_string();
            let undo = move || {
                scratch().update(|scratch| scratch.undo(&question));
                settle();
            };
            let label =
                texts.fill("what-if.undo.label", &[("question", &texts.c(&join(&["question.", id])))]);
            let undo = button("button button--quiet", texts.t("what-if.undo"), undo);
            ways = ways.with(undo.attr("id", format!("undo-{id}")).attr("aria-label", label));
        }
        note.into_iter().chain(answer).chain([ways]).collect()
    }

    fn way(&self, id: &str) -> El {
        let texts = self.texts;
        let key = if self.then.get(id).is_some() { "what-if.try" } else { "what-if.try-one" };
        let question = texts.c(&join(&["question.", id]));
        let label = texts.fill(&join(&[key, ".label"]), &[("question", &question)]);
        let route = Route::WhatIf(Some(id.to_string()));
        el("a").attr("href", route.href()).attr("aria-label", label).with(texts.t(key))
    }
}

/// Whether the question is on the path: answered, or to be answered.
fn is_asked(journey: &Journey, id: &str) -> bool {
    matches!(journey.mark(id), Some(Mark::Passed | Mark::Unsure | Mark::Here | Mark::Ahead))
}
