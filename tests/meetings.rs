//! Meetings in their order, their agendas, people with their work, and a name that changes.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Pack, PhaseName};
use fairway::plan::{Date, plan};
use fairway::record::{Board, Load, Meeting, MeetingFault, Record, Stamp, is_same_name};
use serde_json::{Value, json};
use std::sync::LazyLock;

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);

fn today() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

/// A record with these fields.
fn record(fields: Value) -> Record {
    let mut record = Record::new("k3f9x2ab", &PACK.name());
    let fields = fields.as_object().unwrap().iter();
    let fields = fields.map(|(path, value)| (path.clone(), Some(value.clone()))).collect();
    record.edit(&Stamp { at: 1, tab: "q8".into(), by: String::new() }, fields);
    record
}

#[test]
fn meetings_stand_by_date_the_next_and_the_last_first() {
    let mut fields = json!({});
    let all = [
        ("late", "2026-11-22", "09:00"),
        ("early", "2026-01-05", "09:00"),
        ("noon", "2026-11-23", "12:00"),
        ("morning", "2026-11-23", "08:30"),
        ("someday", "", ""),
        ("never", "2026-02-30", ""),
        ("next-year", "2027-01-10", ""),
    ];
    for (id, day, time) in all {
        fields[format!("meeting/{id}/title")] = json!(id);
        for (field, value) in [("day", day), ("time", time)] {
            if !value.is_empty() {
                fields[format!("meeting/{id}/{field}")] = json!(value);
            }
        }
    }
    fields["meeting/removed/title"] = json!("Removed");
    fields["meeting/removed/gone"] = json!(true);
    let record = record(fields);
    let found = record.meetings_by_date(today());
    let ids = |meetings: &[Meeting]| meetings.iter().map(|meeting| meeting.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&found.upcoming), ["morning", "noon", "next-year", "never", "someday"]);
    assert_eq!(ids(&found.past), ["late", "early"]);
    assert!(record.meeting_of("removed").is_none() && record.meeting_of("noon").is_some());
}

#[test]
fn what_is_missing_about_a_meeting_is_told() {
    let check = |meeting: Meeting, expected: &[MeetingFault]| assert_eq!(meeting.faults(), expected);
    let whole = Meeting {
        title: "Kick-off".into(),
        day: Some("2026-11-23".into()),
        time: "14:30".into(),
        zone: "Europe/Berlin".into(),
        ..Meeting::default()
    };
    check(whole.clone(), &[]);
    check(Meeting { time: String::new(), zone: String::new(), ..whole.clone() }, &[]);
    check(Meeting { title: " ".into(), ..whole.clone() }, &[MeetingFault::NoTitle]);
    check(Meeting { day: None, ..whole.clone() }, &[MeetingFault::NoDay]);
    check(Meeting { day: Some("2026-02-30".into()), ..whole.clone() }, &[MeetingFault::NotADay]);
    check(Meeting { zone: " ".into(), ..whole.clone() }, &[MeetingFault::NoZone]);
    check(Meeting::default(), &[MeetingFault::NoTitle, MeetingFault::NoDay]);
}

/// The board of a plan with everything, on which this was entered.
fn board(fields: Value) -> Board {
    let answers = support::answers(
        &PACK,
        &json!({
            "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 500}, "onboarded": [],
            "forest-count": "single", "identity": "synchronized", "forest-level": "2008-or-later",
            "directory-ready": "yes", "sign-in": "phs", "seamless-sso": "unknown", "sso-deployed": "no", "k12": "no",
            "intune-use": ["mdm"], "configmgr": "none", "profiles": []
        }),
    );
    Board::of(&PACK, &plan(&PACK, &answers), &record(fields), today())
}

