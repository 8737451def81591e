//! Checks an edition as its author has it: files of the pack, and a folder of wording for each language.
//! Every fault is told at once, with the file it stands in, the line and the path.

use super::bundle::Bundle;
use super::compose::{Part, merge, read};
use super::faults::Faults;
use super::shape::{Form, shape};
use super::{check, check_wording, limits, load};
use crate::content::{Pack, Problem, Table, Wording};
use serde_json::{Value, json};

/// File names and texts.
pub type Files = Vec<(String, String)>;

/// An edition as text.
#[derive(Debug, Clone, Default)]
pub struct EditionFiles {
    /// The files of the pack.
    pub pack: Files,
    /// The files of its wording, by language.
    pub wording: Vec<(String, Files)>,
}

impl EditionFiles {
    /// The faults, found elsewhere in the pack of this edition, with the files and lines they stand in.
    pub fn locate(&self, faults: Vec<Problem>) -> Vec<Problem> {
        let parts = read(&self.pack, &mut Faults::default());
        faults.into_iter().map(|fault| located(&parts, fault)).collect()
    }

    /// The edition as one JSON text that [`super::read_untrusted`] reads.
    ///
    /// # Errors
    /// As [`read_edition`]: what has faults is not passed on.
    pub fn bundle(&self) -> Result<String, Vec<Problem>> {
        read_edition(self)?;
        let mut faults = Faults::default();
        let pack = merge(&read(&self.pack, &mut faults), &mut faults);
        let mut wording = json!({});
        for (language, files) in &self.wording {
            wording[language] = merge(&read(files, &mut faults), &mut faults);
        }
        faults.or(json!({"pack": pack, "wording": wording}).to_string())
    }
}

/// Reads and checks an edition with all its wording.
///
/// # Errors
/// All faults: of single files first, and once these are sound, of what the files say together.
pub fn read_edition(files: &EditionFiles) -> Result<Bundle, Vec<Problem>> {
    let mut faults = Faults::default();
    let parts = read(&files.pack, &mut faults);
    parts.iter().for_each(|part| faults.extend(faults_of(part, Form::Part)));
    let merged = merge(&parts, &mut faults);
    let mut languages = Vec::new();
    for (language, files) in &files.wording {
        let named: Files =
            files.iter().map(|(file, text)| (format!("{language}/{file}"), text.clone())).collect();
        let parts = read(&named, &mut faults);
        for part in &parts {
            part.are_texts(&mut faults);
            let mut sizes = Faults::default();
            limits::texts(&part.file, &Value::Object(part.content.clone()), &mut sizes);
            faults.extend(sizes.list().into_iter().map(|problem| part.locate(problem)));
        }
        languages.push((language, merge(&parts, &mut faults), parts));
    }
    if languages.is_empty() {
        let message = "found no folder of wording; expected one for each language, such as en";
        faults.push(Problem::new("(folder)", "(wording)", message));
    }
    if !faults.is_empty() {
        return Err(faults.list());
    }
    shape(Form::Pack, "(all files)", &merged, &mut faults);
    faults.or(())?;
    let pack = load::typed(merged)?;
    let mut faults = Faults::default();
    faults.extend(check(&pack).into_iter().map(|problem| located(&parts, problem)));
    let mut wording = Table::default();
    for (language, merged, parts) in languages {
        let read = texts(merged)?;
        faults.extend(missing_or_unused(&pack, &read, language, &parts));
        wording.insert(language.clone(), read);
    }
    faults.or(Bundle { pack, wording })
}

/// Faults of one file on its own, with their lines.
fn faults_of(part: &Part, form: Form) -> Vec<Problem> {
    let content = Value::Object(part.content.clone());
    let mut faults = Faults::default();
    limits::texts(&part.file, &content, &mut faults);
    shape(form, &part.file, &content, &mut faults);
    faults.list().into_iter().map(|problem| part.locate(problem)).collect()
}

/// The fault with the file that holds the top-level key of its path.
fn located(parts: &[Part], problem: Problem) -> Problem {
    let key = problem.path.split(['.', '[']).next().unwrap_or_default();
    match parts.iter().find(|part| part.content.contains_key(key)) {
        Some(part) => part.locate(problem),
        None => problem,
    }
}

/// The fault of a wording, with the file that holds its key, or else the folder.
fn missing_or_unused(pack: &Pack, wording: &Wording, language: &str, parts: &[Part]) -> Vec<Problem> {
    let told = check_wording(pack, wording).into_iter().map(|problem| {
        match parts.iter().find(|part| part.content.contains_key(&problem.path)) {
            Some(part) => part.locate(problem),
            None => Problem { file: format!("{language}/"), ..problem },
        }
    });
    told.collect()
}

/// Texts of one language that were seen to be texts.
fn texts(value: Value) -> Result<Wording, Vec<Problem>> {
    serde_json::from_value(value).map_err(|error| vec![Problem::new("wording", "(whole)", error.to_string())])
}
