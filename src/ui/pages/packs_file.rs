//! A file that may hold a pack: measured, read and proved beside the page, and what came of it.

use crate::browser::{address, log, storage};
use crate::content::authoring::MAX_BYTES;
use crate::content::{Pack, Wording, decode};
use crate::formats::loaded::{Faults, Proved};
use crate::ui::components::{Spoken, button, fault_list, proved};
use crate::ui::markup::{El, el, group, nothing, p};
use crate::ui::prover::{prove, read};
use crate::ui::texts::Texts;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// How far the reading of a file has come.
#[derive(Clone)]
pub enum Stage {
    /// No file yet.
    Waiting,
    /// At work; the words for it.
    Busy(String),
    /// Not read, and why.
    Unread(String),
    /// Read and refused.
    Refused(Faults),
    /// Proved, but with faults.
    Faulty(Arc<Examined>),
    /// Sound, with its text.
    Sound(Arc<Examined>, String),
}

/// A pack that was proved, with what was found.
pub struct Examined {
    pack: Pack,
    wording: Wording,
    language: Option<String>,
    proof: Proved,
    /// Milliseconds.
    took: f64,
}

impl Examined {
    fn told(&self, texts: Texts) -> Vec<El> {
        let language = self.language.as_deref();
        let of = Spoken { pack: &self.pack, content: &self.wording, language };
        proved(texts, of, &self.proof, self.took)
    }
}

/// Reads a file; `show` is told each stage.
pub async fn examine(texts: Texts, file: File, show: impl Fn(Stage)) {
    let name = file.name();
    // By its size alone: a file beyond the limit is never in memory.
    if file.size() > MAX_BYTES as f64 {
        let found = texts.number((file.size() / 1000.0).ceil().min(f64::from(u32::MAX)) as u32);
        let limit = texts.number((MAX_BYTES / 1000) as u32);
        let values = [("file", name.as_str()), ("found", &found), ("limit", &limit)];
        return show(Stage::Unread(texts.fill("packs.too-large", &values)));
    }
    show(Stage::Busy(texts.fill("packs.reading", &[("file", &name)])));
    show(found(texts, &file).await.unwrap_or_else(Stage::Unread));
}

async fn found(texts: Texts, file: &File) -> Result<Stage, String> {
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    let text = text.ok_or_else(|| texts.t("packs.unreadable"))?;
    let told = read(texts, &text).await?.told;
    if let Some(faults) = told.as_string() {
        let faults = serde_json::from_slice(faults.as_bytes()).map_err(|error| error.to_string())?;
        return Ok(Stage::Refused(faults));
    }
    let parts: Array = told.dyn_into().map_err(|_| texts.t("packs.unreadable"))?;
    let [pack, wording] = [0, 1].map(|place| Uint8Array::new(&parts.get(place)).to_vec());
    let (proof, took) = prove(texts, &pack).await?;
    let wording = Wording::from_json(wording).map_err(|error| error.to_string())?;
    let language = parts.get(2).as_string();
    let examined = Arc::new(Examined { pack: decode(&pack)?, wording, language, proof, took });
    let holds = examined.proof.faults.told.is_empty();
    Ok(if holds { Stage::Sound(examined, text) } else { Stage::Faulty(examined) })
}

/// What came of it, in words.
pub fn result(texts: Texts, stage: RwSignal<Stage>) -> AnyView {
    let head = |text: String| el("h3").with(text);
    let parts = match stage.get() {
        Stage::Waiting | Stage::Busy(_) => return nothing(),
        Stage::Unread(reason) => vec![head(texts.t("packs.unread")), p(reason).class("prose")],
        Stage::Refused(faults) => {
            let mut parts = vec![head(texts.t("packs.refused")), p(texts.t("packs.refused.why"))];
            parts.extend(fault_list(texts, None, &faults));
            parts
        }
        Stage::Faulty(examined) => {
            let mut parts = vec![head(texts.t("packs.refused")), p(texts.t("packs.faulty.why"))];
            parts.extend(examined.told(texts));
            parts
        }
        Stage::Sound(examined, text) => sound(texts, text, &examined, stage),
    };
    group(parts.into_iter().map(El::view).collect())
}

fn sound(texts: Texts, text: String, examined: &Examined, stage: RwSignal<Stage>) -> Vec<El> {
    let name = examined.proof.name.clone();
    let values = [("name", name.as_str())];
    let is_known = storage::is_available() && storage::pack(&name).is_some();
    let replaces = is_known.then(|| p(texts.fill("packs.replaces", &values)).class("prose"));
    let mut parts = vec![el("h3").with(texts.fill("packs.sound", &values))];
    parts.extend(examined.told(texts));
    parts.push(p(texts.t("packs.not-checked")).class("prose"));
    parts.extend(replaces);
    let take = move || {
        let is_kept = storage::is_available() && storage::keep_pack(&name, &text).is_ok();
        if is_kept && storage::choose(Some(&name)).is_ok() {
            return log::note("start anew", address::restart());
        }
        if is_kept && !is_known {
            storage::remove_pack(&name);
        }
        stage.set(Stage::Unread(texts.t("packs.full")));
    };
    parts.push(p(button("button button--primary", texts.t("packs.use"), take).attr("id", "use-pack")));
    parts
}
