//! What the end-to-end tests share: the built app on a server with the production headers, and a
//! headless Chromium that reports every breach of the content security policy. The tests themselves
//! are in `tests/`; this crate is for tests only, so a failure here may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on must stop")]

pub mod axe;
pub mod chromium;
pub mod compared;
pub mod customers;
pub mod files;
pub mod gallery;
pub mod gateway;
pub mod host;
pub mod packs;
pub mod pages;
pub mod photograph;
pub mod pseudo;
pub mod seeded;
pub mod site;
pub mod slots;
pub mod spoken;
pub mod walk;
pub mod watch;
pub mod work;
pub mod worker;

use chromium::Chromium;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;
use xtask::server::{Options, Server};

/// The folder with the built app.
pub fn dist() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    assert!(folder.join("sw.js").is_file(), "there is no release build; run `cargo xtask build` first");
    folder
}

/// A server for the built app under `prefix`, on a free port.
pub async fn serve(prefix: &str) -> Server {
    serve_folder(&dist(), prefix).await
}

/// A server for any folder under `prefix`, on a free port.
pub async fn serve_folder(folder: &Path, prefix: &str) -> Server {
    let options = Options { folder: folder.to_path_buf(), prefix: prefix.to_string(), ..Options::default() };
    Server::start(options).await.unwrap()
}

/// A browser that visits the app.
pub struct Visit {
    /// The browser.
    pub browser: Chromium,
    /// Address of the app, ending in `/`.
    pub address: String,
}

impl Visit {
    /// Opens the app at `server`, at a fragment such as `#/plan`, and waits until it has started.
    pub async fn to(server: &Server, fragment: &str) -> Self {
        Self::with(Chromium::start(&[]).await, server.address(), fragment).await
    }

    /// The same in a browser made by the caller.
    pub async fn with(browser: Chromium, address: String, fragment: &str) -> Self {
        let visit = Self { browser, address };
        visit.open(fragment).await;
        visit
    }

    /// The driver.
    pub fn driver(&self) -> &WebDriver {
        &self.browser.driver
    }

    /// Loads the app anew at a fragment and waits until it has started.
    pub async fn open(&self, fragment: &str) {
        // A fragment alone would not load the page again.
        self.driver().goto("about:blank").await.unwrap();
        self.driver().goto(format!("{}{fragment}", self.address)).await.unwrap();
        self.started().await;
        self.wait_for("#main h1").await;
        self.annex_shown().await;
    }

    /// Loads the present page again and waits until the app has started.
    pub async fn reload(&self) {
        self.driver().refresh().await.unwrap();
        self.started().await;
        self.wait_for("#main h1").await;
        self.annex_shown().await;
    }

    /// Waits until the app has taken over the page from the shell.
    async fn started(&self) {
        self.wait_until(
            "return document.readyState === 'complete' && document.querySelector('.opening') === null",
        )
        .await;
    }

    /// Goes to a fragment without loading the page again.
    pub async fn go(&self, fragment: &str) {
        self.run("location.hash = arguments[0]", json!([fragment])).await;
        self.wait_until(&format!("return location.hash === {}", json!(fragment))).await;
        self.settle().await;
        self.annex_shown().await;
    }

    /// Waits until the annex has shown its page, where the page is one of the annex.
    async fn annex_shown(&self) {
        self.wait_until("return !document.querySelector('#annex[aria-busy]') || !!document.querySelector('#main .notice')")
            .await;
    }

    /// Two frames: what a change causes is on the page.
    pub async fn settle(&self) {
        let script =
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(1)))";
        self.driver().execute_async(script, vec![]).await.unwrap();
    }

    /// Runs a script and returns what it returns.
    pub async fn run(&self, script: &str, arguments: Value) -> Value {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        self.driver().execute(script, arguments).await.unwrap().json().clone()
    }

    /// Waits until a script returns true.
    pub async fn wait_until(&self, script: &str) {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            // While a page loads there is nothing to ask yet.
            let value = self.driver().execute(script, vec![]).await.map(|value| value.json().clone());
            if value.as_ref().is_ok_and(|value| *value == true) {
                return;
            }
            assert!(
                Instant::now() < end,
                "waited in vain for: {script}; last: {value:?}\n{}",
                self.page().await
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until an element is there.
    pub async fn wait_for(&self, selector: &str) {
        self.wait_until(&format!("return document.querySelector({}) !== null", json!(selector))).await;
    }

    /// The text of the first element that `selector` finds; empty where there is none.
    pub async fn text(&self, selector: &str) -> String {
        let script =
            "const found = document.querySelector(arguments[0]); return found ? found.innerText : ''";
        self.run(script, json!([selector])).await.as_str().unwrap_or_default().to_string()
    }

    /// The texts of all elements that `selector` finds.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)";
        serde_json::from_value(self.run(script, json!([selector])).await).unwrap()
    }

    /// All text of the page, for messages of failed tests.
    pub async fn page(&self) -> String {
        self.text("body").await
    }

    /// Clicks an element as a person would: it must be visible.
    pub async fn click(&self, selector: &str) {
        self.wait_for(selector).await;
        let element = self.driver().find(By::Css(selector)).await.unwrap();
        element.scroll_into_view().await.unwrap();
        element.click().await.unwrap();
        self.settle().await;
    }

    /// The record of the plan that was opened last, with its answers under `answers` and its tasks under
    /// `tasks`; null where there is none.
    pub async fn saved(&self) -> Value {
        let script = "return __plan(localStorage.getItem('fairway:last'))";
        let text = self.run(script, json!([])).await;
        let Some(text) = text.as_str() else { return Value::Null };
        let mut record: Value = serde_json::from_str(text).unwrap();
        for (kind, name) in [("answer", "answers"), ("task", "tasks")] {
            let found = record["fields"].get(kind).cloned();
            record[name] = found.unwrap_or(json!({}));
        }
        record
    }

    /// What broke the policy or failed so far: anywhere in the browser, as the browser tells it, and in this
    /// page, as it has found itself.
    pub async fn breaches(&self) -> Vec<String> {
        let found = self.run("return window.__breaches || []", json!([])).await;
        let mut found: Vec<String> = serde_json::from_value(found).unwrap();
        found.extend(self.browser.breaches().await);
        found
    }

    /// Ends the visit; fails when a page, a frame or a worker of it broke its policy or failed.
    pub async fn end(self) {
        self.end_expecting(&[]).await;
    }

    /// Ends the visit; errors that contain one of `expected` are part of the test.
    pub async fn end_expecting(self, expected: &[&str]) {
        let found = self.breaches().await;
        let unexpected: Vec<&String> =
            found.iter().filter(|breach| !expected.iter().any(|known| breach.contains(known))).collect();
        self.browser.stop().await;
        assert!(unexpected.is_empty(), "the page reported: {unexpected:#?}");
    }
}
