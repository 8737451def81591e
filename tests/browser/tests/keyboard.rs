//! The whole main job with the keyboard alone, focus always where it belongs and always visible.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::full_answers;
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// What has focus, whether `arguments[0]` finds it, and whether one can see that it has.
const FOCUSED: &str = "
    const element = document.activeElement;
    const shows = part => { const s = getComputedStyle(part); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none' };
    const box = element.getBoundingClientRect();
    return { there: element.matches(arguments[0]), value: element.value ?? '',
      seen: [element, element.closest('.option')].some(part => part !== null && shows(part)) && box.bottom > 0 && box.top < innerHeight,
      what: element.outerHTML.slice(0, 160), body: element === document.body };";

async fn press(visit: &Visit, keys: impl Into<TypingData>) {
    visit.driver().action_chain().send_keys(keys).perform().await.unwrap();
    visit.settle().await;
}

/// Tabs on until `selector` finds what has focus; every stop on the way must be visible.
async fn tab_to(visit: &Visit, selector: &str) {
    for _ in 0..120 {
        press(visit, Key::Tab).await;
        let focused = visit.run(FOCUSED, json!([selector])).await;
        assert!(focused["body"] == true || focused["seen"] == true, "focus cannot be seen: {focused}");
        if focused["there"] == true {
            return;
        }
    }
    panic!("Tab never reaches {selector} on:\n{}", visit.page().await);
}

async fn arrow_to(visit: &Visit, option: &str) {
    for _ in 0..10 {
        let focused = visit.run(FOCUSED, json!([":checked"])).await;
        match (focused["value"] == option, focused["there"] == true) {
            (true, true) => return,
            (true, false) => press(visit, Key::Space).await,
            _ => press(visit, Key::Down).await,
        }
    }
    panic!("the arrow keys never reach {option}");
}

async fn answer(visit: &Visit, given: &Value) {
    match given {
        Value::String(option) => {
            tab_to(visit, "input[type=radio]").await;
            arrow_to(visit, option).await;
        }
        Value::Array(options) => {
            let none = [json!("none-of-these")];
            let mut wanted: Vec<&Value> =
                if options.is_empty() { none.iter().collect() } else { options.iter().collect() };
            let script = "return [...document.querySelectorAll('.question input')].map(input => input.value)";
            let order: Vec<Value> = visit.run(script, json!([])).await.as_array().unwrap().clone();
            wanted.sort_by_key(|option| order.iter().position(|known| known == *option));
            for option in wanted {
                tab_to(visit, &format!("#answer-{}", option.as_str().unwrap())).await;
                press(visit, Key::Space).await;
            }
        }
        Value::Object(amounts) => {
            for (plan, number) in amounts {
                tab_to(visit, &format!("#amount-{plan}")).await;
                press(visit, number.to_string()).await;
            }
        }
        other => panic!("no such answer: {other}"),
    }
}

/// Follows the link or button that has focus; the heading of the next page takes the focus.
async fn enter(visit: &Visit, heading: Option<&str>) {
    let before = visit.run("return document.title", json!([])).await;
    press(visit, Key::Enter).await;
    visit
        .wait_until(&format!(
            "return document.title !== {before} && document.activeElement.matches('#main h1')"
        ))
        .await;
    if let Some(heading) = heading {
        visit.wait_until(&format!("return document.activeElement.innerText === {}", json!(heading))).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_needs_no_mouse() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.browser.size(1280, 800).await;
    tab_to(&visit, ".hero__actions a").await;
    enter(&visit, None).await;

    let answers = full_answers();
    let mut titles = vec!["Fairway: do you get the FastTrack Center Benefit for EMS?".to_string()];
    while let Some(question) = visit.question().await {
        visit.arrived_at(&question).await;
        visit.wait_until("return document.activeElement.matches('#main h1.question__title')").await;
        let title = visit.run("return document.title", json!([])).await.as_str().unwrap().to_string();
        assert!(title.ends_with(" · Fairway") && !titles.contains(&title), "{title} in {titles:?}");
        titles.push(title);
        answer(&visit, &answers[&question]).await;
        tab_to(&visit, ".question [type=submit]").await;
        enter(&visit, None).await;
    }
    assert_eq!(visit.saved().await["answers"], answers);
    assert_eq!(visit.run("return document.title", json!([])).await, "Check your answers · Fairway");

    tab_to(&visit, "#main a[href='#/outcome'].button").await;
    enter(&visit, Some("Your verdict")).await;
    tab_to(&visit, "#verdict-azure-ad-premium summary").await;
    tab_to(&visit, "#main a[href='#/plan'].button").await;
    enter(&visit, Some("Your onboarding plan")).await;
    tab_to(&visit, ".tabs a[href='#/plan/phases']").await;
    enter(&visit, Some("Phases")).await;
    tab_to(&visit, ".phase[data-phase=assess] h2 a").await;
    enter(&visit, Some("Assess")).await;
    tab_to(&visit, ".task .task__status").await;
    press(&visit, "Done").await;
    visit.wait_until("return document.querySelector('.task').dataset.status === 'done'").await;
    let task = visit.run("return document.querySelector('.task').id.replace('task-', '')", json!([])).await;
    assert_eq!(visit.saved().await["tasks"][task.as_str().unwrap()], json!({"status": "done"}));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_skip_link_leads_past_the_header() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/answers").await;
    press(&visit, Key::Tab).await;
    let focused = visit.run(FOCUSED, json!([".skip-link"])).await;
    assert_eq!((&focused["there"], &focused["seen"]), (&json!(true), &json!(true)), "{focused}");
    press(&visit, Key::Enter).await;
    visit.wait_until("return document.activeElement.id === 'main'").await;
    assert_eq!(
        visit.run("return location.hash", json!([])).await,
        "#/answers",
        "the skip link left the page"
    );
    press(&visit, Key::Tab).await;
    let inside = visit.run(FOCUSED, json!(["#main *"])).await;
    assert_eq!(inside["there"], true, "{inside}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_has_a_title_of_its_own_and_takes_the_focus() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let first = visit.run("return document.activeElement === document.body", json!([])).await;
    assert_eq!(first, true, "the first page leaves focus where the browser put it");
    let mut titles = vec![visit.run("return document.title", json!([])).await];
    for page in [
        "answers",
        "outcome",
        "plan",
        "plan/assess",
        "completion",
        "keeping",
        "about",
        "about/sources",
        "nowhere",
    ] {
        visit.go(&format!("#/{page}")).await;
        visit.wait_until("return document.activeElement.matches('#main h1') && document.title.startsWith(document.activeElement.innerText)").await;
        let title = visit.run("return document.title", json!([])).await;
        assert!(!titles.contains(&title), "{title} twice, at {page}");
        titles.push(title);
    }
    visit.end().await;
}
