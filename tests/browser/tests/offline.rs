//! Without network: everything works, at the root and under a sub-path; no request after load; a newer
//! version comes when the person says so, and a broken one never.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::gateway::Gateway;
use fairway_browser_tests::walk::{full_answers, plan_with, with_plan_pages};
use fairway_browser_tests::worker::{NOT_INSTALLED, copy_of_dist, release_anew};
use fairway_browser_tests::{Visit, serve, serve_folder};
use serde_json::json;
use tempfile::TempDir;
use xtask::server::Server;

const PAGES: [&str; 21] = [
    "#/",
    "#/question/forest-count",
    "#/answers",
    "#/outcome",
    "#/plan",
    "#/plan/assess",
    "#/completion",
    "#/keeping",
    "#/why/intune",
    "#/what-if",
    "#/compare",
    "#/tree",
    "#/tree/outline",
    "#/about",
    "#/about/process",
    "#/about/glossary",
    "#/about/sources",
    "#/about/coverage",
    "#/about/proof",
    "#/packs",
    "#/nowhere",
];

async fn heading(visit: &Visit) -> String {
    visit.text("#main h1").await
}

/// Everything that must work once the server is gone.
async fn works_without_server(visit: &Visit) {
    let is_gone = "return fetch('./sw.js?' + performance.now()).then(() => false, () => true)";
    visit.wait_until(is_gone).await;
    visit.reload().await;
    assert_eq!(heading(visit).await, "Your plans");
    visit.open("#/plan/assess").await;
    assert_eq!(heading(visit).await, "Assess");
    visit.reload().await;
    assert_eq!(heading(visit).await, "Assess");
    assert!(visit.texts(".task").await.len() > 3, "{}", visit.page().await);
    visit.open("#/about/sources").await;
    assert_eq!(heading(visit).await, "Sources");
    visit.wait_for("#annex table").await;
    visit.go("#/about/gotchas").await;
    visit
        .wait_until("return document.querySelector('#main h1')?.innerText === 'What people get wrong'")
        .await;
    visit.go("#/question/service").await;
    visit.arrived_at("service").await;
    visit.tick("intune").await;
    visit.tick("intune").await;
    visit.go_on().await;
    visit.wait_until("return location.hash !== '#/question/service'").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_works_when_the_server_is_gone() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "").await;
    visit.kept_offline().await;
    server.stop().await;
    works_without_server(&visit).await;
    assert_eq!(visit.saved().await["answers"], full_answers());
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_build_runs_under_a_sub_path_and_offline_there() {
    let server = serve("/tools/fairway/").await;
    assert!(server.address().ends_with("/tools/fairway/"));
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "").await;
    visit.kept_offline().await;
    let scope = "return navigator.serviceWorker.ready.then(found => found.scope)";
    assert_eq!(visit.run(scope, json!([])).await, server.address());
    server.stop().await;
    works_without_server(&visit).await;
    visit.end().await;
}

