//! The files of the corpus: one folder for each parser, one input a file, named by its checksum.

use crate::support::project;
use crc::{CRC_32_ISO_HDLC, Crc};
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    project().join("tests/fuzz/corpus").join(name)
}

fn entries(folder: &Path) -> Vec<(String, PathBuf)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut named: Vec<(String, PathBuf)> =
        paths.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path)).collect();
    named.sort();
    named
}

/// Names of the parsers that have files.
pub fn folders() -> Vec<String> {
    let folders = entries(&folder("")).into_iter().filter(|(_, path)| path.is_dir());
    folders.map(|(name, _)| name).collect()
}

/// Names and bytes of a parser's files, sorted.
pub fn files(name: &str) -> Vec<(String, Vec<u8>)> {
    entries(&folder(name)).into_iter().map(|(file, path)| (file, fs::read(path).unwrap())).collect()
}

/// Keeps an input and tells its path in the project.
pub fn keep(name: &str, prefix: &str, input: &[u8]) -> String {
    let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(input);
    let file = format!("{prefix}{sum:08x}");
    fs::create_dir_all(folder(name)).unwrap();
    fs::write(folder(name).join(&file), input).unwrap();
    format!("tests/fuzz/corpus/{name}/{file}")
}

/// Writes down what is about to be run, outside the project.
pub fn remember(name: &str, input: &[u8]) {
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}")), input).unwrap();
}
