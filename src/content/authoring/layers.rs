//! An edition with the editions that it rests on: read, in order, and laid upon one another. The lowest one
//! is whole, each above it says what differs (`difference`). Where a fault of the composed edition stands is
//! known here too; what a pack may hold is not.

use super::compose::{Part, merge, read};
use super::difference::{BASE, apply, apply_texts};
use super::edition::{EditionFiles, Files};
use super::faults::{Faults, quoted};
use super::limits;
use super::shape::{Form, shape, shape_of_difference};
use crate::content::Problem;
use serde_json::{Map, Value};

/// The base that the files of an edition name, if they are a difference.
pub fn base_of(files: &Files) -> Option<String> {
    let parts = read(files, &mut Faults::default());
    parts.iter().find_map(|part| part.content.get(BASE)?.as_str().map(ToString::to_string))
}

/// The files of one edition, read.
struct Layer {
    is_difference: bool,
    parts: Vec<Part>,
    wording: Vec<(String, Vec<Part>)>,
}

/// An edition, its base, the base of that one and so on, the lowest first.
pub struct Layers(Vec<Layer>);

impl Layers {
    /// Reads them all. Faults are those of single files, and of the names of bases.
    pub fn read(files: &EditionFiles, faults: &mut Faults) -> Self {
        let mut layers = vec![layer("", &files.pack, &files.wording, faults)];
        let mut names: Vec<String> = layers[0].text("edition").map(ToString::to_string).into_iter().collect();
        while let Some(base) = layers.last().and_then(|layer| layer.text(BASE)).map(ToString::to_string) {
            let fault = if names.contains(&base) {
                format!(
                    "found {}, which rests on this edition; expected an edition that does not",
                    quoted(&base)
                )
            } else if let Some((name, found)) = files.others.iter().find(|(name, _)| *name == base) {
                layers.push(layer(&format!("{name}/"), &found.pack, &found.wording, faults));
                names.push(base);
                continue;
            } else {
                format!("found {}; expected the name of another edition of this pack", quoted(&base))
            };
            let top = layers
                .last()
                .and_then(|layer| layer.parts.iter().find(|part| part.content.contains_key(BASE)));
            faults.push(Problem::new(&top.map_or(String::new(), |part| part.place(BASE)), BASE, fault));
            break;
        }
        layers.reverse();
        Self(layers)
    }

    /// Whether the edition is written as a difference.
    pub fn is_difference(&self) -> bool {
        self.0.last().is_some_and(|layer| layer.is_difference)
    }

    /// The edition, composed.
    pub fn pack(&self, faults: &mut Faults) -> Value {
        self.laid(self.0.len(), faults)
    }

    /// The composed edition on which this one rests, if it does.
    pub fn base(&self) -> Option<Value> {
        let below = self.0.len().checked_sub(1).filter(|below| *below > 0)?;
        Some(self.laid(below, &mut Faults::default()))
    }

    fn laid(&self, count: usize, faults: &mut Faults) -> Value {
        let mut composed = Map::new();
        for layer in &self.0[..count] {
            let merged = merge(&layer.parts, faults);
            if layer.is_difference {
                layer.parts.iter().for_each(|part| apply(&mut composed, part, faults));
            } else if let Value::Object(merged) = merged {
                composed = merged;
            }
        }
        Value::Object(composed)
    }

    /// The languages in which the edition is told: its own, and English wherever the base has it. Other
    /// languages of a base say what the difference may have changed, so they are told with words of its own.
    pub fn languages(&self) -> Vec<&str> {
        let own =
            self.0.last().into_iter().flat_map(|layer| &layer.wording).map(|(language, _)| language.as_str());
        let mut languages: Vec<&str> = own.collect();
        let has_english = |layer: &Layer| layer.wording.iter().any(|(language, _)| language == "en");
        if !languages.contains(&"en") && self.0.iter().any(has_english) {
            languages.insert(0, "en");
        }
        languages
    }

    /// The texts of a language, laid upon one another.
    pub fn texts(&self, language: &str, faults: &mut Faults) -> Map<String, Value> {
        let mut composed = Map::new();
        for layer in &self.0 {
            let parts = layer.texts(language);
            let merged = merge(parts, faults);
            if layer.is_difference {
                parts.iter().for_each(|part| apply_texts(&mut composed, part, faults));
            } else if let Value::Object(merged) = merged {
                composed = merged;
            }
        }
        composed
    }

    /// Whether a text is only that of a base, which the composed edition may have no use for.
    pub fn is_of_base(&self, language: &str, key: &str) -> bool {
        let own = self.0.last().map_or(&[][..], |layer| layer.texts(language));
        !own.iter().any(|part| part.content.contains_key(key))
    }

    /// The fault with the file and line in which its place is written: the uppermost that speaks of it.
    pub fn locate(&self, problem: Problem) -> Problem {
        let found = self.0.iter().rev().find_map(|layer| {
            layer.parts.iter().find_map(|part| part.place_of(&problem.path, layer.is_difference))
        });
        found.map_or(problem.clone(), |file| Problem { file, ..problem })
    }

    /// The same of a text.
    pub fn locate_text(&self, language: &str, problem: Problem) -> Problem {
        let holds = |part: &&Part| part.content.contains_key(&problem.path);
        let found = self.0.iter().rev().find_map(|layer| layer.texts(language).iter().find(holds));
        match found {
            Some(part) => part.locate(problem),
            None => Problem { file: format!("{language}/"), ..problem },
        }
    }
}

impl Layer {
    fn text(&self, key: &str) -> Option<&str> {
        self.parts.iter().find_map(|part| part.content.get(key)?.as_str())
    }

    fn texts(&self, language: &str) -> &[Part] {
        self.wording.iter().find(|(known, _)| known == language).map_or(&[], |(_, parts)| parts)
    }
}

/// Reads the files of one edition and tells the faults of each on its own.
fn layer(prefix: &str, pack: &Files, wording: &[(String, Files)], faults: &mut Faults) -> Layer {
    let parts = read(&named(prefix, pack), faults);
    let is_difference = parts.iter().any(|part| part.content.contains_key(BASE));
    for part in &parts {
        let content = Value::Object(part.content.clone());
        let mut own = Faults::default();
        limits::texts(&part.file, &content, &mut own);
        if is_difference {
            shape_of_difference(&part.file, &content, &mut own);
        } else {
            shape(Form::Part, &part.file, &content, &mut own);
        }
        faults.extend(own.list().into_iter().map(|problem| part.locate(problem)));
    }
    let mut told = Vec::new();
    for (language, files) in wording {
        let parts = read(&named(&format!("{prefix}{language}/"), files), faults);
        for part in &parts {
            part.are_texts(is_difference, faults);
            let mut sizes = Faults::default();
            limits::texts(&part.file, &Value::Object(part.content.clone()), &mut sizes);
            faults.extend(sizes.list().into_iter().map(|problem| part.locate(problem)));
        }
        told.push((language.clone(), parts));
    }
    Layer { is_difference, parts, wording: told }
}

fn named(prefix: &str, files: &Files) -> Files {
    files.iter().map(|(file, text)| (format!("{prefix}{file}"), text.clone())).collect()
}
