//! WEB: what people see. Pages know the context and components; components know props and
//! callbacks only; no page imports another. Nothing here decides.

// Pages and components that only the annex shows are not compiled into the app: it never calls them.
#![cfg_attr(
    not(feature = "annex"),
    allow(dead_code, unused_imports, reason = "what only the annex uses is held to this with its feature")
)]

#[cfg(feature = "annex")]
mod annex;
mod app;
#[cfg(feature = "annex")]
mod cabinet;
mod components;
mod context;
#[cfg(feature = "annex")]
mod filter;
#[cfg(feature = "annex")]
mod framed;
mod kept;
mod lead;
mod markup;
#[cfg(feature = "annex")]
mod newer;
#[cfg(feature = "annex")]
mod opened;
mod pages;
#[cfg(feature = "annex")]
mod parked;
#[cfg(feature = "annex")]
mod phase_end;
#[cfg(feature = "annex")]
mod plan_frame;
#[cfg(feature = "annex")]
mod prover;
#[cfg(feature = "annex")]
mod ready;
mod scratch;
mod start;
#[cfg(feature = "annex")]
mod step_words;
#[cfg(feature = "annex")]
mod take_away;
#[cfg(feature = "annex")]
mod taken_along;
#[cfg(feature = "annex")]
mod task_edits;
#[cfg(feature = "annex")]
mod task_list;
#[cfg(feature = "annex")]
mod task_words;
mod texts;
#[cfg(feature = "annex")]
mod timeline;
#[cfg(feature = "annex")]
mod work;

#[cfg(feature = "annex")]
pub use annex::{Given, open_annex, prove_pack, read_file, read_pack, turn, use_pack};
#[cfg(feature = "annex")]
pub use framed::{open_frame_bar, report, take_plan};
#[cfg(feature = "annex")]
pub use ready::{join, make_ready, put_aside};
pub use start::start;
