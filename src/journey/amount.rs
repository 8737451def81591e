//! Reads a number of licences as people write it. Whole numbers only; wording is the caller's.

pub use crate::content::MAX_AMOUNT;

/// Why a text is not a number of licences. The word is the key of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountError {
    /// Below zero.
    Negative,
    /// A fraction.
    Fraction,
    /// Separators that do not stand between groups of three digits.
    Grouping,
    /// Above [`MAX_AMOUNT`].
    TooLarge,
    /// Something other than digits and separators.
    NotANumber,
}

impl AmountError {
    /// Key of the message in the interface wording.
    pub fn word(self) -> &'static str {
        match self {
            Self::Negative => "negative",
            Self::Fraction => "fraction",
            Self::Grouping => "grouping",
            Self::TooLarge => "too-large",
            Self::NotANumber => "not-a-number",
        }
    }
}

/// Reads a number of licences: digits, with blanks, commas, points or apostrophes allowed between
/// groups of three (`1 500`, `1,500`, `1.500`, `1'500`). `None` for an empty text: not held.
///
/// # Errors
/// As [`AmountError`] says; nothing is guessed.
pub fn parse_amount(text: &str) -> Result<Option<u32>, AmountError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(rest) = text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        let number = !rest.is_empty() && rest.trim().chars().all(|c| c.is_ascii_digit() || is_separator(c));
        return Err(if number { AmountError::Negative } else { AmountError::NotANumber });
    }
    if !text.starts_with(|c: char| c.is_ascii_digit())
        || !text.chars().all(|c| c.is_ascii_digit() || is_separator(c))
    {
        return Err(AmountError::NotANumber);
    }
    let groups: Vec<&str> = text.split(is_separator).collect();
    let mut used = text.chars().filter(|c| is_separator(*c));
    let first = used.next();
    let alike = used.all(|c| Some(c) == first);
    let grouped =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if !grouped || !alike {
        let one_point = groups.len() == 2 && matches!(first, Some('.' | ','));
        return Err(if one_point { AmountError::Fraction } else { AmountError::Grouping });
    }
    let digits: String = groups.concat();
    let digits = digits.trim_start_matches('0');
    if digits.len() > 9 {
        return Err(AmountError::TooLarge);
    }
    let value: u32 = digits.bytes().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    if value > MAX_AMOUNT { Err(AmountError::TooLarge) } else { Ok(Some(value)) }
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | ',' | '.' | '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let check = |text: &str, expected| assert_eq!(parse_amount(text), expected, "{text:?}");
        for text in ["", "  ", "\u{a0}"] {
            check(text, Ok(None));
        }
        for (text, value) in [("0", 0), (" 149 ", 149), ("0150", 150), ("10000000", MAX_AMOUNT)] {
            check(text, Ok(Some(value)));
        }
        for text in ["1500", "1 500", "1,500", "1.500", "1'500", "1\u{202f}500"] {
            check(text, Ok(Some(1500)));
        }
        check("1 234 567", Ok(Some(1_234_567)));
        for text in ["-1", "\u{2212}150", "- 3", "-1.5"] {
            check(text, Err(AmountError::Negative));
        }
        for text in ["1.5", "149,5", "150.0", "1500,00", "12."] {
            check(text, Err(AmountError::Fraction));
        }
        for text in ["1 50", "15 0", "1,500.000", "1,,500", "1234 567"] {
            check(text, Err(AmountError::Grouping));
        }
        for text in ["10000001", "99999999999999999999999999", "10 000 001"] {
            check(text, Err(AmountError::TooLarge));
        }
        for text in ["abc", "150x", "1e3", "+5", "-", "-x", ",5", "\u{661}\u{665}", "150 licences", "∞"] {
            check(text, Err(AmountError::NotANumber));
        }
    }

    #[test]
    fn any_accepted_number_reads_back() {
        proptest::proptest!(|(value in 0..=MAX_AMOUNT)| {
            proptest::prop_assert_eq!(parse_amount(&value.to_string()), Ok(Some(value)));
        });
        proptest::proptest!(|(text in ".{0,24}")| {
            proptest::prop_assert!(parse_amount(&text).is_ok_and(|value| value <= Some(MAX_AMOUNT)) || parse_amount(&text).is_err());
        });
    }
}
