//! The release build: Trunk with everything it needs, and not at all when nothing changed since the last.
//! What happens to the built files afterwards is in `dist`, which Trunk calls.

pub mod inputs;

use crate::process::Call;
use crate::project::Project;
use crate::{Result, files, setup};

/// Builds the app into dist/, unless dist/ already is what these sources make.
///
/// # Errors
/// When a tool is missing and cannot be brought, or the build fails.
pub fn release(project: &Project) -> Result<()> {
    let stamp = project.cache().join("release-build");
    let sources = inputs::digest(project)?;
    let recorded = std::fs::read_to_string(&stamp).unwrap_or_default();
    if project.dist().is_dir()
        && recorded == format!("{sources} {}", inputs::digest_of_folder(&project.dist())?)
    {
        println!("Nothing changed since the last build: using dist/.");
        return Ok(());
    }
    let environment = setup::trunk(project)?;
    setup::announce("Building the app for release", "2 minutes the first time, half a minute later");
    // Trunk is told to work offline where downloads fail; what cargo itself may still fetch comes first.
    Call::new("cargo").args("fetch --quiet --locked").folder(project.root()).run()?;
    trunk("build --release", project, &environment).run()?;
    files::write(&stamp, format!("{sources} {}", inputs::digest_of_folder(&project.dist())?))
}

/// Trunk's watch mode, until it is stopped.
///
/// # Errors
/// When a tool is missing and cannot be brought, or Trunk fails.
pub fn watch(project: &Project, port: Option<u16>, open: bool) -> Result<()> {
    let environment = setup::trunk(project)?;
    setup::announce(
        "Building the app for development; it is built again at each change",
        "2 minutes the first time",
    );
    Call::new("cargo").args("fetch --quiet --locked").folder(project.root()).run()?;
    let mut call = trunk("serve", project, &environment);
    if let Some(port) = port {
        call = call.args(&format!("--port {port}"));
    }
    if open { call.arg("--open") } else { call }.run()
}

fn trunk(command: &str, project: &Project, environment: &crate::process::Environment) -> Call {
    // Found here and not through PATH, because PATH is changed for the program that is called only.
    let program = crate::process::find("trunk", &environment.folders).unwrap_or_else(|| "trunk".into());
    Call::new(program)
        .args(command)
        .folder(project.root())
        .environment(environment)
        // Trunk 0.21 reads NO_COLOR as true or false and stops at the usual NO_COLOR=1.
        .without("NO_COLOR")
}
