//! What an id may look like, that each stands once, and which words are taken. Ids end up in addresses,
//! in saved plans and in wording keys, so they are plain: nothing in them needs escaping anywhere.

use super::faults::{Faults, quoted};
use super::items::{Item, Refers};
use crate::content::{Pack, QuestionKind};
use std::collections::{BTreeMap, BTreeSet};

/// Characters of an id.
const LONGEST: usize = 60;
/// Parts of a question's wording: an option of that name would share its text.
const WORDING: [&str; 5] = ["short", "help", "why", "ask-whom", "unsure"];
/// Lists whose ids are keys of one wording and, for work, of one saved plan.
const SHARED: [&str; 10] = [
    "steps",
    "tasks",
    "consequences",
    "expectations",
    "out-of-scope",
    "completion",
    "information",
    "unclear",
    "phases",
    "deadlines",
];

/// Faults of all ids.
pub fn ids(pack: &Pack, all: &[Item<'_>], faults: &mut Faults) {
    for (key, id) in [("pack", &pack.pack), ("edition", &pack.edition)] {
        form(key, id, is_plain, faults);
    }
    let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for item in all {
        let place = places.entry(&item.list).or_default();
        let is_code = matches!(item.list.as_str(), "sources" | "diagrams");
        form(&item.path, item.id, if is_code { is_code_word } else { is_plain }, faults);
        let shared = if SHARED.contains(&item.list.as_str()) { "(texts)" } else { &item.list };
        let shared = if is_code { "(codes)" } else { shared };
        // One rule of the sources may stand in several places, also of one table; see `check`.
        let first = if item.is_rule { None } else { seen.insert((shared, item.id), &item.list) };
        if let Some(first) = first {
            let again = if first == item.list { "a second time" } else { &format!("that `{first}` has too") };
            let message = format!("found the id {} {again}; expected an id of its own", quoted(item.id));
            faults.tell(format!("{}[{place}]", item.list), message);
        }
        *place += 1;
        for (key, _, words) in item.lists.iter().filter(|(_, refers, _)| *refers == Refers::Own) {
            own(&format!("{}.{key}", item.path), words, faults);
        }
    }
    for (name, ids) in pack.rows.iter() {
        let is_table = |name: &str| is_plain(&name.replace('.', "-"));
        form(&format!("rows.{name}"), name, is_table, faults);
        let strange = ids.iter().filter(|id| !is_code_word(id));
        strange.for_each(|id| form(&format!("rows.{name}.{id}"), id, is_code_word, faults));
    }
}

/// Options and entries of a question.
fn own(path: &str, words: &[String], faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for word in words {
        form(path, word, is_plain, faults);
        if !seen.insert(word) {
            faults.tell(path, format!("{} stands twice; expected it once", quoted(word)));
        }
        if word == "unknown" {
            faults.tell(path, "found \"unknown\"; expected another word: it stands for \"not sure\"");
        }
        if WORDING.contains(&word.as_str()) {
            let message = format!("found \"{word}\"; expected another word: it is a part of the wording");
            faults.tell(path, message);
        }
    }
}

/// Faults of a question's kind: what it offers, and whether "none of these" can be told apart.
pub fn kinds(pack: &Pack, faults: &mut Faults) {
    for question in &pack.questions {
        let path = format!("questions.{}", question.id);
        let (offered, other) = match question.kind {
            QuestionKind::Amounts => (&question.items, ("options", &question.options)),
            QuestionKind::One | QuestionKind::Many => (&question.options, ("items", &question.items)),
        };
        if offered.is_empty() {
            faults.tell(path.as_str(), "expected at least one option or item");
        }
        if !other.1.is_empty() {
            let message = format!("a question of this kind has no {}; expected none", other.0);
            faults.tell(format!("{path}.{}", other.0), message);
        }
        if question.none && question.kind == QuestionKind::One {
            let message =
                "only questions of kind `many` and `amounts` accept \"none of these\"; expected an option";
            faults.tell(format!("{path}.none"), message);
        }
        if question.none && offered.iter().any(|option| option == "none") {
            faults.tell(path, "found the option \"none\" beside \"none of these\"; expected one of the two");
        }
    }
}

fn form(path: &str, id: &str, fits: impl Fn(&str) -> bool, faults: &mut Faults) {
    if !fits(id) {
        let message = format!(
            "found the id {}; expected 1 to {LONGEST} letters a to z, digits and hyphens, no hyphen first",
            quoted(id)
        );
        faults.tell(path, message);
    }
}

fn is_plain(id: &str) -> bool {
    is_code_word(id) && !id.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Codes of pages and diagrams may be in capitals.
fn is_code_word(id: &str) -> bool {
    id.len() <= LONGEST
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && id.starts_with(|first: char| first != '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_words() {
        for id in ["a", "2018-03", "forest-count", "k12", "a--b", &"x".repeat(LONGEST)] {
            assert!(is_plain(id), "{id}");
        }
        for id in
            ["", " ", "a b", "-a", "__proto__", "A", "ä", "a.b", "a/b", "a\u{0}", "<b>", &"x".repeat(61)]
        {
            assert!(!is_plain(id), "{id}");
        }
        assert!(is_code_word("D-CORE1") && !is_code_word("D CORE"));
    }
}
