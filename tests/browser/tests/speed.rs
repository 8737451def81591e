//! Measurements, not tests: how soon the first question can be answered on a modest phone, and how soon
//! an answer repaints, each as a ratio to a hand-written page in the same run. Nothing here can fail on
//! a slow machine. Run with `cargo test -p fairway-browser-tests --test speed -- --ignored --nocapture`.
#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::serve;
use serde_json::{Value, json};
use std::path::Path;
use xtask::server::{Options, Server};

const RUNS: usize = 7;

/// Records when the app itself shows the first question.
const WATCH: &str = "
new MutationObserver(() => {
  if (!window.__started && document.querySelector('article.question form') && !document.querySelector('.first-question'))
    window.__started = performance.now();
}).observe(document, {childList: true, subtree: true});
";

/// The same question by hand: one page, one sheet, one script.
fn static_page(folder: &Path) {
    let rows: String = (1..=6)
        .map(|n| {
            format!("<label><input type=\"checkbox\" name=\"answer\" value=\"{n}\"> Service {n}</label>")
        })
        .collect();
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Which services?</title>\
         <link rel=\"stylesheet\" href=\"a.css\"><script src=\"a.js\" defer></script></head><body><main id=\"main\">\
         <h1>Which services do you want help with?</h1><form>{rows}<button>Continue</button></form></main></body></html>"
    );
    let script = "document.querySelector('form').addEventListener('submit', e => { e.preventDefault();\
        const h = document.createElement('h1'); h.textContent = 'How many licences?';\
        document.getElementById('main').replaceChildren(h); });";
    std::fs::write(folder.join("index.html"), html).unwrap();
    std::fs::write(
        folder.join("a.css"),
        "body{font:17px/1.55 system-ui;max-width:40rem;margin:auto}label{display:block}",
    )
    .unwrap();
    std::fs::write(folder.join("a.js"), script).unwrap();
}

async fn phone(browser: &Chromium) {
    let cdp = browser.driver.cdp();
    let network =
        json!({"offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750});
    cdp.send_raw("Network.enable", json!({})).await.unwrap();
    cdp.send_raw("Network.emulateNetworkConditions", network).await.unwrap();
    cdp.send_raw("Emulation.setCPUThrottlingRate", json!({"rate": 4})).await.unwrap();
}

/// One visit with empty caches: first paint, document ready, app in charge (milliseconds; 0 where never).
async fn visit(address: &str, app: bool) -> [f64; 3] {
    let browser = Chromium::start(&[]).await;
    browser
        .driver
        .cdp()
        .send_raw("Page.addScriptToEvaluateOnNewDocument", json!({"source": WATCH}))
        .await
        .unwrap();
    phone(&browser).await;
    browser.driver.goto(address).await.unwrap();
    let script = "const app = arguments[0], done = arguments[arguments.length - 1];
        const look = () => {
          const paint = performance.getEntriesByName('first-contentful-paint')[0];
          const ready = performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd;
          if (paint && ready && (!app || window.__started)) done([paint.startTime, ready, window.__started || 0]);
          else setTimeout(look, 20);
        };
        look();";
    let found = browser.driver.execute_async(script, vec![json!(app)]).await.unwrap().json().clone();
    browser.stop().await;
    serde_json::from_value(found).unwrap()
}

/// From the click on Continue to the next frame with the new heading (milliseconds, CPU 4 times slower).
async fn repaint(address: &str) -> f64 {
    let browser = Chromium::start(&[]).await;
    browser.driver.cdp().send_raw("Emulation.setCPUThrottlingRate", json!({"rate": 4})).await.unwrap();
    browser.driver.goto(address).await.unwrap();
    let script = "const done = arguments[arguments.length - 1];
        const go = () => {
          const form = document.querySelector('#main form'), box = form && form.querySelector('input');
          if (!form || document.querySelector('.first-question')) return setTimeout(go, 30);
          box.checked = true;
          const before = document.querySelector('#main h1').textContent, start = performance.now();
          const look = () => document.querySelector('#main h1')?.textContent !== before
            ? requestAnimationFrame(() => done(performance.now() - start)) : requestAnimationFrame(look);
          form.requestSubmit(form.querySelector('button'));
          look();
        };
        setTimeout(go, 500);";
    let found = browser.driver.execute_async(script, vec![]).await.unwrap().json().clone();
    browser.stop().await;
    found.as_f64().unwrap()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement"]
async fn speed_against_a_hand_written_page() {
    let folder = tempfile::tempdir().unwrap();
    static_page(folder.path());
    let options = Options { folder: folder.path().to_path_buf(), port: 0, prefix: String::new() };
    let (plain, app) = (Server::start(options).await.unwrap(), serve("").await);
    let question = format!("{}#/question/service", app.address());
    let (mut by_hand, mut ours) = (Vec::new(), Vec::new());
    let mut repaints: [Vec<f64>; 2] = [Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        by_hand.push(visit(&plain.address(), false).await);
        ours.push(visit(&question, true).await);
        repaints[0].push(repaint(&plain.address()).await);
        repaints[1].push(repaint(&question).await);
    }
    let of = |all: &[[f64; 3]], place: usize| median(all.iter().map(|one| one[place]).collect());
    let line = |what: &str, a: f64, b: f64| {
        println!("{what}: {a:.0} ms by hand, {b:.0} ms Fairway, ratio {:.2}", b / a)
    };
    line("first contentful paint", of(&by_hand, 0), of(&ours, 0));
    line("first question can be answered", of(&by_hand, 1), of(&ours, 1));
    line("the app has taken over", of(&by_hand, 1), of(&ours, 2));
    let [a, b] = repaints.map(median);
    line("an answer repaints", a, b);
    let report: Value = json!({"by hand": by_hand, "fairway": ours});
    println!("{report}");
}
