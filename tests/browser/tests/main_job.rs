//! The main job from the first visit to the completion page, by the page's own controls.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

/// The ids of the tasks on the phase page shown.
async fn tasks(visit: &Visit) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.task')].map(task => task.id.replace('task-', ''))";
    serde_json::from_value(visit.run(script, json!([])).await).unwrap()
}

async fn status(visit: &Visit, task: &str) -> String {
    let script = "return document.getElementById(arguments[0]).value";
    visit.run(script, json!([format!("status-{task}")])).await.as_str().unwrap().to_string()
}

fn with(changes: Value) -> Value {
    let mut answers = full_answers();
    for (key, value) in changes.as_object().unwrap() {
        answers[key] = value.clone();
    }
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_visit_leads_through_all_questions_to_a_verdict_with_sources() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    assert_eq!(visit.text("h1").await, "Do you get the FastTrack Center Benefit for EMS?");
    assert_eq!(visit.text(".hero__actions .button--primary").await, "Start");
    visit.click(".hero__actions .button--primary").await;

    let asked = visit.walk(&full_answers()).await;
    let given = full_answers();
    let missed: Vec<&String> = given.as_object().unwrap().keys().filter(|key| !asked.contains(key)).collect();
    assert!(missed.is_empty(), "never asked: {missed:?}");
    assert_eq!(asked.first().map(String::as_str), Some("service"));
    visit.wait_until("return location.hash === '#/answers'").await;
    assert_eq!(visit.text("h1").await, "Check your answers");
    let page = visit.page().await;
    assert!(page.contains("Enterprise Mobility + Security: 500"), "{page}");
    assert!(page.contains("All questions that matter are answered"), "{page}");
    assert_eq!(visit.saved().await["answers"], full_answers());

    visit.click("#main a[href='#/outcome']").await;
    visit.wait_until("return document.querySelector('#main h1')?.innerText === 'Your verdict'").await;
    let lead = visit.text(".lead").await;
    assert!(lead.contains("You qualify for full help with Azure AD Premium and Intune."), "{lead}");
    for service in ["azure-ad-premium", "intune"] {
        let row = format!("#verdict-{service}");
        assert_eq!(visit.text(&format!("{row} .sign__word")).await, "Full help", "{service}");
        visit.click(&format!("{row} .verdict__more > .fold > summary")).await;
        let sources = visit.texts(&format!("{row} .source-list li")).await;
        assert!(
            sources.iter().any(|text| text.contains('“') && text.contains(".md") && text.contains("dated ")),
            "{service}: {sources:?}"
        );
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plan_lists_four_phases_and_keeps_what_is_ticked_off() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "#/plan/phases").await;
    let phases = visit.texts("#main .phase h2").await;
    for (place, phase) in ["Initiate", "Assess", "Remediate", "Enable"].iter().enumerate() {
        assert!(phases.iter().any(|name| name.starts_with(phase)), "{phase} (place {place}) in {phases:?}");
    }
    let before = visit.text("#annex > .progress .progress__text").await;
    assert!(before.starts_with("0 of "), "{before}");

    visit.click("#main .phase[data-phase=assess] h2 a").await;
    visit.wait_for(".task").await;
    let listed = tasks(&visit).await;
    let (first, second) = (listed[0].clone(), listed[1].clone());
    visit.choose(&format!("#status-{first}"), "done").await;
    visit.choose(&format!("#status-{second}"), "not-needed").await;
    visit.wait_for(&format!("#reason-{second}")).await;
    visit.type_into(&format!("#reason-{second}"), "We did this last year: 100 %").await;
    visit.choose(&format!("#status-{}", listed[2]), "in-progress").await;
    let progress = visit.text("#main .progress__text").await;
    assert!(progress.starts_with("2 of "), "{progress}");
    let channel = visit.text(".channel a[href='#/plan/assess']").await;
    assert!(channel.contains("2 of "), "{channel}");

    let record = visit.saved().await;
    assert_eq!(record["format"], "fairway-plan");
    assert_eq!(record["version"], 3);
    assert_eq!(record["pack"], "ems/2018-03");
    assert_eq!(record["tasks"][&first], json!({"status": "done"}));
    assert_eq!(
        record["tasks"][&second],
        json!({"status": "not-needed", "reason": "We did this last year: 100 %"})
    );
    assert_eq!(record["tasks"][&listed[2]], json!({"status": "in-progress"}));

    visit.reload().await;
    assert_eq!(tasks(&visit).await, listed);
    assert_eq!(status(&visit, &first).await, "done");
    assert_eq!(status(&visit, &second).await, "not-needed");
    assert_eq!(status(&visit, &listed[2]).await, "in-progress");
    let reason = visit
        .run("return document.getElementById(arguments[0]).value", json!([format!("reason-{second}")]))
        .await;
    assert_eq!(reason, "We did this last year: 100 %");
    assert_eq!(visit.text("#main .progress__text").await, progress);
    assert_eq!(visit.saved().await, record);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_completion_page_names_tenants_and_sign_in() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "#/plan/phases").await;
    visit.click("#main a[href='#/completion']").await;
    visit
        .wait_until("return document.querySelector('#main h1')?.innerText === 'What exists at the end'")
        .await;
    let page = visit.text("#main").await;
    for expected in [
        "Tenants",
        "Services in your tenants: Azure AD Premium and Intune.",
        "How users sign in",
        "synchronised from your Active Directory with Azure AD Connect",
        "What is not delivered",
    ] {
        assert!(page.contains(expected), "{expected:?} is missing in:\n{page}");
    }
    assert!(!page.contains("federated with your on-premises AD FS"), "{page}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_licence_short_is_said_so() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let short = with(json!({"licences": {"plan-ems": 149}}));
    visit.open_with(&plan_with(&short), "#/outcome").await;
    for service in ["azure-ad-premium", "intune"] {
        assert_eq!(visit.text(&format!("#verdict-{service} .sign__word")).await, "One licence short");
    }
    visit.open_with(&plan_with(&with(json!({"licences": {"plan-ems": 150}}))), "#/outcome").await;
    assert_eq!(visit.text("#verdict-intune .sign__word").await, "Full help");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wish_outside_the_benefit_stays_on_record_with_what_is_in_scope_instead() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let wish = with(json!({"forest-count": "multiple", "identity": "federated"}));
    visit.open_with(&plan_with(&wish), "#/outcome").await;
    let row = visit.run("return document.querySelector('.wish').closest('.verdict').id", json!([])).await;
    let row = format!("#{}", row.as_str().unwrap());
    let text = visit.text(&row).await;
    assert!(text.contains("Federated identities"), "{text}");
    assert!(text.contains("Your choice"), "{text}");
    assert_eq!(
        visit.run(&format!("return document.querySelector('{row}').dataset.level"), json!([])).await,
        "out-of-scope"
    );
    let instead = visit.text(&format!("{row} .verdict__note")).await.to_lowercase();
    assert!(instead.contains("synchronised identities") && instead.contains("cloud identities"), "{instead}");
    assert_eq!(visit.saved().await["answers"]["identity"], "federated");
    visit.end().await;
}
