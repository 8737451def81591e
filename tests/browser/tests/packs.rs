//! A pack of one's own: loaded, proved, used, removed; and packs that were made to do harm.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::packs::{answers, example, with_a_gap, with_in_every_text};
use fairway_browser_tests::walk::{full_answers, plan_with};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

async fn stored(visit: &Visit, key: &str) -> Value {
    let text = visit.run("return localStorage.getItem(arguments[0])", json!([key])).await;
    text.as_str().map_or(Value::Null, |text| serde_json::from_str(text).unwrap_or(json!(text)))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_of_ones_own_is_proved_used_offline_and_removed_and_our_plan_stays() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&plan_with(&full_answers()), "#/packs").await;
    visit.kept_offline().await;
    let ours = visit.saved().await;

    let told = visit.load_pack(&example().to_string()).await;
    assert!(told.contains("harbour/2024-05 can be used") && told.contains("Proved:"), "{told}");
    visit.use_pack().await;
    let page = visit.page().await;
    assert!(page.contains("a pack that is not Fairway’s: harbour/2024-05"), "{page}");
    assert!(!page.contains("FastTrack") && !page.contains("Microsoft"), "{page}");

    // The question in the page before the start is of our pack, and is not shown.
    assert_eq!(visit.run("return document.documentElement.dataset.route", json!([])).await, "other");

    // Answered, kept under its own name, there again after a reload.
    visit.go("#/question/product").await;
    visit.arrived_at("product").await;
    visit.walk(&answers()).await;
    let theirs = visit.saved().await;
    assert_eq!((&theirs["pack"], &theirs["answers"]), (&json!("harbour/2024-05"), &answers()));
    assert_eq!(stored(&visit, "fairway:plan:seeded").await["fields"], ours["fields"]);
    for fragment in
        ["#/outcome", "#/plan", "#/plan/assess", "#/completion", "#/answers", "#/about", "#/about/process"]
    {
        visit.open(fragment).await;
        let text = visit.whole_text("main").await;
        assert!(!text.contains("FastTrack") && !text.contains("2018"), "{fragment}: {text}");
        // A key that has no text would be shown as it is.
        let bare =
            ["question.", "phase.", "level.", "party.", "track.", "source.", ".reason", "about.", "outcome."];
        assert!(!bare.iter().any(|key| text.contains(key)), "{fragment}: {text}");
    }

    server.stop().await;
    visit.open("#/outcome").await;
    assert!(visit.page().await.contains("harbour/2024-05"), "{}", visit.page().await);
    let verdict = visit.text(".lead").await;
    assert!(verdict.contains("Mail"), "{verdict}");
    visit.open("#/packs").await;
    visit.wait_for("#packs-kept .tag").await;

    // Removed, with its plan; ours is as it was.
    visit.click("#packs-kept button[aria-label^='Remove']").await;
    visit.run("window.__before = true", json!([])).await;
    visit.click("#confirm-remove .button--danger").await;
    visit.restarted().await;
    assert_eq!(visit.text("#main h1").await, "Your plans");
    assert!(!visit.page().await.contains("harbour"), "{}", visit.page().await);
    assert_eq!(visit.saved().await["answers"], full_answers());
    let keys = visit.run("return Object.keys(localStorage).sort()", json!([])).await;
    assert_eq!(keys, json!(["fairway:last", "fairway:plan:seeded", "fairway:summary:seeded"]));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chosen_pack_that_cannot_be_used_leaves_ours_and_is_kept() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let spoil =
        "localStorage.setItem('fairway:pack:a/b', '{broken'); localStorage.setItem('fairway:chosen', 'a/b')";
    visit.run(spoil, json!([])).await;
    visit.open("#/question/service").await;
    let page = visit.page().await;
    assert!(page.contains("a/b, could not be used") && page.contains("Nothing was removed"), "{page}");
    assert_eq!(stored(&visit, "fairway:pack:a/b").await, json!("{broken"));
    visit.arrived_at("service").await;
    visit.tick("intune").await;
    visit.go_on().await;
    assert_eq!(visit.saved().await["answers"]["service"], json!(["intune"]));
    visit.open("#/packs").await;
    visit.run("window.__before = true", json!([])).await;
    visit.click("#use-own").await;
    visit.restarted().await;
    assert!(!visit.page().await.contains("could not be used"));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn packs_made_to_do_harm_are_refused_with_their_faults() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/packs").await;
    let large = format!("{{\"pack\": \"{}\"}}", "x".repeat(10_000_000));
    let mut cycle = example();
    cycle["pack"]["conditions"]["moves-mail"] = json!({"named": "moves-mail"});
    let mut twice = example();
    let again = twice["pack"]["questions"][1].clone();
    twice["pack"]["questions"].as_array_mut().unwrap().push(again);
    let mut proto = example();
    proto["pack"]["questions"][1]["id"] = json!("__proto__");
    let cases = [
        (large, "refused by its size alone"),
        ("[".repeat(1_000_000), "recursion limit"),
        ("no pack".to_string(), "line 1"),
        (cycle.to_string(), "refers to itself"),
        (twice.to_string(), "a second time"),
        (proto.to_string(), "__proto__"),
        (r#"{"__proto__": {"polluted": 1}, "pack": {}}"#.to_string(), "__proto__"),
        (with_a_gap().to_string(), "verdicts.files"),
    ];
    for (text, expected) in cases {
        let told = visit.load_pack(&text).await;
        assert!(told.contains(expected), "{expected}: {told}");
        assert!(visit.run("return document.querySelector('#use-pack')", json!([])).await.is_null(), "{told}");
        visit.forget_file().await;
    }
    assert_eq!(visit.run("return ({}).polluted ?? localStorage.length", json!([])).await, json!(0));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn script_in_every_text_is_shown_as_text() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/packs").await;
    let harm = "<script>window.__harm = 1</script><img src=x onerror='window.__harm = 2'>{count}";
    visit.load_pack(&with_in_every_text(harm).to_string()).await;
    visit.use_pack().await;
    let pages =
        ["#/question/product", "#/question/seats", "#/answers", "#/outcome", "#/plan", "#/plan/assess"];
    visit.go("#/question/product").await;
    visit.arrived_at("product").await;
    visit.walk(&answers()).await;
    for fragment in pages.into_iter().chain(["#/completion", "#/about", "#/about/sources", "#/about/unclear"])
    {
        visit.open(fragment).await;
        let found = "return [window.__harm ?? 0, document.querySelectorAll('#app :is(script, img)').length]";
        assert_eq!(visit.run(found, json!([])).await, json!([0, 0]), "{fragment}");
    }
    assert!(visit.whole_text("main").await.contains("<script>window.__harm"), "{}", visit.page().await);
    visit.end().await;
}

