//! Starting over: what goes, asked once more before it does.

use crate::browser::{annex, page};
use crate::plan::Status;
use crate::ui::components::{button, confirmation};
use crate::ui::context::AppContext;
use crate::ui::markup::{El, el, live, live_text, p};
use crate::ui::texts::join;
use crate::ui::work::start_over;
use leptos::prelude::*;

/// The section.
pub fn erasing(context: AppContext) -> Vec<El> {
    let asking = RwSignal::new(false);
    let erased = RwSignal::new(false);
    let erasing = live(move || {
        if asking.get() {
            confirm(context, asking, erased).view()
        } else {
            ask(context, asking, erased).view()
        }
    });
    let state = el("p").attr("id", "keeping-state").attr("role", "status");
    vec![
        el("h2").with(context.texts.t("keeping.start-over")),
        p(context.texts.t(&worded("keeping.start-over.why"))).class("prose"),
        el("div").with(erasing),
        state.with(live_text(
            move || if erased.get() { context.texts.t("keeping.erased") } else { String::new() },
        )),
    ]
}

/// The key of a text that says for how long deleted plans stay: where nothing can be kept, not for days.
fn worded(key: &str) -> String {
    if page::has_mark("data-storage") { join(&[key, ".denied"]) } else { key.to_string() }
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
    let question = texts.fill(&worded("keeping.confirm"), &[("answers", &answers), ("tasks", &tasks)]);
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
