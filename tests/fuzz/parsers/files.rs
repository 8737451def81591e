//! Files of plans and backups, as bytes.

use super::plans::{PLAN_WORDS, is_within_bounds};
use super::{EDITION, SECOND, THIRD, bytes, is_bounded, size};
use crate::fuzz::{Parser, Seen};
use crate::support::damage::is_safe;
use crate::support::text_of;
use fairway::formats::file::{self, Backup, Deleted, Found, LoadedPack, Opened, Refused, Repair};
use fairway::formats::saved::{self, SavedError};
use fairway::record::Record;

/// `file::read`.
pub const FILE: Parser = Parser { slow: 3, ..Parser::new(files, WORDS, read) };

/// A moment after everything in the fixtures.
const NOW: u64 = 1_800_000_000_000;
const DAY: u64 = 86_400_000;
/// The last millisecond of the year 9999.
const LATEST: u64 = 253_402_300_799_999;
const WORDS: &[&str] = &{
    let mut words = ["fairway-backup"; 12 + PLAN_WORDS.len()];
    let own = ["made", "plans", "unread", "deleted", "kept", "packs", "order", "me", "text", "name", "a:b"];
    let mut place = 0;
    while place < own.len() {
        words[place] = own[place];
        place += 1;
    }
    let mut known = 0;
    while known < PLAN_WORDS.len() {
        words[place] = PLAN_WORDS[known];
        (place, known) = (place + 1, known + 1);
    }
    words
};

fn files() -> Vec<Vec<u8>> {
    let plans = [1, 2, 3].map(|version| text_of(format!("tests/saved/v{version}.json")));
    let kept = |id: &str| Deleted { id: id.into(), text: "text".into() };
    let backup = Backup {
        made: NOW,
        unread: vec![kept("a1")],
        deleted: vec![kept("b2")],
        kept: vec![kept("c3")],
        packs: vec![LoadedPack { name: "harbour/2024-05".into(), text: "{}".into() }],
        order: Some("due".into()),
        me: Some("Ann".into()),
    };
    let both = [("k3f9x2", &*SECOND), ("m4", &*THIRD)].map(|(id, record)| (id.into(), saved::write(record)));
    let wide: Vec<u8> = file::write(&SECOND).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut all = bytes(plans);
    all.push(file::write(&THIRD).into_bytes());
    all.push([vec![0xff, 0xfe], wide].concat());
    all.push(backup.write(&both).into_bytes());
    all.push(Backup::default().write(&[]).into_bytes());
    all
}

fn read(input: &[u8]) -> Seen {
    match file::read(input, NOW) {
        Ok(Opened::Plan(found)) => {
            told(&found.repairs);
            let record = plan(&found);
            is_bounded(found.text.len(), input, "the plan as it is saved");
            as_it_is_saved(input, &found, &record);
            let file = file::write(&record);
            let Ok(Opened::Plan(again)) = file::read(file.as_bytes(), NOW) else { panic!("not read again") };
            assert_eq!((&again.text, again.ahead), (&found.text, found.ahead));
            assert!(
                again.repairs.iter().all(|repair| matches!(repair, Repair::Unknown(_) | Repair::More(_)))
            );
            is_safe(&EDITION, record);
            Seen::Taken(format!("plan {} {}", kinds(&found.repairs), found.ahead.is_some()))
        }
        Ok(Opened::Backup { plans, rest, repairs }) => {
            told(&repairs);
            plans.iter().for_each(|found| told(&found.repairs));
            let records: Vec<Record> = plans.iter().map(plan).collect();
            is_bounded(
                plans.iter().map(|found| found.text.len()).sum(),
                input,
                "the plans as they are saved",
            );
            backup(&plans, &records, &rest);
            let sizes =
                [plans.len(), rest.unread.len(), rest.deleted.len(), rest.kept.len(), rest.packs.len()];
            Seen::Taken(format!("backup {} {:?}", kinds(&repairs), sizes.map(size)))
        }
        Err(refused) => {
            let (word, reason) = match &refused {
                Refused::NoJson(reason) => ("no JSON", reason.as_str()),
                Refused::Damaged(reason) => ("damaged", reason.as_str()),
                Refused::Newer(version) => {
                    assert!(*version > 1);
                    ("newer", "newer")
                }
                Refused::TooLarge => panic!("{} bytes are too many", input.len()),
                Refused::Empty => ("empty", "empty"),
                Refused::NoText => ("no text", "no text"),
                Refused::Other { pack } => ("other", if *pack { "pack" } else { "none" }),
            };
            assert!(!reason.is_empty() && reason.chars().count() <= 260, "{reason}");
            is_refused_elsewhere(input, &refused);
            Seen::refused(&format!("{word} {reason}"))
        }
    }
}

