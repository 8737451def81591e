//! Measurements, not tests: the list and one plan with 10 and with 100 plans of 400 tasks each. Run with
//! `cargo test -p fairway-browser-tests --test plans_scale -- --ignored --nocapture`, after `cargo xtask build`.
#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on must stop")]

use fairway_browser_tests::customers::{answers, day, record};
use fairway_browser_tests::slots::sealed;
use fairway_browser_tests::{Visit, serve};
use serde_json::{Map, Value, json};

const RUNS: usize = 7;
/// Tasks of a plan: those of the pack that apply to these answers, and own ones.
const TASKS: usize = 400;
const OF_THE_PACK: usize = 171;

/// Notes when `selector` is first there and the frame with it was painted, in milliseconds from the start.
fn watch(selector: &str, number: usize) -> String {
    format!(
        "const look = () => {{
          if (document.querySelectorAll({}).length >= {number}) {{
            requestAnimationFrame(() => {{ const channel = new MessageChannel();
              channel.port1.onmessage = () => window.__painted ??= performance.now(); channel.port2.postMessage(0); }});
          }} else requestAnimationFrame(look);
        }};
        addEventListener('DOMContentLoaded', look);",
        json!(selector)
    )
}

/// A plan with so many tasks that something was entered about each but the steps: those of the pack, and own ones.
fn plan(number: usize) -> Value {
    let phases = ["initiate", "assess", "remediate", "enable"];
    let statuses = ["done", "in-progress", "done", "not-needed"];
    let pack = include_str!("../../../src/content/packs/ems/2018-03/tasks.json");
    let of_the_pack: Value = serde_json::from_str(pack).unwrap();
    let ids = of_the_pack["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|task| task["id"].as_str().unwrap().to_string())
        .take(OF_THE_PACK);
    let own = (0..TASKS - OF_THE_PACK).map(|task| format!("own-{number:04}{task:04}"));
    let tasks: Map<String, Value> = ids
        .chain(own)
        .enumerate()
        .map(|(task, id)| {
            let status = statuses[(task + number) % 4];
            let mut work =
                json!({"status": status, "owner": "Maria Lindqvist", "due": day(task as i64 % 90 - 20)});
            if id.starts_with("own-") {
                work["title"] = json!(format!("Task {task} of this customer"));
                work["phase"] = json!(phases[task % 4]);
            }
            (id, work)
        })
        .collect();
    let name = json!({"name": format!("Customer {number} rollout"), "customer": format!("Customer {number}"), "colour": "sea"});
    record(
        &format!("plan{number:04}"),
        &name,
        &answers(),
        &Value::Object(tasks),
        1_795_000_000_000 + number as i64,
    )
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The middle time of many loads of `page` until so many elements are painted.
async fn painted(visit: &Visit, page: &str, selector: &str, number: usize, before: &str) -> f64 {
    let cdp = visit.driver().cdp();
    let source = json!({"source": watch(selector, number)});
    let added = cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", source).await.unwrap();
    let mut times = Vec::new();
    for _ in 0..RUNS {
        visit.run(before, json!([])).await;
        visit.open(page).await;
        visit.wait_until("return window.__painted > 0").await;
        times.push(visit.run("return window.__painted", json!([])).await.as_f64().unwrap());
    }
    let remove = json!({"identifier": added["identifier"]});
    cdp.send_raw("Page.removeScriptToEvaluateOnNewDocument", remove).await.unwrap();
    median(times)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement"]
async fn ten_plans_and_a_hundred() {
    let server = serve("").await;
    for count in [10, 100] {
        let visit = Visit::to(&server, "").await;
        let plans: Vec<Value> = (0..count).map(plan).collect();
        // One after the other, as a script is limited in size.
        for plan in &plans {
            // In one slot: the spares of so many plans have gone for room, and nothing is left of earlier forms.
            let put = "localStorage.setItem(`fairway:plan:${arguments[0]}:a`, arguments[1])";
            visit.run(put, json!([plan["id"], sealed(2, &plan.to_string())])).await;
        }
        let first = "localStorage.setItem('fairway:last', 'plan0000')";
        let forget = format!(
            "{first}; Object.keys(localStorage).filter(key => key.startsWith('fairway:summary:')).forEach(key => localStorage.removeItem(key))"
        );
        let size = visit.run("return Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0)", json!([])).await;
        let unread = painted(&visit, "#/", "#plans .progress__text", count, &forget).await;
        let list = painted(&visit, "#/", "#plans .progress__text", count, first).await;
        let one = painted(&visit, "?plan=plan0003#/plan/phases", ".phase .progress__text", 4, first).await;
        println!(
            "{count} plans of {TASKS} tasks, {size} characters in storage: list painted after {list:.0} ms, \
             with no summary kept {unread:.0} ms; one plan {one:.0} ms"
        );
        visit.end().await;
    }
}
