//! A plan begun in the frame of a page on another site and continued in a tab of its own: complete, whatever the
//! browser does with the storage of frames, and taken over only when the person says so.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::Visit;
use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::host::{Hosted, example, hosted};
use fairway_browser_tests::walk::full_answers;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const SANDBOX: &str =
    "sandbox=\"allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads\"";

/// The newest text of the open plan, as the page finds it in what it has for storage.
const KEPT: &str = "const id = localStorage.getItem('fairway:last');
    const slots = ['a', 'b'].map(place => localStorage.getItem(`fairway:plan:${id}:${place}`)).filter(text => text);
    slots.sort((one, other) => parseInt(other) - parseInt(one));
    return slots[0].slice(slots[0].indexOf('\\n') + 1)";

async fn record(visit: &Visit) -> Value {
    let text = visit.run(KEPT, json!([])).await;
    serde_json::from_str(text.as_str().unwrap()).unwrap()
}

/// Begins a plan in the frame, and opens the link to a tab of its own; gives back the record.
async fn begun(visit: &Visit, hosted: &Hosted, bar: &str) -> Value {
    visit.to_host(hosted, "/").await;
    visit.into_frame(0).await;
    assert!(visit.text("#frame-bar").await.contains(bar), "{}", visit.page().await);
    visit.walk(&full_answers()).await;
    visit.go("#/plan/settings").await;
    visit.wait_for("#plan-name").await;
    visit.type_into("#plan-name", "Müller & Söhne").await;
    visit.wait_until("return document.querySelector('.plan-label')?.innerText.includes('Söhne')").await;
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    let record = record(visit).await;
    assert_eq!(record["fields"]["answer"], full_answers());
    visit.wait_until("return document.querySelector('[data-own-tab]').href.includes('#/take/')").await;
    let before = visit.driver().windows().await.unwrap();
    // Nothing is waited for in the frame: it is behind the new tab then, and not painted.
    visit.driver().find(By::Css("[data-own-tab]")).await.unwrap().click().await.unwrap();
    let opened = loop {
        let now = visit.driver().windows().await.unwrap();
        if let Some(new) = now.into_iter().find(|window| !before.contains(window)) {
            break new;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    visit.driver().switch_to_window(opened).await.unwrap();
    visit.wait_for("#opened h3").await;
    // The address does not keep what it has brought.
    assert_eq!(visit.run("return location.hash", json!([])).await, "#/keeping");
    assert!(visit.run("return location.search", json!([])).await.as_str().unwrap().find("embed").is_none());
    record
}

async fn taken(
    preferences: &[(&str, Value)],
    arguments: &[String],
    html: String,
    bar: &str,
) -> (Visit, Value) {
    let hosted = hosted(true, vec![("/", html, "")]).await;
    let browser = Chromium::start_with(preferences, arguments).await;
    let visit = Visit { browser, address: hosted.app.address() };
    let record = begun(&visit, &hosted, bar).await;
    // The server is needed as long as the tab loads.
    visit.settle().await;
    assert!(visit.text("#opened").await.contains("Müller & Söhne"), "{}", visit.page().await);
    std::mem::forget(hosted);
    (visit, record)
}

async fn is_added_whole(visit: Visit, began: &Value) {
    visit.click("#take-in").await;
    visit.wait_until("return document.querySelector('#opened h3')?.innerText.length > 0").await;
    visit.click("#opened .button").await;
    visit.wait_until("return document.readyState === 'complete' && location.hash.startsWith('#/plan')").await;
    visit.wait_for("#main h1").await;
    let now = record(&visit).await;
    for part in ["id", "fields", "history", "seen"] {
        assert_eq!(now[part], began[part], "{part}");
    }
    assert!(visit.text(".plan-label").await.contains("Müller & Söhne"));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_storage_of_frames_is_apart() {
    let (visit, began) = taken(&[], &[], example("plain.html"), "only inside this page").await;
    is_added_whole(visit, &began).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_cookies_of_third_parties_are_blocked() {
    let blocked =
        [("profile.cookie_controls_mode", json!(1)), ("profile.block_third_party_cookies", json!(true))];
    let (visit, began) = taken(&blocked, &[], example("plain.html"), "only inside this page").await;
    is_added_whole(visit, &began).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_frame_is_sandboxed_without_an_origin() {
    let html = example("plain.html").replace("<fairway-plan ", &format!("<fairway-plan {SANDBOX} "));
    let (visit, began) = taken(&[], &[], html, "lets Fairway keep nothing").await;
    is_added_whole(visit, &began).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_frames_share_the_storage_of_tabs_the_plan_is_there_already() {
    let shared = ["--disable-features=ThirdPartyStoragePartitioning".to_string()];
    let allowed =
        [("profile.cookie_controls_mode", json!(0)), ("profile.block_third_party_cookies", json!(false))];
    let (visit, began) = taken(&allowed, &shared, example("plain.html"), "only inside this page").await;
    assert!(visit.text("#opened").await.contains("is here already"), "{}", visit.page().await);
    let now = record(&visit).await;
    assert_eq!(now["fields"], began["fields"]);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_everything_is_blocked_the_tab_has_it_in_memory() {
    let denied = [("profile.default_content_setting_values.cookies", json!(2))];
    let (visit, began) = taken(&denied, &[], example("plain.html"), "lets Fairway keep nothing").await;
    visit.click("#take-in").await;
    visit.wait_until("return document.querySelector('.plan-label')?.innerText.includes('Söhne')").await;
    assert_eq!(record(&visit).await["fields"], began["fields"]);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_damaged_is_refused_with_its_reason_and_changes_nothing() {
    let server = fairway_browser_tests::serve("").await;
    let visit = Visit::to(&server, "").await;
    for (link, reason) in [
        ("#/take/", "is empty"),
        ("#/take/%00%ff", "is empty"),
        ("#/take/S0nOLSjKLE5VKEktLgEA", "breaks off"),
    ] {
        visit.open(link).await;
        visit.wait_for("#opened h3").await;
        let said = visit.text("#opened").await;
        assert!(said.contains(reason) && said.contains("Nothing was kept or changed"), "{link}: {said}");
    }
    assert_eq!(visit.run("return localStorage.getItem('fairway:last')", json!([])).await, Value::Null);
    visit.end().await;
}
