//! The drawer of what stands aside: work on tasks that no longer apply, kept until they do again.

use crate::formats::route::Route;
use crate::plan::Status;
use crate::record::Parked;
use crate::ui::components::fold;
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, group, live, nothing, p};
use crate::ui::texts::join;
use crate::ui::work::board;
use leptos::prelude::*;

/// The drawer; nothing where nothing stands aside.
pub fn parked(context: AppContext) -> AnyView {
    let texts = context.texts;
    let aside = Memo::new(move |_| board(context).parked.clone());
    live(move || {
        let aside = aside.get();
        if aside.is_empty() {
            return nothing();
        }
        let title = texts.interface.count("parked.title", aside.len() as u32, &[]);
        let rows = aside.iter().map(|parked| row(context, parked).view()).collect();
        let body = vec![p(texts.t("parked.why")).view(), el("ul").class("parked").with(group(rows)).view()];
        el("section").class("aside").attr("id", "parked").with(fold(title, group(body))).view()
    })
}

fn row(context: AppContext, parked: &Parked) -> El {
    let (texts, work) = (context.texts, &parked.work);
    let name = texts.maybe(&parked.id).unwrap_or_else(|| parked.id.clone());
    let date = |key: &str, day: &Option<String>| {
        day.as_ref().map(|day| texts.fill(key, &[("date", &texts.date(day))]))
    };
    let mut facts = Vec::new();
    if work.status != Status::NotStarted {
        facts.push(texts.t(&join(&["status.", work.status.word()])));
    }
    facts.extend((!work.owner.is_empty()).then(|| texts.fill("work.owned", &[("owner", &work.owner)])));
    facts.extend(date("work.starts", &work.start));
    facts.extend(date("work.due", &work.due));
    facts.extend(Some(work.link.clone()).filter(|link| !link.is_empty()));
    let texts_of = [&work.reason, &work.notes]
        .map(|text| (!text.is_empty()).then(|| p(text.as_str()).class("parked__notes")));
    // A row that another task stands for is not gone: its work is shown there.
    let plan = context.now();
    let shown_by = plan.plan().folded.iter().find(|(id, _)| *id == parked.id);
    let why = match shown_by {
        Some((_, other)) => p(texts.fill("parked.folded", &[("task", &texts.c(other))])),
        None => {
            p(el("a").attr("href", Route::Why(parked.id.clone()).href()).with(texts.t("parked.why-link")))
        }
    };
    let [reason, notes] = texts_of;
    el("li")
        .attr("data-task", parked.id.as_str())
        .with(p(name).class("task__text"))
        .with((!facts.is_empty()).then(|| p(facts.join(" · ")).class("task__meta")))
        .with(reason)
        .with(notes)
        .with(why)
}
