//! The one error of these commands: told to a person, never matched on by code.

use std::fmt;

/// What every fallible function of this crate returns.
pub type Result<T> = std::result::Result<T, Failure>;

/// Something that could not be done: what happened, what that means, and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    happened: String,
    means: String,
    way_out: String,
}

impl Failure {
    /// A failure from its three sentences.
    pub fn new(happened: impl Into<String>, means: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self { happened: happened.into(), means: means.into(), way_out: way_out.into() }
    }

    /// The first sentence alone, for callers that know another way.
    pub fn happened(&self) -> &str {
        &self.happened
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  This means:  {}\n  The way out: {}", self.happened, self.means, self.way_out)
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_told_in_three_lines() {
        let told = Failure::new("npm is not installed.", "wasm-opt is missing.", "Install Node.").to_string();
        let expected =
            "npm is not installed.\n  This means:  wasm-opt is missing.\n  The way out: Install Node.";
        assert_eq!(told, expected);
    }
}
