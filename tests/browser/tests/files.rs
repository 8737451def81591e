//! Files: two people who exchange them end with equal plans, what both have changed is decided by somebody, and
//! a merge can be taken back; backups; whatever else is opened is refused while the page goes on.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway::formats::saved;
use fairway::record::Record;
use fairway_browser_tests::seeded::{worked_answers, worked_plan};
use fairway_browser_tests::walk::SEEDED;
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};

/// The file that "Your data" gives.
async fn saved_file(visit: &Visit) -> String {
    visit.go("#/keeping").await;
    visit.wait_for("#save-plan").await;
    visit.catch_files().await;
    visit.click("#save-plan").await;
    visit.caught(1).await.remove(0).1
}

fn record(text: &str) -> Record {
    saved::read(text).unwrap()
}

/// Another person's work on the file.
fn edited(text: &str, at: u64, edits: &[(&str, &str)]) -> Record {
    let mut record = record(text);
    let stamp = fairway::record::Stamp { at, tab: "colleague".into(), by: "Bea".into() };
    let fields = edits.iter().map(|(path, value)| (path.to_string(), Some(Value::from(*value))));
    assert!(record.edit(&stamp, fields.collect()));
    record
}

async fn type_owner(visit: &Visit, task: &str, name: &str) {
    visit.go(&format!("#/plan/all?task={task}")).await;
    visit.type_into(&format!("#owner-{task}"), name).await;
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_by_file_end_with_equal_plans() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let plan = worked_plan(&worked_answers(), &json!({}));
    visit.open_with(&plan, "#/keeping").await;
    let theirs = saved_file(&visit).await;

    // Both work on; one field both of them change.
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as u64;
    let owner = "task/step-init-3/owner";
    let theirs = edited(&theirs, now, &[("plan/name", "From Bea"), (owner, "Bea")]);
    type_owner(&visit, "step-init-3", "Cem").await;
    let ours = record(&saved_file(&visit).await);
    assert_eq!(ours.text(owner), "Cem");

    let said = visit.give_file(saved::write(&theirs).as_bytes()).await;
    assert!(said.contains("1 field was changed on both sides"), "{said}");
    assert!(
        said.contains("Before: “Tomás Ruiz”") && said.contains("“Cem”") && said.contains("Bea"),
        "{said}"
    );
    assert!(said.contains("1 change comes from the file") && said.contains("From Bea"), "{said}");
    visit.photograph("files-merge", 1280, 4000).await;
    // The later one is chosen; the other one is taken by keyboard.
    let is_ours = "return document.getElementById('conflict-0-here').checked";
    assert_eq!(visit.run(is_ours, json!([])).await, json!(true));
    visit.click("label[for=conflict-0-file]").await;
    visit.click("#merge").await;
    visit.wait_until("return /Brought together/.test(document.querySelector('#opened').innerText)").await;
    let merged = record(&saved_file(&visit).await);
    assert_eq!((merged.text(owner), merged.text("plan/name")), ("Bea", "From Bea"));

    // The colleague brings our file in, and all is equal, also after another round.
    let mut bea = theirs.clone();
    let there = bea.merge(&merged);
    assert_eq!(there.conflicts, []);
    bea.take_in(
        &fairway::record::Stamp { at: now + 1, tab: "colleague".into(), by: "Bea".into() },
        there.record,
        vec![],
    );
    assert_eq!(bea.fields, merged.fields);
    let said = visit.give_file(saved::write(&bea).as_bytes()).await;
    assert!(
        said.contains("Everything in this file is here already")
            || said.contains("Nothing comes from the file"),
        "{said}"
    );

    // The merge is one step.
    visit.go("#/plan/history").await;
    visit.click("#undo").await;
    visit.wait_until("return document.title.indexOf('From Bea') < 0").await;
    let back = record(&saved_file(&visit).await);
    assert_eq!((back.text(owner), back.text("plan/name")), (ours.text(owner), ours.text("plan/name")));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_another_customer_is_never_merged_by_itself() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let ours = edited(
        &worked_plan(&worked_answers(), &json!({})),
        5,
        &[("plan/customer", "Contoso"), ("plan/name", "Ours")],
    );
    visit.open_with(&saved::write(&ours), "#/keeping").await;
    let theirs = edited(
        &worked_plan(&worked_answers(), &json!({})),
        6,
        &[("plan/customer", "Fabrikam"), ("plan/name", "Theirs")],
    );
    let said = visit.give_file(saved::write(&theirs).as_bytes()).await;
    assert!(said.contains("another plan, “Ours”") && !said.contains("Bring together\n"), "{said}");
    visit.click("#take-in").await;
    visit.wait_until("return /was added/.test(document.querySelector('#opened').innerText)").await;
    assert_eq!(visit.saved().await["fields"]["plan"]["customer"], "Contoso", "ours is what it was");
    visit.go("#/").await;
    visit
        .wait_until(
            "return [...document.querySelectorAll('.plans__name')].some(link => link.innerText === 'Theirs')",
        )
        .await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_brings_everything_into_a_fresh_browser() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let ours = edited(
        &worked_plan(&worked_answers(), &json!({})),
        5,
        &[("plan/customer", "Contoso"), ("plan/name", "Ours")],
    );
    visit.open_with(&saved::write(&ours), "#/keeping").await;
    let other =
        Record { id: "other234".into(), ..edited(&saved::write(&ours), 9, &[("plan/name", "Other")]) };
    visit.give_file(saved::write(&other).as_bytes()).await;
    visit.click("#take-in").await;
    visit.go("#/keeping").await;
    visit.catch_files().await;
    visit.click("#back-up").await;
    let (name, backup) = visit.caught(1).await.remove(0);
    assert!(name.starts_with("fairway-20") && name.ends_with(".fairway-backup.json"), "{name}");
    visit.end().await;

    let fresh = Visit::to(&server, "#/keeping").await;
    let said = fresh.give_file(backup.as_bytes()).await;
    assert!(said.contains("A backup") && said.matches("not here yet").count() == 2, "{said}");
    fresh.photograph("files-backup", 768, 4000).await;
    fresh.click("#restore").await;
    fresh
        .wait_until("return /2 plans were taken in/.test(document.querySelector('#opened').innerText)")
        .await;
    for expected in [&ours, &other] {
        fresh.driver().goto(format!("{}?plan={}#/keeping", server.address(), expected.id)).await.unwrap();
        fresh.wait_for("#save-plan").await;
        assert_eq!(saved::value(&record(&saved_file(&fresh).await)), saved::value(expected));
    }
    fresh.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_plan_is_refused_while_the_page_goes_on() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/keeping").await;
    let before = visit.run("return JSON.stringify(localStorage)", json!([])).await;
    // The longest time between two ticks while files are read.
    let watch = "window.__gap = 0; let last = performance.now();
        setInterval(() => { const now = performance.now(); __gap = Math.max(__gap, now - last); last = now; }, 10)";
    visit.run(watch, json!([])).await;
    let good = worked_plan(&worked_answers(), &json!({}));
    let list = format!(
        "{{\"format\": \"fairway-plan\", \"version\": 3, \"fields\": {{\"plan\": [{}1]}}}}",
        "1,".repeat(9_000_000)
    );
    let files: [(&str, Vec<u8>, &str); 8] = [
        ("50 MB", vec![b' '; 50_000_000], "larger than 20 MB"),
        ("18 MB of numbers", list.into_bytes(), "damaged"),
        ("deep", "[".repeat(1_000_000).into_bytes(), "recursion limit"),
        ("cut", good.as_bytes()[..good.len() / 2].to_vec(), "breaks off"),
        ("empty", Vec::new(), "It is empty"),
        ("picture", b"\x89PNG\r\n\x1a\n\x00\x00\xff".to_vec(), "It is no text"),
        ("pack", br#"{"pack": {}}"#.to_vec(), "a pack of questions"),
        (
            "newer",
            br#"{"format": "fairway-plan", "version": 99}"#.to_vec(),
            "newer Fairway has written it (version 99)",
        ),
    ];
    for (name, bytes, expected) in files {
        let said = visit.give_file(&bytes).await;
        assert!(said.contains(expected) && said.contains("Nothing was kept or changed"), "{name}: {said}");
        let focused = visit.run("return document.activeElement.innerText", json!([])).await;
        assert_eq!(focused, "This file cannot be used", "{name}");
    }
    let gap = visit.run("return window.__gap", json!([])).await.as_f64().unwrap();
    println!("longest pause of the page: {gap:.0} ms");
    assert!(gap < 2_000.0, "the page stood still for {gap} ms");
    assert_eq!(
        visit.run("return JSON.stringify(localStorage)", json!([])).await,
        before,
        "nothing was written"
    );
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_file_is_opened_and_the_page_stays() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/keeping").await;
    visit.wait_for("#open-file").await;
    let drop = "const data = new DataTransfer();
        data.items.add(new File([arguments[0]], 'dropped.fairway.json', {type: 'application/json'}));
        for (const name of ['dragover', 'drop']) {
            const event = new DragEvent(name, {dataTransfer: data, bubbles: true, cancelable: true});
            document.querySelector('h1').dispatchEvent(event);
            if (!event.defaultPrevented) throw new Error(name + ' leaves the page');
        }";
    visit.run(drop, json!([worked_plan(&worked_answers(), &json!({}))])).await;
    visit.wait_until("return /is here already/.test(document.querySelector('#opened').innerText)").await;
    visit.end().await;
}

/// A file in a synchronised folder: what others write into it is brought in before ours is saved.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_others_have_changed_is_not_written_over() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/").await;
    // The browser's own window for choosing cannot be used by a test; the file behind it is a plain text here.
    let stand_in = "window.__disk = '';
        const shared = {
            name: 'shared.fairway.json',
            getFile: async () => new File([window.__disk], 'shared.fairway.json'),
            requestPermission: async ({ mode }) => mode === 'readwrite' ? 'granted' : 'denied',
            createWritable: async () => { let text = ''; return {
                write: async given => { text += given; }, close: async () => { window.__disk = text; } }; },
        };
        // As browsers do: a file chosen for saving is empty, whatever was in it.
        window.showSaveFilePicker = async () => { window.__disk = ''; return shared; };
        window.showOpenFilePicker = async () => [shared];";
    visit.run(stand_in, json!([])).await;
    visit.go("#/keeping").await;
    visit.click("#new-file").await;
    visit.wait_until("return document.querySelector('#disk-state').innerText === 'Saved to the file.'").await;
    let written = visit.run("return window.__disk", json!([])).await.as_str().unwrap().to_string();
    assert_eq!(record(&written).id, SEEDED);

    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as u64;
    let theirs = edited(&written, now, &[("plan/name", "From Bea")]);
    visit.run("window.__disk = arguments[0]", json!([saved::write(&theirs)])).await;
    visit.click("#save-file").await;
    visit
        .wait_until(
            "return /Others had changed the file/.test(document.querySelector('#disk-state').innerText)",
        )
        .await;
    let written = visit.run("return window.__disk", json!([])).await.as_str().unwrap().to_string();
    assert_eq!(record(&written).text("plan/name"), "From Bea");
    assert_eq!(visit.saved().await["fields"]["plan"]["name"], "From Bea");

    // A file that is there is chosen anew: it is not emptied, and what is in it comes in.
    let theirs = edited(&saved::write(&theirs), now + 1, &[("plan/name", "Bea again")]);
    visit.run("window.__disk = arguments[0]", json!([saved::write(&theirs)])).await;
    // The page anew: what it said before is gone.
    visit.go("#/").await;
    visit.go("#/keeping").await;
    visit.click("#choose-file").await;
    let is_there = "return JSON.parse(window.__disk).fields.plan.name === 'Bea again'
        && /Others had changed the file/.test(document.querySelector('#disk-state').innerText)";
    visit.wait_until(is_there).await;
    assert_eq!(visit.saved().await["fields"]["plan"]["name"], "Bea again");

    // Both change one field: nothing is written before somebody has decided.
    let written = visit.run("return window.__disk", json!([])).await.as_str().unwrap().to_string();
    let theirs = edited(&written, now + 2, &[("task/step-init-3/owner", "Bea")]);
    type_owner(&visit, "step-init-3", "Cem").await;
    visit.go("#/keeping").await;
    let text = saved::write(&theirs);
    visit.run("window.__disk = arguments[0]", json!([text])).await;
    visit.click("#save-file").await;
    visit.wait_for("#conflict-0-file").await;
    visit.photograph("files-disk", 360, 6000).await;
    assert_eq!(visit.run("return window.__disk", json!([])).await, json!(text));
    visit.click("label[for=conflict-0-file]").await;
    visit.click("#merge").await;
    visit.wait_until("return /Brought together/.test(document.querySelector('#opened').innerText)").await;
    visit.click("#save-file").await;
    visit.wait_until("return document.querySelector('#disk-state').innerText === 'Saved to the file.'").await;
    let written = visit.run("return window.__disk", json!([])).await.as_str().unwrap().to_string();
    assert_eq!(record(&written).text("task/step-init-3/owner"), "Bea");

    // Under the same mark somebody has put a plan of another customer there: it is not mixed with ours.
    let customer = |name: &str| edited(&written, now + 3, &[("plan/customer", name)]);
    visit.give_file(saved::write(&customer("Contoso")).as_bytes()).await;
    visit.click("#merge").await;
    visit.wait_until("return /Brought together/.test(document.querySelector('#opened').innerText)").await;
    let text = saved::write(&customer("Fabrikam"));
    visit.run("window.__disk = arguments[0]", json!([text])).await;
    visit.click("#save-file").await;
    visit.wait_for("#all-the-same").await;
    assert_eq!(visit.run("return window.__disk", json!([])).await, json!(text));
    assert_eq!(visit.saved().await["fields"]["plan"]["customer"], "Contoso");

    // Somebody puts another file in its place: nothing is written.
    visit.run("window.__disk = '{\"other\": true}'", json!([])).await;
    visit.click("#save-file").await;
    visit
        .wait_until("return /nothing was written/.test(document.querySelector('#disk-state').innerText)")
        .await;
    assert_eq!(visit.run("return window.__disk", json!([])).await, json!("{\"other\": true}"));
    visit.end().await;
}

