//! Fairway: eligibility, identity decision and onboarding plan for the FastTrack Center Benefit.
//!
//! The map, each folder importing only from those above it:
//!
//! | folder | is | is not |
//! |---|---|---|
//! | `content` | what can be asked and advised, as data with checks | deciding |
//! | `journey` | answers to path, verdicts and reasons | planning, storing |
//! | `proof` | that everything in a pack can apply, for all answers at once | deciding |
//! | `plan` | outcome to work: tasks, progress, what waits for what, dates | deciding |
//! | `state` | the whole state and its only writer | effects |
//! | `formats` | state as text: answers, saved plan, route, decision report | storage |
//! | `browser` | WEB: storage, address, offline, downloads | showing |
//! | `ui` | WEB: pages and components | deciding |
//!
//! The first six are pure: std, serde and calendar arithmetic, no clock, no randomness, no web types. The invariants are
//! numbered in the README and named by the tests that hold them.

pub mod content;
pub mod formats;
pub mod journey;
pub mod plan;
pub mod proof;
pub mod state;

#[cfg(feature = "web")]
pub mod browser;
#[cfg(feature = "web")]
pub mod ui;
