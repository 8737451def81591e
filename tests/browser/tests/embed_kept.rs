//! Plans that the page around keeps itself: loaded before the app starts, saved after each change, brought
//! together where somebody else has written, and never lost silently.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::Visit;
use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::host::{HEAR, Hosted, example, hosted};
use fairway_browser_tests::walk::full_answers;
use serde_json::{Value, json};

/// The example, as it is in the project; where `frames` is 2, with a second element of the same store.
fn kept(frames: usize) -> String {
    let html = example("kept.html").replace("</body>", &format!("{HEAR}</body>"));
    let element = "<fairway-plan user=\"Ann Karlsson\"></fairway-plan>";
    assert!(html.contains(element));
    let store = "<script>const [first, ...others] = document.querySelectorAll('fairway-plan');
        for (const other of others) other.store = first.store;</script></body>";
    html.replace(element, &element.repeat(frames)).replace("</body>", store)
}

async fn visit(hosted: &Hosted) -> Visit {
    Visit { browser: Chromium::start(&[]).await, address: hosted.app.address() }
}

/// The plans that the page has, by id.
async fn plans(visit: &Visit) -> Value {
    visit.outside().await;
    visit.run("return JSON.parse(localStorage.getItem('our-plans') ?? '{}')", json!([])).await
}

/// The one plan that the page has, as a record.
async fn record(visit: &Visit) -> Value {
    let plans = plans(visit).await;
    let plans = plans.as_object().unwrap();
    assert_eq!(plans.len(), 1, "{:?}", plans.keys());
    let text = plans.values().next().unwrap()["plan"].as_str().unwrap();
    serde_json::from_str(text).unwrap()
}

