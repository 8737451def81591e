//! Packs that are not ours, as files to load: the guide's example, and ways to spoil it.

use crate::Visit;
use fairway::content::authoring::EditionFiles;
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;
use thirtyfour::prelude::*;

/// The example of the authoring guide with its texts, in one file.
pub fn example() -> Value {
    let files = xtask::pack::start::example(xtask::pack::start::GUIDE);
    let (texts, pack): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| name.starts_with("en/"));
    let texts = texts.into_iter().map(|(name, text)| (name.trim_start_matches("en/").to_string(), text));
    let files =
        EditionFiles { pack, wording: vec![("en".to_string(), texts.collect())], ..EditionFiles::default() };
    serde_json::from_str(&files.bundle().unwrap()).unwrap()
}

/// The same with `spoil` in every text of its wording, and in what its sources are called.
pub fn with_in_every_text(spoil: &str) -> Value {
    let mut bundle = example();
    for text in bundle["wording"]["en"].as_object_mut().unwrap().values_mut() {
        *text = json!(format!("{} {spoil}", text.as_str().unwrap()));
    }
    for source in bundle["pack"]["sources"].as_array_mut().unwrap() {
        source["title"] = json!(format!("{} {spoil}", source["title"].as_str().unwrap()));
    }
    for service in bundle["pack"]["services"].as_array_mut().unwrap() {
        service["name"] = json!(format!("{} {spoil}", service["name"].as_str().unwrap()));
    }
    bundle
}

/// The example as if in German: each of its texts stands between « and ».
pub fn german() -> Value {
    let mut bundle = example();
    let mut texts = bundle["wording"]["en"].take();
    for text in texts.as_object_mut().unwrap().values_mut() {
        *text = json!(format!("«{}»", text.as_str().unwrap()));
    }
    bundle["wording"] = json!({"de": texts});
    bundle
}

/// The example without the last rule for files: with few seats nothing is said about files.
pub fn with_a_gap() -> Value {
    let mut gap = example();
    gap["pack"]["verdicts"][1]["rules"].as_array_mut().unwrap().pop();
    gap
}

/// The example with a task that compares so many answers with as many others, which takes a proof long.
pub fn hard(pairs: usize) -> Value {
    let mut bundle = example();
    let mut texts = bundle["wording"]["en"].take();
    let questions = bundle["pack"]["questions"].as_array_mut().unwrap();
    for place in 0..2 * pairs {
        let id = format!("hard-{place}");
        questions.push(json!({"id": id, "kind": "one", "options": ["yes", "no"], "sources": ["GUIDE"]}));
        for part in ["", ".short", ".help", ".why", ".ask-whom", ".yes", ".no"] {
            texts[format!("question.{id}{part}")] = json!(format!("Text of {id}{part}"));
        }
    }
    bundle["wording"]["en"] = texts;
    let is = |place: usize, option: &str| json!({"is": [format!("hard-{place}"), [option]]});
    let both = |place: usize, option: &str| json!({"all": [is(place, option), is(place + pairs, option)]});
    let alike: Vec<Value> =
        (0..pairs).map(|place| json!({"any": [both(place, "yes"), both(place, "no")]})).collect();
    bundle["pack"]["verdicts"][0]["rules"][0]["when"] = json!({"all": alike});
    bundle
}

/// Answers to all questions of the example.
pub fn answers() -> Value {
    json!({
        "product": ["files", "mail"], "region": "europe", "seats": {"plan-business": 60},
        "mail-system": "own-server", "server-access": "no"
    })
}

impl Visit {
    /// Chooses a file with this text on the page of packs; the folder holds it until it is dropped.
    pub async fn choose_pack(&self, text: &str) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.json");
        fs::write(&path, text).unwrap();
        self.wait_for("#pack-file").await;
        let field = self.driver().find(By::Css("#pack-file")).await.unwrap();
        field.send_keys(path.to_str().unwrap()).await.unwrap();
        folder
    }

    /// The same, waiting for what comes of it; returns the words.
    pub async fn load_pack(&self, text: &str) -> String {
        let folder = self.choose_pack(text).await;
        self.wait_for("#pack-result h3").await;
        drop(folder);
        self.whole_text("#pack-result").await
    }

    /// Removes what stands there of a file, so that the next one is waited for.
    pub async fn forget_file(&self) {
        let forget = "document.querySelector('#pack-file').value = '';
            document.querySelector('#pack-result h3').remove()";
        self.run(forget, json!([])).await;
    }

    /// Puts the pack that was loaded into use, and waits until the app has started with it.
    pub async fn use_pack(&self) {
        self.run("window.__before = true", json!([])).await;
        self.click("#use-pack").await;
        self.restarted().await;
    }

    /// Waits until the app has started anew, after `window.__before` was set.
    pub async fn restarted(&self) {
        self.wait_until(
            "return !window.__before && document.readyState === 'complete' \
             && document.querySelector('.opening') === null && document.querySelector('#main h1') !== null",
        )
        .await;
    }
}
