//! Working on tasks: owner, dates and notes; what waits and what is unlocked; own tasks; many at once with one
//! undo; filters in the address; Today; the ends of phases; and all of it by keyboard.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::customers::day;
use fairway_browser_tests::walk::{plan_with, record_with};
use fairway_browser_tests::work::{many_tasks, realistic, realistic_answers};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Waits until what was typed has been handed back and is saved.
async fn saved_task(visit: &Visit, task: &str, field: &str, value: Value) {
    let path = format!(
        "return JSON.stringify(JSON.parse(__plan('seeded')).fields.task?.[{}]?.[{}] ?? null) === JSON.stringify({value})",
        json!(task),
        json!(field)
    );
    visit.wait_until(&path).await;
}

/// What has been said to the person.
async fn said(visit: &Visit, words: &str) {
    visit
        .wait_until(&format!("return document.querySelector('.said').innerText.includes({})", json!(words)))
        .await;
}

async fn value(visit: &Visit, selector: &str) -> Value {
    visit.run("return document.querySelector(arguments[0])?.value", json!([selector])).await
}

async fn press(visit: &Visit, keys: impl Into<TypingData>) {
    visit.driver().action_chain().send_keys(keys).perform().await.unwrap();
    visit.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn owner_dates_and_notes_are_kept_while_they_are_typed_and_survive_a_reload() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&realistic(), "#/plan/initiate?task=step-init-3").await;
    visit.focused("#task-step-init-3").await;
    visit.type_into("#owner-step-init-3", "Mirko Lind").await;
    visit.focused("#owner-step-init-3").await;
    visit.type_into("#notes-step-init-3", "First line, then more").await;
    visit.focused("#notes-step-init-3").await;
    visit.type_into("#link-step-init-3", "https://example.org/a").await;
    visit.pick_day("#start-step-init-3", &day(2)).await;
    visit.pick_day("#due-step-init-3", &day(1)).await;
    assert!(visit.text("#task-step-init-3").await.contains("The due date is before the start."));
    visit.pick_day("#due-step-init-3", &day(12)).await;
    visit.type_into("#effort-step-init-3", "1000").await;
    press(&visit, Key::Tab).await;
    assert!(visit.text("#effort-step-init-3 + p").await.contains("from 1 to 260"));
    visit.type_into("#effort-step-init-3", "4").await;
    press(&visit, Key::Tab).await;
    for (field, wanted) in [
        ("owner", json!("Mirko Lind")),
        ("notes", json!("First line, then more")),
        ("link", json!("https://example.org/a")),
        ("start", json!(day(2))),
        ("due", json!(day(12))),
        ("effort", json!(4)),
    ] {
        saved_task(&visit, "step-init-3", field, wanted).await;
    }
    let offered = visit
        .run("return [...document.querySelectorAll('#known-owners option')].map(o => o.value)", json!([]))
        .await;
    assert_eq!(offered, json!(["Ann Okafor", "Jo Berg (FastTrack)", "Mirko Lind"]));

    visit.reload().await;
    visit.wait_for("#notes-step-init-3").await;
    assert_eq!(value(&visit, "#notes-step-init-3").await, "First line, then more");
    assert_eq!(value(&visit, "#due-step-init-3").await, json!(day(12)));
    let row = visit.text("#task-step-init-3 .task__meta").await;
    assert!(row.contains("Owner: Mirko Lind") && row.contains("With notes"), "{row}");
    let rel = "return document.querySelector('#task-step-init-3 .task__meta a[href=\"https://example.org/a\"]').rel";
    assert!(visit.run(rel, json!([])).await.as_str().unwrap().contains("noopener"));
    // What is no address of the web is no link.
    visit.type_into("#link-step-init-3", "javascript:alert(1)").await;
    visit.settle().await;
    let links =
        "return document.querySelectorAll('#task-step-init-3 .task__meta a[href^=javascript]').length";
    assert_eq!(visit.run(links, json!([])).await, 0);
    assert!(visit.text("#task-step-init-3 .task__meta").await.contains("javascript:alert(1)"));

    // Undo shows in the field.
    visit.click("#undo").await;
    visit
        .wait_until("return document.querySelector('#link-step-init-3').value === 'https://example.org/a'")
        .await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_settled_blocker_unlocks_and_what_waits_may_be_begun_all_the_same() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&realistic_answers()), "#/plan/initiate").await;
    let waiting = visit.text("#task-step-init-2 .task__meta").await;
    assert!(waiting.contains("Waits for") && waiting.contains("Buy eligible plans"), "{waiting}");
    visit.choose("#status-step-init-2", "in-progress").await;
    said(&visit, "although it still waits for “Buy eligible plans").await;
    visit.choose("#status-step-init-2", "not-started").await;
    visit.choose("#status-step-init-1", "done").await;
    said(&visit, "Can start now:").await;
    assert!(visit.text("#task-step-init-2 .task__meta").await.contains("Ready"));

    // The name of a blocker leads to it.
    visit.click("#task-step-init-4 .standing a").await;
    visit.wait_until("return location.hash === '#/plan/initiate?task=step-init-3'").await;
    visit.focused("#task-step-init-3").await;
    assert_eq!(
        visit.run("return document.querySelector('#task-step-init-3 details').open", json!([])).await,
        true
    );
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dependencies_can_be_added_and_a_circle_is_refused_by_name() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&realistic(), "#/plan/initiate?task=own-a1b2c3d4").await;
    visit.type_into("#search-own-a1b2c3d4", "certificates for the").await;
    visit.wait_until("return document.querySelectorAll('.waits__found button').length === 1").await;
    visit.click(".waits__found button").await;
    let told = visit.text(".waits__told").await;
    assert!(
        told.contains("wait for each other in a circle")
            && told.contains("“Order certificates for the Wi-Fi”"),
        "{told}"
    );
    visit.type_into("#search-own-a1b2c3d4", "check the data").await;
    visit
        .wait_until(
            "return document.querySelector('.waits__found button')?.innerText.includes('Check the data')",
        )
        .await;
    visit.click(".waits__found button").await;
    said(&visit, "now waits for “Check the data and arrange the kick-off”").await;
    saved_task(&visit, "own-a1b2c3d4", "after", json!({"step-init-3": true})).await;
    visit.focused("#search-own-a1b2c3d4").await;
    visit.click(".waits__list button").await;
    saved_task(&visit, "own-a1b2c3d4", "after", Value::Null).await;
    visit.focused("#search-own-a1b2c3d4").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn own_tasks_are_added_renamed_removed_and_brought_back() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&realistic_answers()), "#/plan/assess").await;
    visit.click(".add-task [type=submit]").await;
    assert!(visit.text("#add-error").await.contains("Say what is to be done"));
    visit.focused("#add-title").await;
    visit.type_into("#add-title", "Visit the data centre").await;
    visit.choose("#add-party", "joint").await;
    visit.click(".add-task [type=submit]").await;
    visit.focused("[data-part=own] .task").await;
    said(&visit, "Added: “Visit the data centre”.").await;
    let row = visit.text("[data-part=own] .task").await;
    assert!(
        row.contains("Visit the data centre") && row.contains("Own") && row.contains("Together"),
        "{row}"
    );

    visit.click("[data-part=own] summary").await;
    visit.type_into("[data-part=own] [data-field=title] input", "Visit both data centres").await;
    visit.wait_until("return document.querySelector('[data-part=own] .task__text').innerText === 'Visit both data centres'").await;
    visit.reload().await;
    visit.wait_for("[data-part=own] summary").await;
    visit.click("[data-part=own] summary").await;
    visit.click("[data-part=own] .button--danger").await;
    said(&visit, "Removed: “Visit both data centres”. Undo brings it back.").await;
    visit.wait_until("return document.querySelector('[data-part=own] .task') === null").await;
    visit.focused("#add-title").await;
    visit.click("#undo").await;
    visit.wait_until("return document.querySelector('[data-part=own] .task__text')?.innerText === 'Visit both data centres'").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_changed_in_one_step_that_one_undo_takes_back() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&realistic(), "#/plan/all").await;
    let before = visit.saved().await["tasks"].clone();
    visit.type_into("#filter-text", "intune").await;
    visit.wait_until("return /^\\d+ tasks fit$/.test(document.querySelector('#task-count').innerText)").await;
    let count = visit.text("#task-count").await.split(' ').next().unwrap().parse::<usize>().unwrap();
    assert!((5..100).contains(&count), "{count}");
    assert_eq!(visit.run("return location.hash", json!([])).await, "#/plan/all?q=intune");
    visit.click("#choose-all").await;
    assert_eq!(visit.text(".bulk__count").await, format!("{count} selected"));
    visit.choose("#bulk-field", "owner").await;
    visit.type_into("#bulk-value", "Mirko Lind").await;
    visit.click("#bulk-apply").await;
    said(&visit, &format!("Owner changed for {count} tasks.")).await;
    let owned = |tasks: &Value| {
        tasks.as_object().unwrap().values().filter(|task| task["owner"] == "Mirko Lind").count()
    };
    let after = visit.saved().await["tasks"].clone();
    assert_eq!(owned(&after), owned(&before) + count);
    visit.choose("#bulk-field", "due").await;
    visit.pick_day("#bulk-value", &day(30)).await;
    visit.click("#bulk-apply").await;
    said(&visit, &format!("Due date changed for {count} tasks.")).await;
    visit.click("#undo").await;
    visit.click("#undo").await;
    visit.wait_until("return document.querySelector('.said').innerText.startsWith('Taken back')").await;
    assert_eq!(visit.saved().await["tasks"], before);

    // The filter is there again after a reload and after the way back, and goes with a click on the tab.
    visit.choose("#filter-state", "waiting").await;
    visit.reload().await;
    visit.wait_for("#filter-text").await;
    assert_eq!(value(&visit, "#filter-text").await, "intune");
    assert_eq!(value(&visit, "#filter-state").await, "waiting");
    visit.go("#/plan/phases").await;
    visit.wait_for(".exit").await;
    visit.driver().back().await.unwrap();
    visit.wait_until("return document.querySelector('#filter-text')?.value === 'intune'").await;
    visit.click(".tabs a[href='#/plan/all']").await;
    visit.wait_until("return document.querySelector('#filter-text')?.value === ''").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn today_tells_what_is_late_ready_begun_and_awaited() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&realistic_answers()), "#/plan/today").await;
    assert!(visit.text(".today__first").await.contains("Name the people who take part"));
    visit.open_with(&realistic(), "#/plan/today").await;
    let page = visit.text("#annex").await;
    assert!(!page.contains("Where to begin"), "{page}");
    assert!(page.contains("Overdue since") && page.contains("Who is waited for"), "{page}");
    // Who types is not interrupted where the task does not fit any more.
    visit.choose("#filter-owner", "-").await;
    visit.click("#task-ms-initiate-begin-onboarding summary").await;
    visit.driver().find(By::Css("#owner-ms-initiate-begin-onboarding")).await.unwrap().focus().await.unwrap();
    press(&visit, "Jo").await;
    visit.focused("#owner-ms-initiate-begin-onboarding").await;
    saved_task(&visit, "ms-initiate-begin-onboarding", "owner", json!("Jo")).await;
    visit.choose("#filter-owner", "=Ann Okafor").await;
    visit.wait_until("return location.hash === '#/plan/today?owner=Ann+Okafor'").await;
    let rows = "return [...document.querySelectorAll('.task')].map(task => task.id)";
    visit.wait_until("return document.querySelectorAll('.task').length === 2").await;
    assert_eq!(visit.run(rows, json!([])).await, json!(["task-own-a1b2c3d4", "task-cust-initiate-begin"]));
    // A task that moves on takes the focus along.
    visit.driver().find(By::Css("#status-own-a1b2c3d4")).await.unwrap().focus().await.unwrap();
    visit.choose("#status-own-a1b2c3d4", "in-progress").await;
    visit
        .wait_until("return document.querySelectorAll('#today-begun ~ .task-list .task').length === 2")
        .await;
    visit.focused("#status-own-a1b2c3d4").await;
    visit.choose("#status-own-a1b2c3d4", "done").await;
    said(&visit, "Can start now: “Order certificates for the Wi-Fi”.").await;
    visit.focused("#today-ready").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn phases_say_whether_the_next_may_begin_and_what_stands_aside() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&realistic(), "#/plan/phases").await;
    let exit = visit.text("[data-phase=initiate] .exit").await;
    assert!(exit.contains("May Assess begin?") && exit.contains("Not yet"), "{exit}");
    visit.click("#parked summary").await;
    let aside = visit.text("#parked").await;
    for part in [
        "1 task that no longer applies",
        "Mirko Lind",
        "We had planned this with the old answers.",
        "In progress",
    ] {
        assert!(aside.contains(part), "{part}: {aside}");
    }
    visit.go("#/plan/initiate").await;
    for task in ["cust-initiate-kickoff", "ms-initiate-begin-onboarding", "ms-initiate-schedule-meetings"] {
        assert_eq!(visit.text(".exit .sign__word").await, "Not yet");
        visit.choose(&format!("#status-{task}"), "done").await;
    }
    visit.wait_until("return document.querySelector('.exit .sign__word').innerText === 'Yes'").await;
    // Without a single answer nobody knows what applies.
    visit.open_with(&record_with(&json!({"answer": {"service": "unknown"}})), "#/plan/initiate").await;
    visit.wait_until("return document.querySelector('.exit .sign__word')?.innerText === 'Not known'").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_it_works_by_keyboard_alone() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&realistic_answers()), "#/plan/initiate").await;
    let tab_to = async |selector: &str| {
        for _ in 0..150 {
            press(&visit, Key::Tab).await;
            let there = "return document.activeElement.matches(arguments[0])";
            if visit.run(there, json!([selector])).await == true {
                return;
            }
        }
        panic!("Tab never reaches {selector}");
    };
    tab_to("#filter-text").await;
    press(&visit, "buy eligible").await;
    visit.wait_until("return document.querySelector('#task-count').innerText === '1 task fits'").await;
    visit.focused("#filter-text").await;
    tab_to("#choose-step-init-1").await;
    press(&visit, Key::Space).await;
    visit.wait_until("return document.querySelector('.bulk__count').innerText === '1 selected'").await;
    tab_to("#task-step-init-1 summary").await;
    press(&visit, Key::Enter).await;
    tab_to("#owner-step-init-1").await;
    press(&visit, "Ann").await;
    tab_to("#notes-step-init-1").await;
    press(&visit, "Ordered.").await;
    saved_task(&visit, "step-init-1", "notes", json!("Ordered.")).await;
    saved_task(&visit, "step-init-1", "owner", json!("Ann")).await;
    tab_to("#search-step-init-1").await;
    press(&visit, "increase the use").await;
    tab_to(".waits__found button").await;
    press(&visit, Key::Enter).await;
    saved_task(&visit, "step-init-1", "after", json!({"joint-general-drive-usage": true})).await;
    visit.focused("#search-step-init-1").await;
    tab_to("#status-step-init-1").await;
    press(&visit, "D").await;
    saved_task(&visit, "step-init-1", "status", json!("done")).await;
    visit.focused("#status-step-init-1").await;
    tab_to("#add-title").await;
    press(&visit, "Something of our own").await;
    press(&visit, Key::Enter).await;
    visit.focused(".task[data-own]").await;
    press(&visit, Key::Control + "z").await;
    visit.end().await;
}

