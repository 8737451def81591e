//! Puts the files of an edition together into one text. Pure: callers read the files; used when the app is
//! built and by native checks.

use super::faults::{Faults, quoted};
use super::load;
use super::position::Position;
use crate::content::Problem;
use serde_json::{Map, Value};

/// Names the schema of a file, for editors; no part of the content.
const SCHEMA: &str = "$schema";

/// Merges pack files, each an object with top-level keys of its own, into one minified JSON text.
///
/// `files` are pairs of file name and text, in the order in which they are to be merged.
///
/// # Errors
/// When a file is not a JSON object, or a key stands twice in one or in two files; every fault is listed.
pub fn compose(files: &[(String, String)]) -> Result<String, Vec<Problem>> {
    let mut faults = Faults::default();
    let parts = read(files, &mut faults);
    let merged = merge(&parts, &mut faults);
    faults.or(merged.to_string())
}

/// Merges wording files, each a flat object of texts, into one minified JSON text.
///
/// # Errors
/// As [`compose`], and when a value is not a text.
pub fn compose_wording(files: &[(String, String)]) -> Result<String, Vec<Problem>> {
    let mut faults = Faults::default();
    let parts = read(files, &mut faults);
    parts.iter().for_each(|part| part.are_texts(false, &mut faults));
    let merged = merge(&parts, &mut faults);
    faults.or(merged.to_string())
}

/// One file, read.
pub struct Part {
    /// Its name.
    pub file: String,
    /// What it holds, without what is for editors only.
    pub content: Map<String, Value>,
    position: Option<Position>,
}

impl Part {
    /// The file with the line of what stands at `path`.
    pub fn place(&self, path: &str) -> String {
        let line = self.position.as_ref().map(|position| position.line_of(path));
        line.map_or(self.file.clone(), |line| format!("{}:{line}", self.file))
    }

    /// The fault with the line at which it stands in this file.
    pub fn locate(&self, problem: Problem) -> Problem {
        Problem { file: self.place(&problem.path), ..problem }
    }

    /// The file with the line that says something about what stands at `path` of the composed pack; `None`
    /// where this file is silent about it.
    pub fn place_of(&self, path: &str, is_difference: bool) -> Option<String> {
        let key = path.split(['.', '[']).next().unwrap_or_default();
        let said = self.content.get(key)?;
        if !is_difference || !said.is_object() {
            return Some(self.place(path));
        }
        let rest = &path[key.len()..];
        let position = self.position.as_ref()?;
        // What comes and what changes stands one level deeper: list, `add`, entry.
        let deeper = ["add", "change"].map(|kind| (position.find(&format!("{key}.{kind}{rest}")), 3));
        let found = deeper.into_iter().chain([(position.find(path), 2)]);
        let (line, _) = found.filter(|((_, steps), least)| steps >= least).map(|(found, _)| found).next()?;
        Some(format!("{}:{line}", self.file))
    }

    /// Tells every value that is not a text; a difference may take one away by `null`.
    pub fn are_texts(&self, is_difference: bool, faults: &mut Faults) {
        let is_known = |value: &Value| value.is_string() || is_difference && value.is_null();
        for (key, _) in self.content.iter().filter(|(_, value)| !is_known(value)) {
            faults.push(Problem::new(&self.place(key), key, "expected a text"));
        }
    }
}

/// Reads files; those that are no JSON objects are told and left out.
pub fn read(files: &[(String, String)], faults: &mut Faults) -> Vec<Part> {
    let mut parts = Vec::new();
    for (file, text) in files {
        match serde_json::from_str(text) {
            Ok(Value::Object(mut content)) => {
                content.remove(SCHEMA);
                let part = Part { file: file.clone(), content, position: Position::read(text) };
                for (path, line) in part.position.iter().flat_map(Position::repeated) {
                    let message = "found this key twice in one object; expected it once";
                    faults.push(Problem::new(&format!("{file}:{line}"), path, message));
                }
                parts.push(part);
            }
            Ok(_) => faults.push(Problem::new(file, "(whole file)", "expected a JSON object")),
            Err(error) => faults.push(load::syntax(file, &error)),
        }
    }
    parts
}

/// All parts as one object; a key that several hold is told.
pub fn merge(parts: &[Part], faults: &mut Faults) -> Value {
    let mut merged = Map::new();
    for (index, part) in parts.iter().enumerate() {
        for (key, value) in &part.content {
            if merged.insert(key.clone(), value.clone()).is_some() {
                let first = parts[..index].iter().find(|first| first.content.contains_key(key));
                let first = first.map_or(String::new(), |first| quoted(&first.file));
                let message = format!("found this key in {first} too; expected it in one file only");
                faults.push(Problem::new(&part.place(key), key, message));
            }
        }
    }
    Value::Object(merged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: &[&str]) -> Vec<(String, String)> {
        texts.iter().enumerate().map(|(i, text)| (format!("{i}.json"), (*text).to_string())).collect()
    }

    #[test]
    fn files_are_merged_and_faults_name_file_and_path() {
        let schema = r#"{"$schema": "x", "b": [2]}"#;
        assert_eq!(
            compose(&files(&[r#"{"a": 1, "$schema": "x"}"#, schema])),
            Ok(r#"{"a":1,"b":[2]}"#.to_string())
        );
        let check = |texts: &[&str], expected: &[&str]| {
            let told = compose_wording(&files(texts)).err().unwrap_or_default();
            assert_eq!(told.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
        };
        check(&["[]"], &["0.json: (whole file): expected a JSON object"]);
        check(&["{\n\"b\":\n \"\", \"a\": 1}"], &["0.json:3: a: expected a text"]);
        check(
            &[r#"{"a":"x"}"#, r#"{"a":"y", "b":"x", "b":"y"}"#, "{\n"],
            &[
                "1.json:1: b: found this key twice in one object; expected it once",
                "2.json:2: (whole file): found EOF while parsing an object at line 2 column 0; expected JSON",
                "1.json:1: a: found this key in \"0.json\" too; expected it in one file only",
            ],
        );
    }
}
