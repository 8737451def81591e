//! Verdicts, decision rules, expectations, out-of-scope rows and endings, decided a second time by plain
//! code written from the digest (sections 3.3, 4.2 to 4.4, 5 and 9) and compared with the report over
//! thousands of complete answers. Tasks are compared in `tests/tasks.rs`.
//!
//! Where the app means to differ from the bare text:
//! - Rows about a forest's integration ask for a forest (`matrix-sync-none`) and for a synchronised or
//!   federated identity, which the digest infers for most of them.
//! - "Always" in section 9 asks for a benefit; what is promised only with phases asks for a full one.
//! - `done-federated` is for one forest, as its text says; `oos-third-party-licenses` is for Intune.
//! - AD FS on an older Windows Server or on several sites is to be confirmed with FastTrack.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::formats::decision::decision;
use fairway::journey::{Amount, Answer, Answers};
use serde_json::Value;
use std::collections::BTreeSet;
use support::generate::{Dice, complete};
use support::pack;

const SETS: u64 = 2500;
const FULL: [&str; 2] = ["azure-ad-premium", "intune"];
const LIMITED: [&str; 3] =
    ["azure-information-protection", "advanced-threat-analytics", "cloud-app-security"];

/// Complete answers, asked for in the digest's words.
struct Facts<'a>(&'a Answers);

