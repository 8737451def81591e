//! The same plan open in several tabs: what one does appears in the others, nothing is written over however
//! fast both work, and each takes back its own steps only; with Web Locks and without.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::seeded::{worked_answers, worked_plan};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use thirtyfour::prelude::*;

/// As in a browser that has no Web Locks.
const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });";

/// Changes the state of every second task of the page, from the `first`, so many times each, as fast as the page
/// takes it. Counts what was done.
const HAMMER: &str = "const [first, times] = arguments;
    const ids = [...document.querySelectorAll('.task')].map(task => task.id.slice(5)).filter((id, place) => place % 2 === first).slice(0, 3);
    const states = ['in-progress', 'done', 'not-started'];
    window.__done = 0; window.__last = {};
    const steps = []; for (let time = 0; time < times; time += 1) for (const id of ids) steps.push([id, states[time % 3]]);
    const next = () => {
      const step = steps.shift();
      if (!step) { window.__ended = true; return; }
      const select = document.querySelector('#status-' + step[0]);
      if (select && select.value !== step[1]) {
        select.value = step[1];
        select.dispatchEvent(new Event('change', { bubbles: true }));
        window.__done += 1; window.__last[step[0]] = step[1];
      }
      setTimeout(next, 5);
    };
    window.__ended = false; next();";

/// The window there is, and a further one, in which the visit goes on.
async fn second_tab(visit: &Visit) -> (WindowHandle, WindowHandle) {
    (visit.driver().window().await.unwrap(), visit.browser.further().await)
}

async fn switch(visit: &Visit, tab: &WindowHandle) {
    visit.driver().switch_to_window(tab.clone()).await.unwrap();
}

