//! Packs that cannot be taken for want of time or room: the person is told, and nothing changes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::packs::{example, hard};
use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::json;

/// From now on the page waits `arguments[0]` milliseconds where it would wait twenty seconds. Counts the
/// workers made and those ended, and the waits.
const IMPATIENT: &str = "window.__made = window.__ended = window.__waits = 0;
    const [limit, wait, Made, end] = [arguments[0], window.setTimeout, Worker, Worker.prototype.terminate];
    window.__patient = () => { window.setTimeout = wait; };
    window.setTimeout = (then, ms, ...more) => {
        if (ms === 20000) window.__waits += 1;
        return wait(then, ms === 20000 ? limit : ms, ...more);
    };
    window.Worker = class extends Made { constructor(...given) { super(...given); window.__made += 1; } };
    Made.prototype.terminate = function () { window.__ended += 1; return end.call(this); };";

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_whose_proof_takes_too_long_is_ended_and_told() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "#/packs").await;
    // How long its proof takes when nobody ends it.
    let told = visit.load_pack(&hard(60).to_string()).await;
    let took = visit.run("return document.querySelector('[data-figure=time] dd').innerText", json!([])).await;
    assert!(!told.contains("20 seconds"), "{told}");
    println!("the hard pack is proved in {took}");

    visit.open("#/packs").await;
    visit.run(IMPATIENT, json!([150])).await;
    let told = visit.load_pack(&hard(60).to_string()).await;
    assert!(told.contains("took longer than 20 seconds") && told.contains("nothing was kept"), "{told}");
    let counted = visit.run("return [window.__waits, window.__made, window.__ended]", json!([])).await;
    assert!(
        counted[0].as_u64() > Some(0) && counted[0] == counted[1] && counted[1] == counted[2],
        "{counted}"
    );
    assert!(visit.run("return document.querySelector('#use-pack')", json!([])).await.is_null(), "{told}");
    assert_eq!(visit.run(KEYS, json!([])).await, json!(["fairway:last", "fairway:plan:seeded"]));

    // The next file is read as if nothing had been.
    visit.run("window.__patient()", json!([])).await;
    visit.forget_file().await;
    let told = visit.load_pack(&example().to_string()).await;
    assert!(told.contains("harbour/2024-05 can be used"), "{told}");
    visit.end().await;
}

/// The names of all records.
const KEYS: &str = "return Object.keys(localStorage).sort()";

/// Fills what is left of local storage, to the last character.
const FILL: &str = "for (let size = 1 << 22; size >= 1; size >>= 1)
    for (let more = true; more;) {
        const before = localStorage.getItem('filler') ?? '';
        try { localStorage.setItem('filler', before + 'x'.repeat(size)); } catch { more = false; }
    }";

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_that_storage_has_no_room_for_is_not_used_and_told() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "#/packs").await;
    visit.load_pack(&example().to_string()).await;
    let plan = visit.saved().await;
    visit.run(FILL, json!([])).await;
    visit.click("#use-pack").await;
    visit.wait_for("#pack-result h3").await;
    let told = visit.whole_text("#pack-result").await;
    assert!(told.contains("did not keep the pack") && told.contains("full"), "{told}");
    assert_eq!(visit.run(KEYS, json!([])).await, json!(["fairway:last", "fairway:plan:seeded", "filler"]));
    assert_eq!(visit.saved().await, plan);

    // Room for the pack to the character, but not for the word that it is in use: the pack goes again.
    visit.forget_file().await;
    let pack = example().to_string();
    visit.load_pack(&pack).await;
    let room = "const filler = localStorage.getItem('filler');
        localStorage.setItem('filler', filler.slice('fairway:pack:harbour/2024-05'.length + arguments[0]))";
    visit.run(room, json!([pack.encode_utf16().count()])).await;
    visit.click("#use-pack").await;
    visit.wait_for("#pack-result h3").await;
    assert!(visit.whole_text("#pack-result").await.contains("did not keep the pack"));
    assert_eq!(visit.run(KEYS, json!([])).await, json!(["fairway:last", "fairway:plan:seeded", "filler"]));

    // With room for both it is used.
    visit.run("localStorage.removeItem('filler')", json!([])).await;
    visit.forget_file().await;
    visit.load_pack(&pack).await;
    visit.use_pack().await;
    assert!(visit.page().await.contains("harbour/2024-05"), "{}", visit.page().await);
    assert_eq!(visit.saved().await, plan);
    visit.end().await;
}