#[test]
fn an_agenda_has_every_open_task_of_its_phase_once() {
    let bare = board(json!({}));
    let ids: Vec<String> =
        bare.rows.iter().filter(|row| row.phase == PhaseName::Initiate).map(|row| row.id.clone()).collect();
    assert!(ids.len() >= 4, "{ids:?}");
    let fields = json!({
        (format!("task/{}/status", ids[0])): "done",
        (format!("task/{}/status", ids[1])): "in-progress",
        (format!("task/{}/due", ids[2])): "2026-11-20",
        (format!("task/{}/due", ids[3])): "2026-11-02",
        "task/own-a/title": "Order the badges", "task/own-a/phase": "initiate",
        "task/own-b/title": "Elsewhere", "task/own-b/phase": "enable",
    });
    let board = board(fields);
    let agenda = board.agenda(PhaseName::Initiate);
    let named: Vec<&str> =
        agenda.parts().flat_map(|(_, rows)| rows.iter().map(|row| row.id.as_str())).collect();
    assert_eq!(named.len(), ids.len(), "all but the one that is done, and one of our own: {named:?}");
    assert!(!named.contains(&ids[0].as_str()) && named.contains(&"own-a") && !named.contains(&"own-b"));
    let overdue: Vec<&String> = agenda.overdue.iter().map(|row| &row.id).collect();
    assert_eq!(overdue, [&ids[3], &ids[2]], "the latest first");
    assert_eq!(agenda.in_progress.iter().map(|row| &row.id).collect::<Vec<_>>(), [&ids[1]]);
    assert_eq!(agenda.parts().next().map(|(word, _)| word), Some("overdue"));
    for phase in PhaseName::ALL {
        let agenda = board.agenda(phase);
        let named = agenda.parts().map(|(_, rows)| rows.len()).sum::<usize>();
        let sum = board.tally(Some(phase));
        assert_eq!(named, sum.total + sum.possible - sum.settled, "{phase:?}");
    }
}

#[test]
fn the_work_of_a_person_is_found_by_name() {
    let board = board(json!({
        "task/own-a/title": "A", "task/own-a/owner": "Ann Berg", "task/own-a/due": "2026-11-22",
        "task/own-b/title": "B", "task/own-b/owner": " ann BERG",
        "task/own-c/title": "C", "task/own-c/owner": "Ann Berg", "task/own-c/status": "done",
        "task/own-d/title": "D", "task/own-d/owner": "Bea",
    }));
    assert_eq!(board.load("Ann Berg"), Load { open: 2, overdue: 1 });
    assert_eq!(board.load("Bea"), Load { open: 1, overdue: 0 });
    assert_eq!(board.load(""), Load::default(), "a task without owner is nobody's");
    assert!(is_same_name("Åsa ", "åsa") && !is_same_name("", " "));
}

#[test]
fn a_new_name_goes_wherever_the_old_one_stands() {
    let mut record = record(json!({
        "person/p1/name": "Ann Berg", "person/p2/name": "Bea",
        "task/step-init-1/owner": "ann berg", "task/step-init-2/owner": "Bea", "task/never-heard/owner": "Ann Berg",
        "meeting/m1/title": "Kick-off", "meeting/m1/attendees": ["Ann Berg", "Cid"],
        "meeting/m2/title": "Call", "meeting/m2/attendees": ["Bea"],
    }));
    assert_eq!(record.names(), ["Ann Berg", "Bea", "Cid"]);
    let renamed = record.renamed("Ann Berg", "Ann Holm");
    assert_eq!(
        renamed,
        [
            ("task/never-heard/owner".to_string(), Some(json!("Ann Holm"))),
            ("task/step-init-1/owner".to_string(), Some(json!("Ann Holm"))),
            ("meeting/m1/attendees".to_string(), Some(json!(["Ann Holm", "Cid"]))),
        ]
    );
    let before = record.fields.clone();
    let stamp = Stamp { at: 5, tab: "q8".into(), by: String::new() };
    let name = ("person/p1/name".to_string(), Some(json!("Ann Holm")));
    record.edit(&stamp, renamed.into_iter().chain([name]).collect());
    assert_eq!(record.names(), ["Ann Holm", "Bea", "Cid"]);
    record.undo(&stamp).unwrap();
    assert_eq!(record.fields, before, "one step takes all of it back");
    assert!(record.renamed("Nobody", "Somebody").is_empty());
}
