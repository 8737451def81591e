//! The app in other languages: what was chosen or the browser prefers, everything kept when it changes, nothing left
//! in English, nothing that does not fit; and numbers, days and lists as the language has them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway::content::languages;
use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::pages::PAGES;
use fairway_browser_tests::pseudo::{CODES, EDGES, copy_that_speaks_them};
use fairway_browser_tests::work::realistic;
use fairway_browser_tests::{Visit, serve, serve_folder};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Words on the page that stand between no edges: `[text, where]`.
const BARE: &str = r"
    const [open, close] = arguments;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    const look = (text, place) => {
      // What a text holds of its own accord goes with it, to any depth.
      let depth = 0, bare = '';
      for (const sign of text) {
        if (sign === open) depth += 1;
        else if (sign === close) depth -= 1;
        else if (depth === 0) bare += sign;
      }
      // Broken into lines a text loses its edges, not its accents; days are the browser's words.
      const isOurs = /[áéïöüÿñçÅÉØ]/.test(bare), isJoin = /^[\s,]*(and)?\s*$/.test(bare), isDay = /^\s*([A-Z][a-z]+ )?(\d+, )?\d{4}\s*$/.test(bare);
      if (/\p{L}{2,}/u.test(bare) && !isOurs && !isDay && !isJoin) found.push([bare.trim(), place]);
    };
    document.querySelectorAll('details').forEach(fold => (fold.open = true));
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent.closest('[lang]:not(html), code, script, noscript, style, option:not([value=\'\'])') && parent.closest('#app') && parent.checkVisibility()) look(walker.currentNode.data, parent.getAttribute('class') || parent.tagName);
    }
    for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
      document.querySelectorAll(`#app [${name}]`).forEach(e => look(e.getAttribute(name), name));
    look(document.title, 'title');
    return found;";

/// All texts that are names: of products, plans, pages and people, in the pack and in the plan.
fn names() -> Vec<String> {
    fn gather(value: &Value, names: &mut Vec<String>) {
        match value {
            Value::String(text) => names.push(text.clone()),
            Value::Array(parts) => parts.iter().for_each(|part| gather(part, names)),
            Value::Object(parts) => parts.values().for_each(|part| gather(part, names)),
            _ => {}
        }
    }
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/content/packs/ems/2018-03");
    let mut names = Vec::new();
    for entry in fs::read_dir(pack).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.extension().is_some_and(|ending| ending == "json") {
            gather(&serde_json::from_str(&fs::read_to_string(entry).unwrap()).unwrap(), &mut names);
        }
    }
    gather(&serde_json::from_str(&realistic()).unwrap(), &mut names);
    names.push("Fairway".to_string());
    names
}

