//! x
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod support;
use fairway::proof::{Limits, prove};
#[test]
fn show() {
    let pack = support::pack();
    let start = std::time::Instant::now();
    let proof = prove(&pack, Limits::default());
    println!("{:?}", start.elapsed());
    println!("{:#?}\n{}", proof.figures, proof.faults.len());
    for f in &proof.faults { println!("{} {:?}", f.problem, f.because); }
    for f in &proof.notes { println!("{} {}", f.problem, serde_json::to_string(f).unwrap()); }
    for f in &proof.unsettled { println!("{f}"); }
}