/// Both tabs change the same plan as fast as they can.
async fn hammered(visit: &Visit, times: usize, locks: bool) {
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/plan/initiate").await;
    let (first, second) = second_tab(visit).await;
    if !locks {
        visit.browser.before_pages(NO_LOCKS).await;
    }
    visit.open("#/plan/initiate").await;
    visit.wait_for(".task").await;
    visit.run(HAMMER, json!([1, times])).await;
    switch(visit, &first).await;
    visit.run(HAMMER, json!([0, times])).await;
    let (mut steps, mut last) = (0, serde_json::Map::new());
    for tab in [&first, &second] {
        switch(visit, tab).await;
        visit.wait_until("return window.__ended === true").await;
        steps += visit.run("return window.__done", json!([])).await.as_u64().unwrap();
        let done = visit.run("return window.__last", json!([])).await;
        last.extend(done.as_object().unwrap().clone());
    }
    assert!(last.len() == 6 && steps > 60, "{steps} {last:?}");
    // Everything is in storage, and on both pages.
    let is_kept = format!(
        "const plan = JSON.parse(__plan('seeded')); return plan.history.length === {} && \
         Object.entries({}).every(([id, state]) => (plan.fields.task[id]?.status ?? 'not-started') === state)",
        steps + 2,
        json!(last)
    );
    let is_shown = format!(
        "return Object.entries({}).every(([id, state]) => document.querySelector('#status-' + id)?.value === state)",
        json!(last)
    );
    for tab in [&first, &second] {
        switch(visit, tab).await;
        visit.wait_until(&is_kept).await;
        visit.wait_until(&is_shown).await;
    }
    let tabs: BTreeSet<String> = visit.saved().await["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["tab"].as_str().unwrap().to_string())
        .collect();
    assert_eq!(tabs.len(), 3, "the seed's and two: {tabs:?}");
    let apart =
        "return Object.keys(localStorage).filter(key => key.startsWith('fairway:apart:')).length === 0";
    visit.wait_until(apart).await;
    println!("{steps} changes in two tabs, none lost");

    // Undo takes back the last step of this tab, and nothing of the other one.
    let mine = |tab: &str| {
        format!(
            "const word = document.documentElement.dataset.tab; return JSON.parse(__plan('seeded')).history.filter(step => step.tab {tab} word)"
        )
    };
    let theirs = visit.run(&mine("!=="), json!([])).await;
    let ours = visit.run(&mine("==="), json!([])).await;
    let ours = ours.as_array().unwrap().last().unwrap().clone();
    let chain = visit.driver().action_chain().key_down(Key::Control).send_keys("z");
    chain.key_up(Key::Control).perform().await.unwrap();
    visit
        .wait_until(&format!(
            "return JSON.parse(__plan('seeded')).history.some(step => step.undo === {})",
            ours["at"]
        ))
        .await;
    assert_eq!(visit.run(&mine("!=="), json!([])).await, theirs);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_that_change_one_plan_as_fast_as_they_can_lose_nothing() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    hammered(&visit, 25, true).await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn they_lose_nothing_without_web_locks_either() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.browser.before_pages(NO_LOCKS).await;
    visit.reload().await;
    assert_eq!(visit.run("return navigator.locks === undefined", json!([])).await, true);
    // Another word after each load, because nobody can say that it is free.
    let word = "return document.documentElement.dataset.tab";
    let before = visit.run(word, json!([])).await;
    visit.reload().await;
    assert_ne!(visit.run(word, json!([])).await, before);
    hammered(&visit, 15, false).await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_tab_types_the_other_shows_within_a_second() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/plan/initiate").await;
    let (first, second) = second_tab(&visit).await;
    visit.open("#/plan/initiate").await;
    let watch = "window.__seen = 0; const select = document.querySelector('#status-step-init-3');
        const look = () => { const now = document.querySelector('#status-step-init-3'); if (now?.value === 'done') window.__seen = Date.now(); else setTimeout(look, 5); }; look();";
    visit.run(watch, json!([])).await;
    switch(&visit, &first).await;
    let at = visit.run("return Date.now()", json!([])).await.as_u64().unwrap();
    visit.choose("#status-step-init-3", "done").await;
    switch(&visit, &second).await;
    visit.wait_until("return window.__seen > 0").await;
    let seen = visit.run("return window.__seen", json!([])).await.as_u64().unwrap();
    println!("seen after {} ms", seen - at);
    assert!(seen - at < 1000);
    visit.end().await;
}

/// A browser copies sessionStorage with the tab, and with it the word of the tab.
#[tokio::test(flavor = "multi_thread")]
async fn a_copied_tab_has_a_word_of_its_own_and_loses_nothing() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/plan/initiate").await;
    visit.choose("#status-step-init-3", "in-progress").await;
    let first = visit.driver().window().await.unwrap();
    let word = "return document.documentElement.dataset.tab";
    let before = visit.run(word, json!([])).await;
    assert_eq!(visit.run("return sessionStorage.getItem('fairway:tab')", json!([])).await, before);
    visit.run("window.open(location.href)", json!([])).await;
    let windows = visit.driver().windows().await.unwrap();
    let second = windows.into_iter().find(|window| *window != first).unwrap();
    switch(&visit, &second).await;
    visit.wait_for("#status-step-init-3").await;
    assert_ne!(visit.run(word, json!([])).await, before, "two tabs under one word");
    visit.choose("#status-step-init-2", "done").await;
    switch(&visit, &first).await;
    visit.choose("#status-step-init-3", "done").await;
    visit
        .wait_until(
            "const task = JSON.parse(__plan('seeded')).fields.task; \
             return task['step-init-2'].status === 'done' && task['step-init-3'].status === 'done'",
        )
        .await;
    // The same tab keeps its word when it is loaded again.
    visit.reload().await;
    assert_eq!(visit.run(word, json!([])).await, before);
    visit.end().await;
}

/// What is typed and not yet handed over when another tab writes is joined with it.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_typed_stays_when_another_tab_writes() {
    let server = serve("").await;
    let visit = Visit::with(Chromium::start(&[]).await, server.address(), "").await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/plan/settings").await;
    let (first, second) = second_tab(&visit).await;
    visit.open("#/plan/initiate").await;
    switch(&visit, &first).await;
    let field = "main input[type=text]";
    visit.wait_for(field).await;
    // Typed on and on, so that it is never handed over by itself, while the other tab writes.
    let typing = "const input = document.querySelector(arguments[0]); let times = 0; window.__typed = '';
        const next = () => {
          window.__typed = 'Typed ' + times; input.value = window.__typed;
          input.dispatchEvent(new Event('input', { bubbles: true }));
          times += 1; if (times < 20) setTimeout(next, 100);
        }; next();";
    visit.run(typing, json!([field])).await;
    switch(&visit, &second).await;
    for state in ["in-progress", "done", "in-progress", "done"] {
        visit.choose("#status-step-init-3", state).await;
    }
    switch(&visit, &first).await;
    visit.wait_until("return window.__typed === 'Typed 19'").await;
    visit
        .wait_until(
            "const plan = JSON.parse(__plan('seeded')); \
             return JSON.stringify(plan.fields).includes('Typed 19') && plan.fields.task['step-init-3'].status === 'done'",
        )
        .await;
    assert_eq!(visit.saved().await["tasks"]["step-init-1"], json!({"status": "done", "owner": "Ann Berg"}));
    assert_ne!(visit.saved().await["fields"]["plan"], Value::Null);
    visit.end().await;
}
