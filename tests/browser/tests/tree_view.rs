//! Looking at the drawing of the decision tree: it opens where one is, zooms around the middle and says so
//! once, moves by keys and buttons, and is laid out for the width of the page.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;
use thirtyfour::prelude::*;

const WIDTH: &str = "return Number(document.querySelector('#tree-place > svg').getAttribute('width'))";
/// How far the region is scrolled.
const SCROLLED: &str =
    "const room = document.querySelector('#tree-place'); return [room.scrollLeft, room.scrollTop]";
/// The middle of what is seen, in thousandths of the drawing.
const MIDDLE: &str = "const room = document.querySelector('#tree-place'), svg = room.firstElementChild;
    return [(room.scrollLeft + room.clientWidth / 2) / svg.getAttribute('width') * 1000,
            (room.scrollTop + room.clientHeight / 2) / svg.getAttribute('height') * 1000]";
/// Whether the next question is within the region.
const HERE_IN_VIEW: &str = "const room = document.querySelector('#tree-place').getBoundingClientRect();
    const here = document.querySelector('#tree-place [data-state=here] .tree__box').getBoundingClientRect();
    return here.top >= room.top && here.left >= room.left && here.bottom <= room.bottom && here.right <= room.right + 1";

/// A plan with nothing said to one of the last questions.
fn but_for_the_certificates() -> String {
    let mut answers = full_answers();
    answers.as_object_mut().unwrap().remove("certificate-authority");
    plan_with(&answers)
}

async fn numbers(visit: &Visit, script: &str) -> [f64; 2] {
    serde_json::from_value(visit.run(script, json!([])).await).unwrap()
}

/// Opens the drawing in a window of this width.
async fn opened(visit: &Visit, width: u32, plan: &str) {
    visit.browser.size(width, 900).await;
    visit.open_with(plan, "#/tree").await;
    visit.wait_for("#tree-place > svg").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_one_is_is_in_view_from_the_start_and_after_fitting() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    for width in [360, 1280] {
        opened(&visit, width, &but_for_the_certificates()).await;
        assert!(numbers(&visit, SCROLLED).await[1] > 500.0, "it is far down at {width}");
        assert_eq!(visit.run(HERE_IN_VIEW, json!([])).await, true, "at {width}");
        // The page itself stays at its beginning.
        assert_eq!(visit.run("return scrollY", json!([])).await, 0);
        for button in ["#tree-fit", "#tree-natural"] {
            visit.run("document.querySelector('#tree-place').scrollTo(0, 0)", json!([])).await;
            visit.click(button).await;
            assert_eq!(visit.run(HERE_IN_VIEW, json!([])).await, true, "{button} at {width}");
        }
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn zoom_keeps_the_middle_and_is_said_once() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    opened(&visit, 1280, &but_for_the_certificates()).await;
    let natural = visit.run(WIDTH, json!([])).await.as_f64().unwrap();
    visit.run("document.querySelector('#tree-place').scrollTo(300, 1500)", json!([])).await;
    let watch = "window.said = [];
        new MutationObserver(() => said.push(document.querySelector('[role=status].tree__zoom').textContent))
            .observe(document.querySelector('[role=status].tree__zoom'), {childList: true, subtree: true, characterData: true})";
    visit.run(watch, json!([])).await;
    let before = numbers(&visit, MIDDLE).await;
    for (button, percent) in [("in", 140), ("in", 200), ("out", 140), ("out", 100), ("in", 140)] {
        visit.click(&format!("#tree-zoom-{button}")).await;
        let now = numbers(&visit, MIDDLE).await;
        assert!((0..2).all(|axis| (before[axis] - now[axis]).abs() < 2.0), "{percent}: {before:?}, {now:?}");
        assert_eq!(
            visit.run(WIDTH, json!([])).await.as_f64(),
            Some((natural * f64::from(percent) / 100.0).floor())
        );
    }
    assert_eq!(
        visit.run("return said", json!([])).await,
        json!(["Zoom 140 %", "Zoom 200 %", "Zoom 140 %", "Zoom 100 %", "Zoom 140 %"])
    );
    // What changes nothing says nothing.
    for _ in 0..4 {
        visit.click("#tree-zoom-in").await;
    }
    let said = visit.run("return said.slice(5)", json!([])).await;
    assert_eq!(said, json!(["Zoom 200 %", "Zoom 280 %", "Zoom 400 %"]));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_moves_and_zooms_without_dragging() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    opened(&visit, 1000, &plan_with(&json!({}))).await;
    let press = async |key: char| {
        visit.driver().active_element().await.unwrap().send_keys(key.to_string()).await.unwrap();
        visit.settle().await;
    };
    visit.run("document.querySelector('#tree-place').focus()", json!([])).await;
    let natural = visit.run(WIDTH, json!([])).await.as_f64().unwrap();
    press('+').await;
    assert!(visit.run(WIDTH, json!([])).await.as_f64().unwrap() > natural * 1.3);
    press('0').await;
    assert_eq!(visit.run(WIDTH, json!([])).await.as_f64(), Some(natural));
    assert_eq!(numbers(&visit, SCROLLED).await, [0.0, 0.0]);
    for (key, axis) in [(Key::Down, 1), (Key::Right, 0)] {
        press(key.value()).await;
        let scroll = ["scrollLeft", "scrollTop"][axis];
        visit.wait_until(&format!("return document.querySelector('#tree-place').{scroll} > 0")).await;
    }
    for (button, axis) in [("down", 1), ("right", 0), ("up", 1), ("left", 0)] {
        let before = numbers(&visit, SCROLLED).await[axis];
        visit.click(&format!("#tree-move-{button}")).await;
        let now = numbers(&visit, SCROLLED).await[axis];
        assert!(
            if matches!(button, "down" | "right") { now > before } else { now < before },
            "{button}: {before}, {now}"
        );
    }
    // Every tool is a stop of the keyboard, and says its name.
    let nameless = "return [...document.querySelectorAll('.tree__tools button')]
        .filter(tool => tool.tabIndex !== 0 || !(tool.getAttribute('aria-label') || tool.innerText)).length";
    assert_eq!(visit.run(nameless, json!([])).await, 0);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_laid_out_for_the_width_of_the_page() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    opened(&visit, 1280, &but_for_the_certificates()).await;
    let wide = visit.run(WIDTH, json!([])).await.as_f64().unwrap();
    let sideways =
        "const room = document.querySelector('#tree-place'); return room.scrollWidth > room.clientWidth";
    for width in [320_u32, 360, 700] {
        visit.browser.size(width, 900).await;
        visit
            .wait_until(&format!(
                "return document.querySelector('#tree-place > svg').width.baseVal.value < {width}"
            ))
            .await;
        assert_eq!(visit.run(sideways, json!([])).await, false, "at {width}");
        assert_eq!(visit.run(HERE_IN_VIEW, json!([])).await, true, "at {width}");
    }
    // Focus that was in the drawing does not get lost.
    visit.click("#tree-here-button").await;
    visit.browser.size(1280, 900).await;
    visit
        .wait_until(&format!(
            "return document.querySelector('#tree-place > svg').width.baseVal.value === {wide}"
        ))
        .await;
    visit.focused("#tree-place").await;
    visit.end().await;
}
