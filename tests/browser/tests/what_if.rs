//! What if: other answers are tried in a scratch copy, seen side by side, kept or discarded; and the
//! identity options side by side.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Full help, one forest, and AD FS: with several forests AD FS is outside the benefit.
fn federated() -> Value {
    let mut answers = full_answers();
    for question in ["sign-in", "k12"] {
        answers.as_object_mut().unwrap().remove(question);
    }
    answers["identity"] = json!("federated");
    answers["adfs-version"] = json!("2012-r2-or-later");
    answers["adfs-sites"] = json!("single");
    answers
}

/// Tries an answer from the what-if page and waits until its result is told.
async fn try_answer(visit: &Visit, question: &str, option: &str) {
    visit.click(&format!("#annex a[href='#/what-if/{question}']")).await;
    visit.tried(option).await;
    visit.wait_until("return document.querySelector('.what-if__said')?.innerText.length > 0").await;
}

/// The cells of the row with this name, by their words.
async fn cells(visit: &Visit, name: &str) -> Vec<String> {
    let script = "const row = [...document.querySelectorAll('.comparison__row')]
        .find(row => row.querySelector('th').innerText.startsWith(arguments[0]));
        return [...row?.querySelectorAll('td .comparison__cell') ?? []].map(cell => cell.innerText)";
    serde_json::from_value(visit.run(script, json!([name])).await).unwrap()
}

