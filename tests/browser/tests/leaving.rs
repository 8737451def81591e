//! Leaving the page: the browser asks first where something would be gone, and only there; and it is asked to
//! keep what is here once the person has really begun to work.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::host::{example, hosted};
use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

/// Fills the storage of this address to the last letter.
const FILL: &str = "let room = 1 << 22, number = 0;
    while (room >= 1) {
      try { localStorage.setItem('other:' + number, 'x'.repeat(room)); number += 1; } catch { room = Math.floor(room / 2); }
    }";

/// Whether the page has the browser ask before it is closed.
async fn asks(visit: &Visit) -> bool {
    let leave = "const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return event.defaultPrevented";
    visit.run(leave, json!([])).await == true
}

async fn answer(visit: &Visit, option: &str) {
    visit.go("#/question/service").await;
    visit.arrived_at("service").await;
    visit.tick(option).await;
    visit.go_on().await;
    visit.wait_until("return location.hash !== '#/question/service'").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_where_everything_is_kept() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    assert!(!asks(&visit).await, "nothing was entered");
    answer(&visit, "intune").await;
    assert!(!asks(&visit).await, "all is kept");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_asks_where_storage_is_denied_once_something_was_entered() {
    let server = serve("").await;
    let denied = [("profile.default_content_setting_values.cookies", json!(2))];
    let visit = Visit::with(Chromium::start(&denied).await, server.address(), "").await;
    assert!(!asks(&visit).await, "nothing was entered");
    answer(&visit, "intune").await;
    assert!(asks(&visit).await);
    // Whoever stays has everything, and starting anew leaves nothing to ask for.
    visit.go("#/answers").await;
    assert!(visit.page().await.contains("Intune"));
    visit.go("#/keeping").await;
    visit.click("#start-over").await;
    visit.click("#confirm-erase .button--danger").await;
    visit.wait_until("return document.activeElement?.id === 'keeping-state'").await;
    assert!(!asks(&visit).await);
    visit
        .run(
            "window.onbeforeunload = null; document.documentElement.removeAttribute('data-unkept')",
            json!([]),
        )
        .await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_question_is_really_put() {
    let server = serve("").await;
    let denied = [("profile.default_content_setting_values.cookies", json!(2))];
    for (rules, put) in [(&denied[..], true), (&[], false)] {
        let visit = Visit::with(Chromium::start(rules).await, server.address(), "").await;
        answer(&visit, "intune").await;
        assert_eq!(visit.browser.dialogs().await, [""; 0]);
        visit.reload().await;
        let dialogs = visit.browser.dialogs().await;
        assert_eq!(dialogs.contains(&"beforeunload".to_string()), put, "{dialogs:?}");
        visit.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_frame_the_browser_is_not_asked_to_keep() {
    let policy =
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-src http:\r\n";
    let hosted = hosted(false, vec![("/", example("iframe.html"), policy)]).await;
    let visit = Visit { browser: Chromium::start(&[]).await, address: hosted.app.address() };
    visit.browser.before_pages(COUNT).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    visit.go("#/question/service").await;
    visit.walk(&full_answers()).await;
    visit.go("#/plan/all").await;
    visit.wait_for("select.task__status").await;
    settle(&visit, 13).await;
    assert_eq!(visit.run(ASKED, json!([])).await, 0);
    visit.outside().await;
    visit.end().await;
}

/// Counts how often the page asks the browser to keep what is there.
const COUNT: &str = "if (navigator.storage) navigator.storage.persist = () => {
    sessionStorage.setItem('asked', Number(sessionStorage.getItem('asked') ?? 0) + 1); return Promise.resolve(false); };";
const ASKED: &str = "return Number(sessionStorage.getItem('asked') ?? 0)";

/// Begins so many tasks.
async fn settle(visit: &Visit, times: u32) {
    for time in 0..times {
        let script = "const boxes = [...document.querySelectorAll('select.task__status')];
            const one = boxes[arguments[0]];
            one.value = 'in-progress'; one.dispatchEvent(new Event('change', { bubbles: true })); return boxes.length";
        assert!(visit.run(script, json!([time])).await.as_u64().unwrap() > 20);
        visit.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_asks_where_storage_is_full_until_there_is_room() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&json!({"service": ["intune"]})), "").await;
    visit.run(FILL, json!([])).await;
    answer(&visit, "azure-ad-premium").await;
    assert!(asks(&visit).await);
    let free = "Object.keys(localStorage).filter(key => key.startsWith('other:')).forEach(key => localStorage.removeItem(key))";
    visit.run(free, json!([])).await;
    answer(&visit, "cloud-app-security").await;
    assert!(!asks(&visit).await, "there was room for the last change");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_is_asked_to_keep_once_after_real_use() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.browser.before_pages(COUNT).await;
    visit.open_with(&plan_with(&full_answers()), "#/plan/all").await;
    assert_eq!(visit.run(ASKED, json!([])).await, 0, "not at the start");
    settle(&visit, 1).await;
    assert_eq!(visit.run(ASKED, json!([])).await, 0, "not at the first change");
    settle(&visit, 12).await;
    assert_eq!(visit.run(ASKED, json!([])).await, 1);
    visit.open("#/plan/all").await;
    settle(&visit, 12).await;
    assert_eq!(visit.run(ASKED, json!([])).await, 1, "once, also on the next visit");
    visit.end().await;
}
