//! axe-core finds nothing wrong, best practices included: on any page in any language, in light and dark, embedded,
//! with nothing entered, with errors, with a plan under work, and where keeping fails.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway::content::languages;
use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::pages::PAGES;
use fairway_browser_tests::slots::sealed;
use fairway_browser_tests::work::realistic;
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

/// The main pages: judged in every language, in both themes, alone and embedded.
const MAIN: [&str; 9] = [
    "#/",
    "#/question/licences/change",
    "#/answers",
    "#/outcome",
    "#/plan/today",
    "#/plan/initiate",
    "#/plan/timeline",
    "#/tree",
    "#/keeping",
];

const THEMES: [&str; 2] = ["light", "dark"];

/// Opens every fold, so that what is in them is judged too.
const UNFOLD: &str = "document.querySelectorAll('#app details').forEach(fold => (fold.open = true))";

/// What is wrong with these pages, each line with its page.
async fn judged(visit: &Visit, state: &str, pages: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for page in pages {
        visit.go(page).await;
        wrong.extend(judged_here(visit, &format!("{state} {page}")).await);
    }
    wrong
}

async fn judged_here(visit: &Visit, state: &str) -> Vec<String> {
    visit.run(UNFOLD, json!([])).await;
    visit.settle().await;
    visit.judged().await.into_iter().map(|what| format!("{state}: {what}")).collect()
}

/// Speaks this language in these colours from the next start on.
async fn choose(visit: &Visit, language: &str, theme: &str) {
    let script = "localStorage.setItem('fairway:language', arguments[0]);
        localStorage.setItem('fairway:theme', arguments[1])";
    visit.run(script, json!([language, theme])).await;
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}: {wrong:#?}", wrong.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_in_light_and_dark() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let mut wrong = Vec::new();
    for (theme, pages) in [("light", &PAGES[..]), ("dark", &PAGES), ("contrast", &MAIN)] {
        choose(&visit, "en", theme).await;
        visit.open_with(&realistic(), "#/").await;
        wrong.extend(judged(&visit, theme, pages).await);
    }
    assert_none(&wrong);
    visit.end().await;
}

/// Colours are the same in every language, so each of the others has its turn in one theme; the main pages have
/// both.
#[tokio::test(flavor = "multi_thread")]
async fn every_page_in_every_language() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let mut wrong = Vec::new();
    let others = languages().unwrap().into_iter().filter(|language| language.code != "en");
    for (place, language) in others.enumerate() {
        let themes = [THEMES[place % 2], THEMES[(place + 1) % 2]];
        for (theme, pages) in themes.into_iter().zip([&PAGES[..], &MAIN[..]]) {
            choose(&visit, &language.code, theme).await;
            visit.open_with(&realistic(), "#/").await;
            wrong.extend(judged(&visit, &format!("{} {theme}", language.code), pages).await);
        }
    }
    assert_none(&wrong);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_in_every_language_in_light_and_dark() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&realistic(), "#/").await;
    let mut wrong = Vec::new();
    for language in languages().unwrap() {
        for theme in THEMES {
            choose(&visit, &language.code, "auto").await;
            visit.open(&format!("?embed=1&theme={theme}#/")).await;
            let lang = visit.run("return document.documentElement.lang.slice(0, 2)", json!([])).await;
            assert_eq!(lang, language.code);
            wrong.extend(judged(&visit, &format!("embedded {} {theme}", language.code), &MAIN).await);
        }
    }
    assert_none(&wrong);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_nothing_entered_with_errors_and_where_keeping_fails() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let mut wrong = Vec::new();
    for theme in THEMES {
        choose(&visit, "en", theme).await;
        visit.open("?plan=empty1#/").await;
        wrong.extend(judged(&visit, &format!("empty {theme}"), &MAIN).await);
        // What was found at the start, and one of a newer Fairway.
        for (state, text) in [
            ("damaged", "{\"format\": \"fairway-plan\"".to_string()),
            ("newer", json!({"format": "fairway-plan", "version": 99}).to_string()),
        ] {
            visit.open_slots("seeded", [&sealed(4, &text), ""], "?plan=seeded#/").await;
            choose(&visit, "en", theme).await;
            visit.reload().await;
            wrong.extend(judged(&visit, &format!("{state} {theme}"), &["#/answers", "#/keeping"]).await);
        }
        // Errors: nothing chosen, and no number.
        visit.open("?plan=empty2#/question/service").await;
        for (page, field) in [("#/question/service", ""), ("#/question/licences", "#main input[type=text]")] {
            visit.go(page).await;
            if !field.is_empty() {
                visit.type_into(field, "many").await;
            }
            visit.click("#main form button[type=submit]").await;
            visit.wait_for(".error-summary").await;
            wrong.extend(judged_here(&visit, &format!("errors {theme} {page}")).await);
        }
    }
    visit.end().await;
    let denied = [("profile.default_content_setting_values.cookies", json!(2))];
    let visit = Visit::with(Chromium::start(&denied).await, server.address(), "#/").await;
    wrong.extend(judged(&visit, "denied", &MAIN).await);
    visit.end().await;
    assert_none(&wrong);
}
