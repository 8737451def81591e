//! Texts by key, one flat map per language. It formats nothing but placeholders and the choice
//! between singular and plural; numbers and dates are the caller's.

use super::Table;

/// All texts of one language: key to text.
#[derive(Debug, Clone, Default)]
#[cfg_attr(feature = "authoring", derive(serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wording(Table<String>);

impl Wording {
    /// Reads a flat JSON object of strings.
    ///
    /// # Errors
    /// When the text is not such an object; the message names line and column.
    pub fn from_json(text: impl AsRef<[u8]>) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(text.as_ref()).map(Self)
    }

    /// These texts and `more`; of a key in both, the text of `more`.
    #[must_use]
    pub fn with(mut self, more: Self) -> Self {
        for (key, text) in more.0.iter() {
            self.0.insert(key.clone(), text.clone());
        }
        self
    }

    /// The text of `key`, if there is one.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// The text of `key`; the key itself where it is missing, so that a gap is seen and not hidden.
    pub fn text(&self, key: &str) -> String {
        self.get(key).unwrap_or(key).to_string()
    }

    /// The text of `key` with each `{name}` replaced by its value.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key).unwrap_or(key), values)
    }

    /// Like [`Wording::fill`] with the variant for `count`: `key.one` or `key.other`, where the key
    /// has variants; `{count}` is filled too.
    pub fn count(&self, key: &str, count: u32, values: &[(&str, &str)]) -> String {
        let variant = format!("{key}.{}", if count == 1 { "one" } else { "other" });
        let text = self.get(&variant).or_else(|| self.get(key)).unwrap_or(key);
        let number = count.to_string();
        let mut all = values.to_vec();
        all.push(("count", &number));
        fill(text, &all)
    }

    /// All keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let tail = &rest[open + 1..];
        let Some(close) = tail.find('}') else {
            out.push_str(&rest[open..]);
            return out;
        };
        match values.iter().find(|(name, _)| *name == &tail[..close]) {
            Some((_, value)) => {
                out.push_str(value);
                rest = &tail[close + 1..];
            }
            // A brace that stands for itself; a placeholder may follow within.
            None => {
                out.push('{');
                rest = tail;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once_and_values_stay_text() {
        let check = |text: &str, expected: &str| {
            assert_eq!(fill(text, &[("plan", "{have}"), ("have", "149")]), expected)
        };
        check("{have} of {plan}", "149 of {have}");
        check("{unknown} stays", "{unknown} stays");
        check("an open { brace", "an open { brace");
        check("", "");
    }

    #[test]
    fn count_chooses_the_variant() -> Result<(), serde_json::Error> {
        let wording = Wording::from_json(r#"{"short.one":"one short","short.other":"{count} short"}"#)?;
        assert_eq!(wording.count("short", 1, &[]), "one short");
        assert_eq!(wording.count("short", 2, &[]), "2 short");
        assert_eq!(wording.count("missing", 2, &[]), "missing");
        Ok(())
    }
}
