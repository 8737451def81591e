//! Which compiler makes wasm on this machine: rustup's own, or Debian's where rustup can download nothing.
//! Chosen by looking; how Debian's is made ready is in `debian`.

use super::{announce, debian};
use crate::process::{Call, Environment, find};
use crate::project::Project;
use crate::{Failure, Result};
use std::path::{Path, PathBuf};

/// The name of the target.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The compiler for wasm, once its standard library is in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WasmTarget {
    /// The toolchain that everything else is built with.
    Ordinary,
    /// Debian's `rustc-web`, with the ordinary toolchain's linker.
    Debian {
        /// The linker: Debian's compiler comes without one.
        linker: PathBuf,
    },
}

impl WasmTarget {
    /// What must be set so that `cargo build --target wasm32-unknown-unknown` works.
    pub fn environment(&self) -> Environment {
        let mut variables = match self {
            Self::Ordinary => Vec::new(),
            Self::Debian { linker } => vec![
                // rustup takes a folder here as well as a name, so nothing need be linked into it.
                ("RUSTUP_TOOLCHAIN".into(), debian::TOOLCHAIN.into()),
                ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER".into(), linker.display().to_string()),
            ],
        };
        variables.extend(paths_cut());
        Environment { variables, folders: Vec::new() }
    }
}

/// Messages of panics name source files. Without the folders of this computer before them the wasm is
/// smaller, the same on every computer, and tells nobody how it is set up.
fn paths_cut() -> Option<(String, String)> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    let registries = std::fs::read_dir(home.join("registry/src")).ok()?;
    let flags =
        registries.flatten().map(|folder| format!("--remap-path-prefix={}=", folder.path().display()));
    let flags: Vec<String> = flags.filter(|flag| !flag.contains(' ')).collect();
    let name = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
    (!flags.is_empty()).then(|| (name.to_string(), format!("--cfg erase_components {}", flags.join(" "))))
}

/// Looks for the target's standard library and brings it where it is missing.
///
/// # Errors
/// When neither rustup nor Debian can supply it; the text says what would.
pub fn ensure(project: &Project) -> Result<WasmTarget> {
    let library = Call::new("rustc").args("--print target-libdir --target").arg(TARGET).output()?;
    if holds_standard_library(Path::new(library.trim())) {
        return Ok(WasmTarget::Ordinary);
    }
    if debian::is_ready() {
        return Ok(WasmTarget::Debian { linker: linker()? });
    }
    if may_rustup_download() {
        announce("Adding the wasm target to the Rust toolchain, by rustup", "half a minute");
        // Its backtrace would hide what it has to say.
        let rustup = Call::new("rustup").args("target add").arg(TARGET).variable("RUST_BACKTRACE", "0");
        match rustup.output() {
            Ok(_) => return Ok(WasmTarget::Ordinary),
            Err(failure) if debian::is_possible() => {
                println!("  {}\n  So Debian's own compiler will do it.", failure.happened());
            }
            Err(failure) => return Err(failure),
        }
    }
    if debian::is_possible() {
        let linker = linker()?;
        debian::bring(project)?;
        return Ok(WasmTarget::Debian { linker });
    }
    Err(Failure::new(
        "The Rust toolchain has no standard library for wasm32-unknown-unknown.",
        "the app cannot be compiled for the browser; native code and its tests are not affected.",
        "run `rustup target add wasm32-unknown-unknown`, then this command again.",
    ))
}

/// Whether a target's library folder holds a standard library that programs can be linked with.
pub fn holds_standard_library(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    let names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    ["libstd-", "libcore-", "libtest-"]
        .iter()
        .all(|part| names.iter().any(|name| name.starts_with(part) && name.ends_with(".rlib")))
}

/// rustup can be told never to install by itself; whoever did that does not want it from us either.
fn may_rustup_download() -> bool {
    find("rustup", &[]).is_some() && std::env::var_os("RUSTUP_AUTO_INSTALL").is_none_or(|value| value != "0")
}

fn linker() -> Result<PathBuf> {
    let sysroot = Call::new("rustc").args("--print sysroot").output()?;
    let about = Call::new("rustc").args("-vV").output()?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let path = Path::new(sysroot.trim()).join("lib/rustlib").join(host).join("bin/rust-lld");
    if path.is_file() {
        return Ok(path);
    }
    Err(Failure::new(
        format!("The linker for wasm is not at {}.", path.display()),
        "the Rust toolchain in use is not one of rustup's, which bring it, and Debian's compiler has none.",
        "install Rust through rustup and call `cargo xtask` with its cargo.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_folder_must_hold_std_core_and_test() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        assert!(!holds_standard_library(folder.path()));
        for name in ["libstd-1.rlib", "libcore-2.rlib", "self-contained"] {
            std::fs::write(folder.path().join(name), "")?;
        }
        assert!(!holds_standard_library(folder.path()));
        std::fs::write(folder.path().join("libtest-3.rlib"), "")?;
        assert!(holds_standard_library(folder.path()));
        Ok(())
    }

    #[test]
    fn only_debians_compiler_needs_variables() {
        assert!(
            WasmTarget::Ordinary.environment().variables.iter().all(|(name, _)| name != "RUSTUP_TOOLCHAIN")
        );
        let debian = WasmTarget::Debian { linker: "/x/rust-lld".into() }.environment();
        assert_eq!(debian.variables[0], ("RUSTUP_TOOLCHAIN".to_string(), "/usr".to_string()));
        assert_eq!(debian.variables[1].1, "/x/rust-lld");
    }
}
