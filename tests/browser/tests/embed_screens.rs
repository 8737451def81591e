//! Photographs of the app in pages of somebody else, for people to look at: `cargo test -p fairway-browser-tests
//! --test embed_screens -- --ignored` writes them to target/screens.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::Visit;
use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::host::{example, hosted};
use fairway_browser_tests::walk::full_answers;

/// How an intranet may look; not ours.
const INTRANET: &str = "<style>:root { color-scheme: light dark; } body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 Georgia, serif; }
    fairway-plan, iframe { border: 1px solid #8888 !important; }</style></head>";

const SANDBOX: &str = "<fairway-plan sandbox=\"allow-scripts allow-forms allow-popups\" ";

#[ignore = "makes pictures and checks nothing"]
#[tokio::test(flavor = "multi_thread")]
async fn photographs() {
    let of = |name: &str| example(name).replace("</head>", INTRANET);
    let pages = vec![
        ("/plain", of("plain.html"), ""),
        ("/sandbox", of("plain.html").replace("<fairway-plan ", SANDBOX), ""),
        ("/kept", of("kept.html"), ""),
        ("/iframe", of("iframe.html"), ""),
    ];
    let hosted = hosted(true, pages).await;
    let visit = Visit { browser: Chromium::start(&[]).await, address: hosted.app.address() };
    for (page, places) in [
        ("plain", &["#/question/service", "#/outcome", "#/plan/today", "#/plan/timeline", "#/tree"][..]),
        ("sandbox", &["#/question/service"]),
        ("kept", &["#/question/service", "#/keeping"]),
        ("iframe", &["#/question/service"]),
    ] {
        visit.browser.size(1280, 900).await;
        visit.to_host(&hosted, &format!("/{page}")).await;
        visit.into_frame(0).await;
        if page == "plain" {
            visit.walk(&full_answers()).await;
        }
        for place in places {
            visit.into_frame(0).await;
            visit.go(place).await;
            visit.wait_until("return !document.querySelector('#annex[aria-busy]')").await;
            for dark in [false, true] {
                visit.browser.dark(dark).await;
                for width in [360, 768, 1280] {
                    visit.browser.size(width, 900).await;
                    tokio::time::sleep(std::time::Duration::from_millis(250)).await;
                    visit.outside().await;
                    let word = place.trim_start_matches("#/").replace('/', "-");
                    let scheme = if dark { "dark" } else { "light" };
                    visit.photograph(&format!("embed-{page}-{word}-{width}-{scheme}"), width, 2_600).await;
                    visit.into_frame(0).await;
                }
            }
        }
    }
    visit.browser.stop().await;
}
