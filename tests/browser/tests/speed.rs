//! Measurements, not tests: how soon the first question can be answered on a modest phone, and how soon
//! an answer repaints, each as a ratio to a hand-written page in the same run. Nothing here can fail on
//! a slow machine. Run with `cargo test -p fairway-browser-tests --test speed -- --ignored --nocapture`.
#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::{dist, serve, serve_folder};
use serde_json::{Value, json};
use std::path::Path;

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

/// Questions answered in one visit.
const STEPS: usize = 8;

/// Answers the first questions with their last choice and reports for each when the next question is in
/// the page and when it is painted (milliseconds), with the markup, for the page written by hand.
const ANSWER: &str = "
const [count, done] = arguments, steps = [];
const tree = node => node.nodeType === 3 ? node.data : node.nodeType !== 1 ? '' :
  [node.localName, Object.fromEntries([...node.attributes].map(a => [a.name, a.value])), [...node.childNodes].map(tree)];
const main = () => document.getElementById('main'), title = () => main().querySelector('h1')?.textContent;
let page;
const go = () => {
  const form = main().querySelector('form'), boxes = form && form.querySelectorAll('input[name=answer]');
  if (!form || document.querySelector('.first-question')) return setTimeout(go, 30);
  boxes[boxes.length - 1].checked = true;
  page ??= document.getElementById('app').outerHTML;
  const before = title(), start = performance.now();
  new MutationObserver((_, observer) => {
    if (!title() || title() === before) return;
    observer.disconnect();
    const changed = performance.now() - start;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const painted = performance.now() - start;
        steps.push({changed, painted, main: [...main().childNodes].map(tree), line: tree(document.querySelector('.channel'))});
        if (steps.length < count) setTimeout(go, 300); else done({page, steps});
      };
      channel.port2.postMessage(0);
    });
  }).observe(main(), {childList: true, subtree: true, characterData: true});
  form.requestSubmit(form.querySelector('button'));
};
setTimeout(go, 500);";

/// What a careful hand would write for the same steps: keep the answers, put in the next question with
/// the same markup, set the marks of the channel that changed, title, address, focus.
const BY_HAND: &str = "
const build = spec => { if (typeof spec === 'string') return document.createTextNode(spec);
  const [name, attributes, children] = spec, node = document.createElement(name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  for (const child of children) node.append(build(child));
  return node; };
const renew = (node, spec) => {
  const [, attributes, children] = spec;
  for (const {name} of [...node.attributes]) if (!(name in attributes)) node.removeAttribute(name);
  for (const key in attributes) if (node.getAttribute(key) !== attributes[key]) node.setAttribute(key, attributes[key]);
  children.forEach((child, n) => { const old = node.childNodes[n];
    if (typeof child === 'string') { if (old && old.nodeType === 3 && old.data !== child) old.data = child; }
    else if (old.localName === child[0]) renew(old, child); else old.replaceWith(build(child)); }); };
const given = {};
let at = 0;
fetch('steps.json').then(answer => answer.json()).then(steps => {
  document.addEventListener('submit', event => { event.preventDefault();
    given[at] = [...event.target.elements].filter(box => box.checked).map(box => box.value);
    localStorage.setItem('by-hand', JSON.stringify(given));
    const next = steps[at++];
    document.getElementById('main').replaceChildren(...next.main.map(build));
    renew(document.querySelector('.channel'), next.line);
    document.title = 'Question ' + at; history.pushState(null, '', '#/' + at); scrollTo(0, 0);
    requestAnimationFrame(() => document.querySelector('#main h1').focus()); }); });";

async fn answer(address: &str) -> Value {
    let browser = Chromium::start(&[]).await;
    browser.driver.cdp().send_raw("Emulation.setCPUThrottlingRate", json!({"rate": 4})).await.unwrap();
    browser.driver.goto(address).await.unwrap();
    let found = browser.driver.execute_async(ANSWER, vec![json!(STEPS)]).await.unwrap().json().clone();
    browser.stop().await;
    found
}

/// The same page and the same next questions, without a framework.
fn hand_written_steps(folder: &Path, seen: &Value) {
    let style = std::fs::read_dir(dist()).unwrap().map(|file| file.unwrap().path());
    let style =
        style.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "css")).unwrap();
    std::fs::copy(style, folder.join("a.css")).unwrap();
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>By hand</title>\
         <link rel=\"stylesheet\" href=\"a.css\"><script src=\"a.js\" defer></script></head><body>{}</body></html>",
        seen["page"].as_str().unwrap()
    );
    std::fs::write(folder.join("index.html"), html).unwrap();
    std::fs::write(folder.join("a.js"), BY_HAND).unwrap();
    std::fs::write(folder.join("steps.json"), seen["steps"].to_string()).unwrap();
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn line(what: &str, by_hand: f64, ours: f64) {
    println!("{what}: {by_hand:.1} ms by hand, {ours:.1} ms Fairway, ratio {:.2}", ours / by_hand);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement"]
async fn first_visit_against_a_hand_written_page() {
    let folder = tempfile::tempdir().unwrap();
    static_page(folder.path());
    let (plain, app) = (serve_folder(folder.path(), "").await, serve("").await);
    let question = format!("{}#/question/service", app.address());
    let (mut by_hand, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        by_hand.push(visit(&plain.address(), false).await);
        ours.push(visit(&question, true).await);
    }
    let of = |all: &[[f64; 3]], place: usize| median(all.iter().map(|one| one[place]).collect());
    line("first contentful paint", of(&by_hand, 0), of(&ours, 0));
    line("first question can be answered", of(&by_hand, 1), of(&ours, 1));
    line("the app has taken over", of(&by_hand, 1), of(&ours, 2));
    println!("{}", json!({"by hand": by_hand, "fairway": ours}));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement"]
async fn an_answer_against_hand_written_script() {
    let folder = tempfile::tempdir().unwrap();
    let app = serve("").await;
    let question = format!("{}#/question/service", app.address());
    hand_written_steps(folder.path(), &answer(&question).await);
    let plain = serve_folder(folder.path(), "").await;
    let (mut by_hand, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        by_hand.push(answer(&plain.address()).await);
        ours.push(answer(&question).await);
    }
    let of = |all: &[Value], key: &str, steps: std::ops::Range<usize>| {
        let times = all.iter().flat_map(|one| one["steps"].as_array().unwrap()[steps.clone()].iter());
        median(times.map(|step| step[key].as_f64().unwrap()).collect())
    };
    for (which, steps) in [("first answer", 0..1), ("later answers", 1..STEPS)] {
        for (what, key) in [("the next question is in the page", "changed"), ("it is painted", "painted")] {
            let (by_hand, ours) = (of(&by_hand, key, steps.clone()), of(&ours, key, steps.clone()));
            line(&format!("{which}, {what}"), by_hand, ours);
        }
    }
}
