//! How long the core takes on `ems/2018-03`; figures to read, not to pass or fail.
//! `cargo test --release --no-default-features --test figures -- --ignored --nocapture`
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::journey::{Answers, Truth, advise, decide, explain, replay, would_change};
use fairway::plan::{Graph, Item, plan, propose};
use std::time::{Duration, Instant};
use support::generate::Dice;
use support::items::{calendar, day, today};

/// The median of some runs.
fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..51)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

#[test]
#[ignore = "prints figures only"]
fn figures() {
    let pack = support::pack();
    let case = support::json_of("tests/journeys/federated-three-forests.json");
    let typical = support::answers(&pack, &case["answers"]);
    for (name, answers) in [("nothing answered", Answers::default()), ("federated, three forests", typical)] {
        let outcome = decide(&pack, &answers);
        println!("{name}");
        println!("  replay        {:?}", median(|| drop(replay(&pack, &answers))));
        println!("  decide        {:?}", median(|| drop(decide(&pack, &answers))));
        println!("  plan          {:?}", median(|| drop(plan(&pack, &answers))));
        let explained =
            || outcome.verdicts.iter().for_each(|row| drop(explain(&pack, &answers, &row.subject)));
        println!("  explain all   {:?}", median(explained));
        println!(
            "  advise        {:?} {:?}",
            median(|| drop(advise(&pack, &answers))),
            advise(&pack, &answers)
        );
        let changed = || outcome.verdicts.iter().for_each(|row| drop(would_change(&pack, &answers, row)));
        println!("  change all    {:?}", median(changed));
        for verdict in &outcome.verdicts {
            println!(
                "    {:30} {:?}",
                verdict.subject,
                median(|| drop(would_change(&pack, &answers, verdict)))
            );
        }
    }
}

/// A plan far larger than any: each item waits for up to five of the fifty before it.
#[test]
#[ignore = "prints figures only"]
fn figures_of_planning() {
    let mut dice = Dice::new(4);
    let calendar = calendar(&mut dice);
    // One of each ten, so that five are five.
    let mut after = |place: usize| -> Vec<String> {
        let blockers = (0..5).filter_map(|tens| place.checked_sub(1 + 10 * tens + dice.below(10)));
        blockers.map(|blocker| format!("item-{blocker}")).collect()
    };
    let items: Vec<Item> = (0..1000)
        .map(|place| Item {
            id: format!("item-{place}"),
            after: after(place),
            effort: 1 + u32::try_from(place % 5).unwrap(),
            start: (place % 50 == 7).then(|| day("2027-03-01")),
            ..Item::default()
        })
        .collect();
    let links: usize = items.iter().map(|item| item.after.len()).sum();
    let graph = Graph::new(&items);
    let schedule = propose(&items, &calendar, today(), Some(day("2028-06-30")));
    println!("{} items, {links} dependencies, {} conflicts", items.len(), schedule.conflicts.len());
    println!("  graph         {:?}", median(|| drop(Graph::new(&items))));
    let ready = || assert!(items.iter().filter(|item| graph.ready(&item.id) == Truth::True).count() > 0);
    println!("  ready, all    {:?}", median(ready));
    println!("  waits for     {:?}", median(|| drop(graph.waits_for("item-999"))));
    println!("  would cycle   {:?}", median(|| drop(graph.would_cycle("item-0", "item-999"))));
    let proposed = || drop(propose(&items, &calendar, today(), Some(day("2028-06-30"))));
    println!("  propose       {:?}", median(proposed));
}
