//! Fairway: eligibility, identity decision and onboarding plan for the FastTrack Center Benefit.
//!
//! The map, each folder importing only from those above it:
//!
//! | folder | is | is not |
//! |---|---|---|
//! | `content` | what can be asked and advised, as data with checks | deciding |
//! | `journey` | answers to path, verdicts and reasons | planning, storing |
//! | `proof` | that everything in a pack can apply, for all answers at once | deciding |
//! | `plan` | outcome to work: tasks, progress | deciding |
//! | `record` | what people have entered for one plan, with its history | deciding what applies |
//! | `formats` | as text: answers, saved plan, route, decision report | storage |
//! | `state` | the whole state and its only writer | effects |
//! | `storage` | how plans are kept so that nothing is lost, over any store | the browser's store |
//! | `browser` | WEB: storage, address, offline, downloads | showing |
//! | `ui` | WEB: pages and components | deciding |
//!
//! The first eight are pure: std and serde, no clock, no randomness, no web types. The invariants are
//! numbered in the README and named by the tests that hold them.

pub mod content;
pub mod formats;
pub mod journey;
pub mod plan;
pub mod proof;
pub mod record;
pub mod state;
pub mod storage;

#[cfg(feature = "web")]
pub mod browser;
#[cfg(feature = "web")]
pub mod ui;
