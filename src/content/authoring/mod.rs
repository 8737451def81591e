//! For authors of packs and for whoever takes a pack from outside: puts the files of an edition together,
//! checks everything that can be seen without trying answers, and tells all faults at once, each with its
//! file, its path, what was found and what was expected. What needs answers is the proof's work. Stands
//! behind the feature `authoring`: the shipped app reads a pack that the build has proven.

mod bundle;
mod check;
mod compose;
mod dependencies;
mod digest;
mod edition;
mod faults;
mod ids;
mod items;
mod limits;
mod load;
mod marks;
mod position;
mod references;
#[cfg(feature = "schema")]
mod schema;
mod shape;
mod values;
mod wording;

pub use bundle::{Bundle, MAX_BYTES, read_untrusted};
pub use check::check;
pub use compose::{compose, compose_wording};
pub use digest::digest;
pub use edition::{EditionFiles, Files, read_edition};
pub use load::load;
#[cfg(feature = "schema")]
pub use schema::schema;
pub use wording::check_wording;
