//! Every responsibility and diagram step applies exactly when the digest says so: its "applies when"
//! texts are decided by an interpreter of their own and compared with the plan over thousands of answers.
//!
//! Where the app means to differ from the bare text:
//! - *Full benefit only.* Phases and tasks are for Azure AD Premium and Intune (`amb-limited-services`), so
//!   even "always" asks for one of them; all answers here have enough licences for both.
//! - *Steps of a service's diagram* carry the condition of their phase (table 7.1): the step texts leave it out.
//! - *No forest.* `matrix-sync-none`: without a forest, synchronised and federated identities are impossible,
//!   so rows that rest on them do not apply.
//! - *Schools* (`amb-k12`). The SDS step is for schools in the column of online identities, where accounts are
//!   cloud-only or synchronised; federated organisations are not asked.
//! - *Profiles* (`amb-profile-infra`). `cert-wifi-vpn` is asked for each profile type; the row applies where at
//!   least one wanted type has what it uses. Email uses a certificate authority only.
//! - *Soft conditions* are shown with the row and never computed; `condition_text` lists them all.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod condition_text;
mod support;

use condition_text::{Part, Situation, holds, parse, qualifier};
use fairway::content::Pack;
use fairway::journey::{Answer, Answers, Truth};
use fairway::plan::plan;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use support::generate::{Dice, complete, enough_licences};
use support::{json_of, pack};

const SETS: u64 = 4000;

/// Condition texts by row id, "as …" references followed.
fn texts() -> BTreeMap<String, String> {
    let extract = json_of("tests/digest/ems-2018-03.json");
    let rows: Vec<Value> =
        ["steps", "tasks"].iter().flat_map(|t| extract[t].as_array().unwrap().clone()).collect();
    let text = |row: &Value| row["when"].as_str().unwrap().to_string();
    let followed = |row: &Value| match text(row).strip_prefix("as `").and_then(|rest| rest.strip_suffix('`'))
    {
        Some(id) => text(rows.iter().find(|other| other["id"] == id).unwrap()),
        None => text(row),
    };
    rows.iter().map(|row| (row["id"].as_str().unwrap().to_string(), followed(row))).collect()
}

/// What a row's phase adds to its text: the service of its track (table 7.1).
fn of_track(pack: &Pack, id: &str) -> Part {
    match pack.task(id).unwrap().track.word() {
        service @ ("azure-ad-premium" | "intune") => Part::Is("service".into(), vec![service.into()]),
        _ => Part::Is("service".into(), vec!["azure-ad-premium".into(), "intune".into()]),
    }
}

/// The vocabulary's variables under complete answers.
fn situation(answers: &Answers) -> Situation {
    let said = |question: &str| -> BTreeSet<String> {
        match answers.get(question) {
            Some(Answer::One(option)) => BTreeSet::from([option.clone()]),
            Some(Answer::Many(options)) => options.iter().cloned().collect(),
            None => BTreeSet::new(),
            other => panic!("{question}: {other:?} is no definite answer"),
        }
    };
    let has =
        |question: &str, options: &[&str]| options.iter().any(|option| said(question).contains(*option));
    let yes = |holds: bool| if holds { BTreeSet::from(["yes".to_string()]) } else { BTreeSet::new() };
    let plain =
        ["service", "forest-count", "sign-in", "seamless-sso", "sso-deployed", "intune-use", "configmgr"];
    let mut known: Situation = plain.into_iter().map(|variable| (variable, said(variable))).collect();
    let without_forest = has("forest-count", &["none"]) && has("identity", &["synchronized", "federated"]);
    known.insert("identity", if without_forest { BTreeSet::new() } else { said("identity") });
    known.insert("k12", yes(has("k12", &["yes"]) && has("identity", &["cloud", "synchronized"])));
    known.insert("wifi-vpn-profiles", yes(has("profiles", &["wifi", "vpn"])));
    let certificates = has("certificate-authority", &["existing", "not-needed"]);
    let ready = certificates
        && (has("profiles", &["email"])
            || (has("profiles", &["wifi"]) && has("wifi-infrastructure", &["existing"]))
            || (has("profiles", &["vpn"]) && has("vpn-infrastructure", &["existing"])));
    known.insert("cert-wifi-vpn", BTreeSet::from([if ready { "existing" } else { "missing" }.to_string()]));
    known
}

fn generated(pack: &Pack) -> impl Iterator<Item = Answers> + '_ {
    let services: [&[&str]; 4] = [
        &["azure-ad-premium"],
        &["intune"],
        &["azure-ad-premium", "intune"],
        &["azure-ad-premium", "intune", "cloud-app-security"],
    ];
    (0..SETS).map(move |seed| {
        let mut dice = Dice::new(seed);
        let chosen = dice.pick(&services).iter().map(ToString::to_string);
        let mut first = Answers::default();
        first.set("service", Answer::many(chosen));
        first.set("licences", enough_licences());
        first.set("onboarded", Answer::many([]));
        complete(pack, &first, &mut dice)
    })
}

#[test]
fn every_row_applies_exactly_when_the_digest_says() {
    let pack = pack();
    let mut rows: BTreeMap<String, Vec<Part>> =
        texts().iter().map(|(id, text)| (id.clone(), parse(text))).collect();
    assert_eq!(rows.len(), pack.work().count());
    rows.iter_mut().for_each(|(id, parts)| parts.push(of_track(&pack, id)));
    let mut seen: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for answers in generated(&pack) {
        let plan = plan(&pack, &answers);
        assert!(
            plan.tasks.iter().all(|task| task.applies == Truth::True),
            "complete answers leave a task open"
        );
        let folded = plan.folded.iter().map(|(id, _)| id.as_str());
        let applying: BTreeSet<&str> = plan.tasks.iter().map(|task| task.id.as_str()).chain(folded).collect();
        let situation = situation(&answers);
        for (id, parts) in &rows {
            let expected = holds(parts, &situation);
            assert_eq!(applying.contains(id.as_str()), expected, "{id} {parts:?} under {answers:?}");
            let counts = seen.entry(id).or_default();
            if expected { counts.0 += 1 } else { counts.1 += 1 }
        }
    }
    for (id, (applied, _)) in &seen {
        assert!(*applied > 0, "{id} never applied: the answers tried are too few");
    }
    // Rows that always apply here are those with a bare "always"; everything else was seen both ways.
    let conditional = |id: &str| {
        rows[id].iter().any(|part| matches!(part, Part::Asked(_)))
            || rows[id].iter().filter(|part| matches!(part, Part::Is(..))).count() > 1
            || matches!(pack.task(id).unwrap().track.word(), "azure-ad-premium" | "intune")
    };
    for (id, (_, kept_out)) in &seen {
        assert_eq!(*kept_out > 0, conditional(id), "{id}");
    }
}

/// Two rows whose soft words the app computes instead, or shows in other words.
#[test]
fn every_soft_condition_is_shown_with_its_row() {
    let differing: [(&str, Option<&str>, Option<&str>); 1] = [
        // "If needed for Wi-Fi or VPN profiles" is asked; what is left to judge is whether work is required.
        ("cust-general-ca-wifi-vpn", None, Some("if-required")),
    ];
    let pack = pack();
    for (id, text) in texts() {
        let asked = qualifier(&parse(&text));
        let shown = pack.task(&id).unwrap().qualifier.map(|qualifier| qualifier.word());
        let expected = differing.iter().find(|row| row.0 == id).map_or((asked, asked), |row| (row.1, row.2));
        assert_eq!((asked, shown), expected, "{id}: {text}");
    }
}
