//! Holds the texts of a language against the English ones: the same keys, the plural forms that the language has,
//! the same placeholders, and each term by its one word. What the texts say is the translator's.

use super::faults::{Faults, quoted};
use crate::content::{Language, Problem, Wording};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// All plural forms that Unicode names.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// How the keys end that say what a term is called.
const CALLED: &str = ".called";
/// The key under which a glossary lists, by term, texts that rightly do without its word.
const EXCEPT: &str = "(except)";

/// The words of terms, by the term's id: in English the words that stand for it, in another language those of
/// which one has to stand where English has one of its own.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    words: BTreeMap<String, Vec<String>>,
    except: BTreeMap<String, Vec<String>>,
}

impl Terms {
    /// Reads a glossary: `{"licence": ["Lizenz"], "(except)": {"licence": ["some.key"]}}`.
    ///
    /// # Errors
    /// When it is of another shape.
    pub fn from_json(file: &str, text: &str) -> Result<Self, Problem> {
        let fault = |error: serde_json::Error| Problem::new(file, "(whole file)", error.to_string());
        let mut all: Map<String, Value> = serde_json::from_str(text).map_err(fault)?;
        let except = all.remove(EXCEPT).unwrap_or_else(|| Map::new().into());
        let words = serde_json::from_value(all.into()).map_err(fault)?;
        Ok(Self { words, except: serde_json::from_value(except).map_err(fault)? })
    }
}

/// What a translation is held against.
pub struct Original<'a> {
    /// The English texts.
    pub texts: &'a Wording,
    /// The English words of terms.
    pub terms: &'a Terms,
}

/// Faults of `texts` in `language`, which uses `terms`; `file` is where they stand.
pub fn check_translation(
    file: &str,
    english: &Original<'_>,
    language: &Language,
    texts: &Wording,
    terms: &Terms,
) -> Vec<Problem> {
    let mut faults = Faults::default();
    let wanted = wanted(english.texts, &language.forms);
    for (key, originals) in &wanted {
        let Some(text) = texts.get(key) else {
            faults.push(Problem::new(file, key.as_str(), "found no text; expected one for this key"));
            continue;
        };
        let is_small =
            ["zero", "one", "two"].into_iter().any(|form| is_form(key, form)) && originals.len() > 1;
        for message in faults_of(text, originals, is_small) {
            faults.push(Problem::new(file, key.as_str(), message));
        }
        for (term, words) in missing_terms(key, text, originals, english.terms, terms) {
            let words = words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" or ");
            let message = format!("found {}; expected the word for \"{term}\", {words}", quoted(text));
            faults.push(Problem::new(file, key.as_str(), message));
        }
    }
    // What a term is called is data of the pack in English, and a text in every other language.
    let is_name = |key: &str| {
        key.strip_suffix(CALLED).is_some_and(|term| term.starts_with("term.") && wanted.contains_key(term))
    };
    for key in texts.keys().filter(|key| !wanted.contains_key(*key)) {
        if is_name(key) {
            if texts.get(key).is_some_and(|words| words.split('|').any(|word| word.trim().is_empty())) {
                faults.push(Problem::new(file, key, "found no word between two `|`; expected one"));
            }
            continue;
        }
        let message = "found a text that English has not, or a plural form that the language has not";
        faults.push(Problem::new(file, key, message));
    }
    faults.list()
}

/// Faults of a glossary: terms without a word, and words without a term.
pub fn check_terms(file: &str, english: &Terms, terms: &Terms) -> Vec<Problem> {
    let missing = english.words.keys().filter(|term| terms.words.get(*term).is_none_or(Vec::is_empty));
    let missing = missing.map(|term| Problem::new(file, term.as_str(), "found no word; expected one"));
    let others =
        terms.words.keys().chain(terms.except.keys()).filter(|term| !english.words.contains_key(*term));
    let others = others.map(|term| Problem::new(file, term.as_str(), "found a term that English has not"));
    missing.chain(others).collect()
}

fn is_form(key: &str, form: &str) -> bool {
    key.rsplit_once('.').is_some_and(|(_, end)| end == form)
}

/// The keys that a language with these forms has, each with the English texts that it stands for.
fn wanted<'a>(english: &'a Wording, forms: &[String]) -> BTreeMap<String, Vec<&'a str>> {
    let mut wanted: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for key in english.keys() {
        let plural = FORMS.iter().find_map(|form| key.strip_suffix(form)?.strip_suffix('.'));
        let plural = plural.filter(|base| english.get(&[base, ".other"].concat()).is_some());
        // English has a plural where it has the form for more; some texts are only said of more.
        let has_one = |base: &&str| english.get(&[base, ".one"].concat()).is_some();
        let text = english.get(key).unwrap_or_default();
        match plural.filter(has_one) {
            Some(base) => {
                for form in forms {
                    wanted.entry([base, ".", form].concat()).or_default().push(text);
                }
            }
            None => wanted.entry(key.to_string()).or_default().push(text),
        }
    }
    wanted
}

