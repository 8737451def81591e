//! A browser killed in the middle of writing, again and again, with the same profile: whatever survives is a
//! whole plan, and what has reached the browser's disk is all there.
//!
//! Two kinds of death differ. When the process of the page dies, what it wrote is in the browser process, and
//! nothing is lost. When the browser itself is killed, what it had not yet put on its disk is lost: Chromium
//! collects writes of localStorage and commits them some seconds later, which no page can hurry.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::{Chromium, Kill};
use fairway_browser_tests::seeded::{worked_answers, worked_plan};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};
use std::time::Duration;
use xtask::server::Server;

/// Half a second: what was acknowledged before that must be there.
const ACKNOWLEDGED: u64 = 500;
/// How long Chromium may take to put a write on its disk, in milliseconds. Measured here: see the long run.
const COMMITTED: u64 = 15_000;

/// Changes the state of a task over and over, and notes when which state of the plan was in storage: the number
/// of steps it has, and the time.
const WRITE: &str = "window.__noted = [];
    const states = ['in-progress', 'done', 'not-started']; let time = 0;
    const next = () => {
      const select = document.querySelector('#status-step-init-3');
      time += 1; select.value = states[time % 3];
      select.dispatchEvent(new Event('change', { bubbles: true }));
      window.__noted.push([JSON.parse(__plan('seeded')).history.reduce((last, step) => Math.max(last, step.at), 0), Date.now()]);
      setTimeout(next, 7);
    }; next();";

/// What survived of one kill.
struct Survived {
    /// Milliseconds before the kill of the newest write that is there.
    age: u64,
    /// How many writes there were after it.
    lost: usize,
}

/// Opens the plan, writes for so long, kills, opens it again.
async fn killed(server: &Server, profile: &std::path::Path, which: Kill, milliseconds: u64) -> Survived {
    let visit = Visit { browser: Chromium::start_in(profile).await, address: server.address() };
    visit.open("#/plan/initiate").await;
    let is_first = visit.saved().await.is_null();
    if is_first {
        visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/plan/initiate").await;
    }
    visit.wait_for("#status-step-init-3").await;
    visit.run(WRITE, json!([])).await;
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
    let noted = visit.run("return [window.__noted, Date.now()]", json!([])).await;
    visit.browser.kill(which);
    if which == Kill::Browser {
        visit.browser.bury().await;
    } else {
        // The browser itself lives on, and is closed as people close it.
        visit.browser.stop().await;
    }
    let visit = Visit { browser: Chromium::start_in(profile).await, address: server.address() };
    visit.open("#/plan/initiate").await;
    let page = visit.page().await;
    assert!(!page.contains("could not be read"), "{page}");
    let plan = visit.saved().await;
    let (writes, at) = (noted[0].as_array().unwrap(), noted[1].as_u64().unwrap());
    let Some(steps) = plan["history"].as_array() else {
        // The browser had put nothing of this address on its disk yet. Once it has, there is a plan.
        assert!(is_first && which == Kill::Browser, "a plan that was there is gone: {plan}");
        visit.end().await;
        return Survived { age: u64::MAX, lost: writes.len() };
    };
    let last = steps.iter().map(|step| step["at"].as_u64().unwrap()).max().unwrap();
    let of = |write: &Value, place: usize| write[place].as_u64().unwrap();
    let there = writes.iter().rfind(|write| of(write, 0) <= last);
    let lost = writes.iter().filter(|write| of(write, 0) > last).count();
    let age = there.map_or(u64::MAX, |write| at.saturating_sub(of(write, 1)));
    // It goes on from there.
    visit.choose("#status-step-init-2", "done").await;
    visit
        .wait_until("return JSON.parse(__plan('seeded')).fields.task['step-init-2'].status === 'done'")
        .await;
    visit.choose("#status-step-init-2", "in-progress").await;
    visit.end().await;
    Survived { age, lost }
}

/// A number of kills with pauses that differ; gives back the ages of what survived, sorted.
async fn kills(which: Kill, times: u64, least: u64) -> Vec<(u64, usize)> {
    let server = serve("").await;
    let mut ages = Vec::new();
    let mut profile = tempfile::tempdir().unwrap();
    for time in 0..times {
        if time % 10 == 9 {
            profile = tempfile::tempdir().unwrap();
        }
        let survived = killed(&server, profile.path(), which, least + time * 337 % 1500).await;
        println!("{which:?} {time}: {} ms, {} writes after it", survived.age, survived.lost);
        ages.push((survived.age, survived.lost));
    }
    ages.sort_unstable();
    ages
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_whose_process_is_killed_loses_nothing_that_was_kept() {
    let ages = kills(Kill::Renderers, 3, 700).await;
    println!("age in ms of the newest write that is there, and writes after it: {ages:?}");
    assert!(ages.iter().all(|(age, _)| *age < ACKNOWLEDGED), "{ages:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_whole_when_the_browser_was_killed() {
    let ages = kills(Kill::Browser, 2, 6_000).await;
    println!("age in ms of the newest write that is there, and writes after it: {ages:?}");
    assert!(ages.iter().all(|(age, _)| *age < COMMITTED || *age == u64::MAX), "{ages:?}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a hundred kills take half an hour"]
async fn a_hundred_kills() {
    let renderers = kills(Kill::Renderers, 60, 300).await;
    println!("pages killed: {renderers:?}");
    assert!(renderers.iter().all(|(age, _)| *age < ACKNOWLEDGED), "{renderers:?}");
    let browsers = kills(Kill::Browser, 60, 300).await;
    println!("browsers killed: {browsers:?}");
    assert!(browsers.iter().all(|(age, _)| *age < COMMITTED || *age == u64::MAX), "{browsers:?}");
}
