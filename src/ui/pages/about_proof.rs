//! "Prove it": the proof of the pack in use, made in this browser when the person asks for it.

use crate::content::encode;
use crate::ui::components::{Spoken, button, proved};
use crate::ui::markup::{El, el, group, live, live_text, p};
use crate::ui::prover::{Result, prove};
use crate::ui::texts::Texts;
use leptos::prelude::*;

/// The section.
pub fn proof(texts: Texts) -> Vec<El> {
    let busy = RwSignal::new(false);
    let result = RwSignal::new(None::<Result>);
    let start = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        result.set(None);
        wasm_bindgen_futures::spawn_local(async move {
            let found = match encode(texts.pack()) {
                Ok(bytes) => prove(texts, &bytes).await,
                Err(error) => Err(error.to_string()),
            };
            // The person may have gone on by then, and the signals with the page.
            busy.try_set(false);
            result.try_set(Some(found));
        });
    };
    let state = live_text(move || match result.with(|found| matches!(found, Some(Ok(_)))) {
        true => texts.t("proof.done"),
        false if busy.get() => texts.t("proof.busy"),
        false => String::new(),
    });
    let told = live(move || {
        let parts = match result.get() {
            None => Vec::new(),
            Some(Ok((proof, took))) => {
                let of = Spoken { pack: texts.pack(), content: &texts.content, language: None };
                proved(texts, of, &proof, took)
            }
            Some(Err(reason)) => vec![p(reason)],
        };
        group(parts.into_iter().map(El::view).collect())
    });
    vec![
        p(texts.t("proof.what")).class("prose"),
        p(button("button button--primary", texts.t("proof.start"), start).attr("id", "prove")),
        el("p").attr("role", "status").with(state),
        el("div").attr("id", "proof-result").with(told),
    ]
}
