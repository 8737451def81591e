//! Reads the packs as the app ships them. Shared by the native tests.
#![allow(dead_code, reason = "each test target uses its own part")]

use fairway::content::{Pack, Wording, compose, compose_wording, load};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of an edition.
pub fn edition_folder(edition: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/packs").join(edition)
}

/// File names and texts of the JSON files in a folder, sorted.
pub fn json_files(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// The March 2018 edition.
pub fn pack() -> Pack {
    let text = compose(&json_files(&edition_folder("ems/2018-03"))).unwrap_or_else(|problems| fail(&problems));
    load(&text).unwrap_or_else(|problems| fail(&problems))
}

/// Its English wording.
pub fn wording() -> Wording {
    let files = json_files(&edition_folder("ems/2018-03").join("en"));
    let text = compose_wording(&files).unwrap_or_else(|problems| fail(&problems));
    Wording::from_json(&text).unwrap()
}

fn fail<T>(problems: &[fairway::content::Problem]) -> T {
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    panic!("{}", told.join("\n"))
}
