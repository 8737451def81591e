//! A folder as a zip whose bytes follow from its files alone: in the order of their names, with one date.

use crate::{Failure, Result, files};
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The zip of `folder`, whose files lie under `name` in it.
///
/// # Errors
/// When a file cannot be read, or the zip cannot be made.
pub fn pack(folder: &Path, name: &str) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The earliest date that a zip can hold, and what a file is that everybody may read.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for file in files::walk(folder, &|_| true)? {
        let bytes = files::read(&folder.join(&file))?;
        zip.start_file(format!("{name}/{file}"), options).map_err(|error| failed(&file, &error))?;
        zip.write_all(&bytes).map_err(|error| failed(&file, &error))?;
    }
    let written = zip.finish().map_err(|error| failed("the end", &error))?;
    Ok(written.into_inner())
}

fn failed(what: &str, error: &dyn std::fmt::Display) -> Failure {
    Failure::new(
        format!("The zip could not be made: {what}: {error}."),
        "the folder beside it is complete; only the zip is missing.",
        "pack the folder with another program.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_zip_holds_every_file_and_is_the_same_each_time() -> Result<()> {
        let folder = tempfile::tempdir().map_err(|error| failed("a folder", &error))?;
        for (name, text) in [("b.txt", "two"), ("a/c.txt", "one")] {
            files::write(&folder.path().join(name), text)?;
        }
        let packed = pack(folder.path(), "x")?;
        files::write(&folder.path().join("b.txt"), "two")?;
        assert_eq!(packed, pack(folder.path(), "x")?, "written again, and later");
        let mut zip = zip::ZipArchive::new(Cursor::new(packed)).map_err(|error| failed("read", &error))?;
        let mut found = Vec::new();
        for place in 0..zip.len() {
            let mut file = zip.by_index(place).map_err(|error| failed("read", &error))?;
            let mut text = String::new();
            file.read_to_string(&mut text).map_err(|error| failed("read", &error))?;
            let name = file.name().map_err(|error| failed("read", &error))?.to_string();
            found.push((name, text));
        }
        assert_eq!(found, [("x/a/c.txt".into(), "one".into()), ("x/b.txt".into(), "two".into())]);
        Ok(())
    }
}
