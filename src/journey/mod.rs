//! Answers to outcome: which question comes next, which verdicts follow, and why.
//!
//! Everything here is derived from answers and pack, nothing is stored. "Not sure" and "not answered
//! yet" both evaluate to [`Truth::Unknown`], never to no.

mod amount;
mod answer;
mod evaluate;
mod explain;
mod outcome;
mod replay;
mod truth;

pub use amount::{AmountError, MAX_AMOUNT, parse_amount};
pub use answer::{Amount, Answer, Answers};
pub use evaluate::{Evaluator, Facts};
pub use explain::{Given, RuleTrace, explain, given, open_questions};
pub use outcome::{ExpectationVerdict, Licences, Outcome, Verdict, decide};
pub use replay::{Journey, Mark, Place, replay};
pub use truth::Truth;
