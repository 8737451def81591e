//! The historic editions say what their digest says: each edition has the rows of its base, less those that
//! its tables take away and with those that they add; what they call changed differs; new responsibilities
//! have the party, phase and track that stand there, and drawn steps their order.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;
#[path = "digest_extract/table.rs"]
mod table;

use fairway::content::Pack;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use support::{editions, json_of, project};
use table::{Table, tables};

const EXTRACT: &str = "tests/digest/ems-other-editions.json";
/// Where the digest stands on machines that have it; it is not part of the project.
const DIGEST: &str = "../shared/facts/ems-other-editions.md";
/// Editions, the section of the digest that holds their tables, and the edition from which these count.
const EDITIONS: [(&str, &str, &str); 6] = [
    ("2016-04", "2", "2018-03"),
    ("2016-09", "3", "2017-06"),
    ("2017-06", "4", "2018-03"),
    ("2018-12", "5", "2018-03"),
    ("2020-07", "6", "2018-12"),
    ("2021-06", "7", "2020-07"),
];

/// Rows of which the digest's table says "changed" where the edition has them no more, as its own words tell.
const GONE: [(&str, &[&str]); 6] = [
    (
        "2016-04",
        &[
            "step-init-4",
            "step-init-5",
            "step-assess-2",
            "step-assess-8",
            "step-core-2",
            "step-id-online-sync-2",
        ],
    ),
    ("2016-09", &[]),
    ("2017-06", &["step-id-online-sync-2", "step-assess-2", "step-assess-8", "step-core-2"]),
    ("2018-12", &[]),
    ("2020-07", &[]),
    ("2021-06", &[]),
];

/// Rows that the digest calls changed and that read here as in the base, with the reason.
const ALIKE: [(&str, &str, &str); 8] = [
    ("2016-04", "plan-intune", "no edition of this pack has a word on how it is bought"),
    ("2016-04", "step-init-1", "of the range step-init-1 to 5 the first three steps are drawn alike"),
    ("2016-04", "step-init-2", "as before"),
    ("2016-04", "step-init-3", "as before"),
    ("2018-12", "id-federated", "same content, printed in another place"),
    ("2018-12", "rule-identity-once", "same content, merged into one note"),
    ("2018-12", "rule-managed-definition", "same content, merged into one note"),
    ("2020-07", "D-PHASES", "the text counts; `meta-edition` tells what the picture shows"),
];

fn gone(edition: &str) -> &'static [&'static str] {
    GONE.iter().find(|row| row.0 == edition).map_or(&[], |row| row.1)
}

/// What one table row says: added, changed, removed, and of which ids.
fn extract(digest: &str) -> Value {
    let all = tables(digest);
    let mut editions = Map::new();
    for (edition, section, _) in EDITIONS {
        let own = all.iter().filter(|table| table.section.split('.').next() == Some(section));
        let rows = own.filter(|table| table.header.iter().any(|title| title == "Change")).flat_map(changes);
        editions.insert(edition.into(), rows.collect());
    }
    let drawn = all.iter().find(|table| table.section == "12" && table.header[0] == "Diagram").unwrap();
    let steps = drawn
        .rows
        .iter()
        .map(|row| json!([row[0], row[1..].iter().map(|cell| ids(cell)).collect::<Vec<_>>()]));
    json!({"editions": editions, "steps": steps.collect::<Vec<_>>()})
}

fn changes(table: &Table) -> Vec<Value> {
    let rows = table.rows.iter().filter_map(|row| {
        let change = table.cell(row, "Change");
        let ids = ids(table.cell(row, "Id"));
        if ids.is_empty() || !["added", "changed", "removed"].contains(&change) {
            return None;
        }
        let mut value = json!({"change": change, "ids": ids});
        if table.header.iter().any(|title| title == "Party") {
            value["work"] =
                json!([table.cell(row, "Party"), table.cell(row, "Phase"), table.cell(row, "Track")]);
        }
        Some(value)
    });
    rows.collect()
}

