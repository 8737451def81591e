//! A start for a new pack: the example of the authoring guide, written to files. The guide is the only place
//! where it stands.

use crate::{Failure, Result, files};
use fairway::content::authoring::Files;
use std::path::Path;

/// The guide. Each of its blocks of JSON is headed by the name of its file.
pub const GUIDE: &str = include_str!("../../../src/content/packs/README.md");

/// Writes the example into `folder` and returns what to do next.
///
/// # Errors
/// When there is something in the folder already, or it cannot be written.
pub fn write(folder: &Path) -> Result<String> {
    if folder.exists() && !files::entries(folder)?.is_empty() {
        return Err(Failure::new(
            format!("{} is not empty.", folder.display()),
            "nothing was written.",
            "name a folder that does not exist yet.",
        ));
    }
    let example = example(GUIDE);
    for (name, text) in &example {
        files::write(&folder.join(name), text)?;
    }
    let path = folder.display();
    Ok(format!(
        "{} files of a small sound pack are in {path}. Change them, and see what they say with\n\
         cargo xtask pack check --folder {path}\ncargo xtask pack prove --folder {path}",
        example.len()
    ))
}

/// The files of the guide's example: blocks of JSON under a heading that is a file name in backquotes.
pub fn example(guide: &str) -> Files {
    let mut found = Files::new();
    let mut name: Option<&str> = None;
    let mut block: Option<String> = None;
    for line in guide.lines() {
        match (&mut block, line) {
            (Some(_), "```") => found.extend(name.take().map(str::to_string).zip(block.take())),
            (Some(text), line) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, "```json") if name.is_some() => block = Some(String::new()),
            (None, line) if line.starts_with('#') => {
                name = line.split('`').nth(1).filter(|name| name.ends_with(".json"));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_files_where_a_heading_names_one() {
        let guide = "# Guide\n```json\n{}\n```\n### `a.json`\ntext\n```json\n{\n}\n```\n```json\n1\n```\n## `b` c\n```json\n2\n```\n### `en/c.json`: d\n```json\n3\n```\n";
        let expected = [("a.json", "{\n}\n"), ("en/c.json", "3\n")];
        assert_eq!(example(guide), expected.map(|(name, text)| (name.to_string(), text.to_string())));
    }
}
