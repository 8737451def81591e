//! Answers to outcome: which question comes next, which verdicts follow, and why.
//!
//! Everything here is derived from answers and pack, nothing is stored. "Not sure" and "not answered
//! yet" both evaluate to [`Truth::Unknown`], never to no.

mod advise;
mod amount;
mod answer;
mod change;
mod evaluate;
mod explain;
mod outcome;
mod possible;
mod replay;
mod said;
mod search;
mod slots;
mod smallest;
mod trace;
pub mod tree;
mod truth;
mod words;

pub use advise::{Advice, advise};
pub use amount::{AmountError, MAX_AMOUNT, parse_amount};
pub use answer::{Amount, Answer, Answers};
pub use change::{Aim, Change, MOST_CHANGES, Suggestion, WouldChange, apply, would_change};
pub use evaluate::{Evaluator, Facts};
pub use explain::{Given, RuleTrace, explain, given, open_questions};
pub use outcome::{ExpectationVerdict, Licences, Outcome, Verdict, decide};
pub use possible::{possible_rules, settle, settle_given};
pub use replay::{Journey, Mark, Place, replay};
pub use said::{said, told};
pub use trace::{Trace, trace};
pub use truth::Truth;
pub use words::{Line, Value, change_words, words};