impl Facts<'_> {
    /// The question was asked and the answer includes one of the options.
    fn is(&self, question: &str, options: &[&str]) -> bool {
        match self.0.get(question) {
            Some(Answer::One(option)) => options.contains(&option.as_str()),
            Some(Answer::Many(chosen)) => options.iter().any(|option| chosen.contains(&option.to_string())),
            _ => false,
        }
    }

    fn licences(&self, plan: &str) -> u32 {
        let Some(Answer::Amounts(amounts)) = self.0.get("licences") else { panic!("no licences") };
        match amounts.get(plan) {
            Some(Amount::Number(number)) => *number,
            _ => 0,
        }
    }

    /// Level and deciding row of a service (3.3).
    fn service(&self, service: &str) -> (&'static str, &'static str) {
        let standalone: &[&str] = match service {
            "azure-ad-premium" => &["plan-aadp"],
            "intune" => &["plan-intune", "plan-intune-education"],
            "azure-information-protection" => &["plan-aip"],
            "advanced-threat-analytics" => &["plan-ata"],
            _ => &["plan-cas"],
        };
        let most = |plans: &[&str]| plans.iter().map(|plan| self.licences(plan)).max().unwrap();
        let (bundle, alone) = (most(&["plan-ems", "plan-ems-in-spe"]), most(standalone));
        match (self.is("onboarded", &[service]), FULL.contains(&service)) {
            (true, _) => ("none", "elig-once-per-service"),
            (_, true) if bundle >= 150 => ("full", "elig-bundle-full"),
            (_, false) if bundle >= 150 => ("limited", "elig-bundle-limited"),
            (_, true) if alone >= 150 => ("full", "elig-standalone-full"),
            (_, false) if alone >= 150 => ("limited", "elig-standalone-limited"),
            _ if bundle.max(alone) > 0 => ("none", "elig-below-threshold"),
            _ => ("none", "elig-plan-must-be-listed"),
        }
    }

    fn wants(&self, service: &str) -> bool {
        self.is("service", &[service])
    }

    fn gets(&self, services: &[&str], level: &str) -> bool {
        services.iter().any(|service| self.wants(service) && self.service(service).0 == level)
    }

    fn forest(&self, counts: &[&str]) -> bool {
        self.is("forest-count", counts)
    }

    /// Level and deciding row of an identity option (4.2) or sign-in method (4.3).
    fn option(&self, option: &str) -> (&'static str, &'static str) {
        let aadp = self.wants("azure-ad-premium");
        match option {
            _ if !FULL.iter().any(|service| self.wants(service)) => ("out-of-scope", "elig-limited-meaning"),
            "id-cloud" => ("in-scope", "matrix-cloud-any"),
            _ if self.forest(&["none"]) => ("out-of-scope", "matrix-sync-none"),
            "id-synchronized" if self.forest(&["single"]) => ("in-scope", "matrix-sync-single"),
            "id-synchronized" => ("in-scope", "matrix-sync-multi"),
            "id-federated" if self.forest(&["multiple"]) => ("out-of-scope", "matrix-fed-multi"),
            "id-federated" if self.is("adfs-version", &["older"]) => ("depends", "rule-adfs-version"),
            "id-federated" if self.is("adfs-sites", &["several"]) => ("depends", "rule-adfs-topology"),
            "id-federated" => ("in-scope", "matrix-fed-single"),
            "phs" if self.forest(&["single"]) => ("in-scope", "rule-core-phs"),
            "phs" => (if aadp { "in-scope" } else { "depends" }, "rule-writeback-multi"),
            "pta" if !aadp => ("out-of-scope", "rule-pta-any-forest"),
            "pta" if self.forest(&["single"]) => ("in-scope", "rule-aadp-single-method"),
            "pta" => {
                let said = |word: &str| ["forest-trusts", "name-suffix-routing"].map(|q| self.is(q, &[word]));
                match (said("no"), said("yes")) {
                    ([true, _] | [_, true], _) => ("out-of-scope", "rule-pta-multi"),
                    (_, [true, true]) => ("in-scope", "rule-pta-multi"),
                    _ => ("depends", "rule-pta-multi"),
                }
            }
            _ => (if aadp { "in-scope" } else { "out-of-scope" }, "rule-seamless-sso"),
        }
    }

    /// Whether a row of 4.3, 4.4, 5 or 9 applies.
    fn applies(&self, row: &str) -> bool {
        let identity = |options: &[&str]| self.is("identity", options);
        let single = self.forest(&["single"]);
        let several = self.forest(&["multiple"]);
        let integrated = identity(&["synchronized", "federated"]) && (single || several);
        let federated = identity(&["federated"]) && integrated;
        let synchronized = identity(&["synchronized"]) && integrated;
        let (aadp, intune) = (self.wants("azure-ad-premium"), self.wants("intune"));
        let pta = self.is("sign-in", &["pta"]);
        let onboards = self.gets(&FULL, "full");
        let profiles = self.is("profiles", &["wifi", "vpn"]);
        match row {
            "rule-cloud" | "rule-online-without-sync" => identity(&["cloud"]),
            "rule-forest-level" | "rule-sync-tool" | "rule-identity-once" => integrated,
            "rule-sync-single" => synchronized && single,
            "rule-sync-multi" => synchronized && several,
            "rule-fed-two-parts" | "rule-adfs-version" => federated,
            "rule-fed-single" | "rule-adfs-topology" | "rule-adfs-target" => federated && single,
            "rule-fed-multi" | "oos-adfs-multi" => federated && several,
            "rule-adfs-install-by-customer" | "rule-adfs-joint-single" | "rule-adfs-client-access" => {
                federated
            }
            "rule-managed-definition" => self.is("sign-in", &["phs", "pta"]),
            "rule-core-phs" => integrated && single,
            "rule-aadp-single-method" => aadp && integrated && single,
            "rule-pta-any-forest" => aadp && integrated,
            "rule-pta-multi" => pta && several,
            "rule-pta-ha" | "rule-pta-prerequisites" => pta,
            "rule-seamless-sso" => aadp && (single || several) && self.is("seamless-sso", &["yes"]),
            "rule-writeback-multi" | "oos-writeback" => integrated && several,
            "rule-sso-test" => self.is("sso-deployed", &["yes"]),
            "rule-method-by-customer" | "oos-beyond-options" | "oos-onprem-mfa" => aadp || intune,
            "oos-custom-rules" | "oos-auth-migration" => integrated,
            "oos-configmgr-setup" | "env-intune-configmgr" => intune && self.is("configmgr", &["existing"]),
            "oos-ca-wifi-vpn" | "env-intune-wifi-vpn" => intune && profiles,
            "oos-win10-classic" => intune && self.is("intune-use", &["pc-client"]),
            "oos-third-party-licenses" => intune,
            "env-core-forest-level" => integrated,
            "env-core-single-forest" => single,
            "env-core-multi-forest" => several,
            "env-aadp-prepared" => aadp,
            "done-tenants" => onboards || self.gets(&LIMITED, "limited"),
            "done-limited" => self.gets(&LIMITED, "limited"),
            "done-access" | "done-not" => onboards,
            "done-cloud" => onboards && identity(&["cloud"]),
            "done-synchronized" => onboards && synchronized,
            "done-federated" => onboards && federated && single,
            "done-aadp-features" => self.gets(&["azure-ad-premium"], "full"),
            "done-aadp-validated" => self.gets(&["azure-ad-premium"], "full") && integrated,
            "done-intune-mdm" => self.gets(&["intune"], "full") && self.is("intune-use", &["mdm"]),
            "done-intune-mam" => self.gets(&["intune"], "full") && self.is("intune-use", &["app-protection"]),
            other => panic!("the digest's row {other} is not decided here"),
        }
    }

    /// Whether an expectation of section 5 is met.
    fn met(&self, row: &str) -> bool {
        let works = |question: &str| self.is(question, &["existing", "not-needed"]);
        let ready = |profile: &str, question: &str| !self.is("profiles", &[profile]) || works(question);
        match row {
            "env-core-forest-level" => self.is("forest-level", &["2008-or-later"]),
            "env-core-single-forest" | "env-core-multi-forest" => true,
            "env-aadp-prepared" => self.forest(&["none"]) || self.is("directory-ready", &["yes"]),
            "env-intune-configmgr" => self.is("configmgr-version", &["2012-r2-or-later"]),
            _ => {
                works("certificate-authority")
                    && ready("wifi", "wifi-infrastructure")
                    && ready("vpn", "vpn-infrastructure")
            }
        }
    }
}

