//! wasm-opt, which makes the wasm smaller: from the npm package `binaryen`, or found, or left to Trunk.

use super::npm::Package;
use super::version;
use super::wasm_target::WasmTarget;
use crate::Result;
use crate::process::{Call, find};
use crate::project::Project;
use std::path::PathBuf;

/// Also in Trunk.toml. Distributions carry versions that are too old for what Rust emits today.
const BINARYEN: Package = Package {
    name: "binaryen",
    version: "132",
    without: "without wasm-opt the release build would be a third larger than it should be, so it is not made.",
};

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
    let programs = project.npm().join("node_modules/.bin");
    if BINARYEN.is_there(project) {
        return Ok(Place::Folder(programs));
    }
    let on_path = find("wasm-opt", &[])
        .and_then(|path| Call::new(path).args("--version").output().ok())
        .and_then(|text| version::in_output(&text));
    if on_path.is_some_and(|found| found == BINARYEN.version) {
        return Ok(Place::OnPath);
    }
    let failure = match BINARYEN.ensure(project) {
        Ok(()) => return Ok(Place::Folder(programs)),
        Err(failure) => failure,
    };
    match target {
        WasmTarget::Ordinary => Ok(Place::LeftToTrunk),
        WasmTarget::Debian { .. } => Err(failure),
    }
}
