//! The project's own files as text, for tests that look at the source itself.

use super::project;
use std::fs;
use std::path::Path;

/// A file: its path from the top of the project, with slashes, and its text.
pub struct File {
    /// For example `src/journey/replay.rs`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl File {
    /// Lines without comments and without the tests at the end, with their numbers.
    pub fn code(&self) -> Vec<(usize, String)> {
        let lines = self.text.lines().enumerate();
        let lines = lines.take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        lines.map(|(index, line)| (index + 1, without_comment(line).to_string())).collect()
    }

    /// A style sheet's text with its comments blanked out, lines kept.
    pub fn css(&self) -> Vec<(usize, String)> {
        let mut kept = String::new();
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once("/*") {
            kept.push_str(before);
            let (comment, tail) = after.split_once("*/").unwrap_or((after, ""));
            kept.extend(comment.chars().filter(|c| *c == '\n'));
            rest = tail;
        }
        kept.push_str(rest);
        kept.lines().enumerate().map(|(index, line)| (index + 1, line.to_string())).collect()
    }

    /// The folder directly below `src`, or nothing for files in `src` itself.
    pub fn part(&self) -> Option<&str> {
        self.path.strip_prefix("src/")?.split_once('/').map(|(folder, _)| folder)
    }
}

/// All files below `folder` whose names end in one of `endings`, sorted by path. Nothing where it does not exist.
pub fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    walk(&project().join(folder), folder, endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn walk(folder: &Path, path: &str, endings: &[&str], found: &mut Vec<File>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        if entry.file_type().unwrap().is_dir() {
            if name != "target" {
                walk(&entry.path(), &path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(File { path, text: fs::read_to_string(entry.path()).unwrap() });
        }
    }
}

/// The line up to a `//` that is not part of an address or a text.
fn without_comment(line: &str) -> &str {
    let mut from = 0;
    while let Some(found) = line[from..].find("//") {
        let at = from + found;
        let in_text = line[..at].matches('"').count() - line[..at].matches("\\\"").count();
        if in_text.is_multiple_of(2) && !line[..at].ends_with(':') {
            return &line[..at];
        }
        from = at + 2;
    }
    line
}