fn generated(pack: &Pack) -> impl Iterator<Item = Answers> + '_ {
    (0..SETS).map(|seed| complete(pack, &Answers::default(), &mut Dice::new(seed)))
}

#[test]
fn verdicts_are_those_of_the_digest() {
    let pack = pack();
    for answers in generated(&pack) {
        let report = decision(&pack, &answers);
        let facts = Facts(&answers);
        let check = |part: &str, subject: &str, (level, rule): (&str, &str)| {
            let row = &report[part][subject];
            assert_eq!(
                (row["verdict"].as_str(), row["rules"][0].as_str()),
                (Some(level), Some(rule)),
                "{subject} {answers:?}"
            );
        };
        for service in FULL.iter().chain(&LIMITED) {
            check("services", service, facts.service(service));
        }
        for option in ["id-cloud", "id-synchronized", "id-federated"] {
            check("identity", option, facts.option(option));
        }
        for method in ["phs", "pta", "seamless-sso"] {
            check("methods", method, facts.option(method));
        }
    }
}

#[test]
fn rows_that_follow_are_those_of_the_digest() {
    let pack = pack();
    let all: [(&str, Vec<&str>); 4] = [
        ("rules", pack.consequences.iter().map(|row| &*row.id).collect()),
        ("out-of-scope", pack.out_of_scope.iter().map(|row| &*row.id).collect()),
        ("expectations", pack.expectations.iter().map(|row| &*row.id).collect()),
        ("completion", pack.completion.iter().map(|row| &*row.id).collect()),
    ];
    for answers in generated(&pack) {
        let report = decision(&pack, &answers);
        let facts = Facts(&answers);
        for (part, ids) in &all {
            let rows = report[*part].as_array().unwrap();
            assert!(
                rows.iter().all(|row| row["applies"] == "yes"),
                "complete answers leave {part} open: {rows:?}"
            );
            let found: BTreeSet<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
            let expected = ids.iter().copied().filter(|id| facts.applies(id)).collect();
            assert_eq!(found, expected, "{part} under {answers:?}");
        }
        for row in report["expectations"].as_array().unwrap() {
            let met = if facts.met(row["id"].as_str().unwrap()) { "met" } else { "not-met" };
            assert_eq!(row["met"], *met, "{row} under {answers:?}");
        }
    }
}

/// The licence count told with a refusal is the largest single one, never a sum.
#[test]
fn the_count_told_is_that_of_one_plan() {
    let pack = pack();
    for answers in generated(&pack) {
        let report = decision(&pack, &answers);
        for (service, row) in report["services"].as_object().unwrap() {
            let told: &Value = &row["licences"];
            if row["rules"][0] == "elig-below-threshold" {
                let covering = pack.plans.iter().filter(|plan| plan.covers.contains(service));
                let most = covering.map(|plan| Facts(&answers).licences(&plan.id)).max().unwrap();
                assert_eq!(
                    (told["have"].as_u64(), told["need"].as_u64()),
                    (Some(most.into()), Some(150)),
                    "{service}"
                );
                assert_eq!(told["short"].as_u64(), Some((150 - most).into()), "{service}");
            } else if row["verdict"] == "none" {
                assert!(told.is_null(), "{service}: {row}");
            }
        }
    }
}
