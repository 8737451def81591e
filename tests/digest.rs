//! The pack says what the fact digest says: the same rows, and in each item the same party, phase,
//! track, order, level, dates and sources. Conditions are compared in `tests/tasks.rs`.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod digest_extract;
mod support;

use digest_extract::{extract, write};
use fairway::content::{Level, Pack, coverage};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use support::{json_of, pack, project};

const EXTRACT: &str = "tests/digest/ems-2018-03.json";
/// Where the digest stands on machines that have it; it is not part of the project.
const DIGEST: &str = "../shared/facts/ems-2018.md";

fn kept() -> Value {
    json_of(EXTRACT)
}

/// The rows of one table of the extract.
fn rows(table: &str) -> Vec<Value> {
    kept()[table].as_array().unwrap_or_else(|| panic!("no table {table}")).clone()
}

/// Compares the rows of a table with the pack's items, both as (id, facts), in the digest's order.
fn check(table: &str, fields: &[&str], items: impl IntoIterator<Item = Value>) {
    let only = |row: &Value| {
        let kept = fields.iter().map(|field| ((*field).to_string(), row[*field].clone()));
        Value::Object(std::iter::once(("id".to_string(), row["id"].clone())).chain(kept).collect())
    };
    let items: Vec<Value> = items.into_iter().collect();
    for (row, item) in rows(table).iter().zip(&items) {
        assert_eq!(only(row), only(item), "{table}: the digest's row (left) and the pack's item (right)");
    }
    assert_eq!(rows(table).len(), items.len(), "{table}: number of rows");
}

#[test]
fn the_extract_is_what_the_digest_says() {
    let path = project().join(DIGEST);
    let Ok(digest) = fs::read_to_string(&path) else {
        println!("the digest is not beside this project: the extract is taken as it is");
        return;
    };
    let fresh = extract(&digest);
    for (table, rows) in fresh.as_object().unwrap() {
        assert_eq!(&kept()[table], rows, "{table}: run the ignored test to write the extract anew");
    }
    assert_eq!(kept(), fresh);
}

#[test]
#[ignore = "writes the extract anew; to be run by hand when the digest has changed"]
fn write_the_extract() {
    let digest = fs::read_to_string(project().join(DIGEST)).unwrap();
    fs::write(project().join(EXTRACT), write(&extract(&digest))).unwrap();
}

#[test]
fn the_extract_holds_as_many_rows_as_the_digest_counts() {
    let kept = kept();
    let count = |ids: &Value| ids.as_array().unwrap().len() as u64;
    let mut all = 0;
    for (table, ids) in kept["rows"].as_object().unwrap() {
        assert_eq!(kept["counts"][table], count(ids), "{table}");
        all += count(ids);
    }
    assert_eq!((kept["counts"]["all"].as_u64(), all), (Some(547), 547));
}

#[test]
fn the_pack_lists_exactly_the_rows_of_the_digest() {
    let pack = pack();
    let kept = kept();
    for (table, ids) in kept["rows"].as_object().unwrap() {
        assert_eq!(json!(pack.rows.get(table)), *ids, "{table}");
    }
    assert_eq!(pack.rows.len(), kept["rows"].as_object().unwrap().len());
    let coverage = coverage(&pack);
    let (modelled, information, left_out) = (coverage.modelled, coverage.information, coverage.left_out);
    println!("coverage: {modelled} modelled / {information} information / {left_out} left out");
    assert_eq!(modelled + information + left_out, 547);
}

#[test]
fn responsibilities_agree() {
    let item = |task: &fairway::content::Task| json!({"id": task.id, "party": task.party, "phase": task.phase, "track": task.track, "sources": task.sources});
    check("tasks", &["party", "phase", "track", "sources"], pack().tasks.iter().map(item));
}

#[test]
fn diagram_steps_agree() {
    let pack = pack();
    let item = |step: &fairway::content::Task| {
        let mut party = json!(step.party);
        if let [other] = step.party_when.as_slice() {
            party =
                json!(format!("{}; {} if `forest-count = single`", step.party.word(), other.party.word()));
        }
        json!({"id": step.id, "diagram": step.sources[0], "order": step.order, "party": party})
    };
    check("steps", &["diagram", "order", "party"], pack.steps.iter().map(item));
    assert!(
        pack.steps.iter().all(|step| step.sources.len() == 1),
        "a step has its diagram as its only source"
    );
}

