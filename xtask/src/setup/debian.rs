//! Debian's compiler made ready for wasm, for machines where rustup can download nothing: the packages,
//! and the standard library built from the source that comes with them. Only called after looking.

use super::wasm_target::{TARGET, holds_standard_library};
use super::{announce, version};
use crate::files;
use crate::process::{Call, find};
use crate::project::Project;
use crate::{Failure, Result};
use std::path::Path;

/// What RUSTUP_TOOLCHAIN must hold for Debian's compiler.
pub const TOOLCHAIN: &str = "/usr";

/// The compiler that the project asks for.
const NEEDED: &str = env!("CARGO_PKG_RUST_VERSION");
const PACKAGES: &str = "rustc-web cargo-web rust-web-src";
const LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
/// Beside the libraries, not in the project's cache: every clone on the machine shares them.
const MARKER: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/built-for";

/// Whether the packages and a standard library built from exactly them are in place.
pub fn is_ready() -> bool {
    let built_for = std::fs::read_to_string(MARKER).unwrap_or_default();
    find("dpkg-query", &[]).is_some()
        && package_version().is_some_and(|version| is_new_enough(&version) && version == built_for.trim())
        && holds_standard_library(Path::new(LIBRARY))
}

/// Whether this is a machine with Debian's packages at all.
pub fn is_possible() -> bool {
    cfg!(target_os = "linux") && find("apt-get", &[]).is_some()
}

/// Installs the packages and builds the standard library, whichever is missing.
///
/// # Errors
/// When this is not run as root, or a step fails.
pub fn bring(project: &Project) -> Result<()> {
    require_root("cargo xtask setup")?;
    let known = package_version();
    if !known.as_deref().is_some_and(is_new_enough) {
        if !candidate().as_deref().is_some_and(is_new_enough) {
            // The lists are of the day on which they were fetched; a compiler from then may be too old.
            Call::new("apt-get").args("update -q").run()?;
        }
        install(PACKAGES, "Debian's Rust compiler with its library source", "a minute")?;
    }
    match package_version() {
        Some(version) if is_new_enough(&version) => build_library(project),
        found => Err(Failure::new(
            format!(
                "Debian's Rust compiler is {}; Fairway needs {NEEDED}.",
                found.unwrap_or("not there".into())
            ),
            "its wasm cannot be built with that one.",
            "add Debian's security updates to the sources of apt, or use a machine on which rustup can reach its server.",
        )),
    }
}

/// Whether a compiler of this version builds the project.
fn is_new_enough(version: &str) -> bool {
    version::is_at_least(version, NEEDED)
}

/// The version of the compiler that apt-get would install.
fn candidate() -> Option<String> {
    let text = Call::new("apt-cache").args("policy rustc-web").variable("LC_ALL", "C").output().ok()?;
    text.lines().find_map(|line| line.trim().strip_prefix("Candidate: ")).map(str::to_string)
}

/// Installs packages into the system, saying so before.
///
/// # Errors
/// When this is not run as root, or apt-get fails.
pub fn install(packages: &str, what: &str, duration: &str) -> Result<()> {
    require_root(&format!("apt-get install {packages}"))?;
    announce(&format!("Installing into this system: {what}, by apt-get install {packages}"), duration);
    if !all_known(packages) {
        Call::new("apt-get").args("update -q").run()?;
    }
    // --no-remove: rather fail than take a package away that somebody wanted.
    Call::new("apt-get")
        .args("install -q --yes --no-remove --no-install-recommends")
        .args(packages)
        .variable("DEBIAN_FRONTEND", "noninteractive")
        .run()
}

fn all_known(packages: &str) -> bool {
    Call::new("apt-cache")
        .args("policy")
        .args(packages)
        .variable("LC_ALL", "C")
        .output()
        .is_ok_and(|text| text.matches("Candidate: ").count() == packages.split_whitespace().count())
}

fn package_version() -> Option<String> {
    let query = Call::new("dpkg-query").arg("-W").arg("-f=${db:Status-Status} ${Version}").arg("rustc-web");
    let text = query.output().ok()?;
    text.trim().strip_prefix("installed ").map(str::to_string)
}

fn build_library(project: &Project) -> Result<()> {
    announce(
        "Building the standard library for wasm with Debian's compiler, into /usr/lib/rustlib",
        "a minute",
    );
    let folder = project.cache().join("wasm-std");
    files::remove_folder(&folder)?;
    let manifest = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n";
    files::write(&folder.join("Cargo.toml"), manifest)?;
    files::write(&folder.join("src/lib.rs"), "#![no_std]\n")?;
    // embed-bitcode: without it, link-time optimisation of the app stops at "Can't find section .llvmbc".
    Call::new("cargo")
        .args("build --quiet --release -Zbuild-std=std,panic_abort,test --target")
        .arg(TARGET)
        .folder(&folder)
        .variable("RUSTUP_TOOLCHAIN", TOOLCHAIN)
        .variable("RUSTC_BOOTSTRAP", "1")
        .variable("RUSTFLAGS", "-Cembed-bitcode=yes")
        .variable("CARGO_TARGET_DIR", folder.join("target"))
        .run()?;
    let built = folder.join("target").join(TARGET).join("release/deps");
    // The library of one compiler never fits another, nor what was compiled against it before.
    files::remove_folder(Path::new(LIBRARY))?;
    files::remove_folder(&project.target().join(TARGET))?;
    for path in files::entries(&built)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            files::write(&Path::new(LIBRARY).join(&name), files::read(&path)?)?;
        }
    }
    files::write(Path::new(MARKER), package_version().unwrap_or_default())?;
    files::remove_folder(&folder)
}

fn require_root(way_out: &str) -> Result<()> {
    let is_root = Call::new("id").args("-u").output().is_ok_and(|text| text.trim() == "0");
    if is_root {
        return Ok(());
    }
    Err(Failure::new(
        "Something has to be installed into this system, and only root may do that.",
        "rustup cannot download it into your own folder on this machine, so Debian's packages must bring it.",
        format!("run `{way_out}` once as root, then this command again as yourself."),
    ))
}
