//! A copy of the build that a test releases newer versions of, and its visitor with a plan; taking a version, with
//! something being typed at that moment.

use crate::Visit;
use crate::chromium::Chromium;
use crate::gateway::Gateway;
use crate::serve_folder;
use crate::work::realistic;
use crate::worker::copy_of_dist;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;
use thirtyfour::prelude::*;
use xtask::server::Server;

const OFFERED: &str = "A new version of Fairway is ready.";
/// The notes of a task of the plan.
pub const NOTES: &str = "#notes-step-init-3";
/// The page on which they are.
pub const TASK: &str = "#/plan/initiate?task=step-init-3";
/// The page was loaded anew since a script set `__before`, by something else than the test.
pub const LOADED_ANEW: &str = "return window.__before === undefined && document.readyState === 'complete' && \
    document.querySelector('.opening') === null && document.querySelector('#main h1') !== null";

/// The copy, its server behind a gateway, and the visitor, whose worker keeps everything.
pub struct Site {
    folder: TempDir,
    /// What serves the copy.
    pub server: Server,
    /// What the visitor sees of the server.
    pub gateway: Gateway,
    /// The visitor.
    pub visit: Visit,
}

impl Site {
    /// Begins at a fragment.
    pub async fn open(fragment: &str) -> Self {
        let folder = copy_of_dist();
        let server = serve_folder(folder.path(), "").await;
        let gateway = Gateway::before(&server).await;
        let visit = Visit::with(Chromium::start(&[]).await, gateway.address(), "").await;
        visit.kept_offline().await;
        visit.open_with(&realistic(), fragment).await;
        Self { folder, server, gateway, visit }
    }

    /// The folder of the copy.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// Types into the notes, in a script.
pub fn typing(text: &str) -> String {
    format!(
        "const notes = document.querySelector('{NOTES}'); notes.focus(); notes.value = {}; \
         notes.dispatchEvent(new Event('input', {{ bubbles: true }}))",
        json!(text)
    )
}

impl Visit {
    /// Whether a newer version is offered.
    pub async fn is_offered(&self) -> bool {
        self.page().await.contains(OFFERED)
    }

    /// Waits until a newer version is offered.
    pub async fn offered(&self) {
        self.wait_until(&format!("return document.body.innerText.includes('{OFFERED}')")).await;
    }

    /// Presses Reload in the notice; the script `before` runs just before that, in the same moment.
    pub async fn accept(&self, before: &str) {
        let press = "document.querySelector('.notice[data-kind=info] .notice__actions button').click()";
        self.run(&format!("window.__before = true; {before}; {press}"), json!([])).await;
        self.wait_until(LOADED_ANEW).await;
    }

    /// The notes as they are kept.
    pub async fn note(&self) -> Value {
        self.saved().await["tasks"]["step-init-3"]["notes"].clone()
    }

    /// The notes as they stand on the page.
    pub async fn shown_note(&self) -> Value {
        self.run("return document.querySelector(arguments[0]).value", json!([NOTES])).await
    }

    /// Goes on in another window.
    pub async fn switch(&self, window: &WindowHandle) {
        self.driver().switch_to_window(window.clone()).await.unwrap();
    }

    /// Proves the pack beside the page: with the worker of the annex.
    pub async fn proves(&self) {
        self.go("#/about/proof").await;
        self.click("#prove").await;
        self.wait_for("[data-figure=digest]").await;
    }
}
