//! Many customers: the list of plans, what is done with them, and that no plan is taken for another.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::customers::{answers, contoso, day, others, record};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

async fn kept(visit: &Visit, key: &str) -> Option<String> {
    let value = visit.run("return localStorage.getItem(arguments[0])", json!([key])).await;
    value.as_str().map(String::from)
}

async fn plan(visit: &Visit, id: &str) -> Value {
    serde_json::from_str(&kept(visit, &format!("fairway:plan:{id}")).await.unwrap()).unwrap()
}

/// Names of the rows in use, in the order of the page.
async fn names(visit: &Visit) -> Vec<String> {
    visit.texts("#plans > section > .plans .plans__name").await
}

/// Opens what can be done with a plan and presses a button of it.
async fn press(visit: &Visit, id: &str, verb: &str) {
    let row = format!("#plan-{id} .plans__more");
    if visit.run("return document.querySelector(arguments[0]).open", json!([row])).await != true {
        visit.click(&format!("{row} > summary")).await;
    }
    visit.click(&format!("{row} button[aria-label^='{verb}']")).await;
}

async fn title(visit: &Visit) -> String {
    visit.run("return document.title", json!([])).await.as_str().unwrap_or_default().to_string()
}

async fn said(visit: &Visit, words: &str) {
    visit
        .wait_until(&format!("return document.querySelector('.said').innerText.includes({})", json!(words)))
        .await;
}

