//! Recognises the texts of a wording where they are shown: as they stand, or with their placeholders
//! filled. It knows nothing of languages or pages.

use super::Wording;
use std::collections::BTreeSet;

/// The texts of a wording, ready to be recognised.
pub struct Phrases {
    whole: BTreeSet<String>,
    filled: Vec<Vec<String>>,
}

impl Phrases {
    /// All texts of `wording`.
    pub fn of(wording: &Wording) -> Self {
        let texts = wording.keys().filter_map(|key| wording.get(key));
        let (filled, whole): (Vec<&str>, Vec<&str>) = texts.partition(|text| text.contains('{'));
        let filled = filled.into_iter().map(pieces).filter(|pieces| tells(pieces)).collect();
        Self { whole: whole.into_iter().map(|text| text.trim().to_string()).collect(), filled }
    }

    /// Whether `text` is one of them.
    pub fn have(&self, text: &str) -> bool {
        let text = text.trim();
        self.whole.contains(text) || self.filled.iter().any(|pieces| fits(pieces, text))
    }
}

/// What stands before, between and behind the placeholders.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while let Some((before, (_, after))) =
        rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        pieces.push(before.to_string());
        rest = after;
    }
    pieces.push(rest.to_string());
    pieces
}

/// Whether there is a word among the pieces: a text of placeholders alone would be recognised everywhere.
fn tells(pieces: &[String]) -> bool {
    pieces.iter().any(|piece| piece.chars().filter(|sign| sign.is_alphabetic()).count() > 2)
}

fn fits(pieces: &[String], text: &str) -> bool {
    let [first, middle @ .., last] = pieces else { return false };
    let Some(mut rest) = text.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()))
    else {
        return false;
    };
    for piece in middle {
        let Some((_, behind)) = rest.split_once(piece.as_str()) else { return false };
        rest = behind;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_recognised_as_they_stand_and_filled() -> Result<(), serde_json::Error> {
        let wording = Wording::from_json(
            r#"{"a": "Wie viele Lizenzen?", "b": "Sie haben {have} von {need} Lizenzen.", "c": "{plan}: {have}"}"#,
        )?;
        let phrases = Phrases::of(&wording);
        for text in ["Wie viele Lizenzen?", " Wie viele Lizenzen?\n", "Sie haben 3 von 150 Lizenzen."] {
            assert!(phrases.have(text), "{text}");
        }
        for text in
            ["Continue", "Wie viele", "Sie haben 3.", "EMS: 3", "Lizenzen.", "", "Sie haben Lizenzen."]
        {
            assert!(!phrases.have(text), "{text}");
        }
        Ok(())
    }

    #[test]
    fn a_text_is_recognised_whatever_fills_it() {
        proptest::proptest!(|(value in "[^{}]{0,12}", before in "[a-z]{3,9} ", after in " [a-z]{0,9}")| {
            let text = serde_json::json!({"key": format!("{before}{{value}}{after}x")}).to_string();
            let wording = Wording::from_json(text).map_err(|error| proptest::test_runner::TestCaseError::fail(error.to_string()))?;
            let shown = wording.fill("key", &[("value", &value)]);
            proptest::prop_assert!(Phrases::of(&wording).have(&shown));
        });
    }
}
