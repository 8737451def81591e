//! Photographs of the pages with tasks, for people to look at: `cargo test -p fairway-browser-tests --test
//! work_screens -- --ignored` writes them to target/screens.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::plan_with;
use fairway_browser_tests::work::{many_tasks, realistic, realistic_answers};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;
use std::path::Path;

async fn photograph(visit: &Visit, name: &str, width: u32, most: u64) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/screens");
    std::fs::create_dir_all(&folder).unwrap();
    visit.browser.size(width, 900).await;
    visit.settle().await;
    let height = visit.run("return document.documentElement.scrollHeight", json!([])).await;
    visit.browser.size(width, height.as_u64().unwrap().clamp(700, most) as u32).await;
    visit.settle().await;
    visit.driver().screenshot(&folder.join(format!("work-{name}.png"))).await.unwrap();
    let wide = visit.run("return document.documentElement.scrollWidth > innerWidth", json!([])).await;
    assert_eq!(wide, false, "{name} at {width} is wider than the window");
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
