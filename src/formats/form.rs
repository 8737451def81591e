//! Reads the form of a question page into an answer, or says field by field what does not fit.
//! The same for the form that is on the page before the app has started. Wording is the caller's.

use crate::content::{Question, QuestionKind, Table};
use crate::journey::{Amount, Answer, parse_amount};

/// Name of the inputs that choose an option.
pub const CHOICE: &str = "answer";
/// Value of the choice "not sure".
pub const UNKNOWN: &str = "unknown";
/// Value of the exclusive choice "none of these".
pub const NONE: &str = "none-of-these";
/// Prefix of the name of the "not sure how many" box of an amount; the entry's id follows.
pub const UNKNOWN_AMOUNT: &str = "unknown:";

/// One input of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The input's name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Whether it is ticked, for radios and checkboxes.
    pub checked: bool,
}

/// What does not fit, and at which field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// Entry of an amounts question; `None` where it concerns the whole question.
    pub item: Option<String>,
    /// Key of the message in the interface wording, after `fault.`.
    pub message: &'static str,
}

/// Reads the inputs of a question's form.
///
/// # Errors
/// One fault for every field that does not fit.
pub fn read(question: &Question, fields: &[Field]) -> Result<Answer, Vec<FieldFault>> {
    let chosen: Vec<&str> =
        fields.iter().filter(|f| f.name == CHOICE && f.checked).map(|f| f.value.as_str()).collect();
    let whole = |message| Err(vec![FieldFault { item: None, message }]);
    if chosen.contains(&UNKNOWN) {
        return Ok(Answer::Unknown);
    }
    let none = question.none && chosen.contains(&NONE);
    let options: Vec<String> =
        question.options.iter().filter(|option| chosen.contains(&option.as_str())).cloned().collect();
    match question.kind {
        QuestionKind::One => match options.into_iter().next() {
            Some(option) => Ok(Answer::One(option)),
            None => whole("choose-one"),
        },
        QuestionKind::Many if none => Ok(Answer::many([])),
        QuestionKind::Many if options.is_empty() => whole("choose-some"),
        QuestionKind::Many => Ok(Answer::many(options)),
        QuestionKind::Amounts if none => Ok(Answer::Amounts(Table::default())),
        QuestionKind::Amounts => {
            let amounts = read_amounts(question, fields)?;
            if amounts.is_empty() { whole("enter-some") } else { Ok(Answer::Amounts(amounts)) }
        }
    }
}

fn read_amounts(question: &Question, fields: &[Field]) -> Result<Table<Amount>, Vec<FieldFault>> {
    let mut amounts = Table::default();
    let mut faults = Vec::new();
    for item in &question.items {
        let unknown = fields.iter().any(|f| f.checked && f.name.strip_prefix(UNKNOWN_AMOUNT) == Some(item));
        let text = fields.iter().find(|f| f.name == *item).map_or("", |f| f.value.as_str());
        match parse_amount(text) {
            _ if unknown => amounts.insert(item.clone(), Amount::Unknown),
            Ok(Some(number)) => amounts.insert(item.clone(), Amount::Number(number)),
            Ok(None) => {}
            Err(error) => faults.push(FieldFault { item: Some(item.clone()), message: error.word() }),
        }
    }
    if faults.is_empty() { Ok(amounts) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use super::*;
    use crate::content::{Condition, WhenUnsure};

    fn question(kind: QuestionKind, none: bool) -> Question {
        let ids = vec!["a".to_string(), "b".to_string()];
        let (options, items) = if kind == QuestionKind::Amounts { (vec![], ids) } else { (ids, vec![]) };
        Question {
            id: "q".into(),
            kind,
            when: Condition::ALWAYS,
            when_unsure: WhenUnsure::Ask,
            options,
            items,
            none,
            fixed: false,
            unreachable: Vec::new(),
            commands: Vec::new(),
            sources: vec![],
            related: vec![],
            unclear: vec![],
        }
    }

    fn tick(value: &str) -> Field {
        Field { name: CHOICE.into(), value: value.into(), checked: true }
    }

    fn typed(name: &str, value: &str) -> Field {
        Field { name: name.into(), value: value.into(), checked: false }
    }

    #[test]
    fn choices_are_read() {
        let one = question(QuestionKind::One, false);
        assert_eq!(read(&one, &[tick("b")]), Ok(Answer::One("b".into())));
        assert_eq!(read(&one, &[tick(UNKNOWN)]), Ok(Answer::Unknown));
        assert_eq!(read(&one, &[]).unwrap_err()[0].message, "choose-one");
        assert_eq!(read(&one, &[tick("stranger")]).unwrap_err()[0].message, "choose-one");
        let many = question(QuestionKind::Many, true);
        assert_eq!(read(&many, &[tick("a"), tick("b")]), Ok(Answer::many(["b".into(), "a".into()])));
        assert_eq!(read(&many, &[tick(NONE)]), Ok(Answer::many([])));
        assert_eq!(
            read(&question(QuestionKind::Many, false), &[tick(NONE)]).unwrap_err()[0].message,
            "choose-some"
        );
    }

    #[test]
    fn amounts_are_read_and_each_fault_names_its_field() {
        let amounts = question(QuestionKind::Amounts, true);
        let read = |fields: &[Field]| read(&amounts, fields);
        let two = Answer::Amounts([("a".into(), Amount::Number(1500)), ("b".into(), Amount::Unknown)].into());
        let unknown = Field { name: format!("{UNKNOWN_AMOUNT}b"), value: "on".into(), checked: true };
        assert_eq!(read(&[typed("a", "1 500"), unknown]), Ok(two));
        assert_eq!(read(&[typed("a", "0")]), Ok(Answer::Amounts([("a".into(), Amount::Number(0))].into())));
        assert_eq!(read(&[tick(NONE)]), Ok(Answer::Amounts(Table::default())));
        assert_eq!(read(&[typed("a", " ")]).unwrap_err()[0].message, "enter-some");
        let faults = read(&[typed("a", "-1"), typed("b", "1.5")]).unwrap_err();
        let named: Vec<_> = faults.iter().map(|fault| (fault.item.as_deref(), fault.message)).collect();
        assert_eq!(named, [(Some("a"), "negative"), (Some("b"), "fraction")]);
    }
}