async fn level(visit: &Visit, subject: &str) -> Value {
    let script = "return document.getElementById('verdict-' + arguments[0])?.dataset.level ?? null";
    visit.run(script, json!([subject])).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_tried_seen_side_by_side_and_kept() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&federated()), "#/plan/assess").await;
    visit.choose(".task__status", "done").await;
    let progress = visit.saved().await["tasks"].clone();
    visit.go("#/outcome").await;
    assert_eq!(level(&visit, "id-federated").await, "in-scope");

    visit.click("a[href='#/what-if']").await;
    visit.wait_for("#annex .summary-list").await;
    assert_eq!(visit.text("#main h1").await, "What if you answered differently?");
    let current = "return document.querySelector('.site-header [aria-current]')?.innerText";
    assert_eq!(visit.run(current, json!([])).await, "Verdict");
    assert_eq!(visit.text(".what-if__said").await, "");
    assert!(visit.texts("#keep").await.is_empty(), "nothing is tried, so there is nothing to keep");

    try_answer(&visit, "forest-count", "multiple").await;
    visit.focused("#main h1").await;
    let said = visit.text(".what-if__said[role=status]").await;
    assert!(said.contains("1 verdict changes") || said.contains("verdicts change"), "{said}");
    let identity = cells(&visit, "Federated").await;
    assert!(identity[0].starts_with("In scope") && identity[1].starts_with("Out of scope"), "{identity:?}");
    let forests = cells(&visit, "Forests").await;
    assert!(forests[0] != forests[1] && forests[1].contains("Undo"), "{forests:?}");
    let version = cells(&visit, "AD FS version").await;
    assert!(version[1].contains("No longer asked"), "{version:?}");
    let sums = cells(&visit, "All").await;
    assert!(sums[0] != sums[1], "{sums:?}");
    // Trying changes nothing.
    assert_eq!(visit.saved().await["answers"], federated());

    // Other pages lose nothing of it.
    visit.go("#/plan").await;
    visit.go("#/what-if").await;
    visit.wait_for("#keep").await;
    assert!(visit.text("#keep-why").await.contains("changes 1 of your answers"));
    visit.click("#keep").await;
    visit.wait_until("return location.hash === '#/outcome'").await;
    visit
        .wait_until(
            "return document.getElementById('verdict-id-federated')?.dataset.level === 'out-of-scope'",
        )
        .await;
    let saved = visit.saved().await;
    let mut kept = federated();
    kept["forest-count"] = json!("multiple");
    assert_eq!((&saved["answers"], &saved["tasks"]), (&kept, &progress));

    visit.go("#/what-if").await;
    visit.wait_for("#annex .summary-list").await;
    assert!(visit.texts("#keep").await.is_empty(), "what is kept is no trial any more");
    visit.reload().await;
    assert_eq!(visit.saved().await["answers"], kept);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn discarding_and_undoing_leave_everything_as_it_was() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&federated()), "#/what-if").await;
    let before = visit.text("#annex").await;
    try_answer(&visit, "identity", "synchronized").await;
    // A question of the other way is asked now, and can be tried as well.
    let method = cells(&visit, "Sign-in method").await;
    assert!(method[0].contains("not asked") && method[1].contains("Now asked: not answered"), "{method:?}");
    try_answer(&visit, "sign-in", "phs").await;
    assert!(visit.text("#keep-why").await.contains("changes 2 of your answers"));
    assert!(cells(&visit, "Sign-in method").await[1].contains("Undo"));

    visit.click("#undo-sign-in").await;
    visit.focused("#annex h2").await;
    assert!(visit.text("#keep-why").await.contains("changes 1 of your answers"));
    visit.click("#discard").await;
    visit.focused("#annex h2").await;
    let nothing = "Nothing is tried now. Your answers are as they were.";
    visit
        .wait_until(&format!("return document.querySelector('.what-if__said').innerText === '{nothing}'"))
        .await;
    assert_eq!(visit.text("#annex").await.replace(&format!("\n\n{nothing}"), ""), before);
    assert_eq!(visit.saved().await["answers"], federated());
    visit.go("#/outcome").await;
    assert_eq!(level(&visit, "id-federated").await, "in-scope");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_is_checked_like_an_answer_and_needs_no_mouse() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&federated()), "#/what-if/licences").await;
    assert_eq!(visit.text("#main h1").await, "Try another answer");
    visit.type_into("#amount-plan-ems", "-1").await;
    visit.go_on_in_vain().await;
    assert!(visit.text(".error-summary").await.contains("cannot be below zero"));
    visit.click(".error-summary a").await;
    visit.focused("#amount-plan-ems").await;
    // From the field on by keyboard: Enter sends the form, Tab leads to what can be done with the result.
    visit.type_into("#amount-plan-ems", "149").await;
    visit.driver().action_chain().send_keys(Key::Enter).perform().await.unwrap();
    visit.trial_shown().await;
    visit.focused("#main h1").await;
    let intune = cells(&visit, "Intune").await;
    assert!(intune[0].starts_with("Full help") && intune[1].starts_with("One licence short"), "{intune:?}");
    let mut reached = Vec::new();
    for _ in 0..8 {
        visit.driver().action_chain().send_keys(Key::Tab).perform().await.unwrap();
        let name =
            "return document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText";
        reached.push(visit.run(name, json!([])).await.as_str().unwrap_or_default().to_string());
    }
    for wanted in ["Try another answer: ", "Undo: ", "Keep these answers", "Discard"] {
        assert!(reached.iter().any(|name| name.starts_with(wanted)), "{wanted}: {reached:?}");
    }
    // A question that the pack does not know.
    visit.go("#/what-if/nonsense").await;
    assert_eq!(visit.text("#main h1").await, "There is no such page");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_change_below_a_trial_and_nonsense_handed_back() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&federated()), "#/what-if").await;
    try_answer(&visit, "forest-count", "multiple").await;
    // Text that is no answers is not taken over.
    visit
        .run(
            "dispatchEvent(new CustomEvent('fairway-answers', {detail: '{\"forest-count\": 7}'}))",
            json!([]),
        )
        .await;
    visit.settle().await;
    assert_eq!(visit.saved().await["answers"], federated());
    assert_eq!(visit.run("return location.hash", json!([])).await, "#/what-if");
    // Another answer is given for good: the trial lies over it.
    visit.go("#/question/identity/change").await;
    visit.tick("cloud").await;
    visit.go_on().await;
    visit.go("#/what-if").await;
    visit.wait_for("#keep").await;
    assert_eq!(cells(&visit, "Cloud").await.len(), 2);
    assert!(cells(&visit, "Forests").await[1].contains("Undo"));
    // The same as what is tried is given for good: nothing is tried any more.
    visit.go("#/question/forest-count/change").await;
    visit.tick("multiple").await;
    visit.go_on().await;
    visit.go("#/what-if").await;
    visit.wait_for("#annex .summary-list").await;
    assert!(visit.texts("#keep").await.is_empty());
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_identity_options_stand_side_by_side() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&federated()), "#/outcome").await;
    visit.click("a[href='#/compare']").await;
    visit.wait_for("#annex .comparison").await;
    let columns = visit.texts(".comparison thead th").await;
    assert_eq!(columns.len(), 4, "{columns:?}");
    assert!(columns[3].contains("Federated") && columns[3].contains("Your choice"), "{columns:?}");
    let verdicts = cells(&visit, "Verdict").await;
    assert_eq!(verdicts, ["In scope", "In scope", "In scope"]);
    assert!(cells(&visit, "Still open").await[1].contains("Sign-in method"));
    for row in [
        "Why",
        "What must be met first",
        "What Microsoft does",
        "What you do",
        "What you do together",
        "Tasks in all",
    ] {
        let cells = cells(&visit, row).await;
        assert!(cells.len() == 3 && cells.iter().all(|cell| !cell.is_empty()), "{row}: {cells:?}");
    }
    // The chosen option has as many tasks here as the plan has.
    let number =
        |text: &str| text.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse::<u32>().unwrap();
    let of = number(&cells(&visit, "Tasks in all").await[2]);
    visit.go("#/completion").await;
    let text = visit.text("#main").await;
    assert!(of > 0 && text.contains(&format!("0 of {of} tasks are settled")), "{of}: {text}");

    visit.go("#/compare").await;
    visit.click("button[aria-label^='Try it: Synchron']").await;
    visit.trial_shown().await;
    assert!(cells(&visit, "Identity").await[1].contains("copied to the cloud"));
    assert_eq!(visit.saved().await["answers"], federated());
    visit.end().await;
}