/// The phase and track of the steps of a diagram, from table 7.1 and the diagrams' subjects.
#[test]
fn diagram_steps_stand_in_the_phase_of_their_diagram() {
    for step in &pack().steps {
        let expected = match step.sources[0].as_str() {
            "D-INIT" => ("initiate", "all"),
            "D-ASSESS" => ("assess", "all"),
            "D-REMED" => ("remediate", "all"),
            "D-CORE1" | "D-CORE2" => ("enable", "core"),
            "D-AADP" => ("enable", "azure-ad-premium"),
            _ => ("enable", "intune"),
        };
        assert_eq!((step.phase.word(), step.track.word()), expected, "{}", step.id);
    }
}

#[test]
fn services_and_plans_agree() {
    let pack = pack();
    let level = |id: &str| pack.services.iter().find(|service| service.id == id).map(|service| service.level);
    // The digest's table 2 stands in another order than its list of allowed values; both hold the same five.
    let item = |service: &fairway::content::Service| {
        let onboarding = if service.level == Level::Full { "yes" } else { "no" };
        json!({"id": service.id, "name": service.name, "level": service.level, "service-onboarding": onboarding,
            "sources": service.sources})
    };
    check("services", &["name", "level", "service-onboarding", "sources"], pack.services.iter().map(item));
    let eligible = |level: Level| if level == Level::Full { "yes" } else { level.word() };
    let item = |row: &fairway::content::BundleService| {
        let name = pack.services.iter().find(|service| service.id == row.service).unwrap().name.clone();
        json!({"id": row.id, "name": name, "eligible": eligible(level(&row.service).unwrap()), "sources": row.sources})
    };
    check("bundle-services", &["name", "eligible", "sources"], pack.bundle_services.iter().map(item));
    let item =
        |plan: &fairway::content::Plan| json!({"id": plan.id, "name": plan.name, "sources": plan.sources});
    check("plans", &["name", "sources"], pack.plans.iter().map(item));
    let all: BTreeSet<&str> = pack.bundle_services.iter().map(|row| row.service.as_str()).collect();
    for (row, plan) in rows("plans").iter().zip(&pack.plans) {
        assert!(row["kind"].as_str().unwrap().starts_with(&plan.kind), "{}", plan.id);
        if plan.kind == "bundle" {
            assert_eq!(plan.covers.iter().map(String::as_str).collect::<BTreeSet<_>>(), all, "{}", plan.id);
        } else {
            let [service] = plan.covers.as_slice() else { panic!("{} covers {:?}", plan.id, plan.covers) };
            assert_eq!(row["eligible"], eligible(level(service).unwrap()), "{}", plan.id);
        }
    }
}

#[test]
fn pages_diagrams_links_and_terms_agree() {
    let pack = pack();
    let item = |page: &fairway::content::SourcePage| {
        json!({"id": page.id, "title": page.title, "heading": page.heading, "file": page.file, "date": page.date,
            "published-as": page.published_as})
    };
    check("sources", &["title", "heading", "file", "date", "published-as"], pack.sources.iter().map(item));
    let item = |row: &fairway::content::Diagram| json!({"id": row.id, "file": row.file, "page": row.page});
    check("diagrams", &["file", "page"], pack.diagrams.iter().map(item));
    let item =
        |row: &fairway::content::Link| json!({"id": row.id, "address": row.address, "sources": row.sources});
    check("links", &["address", "sources"], pack.links.iter().map(item));
    let item = |row: &fairway::content::Term| json!({"id": row.id, "term": row.term, "origin": row.origin});
    check("glossary", &["term", "origin"], pack.glossary.iter().map(item));
}

