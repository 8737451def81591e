//! Collects the faults of one pack, up to a number that a person can read, and says how many more there
//! are. Also the words in which a fault quotes what it found.

use crate::content::Problem;
use serde_json::Value;

/// A person mends these first. A hostile pack could otherwise make the list larger than itself.
const MOST: usize = 500;
/// Longer texts are cut where they are quoted, in characters.
const QUOTED: usize = 60;

/// Faults in the order in which they were found.
#[derive(Default)]
pub struct Faults {
    told: Vec<Problem>,
    more: usize,
}

impl Faults {
    /// One more fault.
    pub fn push(&mut self, problem: Problem) {
        if self.told.len() < MOST { self.told.push(problem) } else { self.more += 1 }
    }

    /// Further faults.
    pub fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        problems.into_iter().for_each(|problem| self.push(problem));
    }

    /// A fault at a path of a pack; the file is the one that holds such things by custom.
    pub fn tell(&mut self, path: impl Into<String>, message: impl Into<String>) {
        let path = path.into();
        self.push(Problem::new(file_of(&path), path, message.into()));
    }

    /// Number of faults so far.
    pub fn count(&self) -> usize {
        self.told.len() + self.more
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// All of them; where there were too many, the last one says how many more.
    pub fn list(mut self) -> Vec<Problem> {
        if self.more > 0 {
            let message = format!("{} more faults are not listed; mend these first", self.more);
            self.told.push(Problem::new("(all files)", "(and so on)", message));
        }
        self.told
    }

    /// `value` if there are no faults.
    pub fn or<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.is_empty() { Ok(value) } else { Err(self.list()) }
    }
}

/// A text as found, in quotation marks, cut where it is long.
pub fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        None => format!("{text:?}"),
        Some((end, _)) => format!("{:?}… ({} characters)", &text[..end], text.chars().count()),
    }
}

/// A value as found.
pub fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
        Value::Null => "nothing (`null`)".into(),
        plain => plain.to_string(),
    }
}

/// The path of `key` in what stands at `path`; either may be empty.
pub fn join(path: &str, key: &str) -> String {
    let dot = if path.is_empty() || key.is_empty() { "" } else { "." };
    format!("{path}{dot}{key}")
}

/// The file of an edition that by custom holds what stands at this path.
pub fn file_of(path: &str) -> &'static str {
    match path.split(['.', '[']).next().unwrap_or_default() {
        "conditions" => "conditions.json",
        "questions" => "questions.json",
        "verdicts" | "consequences" => "verdicts.json",
        "expectations" | "out-of-scope" => "expectations.json",
        "tasks" => "tasks.json",
        "steps" => "steps.json",
        "completion" => "completion.json",
        "sources" | "diagrams" | "links" => "sources.json",
        "glossary" => "glossary.json",
        "unclear" => "unclear.json",
        "phases" => "phases.json",
        "information" => "information.json",
        "rows" | "left-out" => "rows.json",
        "marks" | "read" => "marks.json",
        "deadlines" => "deadlines.json",
        _ => "edition.json",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_quoted_safely() {
        let check = |value: Value, expected: &str| assert_eq!(shown(&value), expected);
        check("a \"b\"\n".into(), r#""a \"b\"\n""#);
        check("ü".repeat(61).into(), &format!("\"{}\"… (61 characters)", "ü".repeat(60)));
        check(Value::Null, "nothing (`null`)");
        check(2.5.into(), "2.5");
        check(Value::Array(vec![]), "a list");
    }

    #[test]
    fn a_flood_of_faults_is_counted_not_listed() {
        let mut faults = Faults::default();
        (0..MOST + 7).for_each(|index| faults.tell(format!("tasks[{index}]"), "x"));
        let list = faults.list();
        assert_eq!((list.len(), list[0].file.as_str()), (MOST + 1, "tasks.json"));
        assert_eq!(list[MOST].message, "7 more faults are not listed; mend these first");
    }
}
