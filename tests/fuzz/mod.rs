//! How a parser is fuzzed. Inputs are seeds and files of the corpus with damage (`damage`, `reshape`). An input
//! that brings a result of a new class, such as an error in words that were not seen yet, is damaged further:
//! that is all the feedback there is, since stable Rust tells no coverage. An input that fails is made smaller
//! (`smaller`) and kept as `corpus/<parser>/failed-<crc>`, where every later run meets it.
//!
//! To add a parser: a `Parser` in `parsers`, and a line in the table in `tests/fuzz.rs`.
//!
//! `FAIRWAY_FUZZ=<n>`: n inputs for each parser; with `FAIRWAY_FUZZ_SEED=<s>` those of this seed, which a run
//! tells. `FAIRWAY_FUZZ_KEEP=1`: the first input of every class that seeds and corpus do not reach goes to the
//! corpus, made smaller, while there are few files. `FAIRWAY_FUZZ_LAST=1`: every input is written down before it is
//! run, for those that end the process without a word: `fuzz-<parser>` in the target folder's `tmp`.

pub mod corpus;
mod damage;
pub mod parsers;
mod pool;
mod reshape;
mod smaller;
mod watch;

use crate::support::generate::Dice;
use pool::Pool;
use std::collections::BTreeMap;
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use watch::{Watched, watched};

/// Inputs of a plain run.
const PLAIN: usize = 4_000;
/// Files of a parser's corpus to which new classes are added.
const KEPT: usize = 25;
/// Longer inputs are cut.
const LONGEST: usize = 100_000;

/// A parser of input from outside.
pub struct Parser {
    /// Inputs to begin with: good ones of every kind, as the writers write them.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that mean something to it.
    pub words: &'static [&'static str],
    /// Reads an input, asserts what must hold of the result, and says what came of it.
    pub run: fn(&[u8]) -> Seen,
    /// Makes a damaged input pass what chance does not pass, such as a checksum; most have nothing to do.
    pub dress: fn(Vec<u8>, &mut Dice) -> Vec<u8>,
    /// A plain run takes so many times fewer inputs, since each takes long.
    pub slow: usize,
    /// Whether there is nothing that it refuses.
    pub takes_all: bool,
}

impl Parser {
    /// One that reads quickly, refuses what does not fit, and needs no dressing.
    pub const fn new(
        seeds: fn() -> Vec<Vec<u8>>,
        words: &'static [&'static str],
        run: fn(&[u8]) -> Seen,
    ) -> Self {
        Self { seeds, words, run, dress: |input, _| input, slow: 1, takes_all: false }
    }
}

/// What came of an input. The text tells results of one class from those of others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// It was read.
    Taken(String),
    /// It was refused, for this reason.
    Refused(String),
}

impl Seen {
    /// Refused in these words: all that is quoted, numbers and signs tell nothing of the class.
    pub fn refused(reason: &str) -> Self {
        assert!(!reason.trim().is_empty(), "refused without a reason");
        let mut class = String::new();
        let (mut quoted, mut escaped) = (false, false);
        for letter in reason.chars() {
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => quoted = !quoted,
                _ if quoted => {}
                letter if letter.is_ascii_alphabetic() => class.push(letter),
                _ if class.ends_with(' ') => {}
                _ => class.push(' '),
            }
        }
        Self::Refused(class.chars().take(120).collect())
    }
}

/// What is to be done.
struct Task {
    inputs: usize,
    seed: u64,
    remembers: bool,
    keeps: bool,
}

impl Task {
    fn of(parser: &Parser) -> Self {
        let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
        let wanted = |name: &str| std::env::var(name).is_ok();
        let (keeps, remembers) = (wanted("FAIRWAY_FUZZ_KEEP"), wanted("FAIRWAY_FUZZ_LAST"));
        let now = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        match number("FAIRWAY_FUZZ") {
            None => Self { inputs: PLAIN / parser.slow, seed: 1, remembers, keeps },
            Some(inputs) => {
                let seed = number("FAIRWAY_FUZZ_SEED").unwrap_or_else(now);
                Self { inputs: usize::try_from(inputs).unwrap(), seed, remembers, keeps }
            }
        }
    }
}

/// Runs everything for one parser, and fails at the first input of which something does not hold.
pub fn run(name: &str, parser: &Parser) {
    let task = Task::of(parser);
    println!("{name}: seed {}", task.seed);
    let mut pool = Pool::default();
    let mut classes: BTreeMap<Seen, usize> = BTreeMap::new();
    for (file, input) in corpus::files(name) {
        match watched(parser, &input) {
            Watched::Ended(seen) => {
                pool.add(input, &seen, &mut Dice::new(0));
                *classes.entry(seen).or_default() += 1;
            }
            Watched::Failed { told, .. } => panic!("tests/fuzz/corpus/{name}/{file}: {told}"),
        }
    }
    for input in (parser.seeds)() {
        let seen = one(name, parser, &task, &input);
        assert!(matches!(seen, Seen::Taken(_)), "{name}: a seed is {seen:?}:\n{}", shown(&input));
        pool.add(input, &seen, &mut Dice::new(0));
        *classes.entry(seen).or_default() += 1;
    }
    let start = Instant::now();
    let mut dice = Dice::new(task.seed);
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..task.inputs {
        let mut input = pool.damaged(parser.words, &mut dice);
        input.truncate(LONGEST);
        let input = (parser.dress)(input, &mut dice);
        let seen = one(name, parser, &task, &input);
        let count = if matches!(seen, Seen::Taken(_)) { &mut taken } else { &mut refused };
        *count += 1;
        let times = classes.entry(seen.clone()).or_default();
        *times += 1;
        if *times == 1 {
            if task.keeps && corpus::files(name).len() < KEPT {
                corpus::keep(name, "", &smaller::same(parser, &input, &seen));
            }
            pool.add(input, &seen, &mut dice);
        }
    }
    let kinds = classes.keys().filter(|seen| matches!(seen, Seen::Taken(_))).count();
    println!(
        "{name}: {} inputs of seed {}: {taken} taken in {kinds} classes, {refused} refused in {} classes, {:.1?}",
        task.inputs,
        task.seed,
        classes.len() - kinds,
        start.elapsed(),
    );
    let least = task.inputs / 50;
    assert!(taken >= least, "{name}: only {taken} of {} inputs were taken", task.inputs);
    assert!(refused >= least || parser.takes_all, "{name}: only {refused} of {} were refused", task.inputs);
}

/// Runs one input; one that fails is made smaller, kept and told.
fn one(name: &str, parser: &Parser, task: &Task, input: &[u8]) -> Seen {
    if task.remembers {
        corpus::remember(name, input);
    }
    match watched(parser, input) {
        Watched::Ended(seen) => seen,
        Watched::Failed { place, told } => {
            let small = smaller::failing(parser, input, &place);
            let path = corpus::keep(name, "failed-", &small);
            panic!("{name}, seed {}: {told}\nat {place}, kept as {path}:\n{}", task.seed, shown(&small))
        }
    }
}

fn shown(input: &[u8]) -> String {
    String::from_utf8_lossy(input).chars().take(2_000).collect()
}
