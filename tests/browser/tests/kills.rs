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
#[derive(Debug, Clone, Copy)]
struct Survived {
    /// Milliseconds that were written for.
    session: u64,
    /// Milliseconds before the kill of the newest write of this session that is there; none where the plan is the
    /// one from before the session.
    age: Option<u64>,
}

/// A profile with a plan that is on its disk: the browser was closed as people close it.
async fn profile(server: &Server) -> tempfile::TempDir {
    let profile = tempfile::tempdir().unwrap();
    let visit = Visit { browser: Chromium::start_in(profile.path()).await, address: server.address() };
    visit.open("").await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/plan/initiate").await;
    visit.wait_for("#status-step-init-3").await;
    visit.choose("#status-step-init-2", "done").await;
    visit.wait_until(&has_state("done")).await;
    visit.browser.stop().await;
    profile
}

/// Whether the task that no session writes has this state in storage.
fn has_state(state: &str) -> String {
    format!("return JSON.parse(__plan('seeded')).fields.task['step-init-2'].status === '{state}'")
}

/// The time of the newest step of the plan.
async fn newest(visit: &Visit) -> u64 {
    let plan = visit.saved().await;
    let steps = plan["history"].as_array().unwrap_or_else(|| panic!("a plan that was there is gone: {plan}"));
    steps.iter().map(|step| step["at"].as_u64().unwrap()).max().unwrap()
}

/// Opens the plan, writes for so long, kills, opens it again.
async fn killed(server: &Server, profile: &std::path::Path, which: Kill, session: u64) -> Survived {
    let visit = Visit { browser: Chromium::start_in(profile).await, address: server.address() };
    visit.open("#/plan/initiate").await;
    visit.wait_for("#status-step-init-3").await;
    // It was read from the disk, so nothing may take it from there any more.
    let before = newest(&visit).await;
    visit.run(WRITE, json!([])).await;
    tokio::time::sleep(Duration::from_millis(session)).await;
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
    let last = newest(&visit).await;
    assert!(last >= before, "what was on the disk is gone: {last} is older than {before}");
    let (writes, at) = (noted[0].as_array().unwrap(), noted[1].as_u64().unwrap());
    let of = |write: &Value, place: usize| write[place].as_u64().unwrap();
    let there = writes.iter().rfind(|write| of(write, 0) <= last);
    let age = there.map(|write| at.saturating_sub(of(write, 1)));
    // It goes on from there.
    for state in ["in-progress", "done"] {
        visit.choose("#status-step-init-2", state).await;
        visit.wait_until(&has_state(state)).await;
    }
    visit.end().await;
    Survived { session, age }
}

/// A number of kills after sessions of `least` to `least + spread` milliseconds.
async fn kills(which: Kill, times: u64, (least, spread): (u64, u64)) -> Vec<Survived> {
    let server = serve("").await;
    let mut all = Vec::new();
    let mut folder = profile(&server).await;
    for time in 0..times {
        if time % 10 == 9 {
            folder = profile(&server).await;
        }
        let session = least + (time * 7_919) % (spread + 1);
        let survived = killed(&server, folder.path(), which, session).await;
        println!("{which:?} {time}: {survived:?}");
        all.push(survived);
    }
    let mut ages: Vec<u64> = all.iter().filter_map(|one| one.age).collect();
    ages.sort_unstable();
    println!(
        "{which:?}: {times} kills, {} without a write of the session; ages in ms {ages:?}",
        all.len() - ages.len()
    );
    all
}

/// A page's death takes nothing that was acknowledged.
fn lost_nothing(all: &[Survived]) {
    assert!(all.iter().all(|one| one.age.is_some_and(|age| age < ACKNOWLEDGED)), "{all:?}");
}

/// The browser's death takes what it had not put on its disk yet: never more than it may keep back, so a session
/// that was longer has left something.
fn lost_what_was_not_committed(all: &[Survived]) {
    let is_right = |one: &Survived| match one.age {
        Some(age) => age < COMMITTED,
        None => one.session < COMMITTED,
    };
    assert!(all.iter().all(is_right), "{all:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_whose_process_is_killed_loses_nothing_that_was_kept() {
    lost_nothing(&kills(Kill::Renderers, 3, (700, 0)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_whole_when_the_browser_was_killed() {
    let long = kills(Kill::Browser, 1, (COMMITTED + 2_000, 0)).await;
    assert!(long[0].age.is_some(), "{long:?}");
    lost_what_was_not_committed(&long);
    lost_what_was_not_committed(&kills(Kill::Browser, 1, (400, 0)).await);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a hundred and twenty kills take half an hour"]
async fn a_hundred_kills() {
    lost_nothing(&kills(Kill::Renderers, 60, (300, 1_500)).await);
    lost_what_was_not_committed(&kills(Kill::Browser, 60, (300, 14_000)).await);
}
