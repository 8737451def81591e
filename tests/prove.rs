//! Faults in a pack are told by file, path and what was expected: the real edition is damaged in one
//! place, and the words of the refusal are compared. `load` tells what can be seen; `prove` what needs
//! trying answers.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::load;
use fairway::proof::{Limits, prove};
use serde_json::{Value, json};
use support::{composed, told};

/// The edition with one part replaced. `at` is a JSON pointer; a last part of `-` appends to a list.
fn damaged(at: &str, value: Value) -> String {
    let mut pack: Value = serde_json::from_str(&composed()).unwrap();
    let (parent, key) = at.rsplit_once('/').unwrap();
    match pack.pointer_mut(parent).unwrap_or_else(|| panic!("nothing at {parent}")) {
        Value::Array(list) if key == "-" => list.push(value),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        place => place[key] = value,
    }
    pack.to_string()
}

fn place(list: &str, key: &str, id: &str) -> String {
    let pack: Value = serde_json::from_str(&composed()).unwrap();
    let index = pack[list].as_array().unwrap().iter().position(|row| row[key] == id);
    format!("/{list}/{}", index.unwrap_or_else(|| panic!("no {id} in {list}")))
}

/// `load` refuses the damaged edition, and among its problems is exactly this one.
fn check(at: &str, value: Value, expected: &str) {
    let problems = match load(&damaged(at, value)) {
        Err(problems) => told(&problems),
        Ok(_) => panic!("{at}: taken; expected to be refused with {expected}"),
    };
    assert!(problems.lines().any(|line| line == expected), "told:\n{problems}\nexpected:\n{expected}");
}

/// `load` takes the damaged edition, and `prove` tells exactly these problems.
fn check_proof(at: &str, value: Value, expected: &[&str]) {
    let pack = load(&damaged(at, value)).unwrap_or_else(|problems| panic!("{at}: {}", told(&problems)));
    let problems = told(&prove(&pack, Limits::default()).problems());
    assert_eq!(problems.lines().collect::<Vec<_>>(), expected, "{at}");
}

#[test]
fn unknown_ids_in_conditions_are_told() {
    let first = "/verdicts/0/rules/0/when";
    let is = |question: &str, option: &str| json!({"is": [question, [option]]});
    let at = "verdicts.json: verdicts.azure-ad-premium.rules[0].when: ";
    check(
        first,
        is("forests", "one"),
        &format!("{at}unknown question \"forests\"; expected an id of `questions`"),
    );
    check(
        first,
        is("identity", "hybrid"),
        &format!(
            "{at}question \"identity\" has no option \"hybrid\"; expected one of cloud, synchronized, federated"
        ),
    );
    check(
        first,
        json!({"not": {"all": [{"any": [is("identity", "hybrid")]}]}}),
        &format!(
            "{at}question \"identity\" has no option \"hybrid\"; expected one of cloud, synchronized, federated"
        ),
    );
    check(
        first,
        json!({"has": ["identity", "cloud"]}),
        &format!("{at}question \"identity\" is of another kind; expected Many"),
    );
    check(
        first,
        json!({"at-least": ["licences", "plan-office", 150]}),
        &format!(
            "{at}question \"licences\" has no option \"plan-office\"; expected one of plan-ems, plan-ems-in-spe, plan-aadp, plan-intune, plan-intune-education, plan-aip, plan-ata, plan-cas"
        ),
    );
    check(
        first,
        json!({"named": "onboard"}),
        &format!("{at}unknown condition \"onboard\"; expected a name of `conditions`"),
    );
    check(
        first,
        json!({"verdict": ["yammer", ["full"]]}),
        &format!("{at}unknown subject \"yammer\"; expected a subject of `verdicts`"),
    );
}

