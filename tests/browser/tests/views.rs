//! Who does what, the environment and the scope of work, in the browser: filters that stay in the address,
//! tables that say the same on every width, and files that hold what the page shows.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::photograph::screens;
use fairway_browser_tests::walk::record_with;
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

/// 300 EMS licences, three forests, AD FS wanted, Intune with Wi-Fi profiles, Configuration Manager; work begun.
fn fields() -> Value {
    json!({
        "plan": {"name": "Hafen", "customer": "Hafen & Söhne", "colour": "moss"},
        "answer": {
            "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 300}, "onboarded": [],
            "forest-count": "multiple", "identity": "federated", "forest-level": "older",
            "directory-ready": "yes", "adfs-version": "2012-r2-or-later", "seamless-sso": "no",
            "sso-deployed": "no", "intune-use": ["mdm"], "configmgr": "existing",
            "configmgr-version": "unknown", "profiles": ["wifi"], "certificate-authority": "existing",
            "wifi-infrastructure": "missing"
        },
        "person": {
            "p1": {"name": "Ann Winter", "role": "Directory administrator", "side": "customer"},
            "p2": {"name": "Ben Okoro", "role": "FastTrack engineer", "side": "microsoft"}
        },
        "task": {
            "cust-remediate-perform": {"status": "in-progress", "owner": "Ann Winter", "due": "2020-02-28"},
            "cust-general-configmgr": {"owner": "Ann Winter", "due": "2199-01-31"},
            "ms-assess-remediation-checklist": {"owner": "Ben Okoro", "status": "done"},
            "cust-general-onprem-mfa": {"status": "not-needed", "reason": "We use Azure MFA."},
            "own-a": {
                "title": "=HYPERLINK(\"http://x\") <b>badges</b>", "phase": "assess", "party": "customer"
            }
        }
    })
}

const LONG: &str = "own-tasks of a large plan";

/// The same plan with so many more tasks.
fn large(more: usize) -> Value {
    let mut fields = fields();
    for number in 0..more {
        let party = ["microsoft", "customer", "joint"][number % 3];
        fields["task"][format!("own-{number:04}")] =
            json!({"title": format!("{LONG} {number}"), "phase": "enable", "party": party});
    }
    fields
}

/// The row of a task in the matrix, as its cells say it to somebody who does not see it.
async fn cells(visit: &Visit, id: &str) -> Vec<String> {
    let script = "const row = document.getElementById('matrix-' + arguments[0])?.closest('tr');
        const words = cell => { const copy = cell.cloneNode(true);
            copy.querySelectorAll('[aria-hidden=true]').forEach(hidden => hidden.remove());
            return copy.textContent.trim(); };
        return row ? [...row.querySelectorAll('td')].map(words) : []";
    serde_json::from_value(visit.run(script, json!([id])).await).unwrap()
}

async fn hash(visit: &Visit) -> String {
    visit.run("return location.hash", json!([])).await.as_str().unwrap_or_default().to_string()
}

