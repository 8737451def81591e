//! The decision tree: drawing and outline have the same nodes, zoom needs no dragging, every question is
//! reached by keyboard, and the drawing can be taken away as a file.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

async fn nodes(visit: &Visit) -> Vec<String> {
    let script = "return [...document.querySelectorAll('#annex [data-node]')].map(node => node.dataset.node)";
    serde_json::from_value(visit.run(script, json!([])).await).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn drawing_and_outline_have_the_same_nodes_and_the_same_way() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "#/answers").await;
    visit.click("#main a[href='#/tree']").await;
    visit.wait_for("#tree-place > svg").await;
    let drawn = nodes(&visit).await;
    let taken = "return document.querySelectorAll('#annex [data-node][data-state=taken]').length";
    let walked = visit.run(taken, json!([])).await.as_u64().unwrap();
    assert!(drawn.len() > 100 && walked > 10, "{} nodes, {walked} taken", drawn.len());
    visit.click(".tabs a[href='#/tree/outline']").await;
    visit.wait_for(".outline").await;
    assert_eq!(nodes(&visit).await, drawn);
    assert_eq!(visit.run(taken, json!([])).await.as_u64(), Some(walked));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_zooms_and_leads_to_questions_by_keyboard_and_gives_a_file() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&json!({"service": ["intune"]})), "#/tree").await;
    visit.wait_for("#tree-place > svg").await;
    let width = "return Number(document.querySelector('#tree-place > svg').getAttribute('width'))";
    let natural = visit.run(width, json!([])).await.as_f64().unwrap();
    let press = "document.querySelector('#tree-place').dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true, cancelable: true}))";
    visit.run(press, json!(["+"])).await;
    assert!(visit.run(width, json!([])).await.as_f64().unwrap() > natural * 1.3);
    visit.run(press, json!(["0"])).await;
    assert_eq!(visit.run(width, json!([])).await.as_f64(), Some(natural));
    visit.click(".tree__tools button:nth-of-type(2)").await;
    assert!(visit.run(width, json!([])).await.as_f64().unwrap() < natural);
    // Where am I: focus is on the question to answer next, and Enter opens it.
    visit.click(".tree__tools button:nth-of-type(5)").await;
    let focused = "return document.activeElement.getAttribute('href')";
    assert_eq!(visit.run(focused, json!([])).await, "#/question/licences");
    let saved = "const made = URL.createObjectURL; let blob; URL.createObjectURL = given => (blob = given, made.call(URL, given));
        document.querySelector('.tree__tools button:nth-of-type(6)').click();
        URL.createObjectURL = made;
        return blob.text().then(text => [blob.type, text])";
    let file = visit.run(saved, json!([])).await;
    let text = file[1].as_str().unwrap();
    assert_eq!(file[0], "image/svg+xml");
    assert!(text.starts_with("<?xml") && text.ends_with("</svg>\n"), "{text}");
    // That it is sound XML is held natively, in tests/tree_drawing.rs.
    assert_eq!(text.matches("data-kind=\"question\"").count(), 22);
    visit.end().await;
}