#[test]
fn conditions_are_looked_at_wherever_they_stand() {
    let strange = || json!({"is": ["forests", ["one"]]});
    let unknown =
        |place: &str| format!("{place}: unknown question \"forests\"; expected an id of `questions`");
    check("/conditions/onboards", strange(), &unknown("conditions.json: conditions.onboards"));
    check(
        &format!("{}/when", place("questions", "id", "k12")),
        strange(),
        &unknown("questions.json: questions.k12.when"),
    );
    check("/consequences/0/when", strange(), &unknown("verdicts.json: consequences.rule-cloud.when"));
    check(
        "/expectations/0/met",
        strange(),
        &unknown("expectations.json: expectations.env-core-forest-level.met"),
    );
    check("/out-of-scope/0/when", strange(), &unknown("expectations.json: out-of-scope.oos-adfs-multi.when"));
    check("/tasks/0/when", strange(), &unknown("tasks.json: tasks.ms-general-remote-support.when"));
    check("/steps/0/when", strange(), &unknown("steps.json: steps.step-init-1.when"));
    let step = format!("{}/party-when/0/when", place("steps", "id", "step-id-fed-3"));
    check(&step, strange(), &unknown("steps.json: steps.step-id-fed-3.party-when[0].when"));
    check("/completion/0/when", strange(), &unknown("completion.json: completion.done-tenants.when"));
}

#[test]
fn a_question_may_only_look_back() {
    let at = format!("{}/when", place("questions", "id", "forest-count"));
    let refused = |question: &str| {
        format!(
            "questions.json: questions.forest-count.when: refers to \"{question}\"; expected an earlier question"
        )
    };
    check(&at, json!({"is": ["identity", ["cloud"]]}), &refused("identity"));
    check(&at, json!({"is": ["forest-count", ["none"]]}), &refused("forest-count"));
    // Also behind a name or a verdict.
    check("/conditions/wants-onboarding", json!({"is": ["k12", ["yes"]]}), &refused("k12"));
    check(&at, json!({"verdict": ["id-federated", ["in-scope"]]}), &refused("adfs-version"));
}

#[test]
fn conditions_that_rest_on_themselves_are_told() {
    let circle = "refers to itself; expected it to come down to questions";
    let at = "/conditions/onboards-aadp";
    check(
        at,
        json!({"named": "onboards-aadp"}),
        &format!("conditions.json: conditions.onboards-aadp: {circle}"),
    );
    check(
        at,
        json!({"not": {"named": "onboards"}}),
        &format!("conditions.json: conditions.onboards: {circle}"),
    );
    check(
        "/verdicts/1/rules/0/when",
        json!({"verdict": ["intune", ["full"]]}),
        &format!("verdicts.json: verdicts.intune.rules: {circle}"),
    );
    check(
        "/verdicts/1/rules/0/when",
        json!({"named": "onboards"}),
        &format!("verdicts.json: verdicts.intune.rules: {circle}"),
    );
}

