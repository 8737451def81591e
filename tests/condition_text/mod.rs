//! Reads the digest's "applies when" column, a text, and decides it for complete answers. Made from the
//! digest's vocabulary alone: it shares no code and no data with the pack's own conditions.

use std::collections::{BTreeMap, BTreeSet};

/// What the vocabulary's variables stand for under some answers: variable to values.
pub type Situation = BTreeMap<&'static str, BTreeSet<String>>;

/// One part of a condition text.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// A variable has one of these values.
    Is(String, Vec<String>),
    /// Words that say no more than that the row always holds, or when in the order of work it is due.
    Always,
    /// A soft condition: the administrator judges it. The word is the qualifier that the pack must show.
    Soft(&'static str),
    /// A remark that limits how the work is done, not whether it applies.
    Remark,
    /// Words that a question of the app decides.
    Asked(&'static str),
}

/// Every phrase that is not a variable of the vocabulary, and how it is taken.
const PHRASES: [(&str, Part); 29] = [
    ("always", Part::Always),
    // The order of work: true of every organisation that comes to the phase.
    ("licenses associated with a tenant", Part::Always),
    ("after purchase", Part::Always),
    ("onboarding support has started", Part::Always),
    ("onboarding process has begun", Part::Always),
    ("before Enable begins", Part::Always),
    // The vocabulary's last row: the page's own soft conditions.
    ("optional", Part::Soft("optional")),
    ("as needed", Part::Soft("as-needed")),
    ("when needed", Part::Soft("as-needed")),
    ("if required", Part::Soft("if-required")),
    ("if needed", Part::Soft("if-required")),
    ("when applicable", Part::Soft("when-applicable")),
    ("if applicable", Part::Soft("when-applicable")),
    ("platforms to which it applies", Part::Soft("when-applicable")),
    // Conditions on things that the app does not ask for: left to the administrator.
    ("if on-premises MFA is wanted", Part::Soft("if-wanted")),
    ("it is to be extended with Intune", Part::Soft("if-wanted")),
    ("if there is anything to retire", Part::Soft("if-present")),
    ("Windows 10 devices", Part::Soft("if-present")),
    ("LOB apps exist", Part::Soft("if-present")),
    ("if public certificates are used", Part::Soft("if-used")),
    ("those products are used", Part::Soft("if-used")),
    ("Intune is the only MDM solution", Part::Soft("when-applicable")),
    ("or works together with MDM for Office 365", Part::Remark),
    ("if guidance is needed while running evaluation tools", Part::Remark),
    ("not on Windows 10", Part::Remark),
    ("as alternative to sync", Part::Remark),
    // Configuration Manager that is yet to be added has no value in the vocabulary, so it is not asked.
    ("or to be added", Part::Remark),
    ("school (K-12)", Part::Asked("k12")),
    ("if needed for Wi-Fi or VPN profiles deployed with Intune", Part::Asked("wifi-vpn-profiles")),
];

/// The parts of a condition text; all of them must hold. Panics at words that it does not know.
pub fn parse(text: &str) -> Vec<Part> {
    let text = without_remarks(text);
    let pieces = text.replace(", and ", ";").replace(" and ", ";").replace([',', ':'], ";");
    pieces
        .split(';')
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .map(|piece| part(piece, &text))
        .collect()
}

/// Whether all parts hold. Soft conditions count as holding: the row is shown with its qualifier.
pub fn holds(parts: &[Part], situation: &Situation) -> bool {
    let has =
        |variable: &str, value: &str| situation.get(variable).is_some_and(|values| values.contains(value));
    parts.iter().all(|part| match part {
        Part::Is(variable, values) => values.iter().any(|value| has(variable, value)),
        Part::Asked(question) => has(question, "yes"),
        Part::Always | Part::Soft(_) | Part::Remark => true,
    })
}

/// The qualifier that the parts ask for.
pub fn qualifier(parts: &[Part]) -> Option<&'static str> {
    parts.iter().find_map(|part| if let Part::Soft(word) = part { Some(*word) } else { None })
}

/// Drops what stands in brackets: "(inferred)" and the like. "(K-12)" is a name and stays.
fn without_remarks(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let close = open + rest[open..].find(')').unwrap();
        let end = if rest[open..].starts_with("(K-12)") { close + 1 } else { open };
        kept.push_str(&rest[..end]);
        rest = &rest[close + 1..];
    }
    kept + rest
}

fn part(piece: &str, text: &str) -> Part {
    if let Some((variable, rest)) = piece.strip_prefix('`').and_then(|tail| tail.split_once('`')) {
        return match variable.split_once(" = ") {
            Some((variable, value)) => Part::Is(variable.to_string(), vec![value.to_string()]),
            None => Part::Is(
                variable.to_string(),
                rest.split(" or ").map(|word| word.trim().to_string()).collect(),
            ),
        };
    }
    let known = PHRASES.iter().find(|(phrase, _)| *phrase == piece);
    match known.unwrap_or_else(|| panic!("unknown words {piece:?} in {text:?}")) {
        (_, Part::Soft(word)) => Part::Soft(word),
        (_, Part::Asked(question)) => Part::Asked(question),
        (_, Part::Always) => Part::Always,
        _ => Part::Remark,
    }
}

#[test]
fn condition_texts_are_read() {
    let is = |variable: &str, values: &[&str]| {
        Part::Is(variable.to_string(), values.iter().map(ToString::to_string).collect())
    };
    let check = |text: &str, expected: &[Part]| assert_eq!(parse(text), expected, "{text}");
    check("always", &[Part::Always]);
    check(
        "`identity = cloud` (inferred), as alternative to sync",
        &[is("identity", &["cloud"]), Part::Remark],
    );
    check(
        "`service = intune` and `forest-count` single or multiple, and `sign-in = pta` (sign-in part inferred); if required",
        &[
            is("service", &["intune"]),
            is("forest-count", &["single", "multiple"]),
            is("sign-in", &["pta"]),
            Part::Soft("if-required"),
        ],
    );
    check("school (K-12), as alternative to sync", &[Part::Asked("k12"), Part::Remark]);
}
