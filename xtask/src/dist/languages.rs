//! Every language that the app speaks, held against English: the interface's texts and those of the packs that it
//! has. What is held against what is the app's own knowledge (`fairway::content::authoring`).

use super::content::{Edition, json_files};
use crate::{Failure, Result, files};
use fairway::content::authoring::{Original, Terms, check_terms, check_translation};
use fairway::content::{Language, Problem, Wording, compose_wording, languages};
use std::path::Path;

/// Texts of one language.
struct Spoken {
    /// What they are the texts of: the interface, the annex, or an edition.
    of: String,
    /// Where they stand, for faults.
    file: String,
    texts: Wording,
}

/// Checks all languages of the list, and that there are no texts of others.
///
/// # Errors
/// When a file cannot be read, or a language has faults; all are told.
pub fn check(packs: &Path, texts: &Path) -> Result<()> {
    let all = languages().map_err(|problem| faulty(&[problem]))?;
    let mut problems = strangers(packs, texts, &all)?;
    let english = spoken(packs, texts, "en")?;
    let terms = terms(texts, "en")?;
    for language in all.iter().filter(|language| language.code != "en") {
        let own = self::terms(texts, &language.code)?;
        problems.extend(check_terms(&format!("terms/{}.json", language.code), &terms, &own));
        let spoken = spoken(packs, texts, &language.code)?;
        for spoken in &spoken {
            let Some(english) = english.iter().find(|english| english.of == spoken.of) else { continue };
            let original = Original { texts: &english.texts, terms: &terms };
            problems.extend(check_translation(&spoken.file, &original, language, &spoken.texts, &own));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(faulty(&problems)) }
}

/// The interface's texts, the annex's, and those of each edition that speaks the language.
fn spoken(packs: &Path, texts: &Path, code: &str) -> Result<Vec<Spoken>> {
    let mut all = Vec::new();
    for of in ["", "annex."] {
        let name = format!("{of}{code}.json");
        let text = files::read_text(&texts.join(&name))?;
        let read = compose_wording(&[(name.clone(), text)]).map_err(|problems| faulty(&problems))?;
        all.push(Spoken { of: of.to_string(), file: name, texts: wording(&read)? });
    }
    for edition in Edition::all(packs)? {
        let wordings = edition.composed()?.wordings();
        if let Some((_, text)) = wordings.into_iter().find(|(language, _)| language == code) {
            let of = edition.name();
            all.push(Spoken { file: format!("{of}/{code}"), of, texts: wording(&text)? });
        }
    }
    Ok(all)
}

fn wording(text: &str) -> Result<Wording> {
    Wording::from_json(text).map_err(|error| faulty(&[Problem::new("texts", "(whole)", error.to_string())]))
}

fn terms(texts: &Path, code: &str) -> Result<Terms> {
    let file = format!("terms/{code}.json");
    Terms::from_json(&file, &files::read_text(&texts.join(&file))?).map_err(|problem| faulty(&[problem]))
}

/// Texts of languages that are not in the list: nobody would see them.
fn strangers(packs: &Path, texts: &Path, all: &[Language]) -> Result<Vec<Problem>> {
    let mut found: Vec<String> = Edition::languages(packs)?;
    for (name, _) in json_files(texts)? {
        let code = name.trim_end_matches(".json").trim_start_matches("annex.");
        found.push(code.to_string());
    }
    found.retain(|code| all.iter().all(|language| language.code != *code));
    let message =
        "found texts of a language that is not in src/content/languages.json; expected an entry there";
    Ok(found.iter().map(|code| Problem::new("languages", code.as_str(), message)).collect())
}

fn faulty(problems: &[Problem]) -> Failure {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    Failure::new(
        format!("The texts of the languages have faults:\n    {}", lines.join("\n    ")),
        "people would see gaps or other words for the same thing, so the app is not built.",
        "mend the places named above; src/ui/text/README.md says how a language is written.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_project_holds() -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
        check(&root.join("content/packs"), &root.join("ui/text"))
    }

    #[test]
    fn texts_of_a_language_that_nobody_can_choose_are_told() -> Result<()> {
        let folder = tempfile::tempdir().map_err(|error| Failure::new(error.to_string(), "", ""))?;
        let texts = folder.path().join("text");
        for name in ["en.json", "annex.en.json", "xx.json"] {
            files::write(&texts.join(name), "{}")?;
        }
        files::write(&folder.path().join("packs/a/2018-03/zz/texts.json"), "{}")?;
        let told =
            strangers(&folder.path().join("packs"), &texts, &languages().map_err(|fault| faulty(&[fault]))?)?;
        assert_eq!(told.iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(), ["zz", "xx"]);
        Ok(())
    }
}
