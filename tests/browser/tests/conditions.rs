//! Photographs of what each condition of the browser's storage shows, for people to look at: `cargo test -p
//! fairway-browser-tests --test conditions -- --ignored` writes them to target/screens.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::slots::sealed;
use fairway_browser_tests::walk::{record_with, worked_on};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

/// Fills the storage of this address, but for so many letters.
const FILL: &str = "let room = 1 << 22, number = 0;
    while (room >= 1) {
      try { localStorage.setItem('other:' + number, 'x'.repeat(room)); number += 1; } catch { room = Math.floor(room / 2); }
    }
    if (arguments[0]) { localStorage.removeItem('other:0'); localStorage.setItem('other:0', 'x'.repeat((1 << 22) - arguments[0])); }";

async fn photograph(visit: &Visit, name: &str) {
    for (word, fragment) in [("keeping", "#/keeping"), ("today", "#/plan/today")] {
        visit.go(fragment).await;
        for dark in [false, true] {
            visit.browser.dark(dark).await;
            for width in [360, 768, 1280] {
                let scheme = if dark { "dark" } else { "light" };
                visit.photograph(&format!("condition-{name}-{word}-{width}-{scheme}"), width, 3_000).await;
            }
        }
    }
    visit.browser.dark(false).await;
    visit.browser.size(1280, 900).await;
}

async fn change(visit: &Visit) {
    visit.go("#/question/k12").await;
    visit.wait_for("#main h1").await;
    visit.go("#/plan/settings").await;
    visit.wait_for("#plan-customer").await;
    visit.type_into("#plan-customer", "Northwind Freight, Hamburg").await;
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
}

#[ignore = "makes pictures and checks nothing"]
#[tokio::test(flavor = "multi_thread")]
async fn photographs() {
    let server = serve("").await;
    let denied = [("profile.default_content_setting_values.cookies", json!(2))];
    let visit = Visit::with(Chromium::start(&denied).await, server.address(), "#/question/service").await;
    visit.tick("intune").await;
    visit.go_on().await;
    photograph(&visit, "denied").await;
    visit.browser.stop().await;

    let visit = Visit::to(&server, "").await;
    let plan = record_with(&worked_on());
    let clear = "localStorage.clear()";
    visit.open_with(&plan, "#/plan/today").await;
    change(&visit).await;
    visit.open("#/plan/today").await;
    photograph(&visit, "migrated").await;

    visit.open_slots("seeded", [&sealed(7, &plan), "9 1\ndamaged"], "#/plan/today").await;
    photograph(&visit, "repaired").await;

    visit.open_slots("seeded", ["7 1\n{}", "not json"], "#/plan/today").await;
    photograph(&visit, "damaged").await;

    let newer = json!({"format": "fairway-plan", "version": 99}).to_string();
    visit.open_slots("seeded", [&sealed(7, &plan), &sealed(8, &newer)], "#/plan/today").await;
    photograph(&visit, "newer").await;

    visit.open_slots("seeded", [&sealed(7, &plan), ""], "#/plan/today").await;
    // Other plans have versions that can be given up for room.
    for id in ["other1", "other2", "other3"] {
        let put = "const [id, a, b] = arguments; for (const [place, text] of [['a', a], ['b', b]]) localStorage.setItem(`fairway:plan:${id}:${place}`, text)";
        let spare = plan.replace("seeded", id);
        visit.run(put, json!([id, sealed(7, &spare), sealed(6, &spare)])).await;
    }
    visit.run(FILL, json!([0])).await;
    change(&visit).await;
    photograph(&visit, "near").await;

    visit.run(clear, json!([])).await;
    visit.open_slots("seeded", [&sealed(7, &plan), ""], "#/plan/today").await;
    visit.run(FILL, json!([0])).await;
    change(&visit).await;
    photograph(&visit, "full").await;
    visit.browser.stop().await;
}
