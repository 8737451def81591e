//! What a plan of a newer Fairway says, as far as this one can tell: texts by path, to be read and never to be
//! edited or written. It guesses nothing: what is not plain text is left out, and the whole text stays beside it.

use super::saved::FORMAT;
use serde_json::Value;

/// Lines that are shown at most; the file has all of it.
const LINES: usize = 2_000;
/// Levels that are looked into; those of a plan are three.
const DEPTH: usize = 8;

/// Path and text of what the fields of a plan hold, by path; nothing where it is no plan or has no fields
/// where ours are.
pub fn lines(text: &str) -> Vec<(String, String)> {
    let plan: Value = serde_json::from_str(text).unwrap_or_default();
    let mut lines = Vec::new();
    if plan["format"] == FORMAT {
        gather(&plan["fields"], String::new(), DEPTH, &mut lines);
    }
    lines.truncate(LINES);
    lines
}

fn gather(value: &Value, path: String, depth: usize, lines: &mut Vec<(String, String)>) {
    let below = |word: &str| if path.is_empty() { word.to_string() } else { [&path, "/", word].concat() };
    match value {
        Value::Object(parts) if depth > 0 => {
            parts.iter().for_each(|(word, part)| gather(part, below(word), depth - 1, lines));
        }
        Value::Array(parts) if parts.iter().all(Value::is_string) => {
            let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
            lines.push((path, parts.join(", ")));
        }
        Value::String(text) => lines.push((path, text.clone())),
        Value::Number(number) => lines.push((path, number.to_string())),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_by_path_and_anything_else_is_left_out() {
        let read = |text: &str| {
            lines(text).into_iter().map(|(path, text)| format!("{path}={text}")).collect::<Vec<_>>()
        };
        let plan = r#"{"format": "fairway-plan", "version": 99, "more": "x", "fields": {
            "plan": {"name": "Contoso", "sum": 3}, "answer": {"service": ["intune", "ems"], "odd": [1, {}], "no": null}}}"#;
        assert_eq!(read(plan), ["answer/service=intune, ems", "plan/name=Contoso", "plan/sum=3"]);
        for none in ["", "[]", "{}", r#"{"format": "fairway-plan"}"#, r#"{"fields": {"a": "b"}}"#] {
            assert_eq!(read(none), [""; 0], "{none}");
        }
        let deep = format!(
            r#"{{"format": "fairway-plan", "fields": {}"x"{}}}"#,
            "{\"a\":".repeat(60),
            "}".repeat(60)
        );
        assert_eq!(read(&deep), [""; 0]);
        let many: Vec<String> = (0..5_000).map(|number| format!("\"{number}\": \"x\"")).collect();
        assert_eq!(
            lines(&format!(r#"{{"format": "fairway-plan", "fields": {{{}}}}}"#, many.join(","))).len(),
            LINES
        );
    }
}
