//! Makes an input smaller as long as the same comes of it: parts of JSON are taken out first, then pieces of the
//! text, each half as large as before, down to single bytes.

use super::reshape::take;
use super::watch::{Watched, watched};
use super::{Parser, Seen};
use crate::support::damage::places;
use serde_json::Value;

/// Runs that may be spent on an input that fails, and on one of a new class.
const RUNS: [usize; 2] = [6_000, 600];

/// A smaller input that fails at the same place.
pub fn failing(parser: &Parser, input: &[u8], at: &str) -> Vec<u8> {
    smaller(
        input,
        RUNS[0],
        &|input| matches!(watched(parser, input), Watched::Failed { place, .. } if place == at),
    )
}

/// A smaller input of the same class.
pub fn same(parser: &Parser, input: &[u8], class: &Seen) -> Vec<u8> {
    smaller(input, RUNS[1], &|input| matches!(watched(parser, input), Watched::Ended(seen) if seen == *class))
}

fn smaller(input: &[u8], mut runs: usize, still: &dyn Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut still = |input: &[u8]| {
        runs = runs.saturating_sub(1);
        runs > 0 && still(input)
    };
    let mut best = without_parts(input.to_vec(), &mut still);
    let mut piece = best.len() / 2;
    while piece > 0 {
        let mut at = 0;
        while at < best.len() {
            let end = (at + piece).min(best.len());
            let without = [&best[..at], &best[end..]].concat();
            if still(&without) {
                best = without;
            } else {
                at += piece;
            }
        }
        piece /= 2;
    }
    best
}

fn without_parts(mut best: Vec<u8>, still: &mut dyn FnMut(&[u8]) -> bool) -> Vec<u8> {
    let Ok(mut root) = serde_json::from_slice::<Value>(&best) else { return best };
    let mut all = Vec::new();
    places(&root, String::new(), &mut all);
    // Last ones first, so that places in lists stay what they are; what holds most comes before its parts.
    all.sort_by_key(|place| place.matches('/').count());
    all.reverse();
    all.sort_by_key(|place| place.matches('/').count());
    for place in all {
        let mut without = root.clone();
        if take(&mut without, &place).is_some() && still(without.to_string().as_bytes()) {
            best = without.to_string().into_bytes();
            root = without;
        }
    }
    best
}
