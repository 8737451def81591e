//! State as text and back: answers, the saved plan, the address, the decision report; tables and documents to
//! take away. Storage, download and address bar are `browser`'s.

pub mod answers;
pub mod csv;
pub mod decision;
#[cfg(feature = "authoring")]
pub mod example;
#[cfg(feature = "authoring")]
pub mod file;
pub mod file_name;
pub mod form;
#[cfg(feature = "authoring")]
pub mod loaded;
pub mod markdown;
#[cfg(feature = "authoring")]
pub mod newer;
#[cfg(feature = "authoring")]
pub mod page_report;
pub mod plan_page;
pub mod plan_summary;
pub mod route;
pub mod saved;
