//! The editions of the project as files, and composed.

use super::{edition_folder, json_files, project, told};
use fairway::content::authoring::{Composed, EditionFiles, base_of, compose_edition};
use std::fs;

/// The edition that is whole and that the historic ones rest on.
pub const MARCH: &str = "2018-03";

/// The edition of March 2018 and all that rest on it, the oldest first. One that is whole has tests of its own.
pub fn names() -> Vec<String> {
    let folder = fs::read_dir(project().join("src/content/packs/ems")).unwrap();
    let folders = folder.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let mut names: Vec<String> =
        folders.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    names.retain(|name| name == MARCH || files(name).others.iter().any(|(base, _)| base == MARCH));
    names
}

/// The English files of an edition, with those of the editions on which it rests.
pub fn files(edition: &str) -> EditionFiles {
    let own = |edition: &str| {
        let folder = edition_folder(&format!("ems/{edition}"));
        let wording = vec![("en".to_string(), json_files(&folder.join("en")))];
        EditionFiles { pack: json_files(&folder), wording, ..EditionFiles::default() }
    };
    let mut files = own(edition);
    let mut next = base_of(&files.pack);
    while let Some(base) = next {
        let found = own(&base);
        next = base_of(&found.pack);
        files.others.push((base, found));
    }
    files
}

/// An edition of the project, composed.
pub fn composed(edition: &str) -> Composed {
    compose_edition(&files(edition)).unwrap_or_else(|faults| panic!("{edition}:\n{}", told(&faults)))
}
