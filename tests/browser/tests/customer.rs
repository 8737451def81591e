//! One realistic customer from the first visit to the summary: 300 EMS licences, three forests, wants AD FS,
//! Intune with Wi-Fi profiles beside Configuration Manager. Each stop is photographed in target/screens.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::customers::{answers, day};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

async fn page_has(visit: &Visit, words: &[&str]) {
    let page = visit.page().await;
    for words in words {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn three_forests_and_ad_fs_from_the_first_question_to_the_summary() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/question/service").await;
    visit.arrived_at("service").await;
    visit.walk(&answers()).await;
    visit.go("#/outcome").await;
    page_has(&visit, &["full help", "Federated", "outside the benefit"]).await;
    visit.photograph("walk-1-verdict", 1280, 4000).await;

    // Why, and what would change it.
    visit.go("#/why/id-federated").await;
    visit.wait_for("#annex h2").await;
    page_has(&visit, &["Forests"]).await;
    visit.photograph("walk-2-why", 1280, 4000).await;

    // The plan gets its name, its customer and a target.
    visit.go("#/plan/settings").await;
    visit.wait_for("#plan-name").await;
    visit.type_into("#plan-name", "Identity and devices").await;
    visit.type_into("#plan-customer", "Woodgrove").await;
    visit.pick_day("#plan-target", &day(150)).await;
    visit.go("#/plan/people").await;
    visit.wait_for("#annex form").await;
    visit.photograph("walk-3-people", 1280, 4000).await;

    // What Configuration Manager's unknown version and the missing Wi-Fi mean.
    visit.go("#/plan/environment").await;
    visit.wait_for("#annex h2").await;
    page_has(&visit, &["To fix", "Not known", "Wi-Fi"]).await;
    visit.photograph("walk-4-environment", 1280, 4000).await;

    // Work begins.
    visit.go("#/plan/initiate?task=step-init-1").await;
    visit.wait_for("#owner-step-init-1").await;
    visit.type_into("#owner-step-init-1", "Maria Lindqvist").await;
    visit.type_into("#notes-step-init-1", "Offer asked for on Monday, they call back.").await;
    visit.pick_day("#due-step-init-1", &day(5)).await;
    visit.choose("#status-step-init-1", "in-progress").await;
    visit.go("#/plan/enable").await;
    visit.wait_for(".task").await;
    visit.photograph("walk-5-enable", 1280, 4000).await;

    // Dates proposed for the rest; the one set by hand stays.
    visit.go("#/plan/timeline").await;
    visit.wait_for("#timeline-screen svg, #timeline-screen [data-task]").await;
    visit.click("#propose").await;
    visit.focused("#preview").await;
    visit.click("#take").await;
    visit.focused("#propose").await;
    let dated = visit.saved().await["fields"]["task"].clone();
    assert_eq!(dated["step-init-1"]["due"], day(5));
    assert!(dated.as_object().unwrap().len() > 100, "{}", dated.as_object().unwrap().len());
    visit.photograph("walk-6-timeline", 1280, 4000).await;

    // AD FS over three forests is outside: they choose password hashes instead, and see first what that does.
    visit.go("#/question/identity/change").await;
    visit.arrived_at("identity").await;
    visit.tick("synchronized").await;
    visit.go_on().await;
    visit.trial_shown().await;
    visit.photograph("walk-7-changed-answer", 1280, 4000).await;
    assert_eq!(visit.saved().await["answers"]["identity"], "federated", "looking changes nothing");
    visit.confirm_change().await;
    // What is asked for the first time changes no answer, so it is simply taken.
    visit.go("#/question/sign-in").await;
    visit.arrived_at("sign-in").await;
    visit.walk(&json!({"sign-in": "phs", "k12": "no"})).await;
    visit.go("#/outcome").await;
    page_has(&visit, &["Synchronised identities are in scope"]).await;
    visit.photograph("walk-8-verdict", 1280, 4000).await;
    let kept = visit.saved().await["fields"]["task"].clone();
    assert_eq!(kept["step-init-1"]["notes"], "Offer asked for on Monday, they call back.");
    for (task, work) in dated.as_object().unwrap() {
        assert_eq!(&kept[task], work, "{task} is as it was");
    }

    visit.go("#/plan/today").await;
    visit.wait_for("#annex h2").await;
    page_has(&visit, &["Buy eligible plans", "Maria Lindqvist"]).await;
    visit.photograph("walk-9-today", 1280, 4000).await;
    visit.go("#/plan/scope").await;
    visit.wait_for("#annex h2").await;
    visit.photograph("walk-10-scope", 1280, 4000).await;
    visit.go("#/plan/summary").await;
    visit.wait_for(".report__next").await;
    page_has(&visit, &["Woodgrove: Identity and devices", "Next steps"]).await;
    visit.photograph("walk-11-summary", 1280, 4000).await;
    visit.go("#/completion").await;
    visit.wait_for(".sign-off").await;
    page_has(&visit, &["Tenants", "How users sign in", "Not signed off."]).await;
    // What was said of another page long ago does not stand here.
    assert_eq!(visit.text(".said").await, "");
    visit.photograph("walk-12-completion", 1280, 4000).await;
    visit.end().await;
}
