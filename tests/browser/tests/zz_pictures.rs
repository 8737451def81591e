//! Photographs for the engineer; not part of the project.
#![allow(clippy::unwrap_used)]
use fairway_browser_tests::seeded::{worked_answers, worked_plan};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

#[ignore = "pictures"]
#[tokio::test(flavor = "multi_thread")]
async fn pictures() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/screens4");
    std::fs::create_dir_all(&folder).unwrap();
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let mut answers = worked_answers();
    answers["forest-count"] = json!("single");
    let work = json!({"ms-enable-core-adfs-single": {"status": "in-progress", "owner": "Ann Berg", "due": "2026-12-01", "notes": "Two servers in Hamburg, the certificate is ordered."},
      "ms-enable-aadp-adfs-single": {"owner": "Tomás Ruiz", "start": "2026-11-20"}});
    visit.open_with(&worked_plan(&answers, &work), "#/plan/initiate").await;
    visit.choose("#status-step-init-3", "in-progress").await;
    visit.choose("#status-step-init-3", "done").await;
    visit.go("#/plan/history").await;
    visit.click("#undo-step").await;
    for (scheme, dark) in [("light", false), ("dark", true)] {
        visit.browser.dark(dark).await;
        for width in [360, 768, 1280] {
            if dark && width == 768 {
                continue;
            }
            for (name, page) in [
                ("meetings", "#/plan/meetings"),
                ("meeting", "#/plan/meetings?meeting=kickoff1"),
                ("meeting2", "#/plan/meetings?meeting=remedia1"),
                ("people", "#/plan/people"),
                ("history", "#/plan/history"),
                ("effect", ""),
            ] {
                visit.browser.size(width, 900).await;
                if name == "effect" {
                    visit.go("#/question/identity/change").await;
                    visit.arrived_at("identity").await;
                    visit.tick("cloud").await;
                    visit.go_on().await;
                    visit.trial_shown().await;
                } else {
                    visit.go(page).await;
                }
                if name == "people" {
                    visit.click("#edit-annberg1").await;
                    visit.type_into("#person-name-annberg1", "Ann Holm").await;
                }
                visit.settle().await;
                let height = visit.run("return document.documentElement.scrollHeight", json!([])).await;
                visit.browser.size(width, height.as_u64().unwrap_or(900).clamp(900, 3600) as u32).await;
                visit.settle().await;
                visit
                    .driver()
                    .screenshot(&folder.join(format!("{name}-{width}-{scheme}.png")))
                    .await
                    .unwrap();
            }
        }
    }
    visit.end().await;
}
