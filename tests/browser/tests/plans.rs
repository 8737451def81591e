//! Many customers: the list of plans, what is done with them, and that no plan is taken for another.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::customers::{answers, contoso, record};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn the_list_tells_of_each_plan_what_its_pages_tell() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_customers().await;
    let all = ["Contoso rollout", "Northwind onboarding", "Adatum tenants", "Fabrikam devices"];
    assert_eq!(visit.plan_names().await, all, "by what is due");
    let row = visit.text("#plan-contoso1").await;
    for words in ["Contoso AG", "ems/2018-03", "2 tasks overdue", "Next due", "Changed", "open here"] {
        assert!(row.contains(words), "{words}: {row}");
    }
    let fabrikam = visit.text("#plan-fabrikm3").await;
    assert!(fabrikam.contains("questions are open") || fabrikam.contains("question is open"), "{fabrikam}");
    assert!(!visit.text("#plan-adatum22").await.contains("overdue"));
    assert!(visit.whole_text("#main").await.contains("1 archived plan"));
    // What the list tells comes from summaries, and is what the plan itself says.
    let progress = visit.text("#plan-adatum22 .progress__text").await;
    visit.open("?plan=adatum22#/plan/phases").await;
    assert_eq!(visit.text(".progress__text").await, progress);
    assert!(visit.title().await.starts_with("Adatum tenants: "), "{}", visit.title().await);
    assert_eq!(visit.text(".plan-label a").await, "Adatum tenants");
    visit.go("#/").await;
    visit.wait_for("#plan-adatum22 .tag").await;
    for (order, first) in
        [("name", "Adatum tenants"), ("changed", "Contoso rollout"), ("due", "Contoso rollout")]
    {
        visit.choose("#plans-sort", order).await;
        assert_eq!(visit.plan_names().await[0], first, "{order}");
    }
    visit.choose("#plans-sort", "name").await;
    visit.reload().await;
    visit.wait_for("#plan-adatum22").await;
    assert_eq!(visit.plan_names().await[0], "Adatum tenants", "the order is remembered");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_plan_has_a_name_and_a_colour_at_once_and_nothing_of_another() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_customers().await;
    visit.click("#new-plan").await;
    visit.focused("#plan-form-name").await;
    visit.click("#plan-form-do").await;
    visit.wait_until("return document.querySelector('#plan-form [role=alert]').innerText !== ''").await;
    visit.focused("#plan-form-name").await;
    visit.type_into("#plan-form-name", " contoso ROLLOUT").await;
    visit.click("#plan-form-do").await;
    visit
        .wait_until("return document.querySelector('#plan-form [role=alert]').innerText.includes('Another')")
        .await;
    visit.type_into("#plan-form-name", "Tailspin move").await;
    visit.type_into("#plan-form-customer", "Tailspin Toys").await;
    visit.click("#plan-form-do").await;
    visit.arrived_at_new("Tailspin move").await;
    assert!(visit.title().await.starts_with("Tailspin move: "), "{}", visit.title().await);
    let colour = visit.run("return document.querySelector('.plan-label').dataset.colour", json!([])).await;
    assert!(!["sea", "moss", "plum", "clay", "slate"].contains(&colour.as_str().unwrap()), "{colour}");
    assert_eq!(
        visit.run("return document.querySelectorAll('.question input:checked').length", json!([])).await,
        0
    );
    visit.tick("intune").await;
    visit.go_on().await;
    visit.arrived_at("licences").await;
    let saved = visit.saved().await;
    assert_eq!(
        (&saved["answers"], &saved["fields"]["plan"]["customer"]),
        (&json!({"service": ["intune"]}), &json!("Tailspin Toys"))
    );
    assert_eq!(visit.record_of("contoso1").await["fields"]["answer"], answers(), "the other is as it was");
    visit.go("#/").await;
    visit.wait_for("#plan-contoso1").await;
    assert_eq!(visit.plan_names().await.len(), 5);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn plans_are_renamed_copied_and_archived_whether_open_or_not() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_customers().await;
    for (id, name) in [("contoso1", "Contoso, first wave"), ("adatum22", "Adatum, second wave")] {
        visit.press(id, "Rename").await;
        visit.focused("#plan-form-name").await;
        visit.type_into("#plan-form-name", name).await;
        visit.click("#plan-form-do").await;
        visit.focused(&format!("#plan-{id} a")).await;
        assert_eq!(visit.record_of(id).await["fields"]["plan"]["name"], name);
        assert_eq!(visit.text(&format!("#plan-{id} .plans__name")).await, name);
    }
    assert_eq!(visit.text(".plan-label a").await, "Contoso, first wave");
    // The title of the window follows at once, on whatever page.
    visit.go("#/plan/settings").await;
    visit.type_into("#plan-name", "Contoso again").await;
    visit.wait_until("return document.title.startsWith('Contoso again: ')").await;
    visit.go("#/").await;
    visit.wait_for("#plan-contoso1").await;

    visit.press("contoso1", "Duplicate").await;
    visit.said("Copy of Contoso again").await;
    visit.wait_until("return document.activeElement?.innerText === 'Copy of Contoso again'").await;
    let copy = visit.run("return document.activeElement.closest('li').id", json!([])).await;
    let copy = copy.as_str().unwrap().replace("plan-", "");
    let (first, second) = (visit.record_of("contoso1").await, visit.record_of(&copy).await);
    assert_eq!(
        (&second["fields"]["task"], &second["fields"]["answer"]),
        (&first["fields"]["task"], &first["fields"]["answer"])
    );
    assert_eq!(second["history"].as_array().unwrap().len(), 1, "a history of its own");
    let colours = (&first["fields"]["plan"]["colour"], &second["fields"]["plan"]["colour"]);
    assert!(colours.0 != colours.1, "{colours:?}");
    visit.press("contoso1", "Duplicate").await;
    visit.said("Copy of Contoso again 2").await;

    visit.press("adatum22", "Archive").await;
    visit.said("Archived").await;
    assert!(!visit.plan_names().await.contains(&"Adatum, second wave".to_string()));
    assert!(visit.whole_text("#plans > section > .fold").await.contains("Adatum, second wave"));
    visit.click("#plans > section > .fold > summary").await;
    visit.press("adatum22", "Bring back").await;
    visit.said("among the others again").await;
    assert!(visit.plan_names().await.contains(&"Adatum, second wave".to_string()));
    assert_eq!(visit.record_of("adatum22").await["fields"]["plan"]["archived"], Value::Null);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_plan_comes_back_unharmed_at_once_or_later() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_customers().await;
    let before = visit.plan_text("adatum22").await;
    visit.press("adatum22", "Delete").await;
    visit.focused("#undo-delete").await;
    assert_eq!(visit.plan_text("adatum22").await, None);
    assert!(!visit.plan_names().await.contains(&"Adatum tenants".to_string()));
    visit.click("#undo-delete").await;
    visit.focused("#plan-adatum22 a").await;
    assert_eq!(visit.plan_text("adatum22").await, before);
    assert_eq!(visit.kept("fairway:trash:adatum22").await, None);

    // The open one: the tab goes on with another, and the way back is there after the load.
    let before = visit.plan_text("contoso1").await;
    visit.press("contoso1", "Delete").await;
    visit.wait_until("return document.querySelector('.plan-label a')?.innerText === 'Adatum tenants'").await;
    visit.wait_for("#undo-delete").await;
    assert_eq!(visit.plan_text("contoso1").await, None);
    visit.click("#undo-delete").await;
    visit.focused("#plan-contoso1 a").await;
    assert_eq!(visit.plan_text("contoso1").await, before);

    // Later, and in another tab's time: from the list of deleted plans.
    visit.press("contoso1", "Delete").await;
    visit.focused("#undo-delete").await;
    visit.run("sessionStorage.clear()", json!([])).await;
    visit.open("#/").await;
    visit.wait_for("#deleted-plans").await;
    assert_eq!(visit.run("return document.querySelector('#undo-delete')", json!([])).await, Value::Null);
    visit.click("#deleted-plans > summary").await;
    assert!(visit.text("#gone-contoso1").await.contains("Contoso rollout"));
    visit.click("#gone-contoso1 button[aria-label^='Delete for good']").await;
    visit.focused("#confirm-forget").await;
    visit.click("#confirm-forget .button:not(.button--danger)").await;
    visit.wait_until("return !document.querySelector('#confirm-forget')").await;
    visit.click("#deleted-plans > summary").await;
    visit.click("#gone-contoso1 button[aria-label^='Restore']").await;
    visit.focused("#plan-contoso1 a").await;
    assert_eq!(visit.plan_text("contoso1").await, before);

    visit.press("contoso1", "Delete").await;
    visit.focused("#undo-delete").await;
    visit.click("#deleted-plans > summary").await;
    visit.click("#gone-contoso1 button[aria-label^='Delete for good']").await;
    visit.click("#confirm-forget .button--danger").await;
    visit.wait_until("return !document.querySelector('#deleted-plans')").await;
    assert_eq!(visit.kept("fairway:trash:contoso1").await, None);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn also_the_only_plan_can_be_deleted_and_comes_back() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_plans(&[contoso()], "#/").await;
    visit.press("contoso1", "Delete").await;
    visit
        .wait_until("return !location.search.includes('plan=') && !!document.querySelector('#undo-delete')")
        .await;
    assert!(visit.text("#plans").await.contains("No plan is kept here yet."));
    assert_eq!(visit.text(".plan-label").await, "");
    visit.click("#undo-delete").await;
    visit.focused("#plan-contoso1 a").await;
    visit.click("#plan-contoso1 a").await;
    visit.wait_until("return document.querySelector('.plan-label a')?.innerText === 'Contoso rollout'").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_plans_in_two_tabs_do_not_mix_and_each_list_follows() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_customers().await;
    let first = visit.driver().window().await.unwrap();
    let second = visit.browser.further().await;
    visit.open("?plan=adatum22#/plan/initiate").await;
    visit.wait_for("#status-cust-assess-stakeholders, #status-step-init-2").await;
    visit.choose("#status-step-init-2", "in-progress").await;
    visit.wait_until("return __plan('adatum22').includes('in-progress')").await;

    visit.driver().switch_to_window(first.clone()).await.unwrap();
    assert_eq!(visit.text(".plan-label a").await, "Contoso rollout");
    visit.go("#/plan/settings").await;
    visit.type_into("#plan-customer", "Contoso Group").await;
    visit.wait_until("return __plan('contoso1').includes('Contoso Group')").await;
    let other = visit.record_of("adatum22").await;
    assert_eq!(other["fields"]["plan"]["customer"], "Adatum Corporation");
    assert_eq!(other["fields"]["task"]["step-init-2"], json!({"status": "in-progress"}));
    assert_eq!(visit.record_of("contoso1").await["fields"]["task"]["step-init-2"]["status"], Value::Null);

    // The list in the first tab follows what the second one does to its plan.
    visit.go("#/").await;
    visit.wait_for("#plan-adatum22").await;
    visit.driver().switch_to_window(second.clone()).await.unwrap();
    visit.go("#/plan/settings").await;
    visit.type_into("#plan-name", "Adatum, renamed elsewhere").await;
    visit.driver().switch_to_window(first.clone()).await.unwrap();
    visit.wait_until("return document.querySelector('#plan-adatum22 .plans__name').innerText === 'Adatum, renamed elsewhere'").await;
    // And the other way round: what the list does, the open tab shows.
    visit.press("adatum22", "Rename").await;
    visit.type_into("#plan-form-name", "Adatum, from the list").await;
    visit.click("#plan-form-do").await;
    visit.driver().switch_to_window(second).await.unwrap();
    visit.wait_until("return document.title.startsWith('Adatum, from the list')").await;
    assert_eq!(visit.text(".plan-label a").await, "Adatum, from the list");
    visit.driver().switch_to_window(first).await.unwrap();
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_nine_plans_on_one_can_be_looked_for() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let plan = |number: usize| {
        let plan =
            json!({"name": format!("Rollout {number}"), "customer": format!("Customer {}", number * 11)});
        record(&format!("plan{number:04}"), &plan, &json!({}), &json!({}), 9)
    };
    visit.open_plans(&(1..=8).map(plan).collect::<Vec<_>>(), "#/").await;
    visit.wait_for("#plan-plan0008").await;
    assert_eq!(visit.run("return document.querySelector('#plans-search')", json!([])).await, Value::Null);
    visit.open_plans(&(1..=9).map(plan).collect::<Vec<_>>(), "#/").await;
    visit.wait_for("#plans-search").await;
    visit.type_into("#plans-search", "CUSTOMER 44").await;
    visit.wait_until("return document.querySelectorAll('#plans .plans__name').length === 1").await;
    assert_eq!(visit.plan_names().await, ["Rollout 4"]);
    assert!(visit.text("#plans [role=status]").await.contains("1 of 9"));
    visit.focused("#plans-search").await;
    visit.end().await;
}
