//! Answers: as text, as the fields of a form, and numbers of licences as people type them.

use super::{EDITION, bytes, is_bounded, size, text};
use crate::fuzz::{Parser, Seen};
use crate::support::{edition_folder, interface, json_files, project};
use fairway::content::{Question, Wording};
use fairway::formats::answers::{self, from_text, read_one, write_one};
use fairway::formats::form::{self, CHOICE, Field, NONE, UNKNOWN_AMOUNT};
use fairway::journey::{Amount, Answer, Answers, MAX_AMOUNT, decide, parse_amount};
use serde_json::Value;
use std::sync::LazyLock;

/// `answers::from_text`.
pub const TEXT: Parser = Parser::new(texts, ANSWER_WORDS, answers_text);
/// `form::read`: the question's id in the first line, then a field a line, ticked behind a star.
pub const FORM: Parser = Parser::new(forms, FORM_WORDS, form_fields);
/// `parse_amount`.
pub const AMOUNT: Parser =
    Parser::new(amounts, &["1 500", "\u{202f}", "\u{2212}", "10000000", "'", "."], amount);

const ANSWER_WORDS: &[&str] = &[
    "service",
    "licences",
    "onboarded",
    "identity",
    "profiles",
    "forest-count",
    "unknown",
    "intune",
    "plan-ems",
    "yes",
    "no",
    "[]",
    "{}",
    "10000000",
    "10000001",
    "150.0",
];
const FORM_WORDS: &[&str] = &[
    "\n*answer=",
    "*",
    "=",
    "answer",
    "unknown",
    "none-of-these",
    "unknown:",
    "unknown:plan-ems",
    "\nplan-ems=",
    "service",
    "licences",
    "identity",
    "profiles",
    "k12",
    "150",
    "1 500",
];

static INTERFACE: LazyLock<Wording> = LazyLock::new(interface);

fn given() -> Vec<Answers> {
    let journeys = json_files(&project().join("tests/journeys"));
    let read = |(_, text): (String, String)| {
        let journey: Value = serde_json::from_str(&text).unwrap();
        answers::read(&EDITION, &journey["answers"]).unwrap_or_default()
    };
    journeys.into_iter().map(read).filter(|given| !given.0.is_empty()).collect()
}

fn texts() -> Vec<Vec<u8>> {
    assert!(edition_folder("ems/2018-03").is_dir());
    bytes(given().iter().map(answers::text))
}

/// The answer fits the question.
fn fits(question: &Question, answer: &Answer) {
    let among = |known: &[String], chosen: &str| assert!(known.iter().any(|id| id == chosen), "{chosen}");
    match answer {
        Answer::Unknown => {}
        Answer::One(option) => among(&question.options, option),
        Answer::Many(options) => {
            assert!(question.none || !options.is_empty());
            options.iter().for_each(|option| among(&question.options, option));
        }
        Answer::Amounts(amounts) => {
            for (item, amount) in amounts.iter() {
                among(&question.items, item);
                assert!(!matches!(amount, Amount::Number(number) if *number > MAX_AMOUNT), "{amount:?}");
            }
        }
    }
    assert_eq!(read_one(question, &write_one(answer)).as_ref(), Ok(answer), "written and read");
}

fn kind(answer: &Answer) -> String {
    match answer {
        Answer::Unknown => "unknown".into(),
        Answer::One(_) => "one".into(),
        Answer::Many(options) => format!("{} of many", size(options.len())),
        Answer::Amounts(amounts) => format!("{} amounts", size(amounts.len())),
    }
}

fn answers_text(input: &[u8]) -> Seen {
    match from_text(&EDITION, &text(input)) {
        Ok(given) => {
            given.0.iter().for_each(|(question, answer)| fits(EDITION.question(question).unwrap(), answer));
            let written = answers::text(&given);
            is_bounded(written.len(), input, "the answers as they are written");
            assert_eq!(from_text(&EDITION, &written).as_ref(), Ok(&given));
            assert!(!decide(&EDITION, &given).verdicts.is_empty());
            let unknown = given.0.values().filter(|answer| **answer == Answer::Unknown).count();
            Seen::Taken(format!("{} {}", size(given.0.len()), size(unknown)))
        }
        Err(reason) => {
            // Every fault tells what is known instead.
            assert!(reason.len() <= 1_000 * (input.len() + 1), "a reason of {} bytes", reason.len());
            Seen::refused(&reason)
        }
    }
}

