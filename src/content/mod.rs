//! What can be asked and advised: the content pack as types, its wording, and its checks.
//!
//! A pack is data ([`Pack`]); this folder gives it shape and refuses what does not fit. It decides
//! nothing: evaluating conditions and reaching verdicts is `journey`'s work. It does not read files
//! or fetch anything; callers hand over text. Composing and checking are for authors and the build, so
//! they are left out of the wasm: the browser reads a pack that the build has proven.

#[cfg(not(target_arch = "wasm32"))]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod compose;
mod condition;
mod coverage;
mod glossary;
mod pack;
mod problem;
mod question;
mod reference;
mod rule;
mod table;
mod task;
mod wording;

#[cfg(not(target_arch = "wasm32"))]
pub use check::{check, check_wording};
#[cfg(not(target_arch = "wasm32"))]
pub use compose::{compose, compose_wording};
pub use condition::Condition;
pub use coverage::{Coverage, Treatment, coverage};
pub use glossary::{Term, terms_in};
#[cfg(not(target_arch = "wasm32"))]
pub use pack::load;
pub use pack::{BundleService, Pack, Phase, Plan, Service, decode, encode};
pub use problem::Problem;
pub use question::{Command, Question, QuestionKind, WhenUnsure};
pub use reference::{Diagram, Information, LeftOut, Link, SourcePage, Unclear};
pub use rule::{Consequence, Expectation, Level, OutOfScope, Rule, SubjectKind, VerdictTable};
pub use table::Table;
pub use task::{Completion, Party, PartyWhen, PhaseName, Qualifier, Task, Track};
pub use wording::Wording;
