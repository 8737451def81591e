//! Only what still matters is asked: the questions on the path of thousands of complete answers are those
//! that plain code names for them, and "not sure" leads to further questions only where they may help.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::journey::{Answer, Answers, Mark, replay};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use support::generate::{Dice, complete};
use support::{answers, pack};

/// The questions that matter for complete answers, each with the rows that need it.
fn asked(answers: &Answers) -> BTreeSet<&'static str> {
    let is = |question: &str, options: &[&str]| match answers.get(question) {
        Some(Answer::One(option)) => options.contains(&option.as_str()),
        Some(Answer::Many(chosen)) => options.iter().any(|option| chosen.contains(&option.to_string())),
        _ => false,
    };
    let (aadp, intune) = (is("service", &["azure-ad-premium"]), is("service", &["intune"]));
    let forest = is("forest-count", &["single", "multiple"]);
    let integrated = forest && is("identity", &["synchronized", "federated"]);
    let several_with_pta = is("forest-count", &["multiple"]) && is("sign-in", &["pta"]);
    let adfs = is("identity", &["federated"]) && is("forest-count", &["single"]);
    let every = [
        ("service", true),                                                    // all of section 2
        ("licences", true),                                                   // elig-min-licenses
        ("onboarded", true),                                                  // elig-once-per-service
        ("forest-count", aadp || intune), // matrix-*; limited services have no such rows
        ("identity", aadp || intune),     // matrix-*
        ("forest-level", integrated),     // env-core-forest-level, amb-forest-level-scope
        ("directory-ready", aadp && forest), // env-aadp-prepared
        ("sign-in", forest && is("identity", &["synchronized"])), // rule-managed-definition
        ("forest-trusts", several_with_pta), // rule-pta-multi
        ("name-suffix-routing", several_with_pta), // rule-pta-multi
        ("adfs-version", adfs),           // rule-adfs-version
        ("adfs-sites", adfs),             // rule-adfs-topology
        ("seamless-sso", aadp && integrated), // rule-seamless-sso
        ("sso-deployed", aadp || intune), // rule-sso-test
        ("k12", is("identity", &["cloud", "synchronized"])), // amb-k12
        ("intune-use", intune),           // done-intune-mdm, done-intune-mam
        ("configmgr", intune),            // env-intune-configmgr
        ("configmgr-version", is("configmgr", &["existing"])), // env-intune-configmgr
        ("profiles", intune),             // env-intune-wifi-vpn
        ("certificate-authority", is("profiles", &["wifi", "vpn", "email"])), // amb-profile-infra
        ("wifi-infrastructure", is("profiles", &["wifi"])), // amb-profile-infra
        ("vpn-infrastructure", is("profiles", &["vpn"])), // amb-profile-infra
    ];
    every.into_iter().filter(|(_, matters)| *matters).map(|(question, _)| question).collect()
}

#[test]
fn only_what_matters_is_asked() {
    let pack = pack();
    for seed in 0..4000 {
        let answers = complete(&pack, &Answers::default(), &mut Dice::new(seed));
        let answered: BTreeSet<&str> = answers.0.keys().map(String::as_str).collect();
        assert_eq!(answered, asked(&answers), "{answers:?}");
    }
}

/// The marks of some questions under some answers.
fn check(given: Value, expected: &[(&str, Mark)]) {
    let pack = pack();
    let journey = replay(&pack, &answers(&pack, &given));
    for (question, mark) in expected {
        assert_eq!(journey.mark(question), Some(*mark), "{question} under {given}");
    }
}

#[test]
fn not_sure_asks_further_only_where_it_may_help() {
    let start = json!({"service": ["azure-ad-premium"], "licences": "unknown", "onboarded": []});
    let with = |more: Value| {
        let mut all = start.clone();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    check(
        start.clone(),
        &[("licences", Mark::Unsure), ("forest-count", Mark::Here), ("identity", Mark::Ahead)],
    );
    check(
        with(json!({"forest-count": "unknown", "identity": "synchronized"})),
        // A plain fact about the forests is asked; details of what the person does not know are not.
        &[("forest-level", Mark::Here), ("adfs-version", Mark::Off), ("intune-use", Mark::Off)],
    );
    check(
        with(json!({"forest-count": "unknown", "identity": "synchronized", "forest-level": "unknown",
            "directory-ready": "unknown", "sso-deployed": "no", "k12": "no"})),
        &[
            ("sign-in", Mark::Open),
            ("forest-trusts", Mark::Open),
            ("seamless-sso", Mark::Open),
            ("k12", Mark::Passed),
        ],
    );
}

#[test]
fn a_limited_service_asks_three_questions() {
    let pack = pack();
    let given = json!({"service": ["cloud-app-security"], "licences": {"plan-cas": 150}, "onboarded": []});
    let journey = replay(&pack, &answers(&pack, &given));
    assert_eq!((journey.next(), journey.count(Mark::Passed), journey.count(Mark::Off)), (None, 3, 19));
}

#[test]
fn a_changed_answer_keeps_later_ones_and_restores_those_set_aside() {
    let given = |identity: &str| {
        json!({"service": ["azure-ad-premium"], "licences": {"plan-ems": 150}, "onboarded": [], "forest-count": "single",
            "identity": identity, "forest-level": "2008-or-later", "directory-ready": "yes",
            "adfs-version": "older", "adfs-sites": "single", "seamless-sso": "no", "sso-deployed": "no"})
    };
    check(given("federated"), &[("adfs-version", Mark::Passed), ("k12", Mark::Off)]);
    check(
        given("cloud"),
        &[("adfs-version", Mark::SetAside), ("forest-level", Mark::SetAside), ("k12", Mark::Here)],
    );
    check(
        given("synchronized"),
        &[("adfs-version", Mark::SetAside), ("sign-in", Mark::Here), ("sso-deployed", Mark::Passed)],
    );
}

#[test]
fn going_back_passes_over_what_was_not_asked() {
    let pack = pack();
    let given = json!({"service": ["intune"], "licences": {}, "onboarded": [], "forest-count": "none", "identity": "cloud"});
    let journey = replay(&pack, &answers(&pack, &given));
    assert_eq!(journey.next(), Some("sso-deployed"));
    assert_eq!(journey.before("sso-deployed"), Some("identity"));
    assert_eq!(journey.before("service"), None);
    assert_eq!(journey.before("no-such-question"), None);
}
