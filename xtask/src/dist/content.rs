//! The content packs as the app fetches them: one file for each edition and one for its wording in each
//! language. What may be merged and how is the app's own knowledge (`fairway::content`).

use super::beside;
use crate::{Failure, Result, files};
use fairway::content::authoring::{Bundle, Composed, EditionFiles, Files, base_of, compose_edition};
use fairway::content::{Pack, Problem, compose_wording, encode};
use fairway::proof::{Limits, prove};
use std::path::{Path, PathBuf};

/// The edition that the app starts with; `ui::start` asks for its files by name.
pub const START: &str = "ems/2018-03";

/// An edition's folder, by pack and edition name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    pack: String,
    edition: String,
    folder: PathBuf,
}

impl Edition {
    /// All editions of all packs.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn all(packs: &Path) -> Result<Vec<Self>> {
        editions(packs)
    }

    /// Pack and edition (`ems/2018-03`).
    pub fn name(&self) -> String {
        format!("{}/{}", self.pack, self.edition)
    }

    /// The languages in which there is wording, English first.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn languages(packs: &Path) -> Result<Vec<String>> {
        let mut languages = vec!["en".to_string()];
        for edition in editions(packs)? {
            for language in folders(&edition.folder)?.iter().map(|folder| name_of(folder)) {
                if !languages.contains(&language) {
                    languages.push(language);
                }
            }
        }
        Ok(languages)
    }

    /// The edition's folder in `packs`, for a name such as `ems/2018-03`.
    ///
    /// # Errors
    /// When there is none; the text lists those there are.
    pub fn named(packs: &Path, name: &str) -> Result<Self> {
        let all = editions(packs)?;
        let known: Vec<String> = all.iter().map(|one| format!("{}/{}", one.pack, one.edition)).collect();
        let place = known.iter().position(|one| one == name);
        place.and_then(|place| all.into_iter().nth(place)).ok_or_else(|| {
            Failure::new(
                format!("There is no edition `{name}`."),
                "nothing was decided.",
                format!("use one of: {}.", known.join(", ")),
            )
        })
    }

    /// The edition in a folder, wherever it is.
    pub fn at(folder: &Path) -> Self {
        let above = folder.parent().unwrap_or(folder);
        Self { pack: name_of(above), edition: name_of(folder), folder: folder.to_path_buf() }
    }

    /// Its files as text, with those of the editions beside it on which it rests.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn files(&self) -> Result<EditionFiles> {
        let mut files = own_files(&self.folder)?;
        let mut next = base_of(&files.pack);
        while let Some(base) = next {
            let folder = self.folder.with_file_name(&base);
            let is_known = base == self.edition || files.others.iter().any(|(name, _)| *name == base);
            if is_known || !folder.is_dir() {
                break;
            }
            let found = own_files(&folder)?;
            next = base_of(&found.pack);
            files.others.push((base, found));
        }
        Ok(files)
    }

    /// The edition with its wording, read and checked.
    ///
    /// # Errors
    /// When a file cannot be read or the edition has faults; all are told.
    pub fn read(&self) -> Result<Bundle> {
        Ok(self.composed()?.bundle)
    }

    /// The same in every form in which it is passed on.
    ///
    /// # Errors
    /// As [`Edition::read`].
    pub fn composed(&self) -> Result<Composed> {
        compose_edition(&self.files()?).map_err(|problems| self.faulty(&problems))
    }

    /// A composed edition as the browser reads it, after the proof that everything in it can apply.
    ///
    /// # Errors
    /// When the pack has faults; all are told.
    pub fn encoded(&self, composed: &Composed) -> Result<Vec<u8>> {
        let pack = &composed.bundle.pack;
        let problems = prove(pack, Limits::default()).problems();
        if !problems.is_empty() {
            return Err(self.faulty(&problems));
        }
        let unfit = |error| self.faulty(&[Problem::new("pack", "(whole)", format!("{error}"))]);
        encode(pack).map_err(unfit)
    }

    /// The failure that tells these problems.
    pub fn faulty(&self, problems: &[Problem]) -> Failure {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        Failure::new(
            format!(
                "The files of {} cannot be put together:\n    {}",
                self.folder.display(),
                lines.join("\n    ")
            ),
            "the app would have no content, so it is not built.",
            "mend the places named above.",
        )
    }
}