/// Waits until nothing is on its way to the page.
async fn all_sent(visit: &Visit, place: usize) {
    visit.into_frame(place).await;
    tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    visit.wait_until("return !('unsent' in document.documentElement.dataset)").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_keeps_the_plan_and_gives_it_back() {
    let hosted = hosted(true, vec![("/", kept(1), "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    assert!(
        visit.text("#frame-bar").await.contains("kept by the page around this"),
        "{}",
        visit.page().await
    );
    visit.go("#/question/service").await;
    visit.walk(&full_answers()).await;
    all_sent(&visit, 0).await;
    let saved = record(&visit).await;
    assert_eq!(saved["fields"]["answer"], full_answers());
    assert!(saved["history"].to_string().contains("Ann Karlsson"), "who did it is in the history");
    assert!(visit.heard().await.iter().any(|(name, detail)| name == "saved" && detail["storage"] == "host"));
    // Nothing of it is in the browser's own storage of the app.
    visit.driver().goto(hosted.app.address()).await.unwrap();
    let own = "return Object.keys(localStorage).filter(key => key.startsWith('fairway:plan'))";
    assert_eq!(visit.run(own, json!([])).await, json!([]));

    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    visit.go("#/outcome").await;
    visit.wait_for("#verdict-intune").await;
    assert!(visit.text(".lead").await.contains("You qualify for full help"), "{}", visit.page().await);
    visit.go("#/keeping").await;
    assert!(visit.text("#main").await.contains("The page that shows Fairway here keeps your plans"));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_frames_that_change_one_plan_end_with_everything() {
    let hosted = hosted(true, vec![("/", kept(1), ""), ("/two", kept(2), "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    visit.go("#/question/service").await;
    visit.walk(&full_answers()).await;
    all_sent(&visit, 0).await;

    visit.to_host(&hosted, "/two").await;
    for (place, owner) in [(0, "Ann Karlsson"), (1, "Bo Adeyemi")] {
        visit.into_frame(place).await;
        visit.go(if place == 0 { "#/plan/settings" } else { "#/question/k12" }).await;
        if place == 0 {
            visit.wait_for("#plan-name").await;
            visit.type_into("#plan-name", owner).await;
        } else {
            visit.arrived_at("k12").await;
            visit.tick("yes").await;
            visit.go_on().await;
        }
        all_sent(&visit, place).await;
    }
    // The second did not know of the first: the page has answered with what is there, and both were joined.
    let saved = record(&visit).await;
    assert_eq!(saved["fields"]["plan"]["name"], "Ann Karlsson");
    assert_eq!(saved["fields"]["answer"]["k12"], "yes");
    visit.into_frame(1).await;
    visit
        .wait_until("return document.querySelector('.plan-label')?.innerText.includes('Ann Karlsson')")
        .await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_from_the_page_that_lacks_something_comes_back_with_it() {
    let hosted = hosted(true, vec![("/", kept(1), "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    visit.go("#/question/service").await;
    visit.tick("intune").await;
    visit.go_on().await;
    all_sent(&visit, 0).await;
    let before = plans(&visit).await;
    visit.into_frame(0).await;
    visit.go("#/plan/settings").await;
    visit.wait_for("#plan-name").await;
    visit.type_into("#plan-name", "Northwind").await;
    visit.wait_until("return document.querySelector('.plan-label')?.innerText.includes('Northwind')").await;
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    all_sent(&visit, 0).await;
    assert_eq!(record(&visit).await["fields"]["plan"]["name"], "Northwind");
    // The page has gone back to what it had, and says so.
    let put = "const [plans] = arguments; localStorage.setItem('our-plans', JSON.stringify(plans));
        document.querySelector('fairway-plan').changed(Object.values(plans)[0])";
    visit.run(put, json!([before])).await;
    let whole =
        "return Object.values(JSON.parse(localStorage.getItem('our-plans')))[0].plan.includes('Northwind')";
    visit.wait_until(whole).await;
    all_sent(&visit, 0).await;
    let saved = record(&visit).await;
    assert_eq!(saved["fields"]["answer"]["service"], json!(["intune"]));
    // Once, and not for ever: what is with the page is what is here.
    let revision = plans(&visit).await;
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    assert_eq!(plans(&visit).await, revision);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_cannot_keep_is_told_and_asked_again() {
    let broken = kept(1).replace(
        "save: (kept) => {",
        "save: (kept) => { if (window.__full) throw new Error('The list is full.');",
    );
    let hosted = hosted(true, vec![("/", broken, "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.run("window.__full = true", json!([])).await;
    visit.into_frame(0).await;
    visit.go("#/question/service").await;
    visit.tick("intune").await;
    visit.go_on().await;
    visit
        .wait_until(
            "return document.querySelector('#frame-bar').innerText.includes('has not kept the last change')",
        )
        .await;
    assert_eq!(
        visit.run("return 'unsent' in document.documentElement.dataset", json!([])).await,
        true,
        "leaving asks"
    );
    visit.outside().await;
    let heard = visit.heard().await;
    let told = heard.iter().find(|(name, _)| name == "error").unwrap();
    assert_eq!((&told.1["code"], &told.1["text"]), (&json!("not-saved"), &json!("The list is full.")));
    visit.run("window.__full = false", json!([])).await;
    visit.into_frame(0).await;
    visit.wait_until("return !('unsent' in document.documentElement.dataset)").await;
    visit
        .wait_until(
            "return document.querySelector('#frame-bar').innerText.includes('kept by the page around')",
        )
        .await;
    assert_eq!(record(&visit).await["fields"]["answer"]["service"], json!(["intune"]));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_plan_that_cannot_be_read_is_told_and_never_written_over() {
    let seed = "<script>localStorage.setItem('our-plans', JSON.stringify({ broken1: { id: 'broken1', plan: '{\"format\": \"fairway-plan\", \"version\": 3, ', mark: null, revision: '1' } }));</script></body>";
    let hosted = hosted(true, vec![("/", kept(1).replace("</body>", seed), "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    visit.wait_until("return document.querySelector('#frame-bar') !== null").await;
    visit.go("#/question/service").await;
    visit.tick("intune").await;
    visit.go_on().await;
    all_sent(&visit, 0).await;
    let plans = plans(&visit).await;
    assert_eq!(plans["broken1"]["revision"], "1", "{plans}");
    assert_eq!(plans.as_object().unwrap().len(), 2, "what was entered is a plan of its own");
    assert!(
        visit.heard().await.iter().any(|(name, detail)| name == "error" && detail["code"] == "unreadable")
    );
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_not_allowed_to_keep_leaves_the_work_in_memory_and_says_so() {
    let hosted = hosted(false, vec![("/", kept(1), "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    assert!(visit.text("#frame-bar").await.contains("does not answer"), "{}", visit.page().await);
    visit.go("#/question/service").await;
    visit.tick("intune").await;
    visit.go_on().await;
    assert_eq!(visit.run("return 'unkept' in document.documentElement.dataset", json!([])).await, true);
    assert_eq!(plans(&visit).await, json!({}));
    visit.end().await;
}
