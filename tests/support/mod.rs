//! Reads the packs as the app ships them. Shared by the native tests.
#![allow(dead_code, reason = "each test target uses its own part")]

pub mod brute;
pub mod customer;
pub mod damage;
pub mod desk;
pub mod editions;
pub mod entries;
pub mod generate;
pub mod items;
pub mod large;
pub mod ledger;
pub mod matcher;
pub mod model_storage;
pub mod outside;
pub mod profiles;
pub mod random;
pub mod second;
pub mod small;
pub mod told;
pub mod tree;

use fairway::content::{Pack, Problem, Wording, compose, compose_wording, load};
use fairway::formats::answers;
use fairway::journey::Answers;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The top of the project. Links are followed, so that a workspace that only links to `src` finds it too.
pub fn project() -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let source = source.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", source.display()));
    source.parent().unwrap().to_path_buf()
}

/// The folder of an edition.
pub fn edition_folder(edition: &str) -> PathBuf {
    project().join("src/content/packs").join(edition)
}

/// A file of the project as text.
pub fn text_of(path: impl AsRef<Path>) -> String {
    let path = project().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file of the project as JSON.
pub fn json_of(path: impl AsRef<Path>) -> Value {
    let path = path.as_ref();
    serde_json::from_str(&text_of(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// File names and texts of the JSON files in a folder, sorted.
pub fn json_files(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The March 2018 edition as composed text.
pub fn composed() -> String {
    compose(&json_files(&edition_folder("ems/2018-03"))).unwrap_or_else(|problems| fail(&problems))
}

/// The March 2018 edition.
pub fn pack() -> Pack {
    load(&composed()).unwrap_or_else(|problems| fail(&problems))
}

/// Answers as written in an answers file.
pub fn answers(pack: &Pack, value: &Value) -> Answers {
    answers::read(pack, value).unwrap_or_else(|problems| fail(&problems))
}

/// Its English wording.
pub fn wording() -> Wording {
    let files = json_files(&edition_folder("ems/2018-03").join("en"));
    let text = compose_wording(&files).unwrap_or_else(|problems| fail(&problems));
    Wording::from_json(&text).unwrap()
}

/// Problems as text, one a line.
pub fn told(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn fail<T>(problems: &[Problem]) -> T {
    panic!("{}", told(problems))
}

/// The interface's own wording, the annex's included.
pub fn interface() -> Wording {
    let read = |name: &str| Wording::from_json(text_of(name)).unwrap();
    read("src/ui/text/en.json").with(read("src/ui/text/annex.en.json"))
}
