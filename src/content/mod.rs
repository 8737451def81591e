//! What can be asked and advised: the content pack as types, its wording, and its checks.
//!
//! A pack is data ([`Pack`]); this folder gives it shape and refuses what does not fit. It decides
//! nothing: evaluating conditions and reaching verdicts is `journey`'s work. It does not read files
//! or fetch anything; callers hand over text. [`authoring`] is for authors and the build and stands behind
//! a feature, so the shipped app does without: it reads a pack that the build has proven.

#[cfg(feature = "authoring")]
mod aside;
#[cfg(feature = "authoring")]
pub mod authoring;
mod condition;
mod coverage;
mod glossary;
#[cfg(feature = "authoring")]
mod languages;
mod pack;
#[cfg(feature = "authoring")]
mod phrases;
mod problem;
mod question;
mod reference;
mod rule;
mod speech;
mod table;
mod task;
mod wording;

#[cfg(feature = "authoring")]
pub use aside::{Beside, Deadline, Mark};
#[cfg(feature = "authoring")]
pub use authoring::{check, check_wording, compose, compose_wording, load};
pub use condition::Condition;
pub use coverage::{Coverage, Treatment, coverage};
pub use glossary::{Term, terms_in};
#[cfg(feature = "authoring")]
pub use languages::{Language, languages};
#[cfg(feature = "authoring")]
pub use pack::encode;
pub use pack::{BundleService, FORMAT, Pack, Phase, Plan, Service, decode, encode_front};
#[cfg(feature = "authoring")]
pub use phrases::Phrases;
pub use problem::Problem;
pub use question::{Command, MAX_AMOUNT, Question, QuestionKind, WhenUnsure};
pub use reference::{Diagram, Information, LeftOut, Link, Request, SourcePage, Unclear};
pub use rule::{Consequence, Expectation, Level, OutOfScope, Rule, SubjectKind, VerdictTable};
pub use speech::{BETWEEN, Speech};
pub use table::Table;
pub use task::{Completion, MAX_EFFORT, Party, PartyWhen, PhaseName, Qualifier, Task, Track};
pub use wording::Wording;