/// Writes all editions, and what stands beside them, into `staging`/content and returns the addresses that the page should preload:
/// the edition that the app starts with, its English wording, and the interface's (`texts`).
///
/// # Errors
/// When an edition has faults or a file cannot be read or written.
pub fn write(packs: &Path, texts: &Path, staging: &Path) -> Result<Vec<String>> {
    let all = editions(packs)?;
    let mut preloads = interface(texts, staging)?;
    let mut read = Vec::new();
    for edition in &all {
        let is_first = format!("{}/{}", edition.pack, edition.edition) == START;
        let stem = format!("content/{}-{}", edition.pack, edition.edition);
        let composed = edition.composed()?;
        let pack = format!("{stem}.bin");
        files::write(&staging.join(&pack), edition.encoded(&composed)?)?;
        if is_first {
            preloads.push(pack);
        }
        for (language, text) in composed.wordings() {
            let wording = format!("{stem}.{language}.json");
            files::write(&staging.join(&wording), text)?;
            if is_first && language == "en" {
                preloads.push(wording);
            }
        }
        read.push(composed.bundle.pack);
    }
    for folder in folders(packs)? {
        let name = name_of(&folder);
        let editions: Vec<&Pack> = read.iter().filter(|pack| pack.pack == name).collect();
        beside::write(&folder, &name, &editions, staging)?;
    }
    Ok(preloads)
}

/// The interface's own wording, one file for each language; the English one is needed at once.
fn interface(texts: &Path, staging: &Path) -> Result<Vec<String>> {
    let mut preloads = Vec::new();
    for (name, text) in json_files(texts)? {
        let problem = |problems: Vec<Problem>| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            Failure::new(lines.join("; "), "the app would have no wording.", "mend src/ui/text.")
        };
        // What only the annex says is a file of the annex.
        let is_of_annex = name.starts_with("annex");
        let address = if is_of_annex { name.clone() } else { format!("content/interface.{name}") };
        files::write(&staging.join(&address), compose_wording(&[(name.clone(), text)]).map_err(problem)?)?;
        if name == "en.json" {
            preloads.push(address);
        }
    }
    Ok(preloads)
}

fn editions(packs: &Path) -> Result<Vec<Edition>> {
    let mut editions = Vec::new();
    for pack in folders(packs)? {
        for folder in folders(&pack)? {
            editions.push(Edition { pack: name_of(&pack), edition: name_of(&folder), folder });
        }
    }
    Ok(editions)
}

/// The files of one folder.
fn own_files(folder: &Path) -> Result<EditionFiles> {
    let languages = folders(folder)?.into_iter();
    let wording = languages.map(|folder| Ok((name_of(&folder), json_files(&folder)?)));
    let wording = wording.collect::<Result<_>>()?;
    Ok(EditionFiles { pack: json_files(folder)?, wording, others: Vec::new() })
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(files::entries(folder)?.into_iter().filter(|path| path.is_dir()).collect())
}

pub(super) fn json_files(folder: &Path) -> Result<Files> {
    let all = files::entries(folder)?;
    let wanted = all.iter().filter(|path| path.is_file() && name_of(path).ends_with(".json"));
    wanted.map(|path| Ok((name_of(path), files::read_text(path)?))).collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packs(list: &[(&str, &str)]) -> Result<tempfile::TempDir> {
        let folder = tempfile::tempdir().map_err(|error| Failure::new(error.to_string(), "", ""))?;
        for (name, text) in list {
            files::write(&folder.path().join("packs").join(name), text)?;
        }
        Ok(folder)
    }

    #[test]
    fn the_project_content_is_written_and_the_edition_of_the_start_is_preloaded() -> Result<()> {
        let staging = tempfile::tempdir().map_err(|error| Failure::new(error.to_string(), "", ""))?;
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
        let preloads = write(&root.join("content/packs"), &root.join("ui/text"), staging.path())?;
        let expected =
            ["content/interface.en.json", "content/ems-2018-03.bin", "content/ems-2018-03.en.json"];
        assert_eq!(preloads, expected);
        for name in expected {
            assert!(staging.path().join(name).is_file(), "{name}");
        }
        for name in ["content/ems-history.en.json", "content/ems-moves.json", "content/ems-2016-04.bin"] {
            assert!(staging.path().join(name).is_file(), "{name}");
        }
        let pack = fairway::content::decode(&files::read(&staging.path().join("content/ems-2018-03.bin"))?);
        assert_eq!(pack.map(|pack| pack.name()), Ok("ems/2018-03".to_string()));
        Ok(())
    }

    #[test]
    fn faults_and_unknown_editions_are_named() -> Result<()> {
        let folder = packs(&[("ems/2018-03/a.json", r#"{"a": 1}"#), ("ems/2018-03/b.json", r#"{"a": 1}"#)])?;
        let packs = folder.path().join("packs");
        let told = write(&packs, &packs, folder.path()).map_err(|failure| failure.to_string());
        assert!(told.as_ref().is_err_and(|text| text.contains("b.json:1: a: found this key in")), "{told:?}");
        let told = Edition::named(&packs, "ems/2019-01").map_err(|failure| failure.to_string());
        assert!(told.as_ref().is_err_and(|text| text.contains("use one of: ems/2018-03.")), "{told:?}");
        Ok(())
    }
}
