//! The licences of everything in the wasm, in one text: each licence text once, with the crates it came with.

use super::components::{Component, Components};
use crate::{Failure, Result, files};
use std::collections::BTreeMap;

/// How the files of licences begin, in small letters.
const NAMES: [&str; 4] = ["license", "licence", "copying", "notice"];

/// The text. `mit` is the MIT licence's own text, without a name, for crates that name it and come without.
///
/// # Errors
/// When a crate came without a text of its licence, which is another one, or a text cannot be read.
pub fn text(components: &Components, mit: &str) -> Result<String> {
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
    let rule = "-".repeat(100);
    if let Some(other) = without.iter().find(|component| !component.licence.contains("MIT")) {
        return Err(unreadable(other));
    }
    written.push_str(&format!("\n{rule}\nUnder the MIT licence, without a text of their own:\n\n"));
    for Component { name, authors, .. } in without {
        let by = if authors.is_empty() { format!("the authors of {name}") } else { authors.clone() };
        written.push_str(&format!("{name}: Copyright (c) {by}\n"));
    }
    written.push_str(&format!("\n{}\n", mit.trim()));
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_by_key(|(_, of)| of.iter().map(|component| component.key()).collect::<Vec<_>>());
    for (text, of) in texts {
        let names: Vec<&str> = of.iter().map(|component| component.name.as_str()).collect();
        written.push_str(&format!("\n{rule}\n{}\n\n{text}\n", names.join(", ")));
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
        format!("{} {} has no text of its licence that can be read.", component.name, component.version),
        "the release would not hold it, and is not made.",
        "look at the file, and have another version of the crate.",
    )
}