/// What is wrong with a text: no words, or other placeholders than `originals` have. Where `is_small`, the number
/// itself may be said in words.
fn faults_of(text: &str, originals: &[&str], is_small: bool) -> Vec<String> {
    if text.trim().is_empty() && originals.iter().any(|original| !original.trim().is_empty()) {
        return vec!["found no words; expected some".to_string()];
    }
    let found = placeholders(text);
    let expected: BTreeSet<&str> = originals.iter().flat_map(|original| placeholders(original)).collect();
    let required = |name: &&&str| !(is_small && ["count", "short", "number"].contains(*name));
    let mut faults = Vec::new();
    for name in found.difference(&expected) {
        faults.push(format!("found {{{name}}}; expected no placeholder but those of English"));
    }
    for name in expected.difference(&found).filter(required) {
        faults.push(format!("found no {{{name}}}; expected it as in English"));
    }
    faults
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    parts
        .map(|(name, _)| name)
        .filter(|name| name.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'-'))
        .collect()
}

/// Terms of the English texts whose word is not in `text`.
fn missing_terms<'a>(
    key: &str,
    text: &str,
    originals: &[&str],
    english: &'a Terms,
    terms: &'a Terms,
) -> Vec<(&'a str, &'a [String])> {
    let text = text.to_lowercase();
    let mut missing = Vec::new();
    for (term, words) in &english.words {
        let Some(own) = terms.words.get(term) else { continue };
        let is_exception = terms.except.get(term).is_some_and(|keys| keys.iter().any(|known| known == key));
        let is_meant = words.iter().any(|word| originals.iter().all(|original| has_word(original, word)));
        if is_meant && !is_exception && !own.iter().any(|word| text.contains(&word.to_lowercase())) {
            missing.push((term.as_str(), own.as_slice()));
        }
    }
    missing
}

/// Whether `word` stands in `text` as a word of its own, whatever its case.
fn has_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let is_part = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '-');
    text.match_indices(&word).any(|(place, _)| {
        !is_part(text[..place].chars().next_back()) && !is_part(text[place + word.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(texts: Value) -> Wording {
        Wording::from_json(texts.to_string()).unwrap_or_default()
    }

    fn told(english: Value, forms: &[&str], texts: Value, words: [Value; 2]) -> Vec<String> {
        let language = Language {
            code: "xx".into(),
            name: "X".into(),
            direction: "ltr".into(),
            forms: forms.iter().map(ToString::to_string).collect(),
            reviewed: false,
        };
        let [en, own] = words.map(|words| Terms::from_json("t", &words.to_string()).unwrap_or_default());
        let english = wording(english);
        let original = Original { texts: &english, terms: &en };
        let all = check_translation("f", &original, &language, &wording(texts), &own).into_iter();
        all.chain(check_terms("t", &en, &own)).map(|fault| fault.to_string()).collect()
    }

    #[test]
    fn keys_forms_and_placeholders_are_those_of_english_and_of_the_language() {
        let none = || [serde_json::json!({}), serde_json::json!({})];
        let english = || serde_json::json!({"a": "Hello {name}", "n.one": "1 task of {plan}", "n.other": "{count} tasks of {plan}"});
        let check = |forms: &[&str], texts: Value, expected: &[&str]| {
            assert_eq!(told(english(), forms, texts, none()), expected);
        };
        check(&["one", "other"], english(), &[]);
        check(&["other"], serde_json::json!({"a": "{name}!", "n.other": "{count} {plan}"}), &[]);
        check(
            &["other"],
            serde_json::json!({"a": "Hallo", "n.one": "1", "n.other": "{plan} {kount}", "b": "x"}),
            &[
                "f: a: found no {name}; expected it as in English",
                "f: n.other: found {kount}; expected no placeholder but those of English",
                "f: n.other: found no {count}; expected it as in English",
                "f: b: found a text that English has not, or a plural form that the language has not",
                "f: n.one: found a text that English has not, or a plural form that the language has not",
            ],
        );
        check(
            &["zero", "few", "other"],
            serde_json::json!({"a": " ", "n.zero": "none of {plan}", "n.few": "some of {plan}"}),
            &[
                "f: a: found no words; expected some",
                "f: n.few: found no {count}; expected it as in English",
                "f: n.other: found no text; expected one for this key",
            ],
        );
    }

    #[test]
    fn a_term_has_one_word_everywhere() {
        let english = serde_json::json!({"a": "Licences you hold", "b": "a licence-free day", "c": "Each licence", "d": "licence"});
        let words = [
            serde_json::json!({"licence": ["licence", "licences"], "forest": ["forest"]}),
            serde_json::json!({"licence": ["Lizenz"], "tree": ["Baum"], "(except)": {"licence": ["d"]}}),
        ];
        let texts =
            serde_json::json!({"a": "Ihre Lizenzen", "b": "frei", "c": "Jede Genehmigung", "d": "ja"});
        assert_eq!(
            told(english, &["one", "other"], texts, words),
            [
                "f: c: found \"Jede Genehmigung\"; expected the word for \"licence\", \"Lizenz\"",
                "t: forest: found no word; expected one",
                "t: tree: found a term that English has not",
            ]
        );
    }
}
