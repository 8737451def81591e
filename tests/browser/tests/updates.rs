//! A newer version: offered and never forced, complete or not at all; and the worker that takes a release back.
//! That it comes and that a changed file stops it is in `offline.rs`, several tabs are in `updates_tabs.rs`.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::Visit;
use fairway_browser_tests::gateway::Spoil;
use fairway_browser_tests::site::{LOADED_ANEW, NOTES, Site, TASK, typing};
use fairway_browser_tests::worker::{NOT_INSTALLED, hashed, release, release_newer};
use serde_json::{Value, json};
use std::fs;

/// Counts the loads of a tab.
const COUNT: &str =
    "if (location.protocol === 'http:') sessionStorage.loads = Number(sessionStorage.loads || 0) + 1";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_typed_when_the_newer_version_is_accepted_is_kept() {
    let site = Site::open(TASK).await;
    let visit = &site.visit;
    visit.wait_for(NOTES).await;
    visit.browser.before_pages(COUNT).await;
    release_newer(site.folder());
    assert_eq!(visit.look_for_update().await, "installed");
    visit.offered().await;
    assert_eq!(visit.note().await, Value::Null);
    // Not written before the page goes: the pause after which it is has not begun.
    let unwritten = "window.__typed = JSON.parse(__plan('seeded')).fields.task['step-init-3'].notes; \
        sessionStorage.setItem('unwritten', String(window.__typed))";
    visit.accept(&format!("{}; {unwritten}", typing("Ask Graz first"))).await;
    assert_eq!(visit.run("return sessionStorage.unwritten", json!([])).await, "undefined");
    visit.wait_for(NOTES).await;
    assert_eq!(visit.shown_note().await, "Ask Graz first");
    assert_eq!(visit.note().await, "Ask Graz first");
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
    visit.offered().await;
    // Everything that is fetched later comes from the version that runs, also with the server gone.
    visit.go("#/about/sources").await;
    visit.wait_for("#annex table").await;
    assert!(!visit.page().await.contains("What it now covers"));
    visit.proves().await;
    assert_eq!(visit.versions().await, ["older", "older"]);
    // Not accepting it is loading the page again: it is offered again, and that is all.
    site.server.stop().await;
    for fragment in ["#/plan/initiate", "#/tree"] {
        visit.reload().await;
        visit.go(fragment).await;
        visit.offered().await;
        assert_eq!(visit.versions().await, ["older", "older"]);
    }
    assert!(visit.caches().await.contains(&before[0]));
    // It is complete itself: taken without the server.
    visit.go("#/about/sources").await;
    visit.accept("").await;
    visit.wait_for("#annex table").await;
    assert_eq!(visit.versions().await, ["newer", "newer"]);
    assert!(visit.page().await.contains("What it now covers"), "{}", visit.page().await);
    assert!(!visit.is_offered().await);
    site.visit.end().await;
}

/// The old version is as it was, and nothing of a newer one is there.
async fn stays(visit: &Visit, caches: &[String], after: &str) {
    assert_eq!(visit.caches().await, caches, "{after}");
    visit.reload().await;
    assert!(!visit.is_offered().await, "{after}");
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
            assert!(!visit.is_offered().await, "{file} {how:?}");
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
    visit.offered().await;
    visit.accept("").await;
    assert_eq!(visit.versions().await[0], "newer");
    site.visit.end_expecting(&[NOT_INSTALLED, "service_worker: error: Error: "]).await;
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
    visit.offered().await;
    visit.accept("").await;
    assert_eq!(visit.versions().await[0], "newer");
    site.visit.end_expecting(&["service_worker: error: "]).await;
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
        visit.switch(tab).await;
        visit.wait_until(LOADED_ANEW).await;
        visit.wait_until("return sessionStorage.loads !== undefined").await;
        visit.wait_until(is_gone).await;
    }
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    for tab in [&first, &second] {
        visit.switch(tab).await;
        assert_eq!(visit.run("return sessionStorage.loads", json!([])).await, "1", "loaded again and again");
        assert_eq!(visit.caches().await, foreign);
        assert!(!visit.is_offered().await);
        assert_eq!(visit.note().await, "Typed to the last moment");
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
    assert_eq!(visit.note().await, "Typed to the last moment");
    site.visit.end().await;
}
