//! Three-valued logic after Kleene (strong tables): unknown stays unknown unless the rest decides.

/// What a condition comes to under answers that may be incomplete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// It cannot be told yet.
    Unknown,
}

impl Truth {
    /// Both hold.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }

    /// At least one holds.
    pub fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// The opposite; unknown has none.
    #[allow(clippy::should_implement_trait, reason = "`!` on three values would read as two-valued")]
    pub fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }

    /// True or unknown.
    pub fn is_possible(self) -> bool {
        self != Self::False
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{False, True, Unknown};

    #[test]
    fn tables_are_kleenes() {
        for (a, b, and, or) in [
            (True, True, True, True),
            (True, False, False, True),
            (True, Unknown, Unknown, True),
            (False, False, False, False),
            (False, Unknown, False, Unknown),
            (Unknown, Unknown, Unknown, Unknown),
        ] {
            assert_eq!((a.and(b), b.and(a), a.or(b), b.or(a)), (and, and, or, or), "{a:?} {b:?}");
        }
        assert_eq!(Unknown.not(), Unknown);
    }
}
