//! A newer version in one tab, the version before in another one: each is of one piece, both work on the same
//! plan, and what a newer version alone understands is left as it is.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::site::{NOTES, Site, TASK, typing};
use fairway_browser_tests::slots::sealed;
use fairway_browser_tests::worker::{release, release_newer, tamper};
use serde_json::json;

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
    visit.offered().await;
    visit.accept("").await;
    assert_eq!(visit.versions().await, ["newer", "newer"]);
    visit.wait_until("return caches.keys().then(names => names.length === 2)").await;

    // The first tab has been told, was not loaded again, and what it fetches now fits it.
    visit.switch(&first).await;
    visit.offered().await;
    visit.go("#/about/sources").await;
    visit.wait_for("#annex table").await;
    assert_eq!(visit.versions().await, ["older", "older"]);
    assert!(!visit.page().await.contains("What it now covers"));
    visit.proves().await;
    // A further tab is of the newer version, and takes nothing away from the first one.
    visit.switch(&second).await;
    visit.open("#/about/sources").await;
    assert_eq!(visit.versions().await, ["newer", "newer"]);
    visit.switch(&first).await;
    visit.proves().await;
    assert!(visit.caches().await.contains(&before[0]));

    // Both work on the same plan.
    visit.go(TASK).await;
    visit.wait_for(NOTES).await;
    visit.run(&typing("By the older"), json!([])).await;
    visit.switch(&second).await;
    visit.open("#/plan/initiate").await;
    visit.choose("#status-step-init-2", "done").await;
    let both = "const task = JSON.parse(__plan('seeded')).fields.task; \
        return task['step-init-3'].notes === 'By the older' && task['step-init-2'].status === 'done'";
    for tab in [&first, &second] {
        visit.switch(tab).await;
        visit.wait_until(both).await;
    }
    // Reload in the first tab brings it to the newer version too, with what is typed at that moment.
    visit.switch(&first).await;
    visit.accept(&typing("By the older, to the last moment")).await;
    visit.wait_for(NOTES).await;
    assert_eq!(visit.versions().await, ["newer", "newer"]);
    assert_eq!(visit.note().await, "By the older, to the last moment");
    // Nobody runs the older version now.
    visit.wait_until("return caches.keys().then(names => names.length === 1)").await;
    assert!(!visit.caches().await.contains(&before[0]) && !visit.is_offered().await);
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
        visit.offered().await;
    }
    assert_eq!(visit.caches().await.len(), 4);
    visit.accept("").await;
    assert_eq!(visit.versions().await[0], "newer");
    visit.wait_until("return caches.keys().then(names => names.length === 2)").await;
    assert!(visit.caches().await.contains(&before[0]));
    visit.switch(&first).await;
    visit.go("#/about/sources").await;
    visit.wait_for("#annex table").await;
    assert_eq!(visit.versions().await, ["older", "older"]);
    visit.driver().close_window().await.unwrap();
    let second = visit.driver().windows().await.unwrap().remove(0);
    visit.switch(&second).await;
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
    visit.run(&typing("Begun by the older"), json!([])).await;
    visit
        .wait_until(
            "return JSON.parse(__plan('seeded')).fields.task['step-init-3'].notes === 'Begun by the older'",
        )
        .await;
    let newer = sealed(99, &json!({"format": "fairway-plan", "version": 99, "id": "seeded"}).to_string());
    let put =
        "for (const place of ['a', 'b']) localStorage.setItem('fairway:plan:seeded:' + place, arguments[0]);
        localStorage.removeItem('fairway:plan:seeded')";
    // What is typed at the moment in which the newer one writes, and is not handed back yet.
    let told = "const key = 'fairway:plan:seeded:a';
        dispatchEvent(new StorageEvent('storage', {key, newValue: localStorage[key], storageArea: localStorage}))";
    let at_once = [put, ";", &typing("Begun by the older, and gone on"), ";", told].concat();
    visit.run(&at_once, json!([newer])).await;
    let of_the_plan = "return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('fairway:plan')))";
    let written = visit.run(of_the_plan, json!([])).await;
    visit.wait_until("return document.body.innerText.includes('was written by a newer Fairway')").await;
    visit.wait_for("#save-here").await;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    visit.run("dispatchEvent(new Event('pagehide')); dispatchEvent(new Event('blur'))", json!([])).await;
    visit.go("#/plan/assess").await;
    visit.go(TASK).await;
    // It is still in this tab, the browser asks before that is closed, and it can be taken away as a file.
    visit.catch_files().await;
    visit.click("#save-here").await;
    assert!(visit.caught(1).await[0].1.contains("Begun by the older, and gone on"));
    assert_eq!(
        visit.run("return document.documentElement.hasAttribute('data-unkept')", json!([])).await,
        true
    );
    visit.go("#/keeping").await;
    visit.wait_for("#save-here").await;
    assert_eq!(visit.run(of_the_plan, json!([])).await, written);
    site.visit.end().await;
}