#[test]
fn missing_and_unknown_sources_are_told() {
    let missing = |place: &str| format!("{place}.sources: expected at least one page or diagram code");
    check("/tasks/0/sources", json!([]), &missing("tasks.json: tasks.ms-general-remote-support"));
    check("/steps/0/sources", json!([]), &missing("steps.json: steps.step-init-1"));
    check("/questions/0/sources", json!([]), &missing("questions.json: questions.service"));
    check(
        "/verdicts/0/rules/0/sources",
        json!([]),
        &missing("verdicts.json: verdicts.azure-ad-premium.rules[0]"),
    );
    check("/consequences/0/sources", json!([]), &missing("verdicts.json: consequences.rule-cloud"));
    check(
        "/expectations/0/sources",
        json!([]),
        &missing("expectations.json: expectations.env-core-forest-level"),
    );
    check("/out-of-scope/0/sources", json!([]), &missing("expectations.json: out-of-scope.oos-adfs-multi"));
    check("/completion/0/sources", json!([]), &missing("completion.json: completion.done-tenants"));
    check("/information/0/sources", json!([]), &missing("information.json: information.meta-programme-name"));
    check("/unclear/0/sources", json!([]), &missing("unclear.json: unclear.amb-fed-multi"));
    check("/phases/0/sources", json!([]), &missing("phases.json: phases.phase-initiate"));
    check("/services/0/sources", json!([]), &missing("edition.json: services.azure-ad-premium"));
    check("/plans/0/sources", json!([]), &missing("edition.json: plans.plan-ems"));
    check("/bundle-services/0/sources", json!([]), &missing("edition.json: bundle-services.bundle-aadp"));
    check("/links/0/sources", json!([]), &missing("sources.json: links.link-fasttrack-ems"));
    let unknown = |place: &str| {
        format!("{place}.sources: unknown source \"NOWHERE\"; expected a page or diagram code of `sources`")
    };
    check(
        "/tasks/0/sources",
        json!(["MSR", "NOWHERE"]),
        &unknown("tasks.json: tasks.ms-general-remote-support"),
    );
    check("/services/1/sources", json!(["NOWHERE"]), &unknown("edition.json: services.intune"));
    let page = "unknown source \"NOWHERE\"; expected a page code of `sources`";
    check("/diagrams/0/page", json!("NOWHERE"), &format!("sources.json: diagrams.D-PROCESS.page: {page}"));
    let page = "unknown source \"NOWHERE\"; expected a page or diagram code of `sources`";
    check("/authority", json!("NOWHERE"), &format!("edition.json: authority: {page}"));
    let gone = "tasks.json: tasks[0]: found no key \"sources\"; expected one: Page and diagram codes";
    let mut task: Value = serde_json::from_str::<Value>(&composed()).unwrap()["tasks"][0].clone();
    task.as_object_mut().unwrap().remove("sources");
    let problems = told(&load(&damaged("/tasks/0", task)).unwrap_err());
    assert!(problems.starts_with(gone), "{problems}");
}

#[test]
fn unknown_rows_services_and_answers_are_told() {
    let unknown = |place: &str, expected: &str| format!("{place}: unknown {expected}");
    let point = "id \"amb-nothing\"; expected an id of `unclear`";
    let row = "id \"amb-nothing\"; expected a row id or a subject";
    let task = "tasks.json: tasks.ms-general-remote-support";
    check("/tasks/0/unclear", json!(["amb-nothing"]), &unknown(&format!("{task}.unclear"), point));
    let same = "id \"amb-nothing\"; expected an id of `tasks` or `steps`";
    check("/tasks/0/same-as", json!("amb-nothing"), &unknown(&format!("{task}.same-as"), same));
    let related = "questions.json: questions.service.related";
    check("/questions/0/related", json!(["amb-nothing"]), &unknown(related, row));
    let rule = "verdicts.json: verdicts.azure-ad-premium.rules[0]";
    check("/verdicts/0/rules/0/id", json!("amb-nothing"), &unknown(&format!("{rule}.id"), row));
    check("/verdicts/0/rules/0/cites", json!(["amb-nothing"]), &unknown(&format!("{rule}.cites"), row));
    let subject = "subject \"amb-nothing\"; expected a subject of `verdicts`";
    check(
        "/verdicts/0/rules/0/instead",
        json!(["amb-nothing"]),
        &unknown(&format!("{rule}.instead"), subject),
    );
    check(
        "/plans/0/unclear",
        json!(["amb-nothing"]),
        &unknown("edition.json: plans.plan-ems.unclear", point),
    );
    let expectation = "expectations.json: expectations.env-core-forest-level";
    let link = "id \"amb-nothing\"; expected an id of `links`";
    check("/expectations/0/links", json!(["amb-nothing"]), &unknown(&format!("{expectation}.links"), link));
    let scope = "id \"amb-nothing\"; expected an id of `out-of-scope`";
    check(
        "/expectations/0/excludes",
        json!(["amb-nothing"]),
        &unknown(&format!("{expectation}.excludes"), scope),
    );
    let service = "service \"yammer\"; expected an id of `services`";
    check("/plans/2/covers", json!(["yammer"]), &unknown("edition.json: plans.plan-aadp.covers", service));
    let bundle = "edition.json: bundle-services.bundle-aadp.service";
    check("/bundle-services/0/service", json!("yammer"), &unknown(bundle, service));
    let activity = "service \"yammer\"; expected \"core\" or an id of `services`";
    check(
        "/expectations/0/activity",
        json!("yammer"),
        &unknown(&format!("{expectation}.activity"), activity),
    );
    check(
        "/verdicts/0/answer",
        json!(["service", "yammer"]),
        "verdicts.json: verdicts.azure-ad-premium.answer: unknown answer \"yammer\" to \"service\"; expected an option of a question",
    );
}

