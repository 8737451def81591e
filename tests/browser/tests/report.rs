//! What the end of the work has brought, who has signed it off, and the plan on one page.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::customers::{answers, contoso, day, record, work};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

/// Pages of the document when it is printed on A4.
async fn printed_pages(visit: &Visit) -> usize {
    let paper = json!({"preferCSSPageSize": false, "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": true});
    let printed = visit.driver().cdp().send_raw("Page.printToPDF", paper).await.unwrap();
    let pdf = printed["data"].as_str().unwrap().to_string();
    // The pages of a document are its objects of this type.
    let count =
        "const bytes = atob(arguments[0]); return (bytes.match(/\\/Type\\s*\\/Page[^s]/g) || []).length";
    usize::try_from(visit.run(count, json!([pdf])).await.as_u64().unwrap()).unwrap()
}

async fn open(visit: &Visit, page: &str) {
    visit.open_plans(&[contoso()], page).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_summary_tells_what_the_plan_does_and_follows_it() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    open(&visit, "#/plan/summary").await;
    let report = visit.text(".report").await;
    for words in [
        "Contoso AG: Contoso rollout",
        "You qualify for full help with Azure AD Premium and Intune.",
        "outside the benefit",
        "2 tasks are overdue",
        "of the environment is not met",
        "of the environment is not known",
        "wait for Microsoft",
        "Target",
        "0 of",
    ] {
        assert!(report.contains(words), "{words}: {report}");
    }
    let steps = visit.texts(".report__next > li").await;
    assert_eq!(steps.len(), 3, "{steps:?}");
    assert!(steps[0].contains("Overdue since"), "what is due first comes first: {steps:?}");
    assert!(
        steps.iter().any(|step| step.contains("Maria Lindqvist") || step.contains("Jonas Weber")),
        "{steps:?}"
    );

    // Its figures are those of the phases page.
    let initiate = visit.text(".report__progress tbody tr:first-child td").await;
    visit.go("#/plan/phases").await;
    visit.wait_for(".phase[data-phase=initiate] .progress__text").await;
    assert!(
        visit.text(".phase[data-phase=initiate] .progress__text").await.starts_with(&initiate),
        "{initiate}"
    );
    visit.go("#/plan/initiate").await;
    visit.wait_for("#status-step-init-2").await;
    for task in ["step-init-2", "step-init-3"] {
        visit.choose(&format!("#status-{task}"), "done").await;
    }
    visit.go("#/plan/summary").await;
    visit.wait_for(".report__risks").await;
    assert!(!visit.text(".report").await.contains("overdue"), "{}", visit.text(".report").await);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_summary_is_one_sheet_of_a4_and_the_completion_page_prints_no_forms() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    open(&visit, "#/plan/summary").await;
    visit.wait_for(".report__next").await;
    assert_eq!(printed_pages(&visit).await, 1);
    // Also where everything that can be said is long.
    let long =
        "Rollout of everything that was bought, for all sites in all countries, by the end of the year";
    let mut tasks = work();
    for id in ["step-init-2", "step-init-3", "step-init-4", "cust-assess-stakeholders"] {
        tasks[id] =
            json!({"due": day(-9), "owner": "Dr Maximiliane von und zu Hohenstein-Wittelsbach (external)"});
    }
    let plan = json!({"name": long, "customer": long, "target": day(3), "colour": "rose"});
    let mut all = answers();
    for (question, answer) in
        [("forest-level", "older"), ("directory-ready", "no"), ("configmgr-version", "older")]
    {
        all[question] = json!(answer);
    }
    all["profiles"] = json!("unknown");
    visit.open_plans(&[record("contoso1", &plan, &all, &tasks, 9)], "#/plan/summary").await;
    visit.wait_for(".report__next").await;
    let risks = visit.texts(".report__risks > li").await;
    assert!(risks.len() >= 5, "{risks:?}");
    assert_eq!(printed_pages(&visit).await, 1);
    visit.go("#/completion").await;
    visit.wait_for(".sign-off").await;
    let media = |media: &str| json!({"media": media});
    visit.driver().cdp().send_raw("Emulation.setEmulatedMedia", media("print")).await.unwrap();
    let seen = "return [...document.querySelectorAll('#main button, #main form, #main input')].filter(e => e.offsetParent).length";
    assert_eq!(visit.run(seen, json!([])).await, 0);
    visit.driver().cdp().send_raw("Emulation.setEmulatedMedia", media("")).await.unwrap();
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_the_work_tells_what_is_enabled_and_is_signed_off_row_by_row() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    open(&visit, "#/completion").await;
    visit.wait_for(".completion__enabled").await;
    let page = visit.text("#main").await;
    for words in [
        "Tenants",
        "How users sign in",
        "outside the benefit",
        "What is enabled",
        "Nothing is done yet.",
        "Not signed off.",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let link = "return document.querySelector('.completion__track .source-list a').getAttribute('href')";
    let link = visit.run(link, json!([])).await;
    let task = link.as_str().unwrap().split("task=").nth(1).unwrap().to_string();

    visit.click("#sign-off-done-tenants button").await;
    visit.focused("#sign-off-by-done-tenants").await;
    visit.click("#sign-off-done-tenants [type=submit]").await;
    visit
        .wait_until("return document.querySelector('#sign-off-done-tenants [role=alert]').innerText !== ''")
        .await;
    visit.type_into("#sign-off-by-done-tenants", "Maria Lindqvist").await;
    visit.type_into("#sign-off-note-done-tenants", "Both tenants checked.").await;
    visit.click("#sign-off-done-tenants [type=submit]").await;
    visit.wait_for("#sign-off-done-tenants .sign-off__done").await;
    let words = visit.text("#sign-off-done-tenants .sign-off__done").await;
    assert!(
        words.contains("Signed off by Maria Lindqvist on") && words.contains("Both tenants checked."),
        "{words}"
    );
    let saved = visit.saved().await;
    let signed = &saved["fields"]["sign-off"]["done-tenants"];
    assert_eq!(
        (&signed["by"], &signed["note"]),
        (&json!("Maria Lindqvist"), &json!("Both tenants checked."))
    );
    assert!(signed["on"].is_string());
    assert_eq!(saved["history"].as_array().unwrap().len(), 2, "one step");

    // What is done in the last phase is enabled.
    visit.go(&format!("#/plan/enable?task={task}")).await;
    visit.wait_for(&format!("#status-{task}")).await;
    visit.choose(&format!("#status-{task}"), "done").await;
    visit.go("#/completion").await;
    visit.wait_for(".completion__enabled").await;
    assert!(visit.text(".completion__enabled").await.contains("1 task is done."));
    let text = visit.text("#sign-off-done-tenants .sign-off__done").await;
    assert_eq!(text, words);
    visit.click("#sign-off-plan button").await;
    visit.type_into("#sign-off-by-plan", "Ann Miller").await;
    visit.click("#sign-off-plan [type=submit]").await;
    visit.wait_for("#sign-off-plan .sign-off__done").await;
    visit.go("#/plan/summary").await;
    visit.wait_for(".report__next").await;
    let report = visit.text(".report").await;
    assert!(report.contains("1 of ") && report.contains("As a whole: Ann Miller"), "{report}");

    visit.go("#/completion").await;
    visit.wait_for(".sign-off__done").await;
    visit.click("#sign-off-done-tenants button[aria-label^='Withdraw']").await;
    visit.wait_for("#sign-off-done-tenants .sign-off__none").await;
    visit.focused("#sign-off-done-tenants button").await;
    assert_eq!(visit.saved().await["fields"]["sign-off"]["done-tenants"], Value::Null);
    visit
        .run(
            "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'z', ctrlKey: true, bubbles: true}))",
            json!([]),
        )
        .await;
    visit.wait_for("#sign-off-done-tenants .sign-off__done").await;
    visit.end().await;
}
