//! Fairway's own commands, behind `cargo xtask`: the map of this crate. A library only so that the
//! browser tests can use [`server`]; nothing of it ends up in the app.
//!
//! | module | what it does |
//! |---|---|
//! | [`arguments`] | the command line as a value |
//! | [`setup`] | brings missing tools, each once, on ordinary and on closed machines |
//! | [`build`] | the release build with Trunk, skipped when nothing changed |
//! | [`dist`] | Trunk's hook: content, policy, service worker, compression |
//! | [`release`] | the release: folder and zip, settings for hosts, checksums, licences, bill of materials |
//! | [`server`] | serves a built app with the headers of production |
//! | [`serve`] | build, then serve, for people |
//! | [`size`] | what a first visit transfers, and the limits |
//! | [`test`] | every check in order, and one line of totals |
//! | [`decide`] | the app's core on files of answers, without a browser |
//! | [`pack`] | what authors of packs need: check, prove, bundle, schema, a start |
//! | [`project`], [`process`], [`files`], [`failure`] | folders, other programs, files, errors |

pub mod arguments;
pub mod build;
pub mod decide;
pub mod dist;
pub mod failure;
pub mod files;
pub mod pack;
pub mod process;
pub mod project;
pub mod release;
pub mod serve;
pub mod server;
pub mod setup;
pub mod size;
pub mod test;

pub use failure::{Failure, Result};

/// Carries out one command.
///
/// # Errors
/// When the command could not do its work; the error says what happened and the way out.
pub fn run(command: &arguments::Command) -> Result<bool> {
    use arguments::Command;
    let project = project::Project::here()?;
    match command {
        Command::Help => {
            println!("{}", arguments::HELP);
            Ok(true)
        }
        Command::Setup => setup::everything(&project).map(|()| true),
        Command::Build => build::release(&project).map(|()| true),
        Command::Serve(options) => serve::run(&project, options).map(|()| true),
        Command::SingleFile => release::single::run(&project).map(|()| true),
        Command::Finish => dist::hook(&project).map(|()| true),
        Command::Dist { embed_in } => release::run(&project, embed_in).map(|()| true),
        Command::Size => size::run(&project).map(|()| true),
        Command::Test { quick } => test::run(&project, *quick),
        Command::Decide(request) => decide::run(&project, request),
        Command::Pack(command) => pack::run(&project, command),
    }
}