#[test]
fn unaccounted_rows_are_told() {
    let missing = |row: &str| format!("rows.json: rows.{row}: nothing models, tells or leaves out this row");
    check("/rows/8/-", json!("ms-enable-intune-coffee"), &missing("8.ms-enable-intune-coffee"));
    check("/rows/new", json!(["fact-of-a-new-table"]), &missing("new.fact-of-a-new-table"));
    check(
        &format!("{}/id", place("information", "id", "lang-th")),
        json!("lang-vi"),
        &missing("6.2.lang-th"),
    );
}

#[test]
fn faults_of_shape_are_told() {
    let check_start = |at: &str, value: Value, expected: &str| {
        let problems = told(&load(&damaged(at, value)).unwrap_err());
        assert!(problems.starts_with(expected), "{at}\n  told: {problems}\n  expected: {expected}");
    };
    check_start(
        "/tasks/3/party",
        json!("nobody"),
        "tasks.json: tasks[3].party: found \"nobody\"; expected one of microsoft, customer, joint",
    );
    check_start(
        "/steps/2/order",
        json!("third"),
        "steps.json: steps[2].order: found \"third\"; expected a whole number or null",
    );
    check_start(
        "/questions/1/colour",
        json!("red"),
        "questions.json: questions[1].colour: found an unknown key; expected one of commands, fixed, id, items",
    );
    check_start(
        "/verdicts/0/rules/1/when",
        json!({"iz": []}),
        "verdicts.json: verdicts[0].rules[1].when: found the key \"iz\"; expected one of all, any",
    );
    check_start("/left-out", json!({}), "rows.json: left-out: found an object; expected a list");
    check_start(
        "/surplus",
        json!(1),
        "edition.json: surplus: found an unknown key; expected one of authority",
    );
    check("/format", json!(2), "edition.json: format: format 2 is unknown; expected 1");
    check(
        "/questions/4/id",
        json!("forest-count"),
        "questions.json: questions[4]: found the id \"forest-count\" a second time; expected an id of its own",
    );
    check(
        "/questions/0/options",
        json!([]),
        "questions.json: questions.service: expected at least one option or item",
    );
    check(
        "/verdicts/0/rules",
        json!([]),
        "verdicts.json: verdicts.azure-ad-premium.rules: expected at least one rule",
    );
}

