//! Checks an edition as its author has it: files of the pack, and a folder of wording for each language.
//! Every fault is told at once, with the file it stands in, the line and the path.

use super::bundle::Bundle;
use super::faults::Faults;
use super::layers::Layers;
use super::shape::{Form, shape};
use super::{check, check_wording, leftover, load, unused_texts};
use crate::content::{Problem, Table, Wording};
use serde_json::{Map, Value, json};

/// File names and texts.
pub type Files = Vec<(String, String)>;

/// An edition as text.
#[derive(Debug, Clone, Default)]
pub struct EditionFiles {
    /// The files of the pack.
    pub pack: Files,
    /// The files of its wording, by language.
    pub wording: Vec<(String, Files)>,
    /// Other editions of the pack by name, for one that is written as a difference: its base, the base of
    /// that one and so on. What others they know themselves does not count.
    pub others: Vec<(String, EditionFiles)>,
}

/// An edition put together and found sound.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The pack with its wording.
    pub bundle: Bundle,
    /// The pack as one JSON object.
    pack: Value,
    /// Its texts by language, each as one JSON object.
    wording: Vec<(String, Value)>,
}

impl Composed {
    /// The edition as one JSON text that [`super::read_untrusted`] reads.
    pub fn text(&self) -> String {
        let wording: Map<String, Value> = self.wording.iter().cloned().collect();
        json!({"pack": self.pack, "wording": wording}).to_string()
    }

    /// Its texts by language, each as one JSON text.
    pub fn wordings(&self) -> Vec<(String, String)> {
        self.wording.iter().map(|(language, texts)| (language.clone(), texts.to_string())).collect()
    }
}

impl EditionFiles {
    /// The faults, found elsewhere in the pack of this edition, with the files and lines they stand in.
    pub fn locate(&self, faults: Vec<Problem>) -> Vec<Problem> {
        let layers = Layers::read(self, &mut Faults::default());
        faults.into_iter().map(|fault| layers.locate(fault)).collect()
    }

    /// The edition as one JSON text that [`super::read_untrusted`] reads.
    ///
    /// # Errors
    /// As [`read_edition`]: what has faults is not passed on.
    pub fn bundle(&self) -> Result<String, Vec<Problem>> {
        Ok(compose_edition(self)?.text())
    }
}

/// Reads and checks an edition with all its wording.
///
/// # Errors
/// As [`compose_edition`].
pub fn read_edition(files: &EditionFiles) -> Result<Bundle, Vec<Problem>> {
    Ok(compose_edition(files)?.bundle)
}

/// Puts an edition together, upon its base where it is written as a difference, and checks it.
///
/// # Errors
/// All faults: of single files first, once these are sound those of the differences, and then of what the
/// files say together.
pub fn compose_edition(files: &EditionFiles) -> Result<Composed, Vec<Problem>> {
    let mut faults = Faults::default();
    let layers = Layers::read(files, &mut faults);
    let is_difference = layers.is_difference();
    if is_difference {
        // What differs from a faulty base cannot be told.
        std::mem::take(&mut faults).or(())?;
    }
    let merged = layers.pack(&mut faults);
    let languages: Vec<&str> = layers.languages();
    let texts: Vec<Map<String, Value>> =
        languages.iter().map(|language| layers.texts(language, &mut faults)).collect();
    if languages.is_empty() {
        let message = "found no folder of wording; expected one for each language, such as en";
        faults.push(Problem::new("(folder)", "(wording)", message));
    }
    faults.or(())?;
    let mut faults = Faults::default();
    shape(Form::Pack, "(all files)", &merged, &mut faults);
    faults.or(()).map_err(|told| told.into_iter().map(|fault| layers.locate(fault)).collect::<Vec<_>>())?;
    let pack = load::typed(merged.clone())?;
    let mut faults = Faults::default();
    faults.extend(check(&pack).into_iter().map(|problem| layers.locate(problem)));
    if let Some(base) = layers.base() {
        let told = leftover::leftovers(&load::typed(base)?, &pack);
        faults.extend(told.into_iter().map(|problem| layers.locate(problem)));
    }
    let (mut wording, mut composed) = (Table::default(), Vec::new());
    for (language, mut texts) in languages.into_iter().zip(texts) {
        if is_difference {
            let idle = unused_texts(&pack, &read_texts(&texts)?);
            idle.iter().filter(|key| layers.is_of_base(language, key)).for_each(|key| {
                texts.remove(key);
            });
        }
        let read = read_texts(&texts)?;
        let told = check_wording(&pack, &read).into_iter();
        faults.extend(told.map(|problem| layers.locate_text(language, problem)));
        wording.insert(language.to_string(), read);
        composed.push((language.to_string(), Value::Object(texts)));
    }
    faults.or(Composed { bundle: Bundle { pack, wording }, pack: merged, wording: composed })
}

/// Texts of one language that were seen to be texts.
fn read_texts(texts: &Map<String, Value>) -> Result<Wording, Vec<Problem>> {
    serde_json::from_value(Value::Object(texts.clone()))
        .map_err(|error| vec![Problem::new("wording", "(whole)", error.to_string())])
}
