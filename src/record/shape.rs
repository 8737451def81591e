//! What can be a field at all, whatever it means. What is not of this shape never gets into a record, from
//! wherever it comes, so that no path goes on where another one ends and every record can be written.

use serde_json::Value;

/// Whether there can be a field at `path` that holds `value`: two words after `answer`, `plan` and `holiday`,
/// otherwise three, or four after `after`. Only an answer can be an object, and nothing can be null.
pub fn is_field(path: &str, value: &Value) -> bool {
    let words: Vec<&str> = path.split('/').collect();
    let shaped = match words.as_slice() {
        ["answer" | "plan" | "holiday", rest @ ..] | [_, _, "after", rest @ ..] => rest.len() == 1,
        words => words.len() == 3,
    };
    let fits = match value {
        Value::Null => false,
        Value::Object(_) => words.first() == Some(&"answer"),
        _ => true,
    };
    shaped && fits && !words.contains(&"")
}
