//! Puts the files of an edition together into the one text that the app loads. Pure: callers read
//! the files; used when the app is built and by native checks, never in the browser.

use super::Problem;
use serde_json::{Map, Value};

/// Merges pack files, each an object with top-level keys of its own, into one minified JSON text.
///
/// `files` are pairs of file name and text, in the order in which they are to be merged.
///
/// # Errors
/// When a file is not a JSON object, or two files define the same key; every fault is listed.
pub fn compose(files: &[(String, String)]) -> Result<String, Vec<Problem>> {
    merge(files, "two files define this key; expected it in one only")
}

/// Merges wording files, each a flat object of texts, into one minified JSON text.
///
/// # Errors
/// As [`compose`], and when a value is not a text.
pub fn compose_wording(files: &[(String, String)]) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    for (file, text) in files {
        if let Ok(Value::Object(map)) = serde_json::from_str(text) {
            for (key, _) in map.iter().filter(|(_, value)| !value.is_string()) {
                problems.push(Problem::new(file, key, "expected a text"));
            }
        }
    }
    let merged = merge(files, "two wording files hold this key; expected it in one only");
    match merged {
        Err(more) => Err([problems, more].concat()),
        Ok(_) if !problems.is_empty() => Err(problems),
        Ok(text) => Ok(text),
    }
}

fn merge(files: &[(String, String)], clash: &str) -> Result<String, Vec<Problem>> {
    let mut merged = Map::new();
    let mut problems = Vec::new();
    for (file, text) in files {
        match serde_json::from_str(text) {
            Ok(Value::Object(map)) => {
                for (key, value) in map {
                    if merged.contains_key(&key) {
                        problems.push(Problem::new(file, &key, clash));
                    }
                    merged.insert(key, value);
                }
            }
            Ok(_) => problems.push(Problem::new(file, "(whole file)", "expected a JSON object")),
            Err(error) => {
                problems.push(Problem::new(file, format!("line {}", error.line()), error.to_string()));
            }
        }
    }
    if problems.is_empty() { Ok(Value::Object(merged).to_string()) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: &[&str]) -> Vec<(String, String)> {
        texts.iter().enumerate().map(|(i, text)| (format!("{i}.json"), (*text).to_string())).collect()
    }

    #[test]
    fn files_are_merged_and_faults_name_file_and_path() {
        assert_eq!(compose(&files(&[r#"{"a": 1}"#, r#"{"b": [2]}"#])), Ok(r#"{"a":1,"b":[2]}"#.to_string()));
        let check = |texts: &[&str], expected: &str| {
            let told = compose_wording(&files(texts)).map_err(|problems| problems[0].to_string());
            assert_eq!(told, Err(expected.to_string()));
        };
        check(&["[]"], "0.json: (whole file): expected a JSON object");
        check(&[r#"{"a": 1}"#], "0.json: a: expected a text");
        check(
            &[r#"{"a":"x"}"#, r#"{"a":"y"}"#],
            "1.json: a: two wording files hold this key; expected it in one only",
        );
    }
}
