//! What a build depends on, as one digest: so that an unchanged project is not built again.

use crate::process::Call;
use crate::project::Project;
use crate::{Result, files};
use std::path::Path;

/// Folders and files at the top of the project that no build reads. Everything else counts: a file too
/// many costs a build, a file too few would show people an old app.
const IGNORED: [&str; 7] = [".git", ".github", ".ci", ".cache", "dist", "target", "tests"];

/// The digest of all sources and of the compiler.
///
/// # Errors
/// When a file cannot be read.
pub fn digest(project: &Project) -> Result<String> {
    let compiler = Call::new("rustc").arg("-vV").output()?;
    let names = files::walk(project.root(), &is_read)?;
    digest_of(project.root(), names, &compiler)
}

/// The digest of everything in a folder.
///
/// # Errors
/// When a file cannot be read.
pub fn digest_of_folder(folder: &Path) -> Result<String> {
    digest_of(folder, files::walk(folder, &|_| true)?, "")
}

fn is_read(name: &str) -> bool {
    let is_document = !name.contains('/') && name.ends_with(".md");
    !IGNORED.contains(&name) && !is_document && name != "LICENSE"
}

fn digest_of(folder: &Path, names: Vec<String>, seed: &str) -> Result<String> {
    let mut text = seed.to_string();
    for name in names {
        let content = files::digest(&files::read(&folder.join(&name))?);
        text.push_str(&format!("\n{name} {content}"));
    }
    Ok(files::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_as_a_source() {
        let check = |name: &str, expected: bool| assert_eq!(is_read(name), expected, "{name}");
        check("src/content/notes.md", true);
        check("index.html", true);
        check("xtask/templates/sw.js", true);
        check("README.md", false);
        check("target", false);
        check(".cache", false);
    }

    #[test]
    fn the_digest_follows_names_and_contents() -> Result<()> {
        let folder = tempfile::tempdir().map_err(|error| crate::Failure::new(error.to_string(), "", ""))?;
        let mut seen = Vec::new();
        for (name, text) in [("a", "1"), ("a", "2"), ("b", "2")] {
            files::write(&folder.path().join(name), text)?;
            seen.push(digest_of_folder(folder.path())?);
        }
        assert_eq!(seen[2], digest_of_folder(folder.path())?);
        assert!(seen[0] != seen[1] && seen[1] != seen[2]);
        Ok(())
    }
}