/// Where a clock was wrong the plan is not brought together with the one here, also not by saying that the two
/// customers are one.
#[tokio::test(flavor = "multi_thread")]
async fn changes_from_the_future_are_not_merged_whatever_is_said() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let plan = worked_plan(&worked_answers(), &json!({}));
    visit.open_with(&saved::write(&edited(&plan, 5, &[("plan/customer", "Contoso")])), "#/keeping").await;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as u64;
    let theirs = edited(&plan, now + 40 * 86_400_000, &[("plan/customer", "Contoso Ltd")]);
    let said = visit.give_file(saved::write(&theirs).as_bytes()).await;
    assert!(said.contains("another plan"), "{said}");
    visit.click("#all-the-same").await;
    visit.wait_until("return /a clock was wrong/.test(document.querySelector('#opened').innerText)").await;
    let merge = visit.run("return document.querySelector('#merge')", json!([])).await;
    assert_eq!(merge, Value::Null);
    assert_eq!(visit.saved().await["fields"]["plan"]["customer"], "Contoso");
    visit.end().await;
}

/// Where storage is full the backup has what is only in memory.
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_has_what_storage_could_not_keep() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/").await;
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }";
    visit.run(full, json!([])).await;
    type_owner(&visit, "step-init-3", "Cem").await;
    assert_ne!(visit.saved().await["fields"]["task"]["step-init-3"]["owner"], "Cem");
    visit.go("#/keeping").await;
    visit.wait_for("#back-up").await;
    visit.catch_files().await;
    visit.click("#back-up").await;
    let backup: Value = serde_json::from_str(&visit.caught(1).await.remove(0).1).unwrap();
    assert_eq!(backup["plans"].as_array().unwrap().len(), 1);
    assert_eq!(backup["plans"][0]["fields"]["task"]["step-init-3"]["owner"], "Cem");
    visit.end().await;
}
