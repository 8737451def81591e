//! Parts of pages, one file each, named as their style sheet. They know props and callbacks only.

mod button;
mod channel;
mod commands;
mod comparison;
mod confirmation;
#[cfg(feature = "annex")]
mod copy_button;
mod fold;
#[cfg(feature = "annex")]
mod form_field;
mod notice;
mod options;
#[cfg(feature = "annex")]
mod phase_channel;
#[cfg(feature = "annex")]
mod progress;
#[cfg(feature = "annex")]
mod proved;
mod question_form;
mod sign;
mod sources;
#[cfg(feature = "annex")]
mod task;
mod terms;
mod unclear;
mod verdict;
#[cfg(feature = "annex")]
mod work_line;

pub use button::{button, button_link};
pub use channel::channel;
pub use commands::commands;
pub use comparison::{Compared, comparison};
pub use confirmation::confirmation;
#[cfg(feature = "annex")]
pub use copy_button::copy_button;
pub use fold::fold;
#[cfg(feature = "annex")]
pub use form_field::{Field, Told, area_field, choice_field, suggestions, text_field, value_field};
pub use notice::notice;
use options::{amounts, options};
#[cfg(feature = "annex")]
pub use phase_channel::phase_channel;
#[cfg(feature = "annex")]
pub use progress::progress;
#[cfg(feature = "annex")]
pub use proved::{Spoken, fault_list, proved};
pub use question_form::{FormOf, question_form};
pub use sign::{MarkSign, icon, sign};
pub use sources::{link_list, row_id, source_fold, source_list, why_link};
#[cfg(feature = "annex")]
pub use task::{TaskRow, task_row};
pub use terms::terms;
pub use unclear::unclear;
pub use verdict::{rule_line, verdict_row};
#[cfg(feature = "annex")]
pub use work_line::work_line;
