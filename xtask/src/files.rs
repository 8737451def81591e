//! Reading, writing and listing files with errors that name the file. Knows nothing of what is in them.

use crate::{Failure, Result};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The whole file as bytes.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| failed("read", path, &error))
}

/// The whole file as text.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| failed("read", path, &error))
}

/// Writes the file, with the folders above it.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| failed("create", folder, &error))?;
    }
    std::fs::write(path, bytes).map_err(|error| failed("write", path, &error))
}

/// Removes a folder and all in it; a folder that is not there is no failure.
///
/// # Errors
/// When it is there and stays there.
pub fn remove_folder(path: &Path) -> Result<()> {
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed("remove", path, &error)),
        _ => Ok(()),
    }
}

/// Removes a file.
///
/// # Errors
/// When it stays there or was not there.
pub fn remove(path: &Path) -> Result<()> {
    std::fs::remove_file(path).map_err(|error| failed("remove", path, &error))
}

/// What is directly in the folder, sorted by name.
///
/// # Errors
/// When the folder cannot be read.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let listing = std::fs::read_dir(folder).map_err(|error| failed("list", folder, &error))?;
    let mut paths = Vec::new();
    for entry in listing {
        paths.push(entry.map_err(|error| failed("list", folder, &error))?.path());
    }
    paths.sort();
    Ok(paths)
}

/// Every file in the folder and below for which `wanted` holds, sorted; `wanted` is asked about folders
/// too, and those it refuses are not entered. It gets the address relative to `folder`, with `/` between.
///
/// # Errors
/// When a folder cannot be read.
pub fn walk(folder: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>> {
    let mut found = Vec::new();
    walk_into(folder, "", wanted, &mut found)?;
    found.sort();
    Ok(found)
}

fn walk_into(
    folder: &Path,
    above: &str,
    wanted: &dyn Fn(&str) -> bool,
    found: &mut Vec<String>,
) -> Result<()> {
    for path in entries(folder)? {
        let name = format!("{above}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if !wanted(&name) {
            continue;
        }
        if path.is_dir() {
            walk_into(&path, &format!("{name}/"), wanted, found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn failed(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("Could not {what} {}: {error}.", path.display()),
        "the command stopped there; nothing after it was done.",
        "check that the path exists, that you may use it, and that the disk is not full; then run the command again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walking_lists_files_with_slashes_and_skips_what_is_not_wanted() -> Result<()> {
        let folder = tempfile::tempdir().map_err(|error| failed("create", Path::new("temp"), &error))?;
        for name in ["b.txt", "a/c.txt", "target/x.txt"] {
            write(&folder.path().join(name), name)?;
        }
        let found = walk(folder.path(), &|name| name != "target")?;
        assert_eq!(found, ["a/c.txt", "b.txt"]);
        Ok(())
    }

    #[test]
    fn a_missing_file_is_named() {
        let told = read(Path::new("/no/such/file")).map_err(|failure| failure.to_string());
        assert!(told.is_err_and(|text| text.starts_with("Could not read /no/such/file")));
    }
}
