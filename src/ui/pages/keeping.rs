//! Where the plan is kept, how to take it along, and how to start over.

use crate::browser::{download, log, page, storage};
use crate::formats::saved;
use crate::state::{Event, Keeping};
use crate::ui::context::app_context;
use leptos::prelude::*;

/// The page.
pub fn keeping_page() -> AnyView {
    let context = app_context();
    let texts = context.texts;
    let asking = RwSignal::new(false);
    let erased = RwSignal::new(false);
    let save_file = move |_| {
        let text = context.state.with_untracked(|state| saved::write(texts.pack, &state.answers, &state.progress));
        log::note("download", download::json("fairway-plan.json", &text));
    };
    let original = move || {
        let kept = context.state.with(|state| state.keeping.original().map(ToString::to_string));
        let works = context.state.with(|state| state.keeping != Keeping::Denied);
        let kept = kept.or_else(|| works.then(storage::kept_aside).flatten());
        kept.map(|text| {
            let save = move |_| log::note("download", download::json("fairway-original.json", &text));
            view! { <p><button class="button" type="button" on:click=save>{texts.t("keeping.original")}</button></p> }
        })
    };
    let erase = move |_| {
        context.dispatch(Event::StartedOver);
        asking.set(false);
        erased.set(true);
        page::next_frame(|| page::focus("#keeping-state"));
    };
    let keep = move |_| {
        asking.set(false);
        page::next_frame(|| page::focus("#start-over"));
    };
    let ask = move |_| {
        asking.set(true);
        erased.set(false);
        page::next_frame(|| page::focus("#confirm-erase"));
    };
    let question = move || {
        let (answers, tasks) = context.state.with(|state| (state.answers.0.len(), state.progress.len()));
        let count = |key, number: usize| texts.interface.count(key, number as u32, &[]);
        let values = [count("keeping.answers", answers), count("keeping.tasks", tasks)];
        texts.fill("keeping.confirm", &[("answers", &values[0]), ("tasks", &values[1])])
    };
    let start_over = move || {
        if asking.get() {
            view! {
                <div class="notice" data-kind="warning" role="group" id="confirm-erase">
                    <p>{question}</p>
                    <div class="notice__actions">
                        <button class="button button--danger" type="button" on:click=erase>{texts.t("keeping.erase")}</button>
                        <button class="button" type="button" on:click=keep>{texts.t("keeping.keep")}</button>
                    </div>
                </div>
            }
            .into_any()
        } else {
            view! { <button class="button" type="button" id="start-over" on:click=ask>{texts.t("keeping.start-over")}</button> }
                .into_any()
        }
    };
    view! {
        <h1>{texts.t("keeping.title")}</h1>
        <p class="prose">{texts.t("keeping.where")}</p>
        <p class="prose">{texts.t("keeping.browser")}</p>
        <h2>{texts.t("keeping.download")}</h2>
        <p>{texts.t("keeping.download.why")}</p>
        <p><button class="button" type="button" on:click=save_file>{texts.t("keeping.download")}</button></p>
        {original}
        <h2>{texts.t("keeping.start-over")}</h2>
        <p>{texts.t("keeping.start-over.why")}</p>
        {start_over}
        <p id="keeping-state" role="status">{move || erased.get().then(|| texts.t("keeping.erased"))}</p>
    }
    .into_any()
}
