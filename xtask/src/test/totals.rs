//! Counting: the result lines that test programs print, added up. Text and numbers only.

use std::fmt;
use std::ops::Add;

/// How many checks passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Passed.
    pub passed: usize,
    /// Failed, or could not be run.
    pub failed: usize,
}

impl Totals {
    /// What one line of output says, if it is a result line such as
    /// `test result: ok. 3 passed; 0 failed; 0 ignored`.
    pub fn in_line(line: &str) -> Option<Self> {
        let counts = line.trim().strip_prefix("test result: ")?;
        let before = |word: &str| {
            let mut words = counts.split([' ', ';', '.']).filter(|word| !word.is_empty());
            let mut last = None;
            loop {
                let next = words.next()?;
                if next == word {
                    return last.and_then(|text: &str| text.parse().ok());
                }
                last = Some(next);
            }
        };
        Some(Self { passed: before("passed")?, failed: before("failed")? })
    }

    /// The count of a whole run, given whether its program succeeded. A failure that no result line shows
    /// (it did not compile, it crashed) counts as one, and so does a run that ran no test at all.
    #[must_use]
    pub fn of_run(counted: Option<Self>, succeeded: bool) -> Self {
        match counted.filter(|totals| totals.passed + totals.failed > 0) {
            Some(totals) if succeeded || totals.failed > 0 => totals,
            Some(totals) => Self { failed: 1, ..totals },
            None => Self { passed: 0, failed: 1 },
        }
    }
}

impl Add for Totals {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(passed: usize, failed: usize) -> Option<Totals> {
        Some(Totals { passed, failed })
    }

    #[test]
    fn result_lines() {
        let check =
            |line: &str, expected: Option<Totals>| assert_eq!(Totals::in_line(line), expected, "{line}");
        check(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            some(12, 0),
        );
        check("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out", some(3, 2));
        check(
            "test result: ok. 1 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.35s\r",
            some(1, 0),
        );
        check("test tests::a ... ok", None);
        check("running 3 tests", None);
    }

    #[test]
    fn runs() {
        assert_eq!(Totals::of_run(some(3, 0), true), Totals { passed: 3, failed: 0 });
        assert_eq!(Totals::of_run(some(3, 2), false), Totals { passed: 3, failed: 2 });
        assert_eq!(Totals::of_run(some(3, 0), false), Totals { passed: 3, failed: 1 });
        assert_eq!(Totals::of_run(None, true), Totals { passed: 0, failed: 1 });
        assert_eq!(Totals::of_run(some(0, 0), true), Totals { passed: 0, failed: 1 });
        assert_eq!(
            (Totals { passed: 1, failed: 2 } + Totals { passed: 3, failed: 4 }).to_string(),
            "4 passed, 6 failed"
        );
    }
}