fn names(resources: serde_json::Value) -> Vec<String> {
    serde_json::from_value(resources).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_visit_opens_the_annex_without_asking_again() {
    let server = serve("").await;
    let gateway = Gateway::before(&server).await;
    let visit = Visit::with(Chromium::start(&[]).await, gateway.address(), "").await;
    visit.kept_offline().await;
    visit.wait_until("return navigator.serviceWorker.controller !== null").await;
    let asked = gateway.asked();
    assert!(asked.iter().any(|path| path == "/annex_bg.wasm"), "{asked:?}");
    visit.go("#/about/glossary").await;
    visit.wait_for("#annex dl").await;
    assert_eq!(gateway.asked(), asked);
    visit.end().await;
}

/// What may be without network is said, and mended by trying again.
#[tokio::test(flavor = "multi_thread")]
async fn an_annex_that_cannot_be_fetched_says_so_and_comes_when_it_can() {
    let folder = copy_of_dist();
    let hidden = folder.path().join("hidden.js");
    std::fs::rename(folder.path().join("annex.js"), &hidden).unwrap();
    let server = serve_folder(folder.path(), "").await;
    let visit = Visit::to(&server, "#/about").await;
    visit.wait_for("#main .notice button").await;
    assert_eq!(heading(&visit).await, "About this edition");
    assert!(visit.page().await.contains("This page could not be fetched"));
    std::fs::rename(hidden, folder.path().join("annex.js")).unwrap();
    visit.click("#main .notice button").await;
    visit.wait_for("#annex h2").await;
    assert!(!visit.page().await.contains("This page could not be fetched"));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_load_nothing_is_asked_for() {
    let server = serve("").await;
    let gateway = Gateway::before(&server).await;
    let visit = Visit::with(Chromium::start(&[]).await, gateway.address(), "").await;
    visit.kept_offline().await;
    visit.open_with(&plan_with(&full_answers()), "#/outcome").await;
    let resources = "return performance.getEntriesByType('resource').map(entry => entry.name)";
    let (loaded, asked) = (names(visit.run(resources, json!([])).await), gateway.asked());
    assert!(!asked.is_empty());
    for page in &with_plan_pages(&PAGES) {
        visit.go(page).await;
        visit.wait_for("#main h1").await;
        if ["#/about", "#/why", "#/what-if", "#/compare", "#/tree"]
            .iter()
            .any(|start| page.starts_with(start))
        {
            visit.wait_for("#annex :is(h2, li, table, form, svg)").await;
        }
    }
    visit.go("#/question/service").await;
    visit.arrived_at("service").await;
    visit.tick("cloud-app-security").await;
    visit.go_on().await;
    // The annex and what it reads come from the worker's store; no other file is named.
    let later = names(visit.run(resources, json!([])).await).split_off(loaded.len());
    let is_own = |name: &String| {
        ["annex.js", "annex_bg.wasm", "annex.css", "annex.en.json"].iter().any(|own| name.ends_with(own))
            || loaded.contains(name)
    };
    assert!(!later.is_empty() && later.iter().all(is_own), "{later:?}");
    // What the browser itself asks for (the worker's script, the icon) is no request of the page.
    let more: Vec<String> = gateway.asked().split_off(asked.len());
    let foreign: Vec<&String> = more
        .iter()
        .filter(|path| !["/sw.js", "/icon.svg", "/manifest.webmanifest"].contains(&path.as_str()))
        .collect();
    assert!(foreign.is_empty(), "asked for after the load: {foreign:?}");
    visit.end().await;
}

/// A copy of the build that is served and kept offline, its visitor, and the names of the worker's caches.
async fn before_a_release() -> (TempDir, Server, Visit, Vec<String>) {
    let folder = copy_of_dist();
    let server = serve_folder(folder.path(), "").await;
    let visit = Visit::to(&server, "").await;
    visit.kept_offline().await;
    visit.open_with(&plan_with(&full_answers()), "#/outcome").await;
    let before = visit.caches().await;
    (folder, server, visit, before)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_version_comes_when_the_person_says_so() {
    let (folder, _server, visit, before) = before_a_release().await;
    assert_eq!(before.len(), 1, "{before:?}");
    assert!(!visit.page().await.contains("A new version of Fairway is ready."));

    release_anew(folder.path());
    assert_eq!(visit.look_for_update().await, "installed");
    visit
        .wait_until(
            "return document.querySelector('.page').innerText.includes('A new version of Fairway is ready.')",
        )
        .await;
    // Nothing is replaced before the person asks.
    assert!(visit.caches().await.contains(&before[0]));
    let count = json!({"source": "sessionStorage.loads = Number(sessionStorage.loads || 0) + 1"});
    visit.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", count).await.unwrap();
    // The page goes as soon as it is clicked, so nothing is waited for in it.
    visit
        .run("document.querySelector('.notice[data-kind=info] .notice__actions button').click()", json!([]))
        .await;
    visit.wait_until("return sessionStorage.loads !== undefined && document.readyState === 'complete' && document.querySelector('.opening') === null").await;
    visit.wait_until("return navigator.serviceWorker.getRegistration().then(found => \
        !found.waiting && !found.installing && found.active.state === 'activated' && navigator.serviceWorker.controller !== null)").await;
    visit.wait_for("#main h1").await;
    visit.wait_until("return caches.keys().then(names => names.length === 1)").await;
    let after = visit.caches().await;
    assert!(after != before && after[0].contains("newer-"), "{before:?} {after:?}");
    assert_eq!(visit.run("return sessionStorage.loads", json!([])).await, "1");
    assert_eq!(heading(&visit).await, "Your verdict");
    assert!(!visit.page().await.contains("A new version of Fairway is ready."));
    assert_eq!(visit.saved().await["answers"], full_answers());
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_whose_bytes_are_not_those_of_the_build_leaves_the_old_version() {
    let (folder, server, visit, before) = before_a_release().await;

    release_anew(folder.path());
    let icon = folder.path().join("icon.svg");
    std::fs::write(&icon, format!("{} ", std::fs::read_to_string(&icon).unwrap())).unwrap();
    assert_eq!(visit.look_for_update().await, "redundant");
    assert_eq!(visit.caches().await, before);
    visit.reload().await;
    assert!(!visit.page().await.contains("A new version of Fairway is ready."));
    server.stop().await;
    visit.reload().await;
    assert_eq!(heading(&visit).await, "Your verdict");
    visit.end_expecting(&[NOT_INSTALLED]).await;
}
