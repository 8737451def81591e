//! Two sets of answers side by side: nothing differs from itself, what differs adds up, and every
//! identity option is judged as if it had been chosen.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Level, Pack, Party, SubjectKind};
use fairway::journey::{Answer, Answers, Truth, decide};
use fairway::plan::{Change, PlannedTask, Status, difference, identity_options, is_in_all, plan, tally};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use support::generate::arbitrary;

static PACK: LazyLock<Pack> = LazyLock::new(support::pack);

/// Full help with one forest and federated identities.
fn present() -> Answers {
    support::answers(
        &PACK,
        &json!({
            "service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 500}, "onboarded": [],
            "forest-count": "single", "identity": "federated", "forest-level": "2008-or-later",
            "directory-ready": "no", "adfs-version": "2012-r2-or-later", "adfs-sites": "single",
            "seamless-sso": "no", "sso-deployed": "no", "intune-use": ["mdm"], "configmgr": "none", "profiles": []
        }),
    )
}

fn with(answers: &Answers, question: &str, option: &str) -> Answers {
    let mut other = answers.clone();
    other.set(question, Answer::One(option.into()));
    other
}

fn by_id(tasks: &[PlannedTask]) -> BTreeMap<&str, &PlannedTask> {
    tasks.iter().map(|task| (task.id.as_str(), task)).collect()
}

/// What is shown of a task, and so may differ.
fn shown(task: &PlannedTask) -> (&str, Party, Option<Party>, Truth) {
    (&task.id, task.party, task.party_may_be, task.applies)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_differs_from_itself(seed in any::<u64>()) {
        let answers = arbitrary(&PACK, seed);
        let same = difference(&PACK, &answers, &answers);
        prop_assert!(same.is_empty(), "{:?}", same);
        prop_assert_eq!(same.now, same.then);
    }

    /// There and back again: each change is found in both directions, turned around.
    #[test]
    fn reverting_is_the_opposite(first in any::<u64>(), second in any::<u64>()) {
        let (a, b) = (arbitrary(&PACK, first), arbitrary(&PACK, second));
        let (there, back) = (difference(&PACK, &a, &b), difference(&PACK, &b, &a));
        prop_assert_eq!(&there.added, &back.removed);
        prop_assert_eq!(&there.removed, &back.added);
        prop_assert_eq!(there.changed.len(), back.changed.len());
        for change in &there.changed {
            let turned = back.changed.iter().find(|other| other.now.id == change.now.id).unwrap();
            prop_assert_eq!((&change.now, &change.then), (&turned.then, &turned.now));
        }
        let turned = |change: &Change<_>| Change { now: change.then.clone(), then: change.now.clone() };
        prop_assert_eq!(there.verdicts.iter().map(turned).collect::<Vec<_>>(), back.verdicts);
        prop_assert_eq!(there.expectations.len(), back.expectations.len());
        let turned = |(id, now, then): &(String, Truth, Truth)| (id.clone(), *then, *now);
        prop_assert_eq!(there.completion.iter().map(turned).collect::<Vec<_>>(), back.completion);
        prop_assert_eq!(there.now, back.then);
    }

    /// The present plan, less what goes, with what comes and what changes, is the other plan.
    #[test]
    fn applying_a_difference_gives_the_other_plan(first in any::<u64>(), second in any::<u64>()) {
        let (a, b) = (arbitrary(&PACK, first), arbitrary(&PACK, second));
        let found = difference(&PACK, &a, &b);
        let (now, then) = (plan(&PACK, &a), plan(&PACK, &b));
        let mut tasks = by_id(&now.tasks);
        for gone in &found.removed {
            prop_assert!(tasks.remove(gone.id.as_str()).is_some(), "{} goes, and was not there", gone.id);
        }
        for came in &found.added {
            prop_assert!(tasks.insert(&came.id, came).is_none(), "{} comes, and was there", came.id);
        }
        for change in &found.changed {
            prop_assert!(shown(&change.now) != shown(&change.then), "{:?}", change);
            tasks.insert(&change.then.id, &change.then);
        }
        let tasks: Vec<_> = tasks.into_values().map(shown).collect();
        let expected: Vec<_> = by_id(&then.tasks).into_values().map(shown).collect();
        prop_assert_eq!(tasks, expected);
        prop_assert_eq!((&found.now.plan, &found.then.plan), (&now, &then));
    }

    /// What is called different is, and nothing else.
    #[test]
    fn verdicts_and_expectations_differ_exactly_where_they_do(first in any::<u64>(), second in any::<u64>()) {
        let (a, b) = (arbitrary(&PACK, first), arbitrary(&PACK, second));
        let found = difference(&PACK, &a, &b);
        let (now, then) = (decide(&PACK, &a), decide(&PACK, &b));
        for (now, then) in now.verdicts.iter().zip(&then.verdicts) {
            prop_assert_eq!(found.has_verdict(&now.subject), now != then, "{}", now.subject);
        }
        for row in &PACK.expectations {
            let at = |rows: &[fairway::journey::ExpectationVerdict]| rows.iter().find(|known| known.id == row.id).cloned();
            prop_assert_eq!(found.has_expectation(&row.id), at(&now.expectations) != at(&then.expectations), "{}", row.id);
        }
    }

    /// The numbers on each side add up to the plan.
    #[test]
    fn the_parties_share_all_tasks(seed in any::<u64>()) {
        let plan = plan(&PACK, &arbitrary(&PACK, seed));
        let none = |_: &str| Status::NotStarted;
        let sums = Party::ALL.map(|party| tally(plan.of_party(party), none));
        let all = tally(&plan.tasks, none);
        prop_assert_eq!(sums.iter().map(|sum| sum.total).sum::<usize>(), all.total);
        prop_assert_eq!(sums.iter().map(|sum| sum.possible).sum::<usize>(), all.possible);
        prop_assert_eq!(all.total + all.possible, plan.tasks.len());
    }

    /// Each option is judged as if it were chosen, whichever is chosen now.
    #[test]
    fn an_option_is_compared_as_if_it_were_chosen(seed in any::<u64>()) {
        let answers = arbitrary(&PACK, seed);
        let options = identity_options(&PACK, &answers);
        for option in &options {
            let chosen = with(&answers, &option.question, &option.option);
            let outcome = decide(&PACK, &chosen);
            prop_assert_eq!(Some(&option.verdict), outcome.verdict(&option.verdict.subject));
            prop_assert_eq!(&option.expectations, &outcome.expectations);
            prop_assert_eq!(&option.plan, &plan(&PACK, &chosen));
            for other in identity_options(&PACK, &chosen) {
                let before = options.iter().find(|known| known.option == other.option).unwrap();
                prop_assert_eq!((&before.verdict, &before.plan, &before.open), (&other.verdict, &other.plan, &other.open));
                prop_assert!(other.chosen != Truth::True || other.option == option.option, "{}", other.option);
            }
        }
    }
}

