//! References to work that do not fit are told with file, path, what was found and what was expected, all at
//! once: what a task waits for, its days, what ends a phase, what brings an expectation about.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Pack, Task, check, load};
use std::collections::BTreeSet;
use support::{pack, told};

const GATE: &str = "joint-remediate-verify-outcomes";

fn work<'a>(pack: &'a mut Pack, id: &str) -> &'a mut Task {
    pack.steps.iter_mut().chain(&mut pack.tasks).find(|task| task.id == id).unwrap()
}

/// The faults of the edition after a change, exactly these.
fn refused(change: impl Fn(&mut Pack), expected: &[&str]) {
    let mut pack = pack();
    change(&mut pack);
    let problems = told(&check(&pack));
    assert_eq!(problems.lines().collect::<Vec<_>>(), expected);
}

fn wait(id: &str, after: &[&str], expected: &[&str]) {
    refused(|pack| work(pack, id).after = after.iter().map(ToString::to_string).collect(), expected);
}

#[test]
fn work_to_wait_for_is_there_once_and_no_later() {
    wait(
        "step-core-3",
        &["step-core-33"],
        &[
            "steps.json: steps.step-core-3.after: unknown id \"step-core-33\"; expected an id of `tasks` or `steps`",
        ],
    );
    wait(
        "cust-assess-stakeholders",
        &["step-init-1", "step-init-1"],
        &["tasks.json: tasks.cust-assess-stakeholders.after: \"step-init-1\" stands twice; expected it once"],
    );
    wait(
        "step-core-3",
        &["step-core-3"],
        &["steps.json: steps.step-core-3.after: \"step-core-3\" names itself; expected other work"],
    );
    let assess = "tasks.json: tasks.cust-assess-stakeholders.after";
    wait(
        "cust-assess-stakeholders",
        &[GATE],
        &[&format!(
            "{assess}: \"{GATE}\" is work of remediate, track all; expected work of `assess` or of an earlier phase"
        )],
    );
    // All at once, whatever else is wrong.
    wait(
        "cust-assess-stakeholders",
        &["nobody", "cust-general-software", "step-core-1"],
        &[
            &format!("{assess}: unknown id \"nobody\"; expected an id of `tasks` or `steps`"),
            &format!(
                "{assess}: \"cust-general-software\" is work of general, track all; expected work of `assess` or of an earlier phase"
            ),
            &format!(
                "{assess}: \"step-core-1\" is work of enable, track core; expected work of `assess` or of an earlier phase"
            ),
        ],
    );
    wait(
        "cust-general-software",
        &["step-init-1"],
        &[
            "tasks.json: tasks.cust-general-software.after: found work that goes on throughout and waits; expected another phase, or no `after`",
        ],
    );
}

#[test]
fn days_are_those_of_a_year_at_most() {
    let days = |days: u32, expected: &[&str]| {
        refused(|pack| work(pack, "step-core-3").effort = Some(days), expected)
    };
    let told = |days: u32| {
        format!(
            "steps.json: steps.step-core-3.effort: found {days} working days; expected 1 to 260, or nothing"
        )
    };
    days(0, &[&told(0)]);
    days(261, &[&told(261)]);
    days(1, &[]);
    days(260, &[]);
}

