//! Answers in words: an answer as it is shown wherever answers are told, and sets of answers with their
//! questions, as a proof gives them. Holds no wording: options and questions are told by the pack's, amounts
//! and "not sure" by the interface's.

use super::{Amount, Answer, Answers};
use crate::content::{Pack, Wording};

/// An answer in words, one line for each part.
pub fn said(content: &Wording, interface: &Wording, question: &str, answer: &Answer) -> Vec<String> {
    let key = |end: &str| ["question.", question, ".", end].concat();
    let option = |id: &str| content.text(&key(id));
    match answer {
        Answer::Unknown => {
            let own = content.get(&key("unsure")).map(ToString::to_string);
            vec![own.unwrap_or_else(|| interface.text("question.unsure"))]
        }
        Answer::One(id) => vec![option(id)],
        Answer::Many(ids) if ids.is_empty() => vec![option("none")],
        Answer::Many(ids) => ids.iter().map(|id| option(id)).collect(),
        Answer::Amounts(amounts) if amounts.is_empty() => vec![option("none")],
        Answer::Amounts(amounts) => {
            amounts.iter().map(|(id, held)| amount(interface, &option(id), held)).collect()
        }
    }
}

fn amount(interface: &Wording, plan: &str, amount: &Amount) -> String {
    match amount {
        Amount::Unknown => interface.fill("answers.amount-unknown", &[("plan", plan)]),
        Amount::Number(number) => {
            let count = interface.speech().number(&number.to_string());
            interface.fill("answers.amount", &[("plan", plan), ("count", &count)])
        }
    }
}

/// Questions as they are asked, each with what was said, in the order of the pack.
pub fn told(
    pack: &Pack,
    content: &Wording,
    interface: &Wording,
    answers: &Answers,
) -> Vec<(String, Vec<String>)> {
    let given = pack.questions.iter().filter_map(|row| Some((row.id.as_str(), answers.get(&row.id)?)));
    let given = given.map(|(id, answer)| {
        (content.text(&["question.", id].concat()), said(content, interface, id, answer))
    });
    given.collect()
}
