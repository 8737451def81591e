//! Every page with a pack that is not ours: it speaks of that pack alone, in that pack's language; and what
//! a proof shows of its faults.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::packs::{answers, example, german, with_a_gap};
use fairway_browser_tests::walk::with_plan_pages;
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

const PAGES: [&str; 25] = [
    "#/",
    "#/question/product",
    "#/question/seats",
    "#/question/server-access/change",
    "#/answers",
    "#/outcome",
    "#/plan",
    "#/plan/assess",
    "#/completion",
    "#/why/mail",
    "#/why/files",
    "#/why/ask-for-access",
    "#/what-if",
    "#/what-if/region",
    "#/compare",
    "#/tree",
    "#/tree/outline",
    "#/about",
    "#/about/process",
    "#/about/gotchas",
    "#/about/unclear",
    "#/about/glossary",
    "#/about/sources",
    "#/about/coverage",
    "#/keeping",
];

/// Words of our own subject.
const OURS: [&str; 9] =
    ["FastTrack", "Microsoft", "Azure", "Intune", "EMS", "Mobility", "AD FS", "2018", "licence"];

/// Keys that are shown because they have no text, and placeholders that nothing filled: in the words of the
/// page outside ids of rows, and in what it says to those who listen.
const BARE: &str = r"
    const walker = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
    const said = [document.title];
    while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest('code')) said.push(walker.currentNode.data);
    for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
        document.querySelectorAll(`#app [${name}]`).forEach(e => said.push(e.getAttribute(name)));
    return said.filter(text => /(^|[\s“(:])[a-z][a-z0-9-]*(\.[a-z0-9-]+)+($|[\s”):,;])|\{[a-z]+\}/.test(text)
        && !/\.html\b/.test(text));";

/// A browser that uses this pack, with all its questions answered.
async fn answered(visit: &Visit, pack: &Value) {
    let told = visit.load_pack(&pack.to_string()).await;
    assert!(told.contains("can be used"), "{told}");
    visit.use_pack().await;
    visit.go("#/question/product").await;
    visit.arrived_at("product").await;
    visit.walk(&answers()).await;
}

async fn speaks_of_its_pack_alone(visit: &Visit, page: &str) {
    // Folded parts and titles as well.
    let text = visit.whole_text("#app").await;
    let ours: Vec<&&str> = OURS.iter().filter(|word| text.contains(**word)).collect();
    assert!(ours.is_empty(), "{page} says {ours:?}: {text}");
    let bare: Vec<String> = serde_json::from_value(visit.run(BARE, json!([])).await).unwrap();
    assert!(bare.is_empty(), "{page} shows keys: {bare:?}");
    assert!(visit.texts("#main .notice[data-kind=warning]").await.is_empty(), "{page}: {text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_speaks_of_the_loaded_pack_alone() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/packs").await;
    answered(&visit, &example()).await;
    for page in &with_plan_pages(&PAGES) {
        visit.open(page).await;
        speaks_of_its_pack_alone(&visit, page).await;
    }
    // Why: the rule that decides, condition by condition, and a smallest change.
    visit.open("#/why/files").await;
    let why = visit.whole_text("#annex").await;
    for said in ["Instructions", "Seats", "at least 10", "holds", "does not hold"] {
        assert!(why.contains(said), "{said}: {why}");
    }
    // What if: fewer seats, both results, and back.
    visit.open("#/what-if/seats").await;
    visit.type_into("#amount-plan-business", "9").await;
    visit.go_on().await;
    visit.trial_shown().await;
    speaks_of_its_pack_alone(&visit, "both results").await;
    let results = visit.text("#annex").await;
    assert!(results.contains("Full help") && results.contains("No help"), "{results}");
    visit.click("#discard").await;
    // There are no options to compare, which is told instead of a table without columns.
    visit.open("#/compare").await;
    assert!(visit.text("#annex").await.contains("no such options"), "{}", visit.page().await);
    // Drawing and outline: the same nodes, with their questions.
    let nodes = "return [...document.querySelectorAll('#annex [data-node]')].map(node => node.dataset.node)";
    visit.open("#/tree").await;
    visit.wait_for("#tree-place > svg").await;
    let drawn = visit.run(nodes, json!([])).await;
    assert!(visit.whole_text("#tree-place").await.contains("Mail today"));
    visit.open("#/tree/outline").await;
    assert_eq!(visit.run(nodes, json!([])).await, drawn);
    assert!(drawn.as_array().unwrap().len() > 10, "{drawn}");
    // Proof: of this pack, with what is worth knowing in its words.
    visit.open("#/about/proof").await;
    visit.click("#prove").await;
    visit.wait_for("[data-figure=digest]").await;
    speaks_of_its_pack_alone(&visit, "the proof").await;
    let told = visit.whole_text("#proof-result").await;
    assert!(told.contains("Proved:") && told.contains("How many seats do you have?"), "{told}");
    visit.end().await;
}

