//! Plans whose slots are not what they should be: the newest damaged, both, one of a newer Fairway; the copy
//! from before slots; and spares that are given up for room.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::customers::{contoso, others};
use fairway_browser_tests::slots::sealed;
use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

const REPAIRED: &str = "The last version of this plan could not be read, so this is the one before it.";
const DAMAGED: &str = "The plan that was saved here could not be read. You can start anew";
const NEWER: &str = "was written by a newer Fairway";
const COPY: &str = "The copy in the old form is still here";
const NEAR: &str = "storage for this address is nearly full";
const ORIGINAL: &str = "Download the text that could not be read";

async fn answer_first_question(visit: &Visit, option: &str) {
    visit.go("#/question/service").await;
    visit.arrived_at("service").await;
    visit.tick(option).await;
    visit.go_on().await;
    visit.wait_until("return location.hash !== '#/question/service'").await;
}

fn plan(service: &str) -> String {
    let mut answers = full_answers();
    answers["service"] = json!([service]);
    plan_with(&answers)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_version_before_takes_the_place_of_a_damaged_one_and_it_is_told_once() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let whole = sealed(8, &plan("cloud-app-security"));
    for bad in
        [whole.replacen("cloud-app", "cloud-apq", 1), whole[..whole.len() / 2].to_string(), "é ไทย".into()]
    {
        visit.open_slots("seeded", [&sealed(7, &plan("intune")), &bad], "#/answers").await;
        assert!(visit.page().await.contains(REPAIRED), "{}", visit.page().await);
        assert_eq!(visit.saved().await["answers"]["service"], json!(["intune"]));
        assert_eq!(visit.kept("fairway:kept:seeded").await, Some(bad.clone()));
        visit.go("#/keeping").await;
        assert!(visit.text("#main").await.contains(ORIGINAL));
        answer_first_question(&visit, "azure-ad-premium").await;
        visit.open("#/answers").await;
        assert!(!visit.page().await.contains(REPAIRED));
        assert_eq!(visit.saved().await["answers"]["service"], json!(["azure-ad-premium", "intune"]));
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_version_can_be_read_both_are_kept_and_the_app_goes_on() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_slots("seeded", ["7 1\n{}", "not json"], "#/keeping").await;
    assert!(visit.page().await.contains(DAMAGED), "{}", visit.page().await);
    let kept = "return Object.keys(localStorage).filter(key => key.startsWith('fairway:kept:')).map(key => localStorage.getItem(key)).sort()";
    assert_eq!(visit.run(kept, json!([])).await, json!(["7 1\n{}", "not json"]));
    let names = visit.texts("#main button").await;
    for number in [1, 2] {
        assert!(names.contains(&format!("{ORIGINAL}, {number} of 2")), "{names:?}");
    }
    answer_first_question(&visit, "intune").await;
    visit.open("#/answers").await;
    assert!(!visit.page().await.contains("could not be read"), "{}", visit.page().await);
    assert_eq!(visit.saved().await["answers"], json!({"service": ["intune"]}));
    assert_eq!(visit.run(kept, json!([])).await, json!(["7 1\n{}", "not json"]));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_newer_fairway_has_put_into_a_slot_is_left_untouched() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let newer = json!({"format": "fairway-plan", "version": 99}).to_string();
    let slots = [sealed(3, &plan("intune")), sealed(4, &newer)];
    visit.open_slots("seeded", [&slots[0], &slots[1]], "#/").await;
    assert!(visit.page().await.contains(NEWER), "{}", visit.page().await);
    is_read_only(&visit, &["Download this plan"]).await;
    for (place, text) in ["a", "b"].into_iter().zip(&slots) {
        assert_eq!(visit.kept(&format!("fairway:plan:seeded:{place}")).await.as_ref(), Some(text));
    }
    // The same when a newer one writes while this one is open.
    visit.open_slots("seeded", [&slots[0], ""], "#/answers").await;
    let first = visit.driver().window().await.unwrap();
    visit.browser.further().await;
    visit.open("#/about").await;
    visit.run("localStorage.setItem('fairway:plan:seeded:b', arguments[0])", json!([slots[1]])).await;
    visit.driver().switch_to_window(first).await.unwrap();
    visit.wait_until(&format!("return document.querySelector('.page').innerText.includes('{NEWER}')")).await;
    // The page on which it could be changed goes.
    visit.wait_for("#main #newer").await;
    is_read_only(&visit, &["Download this plan", "Download what was open here"]).await;
    assert_eq!(visit.kept("fairway:plan:seeded:b").await.as_ref(), Some(&slots[1]));
    visit.end().await;
}

/// Every page of the plan shows what it is and how to take it along, and nothing to change it by.
async fn is_read_only(visit: &Visit, buttons: &[&str]) {
    for page in [
        "question/service",
        "question/forest-count/change",
        "answers",
        "outcome",
        "plan/today",
        "plan/settings",
        "plan/meetings",
        "completion",
        "why/identity",
        "what-if",
        "compare",
    ] {
        visit.go(&format!("#/{page}")).await;
        visit.wait_for("#main #save-newer").await;
        let entered = "return document.querySelectorAll('#main :is(input, select, textarea, form)').length";
        assert_eq!(visit.run(entered, json!([])).await, 0, "{page}");
        assert_eq!(visit.texts("#main button").await, buttons, "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_of_a_newer_fairway_is_read_and_taken_along_and_others_go_on() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let newer = json!({"format": "fairway-plan", "version": 99, "new": {"x": 1}, "fields": {
        "plan": {"name": "<b>Contoso</b>"}, "answer": {"service": ["intune"], "later": "x"},
        "task": {"step-init-1": {"status": "done", "mood": "calm"}}
    }});
    let newer = newer.to_string();
    visit.open_slots("seeded", [&sealed(4, &newer), ""], "#/plan/today").await;
    visit.wait_for("#save-newer").await;
    visit.click("#main .fold__summary").await;
    let lines = visit.text("#newer-lines").await;
    for said in ["<b>Contoso</b>", "Services\nintune", "answer/later\nx", "· mood\ncalm"] {
        assert!(lines.contains(said), "{said}: {lines}");
    }
    visit.catch_files().await;
    visit.click("#save-newer").await;
    let file = ("fairway-b-contoso-b.fairway.json".to_string(), newer.clone());
    assert_eq!(visit.caught(1).await, [file]);
    // On "Your data" it is the main button too, and nothing there is of an empty plan.
    visit.go("#/keeping").await;
    visit.wait_for("#save-newer").await;
    assert_eq!(visit.texts("#save-plan, #start-over").await, [""; 0]);
    assert!(!visit.text("#main").await.contains(ORIGINAL));
    // Another plan can be made and is kept.
    visit.open("?plan=another1#/question/service").await;
    answer_first_question(&visit, "intune").await;
    let others = "return Object.keys(localStorage).filter(key => /^fairway:plan:.*:a$/.test(key) && localStorage[key].includes('intune'))";
    visit.wait_until(&format!("{others}.length === 2")).await;
    assert!(visit.kept("fairway:plan:seeded:a").await.unwrap().ends_with(&newer));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_copy_from_before_stays_until_it_is_let_go_or_gone_back_to() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let old = plan("intune");
    visit.open_with(&old, "").await;
    assert!(!visit.page().await.contains(COPY));
    answer_first_question(&visit, "azure-ad-premium").await;
    assert_eq!(visit.kept("fairway:plan:seeded").await.as_ref(), Some(&old));
    // Back to it: what was newer is kept aside.
    visit.open("#/keeping").await;
    assert!(visit.page().await.contains(COPY), "{}", visit.page().await);
    visit.run("window.__before = true", json!([])).await;
    visit.click("#go-back").await;
    visit.restarted().await;
    assert!(!visit.page().await.contains(COPY));
    assert_eq!(visit.saved().await["answers"]["service"], json!(["intune"]));
    assert!(visit.kept("fairway:kept:seeded").await.unwrap().contains("azure-ad-premium"));
    // And the other way.
    answer_first_question(&visit, "cloud-app-security").await;
    visit.open("#/keeping").await;
    visit.run("window.__before = true", json!([])).await;
    visit.click("#let-go").await;
    visit.restarted().await;
    assert!(!visit.page().await.contains(COPY));
    assert_eq!(visit.kept("fairway:plan:seeded").await, None);
    assert_eq!(visit.saved().await["answers"]["service"], json!(["cloud-app-security", "intune"]));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn spares_are_given_up_for_room_and_that_is_told_and_shown() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let records: Vec<Value> = [contoso()].into_iter().chain(others()).collect();
    visit.open_plans(&records, "#/answers").await;
    // Two versions of another plan, and all the rest is taken by somebody else.
    let mut other = records[1].clone();
    other["fields"]["task"]["step-init-1"]["notes"] =
        json!("So much that there is room for more than it. ".repeat(200));
    let text = other.to_string();
    let put = "localStorage.removeItem('fairway:plan:adatum22');
        localStorage.setItem('fairway:plan:adatum22:a', arguments[0]); localStorage.setItem('fairway:plan:adatum22:b', arguments[1]);
        let room = 1 << 22, number = 0;
        while (room >= 1) { try { localStorage.setItem('other:' + number, 'x'.repeat(room)); number += 1; } catch { room = Math.floor(room / 2); } }";
    visit.run(put, json!([sealed(1, &text), sealed(2, &text)])).await;
    answer_first_question(&visit, "cloud-app-security").await;
    visit.confirm_change().await;
    visit.wait_until(&format!("return document.querySelector('.page').innerText.includes('{NEAR}')")).await;
    assert_eq!(visit.kept("fairway:plan:adatum22:a").await, None, "the older one is given up");
    assert!(visit.plan_text("adatum22").await.is_some());
    let services = visit.record_of("contoso1").await["fields"]["answer"]["service"].clone();
    assert!(services.as_array().unwrap().contains(&json!("cloud-app-security")), "{services}");
    visit.go("#/keeping").await;
    let room = visit.text("#room").await;
    assert!(room.contains("Contoso rollout") && room.contains("Adatum tenants"), "{room}");
    visit.end().await;
}
