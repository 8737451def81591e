//! A newer version: offered and never forced, complete or not at all, in one tab and not in the other; and the
//! worker that takes a release back. That it comes and that a changed file stops it is in `offline.rs`.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::gateway::{Gateway, Spoil};
use fairway_browser_tests::slots::sealed;
use fairway_browser_tests::work::realistic;
use fairway_browser_tests::worker::{copy_of_dist, hashed, release, release_newer, tamper};
use fairway_browser_tests::{Visit, serve_folder};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use thirtyfour::prelude::*;
use xtask::server::Server;

const OFFERED: &str = "A new version of Fairway is ready.";
const NOTES: &str = "#notes-step-init-3";
const TASK: &str = "#/plan/initiate?task=step-init-3";
/// The app in the page, started anew by something else than the test.
const LOADED_ANEW: &str = "return window.__before === undefined && document.readyState === 'complete' && \
    document.querySelector('.opening') === null && document.querySelector('#main h1') !== null";
/// Counts the loads of a tab.
const COUNT: &str = "sessionStorage.loads = Number(sessionStorage.loads || 0) + 1";

/// A copy of the build behind a gateway, and a visitor with a plan, whose worker keeps everything.
struct Site {
    folder: TempDir,
    server: Server,
    gateway: Gateway,
    visit: Visit,
}

impl Site {
    async fn open(fragment: &str) -> Self {
        let folder = copy_of_dist();
        let server = serve_folder(folder.path(), "").await;
        let gateway = Gateway::before(&server).await;
        let visit = Visit::with(Chromium::start(&[]).await, gateway.address(), "").await;
        visit.kept_offline().await;
        visit.open_with(&realistic(), fragment).await;
        Self { folder, server, gateway, visit }
    }

    fn folder(&self) -> &Path {
        self.folder.path()
    }
}

async fn is_offered(visit: &Visit) -> bool {
    visit.page().await.contains(OFFERED)
}

async fn offered(visit: &Visit) {
    visit.wait_until(&format!("return document.body.innerText.includes('{OFFERED}')")).await;
}

/// Presses Reload in the notice; `before` runs just before that, in the same moment.
async fn accept(visit: &Visit, before: &str) {
    let press = "document.querySelector('.notice[data-kind=info] .notice__actions button').click()";
    visit.run(&format!("window.__before = true; {before}; {press}"), json!([])).await;
    visit.wait_until(LOADED_ANEW).await;
}

/// Types into the notes of the task, in a script.
fn typing(text: &str) -> String {
    format!(
        "const notes = document.querySelector('{NOTES}'); notes.focus(); notes.value = {}; \
         notes.dispatchEvent(new Event('input', {{ bubbles: true }}))",
        json!(text)
    )
}

async fn note(visit: &Visit) -> Value {
    visit.saved().await["tasks"]["step-init-3"]["notes"].clone()
}

async fn switch(visit: &Visit, tab: &WindowHandle) {
    visit.driver().switch_to_window(tab.clone()).await.unwrap();
}

