//! WEB: what people see. Pages know the context and components; components know props and
//! callbacks only; no page imports another. Nothing here decides.

mod annex;
mod app;
mod components;
mod context;
mod markup;
mod pages;
mod scratch;
mod start;
mod texts;

pub use annex::open_annex;
pub use start::start;
