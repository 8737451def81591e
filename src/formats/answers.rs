//! The answers format, used in answers files and inside saved plans.
//!
//! A JSON object, question id to answer: an option id (`"forest-count": "single"`), a list of option
//! ids (`"service": ["intune"]`, `[]` for none of these), or for amounts an object of numbers by
//! plan id (`"licences": {"plan-ems": 150}`). `"unknown"` is "not sure", also for one plan. A
//! question that is absent was not answered; a plan that is absent is not held.

use crate::content::{Pack, Problem, Question, QuestionKind, Table};
use crate::journey::{Amount, Answer, Answers, MAX_AMOUNT};
use serde_json::{Map, Value};

const UNKNOWN: &str = "unknown";

/// Reads answers.
///
/// # Errors
/// Every unknown key and every value that does not fit, by name; nothing is taken over in part.
pub fn read(pack: &Pack, value: &Value) -> Result<Answers, Vec<Problem>> {
    let Value::Object(map) = value else {
        return Err(vec![problem("(whole file)", "expected an object from question id to answer".into())]);
    };
    let mut answers = Answers::default();
    let mut problems = Vec::new();
    for (key, value) in map {
        match pack.question(key) {
            None => {
                let known: Vec<&str> = pack.questions.iter().map(|question| question.id.as_str()).collect();
                problems
                    .push(problem(key, format!("unknown question; expected one of {}", known.join(", "))));
            }
            Some(question) => match read_one(question, value) {
                Ok(answer) => answers.set(key, answer),
                Err(message) => problems.push(problem(key, message)),
            },
        }
    }
    if problems.is_empty() { Ok(answers) } else { Err(problems) }
}

/// Answers as JSON text.
pub fn text(answers: &Answers) -> String {
    json(&write(answers))
}

/// Reads what [`text`] wrote.
///
/// # Errors
/// When the text is not JSON, or as [`read`] says; all faults in one line.
pub fn from_text(pack: &Pack, text: &str) -> Result<Answers, String> {
    // As bytes, like the saved plan: text and bytes would each bring a reader of their own into the wasm.
    let value: Value = serde_json::from_slice(text.as_bytes()).map_err(|error| error.to_string())?;
    read_in_words(pack, &value)
}

/// The same as [`read`], all faults in one line.
pub(super) fn read_in_words(pack: &Pack, value: &Value) -> Result<Answers, String> {
    let told =
        |problems: Vec<Problem>| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    read(pack, value).map_err(told)
}

/// Writes answers, the inverse of [`read`].
pub fn write(answers: &Answers) -> Value {
    object(answers.0.iter().map(|(question, answer)| (question, write_one(answer))))
}

/// Writes one answer.
pub fn write_one(answer: &Answer) -> Value {
    let unknown = || Value::from(UNKNOWN);
    match answer {
        Answer::Unknown => unknown(),
        Answer::One(option) => Value::from(option.as_str()),
        Answer::Many(options) => options.iter().map(String::as_str).collect(),
        Answer::Amounts(amounts) => {
            let number = |amount: &Amount| match amount {
                Amount::Number(number) => Value::from(*number),
                Amount::Unknown => unknown(),
            };
            object(amounts.iter().map(|(item, amount)| (item, number(amount))))
        }
    }
}

/// An object of these pairs. Inserted one by one: collecting into a map sorts first, and each sort
/// costs 4 kB of wasm.
pub(super) fn object<'a>(pairs: impl Iterator<Item = (&'a String, Value)>) -> Value {
    let mut map = Map::new();
    for (key, value) in pairs {
        map.insert(key.clone(), value);
    }
    Value::Object(map)
}

/// A value as JSON text. Not by `Display`, which brings a second and a third writer into the wasm.
pub(super) fn json(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn problem(path: &str, message: String) -> Problem {
    Problem::new("answers", path, message)
}

/// Reads the answer to one question.
///
/// # Errors
/// What of it does not fit, in words.
pub fn read_one(question: &Question, value: &Value) -> Result<Answer, String> {
    if value == UNKNOWN {
        return Ok(Answer::Unknown);
    }
    let options = question.options.join(", ");
    let option = |value: &Value| match value.as_str() {
        Some(option) if question.options.iter().any(|known| known == option) => Ok(option.to_string()),
        _ => Err(format!("{} is not an option; expected one of {options}, or \"{UNKNOWN}\"", json(value))),
    };
    match (question.kind, value) {
        (QuestionKind::One, value) => option(value).map(Answer::One),
        (QuestionKind::Many, Value::Array(values)) => {
            if values.is_empty() && !question.none {
                return Err(format!("an empty list; expected at least one of {options}"));
            }
            values.iter().map(option).collect::<Result<Vec<_>, _>>().map(Answer::many)
        }
        (QuestionKind::Amounts, Value::Object(map)) => {
            let mut amounts = Table::default();
            for (item, value) in map {
                amounts.insert(item.clone(), amount(question, item, value)?);
            }
            Ok(Answer::Amounts(amounts))
        }
        (QuestionKind::Many, other) => {
            Err(format!("{} does not fit; expected a list, or \"{UNKNOWN}\"", json(other)))
        }
        (QuestionKind::Amounts, other) => Err(format!(
            "{} does not fit; expected an object from plan id to number, or \"{UNKNOWN}\"",
            json(other)
        )),
    }
}

fn amount(question: &Question, item: &str, value: &Value) -> Result<Amount, String> {
    if !question.items.iter().any(|known| known == item) {
        return Err(format!("unknown plan \"{item}\"; expected one of {}", question.items.join(", ")));
    }
    if value == UNKNOWN {
        return Ok(Amount::Unknown);
    }
    let number =
        value.as_u64().and_then(|number| u32::try_from(number).ok()).filter(|number| *number <= MAX_AMOUNT);
    match number {
        Some(number) => Ok(Amount::Number(number)),
        None => Err(format!(
            "{} for \"{item}\"; expected a whole number from 0 to {MAX_AMOUNT}, or \"{UNKNOWN}\"",
            json(value)
        )),
    }
}
