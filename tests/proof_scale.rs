//! How the time of a proof grows with the pack. Printed, not judged by the clock: a slow machine fails no
//! test. `cargo test --release --no-default-features --test proof_scale -- --ignored --nocapture`
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::proof::{Limits, Proof, prove};
use std::time::Instant;
use support::large::{mirrored, ordinary, pigeons};

fn timed(name: &str, pack: &Pack) -> Proof {
    let start = Instant::now();
    let proof = prove(pack, Limits::default());
    let time = start.elapsed().as_secs_f64();
    let figures = &proof.figures;
    let digits = |count: &Option<String>| count.as_ref().map_or("unsettled".into(), |count| match count.len() {
        0..=12 => count.clone(),
        long => format!("about 10^{}", long - 1),
    });
    println!(
        "{name:>14} {:>5} {:>6} {:>6} {:>9} {:>8.3} {:>7} {:>6} {:>9}  {} {}",
        figures.questions, figures.rules, figures.tasks, figures.nodes, time, proof.faults.len(), proof.notes.len(),
        proof.unsettled.len(), digits(&figures.paths), digits(&figures.outcomes)
    );
    proof
}

#[test]
#[ignore = "a measurement; see the README of src/proof"]
fn times() {
    println!("          pack  asks  rules  tasks     nodes  seconds  faults  notes unsettled  paths outcomes");
    timed("ems/2018-03", &support::pack());
    for size in [25, 50, 100, 200, 400] {
        timed(&format!("ordinary {size}"), &ordinary(size));
    }
    for size in [8, 12, 16, 20, 40] {
        timed(&format!("mirrored {size}"), &mirrored(size));
    }
    for size in [6, 8, 10, 12, 16] {
        timed(&format!("pigeons {size}"), &pigeons(size));
    }
}
