//! wasm-opt, which makes the wasm smaller: from the npm package `binaryen`, or found, or left to Trunk.

use super::wasm_target::WasmTarget;
use super::{announce, version};
use crate::process::{Call, find};
use crate::project::Project;
use crate::{Failure, Result};
use std::path::PathBuf;

/// Also in Trunk.toml. Distributions carry versions that are too old for what Rust emits today.
const WANTED: &str = "132";

/// The folder to put before PATH; none where PATH has it or Trunk downloads it.
///
/// # Errors
/// When it is missing and nothing here can bring it.
pub fn ensure(project: &Project, target: &WasmTarget) -> Result<Option<PathBuf>> {
    let package = project.npm().join("node_modules/binaryen/package.json");
    let programs = project.npm().join("node_modules/.bin");
    // Read, not run: starting it takes a second under Node.
    let cached = std::fs::read_to_string(&package).ok().and_then(|text| version::of_package(&text));
    if cached.is_some_and(|found| version::major(&found) == WANTED) {
        return Ok(Some(programs));
    }
    let on_path = find("wasm-opt", &[])
        .and_then(|path| Call::new(path).args("--version").output().ok())
        .and_then(|text| version::in_output(&text));
    if on_path.is_some_and(|found| found == WANTED) || *target == WasmTarget::Ordinary {
        return Ok(None);
    }
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
        .run()?;
    Ok(Some(programs))
}
