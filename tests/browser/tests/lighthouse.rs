//! Lighthouse on start, question, result and plan, as on a desktop and on a slow phone. A measurement: it depends on
//! the machine and brings 100 MB by npm, so it is started by hand:
//! `cargo test -p fairway-browser-tests --test lighthouse -- --ignored --nocapture`
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::{Visit, serve};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use xtask::project::Project;
use xtask::setup::npm::Package;

const LIGHTHOUSE: Package =
    Package { name: "lighthouse", version: "12.8.2", without: "nothing is measured." };
const PAGES: [(&str, &str); 4] =
    [("start", "#/"), ("question", "#/question/service"), ("result", "#/outcome"), ("plan", "#/plan/today")];
/// A form factor with its arguments and the least performance.
const FACTORS: [(&str, &[&str], f64); 2] = [("desktop", &["--preset=desktop"], 100.0), ("phone", &[], 95.0)];
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// The four numbers of one page, 0 to 100, and what was not perfect besides performance.
fn measured(script: &Path, port: u16, address: &str, arguments: &[&str]) -> ([f64; 4], Vec<String>) {
    let output = Command::new("node")
        .arg(script)
        .args([address, "--quiet", "--output=json", "--output-path=stdout", &format!("--port={port}")])
        .args(arguments)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let report: Value = serde_json::from_str(&text).unwrap_or_else(|error| {
        panic!("{error}: {text} {}", String::from_utf8_lossy(&output.stderr));
    });
    let of = |name: &str| report["categories"][name]["score"].as_f64().unwrap_or_default() * 100.0;
    let mut lacking = Vec::new();
    for name in &CATEGORIES[1..] {
        for audit in report["categories"][name]["auditRefs"].as_array().into_iter().flatten() {
            let id = audit["id"].as_str().unwrap_or_default();
            if report["audits"][id]["score"].as_f64().is_some_and(|score| score < 1.0) {
                lacking.push(format!("{name}: {id}"));
            }
        }
    }
    (CATEGORIES.map(of), lacking)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "brings a program and measures the machine as well"]
async fn start_question_result_and_plan() {
    let project = Project::here().unwrap();
    LIGHTHOUSE.ensure(&project).unwrap();
    let script = LIGHTHOUSE.folder(&project).join("cli/index.js");
    let server = serve("").await;
    // The example is the plan that the pages show; what is stored stays between measurements, caches do not.
    let visit = Visit::to(&server, "").await;
    visit.open("#/about/example").await;
    visit.wait_until("return location.hash === '#/plan/today'").await;
    let port = visit.browser.debugging_port();
    let mut wrong = Vec::new();
    println!(
        "| page | form | performance | accessibility | best practices | SEO |\n|---|---|---|---|---|---|"
    );
    for (name, page) in PAGES {
        for (form, arguments, least) in FACTORS {
            let (numbers, lacking) = measured(&script, port, &format!("{}{page}", visit.address), arguments);
            let cells: Vec<String> = numbers.iter().map(|number| format!("{number:.0}")).collect();
            println!("| {name} | {form} | {} |", cells.join(" | "));
            wrong.extend(lacking.into_iter().map(|what| format!("{name} {form} {what}")));
            if numbers[0] < least {
                wrong.push(format!("{name} {form}: performance {:.0}, not {least:.0}", numbers[0]));
            }
        }
    }
    visit.browser.stop().await;
    assert!(wrong.is_empty(), "{wrong:#?}");
}
