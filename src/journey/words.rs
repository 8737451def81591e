//! Conditions and changes as nested lines of template keys and values: what the interface puts into
//! words. Holds no wording; templates stand in the interface's texts, names in the pack's.

use super::{Aim, Change, Trace, Truth};
use crate::content::{Condition, Level, Pack};

/// What fills a placeholder of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Keys of the pack's wording; of several, one is enough ("a, b or c").
    Texts(Vec<String>),
    /// A number.
    Count(u32),
}

/// One line and the lines below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Key of the template in the interface's wording.
    pub key: &'static str,
    /// Placeholders and what fills them.
    pub values: Vec<(&'static str, Value)>,
    /// What the line came to.
    pub truth: Truth,
    /// Whether it tests an answer to a question that does not apply, and cannot hold for that reason.
    pub off_path: bool,
    /// What it consists of.
    pub parts: Vec<Line>,
}

/// A condition in lines. A list of one is its one part; `not` goes into the test it stands before.
pub fn words(pack: &Pack, trace: &Trace<'_>) -> Line {
    let line = |key, values, parts| Line {
        key,
        values,
        truth: trace.truth,
        off_path: trace.applies == Truth::False,
        parts,
    };
    let parts = || trace.parts.iter().map(|part| words(pack, part)).collect::<Vec<_>>();
    match trace.condition {
        Condition::All(_) | Condition::Any(_) if trace.parts.len() == 1 => words(pack, &trace.parts[0]),
        Condition::All(all) if all.is_empty() => line("words.always", Vec::new(), Vec::new()),
        Condition::Any(any) if any.is_empty() => line("words.never", Vec::new(), Vec::new()),
        Condition::All(_) => line("words.all", Vec::new(), parts()),
        Condition::Any(_) => line("words.any", Vec::new(), parts()),
        Condition::Not(_) => {
            let mut all = parts();
            match all.pop().map(|part| (opposite(part.key), part)) {
                Some((Some(key), part)) => Line { key, truth: trace.truth, ..part },
                Some((None, part)) => line("words.not", Vec::new(), vec![part]),
                None => line("words.not", Vec::new(), all),
            }
        }
        Condition::Is(question, options) => line("words.is", chosen(question, options), Vec::new()),
        Condition::Has(question, option) => {
            line("words.has", chosen(question, std::slice::from_ref(option)), Vec::new())
        }
        Condition::AtLeast(question, entry, least) => {
            line("words.at-least", counted(question, entry, *least), Vec::new())
        }
        Condition::Named(name) => line("words.named", vec![("name", text(&["condition.", name]))], parts()),
        Condition::Verdict(subject, levels) => {
            let rules = pack.verdict_table(subject).into_iter().flat_map(|table| &table.rules);
            let rules = rules.zip(&trace.parts).map(|(rule, part)| Line {
                key: "words.rule",
                values: vec![("rule", text(&[&rule.id]))],
                truth: part.truth,
                off_path: false,
                parts: vec![words(pack, part)],
            });
            let levels = levels.iter().map(|level| level_key(*level)).collect();
            let values = vec![("subject", text(&[subject])), ("levels", Value::Texts(levels))];
            line("words.verdict", values, rules.collect())
        }
    }
}

/// The template that says the opposite of a test, where there is one.
fn opposite(key: &str) -> Option<&'static str> {
    match key {
        "words.is" => Some("words.is-not"),
        "words.has" => Some("words.has-not"),
        "words.at-least" => Some("words.less"),
        _ => None,
    }
}

/// A change as a line. What it comes to is unknown until it is made.
pub fn change_words(change: &Change) -> Line {
    let question = &change.question;
    let (key, values) = match &change.aim {
        Aim::Choose(options) => ("words.is", chosen(question, options)),
        Aim::Include(option) => ("words.has", chosen(question, std::slice::from_ref(option))),
        Aim::Leave(option) => ("words.has-not", chosen(question, std::slice::from_ref(option))),
        Aim::AtLeast(entry, number) => {
            let mut values = counted(question, entry, *number);
            let have = change.have.filter(|have| *have > 0 && have < number);
            let key = have.map_or("words.at-least", |have| {
                values.push(("more", Value::Count(number - have)));
                "words.more"
            });
            (key, values)
        }
        Aim::AtMost(entry, number) => ("words.at-most", counted(question, entry, *number)),
    };
    Line { key, values, truth: Truth::Unknown, off_path: false, parts: Vec::new() }
}

fn chosen(question: &str, options: &[String]) -> Vec<(&'static str, Value)> {
    let keys = options.iter().map(|option| ["question.", question, ".", option].concat()).collect();
    vec![("question", text(&["question.", question, ".short"])), ("options", Value::Texts(keys))]
}

fn counted(question: &str, entry: &str, count: u32) -> Vec<(&'static str, Value)> {
    let entry = text(&["question.", question, ".", entry]);
    let question = text(&["question.", question, ".short"]);
    vec![("question", question), ("entry", entry), ("count", Value::Count(count))]
}

fn text(key: &[&str]) -> Value {
    Value::Texts(vec![key.concat()])
}

fn level_key(level: Level) -> String {
    ["level.", level.word()].concat()
}
