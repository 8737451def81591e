//! The one place where these commands call the proof.

use fairway::content::{Pack, Problem};

/// What the proof found, in words, and the faults.
pub fn prove(pack: &Pack) -> (String, Vec<Problem>) {
    let faults = fairway::journey::prove(pack);
    let words = "every question, rule and task can apply, and no answers are left without a verdict";
    (format!("{} is proved: {words}.", pack.name()), faults)
}
