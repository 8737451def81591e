//! Texts by key, one flat map per language, and how that language speaks. It formats nothing itself but
//! placeholders.

use super::{Speech, Table};

/// All texts of one language: key to text.
#[derive(Debug, Clone, Default)]
#[cfg_attr(feature = "authoring", derive(serde::Deserialize), serde(transparent))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
pub struct Wording {
    texts: Table<String>,
    #[cfg_attr(feature = "authoring", serde(skip))]
    #[cfg_attr(feature = "schema", schemars(skip))]
    speech: Speech,
}

impl Wording {
    /// Reads a flat JSON object of strings.
    ///
    /// # Errors
    /// When the text is not such an object; the message names line and column.
    pub fn from_json(text: impl AsRef<[u8]>) -> Result<Self, serde_json::Error> {
        Ok(Self { texts: serde_json::from_slice(text.as_ref())?, speech: Speech::default() })
    }

    /// These texts, spoken in this way.
    #[must_use]
    pub fn spoken(self, speech: Speech) -> Self {
        Self { speech, ..self }
    }

    /// What the language does with numbers, dates and lists.
    pub fn speech(&self) -> Speech {
        self.speech
    }

    /// These texts and `more`; of a key in both, the text of `more`.
    #[must_use]
    pub fn with(mut self, more: Self) -> Self {
        for (key, text) in more.texts.iter() {
            self.texts.insert(key.clone(), text.clone());
        }
        self
    }

    /// The text of `key`, if there is one.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// The text of `key`; the key itself where it is missing, so that a gap is seen and not hidden.
    pub fn text(&self, key: &str) -> String {
        self.get(key).unwrap_or(key).to_string()
    }

    /// The text of `key` with each `{name}` replaced by its value.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key).unwrap_or(key), values)
    }

    /// The variant of `key` for `count`, where it has variants: that of the plural form which the language has for
    /// it (`key.one`, `key.few` …), and `key.other` where there is none of that form.
    pub fn variant(&self, key: &str, count: u32) -> Option<&str> {
        let of = |form: &str| self.get(&[key, ".", form].concat());
        of(&self.speech.form(count)).or_else(|| of("other"))
    }

    /// Like [`Wording::fill`] with the variant for `count`, where the key has variants; `{count}` is filled too.
    pub fn count(&self, key: &str, count: u32, values: &[(&str, &str)]) -> String {
        let text = self.variant(key, count).or_else(|| self.get(key)).unwrap_or(key);
        let number = self.speech.number(&count.to_string());
        let mut all = values.to_vec();
        all.push(("count", &number));
        fill(text, &all)
    }

    /// All keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
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
        let few = |kind: &str, value: &str| if kind == "form" { "few".into() } else { format!("<{value}>") };
        let wording = wording.spoken(Speech::new(few));
        assert_eq!(wording.count("short", 3, &[]), "<3> short", "no text of that form");
        let more = Wording::from_json(r#"{"short.few":"{count} few"}"#)?;
        assert_eq!(wording.with(more).count("short", 3, &[]), "<3> few");
        Ok(())
    }
}
