//! Where the plan is kept: denied, full, damaged, newer, shared with others, erased, open twice.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::gateway::Gateway;
use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

const DENIED: &str = "This browser does not let the page keep data";
const DAMAGED: &str = "The plan that was saved here could not be read.";
const NEWER: &str = "was written by a newer Fairway";
const FULL: &str = "storage for this address is full";
const ORIGINAL: &str = "Download the text that could not be read";

/// Fills the storage to the last character.
const FILL: &str = "let room = 1 << 22, number = 0;
    while (room >= 1) {
      try { localStorage.setItem('other:' + number, 'x'.repeat(room)); number += 1; } catch { room = Math.floor(room / 2); }
    }";

async fn kept(visit: &Visit, key: &str) -> Value {
    visit.run("return localStorage.getItem(arguments[0])", json!([key])).await
}

/// The newest text of the plan that tests put into storage.
async fn plan(visit: &Visit) -> Value {
    json!(visit.plan_text("seeded").await)
}

async fn answer_first_question(visit: &Visit, option: &str) {
    visit.go("#/question/service").await;
    visit.arrived_at("service").await;
    visit.tick(option).await;
    visit.go_on().await;
    visit.wait_until("return location.hash !== '#/question/service'").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_storage_is_denied_the_app_runs_and_says_so() {
    let server = serve("").await;
    let browser = Chromium::start(&[("profile.default_content_setting_values.cookies", json!(2))]).await;
    let visit = Visit::with(browser, server.address(), "").await;
    // The page's own tells nothing, because one was put in its place; that of an empty frame does.
    let denied = "const frame = document.body.appendChild(document.createElement('iframe'));
        try { return frame.contentWindow.localStorage.length < 0 } catch { return true } finally { frame.remove() }";
    assert_eq!(visit.run(denied, json!([])).await, true, "storage is not denied, so this tests nothing");
    assert!(visit.text(".notice[role=status]").await.contains(DENIED));
    visit.click(".hero .button--primary").await;
    visit.arrived_at("service").await;
    visit.walk(&full_answers()).await;
    visit.go("#/outcome").await;
    visit.wait_for("#verdict-intune").await;
    assert_eq!(visit.text("#verdict-intune .sign__word").await, "Full help");
    visit.go("#/keeping").await;
    visit.wait_for("#start-over").await;
    assert!(visit.text("#main").await.contains("Save this plan as a file"));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_sandboxed_frame_without_an_origin_the_app_starts() {
    let server = serve("").await;
    let gateway = Gateway::before(&server).await;
    let visit = Visit { browser: Chromium::start(&[]).await, address: gateway.address() };
    visit.driver().goto(format!("{}host.html", visit.address)).await.unwrap();
    visit.wait_for("iframe").await;
    visit.driver().enter_frame(0).await.unwrap();
    visit
        .wait_until(
            "return document.readyState === 'complete' && document.querySelector('.opening') === null",
        )
        .await;
    assert_eq!(visit.run("return self.origin", json!([])).await, "null");
    assert!(visit.text(".notice[role=status]").await.contains(DENIED), "{}", visit.page().await);
    visit.click(".hero .button--primary").await;
    visit.arrived_at("service").await;
    visit.tick("intune").await;
    visit.go_on().await;
    visit.arrived_at("licences").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_record_is_kept_and_offered_and_the_app_goes_on() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let wrong_answer = plan_with(&json!({"forest-count": "seven"}));
    for damaged in ["{\"format\": \"fairway-pl", "not json: é — ไทย", &wrong_answer] {
        visit.run("localStorage.clear()", json!([])).await;
        visit.open_with(damaged, "").await;
        assert!(visit.text(".notice[role=status]").await.contains(DAMAGED), "{damaged}");
        assert_eq!(kept(&visit, "fairway:kept:seeded").await, damaged);
        visit.go("#/keeping").await;
        visit
            .wait_until(&format!("return document.querySelector('#main').innerText.includes('{ORIGINAL}')"))
            .await;
        answer_first_question(&visit, "intune").await;
        assert_eq!(visit.saved().await["answers"], json!({"service": ["intune"]}), "{damaged}");
        visit.open("#/keeping").await;
        assert!(!visit.page().await.contains(DAMAGED), "{damaged}");
        assert!(visit.text("#main").await.contains(ORIGINAL), "{damaged}");
        assert_eq!(kept(&visit, "fairway:kept:seeded").await, damaged);
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_of_a_newer_version_is_never_touched() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let newer = json!({"format": "fairway-plan", "version": 99, "answers": {"new": true}}).to_string();
    visit.open_with(&newer, "").await;
    assert!(visit.text(".notice[role=status]").await.contains(NEWER));
    visit.go("#/question/service").await;
    visit.wait_for("#save-newer").await;
    assert_eq!(visit.texts("#main input").await, [""; 0]);
    visit.go("#/keeping").await;
    visit.wait_for("#save-newer").await;
    assert!(!visit.text("#main").await.contains(ORIGINAL));
    assert_eq!(plan(&visit).await, newer);
    visit.reload().await;
    assert!(visit.text(".notice[role=status]").await.contains(NEWER));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_storage_is_told_until_it_works_again() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let record = plan_with(&json!({"service": ["intune"]}));
    visit.open_with(&record, "").await;
    let before = plan(&visit).await;
    visit.run(FILL, json!([])).await;
    answer_first_question(&visit, "azure-ad-premium").await;
    visit.wait_until(&format!("return document.querySelector('.page').innerText.includes('{FULL}')")).await;
    assert_eq!(plan(&visit).await, before);
    let free = "Object.keys(localStorage).filter(key => key.startsWith('other:')).forEach(key => localStorage.removeItem(key))";
    visit.run(free, json!([])).await;
    answer_first_question(&visit, "cloud-app-security").await;
    visit.wait_until(&format!("return !document.querySelector('.page').innerText.includes('{FULL}')")).await;
    let saved = visit.saved().await;
    assert_eq!(saved["answers"]["service"], json!(["azure-ad-premium", "cloud-app-security", "intune"]));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn starting_over_asks_first_and_leaves_what_belongs_to_others() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.run("localStorage.setItem('someone', 'not {json')", json!([])).await;
    visit.run("localStorage.setItem('fairwayish', '1')", json!([])).await;
    visit.open_with(&plan_with(&full_answers()), "#/keeping").await;
    let before = plan(&visit).await;

    visit.click("#start-over").await;
    visit.wait_until("return document.activeElement?.id === 'confirm-erase'").await;
    let question = visit.text("#confirm-erase").await;
    assert!(question.contains("Put away 16 answers and the progress of 0 tasks?"), "{question}");
    visit.click("#confirm-erase .button:not(.button--danger)").await;
    visit.wait_until("return document.activeElement?.id === 'start-over'").await;
    assert_eq!(plan(&visit).await, before);

    visit.click("#start-over").await;
    visit.click("#confirm-erase .button--danger").await;
    visit.wait_until("return document.activeElement?.id === 'keeping-state'").await;
    assert!(visit.text("#keeping-state").await.contains("with the deleted ones now"));
    assert_eq!(plan(&visit).await, Value::Null);
    // It waits among the deleted ones, and is what it was when it is brought back.
    visit.open("#/").await;
    visit.wait_for("#deleted-plans").await;
    visit.click("#deleted-plans > summary").await;
    visit.click("#gone-seeded button[aria-label^='Restore']").await;
    visit.wait_for("#plan-seeded").await;
    assert_eq!(plan(&visit).await, before);
    assert_eq!(kept(&visit, "someone").await, "not {json");
    assert_eq!(kept(&visit, "fairwayish").await, "1");
    assert_eq!(kept(&visit, "fairway:trial").await, Value::Null);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_tab_sees_what_the_first_changes() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "#/plan/assess").await;
    let first = visit.driver().window().await.unwrap();
    let second = visit.browser.further().await;
    visit.open("#/answers").await;
    assert!(visit.text("#main").await.contains("500"));

    visit.driver().switch_to_window(first.clone()).await.unwrap();
    let task = visit.run("return document.querySelector('.task').id.replace('task-', '')", json!([])).await;
    let task = task.as_str().unwrap();
    visit.choose(&format!("#status-{task}"), "done").await;
    visit.go("#/question/licences/change").await;
    visit.wait_for("#amount-plan-ems").await;
    visit.type_into("#amount-plan-ems", "149").await;
    visit.go_on().await;
    visit.confirm_change().await;

    visit.driver().switch_to_window(second).await.unwrap();
    visit.wait_until("return document.querySelector('#main').innerText.includes('149')").await;
    // What the second changes adds to what the first did, and does not undo it.
    visit.go("#/question/k12").await;
    visit.arrived_at("k12").await;
    visit.tick("yes").await;
    visit.go_on().await;
    visit.confirm_change().await;
    let saved = visit.saved().await;
    assert_eq!(saved["answers"]["licences"], json!({"plan-ems": 149}));
    assert_eq!(saved["answers"]["k12"], "yes");
    assert_eq!(saved["tasks"][task], json!({"status": "done"}));
    visit.driver().switch_to_window(first).await.unwrap();
    visit.end().await;
}
