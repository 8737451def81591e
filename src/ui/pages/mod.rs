//! Pages, one file each. Each reads the context, derives what it shows, and dispatches events.

#[cfg(feature = "annex")]
mod about;
#[cfg(feature = "annex")]
mod about_accessibility;
#[cfg(feature = "annex")]
mod about_display;
#[cfg(feature = "annex")]
mod about_example;
#[cfg(feature = "annex")]
mod about_lists;
#[cfg(feature = "annex")]
mod about_proof;
mod annex;
#[cfg(feature = "annex")]
mod answers;
mod compare;
#[cfg(feature = "annex")]
mod completion;
#[cfg(feature = "annex")]
mod completion_sign_off;
mod home;
#[cfg(feature = "annex")]
mod keeping;
#[cfg(feature = "annex")]
mod keeping_all;
#[cfg(feature = "annex")]
mod keeping_copy;
#[cfg(feature = "annex")]
mod keeping_disk;
#[cfg(feature = "annex")]
mod keeping_erase;
#[cfg(feature = "annex")]
mod keeping_open;
#[cfg(feature = "annex")]
mod keeping_open_merge;
#[cfg(feature = "annex")]
mod keeping_open_restore;
#[cfg(feature = "annex")]
mod keeping_room;
#[cfg(feature = "annex")]
mod not_found;
mod outcome;
mod outcome_parts;
#[cfg(feature = "annex")]
mod packs;
#[cfg(feature = "annex")]
mod packs_file;
#[cfg(feature = "annex")]
mod packs_kept;
#[cfg(feature = "annex")]
mod phase;
#[cfg(feature = "annex")]
mod plan;
#[cfg(feature = "annex")]
mod plan_all;
#[cfg(feature = "annex")]
mod plan_environment;
#[cfg(feature = "annex")]
mod plan_environment_row;
#[cfg(feature = "annex")]
mod plan_history;
#[cfg(feature = "annex")]
mod plan_meetings;
#[cfg(feature = "annex")]
mod plan_meetings_one;
#[cfg(feature = "annex")]
mod plan_meetings_one_agenda;
#[cfg(feature = "annex")]
mod plan_meetings_one_guests;
#[cfg(feature = "annex")]
mod plan_people;
#[cfg(feature = "annex")]
mod plan_people_form;
#[cfg(feature = "annex")]
mod plan_responsibilities;
#[cfg(feature = "annex")]
mod plan_responsibilities_file;
#[cfg(feature = "annex")]
mod plan_scope;
#[cfg(feature = "annex")]
mod plan_scope_file;
#[cfg(feature = "annex")]
mod plan_settings;
#[cfg(feature = "annex")]
mod plan_summary;
#[cfg(feature = "annex")]
mod plan_summary_risks;
#[cfg(feature = "annex")]
mod plan_timeline;
#[cfg(feature = "annex")]
mod plan_timeline_chart;
#[cfg(feature = "annex")]
mod plan_timeline_proposal;
#[cfg(feature = "annex")]
mod plan_timeline_table;
#[cfg(feature = "annex")]
mod plan_today;
#[cfg(feature = "annex")]
mod plans;
#[cfg(feature = "annex")]
mod plans_deleted;
#[cfg(feature = "annex")]
mod plans_form;
#[cfg(feature = "annex")]
mod plans_row;
mod question;
mod tree;
mod tree_drawing;
mod tree_drawing_shapes;
mod tree_outline;
#[cfg(feature = "annex")]
mod what_if;
#[cfg(feature = "annex")]
mod what_if_form;
#[cfg(feature = "annex")]
mod what_if_results;
#[cfg(feature = "annex")]
mod what_if_work;
mod why;

#[cfg(feature = "annex")]
pub use about::about_page;
pub use annex::annex_page;
#[cfg(feature = "annex")]
pub use answers::answers_page;
pub use compare::compare_page;
#[cfg(feature = "annex")]
pub use completion::completion_page;
pub use home::home_page;
#[cfg(feature = "annex")]
pub use keeping::keeping_page;
#[cfg(feature = "annex")]
pub use not_found::nothing_here;
pub use outcome::outcome_page;
#[cfg(feature = "annex")]
pub use packs::packs_page;
#[cfg(feature = "annex")]
pub use phase::phase_page;
#[cfg(feature = "annex")]
pub use plan::phases_page;
#[cfg(feature = "annex")]
pub use plan_all::all_page;
#[cfg(feature = "annex")]
pub use plan_environment::environment_page;
#[cfg(feature = "annex")]
pub use plan_history::history_page;
#[cfg(feature = "annex")]
pub use plan_meetings::meetings_page;
#[cfg(feature = "annex")]
pub use plan_people::people_page;
#[cfg(feature = "annex")]
pub use plan_responsibilities::responsibilities_page;
#[cfg(feature = "annex")]
pub use plan_scope::scope_page;
#[cfg(feature = "annex")]
pub use plan_settings::settings_page;
#[cfg(feature = "annex")]
pub use plan_summary::summary_page;
#[cfg(feature = "annex")]
pub use plan_timeline::timeline_page;
#[cfg(feature = "annex")]
pub use plan_today::today_page;
#[cfg(feature = "annex")]
pub use plans::plans_page;
pub use question::question_page;
pub use tree::tree_page;
#[cfg(feature = "annex")]
pub use what_if::what_if_page;
#[cfg(feature = "annex")]
pub use what_if_form::what_if_question_page;
pub use why::why_page;
