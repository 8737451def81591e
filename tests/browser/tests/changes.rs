//! Changing one's mind: what a changed answer does to others, to the plan, and what a wrong number gets.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

/// Changes one answer from the answers page and lands back there.
async fn change(visit: &Visit, question: &str, option: &str) {
    visit.go("#/answers").await;
    visit.click(&format!("a[href='#/question/{question}/change']")).await;
    visit.wait_for(".question").await;
    visit.tick(option).await;
    assert_eq!(visit.text(".question [type=submit]").await, "Save and return to your answers");
    visit.go_on().await;
    visit.confirm_change().await;
    visit.go("#/answers").await;
    visit.wait_until("return document.querySelector('#main h1')?.innerText === 'Check your answers'").await;
}

async fn task_ids(visit: &Visit) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.task')].map(task => task.id.replace('task-', ''))";
    serde_json::from_value(visit.run(script, json!([])).await).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_answer_sets_others_aside_and_changing_back_restores_them() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "#/answers").await;
    let before = visit.text("#main").await;
    assert!(!before.contains("Set aside"), "{before}");

    change(&visit, "identity", "cloud").await;
    let aside = visit.text("#main").await;
    let (counted, set_aside) = aside.split_once("Set aside").unwrap();
    assert!(
        set_aside.contains("Password Hash Sync") || set_aside.contains("In the cloud, by Azure AD"),
        "{aside}"
    );
    assert!(!counted.contains("In the cloud, by Azure AD"), "{aside}");
    assert_eq!(visit.saved().await["answers"]["sign-in"], "phs");

    change(&visit, "identity", "synchronized").await;
    assert_eq!(visit.text("#main").await, before);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn back_leads_to_the_question_before_with_its_answer_ticked() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/question/service").await;
    visit.tick("intune").await;
    visit.go_on().await;
    visit.arrived_at("licences").await;
    visit.click(".back-link").await;
    visit.arrived_at("service").await;
    let ticked = "return [...document.querySelectorAll('.question input:checked')].map(input => input.value)";
    assert_eq!(visit.run(ticked, json!([])).await, json!(["intune"]));
    visit.click(".back-link").await;
    visit
        .wait_until(
            "return location.hash === '#/' && document.querySelector('#main h1')?.innerText === 'Your plans'",
        )
        .await;
    visit.wait_for("#annex .button--primary").await;
    visit.click("#annex .button--primary").await;
    visit.arrived_at("licences").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn not_sure_everywhere_leads_to_a_verdict_that_says_what_it_depends_on() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/question/service").await;
    let mut asked = 0;
    while let Some(question) = visit.question().await {
        visit.arrived_at(&question).await;
        visit.tick("unknown").await;
        visit.go_on().await;
        asked += 1;
        assert!(asked < 30, "no end of questions at {question}");
    }
    assert!(asked >= 5, "only {asked} questions");
    let answers = visit.saved().await["answers"].clone();
    assert!(answers.as_object().unwrap().values().all(|answer| answer == "unknown"), "{answers}");
    visit.go("#/outcome").await;
    visit.wait_for(".verdict").await;
    let row = visit.text("#verdict-azure-ad-premium").await;
    assert!(row.contains("Depends on"), "{row}");
    let levels = "return [...document.querySelectorAll('.verdict[id=\"verdict-intune\"]')].map(row => row.dataset.level)";
    assert_eq!(visit.run(levels, json!([])).await, json!(["depends"]));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_status_of_a_task_survives_an_answer_that_changes_and_changes_back() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let mut cloud = full_answers();
    cloud["identity"] = json!("cloud");
    visit.open_with(&plan_with(&cloud), "#/plan/enable").await;
    let fewer = task_ids(&visit).await;
    visit.open_with(&plan_with(&full_answers()), "#/plan/enable").await;
    let task = task_ids(&visit).await.into_iter().find(|task| !fewer.contains(task)).unwrap();
    visit.choose(&format!("#status-{task}"), "done").await;

    change(&visit, "identity", "cloud").await;
    visit.go("#/plan/enable").await;
    visit.wait_for(".task").await;
    assert!(!task_ids(&visit).await.contains(&task), "{task}");
    assert!(visit.text("#main .progress__text").await.starts_with("0 of "));
    assert_eq!(visit.saved().await["tasks"][&task], json!({"status": "done"}));

    change(&visit, "identity", "synchronized").await;
    visit.go("#/plan/enable").await;
    visit.wait_for(&format!("#task-{task}")).await;
    let value = visit
        .run("return document.getElementById(arguments[0]).value", json!([format!("status-{task}")]))
        .await;
    assert_eq!(value, "done");
    assert!(visit.text("#main .progress__text").await.starts_with("1 of "));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_number_is_named_next_to_its_field_and_stays_typed() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let record = plan_with(&json!({"service": ["intune"]}));
    visit.open_with(&record, "#/question/licences").await;
    for (typed, message) in [
        ("-1", "cannot be below zero"),
        ("1.5", "whole numbers"),
        ("abc", "Enter a whole number in digits"),
        ("1 50", "cannot tell which number"),
        ("99999999999", "more than 10 000 000"),
    ] {
        visit.type_into("#amount-plan-intune", typed).await;
        visit.go_on_in_vain().await;
        let summary = visit.text(".error-summary").await;
        assert!(
            summary.contains("There is a problem") && summary.contains("Microsoft Intune"),
            "{typed}: {summary}"
        );
        assert!(summary.contains(message), "{typed}: {summary}");

        visit.click(".error-summary a").await;
        visit.focused("#amount-plan-intune").await;
        let field = "const field = document.activeElement; return [field.value, field.getAttribute('aria-invalid'), \
            field.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id)?.innerText).join(' ')]";
        let field = visit.run(field, json!([])).await;
        assert_eq!(field[0], typed);
        assert_eq!(field[1], "true", "{typed}");
        assert!(field[2].as_str().unwrap().contains(message), "{typed}: {field}");
        let others = "return document.querySelectorAll('[aria-invalid]').length";
        assert_eq!(visit.run(others, json!([])).await, 1, "{typed}");
        assert_eq!(visit.question().await.as_deref(), Some("licences"));
        assert_eq!(visit.saved().await["answers"].get("licences"), None, "{typed}");
    }
    visit.type_into("#amount-plan-intune", "1,500").await;
    visit.go_on().await;
    visit.arrived_at("onboarded").await;
    assert_eq!(visit.saved().await["answers"]["licences"], json!({"plan-intune": 1500}));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_without_an_answer_says_so() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/question/service").await;
    visit.go_on_in_vain().await;
    assert!(visit.text(".field-error").await.contains("Choose at least one"), "{}", visit.page().await);
    visit.click(".error-summary a").await;
    visit.focused("#answer-azure-ad-premium").await;
    // "Not sure" excludes the others, and the other way round.
    visit.tick("intune").await;
    visit.tick("unknown").await;
    let ticked = "return [...document.querySelectorAll('.question input:checked')].map(input => input.value)";
    assert_eq!(visit.run(ticked, json!([])).await, json!(["unknown"]));
    visit.tick("intune").await;
    assert_eq!(visit.run(ticked, json!([])).await, json!(["intune"]));
    visit.go_on().await;
    visit.arrived_at("licences").await;
    visit.end().await;
}
