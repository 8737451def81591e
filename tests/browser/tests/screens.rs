//! Photographs of the main pages, for people to look at: `cargo test -p fairway-browser-tests --test
//! screens -- --ignored` writes them to target/screens.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::packs::with_a_gap;
use fairway_browser_tests::photograph::screens;
use fairway_browser_tests::walk::{full_answers, plan_with, record_with, worked_on};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

const PAGES: [(&str, &str); 34] = [
    ("home", "#/"),
    ("question-many", "#/question/service"),
    ("question-numbers", "#/question/licences"),
    ("question-one", "#/question/identity"),
    ("answers", "#/answers"),
    ("verdict", "#/outcome"),
    ("what-if", "#/what-if"),
    ("what-if-form", "#/what-if/forest-count"),
    ("compare", "#/compare"),
    ("plans", "#/"),
    ("today", "#/plan/today"),
    ("phases", "#/plan/phases"),
    ("all", "#/plan/all"),
    ("timeline", "#/plan/timeline"),
    ("responsibilities", "#/plan/responsibilities"),
    ("environment", "#/plan/environment"),
    ("scope", "#/plan/scope"),
    ("meetings", "#/plan/meetings"),
    ("people", "#/plan/people"),
    ("summary", "#/plan/summary"),
    ("history", "#/plan/history"),
    ("settings", "#/plan/settings"),
    ("phase", "#/plan/assess?task=cust-assess-stakeholders"),
    ("tree", "#/tree"),
    ("outline", "#/tree/outline"),
    ("why", "#/why/id-federated"),
    ("why-task", "#/why/step-init-1"),
    ("completion", "#/completion"),
    ("about", "#/about"),
    ("sources", "#/about/sources"),
    ("proof", "#/about/proof"),
    ("packs", "#/packs"),
    ("keeping", "#/keeping"),
    ("packs-refused", "#/packs"),
];

/// Whether a page is wanted: all, or those that SCREENS names.
fn wanted(name: &str) -> bool {
    std::env::var("SCREENS").map_or(true, |names| names.split(',').any(|known| known == name))
}

#[ignore = "makes pictures and checks nothing"]
#[tokio::test(flavor = "multi_thread")]
async fn photographs() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&record_with(&worked_on()), "").await;
    // The what-if page shows most with something tried.
    for (question, option) in [("forest-count", "single"), ("identity", "federated")] {
        visit.go(&format!("#/what-if/{question}")).await;
        visit.tried(option).await;
    }
    for (scheme, dark) in [("light", false), ("dark", true)] {
        visit.browser.dark(dark).await;
        for width in [360, 768, 1280] {
            for (name, page) in PAGES.into_iter().filter(|(name, _)| wanted(name)) {
                visit.browser.size(width, 900).await;
                visit.go(page).await;
                visit.wait_for("#main h1").await;
                if name == "packs-refused" {
                    visit.load_pack(&with_a_gap().to_string()).await;
                }
                if name == "proof" {
                    visit.click("#prove").await;
                    visit.wait_for("[data-figure=digest]").await;
                }
                visit.photograph(&format!("{name}-{width}-{scheme}"), width, 6000).await;
            }
        }
    }
    visit.end().await;
}

/// The decision tree with nothing answered, some and all, at three widths, light and dark; with forced
/// colours; and as it is printed.
#[ignore = "makes pictures and checks nothing"]
#[tokio::test(flavor = "multi_thread")]
async fn photographs_of_the_tree() {
    let folder = screens();
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let mut some = full_answers();
    for later in
        ["sign-in", "seamless-sso", "sso-deployed", "k12", "certificate-authority", "wifi-infrastructure"]
    {
        some.as_object_mut().unwrap().remove(later);
    }
    let media = async |features: serde_json::Value, media: &str| {
        let set = json!({"media": media, "features": features});
        visit.driver().cdp().send_raw("Emulation.setEmulatedMedia", set).await.unwrap();
    };
    for (state, answers) in [("none", json!({})), ("some", some), ("all", full_answers())] {
        visit.open_with(&plan_with(&answers), "").await;
        for (form, page) in [("tree", "#/tree"), ("outline", "#/tree/outline")] {
            for (scheme, name) in [
                ("prefers-color-scheme", "light"),
                ("prefers-color-scheme", "dark"),
                ("forced-colors", "active"),
            ] {
                media(json!([{"name": scheme, "value": name}]), "").await;
                for width in [360, 768, 1280] {
                    visit.browser.size(width, 900).await;
                    visit.go("#/about").await;
                    visit.go(page).await;
                    visit.photograph(&format!("{form}-{state}-{width}-{name}"), width, 6000).await;
                }
            }
            media(json!([]), "print").await;
            visit.browser.size(672, 980).await;
            visit.run("dispatchEvent(new Event('beforeprint'))", json!([])).await;
            visit.photograph(&format!("{form}-{state}-print"), 672, 6000).await;
            visit.run("dispatchEvent(new Event('afterprint'))", json!([])).await;
        }
    }
    // As a printer gets it.
    media(json!([]), "").await;
    visit.browser.size(1280, 900).await;
    visit.open_with(&plan_with(&full_answers()), "#/tree").await;
    visit.wait_for("#tree-place > svg").await;
    let paper =
        visit.driver().cdp().send_raw("Page.printToPDF", json!({"preferCSSPageSize": true})).await.unwrap();
    std::fs::write(folder.join("tree.pdf.base64"), paper["data"].as_str().unwrap()).unwrap();
    // The first mark of the channel with its words, where one points at it.
    media(json!([]), "").await;
    for width in [360, 768, 1280] {
        visit.browser.size(width, 500).await;
        visit.open_with(&plan_with(&json!({"service": ["cloud-app-security"]})), "#/question/licences").await;
        visit.run("document.querySelector('.channel a[href]').focus({focusVisible: true})", json!([])).await;
        visit.settle().await;
        visit.driver().screenshot(&folder.join(format!("channel-{width}.png"))).await.unwrap();
    }
    visit.end().await;
}
