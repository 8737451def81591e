//! wasm-opt, which makes the wasm smaller: from the npm package `binaryen`, or found, or left to Trunk.

use super::wasm_target::WasmTarget;
use super::{announce, version};
use crate::process::{Call, find};
use crate::project::Project;
use crate::{Failure, Result};
use std::path::PathBuf;

/// Also in Trunk.toml. Distributions carry versions that are too old for what Rust emits today.
const WANTED: &str = "132";

/// Where wasm-opt comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// PATH has it.
    OnPath,
    /// This folder must go before PATH.
    Folder(PathBuf),
    /// Trunk downloads it when it builds.
    LeftToTrunk,
}

/// Looks for it and brings it where it is missing.
///
/// # Errors
/// When it is missing and nothing here can bring it.
pub fn ensure(project: &Project, target: &WasmTarget) -> Result<Place> {
    let package = project.npm().join("node_modules/binaryen/package.json");
    let programs = project.npm().join("node_modules/.bin");
    // Read, not run: starting it takes a second under Node.
    let cached = std::fs::read_to_string(&package).ok().and_then(|text| version::of_package(&text));
    if cached.is_some_and(|found| version::major(&found) == WANTED) {
        return Ok(Place::Folder(programs));
    }
    let on_path = find("wasm-opt", &[])
        .and_then(|path| Call::new(path).args("--version").output().ok())
        .and_then(|text| version::in_output(&text));
    if on_path.is_some_and(|found| found == WANTED) {
        return Ok(Place::OnPath);
    }
    let failure = match by_npm(project) {
        Ok(()) => return Ok(Place::Folder(programs)),
        Err(failure) => failure,
    };
    match target {
        WasmTarget::Ordinary => Ok(Place::LeftToTrunk),
        WasmTarget::Debian { .. } => Err(failure),
    }
}

fn by_npm(project: &Project) -> Result<()> {
    if find("npm", &[]).is_none() {
        return Err(Failure::new(
            "wasm-opt is missing, and so is npm, which would bring it.",
            "the release build would be a third larger than it should be, so it is not made.",
            "install Node with npm (on Debian: `apt-get install nodejs npm`), then run this command again.",
        ));
    }
    announce(&format!("Installing wasm-opt {WANTED} into .cache/npm, by npm"), "half a minute");
    Call::new("npm")
        .args("install --silent --no-audit --no-fund --ignore-scripts --prefix")
        .arg(project.npm())
        .arg(format!("binaryen@{WANTED}"))
        .run()
}
