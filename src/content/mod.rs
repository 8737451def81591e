//! What can be asked and advised: the content pack as types, its wording, and its checks.
//!
//! A pack is data ([`Pack`]); this folder gives it shape and refuses what does not fit. It decides
//! nothing: evaluating conditions and reaching verdicts is `journey`'s work. It does not read files
//! or fetch anything; callers hand over text.

mod check;
mod compose;
mod condition;
mod coverage;
mod glossary;
mod pack;
mod problem;
mod question;
mod reference;
mod rule;
mod task;
mod wording;

pub use check::{check, check_wording};
pub use compose::{compose, compose_wording};
pub use condition::Condition;
pub use coverage::{Coverage, Treatment, coverage};
pub use glossary::{Term, terms_in};
pub use pack::{BundleService, Pack, Phase, Plan, Service, load};
pub use problem::Problem;
pub use question::{Question, QuestionKind, WhenUnsure};
pub use reference::{Diagram, Information, LeftOut, Link, SourcePage, Unclear};
pub use rule::{Consequence, Expectation, Level, OutOfScope, Rule, SubjectKind, VerdictTable};
pub use task::{Completion, Party, PartyWhen, PhaseName, Qualifier, Task, Track};
pub use wording::Wording;