/// The fields that stand for an answer.
fn fields(answer: &Answer) -> String {
    let ticked = |value: &str| format!("\n*{CHOICE}={value}");
    match answer {
        Answer::Unknown => ticked(form::UNKNOWN),
        Answer::One(option) => ticked(option),
        Answer::Many(options) if options.is_empty() => ticked(NONE),
        Answer::Many(options) => options.iter().map(|option| ticked(option)).collect(),
        Answer::Amounts(amounts) if amounts.is_empty() => ticked(NONE),
        Answer::Amounts(amounts) => {
            let line = |(item, amount): (&String, &Amount)| match amount {
                Amount::Number(number) => format!("\n{item}={number}"),
                Amount::Unknown => format!("\n{item}=\n*{UNKNOWN_AMOUNT}{item}=on"),
            };
            amounts.iter().map(line).collect()
        }
    }
}

fn forms() -> Vec<Vec<u8>> {
    let all = given();
    let forms = all.iter().flat_map(|given| given.0.iter());
    let mut forms: Vec<String> =
        forms.map(|(question, answer)| format!("{question}{}", fields(answer))).collect();
    forms.sort();
    forms.dedup();
    bytes(forms)
}

fn form_fields(input: &[u8]) -> Seen {
    let text = text(input);
    let mut lines = text.lines();
    let id = lines.next().unwrap_or_default();
    let Some(question) = EDITION.question(id) else { return Seen::refused("no question") };
    let field = |line: &str| {
        let (name, value) = line.split_once('=').unwrap_or((line, ""));
        let (name, checked) = name.strip_prefix('*').map_or((name, false), |name| (name, true));
        Field { name: name.into(), value: value.into(), checked }
    };
    let given: Vec<Field> = lines.map(field).collect();
    match form::read(question, &given) {
        Ok(answer) => {
            fits(question, &answer);
            // Its own fields mean the same.
            let again: Vec<Field> = fields(&answer).lines().skip(1).map(field).collect();
            assert_eq!(form::read(question, &again).as_ref(), Ok(&answer));
            Seen::Taken(format!("{id} {}", kind(&answer)))
        }
        Err(faults) => {
            assert!(!faults.is_empty() && faults.len() <= question.items.len().max(1));
            let mut told = id.to_string();
            for fault in faults {
                assert!(INTERFACE.get(&format!("fault.{}", fault.message)).is_some(), "{}", fault.message);
                assert!(fault.item.is_none_or(|item| question.items.contains(&item)));
                told = format!("{told} {}", fault.message);
            }
            Seen::refused(&told)
        }
    }
}

fn amounts() -> Vec<Vec<u8>> {
    bytes(["", "0", " 149 ", "1500", "1 500", "1,500", "1'234'567", "1\u{202f}500", "10000000"])
}

fn amount(input: &[u8]) -> Seen {
    let text = text(input);
    match parse_amount(&text) {
        Ok(number) => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            // Exactly the digits that stand there, or nothing where there are none.
            assert_eq!(number.is_none(), digits.is_empty());
            assert!(number.is_none_or(|number| number <= MAX_AMOUNT));
            assert_eq!(
                number.map(|number| u128::from(number).to_string()),
                number.map(|_| {
                    let digits = digits.trim_start_matches('0');
                    if digits.is_empty() { "0".to_string() } else { digits.to_string() }
                })
            );
            Seen::Taken(format!("{:?}", number.map(|number| number.to_string().len())))
        }
        Err(error) => {
            assert!(INTERFACE.get(&format!("fault.{}", error.word())).is_some(), "{}", error.word());
            Seen::refused(error.word())
        }
    }
}