/// Speaks `code` from now on.
async fn speak(visit: &Visit, code: &str) {
    visit.run("localStorage.setItem('fairway:language', arguments[0])", json!([code])).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_says_anything_that_is_not_among_the_texts() {
    let folder = copy_that_speaks_them();
    let server = serve_folder(folder.path(), "").await;
    let visit = Visit::to(&server, "").await;
    speak(&visit, CODES[0]).await;
    visit.open_with(&realistic(), "#/").await;
    let names = names();
    let mut found = Vec::new();
    for page in PAGES {
        visit.go(page).await;
        visit.wait_until("return !document.querySelector('#annex[aria-busy]')").await;
        let bare: Vec<(String, String)> =
            serde_json::from_value(visit.run(BARE, json!(EDGES)).await).unwrap();
        let is_name = |text: &str| {
            names.iter().any(|name| name.contains(text) || text.contains(name.as_str()) && name.len() > 3)
        };
        found.extend(bare.into_iter().filter(|(text, _)| !is_name(text)).map(|found| (page, found)));
    }
    found.dedup();
    let found: Vec<String> = found.iter().map(|found| format!("{found:?}")).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn long_texts_and_texts_from_right_to_left_fit() {
    let folder = copy_that_speaks_them();
    let server = serve_folder(folder.path(), "").await;
    let visit = Visit::to(&server, "").await;
    let mut found = Vec::new();
    for code in CODES {
        speak(&visit, code).await;
        visit.open_with(&realistic(), "#/").await;
        let way = visit.run("return getComputedStyle(document.body).direction", json!([])).await;
        assert_eq!(way, if code == "qr" { "rtl" } else { "ltr" });
        for width in [320, 1280] {
            visit.browser.size(width, 900).await;
            for page in PAGES {
                visit.go(page).await;
                visit.wait_until("return !document.querySelector('#annex[aria-busy]')").await;
                if visit.is_too_wide().await {
                    let wide = "return [...document.querySelectorAll('#app *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.table-wrap')).slice(0, 4).map(e => e.tagName + '.' + e.getAttribute('class')).join(' ')";
                    found.push(format!("{code} {width} {page}: {}", visit.run(wide, json!([])).await));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_is_chosen_and_everything_stays() {
    let folder = copy_that_speaks_them();
    let server = serve_folder(folder.path(), "").await;
    for rules in [&[][..], &[("profile.default_content_setting_values.cookies", json!(2))]] {
        let is_denied = !rules.is_empty();
        let visit = Visit::with(Chromium::start(rules).await, server.address(), "#/question/service").await;
        visit.tick("intune").await;
        visit.go_on().await;
        visit.arrived_at("licences").await;
        visit.run("fairwayChoose('language', 'es')", json!([])).await;
        visit.wait_until("return document.documentElement.lang === 'es' && document.querySelector('.opening') === null && document.querySelector('#main h1') !== null").await;
        visit.arrived_at("licences").await;
        visit.go("#/answers").await;
        visit.wait_until("return document.querySelector('#main').innerText.includes('Intune')").await;
        let carried = visit.run("return history.state?.carried ?? null", json!([])).await;
        assert_eq!(carried, json!(null), "{is_denied}");
        if is_denied {
            visit.run("document.documentElement.removeAttribute('data-unkept')", json!([])).await;
        }
        visit.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn language_and_colours_are_chosen_on_a_page_of_their_own() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/about/display").await;
    visit.wait_for("#choose-language").await;
    let known = languages().unwrap();
    let offered = visit.texts("#choose-language .option__label").await;
    assert_eq!(offered, known.iter().map(|language| language.name.clone()).collect::<Vec<_>>());
    assert_eq!(visit.run("return document.querySelector('#language-en').checked", json!([])).await, true);
    let unreviewed = known.iter().filter(|language| !language.reviewed).count();
    assert_eq!(visit.texts("#choose-language .option__hint").await.len(), unreviewed);
    visit.click("label[for=theme-dark]").await;
    visit.click("#choose-theme button").await;
    let scheme = "return getComputedStyle(document.documentElement).colorScheme";
    visit.wait_until(&format!("{scheme} === 'dark'")).await;
    visit.reload().await;
    assert_eq!(visit.run(scheme, json!([])).await, "dark");
    visit.wait_for("#choose-theme").await;
    visit.click("label[for=theme-auto]").await;
    visit.click("#choose-theme button").await;
    visit.wait_until(&format!("{scheme} !== 'dark'")).await;
    for language in known.iter().skip(1).chain(&known[..1]) {
        visit.wait_for("#choose-language").await;
        visit.run("window.__before = true", json!([])).await;
        visit.click(&format!("label[for=language-{}]", language.code)).await;
        visit.click("#choose-language button").await;
        visit.restarted().await;
        let tag = visit
            .run(
                "return [document.documentElement.lang.slice(0, 2), document.documentElement.dir]",
                json!([]),
            )
            .await;
        assert_eq!(tag, json!([language.code, language.direction]));
    }
    visit.end().await;
}

/// What the list of languages says of plural forms is what the browser knows.
#[tokio::test(flavor = "multi_thread")]
async fn plural_forms_are_those_of_the_browser() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    for language in languages().unwrap() {
        let forms = "const rules = new Intl.PluralRules(arguments[0]);
            return ['zero', 'one', 'two', 'few', 'many', 'other'].filter(form => Array.from({length: 10000}, (_, n) => rules.select(n)).includes(form))";
        assert_eq!(
            visit.run(forms, json!([language.code])).await,
            json!(language.forms),
            "{}",
            language.code
        );
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_says_numbers_days_and_lists() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let between = '\u{1f}';
    for (kind, value, expected) in [
        ("form", "1".to_string(), "one".to_string()),
        ("form", "0".into(), "other".into()),
        ("number", "1500".into(), "1500".into()),
        ("number", "12345678901234567890".into(), "12,345,678,901,234,567,890".into()),
        ("date", "2018-03-21".into(), "21 March 2018".into()),
        ("date", "2018-03".into(), "2018-03".into()),
        ("month", "2018-03-31".into(), "March".into()),
        ("list", format!("a{between}b{between}c"), "a, b and c".into()),
        ("either", format!("a{between}b{between}c"), "a, b or c".into()),
        (
            "order",
            format!("Émil{between}Zoe{between}emma{between}Task 10{between}Task 9"),
            format!("0{between}2{between}4{between}3{between}1"),
        ),
    ] {
        let said = visit.run("return fairwaySay(arguments[0], arguments[1])", json!([kind, value])).await;
        assert_eq!(said, expected, "{kind} {value}");
    }
    visit.end().await;
}