/// The ids of a cell; `a-1` to `a-3` are three.
fn ids(cell: &str) -> Vec<String> {
    let parts: Vec<&str> = cell.split('`').collect();
    let mut found: Vec<String> = Vec::new();
    for place in (1..parts.len()).step_by(2) {
        let id = parts[place];
        let range = parts[place - 1].trim() == "to";
        let number = |id: &str| {
            Some((id.rsplit_once('-')?.0.to_string(), id.rsplit_once('-')?.1.parse::<u32>().ok()?))
        };
        match (range, found.last().and_then(|last| number(last)), number(id)) {
            (true, Some((stem, first)), Some((_, last))) => {
                found.extend((first + 1..=last).map(|number| format!("{stem}-{number}")));
            }
            _ => found.push(id.to_string()),
        }
    }
    found
}

fn kept() -> Value {
    json_of(EXTRACT)
}

fn rows_of(edition: &str) -> Vec<Value> {
    kept()["editions"][edition].as_array().unwrap().clone()
}

/// The ids of one kind of change. `req-phas-*` and the like name a group and are left to the wording.
fn named(edition: &str, change: &str) -> BTreeSet<String> {
    let rows = rows_of(edition);
    let ids = rows
        .iter()
        .filter(|row| row["change"] == change)
        .flat_map(|row| row["ids"].as_array().unwrap().clone());
    ids.map(|id| id.as_str().unwrap().to_string()).filter(|id| !id.contains('*')).collect()
}

fn listed(pack: &Pack) -> BTreeSet<String> {
    pack.rows.values().flatten().cloned().collect()
}

#[test]
fn the_extract_is_what_the_digest_says() {
    let Ok(digest) = fs::read_to_string(project().join(DIGEST)) else {
        println!("the digest is not beside this project: the extract is taken as it is");
        return;
    };
    assert_eq!(kept(), extract(&digest), "run the ignored test to write the extract anew");
}

#[test]
#[ignore = "writes the extract anew; to be run by hand when the digest has changed"]
fn write_the_extract() {
    let extract = extract(&fs::read_to_string(project().join(DIGEST)).unwrap());
    let mut lines = vec!["{\"editions\": {".to_string()];
    let editions = extract["editions"].as_object().unwrap();
    for (index, (edition, rows)) in editions.iter().enumerate() {
        let rows: Vec<String> = rows.as_array().unwrap().iter().map(|row| format!("    {row}")).collect();
        let end = if index + 1 < editions.len() { "]," } else { "]}," };
        lines.push(format!("  \"{edition}\": [\n{}\n  {end}", rows.join(",\n")));
    }
    let steps: Vec<String> =
        extract["steps"].as_array().unwrap().iter().map(|row| format!("  {row}")).collect();
    lines.push(format!("\"steps\": [\n{}\n]}}\n", steps.join(",\n")));
    fs::write(project().join(EXTRACT), lines.join("\n")).unwrap();
}

#[test]
fn each_edition_has_the_rows_that_its_digest_gives_it() {
    let mut faults = Vec::new();
    for (edition, _, base) in EDITIONS {
        let (own, under) = (editions::composed(edition), editions::composed(base));
        let (own, under) = (listed(&own.bundle.pack), listed(&under.bundle.pack));
        let gone: BTreeSet<String> = gone(edition).iter().map(ToString::to_string).collect();
        let removed: BTreeSet<String> = named(edition, "removed").union(&gone).cloned().collect();
        let (added, changed) = (named(edition, "added"), named(edition, "changed"));
        let mut tell = |what: &str, ids: Vec<&String>| {
            faults.extend(ids.iter().map(|id| format!("{edition}: {what}: {id}")));
        };
        tell("removed, and still there", removed.intersection(&own).collect());
        tell("added, and not there", added.difference(&own).collect());
        tell("changed, and not there", changed.difference(&own).filter(|id| !gone.contains(*id)).collect());
        // Steps are compared with the drawings, and the digest counts words of conditions apart.
        let is_other = |id: &&String| !id.starts_with("step-") && !VOCABULARY.contains(&id.as_str());
        let strange = own.difference(&under).filter(|id| !added.contains(*id)).filter(is_other);
        let missing = under.difference(&own).filter(|id| !removed.contains(*id)).filter(is_other);
        let told = TOLD.iter().find(|row| row.0 == edition).map_or((&[][..], &[][..]), |row| (row.1, row.2));
        tell("not added by the digest", strange.filter(|id| !told.0.contains(&id.as_str())).collect());
        tell("not removed by the digest", missing.filter(|id| !told.1.contains(&id.as_str())).collect());
    }
    assert_eq!(faults, Vec::<String>::new(), "{}", faults.join("\n"));
}

