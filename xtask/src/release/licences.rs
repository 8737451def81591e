//! The licences of everything in the wasm, in one text: each licence text once, with the crates it came with.

use super::components::{Component, Components};
use crate::{Failure, Result, files};
use std::collections::BTreeMap;

/// How the files of licences begin, in small letters.
const NAMES: [&str; 4] = ["license", "licence", "copying", "notice"];

/// The text.
///
/// # Errors
/// When a crate came without a text of its licence, or one cannot be read.
pub fn text(components: &Components) -> Result<String> {
    let mut texts: BTreeMap<String, Vec<&Component>> = BTreeMap::new();
    let mut without = Vec::new();
    for component in &components.list {
        let found = texts_of(component)?;
        if found.is_empty() {
            without.push(component);
        }
        for text in found {
            texts.entry(text).or_default().push(component);
        }
    }
    let mut written = String::from(
        "Fairway is under the MIT licence, see LICENSE. It is made with the following libraries, each under\n\
         the licence that it names. The texts that came with them stand below, each once.\n\n",
    );
    for component in &components.list {
        let Component { name, version, licence, repository, .. } = component;
        written.push_str(&format!("{name} {version}: {licence}  {repository}\n"));
    }
    if !without.is_empty() {
        let names: Vec<&str> = without.iter().map(|component| component.name.as_str()).collect();
        written.push_str(&format!("\nWithout a text of their own: {}.\n", names.join(", ")));
    }
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_by_key(|(_, of)| of.iter().map(|component| component.key()).collect::<Vec<_>>());
    for (text, of) in texts {
        let names: Vec<&str> = of.iter().map(|component| component.name.as_str()).collect();
        written.push_str(&format!("\n{}\n{}\n\n{text}\n", "-".repeat(100), names.join(", ")));
    }
    Ok(written)
}

fn texts_of(component: &Component) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for path in files::entries(&component.folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_file() && NAMES.iter().any(|begin| name.starts_with(begin)) {
            let text = String::from_utf8(files::read(&path)?).map_err(|_| unreadable(component))?;
            found.push(text.replace("\r\n", "\n").trim().to_string());
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn unreadable(component: &Component) -> Failure {
    Failure::new(
        format!("A licence of {} {} is no text.", component.name, component.version),
        "the release would not hold it, and is not made.",
        "look at the file, and have another version of the crate.",
    )
}
