//! A pack from outside on its way: from the text of a file to what the app takes over, or to the faults as
//! its author reads them; and what the proof of a pack tells. Reading is `content::authoring`'s work,
//! proving `proof`'s. Stands behind the feature `authoring`, because the app itself does without.

use super::answers;
use crate::content::authoring::{digest, read_untrusted};
use crate::content::{Pack, Problem, Wording, encode};
use crate::journey::Answers;
use crate::proof::{Limits, prove};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Faults told of one file; whoever mends these meets the rest at the next reading.
const MOST: usize = 20;

/// One fault, or one thing worth knowing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Where.
    pub place: String,
    /// What was found and expected there.
    pub message: String,
    /// The fewest answers that show it, in the answers format; `None` where none can.
    pub witness: Option<Value>,
}

impl Told {
    fn of(problem: &Problem, witness: Option<&Answers>) -> Self {
        let message = problem.message.clone();
        Self { place: place(problem), message, witness: witness.map(answers::write) }
    }
}

/// Faults in order, and how many more there are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faults {
    /// The first ones.
    pub told: Vec<Told>,
    /// The number of the rest.
    pub more: usize,
}

impl Faults {
    /// The first of `problems`; their files are named only where there is more than one.
    pub fn of(problems: &[Problem]) -> Self {
        Self::shown(problems.iter().map(|problem| (problem, None)))
    }

    /// The same of problems with the answers that show them.
    fn shown<'a>(problems: impl ExactSizeIterator<Item = (&'a Problem, Option<&'a Answers>)>) -> Self {
        let more = problems.len().saturating_sub(MOST);
        Self {
            told: problems.take(MOST).map(|(problem, witness)| Told::of(problem, witness)).collect(),
            more,
        }
    }
}

/// The path, with the line where it is known.
fn place(problem: &Problem) -> String {
    match problem.file.split_once(':') {
        Some((_, line)) => format!("{}:{line}", problem.path),
        None => problem.path.clone(),
    }
}

/// A pack as the app takes it over: the pack in the form that travels, and its texts as JSON.
pub struct Loaded {
    /// As `content::encode` gives it.
    pub pack: Vec<u8>,
    /// The English texts, or those of the first language there is.
    pub wording: Vec<u8>,
    /// The tag of that language: `en`.
    pub language: String,
}

/// Reads the text of a file from somebody unknown.
///
/// # Errors
/// The faults, when it is not a sound pack.
pub fn load(text: &str) -> Result<Loaded, Faults> {
    let bundle = read_untrusted(text).map_err(|problems| Faults::of(&problems))?;
    let unfit = |message: String| Faults::of(&[Problem::new("pack", "pack", message)]);
    let pack = encode(&bundle.pack).map_err(|error| unfit(error.to_string()))?;
    let (language, texts) = bundle.told().ok_or_else(|| unfit("found no wording".to_string()))?;
    let wording = serde_json::to_vec(&plain(texts)).map_err(|error| unfit(error.to_string()))?;
    Ok(Loaded { pack, wording, language: language.to_string() })
}

fn plain(wording: &Wording) -> BTreeMap<&str, &str> {
    wording.keys().filter_map(|key| Some((key, wording.get(key)?))).collect()
}

/// What a proof tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proved {
    /// The pack's name.
    pub name: String,
    /// SHA-256 of the pack in the form that travels.
    pub digest: String,
    /// The pack in numbers: what is counted, as the end of a wording key, and how many there are; `None`
    /// where there are too many to count.
    pub figures: Vec<(String, Option<String>)>,
    /// What is wrong. A pack with faults is not used.
    pub faults: Faults,
    /// What was neither proved nor refuted within the limits.
    pub unsettled: Faults,
    /// What is worth knowing without being wrong.
    pub notes: Faults,
}

/// Proves a pack.
///
/// # Errors
/// When it has no form in which it travels.
pub fn proved(pack: &Pack) -> Result<Proved, String> {
    let digest = digest(&encode(pack).map_err(|error| error.to_string())?);
    let proof = prove(pack, Limits::default());
    let counted = &proof.figures;
    let number = |name: &str, number: usize| (name.to_string(), Some(number.to_string()));
    let figures = vec![
        number("questions", counted.questions),
        number("rules", counted.rules),
        number("tasks", counted.tasks),
        number("conditions", counted.conditions),
        ("paths".to_string(), counted.paths.clone()),
        ("outcomes".to_string(), counted.outcomes.clone()),
        number("nodes", counted.nodes),
    ];
    let faults = Faults::shown(proof.faults.iter().map(|fault| (&fault.problem, fault.witness.as_ref())));
    let notes = Faults::shown(proof.notes.iter().map(|note| (&note.problem, note.witness.as_ref())));
    Ok(Proved { name: pack.name(), digest, figures, faults, unsettled: Faults::of(&proof.unsettled), notes })
}
