//! For authors of packs and for whoever takes a pack from outside: puts the files of an edition together,
//! checks everything that can be seen without trying answers, and tells all faults at once, each with its
//! file, its path, what was found and what was expected. What needs answers is the proof's work. Stands
//! behind the feature `authoring`: the shipped app reads a pack that the build has proven.

mod bundle;
mod check;
mod compose;
mod dependencies;
mod difference;
#[cfg(feature = "schema")]
mod difference_schema;
mod digest;
mod edition;
mod faults;
mod history;
mod ids;
mod items;
mod layers;
mod leftover;
mod limits;
mod load;
mod marks;
mod moves;
mod position;
mod references;
#[cfg(feature = "schema")]
mod schema;
mod shape;
mod tables;
mod translation;
mod values;
mod wording;

pub use bundle::{Bundle, MAX_BYTES, read_untrusted};
pub use check::check;
pub use compose::{compose, compose_wording};
#[cfg(feature = "schema")]
pub use difference_schema::difference_schema;
pub use digest::digest;
pub use edition::{Composed, EditionFiles, Files, compose_edition, read_edition};
pub use history::{History, Name, Turn, read_history};
pub use layers::base_of;
pub use load::load;
pub use moves::{Move, Moves, read_moves};
#[cfg(feature = "schema")]
pub use schema::schema;
pub use translation::{Original, Terms, check_terms, check_translation};
pub use wording::{check_wording, unused_texts};
