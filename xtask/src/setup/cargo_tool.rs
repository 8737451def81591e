//! Trunk and wasm-bindgen: on PATH or in the project's cache at exactly the right version, else compiled
//! once into the cache. The versions come from here (Trunk) and from Cargo.lock (wasm-bindgen).

use super::wasm_target::WasmTarget;
use super::{announce, version};
use crate::files;
use crate::process::{Call, find};
use crate::project::Project;
use crate::{Failure, Result};
use std::path::PathBuf;

/// Also in Trunk.toml, which refuses any other. 0.22 wants a newer compiler than ours.
const TRUNK_VERSION: &str = "0.21.14";

/// A tool that cargo can install.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Builds the app.
    Trunk,
    /// Makes the glue between wasm and JavaScript, and runs wasm tests.
    WasmBindgen,
}

/// The folder to put before PATH; none if PATH has the tool. Installs it where it is missing.
///
/// On ordinary machines too, although Trunk would download wasm-bindgen there: it would do so from a
/// server that many companies close, and the wasm tests need more of the package than Trunk takes.
///
/// # Errors
/// When Cargo.lock cannot be read or the installation fails.
pub fn ensure(project: &Project, target: &WasmTarget, tool: Tool) -> Result<Option<PathBuf>> {
    let wanted = wanted(project, tool)?;
    if let Some(folder) = look(project, tool, &wanted) {
        return Ok(folder);
    }
    install(project, target, tool, &wanted)?;
    Ok(Some(project.tools().join("bin")))
}

/// Some(None): on PATH. Some(folder): in that folder. None: not there.
fn look(project: &Project, tool: Tool, wanted: &str) -> Option<Option<PathBuf>> {
    let programs: &[&str] = match tool {
        Tool::Trunk => &["trunk"],
        Tool::WasmBindgen => &["wasm-bindgen", "wasm-bindgen-test-runner"],
    };
    let fits = |folders: &[PathBuf]| {
        programs.iter().all(|program| {
            find(program, folders)
                .and_then(|path| Call::new(path).args("--version").output().ok())
                .and_then(|text| version::in_output(&text))
                .is_some_and(|found| found == wanted)
        })
    };
    let cached = project.tools().join("bin");
    if fits(std::slice::from_ref(&cached)) {
        return Some(Some(cached));
    }
    fits(&[]).then_some(None)
}

fn wanted(project: &Project, tool: Tool) -> Result<String> {
    if tool == Tool::Trunk {
        return Ok(TRUNK_VERSION.to_string());
    }
    let lock = files::read_text(&project.root().join("Cargo.lock"))?;
    version::locked(&lock, "wasm-bindgen").ok_or_else(|| {
        Failure::new(
            "Cargo.lock names no version of wasm-bindgen.",
            "the tool of that name must have exactly the version of the library, which is not known.",
            "restore Cargo.lock from git, or run `cargo update wasm-bindgen`.",
        )
    })
}

fn install(project: &Project, target: &WasmTarget, tool: Tool, wanted: &str) -> Result<()> {
    let (package, features, duration) = match (tool, target) {
        // A machine that can download nothing needs no code for it: no TLS, no check for updates.
        (Tool::Trunk, WasmTarget::Debian { .. }) => ("trunk", "--no-default-features", "5 minutes"),
        (Tool::Trunk, WasmTarget::Ordinary) => {
            ("trunk", "--no-default-features --features rustls", "7 minutes")
        }
        (Tool::WasmBindgen, _) => ("wasm-bindgen-cli", "", "4 minutes"),
    };
    if *target == WasmTarget::Ordinary && find("cargo-binstall", &[]).is_some() {
        announce(
            &format!("Downloading {package} {wanted} into .cache/tools, by cargo binstall"),
            "half a minute",
        );
        let call = Call::new("cargo")
            .args("binstall --no-confirm --root")
            .arg(project.tools())
            .arg(format!("{package}@{wanted}"));
        if call.run().is_ok() {
            return Ok(());
        }
    }
    announce(&format!("Compiling {package} {wanted} into .cache/tools, by cargo install"), duration);
    let attempt = |locked: &str| {
        Call::new("cargo")
            .args(&format!("install --quiet {package} --version ={wanted} {features} {locked} --root"))
            .arg(project.tools())
            // The tools' own release profiles optimise for speed at four times the waiting.
            .variable("CARGO_PROFILE_RELEASE_LTO", "off")
            .variable("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .variable("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .run()
    };
    // A lock file may name a version that a company's registry does not carry yet.
    attempt("--locked").or_else(|_| {
        println!("  That did not work with the tool's own lock file; trying without it.");
        attempt("")
    })
}
