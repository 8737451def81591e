//! WEB: one browser capability per file. Everything here can fail and says so; nothing decides.

pub mod address;
pub mod annex;
pub mod clock;
#[cfg(feature = "annex")]
pub mod disk_file;
#[cfg(feature = "annex")]
pub mod display;
pub mod download;
pub mod drawing;
pub mod early;
pub mod fetch;
#[cfg(feature = "annex")]
pub mod files;
#[cfg(feature = "annex")]
pub mod language;
pub mod later;
pub mod log;
pub mod page;
#[cfg(feature = "annex")]
pub mod persist;
pub mod speech;
pub mod storage;
pub mod update;
pub mod worker;
#[cfg(feature = "annex")]
pub mod zone;