async fn all_plans(visit: &Visit) {
    let records: Vec<Value> = [contoso()].into_iter().chain(others()).collect();
    visit.open_plans(&records, "#/").await;
    visit.wait_for("#plan-contoso1").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_tells_of_each_plan_what_its_pages_tell() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    all_plans(&visit).await;
    let all = ["Contoso rollout", "Northwind onboarding", "Adatum tenants", "Fabrikam devices"];
    assert_eq!(names(&visit).await, all, "by what is due");
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
    assert!(title(&visit).await.starts_with("Adatum tenants: "), "{}", title(&visit).await);
    assert_eq!(visit.text(".plan-label a").await, "Adatum tenants");
    visit.go("#/").await;
    visit.wait_for("#plan-adatum22 .tag").await;
    for (order, first) in
        [("name", "Adatum tenants"), ("changed", "Contoso rollout"), ("due", "Contoso rollout")]
    {
        visit.choose("#plans-sort", order).await;
        assert_eq!(names(&visit).await[0], first, "{order}");
    }
    visit.choose("#plans-sort", "name").await;
    visit.reload().await;
    visit.wait_for("#plan-adatum22").await;
    assert_eq!(names(&visit).await[0], "Adatum tenants", "the order is remembered");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_plan_has_a_name_and_a_colour_at_once_and_nothing_of_another() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    all_plans(&visit).await;
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
    assert!(title(&visit).await.starts_with("Tailspin move: "), "{}", title(&visit).await);
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
    assert_eq!(plan(&visit, "contoso1").await["fields"]["answer"], answers(), "the other is as it was");
    visit.go("#/").await;
    visit.wait_for("#plan-contoso1").await;
    assert_eq!(names(&visit).await.len(), 5);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn plans_are_renamed_copied_and_archived_whether_open_or_not() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    all_plans(&visit).await;
    for (id, name) in [("contoso1", "Contoso, first wave"), ("adatum22", "Adatum, second wave")] {
        press(&visit, id, "Rename").await;
        visit.focused("#plan-form-name").await;
        visit.type_into("#plan-form-name", name).await;
        visit.click("#plan-form-do").await;
        visit.focused(&format!("#plan-{id} a")).await;
        assert_eq!(plan(&visit, id).await["fields"]["plan"]["name"], name);
        assert_eq!(visit.text(&format!("#plan-{id} .plans__name")).await, name);
    }
    assert_eq!(visit.text(".plan-label a").await, "Contoso, first wave");
    // The title of the window follows at once, on whatever page.
    visit.go("#/plan/settings").await;
    visit.type_into("#plan-name", "Contoso again").await;
    visit.wait_until("return document.title.startsWith('Contoso again: ')").await;
    visit.go("#/").await;
    visit.wait_for("#plan-contoso1").await;

    press(&visit, "contoso1", "Duplicate").await;
    said(&visit, "Copy of Contoso again").await;
    visit.wait_until("return document.activeElement?.innerText === 'Copy of Contoso again'").await;
    let copy = visit.run("return document.activeElement.closest('li').id", json!([])).await;
    let copy = copy.as_str().unwrap().replace("plan-", "");
    let (first, second) = (plan(&visit, "contoso1").await, plan(&visit, &copy).await);
    assert_eq!(
        (&second["fields"]["task"], &second["fields"]["answer"]),
        (&first["fields"]["task"], &first["fields"]["answer"])
    );
    assert_eq!(second["history"].as_array().unwrap().len(), 1, "a history of its own");
    let colours = (&first["fields"]["plan"]["colour"], &second["fields"]["plan"]["colour"]);
    assert!(colours.0 != colours.1, "{colours:?}");
    press(&visit, "contoso1", "Duplicate").await;
    said(&visit, "Copy of Contoso again 2").await;

    press(&visit, "adatum22", "Archive").await;
    said(&visit, "Archived").await;
    assert!(!names(&visit).await.contains(&"Adatum, second wave".to_string()));
    assert!(visit.whole_text("#plans .fold").await.contains("Adatum, second wave"));
    visit.click("#plans > section > .fold > summary").await;
    press(&visit, "adatum22", "Bring back").await;
    said(&visit, "among the others again").await;
    assert!(names(&visit).await.contains(&"Adatum, second wave".to_string()));
    assert_eq!(plan(&visit, "adatum22").await["fields"]["plan"]["archived"], Value::Null);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_plan_comes_back_unharmed_at_once_or_later() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    all_plans(&visit).await;
    let before = kept(&visit, "fairway:plan:adatum22").await;
    press(&visit, "adatum22", "Delete").await;
    visit.focused("#undo-delete").await;
    assert_eq!(kept(&visit, "fairway:plan:adatum22").await, None);
    assert!(!names(&visit).await.contains(&"Adatum tenants".to_string()));
    visit.click("#undo-delete").await;
    visit.focused("#plan-adatum22 a").await;
    assert_eq!(kept(&visit, "fairway:plan:adatum22").await, before);
    assert_eq!(kept(&visit, "fairway:trash:adatum22").await, None);

    // The open one: the tab goes on with another, and the way back is there after the load.
    let before = kept(&visit, "fairway:plan:contoso1").await;
    press(&visit, "contoso1", "Delete").await;
    visit.wait_until("return document.querySelector('.plan-label a')?.innerText === 'Adatum tenants'").await;
    visit.wait_for("#undo-delete").await;
    assert_eq!(kept(&visit, "fairway:plan:contoso1").await, None);
    visit.click("#undo-delete").await;
    visit.focused("#plan-contoso1 a").await;
    assert_eq!(kept(&visit, "fairway:plan:contoso1").await, before);

    // Later, and in another tab's time: from the list of deleted plans.
    press(&visit, "contoso1", "Delete").await;
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
    assert_eq!(kept(&visit, "fairway:plan:contoso1").await, before);

    press(&visit, "contoso1", "Delete").await;
    visit.focused("#undo-delete").await;
    visit.click("#deleted-plans > summary").await;
    visit.click("#gone-contoso1 button[aria-label^='Delete for good']").await;
    visit.click("#confirm-forget .button--danger").await;
    visit.wait_until("return !document.querySelector('#deleted-plans')").await;
    assert_eq!(kept(&visit, "fairway:trash:contoso1").await, None);
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn also_the_only_plan_can_be_deleted_and_comes_back() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_plans(&[contoso()], "#/").await;
    press(&visit, "contoso1", "Delete").await;
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
async fn what_was_deleted_thirty_days_ago_goes_for_good() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let put = "const day = 86400000, head = (days, name) => JSON.stringify({at: Date.now() - days * day, tab: 'x', name, customer: ''});
        localStorage.setItem('fairway:trash:old', head(31, 'Old') + '\\n{}');
        localStorage.setItem('fairway:trash:young', head(29, 'Young') + '\\n{}');
        localStorage.setItem('fairway:trash:odd', 'not json');";
    visit.run(put, json!([])).await;
    all_plans(&visit).await;
    assert_eq!(kept(&visit, "fairway:trash:old").await, None);
    let deleted = visit.whole_text("#deleted-plans").await;
    assert!(deleted.contains("Young") && deleted.contains("Plan without a name"), "{deleted}");
    assert_eq!(kept(&visit, "fairway:trash:odd").await, Some("not json".into()), "what is odd is kept");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_plans_in_two_tabs_do_not_mix_and_each_list_follows() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    all_plans(&visit).await;
    let first = visit.driver().window().await.unwrap();
    let second = visit.driver().new_tab().await.unwrap();
    visit.driver().switch_to_window(second.clone()).await.unwrap();
    visit.open("?plan=adatum22#/plan/initiate").await;
    visit.wait_for("#status-cust-assess-stakeholders, #status-step-init-2").await;
    visit.choose("#status-step-init-2", "in-progress").await;
    visit.wait_until("return localStorage.getItem('fairway:plan:adatum22').includes('in-progress')").await;

    visit.driver().switch_to_window(first.clone()).await.unwrap();
    assert_eq!(visit.text(".plan-label a").await, "Contoso rollout");
    visit.go("#/plan/settings").await;
    visit.type_into("#plan-customer", "Contoso Group").await;
    visit.wait_until("return localStorage.getItem('fairway:plan:contoso1').includes('Contoso Group')").await;
    let other = plan(&visit, "adatum22").await;
    assert_eq!(other["fields"]["plan"]["customer"], "Adatum Corporation");
    assert_eq!(other["fields"]["task"]["step-init-2"], json!({"status": "in-progress"}));
    assert_eq!(plan(&visit, "contoso1").await["fields"]["task"]["step-init-2"]["status"], Value::Null);

    // The list in the first tab follows what the second one does to its plan.
    visit.go("#/").await;
    visit.wait_for("#plan-adatum22").await;
    visit.driver().switch_to_window(second.clone()).await.unwrap();
    visit.go("#/plan/settings").await;
    visit.type_into("#plan-name", "Adatum, renamed elsewhere").await;
    visit.driver().switch_to_window(first.clone()).await.unwrap();
    visit.wait_until("return document.querySelector('#plan-adatum22 .plans__name').innerText === 'Adatum, renamed elsewhere'").await;
    // And the other way round: what the list does, the open tab shows.
    press(&visit, "adatum22", "Rename").await;
    visit.type_into("#plan-form-name", "Adatum, from the list").await;
    visit.click("#plan-form-do").await;
    visit.driver().switch_to_window(second).await.unwrap();
    visit.wait_until("return document.title.startsWith('Adatum, from the list')").await;
    assert_eq!(visit.text(".plan-label a").await, "Adatum, from the list");
    visit.driver().switch_to_window(first).await.unwrap();
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
        assert_eq!(names(&visit).await, ["Plan without a name"]);
    }
    assert_eq!(kept(&visit, "fairway:plan").await, None);
    let id = kept(&visit, "fairway:last").await.unwrap();
    assert_eq!(kept(&visit, &format!("fairway:kept:{id}")).await, Some(old.into()), "its text stays");
    let (old, new): (Value, Value) = (serde_json::from_str(old).unwrap(), plan(&visit, &id).await);
    assert_eq!(new["fields"]["answer"], old["answers"]);
    for (task, state) in old["progress"].as_object().unwrap() {
        let now = &new["fields"]["task"][task];
        assert_eq!(now["reason"], state["reason"], "{task}");
        let status = now["status"].as_str().unwrap_or("not-started");
        assert_eq!(status, state["status"], "{task}");
    }
    // Naming it gives it a colour too.
    press(&visit, &id, "Rename").await;
    visit.type_into("#plan-form-name", "The first one").await;
    visit.click("#plan-form-do").await;
    visit.wait_until("return document.querySelector('.plan-label a')?.innerText === 'The first one'").await;
    assert!(plan(&visit, &id).await["fields"]["plan"]["colour"].is_string());
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
    assert!(names(&visit).await.contains(&"Adatum tenants".to_string()), "a damaged summary is made anew");
    visit.click("#plan-broken11 button[aria-label^='Delete']").await;
    visit.focused("#undo-delete").await;
    visit.click("#undo-delete").await;
    visit.wait_for("#plan-broken11").await;
    assert_eq!(kept(&visit, "fairway:plan:broken11").await, Some("not json: é".into()));
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
    assert_eq!(names(&visit).await, ["Rollout 4"]);
    assert!(visit.text("#plans [role=status]").await.contains("1 of 9"));
    visit.focused("#plans-search").await;
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
    assert_eq!(names(&visit).await, ["Plan without a name"]);
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
    all_plans(&visit).await;
    let fill = "let room = 1 << 22, number = 0;
        while (room >= 1) {
          try { localStorage.setItem('other:' + number, 'x'.repeat(room)); number += 1; } catch { room = Math.floor(room / 2); }
        }";
    visit.run(fill, json!([])).await;
    let before = kept(&visit, "fairway:plan:contoso1").await;
    press(&visit, "contoso1", "Duplicate").await;
    said(&visit, "full").await;
    assert_eq!(names(&visit).await.len(), 4, "nothing was made");
    // A plan can still be deleted, and comes back: its own room is enough.
    let other = kept(&visit, "fairway:plan:adatum22").await;
    press(&visit, "adatum22", "Delete").await;
    visit.focused("#undo-delete").await;
    visit.click("#undo-delete").await;
    visit.focused("#plan-adatum22 a").await;
    assert_eq!(kept(&visit, "fairway:plan:adatum22").await, other);
    assert_eq!(kept(&visit, "fairway:plan:contoso1").await, before);
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
    assert_eq!(names(&visit).await, [hostile]);
    assert_eq!(visit.run("return document.querySelectorAll('#app img, #app b').length", json!([])).await, 0);
    press(&visit, "hostile1", "Duplicate").await;
    visit.wait_until("return document.querySelectorAll('#plans .plans__name').length === 2").await;
    visit.end().await;
}
