//! Terms and where they occur in a text. Explanations are wording (`term.<id>`), and so is what a term is called in
//! another language than English (`term.<id>.called`).

use super::Wording;
use serde::{Deserialize, Serialize};

/// A term of the field that the app explains where it occurs.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "an object of this kind")]
pub struct Term {
    /// Slug of the term.
    pub id: String,
    /// The term as shown.
    pub term: String,
    /// The exact strings that stand for it in running text.
    pub matches: Vec<String>,
    /// `pages` where the pages explain it, `general` where they do not.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["pages", "general"])))]
    pub origin: String,
}

/// Calls the terms as `texts` does: `term.<id>.called` has all words for one, divided by `|`, first the one that is
/// shown. A term without that is called and found as in English.
pub fn call_terms(glossary: &mut [Term], texts: &Wording) {
    for term in glossary {
        let called = texts.get(&["term.", &term.id, ".called"].concat());
        let words: Vec<String> =
            called.into_iter().flat_map(|words| words.split('|')).map(String::from).collect();
        if let Some(first) = words.first() {
            term.term.clone_from(first);
            term.matches = words;
        }
    }
}

/// The terms that occur in `texts`, in glossary order. Of overlapping matches the longest counts, so
/// "forest functional level" does not bring up "forest".
pub fn terms_in<'a>(glossary: &'a [Term], texts: &[&str]) -> Vec<&'a Term> {
    let mut found = vec![false; glossary.len()];
    for text in texts {
        let mut hits: Vec<(usize, usize, usize)> = Vec::new();
        for (index, term) in glossary.iter().enumerate() {
            for needle in term.matches.iter().filter(|needle| !needle.is_empty()) {
                // Place by place: the standard search would be the only one in the app, 2.3 kB of its wasm.
                let places = text.as_bytes().windows(needle.len()).enumerate();
                let starts = places.filter(|(_, here)| *here == needle.as_bytes()).map(|(start, _)| start);
                let whole = starts.filter(|start| is_whole_word(text, *start, start + needle.len()));
                hits.extend(whole.map(|start| (start, start + needle.len(), index)));
            }
        }
        for (start, end, index) in &hits {
            // Texts are short and hits few, so each is held against all others.
            let covers =
                |(from, to, _): &(usize, usize, usize)| from < end && start < to && to - from > end - start;
            found[*index] |= !hits.iter().any(covers);
        }
    }
    glossary.iter().zip(found).filter(|(_, found)| *found).map(|(term, _)| term).collect()
}

fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    // Scripts from here on, as Japanese, leave no room between words.
    let goes_on = |sign: char| sign < '\u{2e80}' && sign.is_alphanumeric();
    !before.is_some_and(goes_on) && !after.is_some_and(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_as_whole_words_and_longest_first() {
        let term = |id: &str, matches: &[&str]| Term {
            id: id.into(),
            term: id.into(),
            matches: matches.iter().map(ToString::to_string).collect(),
            origin: "pages".into(),
        };
        let glossary = [term("forest", &["forest", "forests"]), term("level", &["forest functional level"])];
        let check = |text: &str, expected: &[&str]| {
            let ids: Vec<&str> = terms_in(&glossary, &[text]).iter().map(|term| term.id.as_str()).collect();
            assert_eq!(ids, expected, "{text}");
        };
        check("Raise the forest functional level.", &["level"]);
        check("Each forest has a forest functional level", &["forest", "level"]);
        check("A rainforest, deforested", &[]);
        check("Two (forests)", &["forest"]);
    }

    #[test]
    fn terms_are_called_and_found_as_the_language_has_them() {
        let term = |id: &str| Term {
            id: id.into(),
            term: id.into(),
            matches: vec![id.into()],
            origin: "pages".into(),
        };
        let mut glossary = [term("forest"), term("tenant"), term("vpn")];
        let texts = r#"{"term.forest.called": "bosque|bosques", "term.tenant.called": "テナント"}"#;
        let texts = Wording::from_json(texts).unwrap_or_default();
        call_terms(&mut glossary, &texts);
        let names: Vec<&str> = glossary.iter().map(|term| term.term.as_str()).collect();
        assert_eq!(names, ["bosque", "テナント", "vpn"]);
        let check = |text: &str, expected: &[&str]| {
            let ids: Vec<&str> = terms_in(&glossary, &[text]).iter().map(|term| term.id.as_str()).collect();
            assert_eq!(ids, expected, "{text}");
        };
        check("Varios bosques y una vpn", &["forest", "vpn"]);
        check("このテナントでは", &["tenant"]);
        check("A forest", &[]);
    }
}