#[test]
fn sources_of_rules_expectations_and_endings_agree() {
    let pack = pack();
    let source = |id: &String, sources: &Vec<String>| json!({"id": id, "sources": sources});
    check("decision-rules", &["sources"], pack.consequences.iter().map(|row| source(&row.id, &row.sources)));
    check("out-of-scope", &["sources"], pack.out_of_scope.iter().map(|row| source(&row.id, &row.sources)));
    check("expectations", &["sources"], pack.expectations.iter().map(|row| source(&row.id, &row.sources)));
    check("completion", &["sources"], pack.completion.iter().map(|row| source(&row.id, &row.sources)));
    check("phases", &["sources"], pack.phases.iter().map(|row| source(&row.id, &row.sources)));
    for (row, item) in rows("expectations").iter().zip(&pack.expectations) {
        let activity = match item.activity.as_str() {
            "azure-ad-premium" => "Azure AD Premium",
            "intune" => "Intune",
            _ => "Core",
        };
        assert!(
            row["activity"].as_str().unwrap().starts_with(&format!("{activity} onboarding")),
            "{}",
            item.id
        );
    }
}

/// The digest names the pages of an ambiguity in its text, by code; four rows it describes in words.
#[test]
fn pages_of_ambiguities_agree() {
    let in_words: [(&str, &[&str]); 4] = [
        ("amb-bundle-asterisk", &["ELIG"]), // "the footnote" of the plan table
        ("amb-intune-education", &["ELIG", "OVER"]), // "a plan row", "the service onboarding list"
        ("amb-secure-productive", &["ELIG"]), // "named once": in the plan table
        ("amb-party-marks", &["D-MAM", "D-MDM", "D-HYBRID"]), // "the three Intune diagrams"
    ];
    let pack = pack();
    for (row, item) in rows("unclear").iter().zip(&pack.unclear) {
        let more = in_words.iter().filter(|(id, _)| *id == item.id).flat_map(|(_, codes)| codes.iter());
        let named = row["sources"].as_array().unwrap().iter().map(|code| code.as_str().unwrap());
        let all: Vec<&str> = named.chain(more.copied()).collect();
        assert_eq!(
            (row["id"].as_str(), all),
            (Some(&*item.id), item.sources.iter().map(String::as_str).collect())
        );
    }
    assert_eq!(rows("unclear").len(), pack.unclear.len());
}

#[test]
fn facts_that_are_told_agree() {
    let pack = pack();
    let told = |section: &str| {
        let rows = pack.information.iter().filter(|row| row.section == section);
        rows.map(|row| json!({"id": row.id, "sources": row.sources, "variant": row.variant, "step": row.step, "see": row.see}))
            .collect::<Vec<_>>()
    };
    check("programme", &["sources"], told("programme"));
    check("process", &["sources"], told("process"));
    check("languages", &["sources"], told("languages"));
    check("request", &["variant", "step", "sources"], told("request"));
    check("gotchas", &["see"], told("gotchas"));
}

/// A verdict rule carries at least the sources of its own row, and no page that neither its row nor a
/// row that it cites rests on.
#[test]
fn verdict_rules_rest_on_the_pages_of_their_rows() {
    let pack = pack();
    let tables =
        ["eligibility", "matrix", "decision-rules", "out-of-scope", "expectations", "bundle-services"];
    let known: Vec<Value> = tables.iter().flat_map(|table| rows(table)).collect();
    let sources = |id: &str| -> Vec<String> {
        let row =
            known.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("no row {id} with sources"));
        serde_json::from_value(row["sources"].clone()).unwrap()
    };
    for (table, rule) in
        pack.verdicts.iter().flat_map(|table| table.rules.iter().map(move |rule| (table, rule)))
    {
        let own = sources(&rule.id);
        let cited: Vec<String> = rule.cites.iter().flat_map(|id| sources(id)).collect();
        let place = format!("{} of {}", rule.id, table.subject);
        assert!(own.iter().all(|code| rule.sources.contains(code)), "{place} lacks one of {own:?}");
        let stranger = rule.sources.iter().find(|code| !own.contains(code) && !cited.contains(code));
        assert_eq!(stranger, None, "{place} names a page on which none of its rows rests");
    }
}

/// Each identity option's rules cover exactly the rows of the outcome matrix that are about it.
#[test]
fn the_outcome_matrix_is_in_the_verdict_tables() {
    let pack: Pack = pack();
    for row in rows("matrix") {
        let id = row["id"].as_str().unwrap();
        for option in ["cloud", "synchronized", "federated"] {
            let table = pack.verdict_table(&format!("id-{option}")).unwrap();
            let has = table.rules.iter().any(|rule| rule.id == id);
            assert_eq!(has, row["identity"].as_str().unwrap().contains(option), "{id} in id-{option}");
        }
    }
}
