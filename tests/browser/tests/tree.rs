//! The decision tree: drawing and outline have the same nodes and tell the same, every question is reached
//! by keyboard, every node has a name, and the drawing can be taken away as a file and on paper.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

async fn nodes(visit: &Visit) -> Vec<String> {
    let script = "return [...document.querySelectorAll('#annex [data-node]')].map(node => node.dataset.node)";
    serde_json::from_value(visit.run(script, json!([])).await).unwrap()
}

/// Answers up to a question in the middle.
fn up_to_the_forest_level() -> Value {
    json!({
        "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 500}, "onboarded": [],
        "forest-count": "single", "identity": "synchronized"
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn drawing_and_outline_have_the_same_nodes_and_the_same_way() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "#/answers").await;
    visit.click("#main a[href='#/tree']").await;
    visit.wait_for("#tree-place > svg").await;
    let (drawn, told) = (nodes(&visit).await, visit.texts("#annex > .prose").await);
    let taken = "return document.querySelectorAll('#annex [data-node][data-state=taken]').length";
    let walked = visit.run(taken, json!([])).await.as_u64().unwrap();
    assert!(drawn.len() > 100 && walked > 10, "{} nodes, {walked} taken", drawn.len());
    visit.click(".tabs a[href='#/tree/outline']").await;
    visit.wait_for(".outline").await;
    assert_eq!(nodes(&visit).await, drawn);
    assert_eq!(visit.run(taken, json!([])).await.as_u64(), Some(walked));
    assert_eq!(visit.texts("#annex > .prose").await, told);
    assert!(told[1].contains("Your way so far: Services, Licences per plan,"), "{told:?}");
    // Verdicts stand under the headings of their kinds, as in the drawing.
    assert_eq!(visit.texts("#annex h3").await, ["Services", "Identity options", "Ways of signing in"]);
    let settled = visit.texts("[data-kind=outcome] > .outline__line > .sign").await;
    let outcomes = drawn.iter().filter(|id| id.starts_with("outcome/") && id.matches('/').count() == 1);
    assert_eq!(settled.len(), outcomes.count());
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_forms_lead_to_where_one_is_and_the_overview_leads_to_them() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&up_to_the_forest_level()), "#/about").await;
    visit.click("#annex a[href='#/tree']").await;
    let focused = "return document.activeElement.getAttribute('href')";
    for (form, place) in [("#/tree", "#tree-place > svg"), ("#/tree/outline", ".outline")] {
        visit.go(form).await;
        visit.wait_for(place).await;
        visit.click("#tree-here-button").await;
        assert_eq!(visit.run(focused, json!([])).await, "#/question/forest-level", "{form}");
        let current =
            visit.run("return document.activeElement.getAttribute('aria-current')", json!([])).await;
        assert_eq!(current, "step", "{form}");
    }
    // With all answered it leads to the first verdict.
    visit.open_with(&plan_with(&full_answers()), "#/tree").await;
    for (form, place) in [("#/tree/outline", ".outline"), ("#/tree", "#tree-place > svg")] {
        visit.go(form).await;
        visit.wait_for(place).await;
        visit.click("#tree-here-button").await;
        assert_eq!(visit.run(focused, json!([])).await, "#/why/azure-ad-premium", "{form}");
    }
    visit.end().await;
}

/// What assistive technology is told.
#[tokio::test(flavor = "multi_thread")]
async fn every_node_of_the_drawing_has_a_name_that_tells_all() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&up_to_the_forest_level()), "#/tree").await;
    visit.wait_for("#tree-place > svg").await;
    let told = visit.driver().cdp().send_raw("Accessibility.getFullAXTree", json!({})).await.unwrap();
    let names = |role: &str| -> Vec<String> {
        let all = told["nodes"].as_array().unwrap().iter();
        let all = all.filter(|node| node["ignored"] == false && node["role"]["value"] == role);
        all.map(|node| node["name"]["value"].as_str().unwrap_or_default().to_string()).collect()
    };
    let (links, images) = (names("link"), names("image"));
    let nodes = nodes(&visit).await;
    let questions = links.iter().filter(|name| name.starts_with("Question ")).count();
    assert_eq!(
        questions,
        nodes.iter().filter(|id| id.matches('/').count() == 1 && id.starts_with("question/")).count()
    );
    let next = "Question 6, next. Forest level. What is the functional level of your forest?";
    assert!(links.iter().any(|name| name.starts_with(next)), "{links:#?}");
    assert!(links.iter().any(|name| name.contains("Your answer: One")), "{links:#?}");
    assert_eq!(images.len(), nodes.iter().filter(|id| id.matches('/').count() == 2).count(), "{images:#?}");
    for end in [". your way", ". not your way", ". still possible", ". decides"] {
        assert!(images.iter().any(|name| name.ends_with(end)), "{end} in {images:#?}");
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_gives_a_file_with_the_legend_of_the_page() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&json!({"service": ["intune"]})), "#/tree").await;
    visit.wait_for("#tree-place > svg").await;
    let saved = "const made = URL.createObjectURL; let blob; URL.createObjectURL = given => (blob = given, made.call(URL, given));
        document.querySelector('#tree-save').click();
        URL.createObjectURL = made;
        return blob.text().then(text => [blob.type, text])";
    let file = visit.run(saved, json!([])).await;
    let text = file[1].as_str().unwrap();
    assert_eq!(file[0], "image/svg+xml");
    assert!(text.starts_with("<?xml") && text.ends_with("</svg>\n"), "{text}");
    // That it is sound XML is held natively, in tests/tree_drawing.rs.
    assert_eq!(text.matches("data-kind=\"question\"").count(), 22);
    let keys = visit.texts(".tree__key").await;
    assert!(keys.len() >= 8 && keys.contains(&"not your way".to_string()), "{keys:?}");
    assert_eq!(text.matches("class=\"tree__key\"").count(), keys.len());
    assert!(keys.iter().all(|key| text.contains(&format!(">{}</text>", key.trim()))), "{keys:?}");
    let samples = "return document.querySelectorAll('.tree__key svg[aria-hidden=true] > *').length";
    assert_eq!(visit.run(samples, json!([])).await.as_u64(), Some(keys.len() as u64));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_paper_it_is_cut_into_sheets_and_comes_back_after() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "#/tree").await;
    visit.wait_for("#tree-place > svg").await;
    let drawn = nodes(&visit).await;
    visit.browser.size(672, 980).await;
    let media = json!({"media": "print"});
    visit.driver().cdp().send_raw("Emulation.setEmulatedMedia", media).await.unwrap();
    visit.run("dispatchEvent(new Event('beforeprint'))", json!([])).await;
    let sheets = "return [...document.querySelectorAll('#tree-place > svg')].map(sheet => sheet.getBoundingClientRect().height)";
    let heights: Vec<f64> = serde_json::from_value(visit.run(sheets, json!([])).await).unwrap();
    assert!(heights.len() > 3 && heights.iter().all(|height| *height < 900.0), "{heights:?}");
    assert_eq!(nodes(&visit).await, drawn, "every node is on one sheet");
    visit.run("dispatchEvent(new Event('afterprint'))", json!([])).await;
    let after: Vec<f64> = serde_json::from_value(visit.run(sheets, json!([])).await).unwrap();
    assert_eq!(after.len(), 1);
    visit.end().await;
}
