//! The history: told in words, filtered in the address, taken back and made again by keys and buttons, also
//! after a reload; and what a changed answer does to the work, before and after.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::seeded::{worked_answers, worked_plan};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

async fn press(visit: &Visit, key: Key) {
    visit.driver().action_chain().send_keys(key).perform().await.unwrap();
    visit.settle().await;
}

async fn with_control(visit: &Visit, letter: &str) {
    let chain = visit.driver().action_chain().key_down(Key::Control).send_keys(letter);
    chain.key_up(Key::Control).perform().await.unwrap();
    visit.settle().await;
}

async fn status(visit: &Visit, task: &str) -> Value {
    visit.saved().await["tasks"][task]["status"].clone()
}

async fn until_status(visit: &Visit, task: &str, status: &str) {
    visit
        .wait_until(&format!(
            "const plan = JSON.parse(__plan('seeded')); \
         return (plan.fields.task['{task}']?.status ?? '') === '{status}'"
        ))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_told_and_turned_by_keys_and_buttons_also_after_a_reload() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/plan/initiate").await;
    visit.choose("#status-step-init-3", "in-progress").await;
    visit.choose("#status-step-init-3", "done").await;
    visit.go("#/plan/history").await;
    let told = visit.texts(".history__step").await;
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(told[0].contains("In progress → Done") && told[0].contains("no name given"), "{told:#?}");
    assert!(
        told[0].contains("Undo") && !told[1].contains("Undo"),
        "only the last one stands last: {told:#?}"
    );
    assert!(told[2].contains("2 entries about") && told[2].contains("in another tab"), "{told:#?}");
    assert!(told[3].contains("Not started → Done") && told[3].contains("Ann Berg"), "{told:#?}");
    assert!(visit.text("#annex").await.contains("The last 500 steps are kept"));
    // What is folded away says each change.
    let folded = visit.whole_text(".history__step .fold__body").await;
    assert!(folded.contains("2 March 2020") && folded.contains("Ann Berg"), "{folded}");

    // By button, then by keys, then after a reload.
    visit.click("#undo-step").await;
    until_status(&visit, "step-init-3", "in-progress").await;
    visit.focused("#undo").await;
    assert_eq!(
        visit
            .text(".history__step:first-child .history__what, .history__step:first-child .fold__summary")
            .await
            .split(':')
            .next(),
        Some("Taken back")
    );
    with_control(&visit, "z").await;
    until_status(&visit, "step-init-3", "").await;
    visit.reload().await;
    visit.wait_for("#redo-step").await;
    assert_eq!(visit.texts("[data-stands=undone]").await.len(), 2);
    with_control(&visit, "y").await;
    until_status(&visit, "step-init-3", "in-progress").await;
    visit.click("#redo-step").await;
    until_status(&visit, "step-init-3", "done").await;
    assert_eq!(visit.texts("[data-stands=undone]").await.len(), 0);
    assert_eq!(status(&visit, "step-init-3").await, "done");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_filtered_stands_in_the_address_and_old_steps_come_in_pages() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let mut plan: Value = serde_json::from_str(&worked_plan(&worked_answers(), &json!({}))).unwrap();
    for number in 0..70_u64 {
        let step = json!({"at": 1_584_000_000_000_u64 + number * 60_000, "tab": "bbbbbbbb", "by": "Bea",
            "set": {"meeting/kickoff1/place": [format!("Room {number}"), format!("Room {}", number + 1)]}});
        plan["history"].as_array_mut().unwrap().push(step);
    }
    visit.open_with(&plan.to_string(), "#/plan/history").await;
    assert_eq!(visit.texts(".history__step").await.len(), 50);
    visit.click("#older").await;
    visit.focused("#step-50").await;
    assert_eq!(visit.texts(".history__step").await.len(), 72);

    visit.choose("#filter-kind", "tasks").await;
    visit.wait_until("return document.querySelectorAll('.history__step').length === 2").await;
    assert_eq!(visit.run("return location.hash", json!([])).await, "#/plan/history?kind=tasks");
    visit.choose("#filter-kind", "").await;
    visit.type_into("#filter-text", "room 12”").await;
    visit.focused("#filter-text").await;
    visit.wait_until("return document.querySelectorAll('.history__step').length === 2").await;
    visit.reload().await;
    visit.wait_for("#filter-text").await;
    assert_eq!(visit.run("return document.querySelector('#filter-text').value", json!([])).await, "room 12”");
    assert_eq!(visit.texts(".history__step").await.len(), 2);
    visit.go("#/plan/history?by=Ann%20Berg").await;
    visit.wait_until("return document.querySelectorAll('.history__step').length === 1").await;

    // Who works here stands with the steps from now on.
    visit.type_into("#my-name", "Cid").await;
    press(&visit, Key::Tab).await;
    visit.go("#/plan/initiate").await;
    visit.choose("#status-step-init-3", "done").await;
    visit.go("#/plan/history").await;
    let first = visit.text(".history__step").await;
    assert!(first.contains("Cid") && first.contains("Not started → Done"), "{first}");
    visit.end().await;
}

