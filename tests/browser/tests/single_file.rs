//! The single file, opened from a folder: the whole job without a server, packs and proof in its worker, and
//! no breach of a policy that allows its own scripts by their digests and nothing else.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::chromium::Chromium;
use fairway_browser_tests::walk::full_answers;
use fairway_browser_tests::{Visit, dist};
use serde_json::json;
use xtask::release::single;

#[tokio::test(flavor = "multi_thread")]
async fn the_single_file_does_the_whole_job_without_a_server() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Fairway.html");
    let html = single::page(&dist()).unwrap();
    assert_eq!(html, single::page(&dist()).unwrap(), "the same build gives the same bytes");
    std::fs::write(&file, html).unwrap();

    let address = format!("file://{}", file.display());
    let visit = Visit::with(Chromium::start(&[]).await, address, "").await;
    visit.click(".hero__actions .button--primary").await;
    visit.walk(&full_answers()).await;
    visit.go("#/outcome").await;
    assert!(visit.text(".lead").await.contains("You qualify for full help"), "{}", visit.page().await);

    // The annex lies in the same file, and so does what its worker is made of.
    visit.go("#/plan/today").await;
    assert_eq!(visit.text("h1").await, "Today");
    visit.go("#/about/proof").await;
    visit.click("#prove").await;
    visit.wait_for("[data-figure=digest]").await;
    assert!(visit.page().await.contains("Proved: everything in this pack can apply"));

    // What was answered is there the next time, under keys of its own.
    visit.open("#/answers").await;
    assert!(visit.page().await.contains("Enterprise Mobility + Security: 500"), "{}", visit.page().await);
    visit.go("#/keeping").await;
    assert!(visit.text("#main").await.contains("This is Fairway as a single file"), "{}", visit.page().await);
    let asked = "return performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.startsWith('blob:') && !name.startsWith('data:'))";
    assert_eq!(visit.run(asked, json!([])).await, json!([]), "nothing is asked of anybody");

    // Another file of this computer sees the one storage of all files, and leaves its own there.
    let other = folder.path().join("other.html");
    std::fs::write(&other, "<!doctype html><title>Other</title>").unwrap();
    visit.driver().goto(format!("file://{}", other.display())).await.unwrap();
    let keys = visit.run("localStorage.setItem('fairway:last', 'not ours'); return Object.keys(localStorage).filter(key => key !== 'fairway:last')", json!([])).await;
    let keys: Vec<String> = serde_json::from_value(keys).unwrap();
    assert!(keys.len() >= 3 && keys.iter().all(|key| key.starts_with("fairway-file:")), "{keys:?}");
    visit.open("#/answers").await;
    assert!(visit.page().await.contains("Enterprise Mobility + Security: 500"), "{}", visit.page().await);
    visit.end().await;
}
