//! Files of plans and backups: they come back as they were written; whatever else somebody opens is refused in
//! words that name the fault, or read with a list of what was put right, and is safe either way.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::formats::file::{
    Backup, Deleted, Found, LoadedPack, MOST, Opened, Refused, Repair, read, write,
};
use fairway::formats::saved;
use fairway::record::{Record, Stamp};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::damage::{is_safe, with_odd_bytes, with_odd_values};
use support::entries::deeds;
use support::generate::Dice;
use support::ledger::Ledger;
use support::second::{second, third};
use support::text_of;

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);
/// A moment after everything in the fixtures.
const NOW: u64 = 1_800_000_000_000;
const DAY: u64 = 86_400_000;

fn plan(text: &[u8]) -> Found {
    match read(text, NOW) {
        Ok(Opened::Plan(found)) => *found,
        other => panic!("{other:?}"),
    }
}

fn many(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn every_saved_version_opens_as_a_file() {
    for (version, unknown) in [(1, 0), (2, 1), (3, 1)] {
        let text = text_of(format!("tests/saved/v{version}.json"));
        let found = plan(text.as_bytes());
        assert_eq!(saved::read(&found.text), saved::read(&text), "version {version}");
        assert_eq!((found.repairs.len(), found.ahead), (unknown, None), "{:?}", found.repairs);
    }
}

proptest! {
    #![proptest_config(many(400))]

    #[test]
    fn a_plan_comes_back_as_it_was(deeds in deeds(4, 60)) {
        let mut ledger = Ledger::new();
        deeds.iter().for_each(|deed| ledger.run(deed));
        let found = plan(write(&ledger.record).as_bytes());
        prop_assert_eq!(saved::read(&found.text).unwrap(), ledger.record);
        prop_assert_eq!(found.repairs, vec![]);
    }
}

#[test]
fn a_backup_comes_back_as_it_was() {
    let full = Backup {
        made: NOW,
        deleted: vec![Deleted { id: "gone".into(), text: "{\"at\":1}\n{}".into() }],
        kept: vec![Deleted { id: "k3f9x2".into(), text: "not JSON \u{0} “at all”".into() }],
        packs: vec![LoadedPack { name: "harbour/2024-05".into(), text: "{}".into() }],
        order: Some("due".into()),
        me: Some("Ann".into()),
        ..Backup::default()
    };
    let other = Record { id: "other".into(), ..second() };
    let texts =
        [("k3f9x2", saved::write(&third())), ("other", saved::write(&other)), ("bad", "{".to_string())];
    let file = full.clone().write(&texts.map(|(id, text)| (id.to_string(), text)));
    let Ok(Opened::Backup { plans, rest, repairs }) = read(file.as_bytes(), NOW) else { panic!("{file}") };
    let records: Vec<Record> = plans.iter().map(|plan| saved::read(&plan.text).unwrap()).collect();
    assert_eq!((records, repairs), (vec![third(), other], vec![]));
    let unread = vec![Deleted { id: "bad".into(), text: "{".into() }];
    assert_eq!(rest, Backup { unread, ..full });
}

#[test]
fn what_is_no_file_of_ours_is_refused_with_its_reason() {
    let check = |bytes: &[u8], expected: Refused| assert_eq!(read(bytes, NOW), Err(expected));
    check(b"", Refused::Empty);
    check(b" \n\t", Refused::Empty);
    check(&vec![b'['; MOST + 1], Refused::TooLarge);
    check(b"\xe4\xf6\xfc", Refused::NoText);
    check(b"\xff\xfe\x00", Refused::NoText);
    check(b"\xff\xfe\x00\xd8\x00\xd8", Refused::NoText);
    check(b"\x89PNG\r\n\x1a\n\x00\x00", Refused::NoText);
    for text in ["{}", "[]", "17", "null", "\"fairway-plan\"", r#"{"format": "excel"}"#, r#"{"format": 1}"#] {
        check(text.as_bytes(), Refused::Other { pack: false });
    }
    check(br#"{"pack": {}, "wording": {}}"#, Refused::Other { pack: true });
    for format in ["fairway-plan", "fairway-backup"] {
        let newer = json!({"format": format, "version": 99, "plans": []}).to_string();
        check(newer.as_bytes(), Refused::Newer(99));
    }
    let told = |text: &str, expected: &str| match read(text.as_bytes(), NOW) {
        Err(Refused::NoJson(reason) | Refused::Damaged(reason)) => {
            assert!(reason.contains(expected), "{text:.200}: {reason}");
        }
        other => panic!("{text:.200}: {other:?}"),
    };
    told("<html>", "expected value at line 1 column 1");
    told("{\"format\": \"fairway-plan\"", "EOF while parsing");
    told(&"[".repeat(100_000), "recursion limit exceeded");
    told(&format!("{}{}", r#"{"a":"#.repeat(500), "1"), "recursion limit exceeded");
    told("{\"format\": \"fairway-plan\"} x", "trailing characters");
    told(r#"{"format": "fairway-plan", "version": 1e400}"#, "number out of range");
    told(r#"{"format": "fairway-plan", "version": -3}"#, "expected a version number");
    told(r#"{"format": "fairway-backup", "version": 1}"#, "expected a list");
    told(r#"{"format": "fairway-backup", "version": 1, "plans": 7}"#, "expected a list");
    told(r#"{"format": "fairway-backup", "version": 1, "plans": [], "more": 1}"#, "unknown field `more`");
    for (place, time) in [("history/0/at", "253402300800000"), ("older/plan/target/0", "253402300800000")] {
        let mut value: Value = serde_json::from_str(&text_of("tests/saved/v3.json")).unwrap();
        *value.pointer_mut(&format!("/{place}")).unwrap() = serde_json::from_str(time).unwrap();
        told(&value.to_string(), "beyond the year 9999");
    }
    for number in ["-5", "1.5", "1e300", "\"soon\""] {
        let text = text_of("tests/saved/v3.json").replacen("1795406503000", number, 1);
        told(&text, "step 1 does not fit");
    }
}

/// Every cut of a good file is refused, and says where it breaks off.
#[test]
fn a_file_that_breaks_off_is_refused_wherever_it_does() {
    let text = text_of("tests/saved/v3.json");
    let text = text.trim_end();
    for end in (1..text.len()).step_by(7) {
        let cut = &text.as_bytes()[..end];
        assert!(matches!(read(cut, NOW), Err(Refused::NoJson(_) | Refused::NoText)), "cut at {end}");
    }
}

#[test]
fn what_can_be_put_right_is_put_right_and_told() {
    let text = text_of("tests/saved/v2.json");
    let read_as = |bytes: Vec<u8>| plan(&bytes);
    let wide = |unit: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
    };
    let unknown = Repair::Unknown("task/step-init-1/mood".into());
    let same = saved::read(&text);
    for (bytes, encoding) in [
        (wide(u16::to_le_bytes, [0xff, 0xfe]), "UTF-16LE"),
        (wide(u16::to_be_bytes, [0xfe, 0xff]), "UTF-16BE"),
    ] {
        let found = read_as(bytes);
        assert_eq!(saved::read(&found.text), same);
        assert_eq!(found.repairs, [Repair::Encoding(encoding.into()), unknown.clone()]);
    }
    let with_mark = read_as([b"\xef\xbb\xbf", text.as_bytes()].concat());
    assert_eq!((saved::read(&with_mark.text), with_mark.repairs), (same, vec![unknown]));
    let twice = r#"{"format": "fairway-plan", "version": 3, "id": "a", "pack": "p", "history": [],
        "fields": {"plan": {"name": "One", "name": "Two"}, "plan": {"name": "Three"}}}"#;
    let found = plan(twice.as_bytes());
    assert_eq!(saved::read(&found.text).unwrap().text("plan/name"), "Three");
    assert_eq!(found.repairs, ["fields/plan/name", "fields/plan"].map(|path| Repair::Twice(path.into())));
    // A plan in a backup that cannot be read is told, and the others are there.
    let backup = Backup::default().write(&[("k3f9x2".to_string(), saved::write(&third()))]);
    let mut backup: Value = serde_json::from_str(&backup).unwrap();
    backup["plans"].as_array_mut().unwrap().push(json!({"format": "fairway-plan", "version": 3, "id": "x"}));
    let Ok(Opened::Backup { plans, repairs, .. }) = read(backup.to_string().as_bytes(), NOW) else {
        panic!()
    };
    assert_eq!(plans.len(), 1);
    assert!(
        matches!(repairs.as_slice(), [Repair::Unread(id, reason)] if id == "x" && reason.contains("pack"))
    );
}

#[test]
fn a_long_list_of_repairs_is_cut_and_says_how_many_more() {
    let mut record = Record::new("a", "p");
    let odd = (0..80).map(|field| (format!("task/a/odd{field}"), Some(json!(field))));
    record.edit(&Stamp { at: 5, tab: "q8".into(), by: String::new() }, odd.collect());
    let repairs = plan(write(&record).as_bytes()).repairs;
    assert_eq!((repairs.len(), repairs.last()), (51, Some(&Repair::More(30))));
}

/// What lies further ahead than a day would win against everything that people do until then.
#[test]
fn changes_from_the_future_are_told() {
    for (at, ahead) in [(NOW, None), (NOW + DAY, None), (NOW + DAY + 1, Some(NOW + DAY + 1))] {
        let mut record = second();
        let stamp = Stamp { at, tab: "z9".into(), by: String::new() };
        record.edit(&stamp, vec![("plan/name".into(), Some("Later".into()))]);
        assert_eq!(plan(write(&record).as_bytes()).ahead, ahead);
    }
}

static TAKEN: AtomicUsize = AtomicUsize::new(0);
static REFUSED: AtomicUsize = AtomicUsize::new(0);

/// 3,000 damaged files of plans and backups.
#[test]
fn a_damaged_file_is_refused_or_safe() {
    let texts = [1, 2, 3].map(|version| text_of(format!("tests/saved/v{version}.json")));
    let plans = texts.each_ref().map(|text| ("k3f9x2".to_string(), text.clone()));
    let backup = Backup { made: NOW, me: Some("Ann".into()), ..Backup::default() }.write(&plans);
    let [one, two, three] = texts;
    let files = [one, two, three, backup];
    proptest!(many(3_000), |(seed in any::<u64>())| {
        let dice = &mut Dice::new(seed);
        let text = dice.pick(&files).clone();
        let text = if dice.below(2) == 0 { with_odd_values(&text, dice) } else { with_odd_bytes(&text, dice) };
        let plans = match read(text.as_bytes(), NOW) {
            Ok(Opened::Plan(found)) => vec![*found],
            Ok(Opened::Backup { plans, .. }) => plans,
            Err(Refused::NoJson(reason) | Refused::Damaged(reason)) => {
                prop_assert!(!reason.is_empty());
                Vec::new()
            }
            Err(_) => Vec::new(),
        };
        let count = if plans.is_empty() { &REFUSED } else { &TAKEN };
        count.fetch_add(1, Ordering::Relaxed);
        for found in plans {
            is_safe(&PACK, saved::read(&found.text).unwrap());
        }
    });
    let counts = [&TAKEN, &REFUSED].map(|count| count.load(Ordering::Relaxed));
    println!("taken and refused: {counts:?}");
    assert!(counts.iter().all(|count| *count > 500), "{counts:?}");
}
