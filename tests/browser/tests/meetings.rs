//! Meetings and people: planned, changed, renamed, removed and brought back, by keyboard and by mouse.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use fairway_browser_tests::seeded::{worked_answers, worked_plan};
use fairway_browser_tests::{Visit, serve};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

async fn press(visit: &Visit, key: Key) {
    visit.driver().action_chain().send_keys(key).perform().await.unwrap();
    visit.settle().await;
}

async fn with_control(visit: &Visit, letter: &str) {
    let chain = visit.driver().action_chain().key_down(Key::Control).send_keys(letter);
    chain.key_up(Key::Control).perform().await.unwrap();
    visit.settle().await;
}

async fn fields(visit: &Visit, kind: &str) -> Value {
    visit.saved().await["fields"][kind].clone()
}

/// Waits until what was typed is kept, and returns the fields of this kind.
async fn kept(visit: &Visit, kind: &str, text: &str) -> Value {
    visit.wait_until(&format!("return (__plan('seeded') ?? '').includes({})", json!(text))).await;
    fields(visit, kind).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_planned_held_and_removed() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    visit.open_with(&worked_plan(&worked_answers(), &json!({})), "#/plan/meetings").await;
    assert_eq!(visit.texts("#annex h2").await[..2], ["Coming up", "Past"]);
    let rows = visit.texts(".meeting").await;
    assert!(
        rows[0].contains("4 May 2199, 22:30 (Asia/Kolkata)") && rows[0].contains("where you are"),
        "{rows:?}"
    );
    assert!(
        rows[1].contains("Kick-off call") && rows[1].contains("with Ann Berg and Tomás Ruiz"),
        "{rows:?}"
    );

    // By keyboard alone: the form, Enter, and the new meeting is open.
    visit.run("document.querySelector('#new-meeting-title').focus()", json!([])).await;
    press(&visit, Key::Enter).await;
    visit.focused("#new-meeting-title").await;
    assert_eq!(visit.text("#annex form .field-error[role=alert]").await, "Say what the meeting is.");
    visit.driver().action_chain().send_keys("Weekly call").perform().await.unwrap();
    press(&visit, Key::Enter).await;
    visit.wait_until("return location.hash.startsWith('#/plan/meetings?meeting=')").await;
    visit.wait_for("#meeting-title").await;
    let zone = "return Intl.DateTimeFormat().resolvedOptions().timeZone";
    let zone = visit.run(zone, json!([])).await;
    let of = visit.run("return location.hash.split('=')[1]", json!([])).await.as_str().unwrap().to_string();
    let made = fields(&visit, "meeting").await[&of].clone();
    assert_eq!(made, json!({"title": "Weekly call", "phase": "initiate", "zone": zone}));
    assert!(visit.text(".meeting__faults").await.contains("no day yet"));

    // The agenda follows the open tasks, until it is written by hand.
    let agenda = visit.text(".meeting__agenda").await;
    assert!(agenda.contains("Overdue") && agenda.contains("Ann Berg, due 2 March 2020"), "{agenda}");
    assert!(agenda.contains("Order new badges (Ann Berg)"), "{agenda}");
    let copied = "return document.querySelector('[data-copy*=\"Order new badges\"]')?.dataset.copy ?? ''";
    let copied = visit.run(copied, json!([])).await;
    assert!(copied.as_str().unwrap().starts_with("Overdue:\n- "), "{copied}");
    visit.click("#write-agenda").await;
    visit.focused("#meeting-agenda").await;
    visit.type_into("#meeting-agenda", "Welcome").await;
    visit.focused("#meeting-agenda").await;
    assert_eq!(kept(&visit, "meeting", "Welcome").await[&of]["agenda"], "Welcome");
    visit.click("#make-agenda").await;
    visit.focused("#write-agenda").await;
    assert_eq!(visit.text(".meeting__agenda").await, agenda);
    assert_eq!(fields(&visit, "meeting").await[&of]["agenda"], Value::Null);

    // Who comes: a tick, and a name.
    visit.click(".meeting__tick").await;
    visit.type_into("#meeting-guest", "Cid").await;
    press(&visit, Key::Enter).await;
    visit.focused("#meeting-guest").await;
    assert_eq!(fields(&visit, "meeting").await[&of]["attendees"], json!(["Ann Berg", "Cid"]));
    visit.click(".meeting__tick:last-of-type").await;
    visit.focused(".meeting__tick:last-of-type input").await;
    assert_eq!(fields(&visit, "meeting").await[&of]["attendees"], json!(["Ann Berg"]));

    // A zone that nobody knows is told, and minutes survive a reload.
    visit.type_into("#meeting-zone", "Europe/Nowhere").await;
    visit
        .run(
            "const day = document.querySelector('#meeting-day'); day.value = '2199-01-02'; \
         day.dispatchEvent(new Event('change', {bubbles: true}))",
            json!([]),
        )
        .await;
    visit
        .wait_until("return document.querySelector('.meeting__faults')?.innerText.includes('does not know')")
        .await;
    visit.type_into("#meeting-minutes", "Nothing new.").await;
    kept(&visit, "meeting", "Nothing new.").await;
    visit.reload().await;
    visit.wait_for("#meeting-minutes").await;
    let minutes = "return document.querySelector('#meeting-minutes').value";
    assert_eq!(visit.run(minutes, json!([])).await, "Nothing new.");

    visit.click("#annex .button--danger").await;
    visit.wait_until("return location.hash === '#/plan/meetings'").await;
    visit.wait_until("return document.querySelectorAll('.meeting').length === 2").await;
    visit.click("#undo").await;
    visit.wait_until("return document.querySelectorAll('.meeting').length === 3").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_added_renamed_with_their_tasks_and_removed() {
    let server = serve("").await;
    let visit = Visit::to(&server, "").await;
    let plan = worked_plan(&worked_answers(), &json!({}));
    visit.open_with(&plan, "#/plan/people").await;
    let before = visit.saved().await["fields"].clone();
    let rows = visit.texts(".person").await;
    assert!(
        rows[0].contains("Ann Berg") && rows[0].contains("2 open tasks") && rows[0].contains("1 overdue"),
        "{rows:?}"
    );
    assert!(rows[1].contains("FastTrack engineer") && rows[1].contains("Microsoft"), "{rows:?}");

    // A new name goes onto tasks and meetings in the same step.
    visit.click("#edit-annberg1").await;
    visit.focused("#person-name-annberg1").await;
    assert!(visit.texts(".person__along").await.is_empty(), "the name is as it was");
    visit.type_into("#person-name-annberg1", "Ann Holm").await;
    assert!(visit.text(".person__along").await.contains("in the 4 places"));
    press(&visit, Key::Enter).await;
    visit.focused("#edit-annberg1").await;
    let after = kept(&visit, "task", "Ann Holm").await;
    assert_eq!(after["step-init-2"]["owner"], "Ann Holm");
    assert_eq!(after["step-init-3"]["owner"], "Tomás Ruiz");
    assert_eq!(fields(&visit, "meeting").await["kickoff1"]["attendees"], json!(["Ann Holm", "Tomás Ruiz"]));
    assert!(visit.texts("#strangers").await.is_empty());
    // One step: Ctrl+Z, away from any field, takes all of it back.
    with_control(&visit, "z").await;
    visit.wait_until("return document.querySelector('.person').innerText.includes('Ann Berg')").await;
    assert_eq!(visit.saved().await["fields"], before);

    // Nobody twice, nobody without a name.
    visit.type_into("#person-name-new", " ann berg").await;
    press(&visit, Key::Enter).await;
    visit.focused("#person-name-new").await;
    assert!(visit.text(".person__form .field-error").await.contains("listed already"));
    visit.type_into("#person-name-new", "Bea Lund").await;
    press(&visit, Key::Enter).await;
    visit.wait_until("return document.querySelectorAll('.person').length === 3").await;
    visit.focused("#person-name-new").await;

    // Removed, and brought back from where focus is put.
    visit.click("[aria-label='Remove Tomás Ruiz']").await;
    visit.focused("#undo").await;
    assert_eq!(visit.texts(".person").await.len(), 2);
    assert!(visit.text(".strangers").await.contains("Add Tomás Ruiz"), "his task still names him");
    press(&visit, Key::Enter).await;
    visit.wait_until("return document.querySelectorAll('.person').length === 3").await;
    visit.end().await;
}
