//! Where the plan is kept, how to take it along, and how to start over.

use super::keeping_copy::copy;
use super::keeping_room::room;
use crate::browser::storage::{self, Local};
use crate::browser::{annex, download, log, page};
use crate::formats::route::Route;
use crate::formats::saved;
use crate::plan::Status;
use crate::storage as core;
use crate::ui::components::{button, confirmation};
use crate::ui::context::{AppContext, app_context};
use crate::ui::markup::{El, el, group, live, live_text, nothing, p};
use crate::ui::work::start_over;
use leptos::prelude::*;

/// The page, under the title that the app has set.
pub fn keeping_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let asking = RwSignal::new(false);
    let erased = RwSignal::new(false);
    let save_file = move || {
        let text = context.state.with_untracked(|state| saved::write(&state.record));
        log::note("download", download::json("fairway-plan.json", &text));
    };
    let erasing = live(move || {
        if asking.get() {
            confirm(context, asking, erased).view()
        } else {
            ask(context, asking, erased).view()
        }
    });
    let state = el("p").attr("id", "keeping-state").attr("role", "status");
    let parts = vec![
        p(texts.t("keeping.where")).class("prose"),
        p(texts.t("keeping.browser")).class("prose"),
        el("h2").with(texts.t("keeping.download")),
        p(texts.t("keeping.download.why")),
        p(button("button", texts.t("keeping.download"), save_file)),
        el("div").with(live(move || originals(context))),
        el("div").with(live(move || copy(context))),
        el("div").with(live(move || room(context))),
        el("h2").with(texts.t("packs.title")),
        p(el("a").attr("href", Route::Packs.href()).with(texts.t("packs.link"))),
        el("h2").with(texts.t("keeping.start-over")),
        p(texts.t("keeping.start-over.why")),
        el("div").with(erasing),
        state.with(live_text(move || if erased.get() { texts.t("keeping.erased") } else { String::new() })),
    ];
    group(parts.into_iter().map(El::view).collect())
}

/// The texts that could not be read, if there are any, as files.
fn originals(context: AppContext) -> AnyView {
    let id = context.state.with(|state| state.record.id.clone());
    if !storage::is_available() {
        return nothing();
    }
    let mut texts: Vec<String> = core::kept_aside(&Local, &id).into_iter().map(|(_, text)| text).collect();
    let unread = storage::read(&id).filter(|text| saved::read(text).is_err() && !texts.contains(text));
    texts.extend(unread);
    let buttons = texts.into_iter().map(|text| {
        let save = move || log::note("download", download::json("fairway-original.json", &text));
        p(button("button", context.texts.t("keeping.original"), save)).view()
    });
    group(buttons.collect())
}

fn ask(context: AppContext, asking: RwSignal<bool>, erased: RwSignal<bool>) -> El {
    let ask = move || {
        asking.set(true);
        erased.set(false);
        page::next_frame(|| page::focus("#confirm-erase"));
    };
    button("button", context.texts.t("keeping.start-over"), ask).attr("id", "start-over")
}

fn confirm(context: AppContext, asking: RwSignal<bool>, erased: RwSignal<bool>) -> El {
    let texts = context.texts;
    let state = context.state.read_untracked();
    let tasks = texts.pack().work().filter(|task| state.record.status(&task.id) != Status::NotStarted);
    let (answers, tasks) = (state.answers.0.len(), tasks.count());
    let count = |key, number: usize| texts.interface.count(key, number as u32, &[]);
    let (answers, tasks) = (count("keeping.answers", answers), count("keeping.tasks", tasks));
    let question = texts.fill("keeping.confirm", &[("answers", &answers), ("tasks", &tasks)]);
    let erase = move || {
        asking.set(false);
        if !start_over(context) {
            return annex::say(&texts.t("plans.full"));
        }
        erased.set(true);
        page::next_frame(|| page::focus("#keeping-state"));
    };
    let keep = move || {
        asking.set(false);
        page::next_frame(|| page::focus("#start-over"));
    };
    confirmation(
        "confirm-erase",
        texts.t("keeping.start-over"),
        question,
        button("button button--danger", texts.t("keeping.erase"), erase),
        button("button", texts.t("keeping.keep"), keep),
    )
}
