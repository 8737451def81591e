//! Photographs of the list of plans, the completion page and the summary, for people to look at.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::customers::{contoso, others};
use fairway_browser_tests::photograph::screens;
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

#[ignore = "makes pictures and checks nothing"]
#[tokio::test(flavor = "multi_thread")]
async fn photographs() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.run("localStorage.setItem('fairway:trash:gone1111', JSON.stringify({at: Date.now() - 9e7, tab: 'x', name: 'Wide World trial', customer: ''}) + '\\n{}')", json!([])).await;
    visit.run("localStorage.setItem('fairway:plan:broken11', 'not json')", json!([])).await;
    let mut first = contoso();
    first["fields"]["sign-off"] = json!({"done-tenants": {"by": "Maria Lindqvist", "on": "2026-11-20", "note": "Both tenants checked."}});
    let records: Vec<Value> = [first].into_iter().chain(others()).collect();
    visit.open_plans(&records, "#/").await;
    for (scheme, dark) in [("light", false), ("dark", true)] {
        visit.browser.dark(dark).await;
        for width in [320, 360, 768, 1280] {
            for (name, page) in [
                ("plans", "#/"),
                ("plans-form", "#/"),
                ("completion", "#/completion"),
                ("summary", "#/plan/summary"),
            ] {
                visit.browser.size(width, 900).await;
                visit.go("#/about").await;
                visit.go(page).await;
                visit.wait_for("#main h1").await;
                if name == "plans-form" {
                    visit.click("#plan-contoso1 .plans__more > summary").await;
                    visit.click("#deleted-plans > summary").await;
                    visit.click("#new-plan").await;
                }
                assert!(!visit.is_too_wide().await, "{name} at {width} is wider than the window");
                visit.photograph(&format!("{name}-{width}-{scheme}"), width, 6000).await;
            }
        }
    }
    visit.go("#/plan/summary").await;
    visit.wait_for(".report__next").await;
    visit.browser.dark(false).await;
    let print = json!({"media": "print"});
    visit.driver().cdp().send_raw("Emulation.setEmulatedMedia", print).await.unwrap();
    visit.browser.size(794, 1123).await;
    visit.driver().screenshot(&screens().join("summary-print.png")).await.unwrap();
    visit.end().await;
}