/// The plan that was found is one, in its place and in its time.
fn plan(found: &Found) -> Record {
    let record = saved::read_recent(&found.text).unwrap();
    assert_eq!(saved::write(&record), found.text, "in the form that is written today");
    is_within_bounds(&record);
    assert!(record.id.is_empty() || is_id(&record.id), "{:?}", record.id);
    let latest = record.seen.values().copied().max().unwrap_or_default();
    assert!(latest <= LATEST, "{latest}");
    assert_eq!(found.ahead, (latest > NOW + DAY).then_some(latest));
    record
}

fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
}

/// What is told fits a page.
fn told(repairs: &[Repair]) {
    assert!(repairs.len() <= 51);
    for repair in repairs {
        let (name, reason) = match repair {
            Repair::Encoding(name) | Repair::Twice(name) | Repair::Unknown(name) => (name.as_str(), "-"),
            Repair::Unread(name, reason) => (name.as_str(), reason.as_str()),
            Repair::Id(name) | Repair::Left(name) => (name.as_str(), "-"),
            Repair::More(more) => {
                assert!(*more > 0);
                ("", "-")
            }
        };
        assert!(name.chars().count() <= 90 && reason.chars().count() <= 260, "{repair:?}");
        assert!(!reason.is_empty(), "{repair:?}");
    }
}

fn kinds(repairs: &[Repair]) -> String {
    let place = |repair: &Repair| match repair {
        Repair::Encoding(_) => 0,
        Repair::Twice(_) => 1,
        Repair::Unknown(_) => 2,
        Repair::Unread(..) => 3,
        Repair::Id(_) => 4,
        Repair::Left(_) => 5,
        Repair::More(_) => 6,
    };
    let mut counts = [0; 7];
    repairs.iter().for_each(|repair| counts[place(repair)] += 1);
    format!("{:?}", counts.map(size))
}

/// The reader of files and that of storage agree, where the bytes are the same text for both.
fn as_it_is_saved(input: &[u8], found: &Found, record: &Record) {
    let plain = !found.repairs.iter().any(|repair| matches!(repair, Repair::Encoding(_)));
    let Some(text) = std::str::from_utf8(input).ok().filter(|text| plain && !text.starts_with('\u{feff}'))
    else {
        return;
    };
    let saved = saved::read(text).unwrap();
    assert_eq!(Record { id: record.id.clone(), ..saved.clone() }, *record);
    assert!(
        saved.id == record.id
            || found.repairs.iter().any(|repair| matches!(repair, Repair::Id(_)))
            || found.repairs.len() > 50
    );
}

/// What the reader of storage takes is refused in a file only for the limits of files.
fn is_refused_elsewhere(input: &[u8], refused: &Refused) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    match saved::read(text) {
        Ok(_) => {
            let Refused::Damaged(reason) = refused else { panic!("{refused:?}") };
            assert!(
                ["beyond the year", "steps of history", "letters"].iter().any(|limit| reason.contains(limit))
            );
        }
        Err(SavedError::Newer(version)) => assert_eq!(*refused, Refused::Newer(version)),
        Err(SavedError::Damaged(_)) => {}
    }
}

/// A backup that is written again holds the same.
fn backup(plans: &[Found], records: &[Record], rest: &Backup) {
    for kept in [&rest.unread, &rest.deleted, &rest.kept].into_iter().flatten() {
        assert!(is_id(&kept.id), "{:?}", kept.id);
    }
    let texts: Vec<(String, String)> =
        records.iter().zip(plans).map(|(record, found)| (record.id.clone(), found.text.clone())).collect();
    let written = rest.clone().write(&texts);
    let Ok(Opened::Backup { plans: again, rest: same, .. }) = file::read(written.as_bytes(), NOW) else {
        panic!("not read again: {written}")
    };
    assert_eq!(&same, rest);
    assert!(again.iter().map(|found| &found.text).eq(plans.iter().map(|found| &found.text)));
}
