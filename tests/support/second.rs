//! The record that `tests/saved/v2.json` holds, entered as people enter it: every kind of field, two tabs,
//! typing, undo and redo; and that of `tests/saved/v3.json`, with what version 3 has come with.

use fairway::record::{Record, Stamp};
use serde_json::{Value, json};

/// What `tests/saved/v2.json` means.
pub fn second() -> Record {
    let mut record = Record::new("k3f9x2", "ems/2018-03");
    enter(
        &mut record,
        0,
        json!({
            "answer/service": ["azure-ad-premium", "intune"],
            "answer/licences": {"plan-ems": 420, "plan-aip": 0, "plan-cas": "unknown"},
            "answer/forest-count": "single",
            "answer/forest-level": "unknown",
        }),
    );
    enter(
        &mut record,
        1,
        json!({
            "plan/name": "EMS roll-out",
            "plan/customer": "Hafen & Söhne",
            "plan/colour": "moss",
            "plan/target": "2027-03-31",
            "plan/start": "2026-11-23",
            "plan/archived": "2027-06-01",
            "holiday/2026-12-25": "Christmas Day",
        }),
    );
    enter(
        &mut record,
        2,
        json!({
            "task/step-init-1/status": "in-progress",
            "task/step-init-1/owner": "Ann",
            "task/step-init-1/start": "2026-11-23",
            "task/step-init-1/due": "2026-12-04",
            "task/step-init-1/link": "https://example.org/tickets/17",
            "task/step-init-1/effort": 5,
            "task/step-init-1/after/own-a1": true,
            "task/step-init-1/after/cust-assess-stakeholders": true,
            "task/cust-general-onprem-mfa/status": "not-needed",
            "task/cust-general-onprem-mfa/reason": "We use Azure MFA.",
            "task/own-a1/title": "Order the badges",
            "task/own-a1/phase": "assess",
            "task/own-a1/party": "customer",
            "task/own-b2/title": "Paint the door",
            "task/own-b2/phase": "general",
            "task/own-b2/party": "joint",
        }),
    );
    enter(
        &mut record,
        3,
        json!({
            "person/p1/name": "Bea", "person/p1/role": "Admin", "person/p1/side": "customer",
            "person/p2/name": "Cem", "person/p2/role": "Consultant", "person/p2/side": "partner",
            "meeting/m1/title": "Kick-off",
            "meeting/m1/phase": "initiate",
            "meeting/m1/day": "2026-11-24",
            "meeting/m1/time": "14:30",
            "meeting/m1/zone": "Europe/Berlin",
            "meeting/m1/place": "Room 3",
            "meeting/m1/attendees": ["Ann", "Bea"],
            "meeting/m1/agenda": "Who does what",
            "meeting/m1/minutes": "All agreed.",
            "meeting/m2/title": "Cancelled",
            "sign-off/done-tenant/by": "Bea",
            "sign-off/done-tenant/on": "2027-05-31",
            "sign-off/done-tenant/note": "With thanks",
        }),
    );
    let typed = ["First", "First call", "First call held.\nÜberall “fine”."];
    for (second, text) in (0..).zip(typed) {
        assert!(record.type_in(&ann(200_000 + second * 1_000), "task/step-init-1/notes", text));
    }
    let gone = json!({"task/own-b2/gone": true, "person/p2/gone": true, "meeting/m2/gone": true});
    enter(&mut record, 5, gone);
    // A field that is not known yet is kept.
    enter(&mut record, 6, json!({"task/step-init-1/mood": [1, {"deep": null}]}));
    enter(&mut record, 7, json!({"answer/forest-count": "multiple"}));
    assert!(record.undo(&ann(420_000)).is_some_and(|turned| turned.left.is_empty()));
    assert!(record.redo(&ann(425_000)).is_some_and(|turned| turned.left.is_empty()));
    assert!(record.undo(&ann(430_000)).is_some_and(|turned| turned.left.is_empty()));
    // Somebody without a name, in another tab, changes what is then not taken back.
    enter(&mut record, 8, json!({"task/step-init-1/owner": "Cem"}));
    let other = Stamp { at: ann(500_000).at, tab: "z1".into(), by: String::new() };
    assert!(record.edit(&other, vec![("task/step-init-1/owner".into(), Some("Bea".into()))]));
    assert!(record.undo(&ann(510_000)).is_some_and(|turned| turned.left == ["task/step-init-1/owner"]));
    record
}

/// What `tests/saved/v3.json` means: the same plan, in which somebody has typed and taken it out again, and
/// into which what a colleague did was merged, the conflict decided for what was here. Of a tab that did nothing
/// that still shows only the time is known.
pub fn third() -> Record {
    let mut record = second();
    let cem = |after| Stamp { tab: "k5".into(), by: "Cem".into(), ..ann(after) };
    let mut theirs = record.clone();
    let field = |path: &str, value: &str| (path.to_string(), Some(Value::from(value)));
    let edits = [field("plan/target", "2027-04-30"), field("task/own-a1/owner", "Cem")];
    assert!(theirs.edit(&cem(600_000), edits.into()));
    assert!(record.edit(&ann(590_000), vec![field("plan/target", "2027-05-31")]));
    for text in ["N", "No", ""] {
        assert!(record.type_in(&ann(595_000), "task/own-a1/notes", text));
    }
    theirs.seen.insert("h7".into(), ann(300_000).at);
    let merged = record.merge(&theirs);
    let paths: Vec<&str> = merged.conflicts.iter().map(|conflict| conflict.path.as_str()).collect();
    assert_eq!(paths, ["plan/target"]);
    assert!(record.take_in(&ann(700_000), merged.record, vec![field("plan/target", "2027-05-31")]));
    record
}

/// Ann, so many milliseconds after she has begun.
fn ann(after: u64) -> Stamp {
    Stamp { at: 1_795_406_503_000 + after, tab: "q8".into(), by: "Ann".into() }
}

/// Enters these fields in one step.
fn enter(record: &mut Record, minute: u64, fields: Value) {
    let fields = fields.as_object().unwrap();
    let fields = fields.iter().map(|(path, value)| (path.clone(), Some(value.clone())));
    assert!(record.edit(&ann(minute * 60_000), fields.collect()));
}
