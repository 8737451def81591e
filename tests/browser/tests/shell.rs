//! Before the app has arrived: the page can be read, the first question ticked, and nothing of that is
//! lost. When the app cannot start, the page says so.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::gateway::Gateway;
use fairway_browser_tests::worker::copy_of_dist;
use fairway_browser_tests::{Visit, serve, serve_folder};
use serde_json::{Value, json};
use xtask::server::Server;

/// What an element and all within it look like: tags, attributes and texts, in order. That a heading had
/// the focus leaves a mark on it, which is no difference.
const LOOK: &str = "
    const look = element => [
      element.localName,
      [...element.attributes].filter(a => a.name !== 'tabindex' || element.localName !== 'h1').map(a => a.name + '=' + a.value).sort(),
      [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join(''),
      [...element.children].map(look)];
    return [...document.querySelectorAll(arguments[0])].map(look);";

/// A visit for which the app does not arrive until the gateway gives the wasm.
async fn waiting(server: &Server) -> (Gateway, Visit) {
    let gateway = Gateway::before(server).await;
    gateway.hold(".wasm");
    let visit = Visit { browser: Chromium::start(&[]).await, address: gateway.address() };
    visit.driver().goto(visit.address.clone()).await.unwrap();
    visit.wait_for(".opening").await;
    (gateway, visit)
}

async fn look(visit: &Visit, selector: &str) -> Value {
    let found = visit.run(LOOK, json!([selector])).await;
    assert_eq!(found.as_array().unwrap().len(), 1, "{selector}: {found}");
    found
}

async fn shows_first_question(visit: &Visit) {
    visit.click(".hero__actions .button--primary").await;
    visit.wait_until("return document.querySelector('.first-question h1').checkVisibility()").await;
    assert!(
        !visit
            .run("return document.querySelector('.hero').checkVisibility()", json!([]))
            .await
            .as_bool()
            .unwrap()
    );
}

async fn started(visit: &Visit) {
    visit.wait_until("return document.querySelector('.opening') === null && document.querySelector('#main h1') !== null").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_shell_is_what_the_app_shows() {
    let server = serve("").await;
    let (gateway, visit) = waiting(&server).await;
    assert_eq!(visit.text(".hero h1").await, "Do you get the FastTrack Center Benefit for EMS?");
    assert!(visit.text(".hero__purpose").await.contains("Enterprise Mobility + Security"));
    let parts = [".hero", ".site-header", ".site-footer", ".skip-link"];
    let mut shell = Vec::new();
    for part in parts {
        shell.push(look(&visit, part).await);
    }
    shows_first_question(&visit).await;
    let (form, back) = (look(&visit, ".question form").await, look(&visit, ".question .back-link").await);
    assert!(gateway.asked().iter().any(|path| path.ends_with(".wasm")), "nothing was held back");

    gateway.release();
    started(&visit).await;
    visit.arrived_at("service").await;
    assert_eq!(look(&visit, ".question form").await, form);
    assert_eq!(look(&visit, ".question .back-link").await, back);
    visit.click(".back-link").await;
    visit.wait_for(".hero").await;
    for (part, before) in parts.iter().zip(shell) {
        assert_eq!(look(&visit, part).await, before, "{part}");
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ticks_made_before_the_app_has_arrived_stay() {
    let server = serve("").await;
    let (gateway, visit) = waiting(&server).await;
    shows_first_question(&visit).await;
    visit.tick("intune").await;
    visit.tick("advanced-threat-analytics").await;
    gateway.release();
    started(&visit).await;
    visit.arrived_at("service").await;
    let ticked = "return JSON.stringify([...document.querySelectorAll('.question input:checked')].map(input => input.value)) === \
        '[\"intune\",\"advanced-threat-analytics\"]'";
    visit.wait_until(ticked).await;
    assert_eq!(visit.saved().await, Value::Null, "nothing was answered yet");
    visit.go_on().await;
    visit.arrived_at("licences").await;
    assert_eq!(visit.saved().await["answers"]["service"], json!(["advanced-threat-analytics", "intune"]));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn continue_pressed_before_the_app_has_arrived_counts() {
    let server = serve("").await;
    let (gateway, visit) = waiting(&server).await;
    shows_first_question(&visit).await;
    visit.tick("intune").await;
    visit.click(".first-question [type=submit]").await;
    assert_eq!(visit.text(".first-question [type=submit]").await, "One moment…");
    gateway.release();
    visit.arrived_at("licences").await;
    assert_eq!(visit.saved().await["answers"], json!({"service": ["intune"]}));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_fails_says_so_and_reload_mends_it() {
    let folder = copy_of_dist();
    let server = serve_folder(folder.path(), "").await;
    let files = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let is_app = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("fairway-") && name.ends_with(".wasm")
    };
    let wasm = files.into_iter().find(is_app).unwrap();
    let aside = wasm.with_extension("aside");
    std::fs::rename(&wasm, &aside).unwrap();

    let visit = Visit { browser: Chromium::start(&[]).await, address: server.address() };
    visit.driver().goto(visit.address.clone()).await.unwrap();
    visit.wait_until("return document.activeElement?.matches('[role=alert]') === true").await;
    let notice = visit.text("[role=alert]").await;
    assert!(notice.contains("Fairway could not start") && notice.contains("Reload the page."), "{notice}");
    assert_eq!(visit.texts("[role=alert] button").await, ["Reload"]);

    std::fs::rename(&aside, &wasm).unwrap();
    visit.click("[role=alert] button").await;
    visit.wait_until("return document.querySelector('[role=alert]') === null && document.querySelector('.opening') === null").await;
    visit.wait_for(".hero").await;
    // The first page had a worker installed too, which met the same gap.
    visit
        .end_expecting(&[
            "service_worker: error: TypeError: Failed to fetch",
            "service_worker: error: Error: http",
        ])
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn any_other_address_waits_with_a_quiet_line() {
    let server = serve("").await;
    let gateway = Gateway::before(&server).await;
    gateway.hold(".wasm");
    let visit = Visit { browser: Chromium::start(&[]).await, address: gateway.address() };
    visit.driver().goto(format!("{}#/about/glossary", visit.address)).await.unwrap();
    visit.wait_until("return document.querySelector('.opening')?.checkVisibility() === true").await;
    for hidden in [".hero", ".first-question"] {
        let shown =
            visit.run("return document.querySelector(arguments[0]).checkVisibility()", json!([hidden])).await;
        assert_eq!(shown, false, "{hidden}");
    }
    gateway.release();
    started(&visit).await;
    assert_eq!(visit.text("#main h1").await, "Words");
    visit.end().await;
}