#[test]
fn every_identity_option_of_the_pack_is_compared() {
    let subjects =
        |kind| PACK.verdicts.iter().filter(move |table| table.kind == kind).map(|table| &table.subject);
    let options = identity_options(&PACK, &present());
    let compared: Vec<_> = options.iter().map(|option| &option.verdict.subject).collect();
    assert_eq!(compared, subjects(SubjectKind::Identity).collect::<Vec<_>>());
    assert!(compared.len() > 1);
    let chosen: Vec<_> = options.iter().map(|option| option.chosen).collect();
    assert_eq!(chosen, [Truth::False, Truth::False, Truth::True]);
    for option in &options {
        assert_eq!(option.verdict.level, Level::InScope, "{}", option.option);
    }
    // The method of sign-in and the school question are asked with one of the options only.
    assert_eq!(options[1].open, ["sign-in", "k12"]);
    let own =
        |index: usize| options[index].plan.tasks.iter().filter(|task| !is_in_all(&options, &task.id)).count();
    assert!(own(2) > own(0), "federation brings work of its own: {} and {}", own(2), own(0));
}

#[test]
fn a_second_forest_puts_federation_out_of_scope() {
    let now = present();
    let then = with(&now, "forest-count", "multiple");
    let found = difference(&PACK, &now, &then);
    let subject =
        &found.then.outcome.of_kind(SubjectKind::Identity).find(|v| v.wanted == Truth::True).unwrap().subject;
    let levels = |answers: &Answers| decide(&PACK, answers).verdict(subject).unwrap().level;
    assert_eq!((levels(&now), levels(&then)), (Level::InScope, Level::OutOfScope));
    assert!(found.has_verdict(subject) && !found.has_verdict("intune"));
    let expectations: Vec<_> =
        found.expectations.iter().map(|change| (change.now.is_some(), change.then.is_some())).collect();
    assert_eq!(expectations, [(true, false), (false, true)], "one forest goes, several forests come");
    assert!(!found.removed.is_empty());
}

#[test]
fn an_open_answer_takes_no_task_away() {
    let now = present();
    let mut then = now.clone();
    then.set("sso-deployed", Answer::Unknown);
    let found = difference(&PACK, &now, &then);
    assert!(found.removed.is_empty(), "{:?}", found.removed);
    assert!(!found.added.is_empty() && found.added.iter().all(|task| task.applies == Truth::Unknown));
}
