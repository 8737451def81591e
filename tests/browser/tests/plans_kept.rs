//! What storage holds of plans: older versions, what cannot be read, what was deleted, and no room or none at all.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::customers::{answers, contoso, day, others, record};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn what_was_deleted_thirty_days_ago_goes_for_good() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let put = "const day = 86400000, head = (days, name) => JSON.stringify({at: Date.now() - days * day, tab: 'x', name, customer: ''});
        localStorage.setItem('fairway:trash:old', head(31, 'Old') + '\\n{}');
        localStorage.setItem('fairway:trash:young', head(29, 'Young') + '\\n{}');
        localStorage.setItem('fairway:trash:odd', 'not json');";
    visit.run(put, json!([])).await;
    visit.open_customers().await;
    assert_eq!(visit.kept("fairway:trash:old").await, None);
    let deleted = visit.whole_text("#deleted-plans").await;
    assert!(deleted.contains("Young") && deleted.contains("Plan without a name"), "{deleted}");
    assert_eq!(visit.kept("fairway:trash:odd").await, Some("not json".into()), "what is odd is kept");
    visit.end().await;
}

/// The record of the first versions opens as a plan with all that was entered, once.
#[tokio::test(flavor = "multi_thread")]
async fn a_plan_of_the_first_version_is_taken_over_once_and_nothing_is_lost() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let old = include_str!("../../saved/v1.json");
    visit.run("localStorage.setItem('fairway:plan', arguments[0])", json!([old])).await;
    for _ in 0..2 {
        visit.open("#/").await;
        visit.wait_for("#plans .plans__row").await;
        assert_eq!(visit.plan_names().await, ["Plan without a name"]);
    }
    assert_eq!(visit.kept("fairway:plan").await, None);
    let id = visit.kept("fairway:last").await.unwrap();
    assert_eq!(visit.kept(&format!("fairway:plan:{id}")).await, Some(old.into()), "its text stays as a copy");
    let (old, new): (Value, Value) = (serde_json::from_str(old).unwrap(), visit.record_of(&id).await);
    assert_eq!(new["fields"]["answer"], old["answers"]);
    for (task, state) in old["progress"].as_object().unwrap() {
        let now = &new["fields"]["task"][task];
        assert_eq!(now["reason"], state["reason"], "{task}");
        let status = now["status"].as_str().unwrap_or("not-started");
        assert_eq!(status, state["status"], "{task}");
    }
    // Naming it gives it a colour too.
    visit.press(&id, "Rename").await;
    visit.type_into("#plan-form-name", "The first one").await;
    visit.click("#plan-form-do").await;
    visit.wait_until("return document.querySelector('.plan-label a')?.innerText === 'The first one'").await;
    assert!(visit.record_of(&id).await["fields"]["plan"]["colour"].is_string());
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn plans_that_cannot_be_read_or_worked_out_are_listed_as_what_they_are() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let put = "localStorage.setItem('fairway:plan:broken11', 'not json: é');
        localStorage.setItem('fairway:plan:newer111', JSON.stringify({format: 'fairway-plan', version: 9}));
        localStorage.setItem('fairway:summary:adatum22', '{\"version\": 1, \"name\": 7}');
        localStorage.setItem('fairway:summary:northwd4', '[[[[');";
    visit.run(put, json!([])).await;
    let mut harbour =
        record("harbour1", &json!({"name": "Harbour", "colour": "teal"}), &json!({}), &json!({}), 5);
    harbour["pack"] = json!("harbour/2024-05");
    let records: Vec<Value> = [contoso(), harbour].into_iter().chain(others()).collect();
    visit.open_plans(&records, "#/").await;
    visit.wait_for("#plan-broken11").await;
    assert!(visit.text("#plan-broken11").await.contains("cannot be read"));
    assert!(visit.text("#plan-newer111").await.contains("newer Fairway"));
    let harbour = visit.text("#plan-harbour1").await;
    assert!(
        harbour.contains("harbour/2024-05") && harbour.contains("Open it to see its progress"),
        "{harbour}"
    );
    assert!(
        visit.plan_names().await.contains(&"Adatum tenants".to_string()),
        "a damaged summary is made anew"
    );
    visit.click("#plan-broken11 button[aria-label^='Delete']").await;
    visit.focused("#undo-delete").await;
    visit.click("#undo-delete").await;
    visit.wait_for("#plan-broken11").await;
    assert_eq!(visit.plan_text("broken11").await, Some("not json: é".into()));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_storage_is_denied_there_is_one_plan_in_memory_and_the_list_says_so() {
    let server = serve("").await;
    let browser = Chromium::start(&[("profile.default_content_setting_values.cookies", json!(2))]).await;
    let visit = Visit::with(browser, server.address(), "#/question/service").await;
    visit.tick("intune").await;
    visit.go_on().await;
    visit.arrived_at("licences").await;
    visit.go("#/").await;
    visit.wait_for("#plans .plans__row").await;
    assert!(visit.text("#main").await.contains("there is only the plan that is open now"));
    assert_eq!(visit.plan_names().await, ["Plan without a name"]);
    assert_eq!(visit.run("return document.querySelector('#new-plan')", json!([])).await, Value::Null);
    visit.click(".plans__more > summary").await;
    visit.click(".plans__more button[aria-label^='Rename']").await;
    visit.type_into("#plan-form-name", "In memory").await;
    visit.click("#plan-form-do").await;
    visit.wait_until("return document.querySelector('.plan-label a')?.innerText === 'In memory'").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_storage_loses_nothing_and_is_told() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_customers().await;
    let fill = "let room = 1 << 22, number = 0;
        while (room >= 1) {
          try { localStorage.setItem('other:' + number, 'x'.repeat(room)); number += 1; } catch { room = Math.floor(room / 2); }
        }";
    visit.run(fill, json!([])).await;
    let before = visit.plan_text("contoso1").await;
    visit.press("contoso1", "Duplicate").await;
    visit.said("full").await;
    assert_eq!(visit.plan_names().await.len(), 4, "nothing was made");
    // A plan can still be deleted, and comes back: its own room is enough.
    let other = visit.plan_text("adatum22").await;
    visit.press("adatum22", "Delete").await;
    visit.focused("#undo-delete").await;
    visit.click("#undo-delete").await;
    visit.focused("#plan-adatum22 a").await;
    assert_eq!(visit.plan_text("adatum22").await, other);
    assert_eq!(visit.plan_text("contoso1").await, before);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_shown_as_text_whatever_it_is() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let hostile = "<img src=x onerror=alert(1)> & \"quotes\" 'q' {name} \u{202e}";
    let plan = json!({"name": hostile, "customer": "</script><b>", "colour": "sea"});
    visit
        .open_plans(
            &[record("hostile1", &plan, &answers(), &json!({"step-init-2": {"due": day(3)}}), 7)],
            "#/",
        )
        .await;
    visit.wait_for("#plan-hostile1").await;
    assert_eq!(visit.plan_names().await, [hostile]);
    assert_eq!(visit.run("return document.querySelectorAll('#app img, #app b').length", json!([])).await, 0);
    visit.press("hostile1", "Duplicate").await;
    visit.wait_until("return document.querySelectorAll('#plans .plans__name').length === 2").await;
    visit.end().await;
}