/// Types texts into a field, one after the other, each as one event; prints what one of them costs: processor
/// time of the page until it is painted, which other programs do not lengthen, and time by the clock.
async fn measure(visit: &Visit, what: &str, selector: &str, texts: &[&str]) {
    let cdp = visit.driver().cdp();
    cdp.send_raw("Performance.disable", json!({})).await.unwrap();
    cdp.send_raw("Performance.enable", json!({"timeDomain": "threadTicks"})).await.unwrap();
    let busy = async || {
        let metrics = cdp.send_raw("Performance.getMetrics", json!({})).await.unwrap();
        let found =
            metrics["metrics"].as_array().unwrap().iter().find(|known| known["name"] == "TaskDuration");
        found.unwrap()["value"].as_f64().unwrap() * 1e3
    };
    let script = "const [selector, text, done] = arguments; const field = document.querySelector(selector);
        const begin = performance.now();
        field.value = text; field.dispatchEvent(new InputEvent('input', {bubbles: true}));
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)))";
    let mut figures = Vec::new();
    for text in texts {
        visit.settle().await;
        let before = busy().await;
        let took = visit.driver().execute_async(script, vec![json!(selector), json!(text)]).await.unwrap();
        visit.settle().await;
        figures.push(format!("{text:?} {:.0}/{:.0}", busy().await - before, took.json().as_f64().unwrap()));
    }
    println!("{what}, processor/clock in ms: {}", figures.join(", "));
}

/// Figures, not a test: what a key costs with 1,000 tasks. `-- --ignored --nocapture` prints them.
#[ignore = "measures and checks nothing"]
#[tokio::test(flavor = "multi_thread")]
async fn speed_with_a_thousand_tasks() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&many_tasks(1_000), "#/plan/all").await;
    let texts = ["p", "po", "pol", "poli", "polic", "policy", "policy of site 3", "policy", "x", "xyz", ""];
    measure(&visit, "search", "#filter-text", &texts).await;
    let texts = ["A", "A n", "A no", "A not", "A note", "A note t", "A note th"];
    visit.open_with(&many_tasks(1_000), "#/plan/assess?task=own-00000001").await;
    measure(&visit, "note on a phase page", "#notes-own-00000001", &texts).await;
    visit.open_with(&many_tasks(1_000), "#/plan/all?task=own-00000001").await;
    measure(&visit, "note in the list of all", "#notes-own-00000001", &texts).await;
    visit.open_with(&realistic(), "#/plan/initiate?task=step-init-3").await;
    measure(&visit, "note with 186 tasks", "#notes-step-init-3", &texts).await;
    visit.end().await;
}