/// Condition variables that some editions add.
const VOCABULARY: [&str; 5] =
    ["autopilot", "outlook-mobile", "defender-atp", "partner-of-record", "aip-scanner"];

/// An edition, rows that come and rows that go.
type Told = (&'static str, &'static [&'static str], &'static [&'static str]);

/// What the digest tells in words rather than in its tables.
const TOLD: [Told; 5] = [
    // "Does not exist", of the table of bundles and of whole services.
    (
        "2016-04",
        &["azure-rights-management"],
        &[
            "advanced-threat-analytics",
            "azure-information-protection",
            "bundle-aadp",
            "bundle-aip",
            "bundle-ata",
            "bundle-cas",
            "bundle-intune",
            "cloud-app-security",
            // "One flow chart" for all of Intune.
            "D-HYBRID",
        ],
    ),
    ("2016-09", &[], &["D-HYBRID"]),
    ("2018-12", &[], &["D-HYBRID", "link-configmgr-checklist"]),
    ("2020-07", &["M365E", "M365O"], &["ELIG"]),
    (
        "2021-06",
        // 7.1 names the pages; "Replaced by … RMS connector and own keys".
        &["ELIG21", "INTRO", "PROC21", "PROD21", "defender-for-identity", "env-aip-connector"],
        &[
            "M365E",
            "M365O",
            // No service is limited any more.
            "done-limited",
            "elig-limited-request",
            // "Replaced by".
            "env-aip-ad-rms",
            "env-aip-azure-ad",
            "env-aip-office",
            "env-aip-scanner-client",
            "env-aip-scanner-sql",
            // 10.1 ends with 2020-07.
            "oos-custom-rules",
            "oos-writeback",
            "rule-writeback-multi",
            // "In core, for every customer"; trusts, single site and fault tolerance "not mentioned".
            "rule-aadp-single-method",
            "rule-adfs-topology",
            "rule-pta-multi",
        ],
    ),
];

#[test]
fn what_the_digest_calls_changed_differs() {
    let mut faults = Vec::new();
    for (edition, _, base) in EDITIONS {
        let (own, under) = (editions::composed(edition), editions::composed(base));
        let told = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let (own, under) = (told(&own.text()), told(&under.text()));
        let facts = |bundle: &Value, id: &str| -> String {
            let texts = bundle["wording"]["en"].as_object().unwrap().iter();
            let texts: BTreeMap<_, _> =
                texts.filter(|(key, _)| *key == id || key.starts_with(&format!("{id}."))).collect();
            let mut items = Vec::new();
            entries(&bundle["pack"], id, &mut items);
            json!([texts, items]).to_string()
        };
        for id in named(edition, "changed").iter().filter(|id| !gone(edition).contains(&id.as_str())) {
            let known = ALIKE.iter().any(|(of, alike, _)| *of == edition && alike == id);
            if (facts(&own, id) == facts(&under, id)) != known {
                faults.push(format!("{edition}: {id}"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new(), "{}", faults.join("\n"));
}

/// Everything in a pack that bears the id.
fn entries(value: &Value, id: &str, found: &mut Vec<Value>) {
    match value {
        Value::Object(map) => {
            if map.get("id").or(map.get("subject")).is_some_and(|own| own == id) {
                found.push(value.clone());
            }
            map.values().for_each(|inside| entries(inside, id, found));
        }
        Value::Array(list) => list.iter().for_each(|inside| entries(inside, id, found)),
        _ => {}
    }
}

#[test]
fn responsibilities_have_the_party_phase_and_track_of_the_digest() {
    let mut seen = 0;
    for (edition, ..) in EDITIONS {
        let composed = editions::composed(edition);
        let pack = &composed.bundle.pack;
        for row in rows_of(edition).iter().filter(|row| !row["work"].is_null() && row["change"] != "removed")
        {
            let task = pack.task(row["ids"][0].as_str().unwrap()).unwrap();
            let facts = json!([task.party, task.phase, task.track]);
            let moved = edition == "2021-06" && TO_CORE.contains(&task.id.as_str());
            let said = if moved { json!(["microsoft", "enable", "core"]) } else { row["work"].clone() };
            assert_eq!(facts, said, "{edition}: {}", task.id);
            seen += 1;
        }
    }
    assert!(seen > 120, "only {seen} rows compared");
}

/// Work of which the digest says in its text that it moved to the core part.
const TO_CORE: [&str; 4] = [
    "ms-enable-aadp-pta",
    "ms-enable-aadp-seamless-sso",
    "ms-enable-aadp-saas-apps",
    "ms-enable-aadp-saas-provisioning",
];

/// Column of an edition in the digest's table of drawings.
const COLUMNS: [(&str, usize); 5] =
    [("2016-04", 0), ("2016-09", 1), ("2017-06", 2), ("2018-12", 3), ("2020-07", 3)];

#[test]
fn drawings_have_the_steps_of_the_digest_in_order() {
    let extract = kept();
    let mut seen = 0;
    for (edition, column) in COLUMNS {
        let composed = editions::composed(edition);
        let steps: Vec<(&str, u32)> =
            composed.bundle.pack.steps.iter().map(|step| (step.id.as_str(), step.order.unwrap())).collect();
        for drawing in extract["steps"].as_array().unwrap() {
            let mut cell = &drawing[1][column];
            if cell.as_array().unwrap().is_empty() && column > 0 && column < 3 {
                // "As 2016-04", or as in March; both have the ids in an earlier column or none.
                cell = &drawing[1][0];
            }
            // One step may be named twice, for two branches of a drawing.
            let mut ids: Vec<&str> = cell.as_array().unwrap().iter().filter_map(Value::as_str).collect();
            let mut named = BTreeSet::new();
            ids.retain(|id| named.insert(*id));
            if ids.len() < 2
                || ids.iter().any(|id| !id.starts_with("step-"))
                || SAME.contains(&(edition, drawing[0].as_str().unwrap()))
            {
                continue;
            }
            let places: Vec<Option<&(&str, u32)>> =
                ids.iter().map(|id| steps.iter().find(|(step, _)| step == id)).collect();
            assert!(places.iter().all(Option::is_some), "{edition}, {}: {ids:?}", drawing[0]);
            let orders: Vec<u32> = places.iter().flatten().map(|place| place.1).collect();
            assert!(orders.is_sorted(), "{edition}, {}: {ids:?} {orders:?}", drawing[0]);
            let stem = ids[0].rsplit_once('-').unwrap().0;
            let drawn = steps.iter().filter(|(step, _)| step.starts_with(&format!("{stem}-"))).count();
            let own = ids.iter().filter(|id| id.starts_with(&format!("{stem}-"))).count();
            assert_eq!(drawn, own, "{edition}, {}: number of steps", drawing[0]);
            seen += 1;
        }
    }
    assert!(seen > 15, "only {seen} drawings compared");
}

/// Drawings that an edition has as March 2018 draws them, or not at all, though an earlier column lists steps.
const SAME: [(&str, &str); 9] = [
    ("2016-09", "Initiate"),
    ("2017-06", "Initiate"),
    ("2016-09", "Core, federated"),
    ("2017-06", "Core, federated"),
    ("2016-09", "Azure AD Premium"),
    ("2017-06", "Azure AD Premium"),
    ("2016-09", "Intune, with Configuration Manager"),
    ("2016-09", "Rights Management"),
    ("2017-06", "Rights Management"),
];
