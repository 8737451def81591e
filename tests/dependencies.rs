//! What waits for what in the plans of the edition: each plan can be worked off, in the order of the phases,
//! with the joint check of remediation before Enable and core before the services.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Pack, PhaseName, Task, Track, load};
use fairway::journey::{Answer, Answers, Truth, decide};
use fairway::plan::{Dependencies, OURS, Plan, PlannedTask, plan};
use std::collections::BTreeSet;
use support::generate::{Dice, arbitrary, complete, enough_licences};
use support::{answers, interface, json_of, pack};

const SETS: u64 = 150;
const GATE: &str = "joint-remediate-verify-outcomes";

fn work<'a>(pack: &'a mut Pack, id: &str) -> &'a mut Task {
    pack.steps.iter_mut().chain(&mut pack.tasks).find(|task| task.id == id).unwrap()
}

/// Federated, three forests, both services.
fn typical(pack: &Pack) -> Answers {
    answers(pack, &json_of("tests/journeys/federated-three-forests.json")["answers"])
}

#[test]
fn a_pack_that_says_nothing_of_it_has_nothing_that_waits() {
    let mut value: serde_json::Value = serde_json::from_str(&support::composed()).unwrap();
    for (list, key) in [("tasks", "after"), ("tasks", "effort"), ("steps", "after"), ("steps", "effort")] {
        for row in value[list].as_array_mut().unwrap() {
            row.as_object_mut().unwrap().remove(key);
        }
    }
    value["phases"].as_array_mut().unwrap().iter_mut().for_each(|row| {
        row.as_object_mut().unwrap().remove("exit-tasks");
    });
    let bare = load(&value.to_string()).unwrap();
    let all = plan(&bare, &typical(&bare));
    let dependencies = Dependencies::of(&bare, &all);
    assert!(
        all.tasks.iter().all(|task| dependencies.after(&task.id).is_empty()),
        "nothing said, nothing waits"
    );
}

#[test]
fn all_work_has_a_guess_of_days_but_what_goes_on_throughout() {
    for task in pack().work() {
        assert_eq!(task.effort.is_some(), task.phase != PhaseName::General, "{}", task.id);
        assert!(task.effort.is_none_or(|days| (1..=20).contains(&days)), "{}", task.id);
    }
    assert!(interface().get(OURS).is_some_and(|text| text.contains("hints")));
}

/// What settles everything: as long as some is open, some can start.
fn settle_all(plan: &Plan, dependencies: &Dependencies<'_>) -> Vec<String> {
    let mut settled: Vec<String> = Vec::new();
    while settled.len() < plan.tasks.len() {
        let open = plan.tasks.iter().filter(|task| !settled.contains(&task.id));
        let free = |task: &&PlannedTask| {
            dependencies.blockers(&task.id, |id| settled.iter().any(|s| s == id)).is_empty()
        };
        let ready: Vec<String> = open.filter(free).map(|task| task.id.clone()).collect();
        assert!(!ready.is_empty(), "nothing can start; settled: {settled:?}");
        settled.extend(ready);
    }
    settled
}

/// Everything that `id` waits for, also over others.
fn all_before<'a>(dependencies: &'a Dependencies<'_>, id: &'a str) -> BTreeSet<&'a str> {
    let mut before = BTreeSet::new();
    let mut ahead = vec![id];
    while let Some(id) = ahead.pop() {
        let next = dependencies.after(id).iter().map(|wait| wait.task.id.as_str());
        ahead.extend(next.filter(|id| before.insert(*id)));
    }
    before
}

fn check_plan(pack: &Pack, answers: &Answers) {
    let plan = plan(pack, answers);
    let dependencies = Dependencies::of(pack, &plan);
    settle_all(&plan, &dependencies);
    let end_of_core = pack.phases.iter().find(|row| row.id == "phase-enable-core").unwrap();
    let end_of_core: BTreeSet<&str> =
        plan.showing(&end_of_core.exit_tasks).iter().map(|task| task.id.as_str()).collect();
    for task in &plan.tasks {
        let waits = dependencies.after(&task.id);
        let ids: BTreeSet<&str> = waits.iter().map(|wait| wait.task.id.as_str()).collect();
        assert_eq!(ids.len(), waits.len(), "{}: each once", task.id);
        for wait in waits {
            assert!(plan.task(&wait.task.id) == Some(wait.task) && wait.task.id != task.id, "{}", task.id);
            assert!(wait.task.phase <= task.phase && wait.task.phase != PhaseName::General, "{}", task.id);
            assert!(dependencies.unlocks(&wait.task.id).iter().any(|other| other.id == task.id));
        }
        let before = all_before(&dependencies, &task.id);
        let gate = |id: &str, phase: PhaseName| {
            assert_eq!(before.contains(id), task.phase >= phase, "{id} before {}", task.id);
        };
        assert!(!before.contains(task.id.as_str()), "{}", task.id);
        gate(GATE, PhaseName::Enable);
        gate("step-remed-3", PhaseName::Enable);
        gate(
            "ms-assess-remediation-plan",
            if task.id == "ms-assess-remediation-timeline" || task.id == "ms-assess-checkpoint-calls" {
                PhaseName::Assess
            } else {
                PhaseName::Remediate
            },
        );
        if task.phase != PhaseName::Initiate {
            gate("ms-initiate-verify-eligibility", PhaseName::Assess);
            gate("cust-initiate-kickoff", PhaseName::Assess);
        }
        if matches!(task.track, Track::AzureAdPremium | Track::Intune) && task.phase == PhaseName::Enable {
            assert!(before.is_superset(&end_of_core), "{}: core comes first", task.id);
        }
        if task.phase == PhaseName::General {
            assert!(waits.is_empty() && dependencies.unlocks(&task.id).is_empty(), "{}", task.id);
        }
    }
}

