//! The example organisation: one click from the start, a plan beside one's own, no trap on the way back, and what is
//! said where there is no room for it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

const HERE: &str = "return document.querySelector('.plan-label a')?.innerText === 'Larkfield Logistics (example)' && location.hash === '#/plan/today'";

async fn plans(visit: &Visit) -> usize {
    let script = "return new Set(Object.keys(localStorage).filter(key => key.startsWith('fairway:plan:')).map(key => key.split(':')[2])).size";
    usize::try_from(visit.run(script, json!([])).await.as_u64().unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_click_opens_it_and_the_way_back_is_free() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/").await;
    visit.click(".hero__actions a[href='#/about/example']").await;
    visit.wait_until(HERE).await;
    visit.wait_for("#main .task").await;
    assert!(visit.text("#main").await.contains("Overdue since"), "{}", visit.text("#main").await);
    visit.go("#/outcome").await;
    assert!(visit.text(".lead").await.contains("You qualify for full help"), "{}", visit.text(".lead").await);
    visit.driver().back().await.unwrap();
    visit.wait_until(HERE).await;
    visit.driver().back().await.unwrap();
    visit.wait_until("return location.hash !== '#/plan/today' && !location.hash.includes('example')").await;
    visit.wait_for("#main h1").await;
    // Once more: it is the same plan, not another one.
    visit.open("#/about/example").await;
    visit.wait_until(HERE).await;
    assert_eq!(plans(&visit).await, 1);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_plan_stays_as_it_is() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let own = plan_with(&full_answers());
    visit.open_with(&own, "#/about/example").await;
    visit.wait_until(HERE).await;
    assert_eq!(plans(&visit).await, 2);
    visit.open("?plan=seeded#/answers").await;
    assert!(visit.text("#main").await.contains("Enterprise Mobility + Security: 500"));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_is_kept_it_takes_the_place_of_nothing() {
    let server = serve("").await;
    let denied = [("profile.default_content_setting_values.cookies", json!(2))];
    let visit = Visit::with(Chromium::start(&denied).await, server.address(), "#/").await;
    visit.go("#/about/example").await;
    visit.wait_until(HERE).await;
    // With something entered, a second one has no place; that is said, and nothing is lost.
    visit.open("#/question/service").await;
    visit.tick("intune").await;
    visit.go_on().await;
    visit.arrived_at("licences").await;
    visit.go("#/about/example").await;
    visit.wait_until("return document.querySelector('#example')?.innerText.includes('no room')").await;
    visit.go("#/answers").await;
    assert!(visit.text("#main").await.contains("Intune"), "{}", visit.text("#main").await);
    visit.run("document.documentElement.removeAttribute('data-unkept')", json!([])).await;
    visit.end().await;
}
