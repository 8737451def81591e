//! The pages that show the app: with the policy of a portal that runs no scripts of others, with a strict policy of
//! their own, with several elements; and who may not show it at all.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::Visit;
use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::host::{HEAR, Hosted, Page, app_alone, example, hosted};
use fairway_browser_tests::walk::full_answers;
use serde_json::json;

async fn visit(hosted: &Hosted) -> Visit {
    Visit { browser: Chromium::start(&[]).await, address: hosted.app.address() }
}

/// The height of the first element's frame.
const HEIGHT: &str = "return document.querySelector('fairway-plan').shadowRoot.querySelector('iframe').getBoundingClientRect().height";

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_without_scripts_shows_it_at_a_fixed_height() {
    // As SharePoint does it: no script of ours in the page, a frame of fixed height.
    let policy =
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-src http:\r\n";
    let hosted = hosted(false, vec![("/", example("iframe.html"), policy)]).await;
    let visit = visit(&hosted).await;
    visit.browser.size(1280, 900).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    visit.go("#/question/service").await;
    visit.walk(&full_answers()).await;
    visit.go("#/outcome").await;
    visit.wait_for("#verdict-intune").await;
    assert!(visit.text(".lead").await.contains("You qualify for full help"));
    assert_eq!(
        visit.run("return getComputedStyle(document.documentElement).colorScheme", json!([])).await,
        "light"
    );
    // It scrolls inside, and a new page begins at its top.
    visit.run("scrollTo(0, 600)", json!([])).await;
    assert!(visit.run("return scrollY", json!([])).await.as_f64().unwrap() > 500.0);
    visit.go("#/plan/all").await;
    visit.wait_until("return scrollY === 0 && document.activeElement.matches('#main h1')").await;
    visit.outside().await;
    let height = "return document.querySelector('iframe').getBoundingClientRect().height";
    assert_eq!(visit.run(height, json!([])).await, 800);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_with_a_strict_policy_can_show_the_element() {
    // Neither inline script nor inline style, and no frames but ours.
    let policy = "Content-Security-Policy: default-src 'none'; script-src http:; style-src 'none'; frame-src http:; require-trusted-types-for 'script'\r\n";
    let html = "<!doctype html><title>Strict</title><fairway-plan start=\"about\" theme=\"dark\"></fairway-plan><script src=\"https://fairway.example/embed.js\"></script>";
    let hosted = hosted(true, vec![("/", html.to_string(), policy)]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    visit.wait_until("return !document.querySelector('#annex[aria-busy]')").await;
    visit.outside().await;
    visit.wait_until(&HEIGHT.replace("return ", "return 800 < ")).await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_that_grows_without_end_is_held() {
    let hosted = hosted(true, vec![("/", example("plain.html"), "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(0).await;
    let grow = "let height = 1000; for (let times = 0; times < 60; times += 1)
        parent.postMessage({ app: 'fairway', v: 1, type: 'height', height: height += 50 }, '*'); return height";
    let last = visit.run(grow, json!([])).await.as_f64().unwrap();
    visit.outside().await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let held = visit.run(HEIGHT, json!([])).await.as_f64().unwrap();
    assert!(held < last - 1000.0, "{held} of {last}");
    // What is beyond all reason is not followed either.
    visit.into_frame(0).await;
    visit.run("parent.postMessage({ app: 'fairway', v: 1, type: 'moved' }, '*'); parent.postMessage({ app: 'fairway', v: 1, type: 'height', height: 9e9 }, '*')", json!([])).await;
    visit.outside().await;
    visit.wait_until(&HEIGHT.replace("return ", "return 20000 === ")).await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_elements_keep_apart_and_may_come_and_go() {
    let element = "<fairway-plan theme=\"auto\" accent=\"0f6cbd\" start=\"questions\" frame-title=\"Fairway: onboarding plan\"></fairway-plan>";
    let html = example("plain.html");
    assert!(html.contains(element));
    let html = html.replace(element, &element.repeat(2)).replace("</body>", &format!("{HEAR}</body>"));
    let hosted = hosted(true, vec![("/", html, "")]).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    visit.into_frame(1).await;
    visit.outside().await;
    visit.run("document.querySelectorAll('fairway-plan')[1].go('about')", json!([])).await;
    visit.into_frame(1).await;
    visit.wait_until("return location.hash === '#/about'").await;
    visit.into_frame(0).await;
    assert_eq!(visit.run("return location.hash", json!([])).await, "#/question/service");
    visit.outside().await;
    let heard = visit.heard().await;
    assert!(heard.iter().any(|(name, detail)| name == "ready" && detail["place"] == 1), "{heard:?}");
    // Moved to another place of the page, it is there again and hears once.
    visit.run("const [one, other] = document.querySelectorAll('fairway-plan'); other.remove(); __heard.length = 0; document.body.append(one)", json!([])).await;
    visit.into_frame(0).await;
    visit.outside().await;
    visit.wait_until("return __heard.length > 0").await;
    visit.settle().await;
    let heard = visit.heard().await;
    assert_eq!(heard.iter().filter(|(name, _)| name == "ready").count(), 1, "{heard:?}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_no_policy_names_cannot_show_it() {
    let (_folder, other) = app_alone().await;
    let html = example("plain.html").replace("https://fairway.example/", &other.address());
    let pages: Vec<Page> = vec![("/", html, "")];
    let hosted = hosted(true, pages).await;
    let visit = visit(&hosted).await;
    visit.to_host(&hosted, "/").await;
    // The browser shows its own page of refusal; nothing of the app is there and nothing is heard.
    let frame = visit
        .driver()
        .execute("return document.querySelector('fairway-plan').shadowRoot.querySelector('iframe')", vec![])
        .await
        .unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    frame.element().unwrap().enter_frame().await.unwrap();
    assert_eq!(visit.run("return document.querySelector('#app') === null", json!([])).await, true);
    visit.outside().await;
    visit.end_expecting(&["frame-ancestors"]).await;
}