/// Whatever is not met names work that is in the plan.
fn check_expectations(pack: &Pack, answers: &Answers) -> usize {
    let plan = plan(pack, answers);
    let not_met = decide(pack, answers).expectations.into_iter().filter(|row| row.met == Truth::False);
    let rows = not_met.map(|row| pack.expectations.iter().find(|known| known.id == row.id).unwrap());
    rows.inspect(|row| assert!(!plan.showing(&row.tasks).is_empty(), "{}", row.id)).count()
}

#[test]
fn every_plan_can_be_worked_off_in_the_order_of_the_phases() {
    let pack = pack();
    let (mut sizes, mut not_met) = (BTreeSet::new(), 0);
    for seed in 0..SETS {
        let mut dice = Dice::new(seed);
        let mut first = Answers::default();
        first.set("service", Answer::many(["azure-ad-premium", "intune"].map(String::from)));
        first.set("licences", enough_licences());
        first.set("onboarded", Answer::many([]));
        let whole = complete(&pack, &first, &mut dice);
        sizes.insert(plan(&pack, &whole).tasks.len());
        check_plan(&pack, &whole);
        not_met += check_expectations(&pack, &whole);
        // Also where much is open, and tasks only may apply.
        check_plan(&pack, &arbitrary(&pack, seed));
    }
    check_plan(&pack, &Answers::default());
    check_plan(&pack, &typical(&pack));
    assert!(sizes.len() > 10 && not_met > 100, "{not_met} not met, {sizes:?}");
}

#[test]
fn what_a_task_waits_for_says_why() {
    let pack = pack();
    let all = plan(&pack, &typical(&pack));
    let dependencies = Dependencies::of(&pack, &all);
    let waits = |id: &str| -> Vec<(String, Option<String>)> {
        let waits = dependencies.after(id).iter();
        waits.map(|wait| (wait.task.id.clone(), wait.exit_of.map(String::from))).collect()
    };
    let own = |id: &str| (id.to_string(), None);
    let exit = |id: &str, row: &str| (id.to_string(), Some(row.to_string()));
    assert_eq!(waits("step-init-1"), []);
    assert_eq!(waits("step-init-2"), [own("step-init-1")]);
    let gate = [exit("step-remed-3", "phase-remediate"), exit(GATE, "phase-remediate")];
    assert_eq!(waits("step-core-1"), gate);
    assert_eq!(waits("cust-enable-clients"), gate);
    assert_eq!(waits("step-core-3"), [vec![own("step-core-1")], gate.to_vec()].concat());
    let core = [exit("step-core-8", "phase-enable-core"), exit("step-id-fed-4", "phase-enable-core")];
    assert_eq!(waits("ms-enable-aadp-firewall"), core);
    let unlocked: Vec<&str> =
        dependencies.unlocks("step-id-fed-2").iter().map(|task| task.id.as_str()).collect();
    assert_eq!(unlocked, ["step-id-fed-3"]);
    let settled = ["step-core-1", "step-remed-3"];
    let left = dependencies.blockers("step-core-3", |id| settled.contains(&id));
    assert_eq!(left.iter().map(|wait| wait.task.id.as_str()).collect::<Vec<_>>(), [GATE]);
    assert!(dependencies.after("nobody").is_empty() && dependencies.unlocks("nobody").is_empty());
}

/// PTA is shown with the choice of method where both apply: whoever waits for it waits there.
#[test]
fn second_mentions_wait_and_are_waited_for_where_they_are_shown() {
    let pack = pack();
    let mut single = typical(&pack);
    for (question, option) in [
        ("forest-count", "single"),
        ("identity", "synchronized"),
        ("sign-in", "pta"),
        ("seamless-sso", "yes"),
    ] {
        single.set(question, Answer::One(option.to_string()));
    }
    let all = plan(&pack, &single);
    assert_eq!(all.folded, [("ms-enable-aadp-pta".to_string(), "ms-enable-aadp-method-single".to_string())]);
    let mut changed = pack.clone();
    work(&mut changed, "ms-enable-aadp-seamless-sso").after = vec!["ms-enable-aadp-pta".to_string()];
    work(&mut changed, "ms-enable-aadp-pta").after = vec!["ms-enable-aadp-mfa".to_string()];
    let dependencies = Dependencies::of(&changed, &all);
    let own = |id: &str| -> Vec<&str> {
        let own = dependencies.after(id).iter().filter(|wait| wait.exit_of.is_none());
        own.map(|wait| wait.task.id.as_str()).collect()
    };
    assert_eq!(own("ms-enable-aadp-seamless-sso"), ["ms-enable-aadp-method-single"]);
    let both = ["ms-enable-aadp-dirsync-single", "ms-enable-aadp-mfa"];
    assert_eq!(
        (own("ms-enable-aadp-method-single"), own("ms-enable-aadp-pta")),
        (both.to_vec(), both.to_vec())
    );
    let shown = all.showing(&["ms-enable-aadp-pta".to_string(), "ms-enable-aadp-method-single".to_string()]);
    assert_eq!(
        shown.iter().map(|task| task.id.as_str()).collect::<Vec<_>>(),
        ["ms-enable-aadp-method-single"]
    );
}