#[test]
fn rules_that_can_never_fire_are_told() {
    let never = "no answers make it apply; expected at least one way";
    let always =
        json!({"id": "elig-below-threshold", "when": {"all": []}, "level": "none", "sources": ["ELIG"]});
    let hidden = "earlier rules decide wherever it holds; expected answers where it is the first to hold";
    let last = format!("verdicts.json: verdicts.intune.rules[5]: {hidden}");
    check_proof("/verdicts/1/rules/-", always.clone(), &[&last]);
    let third = format!("verdicts.json: verdicts.id-cloud.rules[2]: {hidden}");
    check_proof("/verdicts/5/rules/-", always, &[&third]);
    let both = json!({"all": [{"is": ["identity", ["cloud"]]}, {"is": ["identity", ["federated"]]}]});
    check_proof("/consequences/0/when", both.clone(), &[&format!("verdicts.json: rule-cloud: {never}")]);
    let first = format!("verdicts.json: verdicts.intune.rules[0]: {never}");
    check_proof("/verdicts/1/rules/0/when", both.clone(), &[&first]);
    check_proof(
        "/out-of-scope/8/when",
        both.clone(),
        &[&format!("expectations.json: oos-beyond-options: {never}")],
    );
    check_proof("/completion/10/when", both.clone(), &[&format!("completion.json: done-not: {never}")]);
    check_proof("/tasks/0/when", both.clone(), &[&format!("tasks.json: ms-general-remote-support: {never}")]);
    check_proof("/steps/0/when", both, &[&format!("steps.json: step-init-1: {never}")]);
    let off = json!({"all": [{"is": ["identity", ["synchronized"]]}, {"is": ["adfs-version", ["older"]]}]});
    check_proof("/steps/0/when", off, &[&format!("steps.json: step-init-1: {never}")]);
    let none_at_all = json!({"not": {"any": [
        {"has": ["service", "azure-ad-premium"]}, {"has": ["service", "intune"]},
        {"has": ["service", "azure-information-protection"]}, {"has": ["service", "advanced-threat-analytics"]},
        {"has": ["service", "cloud-app-security"]}]}});
    check_proof("/steps/0/when", none_at_all, &[&format!("steps.json: step-init-1: {never}")]);
}

#[test]
fn questions_that_can_never_be_asked_are_told() {
    let at = format!("{}/when", place("questions", "id", "vpn-infrastructure"));
    let never = json!({"all": [{"has": ["profiles", "vpn"]}, {"not": {"has": ["profiles", "vpn"]}}]});
    let told =
        "questions.json: questions.vpn-infrastructure: no answers make it apply; expected at least one way";
    check_proof(&at, never, &[told]);
}

#[test]
fn gaps_in_a_verdict_table_are_told() {
    let pack: Value = serde_json::from_str(&composed()).unwrap();
    let mut rules = pack["verdicts"][0]["rules"].as_array().unwrap().clone();
    // The row stays accounted for: the other services' tables carry it too.
    rules.pop();
    let gap = "some answers meet no rule; expected a rule for all";
    check_proof(
        "/verdicts/0/rules",
        json!(rules),
        &[&format!("verdicts.json: verdicts.azure-ad-premium: {gap}")],
    );
    let at = format!("{}/options/-", place("questions", "id", "forest-count"));
    let tables = ["id-synchronized", "id-federated", "phs", "pta", "seamless-sso"];
    let told: Vec<String> =
        tables.iter().map(|table| format!("verdicts.json: verdicts.{table}: {gap}")).collect();
    check_proof(&at, json!("hundreds"), &told.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_threshold_of_a_task_can_be_reached() {
    check_proof("/tasks/0/when", json!({"at-least": ["licences", "plan-ems", 5000]}), &[]);
    check_proof("/conditions/onboards", json!({"at-least": ["licences", "plan-ems", 5000]}), &[]);
}

#[test]
fn options_that_no_change_reaches_and_commands_are_looked_at() {
    let at = place("questions", "id", "forest-level");
    let told = |rest: &str| format!("questions.json: questions.forest-level.{rest}");
    let own = "unreachable: found \"oldest\"; expected one of the question's own options";
    check(&format!("{at}/unreachable"), json!(["oldest"]), &told(own));
    let command =
        |run: &str, address: &str| json!([{"id": "x", "run": run, "origin": "general", "address": address}]);
    let line = |found: &str| told(&format!("commands.x: found {found}; expected one line to run"));
    check(&format!("{at}/commands"), command("", "https://x"), &line("\"\""));
    check(&format!("{at}/commands"), command("one\ntwo", "https://x"), &line("\"one\\ntwo\""));
    let web = "commands.x: found \"javascript:x\"; expected an address that begins with https://";
    check(&format!("{at}/commands"), command("one", "javascript:x"), &told(web));
    let origin = "commands.x: found neither sources nor an origin; expected one of them";
    check(&format!("{at}/commands"), json!([{"id": "x", "run": "one"}]), &told(origin));
}
