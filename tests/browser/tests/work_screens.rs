//! Photographs of the pages with tasks, for people to look at: `cargo test -p fairway-browser-tests --test
//! work_screens -- --ignored` writes them to target/screens.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::plan_with;
use fairway_browser_tests::work::{many_tasks, realistic, realistic_answers};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

async fn photograph(visit: &Visit, name: &str, width: u32, most: u64) {
    visit.photograph(&format!("work-{name}"), width, most).await;
    assert!(!visit.is_too_wide().await, "{name} at {width} is wider than the window");
}

#[ignore = "makes pictures and checks nothing but that they are not too wide"]
#[tokio::test(flavor = "multi_thread")]
async fn photographs_of_the_work() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    for (name, record, page) in [
        ("today", realistic(), "#/plan/today"),
        ("first", plan_with(&realistic_answers()), "#/plan/today"),
        ("phases", realistic(), "#/plan/phases"),
        ("phase", realistic(), "#/plan/initiate?task=own-a1b2c3d4"),
        ("all", realistic(), "#/plan/all?state=open&owner=Ann+Okafor"),
        ("many", many_tasks(1000), "#/plan/all?q=site+3"),
    ] {
        for (scheme, dark) in [("light", false), ("dark", true)] {
            visit.browser.dark(dark).await;
            visit.browser.size(1280, 900).await;
            visit.open_with(&record, page).await;
            for width in [320, 360, 768, 1280] {
                if name == "all" && width == 360 {
                    visit.run("document.querySelector('#choose-all').checked || document.querySelector('#choose-all').click()", json!([])).await;
                    visit.run("document.querySelector('#parked details').open = true", json!([])).await;
                }
                photograph(&visit, &format!("{name}-{width}-{scheme}"), width, 5000).await;
            }
        }
    }
    visit.end().await;
}
