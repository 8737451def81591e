//! Why, not sure, and what would change it: the explanation of every kind of row, the question to answer
//! first, and the smallest changes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

fn with(changes: Value) -> String {
    let mut answers = full_answers();
    for (question, answer) in changes.as_object().unwrap() {
        answers[question] = answer.clone();
    }
    plan_with(&answers)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_is_taken_apart_condition_by_condition() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&with(json!({"licences": {"plan-ems": 149}})), "#/outcome").await;
    visit.run("document.querySelectorAll('details').forEach(fold => fold.open = true)", json!([])).await;
    visit.click("#verdict-intune a[href='#/why/intune']").await;
    visit.wait_for("#annex .condition").await;
    assert_eq!(visit.text("#main h1").await, "Why?");
    let page = visit.page().await;
    for said in ["One licence short", "does not hold", "Licences per plan", "What would change it"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    // The rule that decides holds; those before it do not.
    let came_to = "return [...document.querySelectorAll('#annex ol > .rule > .condition__came-to')].map(e => e.dataset.truth)";
    let rules: Vec<String> = serde_json::from_value(visit.run(came_to, json!([])).await).unwrap();
    let (last, before) = rules.split_last().unwrap();
    assert!(before.iter().all(|truth| truth == "false") && before.len() > 1, "{rules:?}");
    assert_eq!(last, "true");
    // The smallest change is one licence.
    let changes = visit.whole_text("#annex").await;
    assert!(changes.contains("1 more for Enterprise Mobility + Security, 150 in all"), "{changes}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_row_has_its_explanation_and_a_stranger_has_none() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "#/outcome").await;
    for id in [
        "id-federated",
        "pta",
        "env-core-forest-level",
        "rule-forest-level",
        "oos-custom-rules",
        "step-init-1",
    ] {
        visit.go(&format!("#/why/{id}")).await;
        visit.wait_for("#annex .condition").await;
        assert!(visit.whole_text("#annex").await.contains(" hold"), "{id}");
    }
    visit.go("#/why/nobody").await;
    assert!(visit.whole_text("#annex").await.contains("Your answers are safe"), "{}", visit.page().await);
    visit.go("#/plan/assess").await;
    visit.run("document.querySelector('.task details:not(.task__editor)').open = true", json!([])).await;
    visit.click(".task a[href^='#/why/']").await;
    visit.wait_for("#annex .condition").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_open_names_the_question_to_answer_first_with_whom_to_ask_and_a_command() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&with(json!({"forest-level": "unknown"})), "#/outcome").await;
    let advice = visit.text(".advice").await;
    assert!(advice.contains("Answer this first") && advice.contains("(Get-ADForest).ForestMode"), "{advice}");
    assert!(advice.contains("it reads and changes nothing"), "{advice}");
    visit.click(".advice button[data-copy]").await;
    let told = "return document.querySelector('.advice [role=status]').textContent !== ''";
    visit.wait_until(told).await;
    visit.click(".advice a[href='#/question/forest-level/change']").await;
    visit.arrived_at("forest-level").await;
    visit.tick("2008-or-later").await;
    visit.go_on().await;
    visit.wait_until("return location.hash === '#/answers'").await;
    visit.go("#/outcome").await;
    assert_eq!(visit.texts(".advice").await, Vec::<String>::new());
    visit.end().await;
}
