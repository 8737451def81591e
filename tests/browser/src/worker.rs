//! The service worker as a test sees it, and copies of the build that a test may change.

use crate::{Visit, dist};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A copy of the built app in a folder of its own, removed with the value. Without the compressed
/// copies, so that a changed file is what the server sends.
pub fn copy_of_dist() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&dist(), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&source, &target);
        } else if !source.extension().is_some_and(|ending| ending == "br" || ending == "gz") {
            fs::copy(&source, &target).unwrap();
        }
    }
}

/// Gives the worker in `folder` another version, as a new build would.
pub fn release_anew(folder: &Path) {
    let file = folder.join("sw.js");
    let text = fs::read_to_string(&file).unwrap();
    let changed = text.replacen("const VERSION = \"", "const VERSION = \"newer-", 1);
    assert_ne!(changed, text, "the worker has no version");
    fs::write(file, changed).unwrap();
}

impl Visit {
    /// Waits until the worker has kept everything and is active.
    pub async fn kept_offline(&self) {
        self.wait_until(
            "return navigator.serviceWorker.ready.then(found => found.active.state === 'activated')",
        )
        .await;
    }

    /// The names of the worker's caches.
    pub async fn caches(&self) -> Vec<String> {
        serde_json::from_value(self.run("return caches.keys()", json!([])).await).unwrap()
    }

    /// Asks for a newer worker; returns the state in which its installation ends.
    pub async fn look_for_update(&self) -> Value {
        let script = "const found = await navigator.serviceWorker.getRegistration();
            await found.update();
            const worker = found.installing;
            if (!worker) return 'nothing new';
            return new Promise(done => worker.addEventListener('statechange', () => done(worker.state)));";
        let script = format!("return (async () => {{ {script} }})()");
        self.run(&script, json!([])).await
    }
}
