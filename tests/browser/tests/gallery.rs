//! The gallery holds every component, and gallery and main pages look as they did: at three widths, in light and dark.
//! `FAIRWAY_KEEP=1 cargo test -p fairway-browser-tests --test gallery` keeps the pictures anew (tests/browser/pictures,
//! a sixteenth of their size); the gallery itself is then in target/gallery, to be looked at in a browser.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::compared::{difference, keeps, made_in};
use fairway_browser_tests::gallery::{CLOCK, Specimens, components, day, environment, page};
use fairway_browser_tests::pages::PAGES;
use fairway_browser_tests::seeded::{worked_answers, worked_plan};
use fairway_browser_tests::walk::plan_with;
use fairway_browser_tests::work::realistic_from;
use fairway_browser_tests::worker::copy_of_dist;
use fairway_browser_tests::{Visit, serve, serve_folder};
use serde_json::json;
use std::path::Path;

const WIDTHS: [u32; 3] = [360, 768, 1280];
/// What only packs with faults show.
const ELSEWHERE: [&str; 1] = ["witness"];
/// No taller than this: the gallery is cut into several pictures, of a main page the rest is left out.
const TALLEST: u64 = 4_000;
/// The main pages, by the names of their pictures.
const MAIN: [(&str, &str); 6] = [
    ("question", "#/question/licences/change"),
    ("answers", "#/answers"),
    ("verdict", "#/outcome"),
    ("today", "#/plan/today"),
    ("phase", "#/plan/initiate"),
    ("keeping", "#/keeping"),
];

/// Components that are only there while something is done, and what does it.
async fn gather_passing(visit: &Visit, specimens: &mut Specimens) {
    visit.open("?plan=empty1#/question/service").await;
    visit.go_on().await;
    visit.wait_for(".error-summary").await;
    visit.gather(specimens).await;
    visit.open("?plan=seeded&embed=1#/outcome").await;
    visit.wait_for(".frame-bar").await;
    visit.gather(specimens).await;
    // Another answer tried out, with what it sets aside.
    visit.open("?plan=seeded#/what-if/identity").await;
    visit.tried("synchronized").await;
    visit.gather(specimens).await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/plan/history").await;
    visit.gather(specimens).await;
    // Answers left open, and nothing kept at all.
    let open = json!({"service": ["intune"], "licences": "unknown"});
    visit.open_with(&plan_with(&open), "#/outcome").await;
    visit.gather(specimens).await;
    visit.open_slots("seeded", ["7 1\n{}", "not json"], "#/outcome").await;
    visit.gather(specimens).await;
    visit.run("localStorage.clear()", json!([])).await;
    visit.open("#/").await;
    visit.gather(specimens).await;
}

async fn gathered(visit: &Visit) -> Specimens {
    let mut specimens = Specimens::new();
    visit.browser.before_pages(CLOCK).await;
    visit.open_with(&realistic_from(&day), "#/").await;
    for page in PAGES {
        visit.go(page).await;
        visit.gather(&mut specimens).await;
        visit
            .run("document.querySelectorAll('#app details').forEach(fold => (fold.open = true))", json!([]))
            .await;
        visit.gather(&mut specimens).await;
    }
    gather_passing(visit, &mut specimens).await;
    specimens
}

/// Pictures of the page as it is, in both schemes and all widths; tells what differs.
async fn held_against(visit: &Visit, name: &str, most: usize) -> Vec<String> {
    let mut differs = Vec::new();
    for dark in [false, true] {
        visit.browser.dark(dark).await;
        for width in WIDTHS {
            visit.browser.size(width, 900).await;
            visit.settle().await;
            let height = visit.run("return document.documentElement.scrollHeight", json!([])).await;
            let height = height.as_u64().unwrap().max(900);
            for (place, top) in (0..height).step_by(TALLEST as usize).take(most).enumerate() {
                visit.browser.size(width, u32::try_from((height - top).min(TALLEST)).unwrap()).await;
                visit.run("scrollTo({top: arguments[0], behavior: 'instant'})", json!([top])).await;
                visit.settle().await;
                let png = visit.driver().screenshot_as_png().await.unwrap();
                let scheme = if dark { "dark" } else { "light" };
                differs.extend(difference(&format!("{name}-{width}-{scheme}-{place}"), &png));
            }
        }
    }
    visit.browser.dark(false).await;
    differs
}

/// Pictures are only compared where browser and fonts are those they were made with; elsewhere that is told.
async fn is_comparable(visit: &Visit) -> bool {
    let now = environment(visit).await;
    let then = made_in(&now);
    if now != then {
        println!("Not compared: the pictures were made with {then}, here is {now}");
    }
    now == then
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gallery_holds_every_component_and_looks_as_it_did() {
    let folder = copy_of_dist();
    let server = serve_folder(folder.path(), "").await;
    let visit = Visit::to(&server, "").await;
    let specimens = gathered(&visit).await;
    let missing: Vec<String> = components()
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| !specimens.contains_key(name) && !ELSEWHERE.contains(&name.as_str()))
        .collect();
    let html = page(folder.path(), &specimens);
    std::fs::write(folder.path().join("gallery.html"), &html).unwrap();
    if keeps() {
        let copy = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/gallery");
        std::fs::create_dir_all(&copy).unwrap();
        for entry in std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.extension().is_some_and(|ending| ending == "css" || ending == "html") {
                std::fs::copy(&entry, copy.join(entry.file_name().unwrap())).unwrap();
            }
        }
    }
    assert!(missing.is_empty(), "no page shows {missing:?}");
    visit.driver().goto(format!("{}gallery.html", visit.address)).await.unwrap();
    visit.wait_until("return document.readyState === 'complete'").await;
    if is_comparable(&visit).await {
        let differs = held_against(&visit, "gallery", usize::MAX).await;
        assert!(differs.is_empty(), "{differs:#?}");
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_pages_look_as_they_did() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    if !is_comparable(&visit).await {
        return visit.end().await;
    }
    let mut differs = held_against(&visit, "start", 1).await;
    visit.browser.before_pages(CLOCK).await;
    visit.open("#/about/example").await;
    visit.wait_until("return location.hash === '#/plan/today' && !!document.querySelector('#main h1')").await;
    for (name, page) in MAIN {
        visit.go(page).await;
        differs.extend(held_against(&visit, name, 1).await);
    }
    assert!(differs.is_empty(), "{differs:#?}");
    visit.end().await;
}
