//! One fault in data from outside, told so that its author can mend it. Not an error for users.

use serde::Serialize;
use std::fmt;

/// A fault in a pack, a wording file or an answers file: where it is and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file that holds the fault, for example `questions.json`.
    pub file: String,
    /// The path inside the file, for example `questions.sign-in.when`.
    pub path: String,
    /// What is wrong and what was expected instead.
    pub message: String,
}

impl Problem {
    /// A problem from its three parts.
    pub fn new(file: &str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.to_string(), path: path.into(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.path, self.message)
    }
}