async fn press(visit: &Visit, text: &str) {
    let script = "[...document.querySelectorAll('#annex button')].find(b => b.innerText.startsWith(arguments[0])).click()";
    visit.run(script, json!([text])).await;
    visit.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_matrix_says_who_does_each_task_who_owns_it_and_how_far_it_is() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    for width in [1280, 360] {
        visit.browser.size(width, 900).await;
        visit.open_with(&record_with(&fields()), "#/plan/responsibilities").await;
        visit.wait_for(".responsibilities").await;
        let mended = cells(&visit, "cust-remediate-perform").await;
        let owner = "Accountable Ann WinterDirectory administrator";
        assert_eq!(mended[..4], ["Informed", "Responsible", "–", owner], "at {width} px");
        assert!(mended[4].starts_with("In progress") && mended[4].contains("overdue since 28 February 2020"));
        let list = cells(&visit, "ms-assess-remediation-checklist").await;
        assert_eq!(list[..3], ["Responsible", "Informed", "–"]);
        assert_eq!(list[4], "Done");
        assert_eq!(
            cells(&visit, "joint-remediate-verify-outcomes").await[..3],
            ["Responsible", "Responsible", "both"]
        );
        assert_eq!(cells(&visit, "own-a").await[..3], ["no part", "Responsible", "–"]);
    }
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_stay_in_the_address_through_reload_and_the_way_back() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&record_with(&fields()), "#/plan/responsibilities").await;
    visit.wait_for(".responsibilities").await;
    let all = visit.texts(".comparison__row").await.len();
    visit.choose("#by-owner", "of:Ann Winter").await;
    assert_eq!(hash(&visit).await, "#/plan/responsibilities?owner=Ann+Winter");
    visit.wait_until("return document.querySelectorAll('.comparison__row').length === 3").await;
    visit.focused("#by-owner").await;
    visit.choose("#by-phase", "remediate").await;
    visit.wait_until("return document.querySelectorAll('.comparison__row').length === 2").await;
    assert!(visit.text("#annex [role=status]").await.starts_with("1 of "));

    visit.reload().await;
    visit.wait_until("return document.querySelectorAll('.comparison__row').length === 2").await;
    let chosen = "return ['by-owner', 'by-phase'].map(id => document.getElementById(id).value)";
    assert_eq!(visit.run(chosen, json!([])).await, json!(["of:Ann Winter", "remediate"]));

    // A link to the page without a filter, while it is open with one.
    visit.click(".tabs a[aria-current]").await;
    visit.wait_until(&format!("return document.querySelectorAll('.comparison__row').length === {all}")).await;
    assert_eq!(visit.run(chosen, json!([])).await, json!(["", ""]));
    visit.run("history.back()", json!([])).await;
    visit.wait_until("return document.querySelectorAll('.comparison__row').length === 2").await;
    assert_eq!(visit.run(chosen, json!([])).await, json!(["of:Ann Winter", "remediate"]));

    // What nobody owns, and what fits nothing.
    visit.choose("#by-owner", "nobody").await;
    visit
        .wait_until("return location.hash.includes('unowned=yes') && !location.hash.includes('owner=Ann')")
        .await;
    visit.go("#/plan/responsibilities?owner=Somebody+else").await;
    visit.wait_until("return document.querySelector('#annex').innerText.includes('Nothing fits')").await;
    assert_eq!(visit.run(chosen, json!([])).await, json!(["of:Somebody else", ""]));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_tasks_show_a_hundred_at_first_and_all_on_demand() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&record_with(&large(1000)), "#/plan/responsibilities").await;
    visit.wait_for(".responsibilities").await;
    let rows = "return document.querySelectorAll('[id^=matrix-]').length";
    assert_eq!(visit.run(rows, json!([])).await, 100);
    visit.choose("#by-phase", "enable").await;
    press(&visit, "Show all").await;
    visit.wait_until("return document.querySelectorAll('[id^=matrix-]').length > 1000").await;
    visit.focused("[id^=matrix-]").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_holds_what_is_shown_and_no_formula() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&record_with(&fields()), "#/plan/responsibilities?phase=assess").await;
    visit.wait_for(".responsibilities").await;
    visit.catch_files().await;
    press(&visit, "Download as a table").await;
    let [(name, text)] = &visit.caught(1).await[..] else { panic!("one file") };
    assert_eq!(name, "fairway-hafen-söhne-responsibilities.csv");
    assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\") <b>badges</b>\",own-a,,Responsible"), "{text}");
    let shown = visit.run("return document.querySelectorAll('[id^=matrix-]').length", json!([])).await;
    assert_eq!(json!(text.trim_end().lines().count() - 1), shown);
    visit
        .wait_until("return document.querySelector('.said').innerText.includes('responsibilities.csv')")
        .await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_environment_tells_what_to_fix_what_would_tell_and_which_work_mends_it() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&record_with(&fields()), "#/plan/environment").await;
    visit.wait_for("#annex .verdict").await;
    let parts = "return [...document.querySelectorAll('#annex [data-part]')].map(part => [part.dataset.part, part.querySelectorAll('.verdict').length])";
    assert_eq!(visit.run(parts, json!([])).await, json!([["not-met", 2], ["unknown", 1], ["met", 2]]));
    assert_eq!(visit.texts("#annex .numbers dd").await, ["2", "1", "2"]);

    let forest = visit.text("#expected-env-core-forest-level").await;
    for words in [
        "To fix",
        "Because you answered",
        "Forest level",
        "Carry out the remediation work",
        "In progress",
        "owner: Ann Winter",
        "overdue since 28 February 2020",
    ] {
        assert!(forest.contains(words), "{words}: {forest}");
    }
    let manager = visit.text("#expected-env-intune-configmgr").await;
    for words in
        ["Not known", "Who may know:", "Set up or upgrade Configuration Manager", "due 31 January 2199"]
    {
        assert!(manager.contains(words), "{words}: {manager}");
    }
    let link = "return document.querySelector('#expected-env-intune-configmgr .environment__open a').getAttribute('href')";
    assert_eq!(visit.run(link, json!([])).await, "#/question/configmgr-version/change");

    visit.choose("#by-state", "unknown").await;
    visit.wait_until("return document.querySelectorAll('#annex .verdict').length === 1").await;
    assert_eq!(hash(&visit).await, "#/plan/environment?state=unknown");
    visit.reload().await;
    visit.wait_until("return document.querySelectorAll('#annex .verdict').length === 1").await;
    assert_eq!(visit.texts("#annex .numbers dd").await, ["2", "1", "2"], "the sums are of all");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_its_work_is_done_the_environment_offers_to_change_the_answer() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let mut done = fields();
    done["task"]["cust-remediate-perform"]["status"] = json!("done");
    visit.open_with(&record_with(&done), "#/plan/environment").await;
    visit.wait_for("#expected-env-core-forest-level .notice").await;
    visit.click("#expected-env-core-forest-level .notice a").await;
    visit.wait_for("label[for=answer-2008-or-later]").await;
    visit.tick("2008-or-later").await;
    visit.go_on().await;
    visit.confirm_change().await;
    visit.go("#/plan/environment").await;
    visit.wait_for("#expected-env-core-forest-level[data-level=met]").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_scope_says_who_does_what_and_what_nobody_does_on_screen_and_in_files() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&record_with(&fields()), "#/plan/scope").await;
    visit.wait_for(".scope").await;
    assert!(visit.text("#annex .lead").await.contains("outside the benefit here"), "{}", visit.page().await);
    let nobody = visit.whole_text("[data-column=nobody]").await;
    for words in [
        "AD FS deployment with several forests",
        "it is out of scope",
        "Your own work in this plan",
        "We use Azure MFA.",
    ] {
        assert!(nobody.contains(words), "{words}: {nobody}");
    }
    let both = "return ['microsoft', 'customer'].map(side => !!document.querySelector(`[data-column=${side}] a[href$='task=joint-remediate-verify-outcomes']`))";
    assert_eq!(visit.run(both, json!([])).await, json!([true, true]));
    // Columns where there is room, sections where there is none.
    let places = "return new Set([...document.querySelectorAll('.scope__column')].map(c => Math.round(c.getBoundingClientRect().top))).size";
    visit.browser.size(1280, 900).await;
    assert_eq!(visit.run(places, json!([])).await, 1);
    visit.browser.size(360, 900).await;
    assert_eq!(visit.run(places, json!([])).await, 3);

    visit.catch_files().await;
    press(&visit, "Download as a document").await;
    visit.caught(1).await;
    press(&visit, "Download as a table").await;
    let files = visit.caught(2).await;
    let (name, document) = &files[0];
    assert_eq!(name, "fairway-hafen-söhne-scope.md");
    assert!(document.starts_with("# Scope of work: Hafen \\& Söhne\n"), "{document}");
    for words in [
        "## FastTrack does",
        "## You do",
        "## Nobody does, and why",
        "\\<b\\>badges\\</b\\>",
        "We use Azure MFA.",
    ] {
        assert!(document.contains(words), "{words}: {document}");
    }
    let (name, table) = &files[1];
    assert_eq!(name, "fairway-hafen-söhne-scope.csv");
    assert!(table.contains("You do,Assess,\"'=HYPERLINK") && table.contains("oos-adfs-multi"), "{table}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_without_work_is_told_on_each_of_these_pages() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let answers =
        json!({"service": ["advanced-threat-analytics"], "licences": {"plan-ems": 10}, "onboarded": []});
    visit.open_with(&record_with(&json!({"answer": answers})), "").await;
    for (page, words) in [
        ("responsibilities", "There is no plan yet"),
        ("environment", "nothing is expected"),
        ("scope", "There is no plan yet"),
    ] {
        visit.go(&format!("#/plan/{page}")).await;
        let says = format!("return document.querySelector('#annex')?.innerText.includes('{words}')");
        visit.wait_until(&says).await;
    }
    visit.end().await;
}

