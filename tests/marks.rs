//! Marks, days of reading and deadlines: what does not fit is told, and all of it travels behind the pack,
//! where the app's first part does not look.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{
    Condition, Deadline, Mark, Pack, Wording, check, check_wording, decode, encode, encode_front,
};
use support::{pack, told, wording};

fn refused(change: impl Fn(&mut Pack), expected: &str) {
    let mut pack = pack();
    change(&mut pack);
    assert_eq!(told(&check(&pack)), expected);
}

fn mark(pack: &mut Pack, id: &str, mark: Mark) {
    pack.marks.0.insert(id.into(), mark);
}

fn deadline(date: &str) -> Deadline {
    Deadline {
        id: "end-of-ata".into(),
        date: date.into(),
        when: Condition::Has("service".into(), "advanced-threat-analytics".into()),
        sources: vec!["ELIG".into()],
        tasks: vec!["cust-general-decommission".into()],
        links: vec!["link-fasttrack-ems".into()],
    }
}

#[test]
fn a_mark_belongs_to_something() {
    refused(
        |pack| mark(pack, "elig-nothing", Mark::Editorial),
        "marks.json: marks.elig-nothing: found a mark on nothing; expected the id of a row, a page or an item",
    );
    for id in ["elig-min-licenses", "LAND", "intune", "plan-ems", "step-core-1", "service"] {
        refused(|pack| mark(pack, id, Mark::Editorial), "");
    }
}

#[test]
fn what_is_unconfirmed_decides_no_verdict() {
    let asserts = |place: &str, level: &str, id: &str| {
        format!(
            "verdicts.json: verdicts.{place}: asserts `{level}` from \"{id}\", which is marked as unconfirmed; \
             expected the level `depends`"
        )
    };
    // By its own id, and by what it cites.
    refused(
        |pack| mark(pack, "matrix-cloud-any", Mark::Unconfirmed),
        &asserts("id-cloud.rules[1]", "in-scope", "matrix-cloud-any"),
    );
    refused(
        |pack| mark(pack, "rule-cloud", Mark::Unconfirmed),
        &asserts("id-cloud.rules[1]", "in-scope", "rule-cloud"),
    );
    refused(|pack| mark(pack, "rule-cloud", Mark::Editorial), "");
    // A rule that leaves the verdict open may rest on it.
    let rule = |pack: &Pack| pack.verdict_table("id-federated").unwrap().rules[3].id.clone();
    assert_eq!(rule(&pack()), "rule-adfs-version");
    refused(
        |pack| mark(pack, "rule-adfs-version", Mark::Unconfirmed),
        &asserts("id-federated.rules[5]", "in-scope", "rule-adfs-version"),
    );
}

#[test]
fn days_are_days_or_months() {
    let no_day = "expected a day or a month such as 2026-09-30 or 2026-03";
    for found in ["", "soon", "2026", "2026-02-30"] {
        let expected = format!("deadlines.json: deadlines.end-of-ata.date: found {found:?}; {no_day}");
        refused(|pack| pack.deadlines.0.push(deadline(found)), &expected);
        let expected = format!("marks.json: read.LAND: found {found:?}; {no_day}");
        refused(|pack| pack.read.0.insert("LAND".into(), found.into()), &expected);
    }
    refused(|pack| pack.deadlines.0.push(deadline("2026-01")), "");
    refused(|pack| pack.read.0.insert("LAND".into(), "2026-10-06".into()), "");
    refused(
        |pack| pack.read.0.insert("NOWHERE".into(), "2026-10".into()),
        "marks.json: read.NOWHERE: unknown source \"NOWHERE\"; expected a page code of `sources`",
    );
}

#[test]
fn a_deadline_names_what_is_there() {
    refused(
        |pack| {
            let mut row = deadline("2026-01");
            row.sources.clear();
            row.tasks.push("nothing".into());
            row.links = vec!["link-nowhere".into()];
            row.when = Condition::Has("service".into(), "gardening".into());
            pack.deadlines.0.push(row);
        },
        "deadlines.json: deadlines.end-of-ata.when: question \"service\" has no option \"gardening\"; expected one \
         of azure-ad-premium, intune, azure-information-protection, advanced-threat-analytics, cloud-app-security\n\
         deadlines.json: deadlines.end-of-ata.sources: expected at least one page or diagram code\n\
         deadlines.json: deadlines.end-of-ata.tasks: unknown id \"nothing\"; expected an id of `tasks` or `steps`\n\
         deadlines.json: deadlines.end-of-ata.links: unknown id \"link-nowhere\"; expected an id of `links`",
    );
}

#[test]
fn a_deadline_has_three_texts() {
    let mut pack = pack();
    pack.deadlines.0.push(deadline("2026-01"));
    let missing = ["", ".do", ".past"]
        .map(|part| format!("wording: end-of-ata{part}: found no text; expected one for this key"));
    assert_eq!(told(&check_wording(&pack, &wording())), missing.join("\n"));
    let own = r#"{"end-of-ata": "a", "end-of-ata.do": "b", "end-of-ata.past": "c"}"#;
    assert_eq!(told(&check_wording(&pack, &wording().with(Wording::from_json(own).unwrap()))), "");
}

#[test]
fn all_of_it_travels_behind_the_pack() {
    let plain = pack();
    assert_eq!(encode(&plain).unwrap(), encode_front(&plain).unwrap(), "nothing to say takes no byte");
    let mut pack = plain.clone();
    mark(&mut pack, "rule-cloud", Mark::Unconfirmed);
    pack.read.0.insert("LAND".into(), "2026-10".into());
    pack.deadlines.0.push(deadline("2026-01"));
    let bytes = encode(&pack).unwrap();
    let front = encode_front(&plain).unwrap();
    // The first part of the app reads as far as this and stops: what stands behind changes none of it.
    assert!(bytes.starts_with(&front) && bytes.len() > front.len());
    assert_eq!(encode_front(&pack).unwrap(), front);
    assert_eq!(format!("{:?}", decode(&bytes).unwrap()), format!("{pack:?}"));
    assert!(decode(&bytes[..bytes.len() - 1]).is_err() && decode(&[bytes, vec![0]].concat()).is_err());
}