/// The fewest answers that show the gap of [`with_a_gap`], as the page shows them.
async fn witness(visit: &Visit, within: &str) -> Value {
    let script = "return [...document.querySelectorAll(arguments[0] + ' .witness__answers > div')]
        .map(row => [row.querySelector('dt').innerText, row.querySelector('dd').innerText])";
    visit.run(script, json!([format!("{within} > .limits > .limit")])).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_is_shown_with_the_answers_that_lead_to_it() {
    let expected = json!([
        ["Where is your organisation registered?", "In Europe"],
        ["How many seats do you have?", "None"]
    ]);
    let server = serve("").await;
    let visit = Visit::to(&server, "#/packs").await;
    let told = visit.load_pack(&with_a_gap().to_string()).await;
    assert!(told.contains("cannot be used") && told.contains("The fewest answers that show it:"), "{told}");
    assert_eq!(witness(&visit, "#pack-result").await, expected);

    // Kept by an older version, say, which did not prove packs: its own proof tells the same.
    let keep = "localStorage.setItem('fairway:pack:harbour/2024-05', arguments[0]);
        localStorage.setItem('fairway:chosen', 'harbour/2024-05')";
    visit.run(keep, json!([with_a_gap().to_string()])).await;
    visit.open("#/about/proof").await;
    visit.click("#prove").await;
    visit.wait_for("[data-figure=digest]").await;
    assert!(visit.text("#proof-result").await.contains("Not proved"), "{}", visit.page().await);
    assert_eq!(witness(&visit, "#proof-result").await, expected);
    visit.end().await;
}

/// Words of the pack whose language is not told to be its own, and words of the interface whose language is.
const MISTAKEN: &str = r"
    const walker = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
    const wrong = [];
    while (walker.nextNode()) {
        const text = walker.currentNode, holder = text.parentElement;
        if (!text.data.trim() || holder.closest('svg')) continue;
        const own = [...holder.childNodes].map(node => node.nodeType === 3 ? node.data.trim() : '');
        // One text, with others in it where it has placeholders; not a list of them.
        const whole = /^«[^«»]*(«[^«»]*»[^«»]*)*»$/;
        const german = own.every(text => !text || whole.test(text));
        const told = holder.closest('[lang]').lang;
        if (told !== (german ? 'de' : 'en-GB')) wrong.push(`${told}: ${text.data}`);
    }
    return wrong;";

#[tokio::test(flavor = "multi_thread")]
async fn what_a_pack_says_in_another_language_is_marked_with_it() {
    let server = serve("").await;
    let visit = Visit::to(&server, "#/packs").await;
    answered(&visit, &german()).await;
    for page in &with_plan_pages(&PAGES) {
        visit.open(page).await;
        visit.settle().await;
        let wrong: Vec<String> = serde_json::from_value(visit.run(MISTAKEN, json!([])).await).unwrap();
        assert!(wrong.is_empty(), "{page}: {wrong:#?}");
    }
    // Also without loading the page anew, when only a part of it changes.
    visit.open("#/question/region").await;
    visit.go("#/outcome").await;
    visit.settle().await;
    assert_eq!(visit.run(MISTAKEN, json!([])).await, json!([]));
    let count = "return [document.documentElement.lang, document.querySelectorAll('#main [lang=de]').length]";
    let count = visit.run(count, json!([])).await;
    assert!(count[0] == "en-GB" && count[1].as_u64().unwrap() > 5, "{count}");
    visit.end().await;
}
