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

/// What the browser says of a worker whose installation does not succeed, beside the state in which it ends.
pub const NOT_INSTALLED: &str = "service_worker: error: TypeError: Failed to fetch";

/// Gives the worker in `folder` another version, as a new build would.
pub fn release_anew(folder: &Path) {
    let file = folder.join("sw.js");
    let text = fs::read_to_string(&file).unwrap();
    let changed = text.replacen("const VERSION = \"", "const VERSION = \"newer-", 1);
    assert_ne!(changed, text, "the worker has no version");
    fs::write(file, changed).unwrap();
}

/// Changes a text among the built files in `folder`, without telling the worker: its digest is wrong then.
pub fn tamper(folder: &Path, name: &str, change: impl FnOnce(String) -> String) {
    let file = folder.join(name);
    let text = fs::read_to_string(&file).unwrap();
    let changed = change(text.clone());
    assert_ne!(changed, text, "{name} is as it was");
    fs::write(file, changed).unwrap();
}

/// Releases what is in `folder` now, as the build does: with a worker that knows these files.
pub fn release(folder: &Path) {
    fs::write(folder.join("sw.js"), xtask::dist::worker::caching(folder).unwrap()).unwrap();
}

/// Releases a version whose pages can be told from those of the build (see [`Visit::versions`]).
pub fn release_newer(folder: &Path) {
    tamper(folder, "index.html", |text| text.replacen("<title>", "<meta name=\"newer\"><title>", 1));
    tamper(folder, "annex.js", |text| format!("globalThis.newerAnnex = true;\n{text}"));
    tamper(folder, "annex.en.json", |text| text.replacen("\"What it covers\"", "\"What it now covers\"", 1));
    tamper(folder, "annex-worker.js", |text| text.replacen("annex[work](given)", "annex.newer(given)", 1));
    release(folder);
}

/// The built file that is named with a digest, by what is before and after that.
pub fn hashed(folder: &Path, start: &str, end: &str) -> String {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.into_iter().find(|name| name.starts_with(start) && name.ends_with(end)).unwrap()
}

impl Visit {
    /// Which version the page is of, and which its annex: `older` or `newer` each.
    pub async fn versions(&self) -> [Value; 2] {
        let script = "const word = is => is ? 'newer' : 'older';
            return [word(document.querySelector('meta[name=newer]')), word(window.newerAnnex)]";
        serde_json::from_value(self.run(script, json!([])).await).unwrap()
    }

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

    /// Asks for a newer worker; returns the state in which its installation ends, or the name of the error where
    /// there is no worker to be had.
    pub async fn look_for_update(&self) -> Value {
        let script = "const found = await navigator.serviceWorker.getRegistration();
            try { await found.update(); } catch (error) { return error.name; }
            const worker = found.installing;
            if (!worker) return 'nothing new';
            return new Promise(done => worker.addEventListener('statechange', () => done(worker.state)));";
        let script = format!("return (async () => {{ {script} }})()");
        self.run(&script, json!([])).await
    }
}
