//! A pack as it is found on disk: a folder of files, or one file that holds all.

use super::arguments::Source;
use crate::dist::content::Edition;
use crate::project::Project;
use crate::{Result, files};
use fairway::content::Problem;
use fairway::content::authoring::{Bundle, EditionFiles, read_edition, read_untrusted};

/// What was read, unchecked.
pub enum Read {
    /// The files of a folder.
    Folder(EditionFiles),
    /// The text of a file.
    File(String),
}

impl Read {
    /// Reads the files.
    ///
    /// # Errors
    /// When there is no such edition, folder or file.
    pub fn from(project: &Project, source: &Source) -> Result<Self> {
        match source {
            Source::Edition(name) => Edition::named(&project.packs(), name)?.files().map(Self::Folder),
            Source::Folder(folder) => Edition::at(folder).files().map(Self::Folder),
            Source::File(path) => files::read_text(path).map(Self::File),
        }
    }

    /// The pack with its wording.
    ///
    /// # Errors
    /// All faults.
    pub fn bundle(&self) -> std::result::Result<Bundle, Vec<Problem>> {
        match self {
            Self::Folder(files) => read_edition(files),
            Self::File(text) => read_untrusted(text),
        }
    }

    /// The pack with its wording as one text that holds no faults.
    ///
    /// # Errors
    /// All faults.
    pub fn text(&self) -> std::result::Result<String, Vec<Problem>> {
        match self {
            Self::Folder(files) => files.bundle(),
            Self::File(text) => read_untrusted(text).map(|_| text.clone()),
        }
    }

    /// Faults that the proof found, with the files and lines in which they stand.
    pub fn locate(&self, faults: Vec<Problem>) -> Vec<Problem> {
        match self {
            Self::Folder(files) => files.locate(faults),
            Self::File(_) => faults,
        }
    }
}

/// The source as its author named it.
pub fn name(source: &Source) -> String {
    match source {
        Source::Edition(name) => name.clone(),
        Source::Folder(path) | Source::File(path) => path.display().to_string(),
    }
}
