//! The proof is held against trying everything: figures, faults, notes and the length of what shows them.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::Pack;
use fairway::proof::{FaultKind, Limits, NoteKind, Proof, prove};
use std::collections::{BTreeMap, BTreeSet};
use support::brute::{Found, Tried, try_all};
use support::small::random;

/// What a proof tells, in the words of what trying tells.
fn as_tried(proof: &Proof) -> Tried {
    let mut found: BTreeSet<Found> = BTreeSet::new();
    let mut idle: BTreeMap<String, usize> = BTreeMap::new();
    for fault in &proof.faults {
        let path = fault.problem.path.clone();
        if fault.kind == FaultKind::NoEffect {
            *idle.entry(path).or_default() += 1;
        } else {
            found.insert((format!("{:?}", fault.kind), path, fault.witness.as_ref().map(|answers| answers.0.len())));
        }
    }
    for note in &proof.notes {
        let length = note.witness.as_ref().map(|answers| answers.0.len());
        let path = match note.kind {
            NoteKind::Overlap => {
                let later = note.problem.message.split(['[', ']']).nth(1).unwrap();
                format!("{} {later}", note.problem.path)
            }
            NoteKind::AlwaysMet => note.problem.path.clone(),
            NoteKind::SameAnswer => continue,
        };
        found.insert((format!("{:?}", note.kind), path, length));
    }
    let number = |text: &Option<String>| text.as_ref().unwrap().parse().unwrap();
    Tried { paths: number(&proof.figures.paths), outcomes: number(&proof.figures.outcomes), found, idle }
}

fn check(pack: &Pack, name: &str) -> Tried {
    let proof = prove(pack, Limits::default());
    assert!(proof.unsettled.is_empty(), "{name}: {:?}", proof.unsettled);
    let tried = try_all(pack);
    assert_eq!(as_tried(&proof), tried, "{name}: proved (left) and tried (right) differ");
    tried
}

#[test]
fn random_packs_are_proved_as_trying_everything_finds_them() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..300 {
        let tried = check(&random(seed), &format!("random pack {seed}"));
        if seed % 10 == 0 { println!("{seed}: {} {}", tried.paths, tried.outcomes); }
        tried.found.into_iter().for_each(|(kind, _, _)| *kinds.entry(kind).or_default() += 1);
        *kinds.entry("NoEffect".into()).or_default() += tried.idle.values().sum::<usize>();
    }
    println!("{kinds:?}");
}
#[test]
fn tmp() { let p = random(28); println!("{}", serde_json::to_string(&serde_json::json!({"q": p.questions, "v": p.verdicts, "c": p.conditions})).unwrap().replace(",\"sources\":[\"P\"],\"related\":[],\"unclear\":[]","")); for f in prove(&p, Limits::default()).faults { println!("{f:?}"); } 
println!("{:?} {:?} {:?}", p.consequences, p.tasks, p.steps);
}