/// Proves the pack beside the page: with the worker of the annex.
async fn proves(visit: &Visit) {
    visit.go("#/about/proof").await;
    visit.click("#prove").await;
    visit.wait_for("[data-figure=digest]").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_typed_when_the_newer_version_is_accepted_is_kept() {
    let site = Site::open(TASK).await;
    let visit = &site.visit;
    visit.wait_for(NOTES).await;
    visit.browser.before_pages(COUNT).await;
    release_newer(site.folder());
    assert_eq!(visit.look_for_update().await, "installed");
    offered(visit).await;
    assert_eq!(note(visit).await, Value::Null);
    // Not written before the page goes: the pause after which it is has not begun.
    let unwritten = "window.__typed = JSON.parse(__plan('seeded')).fields.task['step-init-3'].notes; \
        sessionStorage.setItem('unwritten', String(window.__typed))";
    accept(visit, &format!("{}; {unwritten}", typing("Ask Graz first"))).await;
    assert_eq!(visit.run("return sessionStorage.unwritten", json!([])).await, "undefined");
    visit.wait_for(NOTES).await;
    assert_eq!(
        visit.run(&format!("return document.querySelector('{NOTES}').value"), json!([])).await,
        "Ask Graz first"
    );
    assert_eq!(note(visit).await, "Ask Graz first");
    assert_eq!(visit.versions().await, ["newer", "newer"]);
    assert_eq!(visit.run("return sessionStorage.loads", json!([])).await, "1");
    site.visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_version_runs_on_completely_while_the_newer_one_waits() {
    let site = Site::open("#/answers").await;
    let visit = &site.visit;
    let before = visit.caches().await;
    release_newer(site.folder());
    assert_eq!(visit.look_for_update().await, "installed");
    offered(visit).await;
    // Everything that is fetched later comes from the version that runs, also with the server gone.
    visit.go("#/about/sources").await;
    visit.wait_for("#annex table").await;
    assert!(!visit.page().await.contains("What it now covers"));
    proves(visit).await;
    assert_eq!(visit.versions().await, ["older", "older"]);
    // Not accepting it is loading the page again: it is offered again, and that is all.
    site.server.stop().await;
    for fragment in ["#/plan/initiate", "#/tree"] {
        visit.reload().await;
        visit.go(fragment).await;
        offered(visit).await;
        assert_eq!(visit.versions().await, ["older", "older"]);
    }
    assert!(visit.caches().await.contains(&before[0]));
    // It is complete itself: taken without the server.
    visit.go("#/about/sources").await;
    accept(visit, "").await;
    visit.wait_for("#annex table").await;
    assert_eq!(visit.versions().await, ["newer", "newer"]);
    assert!(visit.page().await.contains("What it now covers"), "{}", visit.page().await);
    assert!(!is_offered(visit).await);
    site.visit.end().await;
}

/// The old version is as it was, and nothing of a newer one is there.
async fn stays(visit: &Visit, caches: &[String], after: &str) {
    assert_eq!(visit.caches().await, caches, "{after}");
    visit.reload().await;
    assert!(!is_offered(visit).await, "{after}");
    let waits = "return navigator.serviceWorker.getRegistration().then(found => !!found.waiting)";
    assert_eq!(visit.run(waits, json!([])).await, false, "{after}");
    assert_eq!(visit.versions().await[0], "older", "{after}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_that_breaks_off_or_was_tampered_with_is_never_activated() {
    let site = Site::open("#/answers").await;
    let visit = &site.visit;
    let before = visit.caches().await;
    release_newer(site.folder());
    let wasm = hashed(site.folder(), "fairway-", ".wasm");
    let files = ["annex_bg.wasm", &wasm, "index.html", "content/ems-2018-03.bin"];
    for file in files {
        let path = if file == "index.html" { "/" } else { file };
        for how in [Spoil::Cut, Spoil::Missing, Spoil::Page] {
            site.gateway.spoil(path, how);
            assert_eq!(visit.look_for_update().await, "redundant", "{file} {how:?}");
            site.gateway.mend();
            assert!(!is_offered(visit).await, "{file} {how:?}");
            assert_eq!(visit.caches().await, before, "{file} {how:?}");
        }
        // One byte is another one; the length is the same.
        let whole = fs::read(site.folder().join(file)).unwrap();
        let mut tampered = whole.clone();
        let last = tampered.len() - 2;
        tampered[last] ^= 1;
        fs::write(site.folder().join(file), tampered).unwrap();
        assert_eq!(visit.look_for_update().await, "redundant", "{file} tampered with");
        stays(visit, &before, file).await;
        fs::write(site.folder().join(file), whole).unwrap();
    }
    // Mended, the next look brings it.
    assert_eq!(visit.look_for_update().await, "installed");
    offered(visit).await;
    accept(visit, "").await;
    assert_eq!(visit.versions().await[0], "newer");
    site.visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_worker_harms_nothing() {
    let site = Site::open("#/answers").await;
    let visit = &site.visit;
    let before = visit.caches().await;
    let worker = site.folder().join("sw.js");
    for text in ["\"use strict\"; const VERSION = ;", "throw new Error(\"at once\");"] {
        fs::write(&worker, text).unwrap();
        assert_eq!(visit.look_for_update().await, "TypeError", "{text}");
        stays(visit, &before, text).await;
    }
    release(site.folder());
    for (how, error) in
        [(Spoil::Missing, "TypeError"), (Spoil::Page, "SecurityError"), (Spoil::Cut, "TypeError")]
    {
        site.gateway.spoil("sw.js", how);
        assert_eq!(visit.look_for_update().await, error, "{how:?}");
        visit.reload().await;
        assert_eq!(visit.caches().await, before, "{how:?}");
    }
    site.gateway.mend();
    release_newer(site.folder());
    assert_eq!(visit.look_for_update().await, "installed");
    offered(visit).await;
    accept(visit, "").await;
    assert_eq!(visit.versions().await[0], "newer");
    site.visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_worker_that_takes_a_release_back_leaves_the_plan_and_what_is_not_ours() {
    let site = Site::open("#/answers").await;
    let visit = &site.visit;
    let foreign = ["another-app", "fairway-/elsewhere/@1"];
    let open = "return Promise.all(arguments[0].map(name => caches.open(name).then(cache => cache.put('/kept', new Response('x')))))";
    visit.run(open, json!([foreign])).await;
    let first = visit.driver().window().await.unwrap();
    visit.browser.before_pages(COUNT).await;
    let second = visit.browser.further().await;
    visit.open(TASK).await;
    visit.wait_for(NOTES).await;
    visit.browser.before_pages(COUNT).await;

    let before = fs::read_to_string(site.folder().join("sw.js")).unwrap();
    fs::write(site.folder().join("sw.js"), xtask::dist::worker::retiring()).unwrap();
    let go = "navigator.serviceWorker.getRegistration().then(found => found.update())";
    visit
        .run(&format!("window.__before = true; {}; {go}", typing("Typed to the last moment")), json!([]))
        .await;
    visit.wait_until(LOADED_ANEW).await;
    let is_gone = "return navigator.serviceWorker.getRegistration().then(found => found === undefined)";
    for tab in [&first, &second] {
        switch(visit, tab).await;
        visit.wait_until(LOADED_ANEW).await;
        visit.wait_until("return sessionStorage.loads !== undefined").await;
        visit.wait_until(is_gone).await;
    }
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    for tab in [&first, &second] {
        switch(visit, tab).await;
        assert_eq!(visit.run("return sessionStorage.loads", json!([])).await, "1", "loaded again and again");
        assert_eq!(visit.caches().await, foreign);
        assert!(!is_offered(visit).await);
        assert_eq!(note(visit).await, "Typed to the last moment");
    }

    // A later release is kept as the first one was.
    fs::write(site.folder().join("sw.js"), before).unwrap();
    visit.open("#/answers").await;
    visit.kept_offline().await;
    visit.wait_until("return navigator.serviceWorker.controller !== null").await;
    assert_eq!(visit.caches().await.len(), 3);
    site.server.stop().await;
    visit.open(TASK).await;
    visit.wait_for(NOTES).await;
    assert_eq!(note(visit).await, "Typed to the last moment");
    site.visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_runs_on_with_its_version_when_another_tab_takes_the_newer_one() {
    let site = Site::open("#/answers").await;
    let visit = &site.visit;
    let first = visit.driver().window().await.unwrap();
    let second = visit.browser.further().await;
    visit.open(TASK).await;
    let before = visit.caches().await;
    release_newer(site.folder());
    assert_eq!(visit.look_for_update().await, "installed");
    offered(visit).await;
    accept(visit, "").await;
    assert_eq!(visit.versions().await, ["newer", "newer"]);
    visit.wait_until("return caches.keys().then(names => names.length === 2)").await;

    // The first tab has been told, was not loaded again, and what it fetches now fits it.
    switch(visit, &first).await;
    offered(visit).await;
    visit.go("#/about/sources").await;
    visit.wait_for("#annex table").await;
    assert_eq!(visit.versions().await, ["older", "older"]);
    assert!(!visit.page().await.contains("What it now covers"));
    proves(visit).await;
    // A further tab is of the newer version, and takes nothing away from the first one.
    switch(visit, &second).await;
    visit.open("#/about/sources").await;
    assert_eq!(visit.versions().await, ["newer", "newer"]);
    switch(visit, &first).await;
    proves(visit).await;
    assert!(visit.caches().await.contains(&before[0]));

    // Both work on the same plan.
    visit.go(TASK).await;
    visit.wait_for(NOTES).await;
    visit.run(&typing("By the older"), json!([])).await;
    switch(visit, &second).await;
    visit.open("#/plan/initiate").await;
    visit.choose("#status-step-init-2", "done").await;
    let both = "const task = JSON.parse(__plan('seeded')).fields.task; \
        return task['step-init-3'].notes === 'By the older' && task['step-init-2'].status === 'done'";
    for tab in [&first, &second] {
        switch(visit, tab).await;
        visit.wait_until(both).await;
    }
    // Reload in the first tab brings it to the newer version too, with what is typed at that moment.
    switch(visit, &first).await;
    accept(visit, &typing("By the older, to the last moment")).await;
    visit.wait_for(NOTES).await;
    assert_eq!(visit.versions().await, ["newer", "newer"]);
    assert_eq!(note(visit).await, "By the older, to the last moment");
    // Nobody runs the older version now.
    visit.wait_until("return caches.keys().then(names => names.length === 1)").await;
    assert!(!visit.caches().await.contains(&before[0]) && !is_offered(visit).await);
    site.visit.end().await;
}

/// A version that was offered and never taken before the next one came is nobody's.
#[tokio::test(flavor = "multi_thread")]
async fn versions_that_nobody_took_go_when_the_next_one_is_taken() {
    let site = Site::open("#/answers").await;
    let visit = &site.visit;
    let first = visit.driver().window().await.unwrap();
    visit.browser.further().await;
    visit.open("#/outcome").await;
    let before = visit.caches().await;
    // One whose installation was broken off together with the browser.
    let put = "return caches.open(arguments[0]).then(cache => cache.put('/half', new Response('x')))";
    visit.run(put, json!(["fairway-/@broken-off"])).await;
    tamper(site.folder(), "manifest.webmanifest", |text| format!("{text}\n"));
    for make in [release, release_newer] {
        make(site.folder());
        assert_eq!(visit.look_for_update().await, "installed");
        offered(visit).await;
    }
    assert_eq!(visit.caches().await.len(), 4);
    accept(visit, "").await;
    assert_eq!(visit.versions().await[0], "newer");
    visit.wait_until("return caches.keys().then(names => names.length === 2)").await;
    assert!(visit.caches().await.contains(&before[0]));
    switch(visit, &first).await;
    visit.go("#/about/sources").await;
    visit.wait_for("#annex table").await;
    assert_eq!(visit.versions().await, ["older", "older"]);
    visit.driver().close_window().await.unwrap();
    let second = visit.driver().windows().await.unwrap().remove(0);
    switch(visit, &second).await;
    // Removed when the next page asks for something.
    visit.open("#/outcome").await;
    visit.wait_until("return caches.keys().then(names => names.length === 1)").await;
    assert!(!visit.caches().await.contains(&before[0]));
    site.visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_tab_in_the_middle_of_typing_leaves_what_a_newer_version_writes() {
    let site = Site::open(TASK).await;
    let visit = &site.visit;
    visit.wait_for(NOTES).await;
    let first = visit.driver().window().await.unwrap();
    visit.run(&typing("Begun by the older"), json!([])).await;
    visit
        .wait_until(
            "return JSON.parse(__plan('seeded')).fields.task['step-init-3'].notes === 'Begun by the older'",
        )
        .await;
    visit.browser.further().await;
    visit.open("#/about").await;
    let newer = sealed(99, &json!({"format": "fairway-plan", "version": 99, "id": "seeded"}).to_string());
    let put =
        "for (const place of ['a', 'b']) localStorage.setItem('fairway:plan:seeded:' + place, arguments[0]);
        localStorage.removeItem('fairway:plan:seeded')";
    visit.run(put, json!([newer])).await;
    let of_the_plan = "return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('fairway:plan')))";
    let written = visit.run(of_the_plan, json!([])).await;
    switch(visit, &first).await;
    visit.wait_until("return document.body.innerText.includes('was written by a newer Fairway')").await;
    visit.run(&typing("Begun by the older, and gone on"), json!([])).await;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    visit.run("dispatchEvent(new Event('pagehide')); dispatchEvent(new Event('blur'))", json!([])).await;
    visit.go("#/plan/assess").await;
    visit.go(TASK).await;
    // It is still in this tab, the browser asks before that is closed, and it can be taken away as a file.
    assert_eq!(
        visit.run(&format!("return document.querySelector('{NOTES}').value"), json!([])).await,
        "Begun by the older, and gone on"
    );
    assert_eq!(
        visit.run("return document.documentElement.hasAttribute('data-unkept')", json!([])).await,
        true
    );
    visit.go("#/keeping").await;
    assert!(visit.text("#main").await.contains("Save this plan as a file"));
    assert_eq!(visit.run(of_the_plan, json!([])).await, written);
    site.visit.end().await;
}
