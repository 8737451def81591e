//! Files that the app gives, caught instead of downloaded, and files given to it.

use crate::Visit;
use serde_json::json;
use std::fs;
use tempfile::TempDir;
use thirtyfour::prelude::*;

impl Visit {
    /// Catches what is downloaded from now on, as name and text.
    pub async fn catch_files(&self) {
        let script = "window.__files = []; const make = URL.createObjectURL.bind(URL);
            URL.createObjectURL = blob => { window.__blob = blob.text(); return make(blob); };
            document.addEventListener('click', event => {
                const name = event.target.download;
                if (name) { event.preventDefault(); window.__blob.then(text => window.__files.push([name, text])); }
            }, true);
            HTMLAnchorElement.prototype.click = function () {
                this.download && window.__blob.then(text => window.__files.push([this.download, text]));
            };";
        self.run(script, json!([])).await;
    }

    /// What was caught, once it is so many files.
    pub async fn caught(&self, count: usize) -> Vec<(String, String)> {
        self.wait_until(&format!("return window.__files.length === {count}")).await;
        serde_json::from_value(self.run("return window.__files", json!([])).await).unwrap()
    }

    /// Opens "Your data" and gives it a file with these bytes; what is said of it. The one before goes first.
    pub async fn give_file(&self, bytes: &[u8]) -> String {
        self.go("#/keeping").await;
        self.wait_for("#open-file").await;
        self.run("document.querySelector('#opened h3')?.remove()", json!([])).await;
        let folder: TempDir = tempfile::tempdir().unwrap();
        let path = folder.path().join("given.fairway.json");
        fs::write(&path, bytes).unwrap();
        let field = self.driver().find(By::Css("#open-file")).await.unwrap();
        field.send_keys(path.to_str().unwrap()).await.unwrap();
        self.wait_for("#opened h3").await;
        self.settle().await;
        self.whole_text("#opened").await
    }
}