/// Frames go on while a pack is read and proved: the longest pause is far shorter than the work.
#[tokio::test(flavor = "multi_thread")]
async fn the_page_stays_responsive_while_a_large_pack_is_read() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/packs").await;
    let mut bundle = example();
    let texts = bundle["wording"]["en"].as_object_mut().unwrap();
    for number in 0..18_000 {
        texts.insert(
            format!("nothing.at-all-{number}"),
            json!("A text that belongs to nothing in this pack, at all."),
        );
    }
    let count = "window.__pause = 0; window.__begun = performance.now(); let last = performance.now();
        const tick = now => { window.__pause = Math.max(window.__pause, now - last); last = now;
          if (document.querySelector('#pack-result h3')) window.__took = now - window.__begun;
          else requestAnimationFrame(tick); };
        requestAnimationFrame(tick);";
    visit.run(count, json!([])).await;
    let told = visit.load_pack(&bundle.to_string()).await;
    assert!(told.contains("belongs to nothing"), "{told}");
    visit.wait_until("return window.__took > 0").await;
    let measured = visit.run("return [window.__pause, window.__took]", json!([])).await;
    let (pause, took) = (measured[0].as_f64().unwrap(), measured[1].as_f64().unwrap());
    println!("longest pause {pause:.0} ms of {took:.0} ms");
    assert!(pause * 3.0 < took, "longest pause {pause} ms of {took} ms");
    visit.end().await;
}

/// The figures of the person's own browser are those of a native run.
#[tokio::test(flavor = "multi_thread")]
async fn the_proof_in_the_browser_equals_the_native_one() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist/content/ems-2018-03.bin");
    let pack = fairway::content::decode(&std::fs::read(folder).unwrap()).unwrap();
    let native = fairway::formats::loaded::proved(&pack).unwrap();
    let server = serve("").await;
    let visit = Visit::to(&server, "#/about/proof").await;
    visit.click("#prove").await;
    visit.wait_for("[data-figure=digest]").await;
    let shown = "return [...document.querySelectorAll('[data-figure]')].map(row =>
        [row.dataset.figure, row.querySelector('dd').innerText.replaceAll(',', '')])";
    let mut shown: Vec<(String, String)> = serde_json::from_value(visit.run(shown, json!([])).await).unwrap();
    let time = shown.iter().position(|(name, _)| name == "time").unwrap();
    let (_, time) = shown.remove(time);
    println!("proved in the browser in {time}");
    assert!(time.ends_with(" ms"), "{time}");
    let mut expected: Vec<(String, String)> =
        native.figures.into_iter().map(|(name, number)| (name, number.unwrap())).collect();
    expected.push(("digest".to_string(), native.digest));
    assert_eq!(shown, expected);
    assert!(visit.page().await.contains("Proved: everything in this pack can apply"));
    visit.end().await;
}
