//! Parts of pages, one file each, named as their style sheet. They know props and callbacks only.

mod answer_list;
mod button;
mod channel;
#[cfg(feature = "annex")]
mod choices;
mod commands;
mod comparison;
mod confirmation;
#[cfg(feature = "annex")]
mod copy_button;
mod fold;
#[cfg(feature = "annex")]
mod form_field;
#[cfg(feature = "annex")]
mod frame_bar;
#[cfg(feature = "annex")]
mod no_work;
mod notice;
#[cfg(feature = "annex")]
mod opened;
mod options;
#[cfg(feature = "annex")]
mod phase_channel;
#[cfg(feature = "annex")]
mod phase_exit;
#[cfg(feature = "annex")]
mod progress;
#[cfg(feature = "annex")]
mod proved;
mod question_form;
mod sign;
mod sources;
#[cfg(feature = "annex")]
mod task;
#[cfg(feature = "annex")]
mod task_add;
#[cfg(feature = "annex")]
mod task_bulk;
#[cfg(feature = "annex")]
mod task_editor;
#[cfg(feature = "annex")]
mod task_facts;
#[cfg(feature = "annex")]
mod task_filters;
#[cfg(feature = "annex")]
mod task_line;
#[cfg(feature = "annex")]
mod task_origin;
#[cfg(feature = "annex")]
mod task_waits;
mod terms;
mod unclear;
mod verdict;
#[cfg(feature = "annex")]
mod work_line;

pub use answer_list::answer_list;
pub use button::{button, button_link};
pub use channel::channel;
#[cfg(feature = "annex")]
pub use choices::{Choice, choices};
pub use commands::commands;
pub use comparison::{Compared, comparison};
pub use confirmation::confirmation;
#[cfg(feature = "annex")]
pub use copy_button::copy_button;
pub use fold::fold;
#[cfg(feature = "annex")]
pub use form_field::{Field, Told, area_field, choice_field, suggestions, text_field, value_field};
#[cfg(feature = "annex")]
pub use frame_bar::frame_bar;
#[cfg(feature = "annex")]
pub use no_work::no_work;
pub use notice::notice;
#[cfg(feature = "annex")]
pub use opened::{about_plan, repairs};
use options::{amounts, options};
#[cfg(feature = "annex")]
pub use phase_channel::phase_channel;
#[cfg(feature = "annex")]
pub use phase_exit::phase_exit;
#[cfg(feature = "annex")]
pub use progress::progress;
#[cfg(feature = "annex")]
pub use proved::{Spoken, fault_list, proved};
pub use question_form::{FormOf, question_form};
pub use sign::{MarkSign, icon, sign};
pub use sources::{link_list, row_id, source_fold, source_list, why_link};
#[cfg(feature = "annex")]
pub use task::{Choose, Desk, task_row};
#[cfg(feature = "annex")]
pub use task_add::task_add;
#[cfg(feature = "annex")]
pub use task_bulk::{TaskBulk, task_bulk};
#[cfg(feature = "annex")]
pub use task_editor::OWNERS;
#[cfg(feature = "annex")]
pub use task_facts::{dates, owner, party};
#[cfg(feature = "annex")]
pub use task_filters::{Narrow, owner_filter, task_filters};
#[cfg(feature = "annex")]
pub use task_line::{due, task_line, task_name, task_state};
pub use terms::terms;
pub use unclear::unclear;
pub use verdict::{rule_line, verdict_row};
#[cfg(feature = "annex")]
pub use work_line::work_line;
