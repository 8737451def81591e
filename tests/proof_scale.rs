//! How the time of a proof grows with the pack. Printed, not judged by the clock: a slow machine fails no
//! test. `cargo test --release --no-default-features --test proof_scale -- --ignored --nocapture`
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::proof::{Limits, Proof, prove};
use std::time::Instant;
use support::large::{mirrored, ordinary, pigeons};

fn timed(name: &str, pack: &Pack) {
    let start = Instant::now();
    let statements = prove(pack, Limits { count: 0, ..Limits::default() });
    let proved = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let Proof { figures, unsettled, .. } = prove(pack, Limits::default());
    let counted = (start.elapsed().as_secs_f64() - proved).max(0.0);
    let short = |count: Option<String>| match count {
        None => "unsettled".to_string(),
        Some(count) if count.len() > 12 => format!("10^{}", count.len() - 1),
        Some(count) => count,
    };
    println!(
        "| {name} | {} | {} | {} | {} | {proved:.3} | {} | {} | {counted:.2} | {} | {} |",
        figures.questions,
        figures.rules,
        figures.tasks,
        statements.figures.nodes,
        statements.faults.len(),
        unsettled.len(),
        short(figures.paths),
        short(figures.outcomes)
    );
}

#[test]
#[ignore = "a measurement; see the README of src/proof"]
fn times() {
    println!(
        "          pack  asks  rules  tasks     nodes  seconds  faults  notes unsettled  paths outcomes"
    );
    timed("ems/2018-03", &support::pack());
    for size in [25, 50, 100, 200, 400] {
        timed(&format!("ordinary {size}"), &ordinary(size));
    }
    for size in [8, 10, 12, 20, 40] {
        timed(&format!("mirrored {size}"), &mirrored(size));
    }
    for size in [6, 7, 8, 12, 16] {
        timed(&format!("pigeons {size}"), &pigeons(size));
    }
}
