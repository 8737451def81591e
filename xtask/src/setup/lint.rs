//! rustfmt and clippy, for native and for wasm code.

use super::debian;
use super::wasm_target::WasmTarget;
use crate::process::Call;
use crate::{Failure, Result};

/// rustfmt and clippy of the ordinary toolchain.
///
/// # Errors
/// When one is missing and rustup cannot bring it.
pub fn ensure_native() -> Result<()> {
    for (program, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if Call::new("cargo").arg(program).arg("--version").output().is_ok() {
            continue;
        }
        super::announce(&format!("Adding {component} to the Rust toolchain, by rustup"), "half a minute");
        let rustup = Call::new("rustup").args("component add").arg(component).variable("RUST_BACKTRACE", "0");
        if let Err(failure) = rustup.output() {
            return Err(Failure::new(
                format!("{component} is missing and rustup could not add it. {failure}"),
                "the code cannot be checked for form and common faults.",
                format!("run `rustup component add {component}` where rustup's server can be reached."),
            ));
        }
    }
    Ok(())
}

/// clippy for wasm code: it must belong to the compiler that makes the wasm.
///
/// # Errors
/// When it is missing and cannot be brought.
pub fn ensure_wasm(target: &WasmTarget) -> Result<()> {
    let there = Call::new("cargo").args("clippy --version").environment(&target.environment()).output();
    match (target, there) {
        (WasmTarget::Ordinary, _) => ensure_native(),
        (WasmTarget::Debian { .. }, Ok(_)) => Ok(()),
        (WasmTarget::Debian { .. }, Err(_)) => {
            debian::install("rust-web-clippy", "clippy for wasm code", "half a minute")
        }
    }
}
