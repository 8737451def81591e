//! The tests themselves: a breach of the policy or an error fails a visit wherever it happens, also where
//! nobody looks any more. Each is made on purpose here.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::gateway::Gateway;
use fairway_browser_tests::worker::{copy_of_dist, release, tamper};
use fairway_browser_tests::{Visit, serve, serve_folder};
use serde_json::json;

/// Asks a foreign server for something, which the policy forbids.
const BREACH: &str = "fetch('https://example.org/').catch(() => {});";
/// Fails where nobody catches it.
const ERROR: &str = "setTimeout(() => { throw new Error('made on purpose') });";

/// One breach is told, with the kind of its place, and the visit fails for it.
async fn fails(visit: Visit, kind: &str, wanted: &str) {
    let found = visit.browser.breaches().await;
    assert!(found.len() == 1 && found[0].starts_with(kind) && found[0].contains(wanted), "{found:#?}");
    let ended = tokio::spawn(visit.end()).await;
    assert!(ended.unwrap_err().is_panic());
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_page_that_was_left_since() {
    let server = serve("").await;
    for (script, wanted) in [(BREACH, "connect-src"), (ERROR, "made on purpose")] {
        let visit = Visit::to(&server, "").await;
        assert!(visit.breaches().await.is_empty());
        visit.run(script, json!([])).await;
        visit.settle().await;
        visit.open("#/about").await;
        visit.reload().await;
        fails(visit, "page", wanted).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_window_that_was_opened_later_and_closed() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let first = visit.driver().window().await.unwrap();
    visit.browser.further().await;
    visit.open("#/about").await;
    visit.run(BREACH, json!([])).await;
    visit.settle().await;
    visit.driver().close_window().await.unwrap();
    visit.driver().switch_to_window(first).await.unwrap();
    fails(visit, "page", "connect-src").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_window_that_the_page_has_opened() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let first = visit.driver().window().await.unwrap();
    visit.run("window.open('./#/about')", json!([])).await;
    let windows = visit.driver().windows().await.unwrap();
    let second = windows.into_iter().find(|window| *window != first).unwrap();
    visit.driver().switch_to_window(second).await.unwrap();
    visit.wait_for("#annex h2").await;
    visit.run(BREACH, json!([])).await;
    visit.settle().await;
    visit.driver().close_window().await.unwrap();
    visit.driver().switch_to_window(first).await.unwrap();
    fails(visit, "page", "connect-src").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_frame_that_was_left_since() {
    let server = serve("").await;
    let gateway = Gateway::before(&server).await;
    for (script, wanted) in [(BREACH, "connect-src"), (ERROR, "made on purpose")] {
        let visit = Visit { browser: Chromium::start(&[]).await, address: gateway.address() };
        visit.driver().goto(format!("{}host.html", visit.address)).await.unwrap();
        visit.wait_for("iframe").await;
        visit.driver().enter_frame(0).await.unwrap();
        visit.wait_until("return document.querySelector('.hero') !== null && document.querySelector('.opening') === null").await;
        visit.run(script, json!([])).await;
        visit.settle().await;
        visit.driver().enter_default_frame().await.unwrap();
        visit.open("#/about").await;
        fails(visit, "iframe", wanted).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_worker_that_has_ended() {
    let folder = copy_of_dist();
    tamper(folder.path(), "annex-worker.js", |text| format!("{text}\n{BREACH}"));
    release(folder.path());
    let server = serve_folder(folder.path(), "").await;
    let visit = Visit::to(&server, "#/about/proof").await;
    visit.click("#prove").await;
    visit.wait_for("[data-figure=digest]").await;
    fails(visit, "worker", "connect-src").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_service_worker() {
    for (script, wanted) in [(BREACH, "connect-src"), (ERROR, "made on purpose")] {
        let folder = copy_of_dist();
        tamper(folder.path(), "sw.js", |text| format!("{text}\n{script}"));
        let server = serve_folder(folder.path(), "").await;
        let visit = Visit::to(&server, "").await;
        visit.kept_offline().await;
        fails(visit, "service_worker", wanted).await;
    }
}