/// A key that has no text is shown as it stands, so that a gap is seen.
#[tokio::test(flavor = "multi_thread")]
async fn every_word_on_these_pages_has_its_text() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&record_with(&fields()), "").await;
    for page in ["responsibilities", "environment", "scope"] {
        visit.go(&format!("#/plan/{page}")).await;
        visit.wait_for("#annex h3, #annex tbody").await;
        let words = visit.whole_text("#annex").await;
        let keys = ["raci.", "environment.", "scope.", "task-line.", "take-away.", "plan."];
        let gap = keys.iter().find_map(|key| {
            let mut at = words.match_indices(key).map(|(at, found)| &words[at + found.len()..]);
            at.find(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
        });
        assert_eq!(gap.map(|rest| rest.chars().take(40).collect::<String>()), None, "{page}");
    }
    visit.end().await;
}

/// For people to look at: `cargo test -p fairway-browser-tests --test views -- --ignored`.
#[ignore = "makes pictures and checks nothing"]
#[tokio::test(flavor = "multi_thread")]
async fn photographs() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&record_with(&fields()), "").await;
    for (scheme, dark) in [("light", false), ("dark", true)] {
        visit.browser.dark(dark).await;
        for width in [360, 768, 1280] {
            for page in ["responsibilities", "environment", "scope"] {
                visit.browser.size(width, 900).await;
                visit.go(&format!("#/plan/{page}")).await;
                visit.wait_for("#annex .tabs").await;
                visit.photograph(&format!("{page}-{width}-{scheme}"), width, 5000).await;
            }
        }
    }
    // The scope as it stands on paper.
    let paper = json!({"media": "print", "features": []});
    visit.driver().cdp().send_raw("Emulation.setEmulatedMedia", paper).await.unwrap();
    visit.browser.size(680, 3000).await;
    visit.go("#/plan/scope").await;
    visit.wait_for(".scope").await;
    visit.driver().screenshot(&screens().join("scope-paper.png")).await.unwrap();
    visit.end().await;
}