#[test]
fn circles_are_named() {
    let at = "waits for itself:";
    wait(
        "step-core-3",
        &["step-core-7"],
        &[&format!(
            "steps.json: steps.step-core-3.after: {at} step-core-3, step-core-7, step-core-4, step-core-3; expected an end"
        )],
    );
    // The services wait for the end of core, so core cannot wait for them.
    refused(
        |pack| work(pack, "step-core-4").after.push("step-mam-1".to_string()),
        &[&format!(
            "steps.json: steps.step-core-4.after: {at} step-core-4, step-mam-1, phase-enable-core, step-core-8, step-core-7, step-core-4; expected an end"
        )],
    );
    // A second mention waits as one with the first.
    refused(
        |pack| {
            work(pack, "ms-enable-aadp-method-single").after =
                vec!["ms-enable-aadp-seamless-sso".to_string()];
            work(pack, "ms-enable-aadp-seamless-sso").after = vec!["ms-enable-aadp-pta".to_string()];
        },
        &[&format!(
            "tasks.json: tasks.ms-enable-aadp-method-single.after: {at} ms-enable-aadp-method-single, ms-enable-aadp-seamless-sso, ms-enable-aadp-method-single; expected an end"
        )],
    );
    // Two circles are two faults; a long one is cut, and no length costs stack.
    let long = |length: usize| {
        let mut pack = pack();
        let frame = work(&mut pack, "step-core-1").clone();
        (pack.steps, pack.tasks, pack.phases) = (Vec::new(), Vec::new(), Vec::new());
        pack.expectations.iter_mut().for_each(|row| row.tasks.clear());
        for circle in ["a", "b"] {
            pack.steps.extend((0..length).map(|index| Task {
                id: format!("{circle}{index}"),
                after: vec![format!("{circle}{}", (index + 1) % length)],
                ..frame.clone()
            }));
        }
        let problems = check(&pack).into_iter().filter(|problem| problem.message.starts_with(at));
        problems.map(|problem| problem.message).collect::<Vec<_>>()
    };
    let two = [format!("{at} a0, a1, a0; expected an end"), format!("{at} b0, b1, b0; expected an end")];
    assert_eq!(long(2), two);
    let told = long(2_000);
    assert_eq!(told.len(), 2);
    assert!(told[0].ends_with("a10, a11, … and 1988 more, a0; expected an end"), "{}", told[0]);
}

#[test]
fn exits_belong_to_their_phase_and_expectations_rest_on_earlier_work() {
    let exits = |row: &str, ids: &[&str], expected: &[&str]| {
        refused(
            |pack| {
                let row = pack.phases.iter_mut().find(|known| known.id == row).unwrap();
                row.exit_tasks = ids.iter().map(ToString::to_string).collect();
            },
            expected,
        );
    };
    let at = "phases.json: phases.phase-remediate.exit-tasks";
    exits(
        "phase-remediate",
        &["nobody", "step-init-1", GATE, GATE],
        &[
            &format!("{at}: unknown id \"nobody\"; expected an id of `tasks` or `steps`"),
            &format!("{at}: \"step-init-1\" is work of initiate, track all; expected work of `remediate`"),
            &format!("{at}: \"{GATE}\" stands twice; expected it once"),
        ],
    );
    exits(
        "phase-enable-core",
        &["step-mam-1"],
        &[
            "phases.json: phases.phase-enable-core.exit-tasks: \"step-mam-1\" is work of enable, track intune; expected work of `enable`, track `core`",
        ],
    );
    let brings = |ids: &[&str], expected: &[&str]| {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        refused(|pack| pack.expectations[0].tasks = ids.clone(), expected);
    };
    let at = "expectations.json: expectations.env-core-forest-level.tasks";
    brings(
        &["nobody", "step-core-1"],
        &[
            &format!("{at}: unknown id \"nobody\"; expected an id of `tasks` or `steps`"),
            &format!(
                "{at}: \"step-core-1\" is work of enable, track core; expected work of an earlier phase, or of `general`"
            ),
        ],
    );
    brings(&["cust-general-software", "step-assess-1"], &[]);
}

#[test]
fn the_new_keys_are_optional_and_have_a_shape() {
    let mut value: serde_json::Value = serde_json::from_str(&support::composed()).unwrap();
    value["tasks"][40]["after"] = "step-init-1".into();
    value["tasks"][41]["effort"] = (-1).into();
    value["phases"][0]["exit-tasks"] = 3.into();
    let problems = told(&load(&value.to_string()).unwrap_err());
    let expected = [
        "phases.json: phases[0].exit-tasks: found 3; expected a list",
        "tasks.json: tasks[40].after: found \"step-init-1\"; expected a list",
        "tasks.json: tasks[41].effort: found -1; expected a whole number or null",
    ];
    assert_eq!(problems.lines().collect::<BTreeSet<_>>(), BTreeSet::from(expected));
}
