//! How long the core takes on `ems/2018-03`; figures to read, not to pass or fail.
//! `cargo test --release --no-default-features --test figures -- --ignored --nocapture`
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::journey::{Answers, advise, decide, explain, replay, would_change};
use fairway::plan::plan;
use std::time::{Duration, Instant};

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