/// Answers a question otherwise, up to the look at what that does.
async fn propose(visit: &Visit, question: &str, option: &str) {
    visit.go(&format!("#/question/{question}/change")).await;
    visit.arrived_at(question).await;
    visit.tick(option).await;
    visit.go_on().await;
    visit.trial_shown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_answer_is_looked_at_first_and_changing_back_leaves_all_as_it_was() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let mut answers = worked_answers();
    answers["forest-count"] = json!("single");
    // Work on a task of AD FS: under way, owned, due, with notes.
    let task = "ms-enable-core-adfs-single";
    let work = json!({(task): {"status": "in-progress", "owner": "Ann Berg", "due": "2199-03-01", "notes": "Two servers."}});
    visit.open_with(&worked_plan(&answers, &work), "#/answers").await;
    let before = visit.saved().await["fields"].clone();
    visit.go("#/plan/enable").await;
    let shown = visit.text("#annex").await;

    propose(&visit, "identity", "cloud").await;
    assert_eq!(visit.text("#annex h2").await, "Before you change your answer: what it does to your plan");
    let line = visit.text(".work-line").await;
    for wanted in ["AD FS", "In progress", "Owner: Ann Berg", "Due 1 March 2199", "Notes: Two servers."] {
        assert!(line.contains(wanted), "{wanted}: {line}");
    }
    let page = visit.text("#annex").await;
    assert!(page.contains("return unharmed when they apply again"), "{page}");
    assert!(page.contains("Work that is in progress is affected."), "{page}");
    assert_eq!(visit.saved().await["fields"], before, "looking changes nothing");

    // Keep as it was: back to the answers, and nothing is tried any more.
    visit.click("#discard").await;
    visit.wait_until("return location.hash === '#/answers'").await;
    assert_eq!(visit.saved().await["fields"], before);
    visit.go("#/what-if").await;
    assert!(visit.texts("#keep").await.is_empty());

    // Change it: the task leaves the plan, and what was entered stays.
    propose(&visit, "identity", "cloud").await;
    visit.run("document.querySelector('#keep').focus()", json!([])).await;
    press(&visit, Key::Enter).await;
    visit.wait_until("return location.hash === '#/outcome'").await;
    visit.go("#/plan/enable").await;
    assert!(visit.texts(&format!("#task-{task}")).await.is_empty());
    assert_eq!(visit.saved().await["tasks"][task], work[task]);
    assert_eq!(visit.saved().await["answers"]["identity"], "cloud");

    // And back: what comes back is told, and then all is as it was, apart from the history.
    propose(&visit, "identity", "federated").await;
    let page = visit.text("#annex").await;
    assert!(
        page.contains("1 task comes back, as it was set aside") && page.contains("Two servers."),
        "{page}"
    );
    visit.click("#keep").await;
    visit.wait_until("return location.hash === '#/outcome'").await;
    visit.go("#/plan/enable").await;
    assert_eq!(visit.saved().await["fields"], before);
    assert_eq!(visit.text("#annex").await, shown);
    assert_eq!(visit.saved().await["history"].as_array().unwrap().len(), 4);
    visit.go("#/plan/history").await;
    let told = visit.texts(".history__step").await;
    assert!(told[0].contains("answer to “Identity”"), "{told:#?}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_tried_before_waits_while_an_answer_is_proposed() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/what-if/k12").await;
    visit.tried("yes").await;
    propose(&visit, "identity", "cloud").await;
    visit.click("#keep").await;
    visit.wait_until("return location.hash === '#/outcome'").await;
    let answers = visit.saved().await["answers"].clone();
    assert_eq!(
        (&answers["identity"], &answers["k12"]),
        (&json!("cloud"), &json!("no")),
        "only what was proposed"
    );
    visit.go("#/what-if").await;
    visit.wait_for("#keep").await;
    assert!(visit.text("#annex").await.contains("What you try"));
    visit.end().await;
}
